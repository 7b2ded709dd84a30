"""Made cases for anybody who wants to see a SOP run: `tertib contoh`."""

import json
import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from tqdm import tqdm

from tertib.alur import terbitkan_sop
from tertib.dokumen import queries as dokumen_queries
from tertib.dokumen.pernyataan import cose, lampiran
from tertib.dokumen.verifikasi import lampiran_json
from tertib.inti import jam
from tertib.inti.galat import Galat
from tertib.inti.lingkup import di_kantor
from tertib.inti.sandi import sidik
from tertib.peragaan import isi as peragaan_isi
from tertib.peragaan import kantor as rekaan
from tertib.peragaan import pemeran
from tertib.permohonan import queries
from tertib.permohonan.models import KepalaRantai, Kunjungan, Permohonan, SopTerbit
from tertib.sop.jenis import Sop
from tertib.wilayah.models import Kantor

KANTOR_UMUM = rekaan.KANTOR[0]
_PELUANG_KEMBALI = 0.35
_KEMBALI_TERBANYAK = 3


class TidakDapatDijalankan(Galat):
    """The SOP cannot run here; the sentence says which words are missing or which proofs fail."""


@dataclass(slots=True)
class _Kerja:
    """One run: the office, the SOP as adopted, chance, and whether cases are sent back now and then."""

    kantor: Kantor
    terbit: SopTerbit
    acak: random.Random
    dengan_pengembalian: bool


def jalankan(sop: Sop, *, ke: Path, jumlah: int, dengan_pengembalian: bool, benih: int) -> None:
    """Run `jumlah` cases to their end; issued PDFs and `ringkasan.json` lie in `ke` afterwards. Raises TidakDapatDijalankan."""
    if kurang := terbitkan_sop.kata_belum_ada(sop):
        raise TidakDapatDijalankan(f"SOP {sop.kode} memakai kata yang belum dapat dijalankan: {', '.join(kurang)}.")
    ke.mkdir(parents=True, exist_ok=True)
    kini = jam.kini()
    peragaan_isi.muat_wilayah_dengan_bilah()
    kantor = rekaan.kantor_rekaan(
        next((r for r in rekaan.KANTOR if sop.kode == r.sop or sop.identitas.get("wilayah") == r.kode), KANTOR_UMUM)
    )
    try:
        terbit = peragaan_isi.siapkan_kantor(kantor, sop, kini=kini)
    except terbitkan_sop.SopBelumLayak as galat:
        raise TidakDapatDijalankan(str(galat)) from galat
    kerja = _Kerja(kantor, terbit, random.Random(benih), dengan_pengembalian)
    nomor = rekaan.tambah_keluarga(kantor, jumlah, kini=kini)
    with di_kantor(kantor.kode):
        perkara = [_satu(kerja, n, ke, kini) for n in tqdm(nomor, desc=f"Contoh {sop.kode}", unit="perkara")]
        kepala = KepalaRantai.objects.get(kantor=kantor)
    ringkasan = {
        "sop": sop.kode,
        "hash": sop.sidik,
        "kantor": kantor.kode,
        "permohonan": perkara,
        "rantai": {"urut": kepala.urut, "sidik": kepala.sidik},
    }
    (ke / "ringkasan.json").write_text(json.dumps(ringkasan, ensure_ascii=False, indent=1))


def _satu(kerja: _Kerja, nomor_kk: str, ke: Path, kini: datetime) -> dict[str, Any]:
    waktu = kini - timedelta(hours=3)
    p = pemeran.permohonan_rekaan(kerja.kantor, sop=kerja.terbit, nomor_kk=nomor_kk, kini=waktu, acak=kerja.acak)
    kembali = 0
    while not p.akhir:
        waktu += pemeran.lama_langkah(p, kerja.acak)
        boleh_kembali = kerja.dengan_pengembalian and kembali < _KEMBALI_TERBANYAK
        putusan = pemeran.putusan_kembali(p, kerja.acak) if boleh_kembali else None
        if putusan and kerja.acak.random() < _PELUANG_KEMBALI:
            kembali += 1
            p = pemeran.gerakkan(p, kini=waktu, putusan=putusan.nama)
        else:
            p = pemeran.gerakkan(p, kini=waktu)
    return _ringkas(p, ke)


def _ringkas(p: Permohonan, ke: Path) -> dict[str, Any]:
    sop = queries.sop(p)
    dokumen = []
    for no, terbit in enumerate(dokumen_queries.terbit(p), 1):
        isi_berkas, nama = dokumen_queries.isi(terbit), f"{p.nomor}-{no}.pdf"
        (ke / nama).write_bytes(isi_berkas)
        bertanda = lampiran.urai(lampiran_json(isi_berkas)).bertanda
        qr = f"{settings.ALAMAT_SITUS}/cek/{terbit.tautan}/#{cose.ke_angka(bertanda)}"
        dokumen.append(
            {"jenis": terbit.jenis, "cara": terbit.cara, "file": nama, "sha256": sidik(isi_berkas), "isi_qr": qr}
        )
    return {
        "sop": sop.kode,
        "hash": sop.sidik,
        "nomor": p.nomor,
        "jenis": p.jenis,
        "akhir": p.akhir,
        "langkah": [
            {
                "langkah": k.langkah,
                "peran": sop.peran[k.peran].nama,
                "mulai": k.masuk.isoformat(),
                "selesai": k.selesai.isoformat() if k.selesai else None,
                "putusan": k.putusan,
            }
            for k in Kunjungan.objects.filter(permohonan=p).order_by("ke")
        ],
        "dokumen": dokumen,
    }
