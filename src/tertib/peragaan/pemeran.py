"""Playing the people of one office: a case is moved only by the very acts the pages call."""

import io
import random
from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

from tertib.alur import berkas, buka, isi, langkah, pelaku, sertifikasi
from tertib.alur.pelaku import Pelaku
from tertib.alur.tanda_tangan_ketik import HURUF
from tertib.kependudukan.queries import keluarga_menurut_nomor
from tertib.kependudukan.rules.jenis import Keluarga
from tertib.pengguna.models import Penugasan
from tertib.peragaan.kantor import FRASA_SANDI
from tertib.permohonan import queries
from tertib.permohonan.models import KodeKonfirmasi, Permohonan, SopTerbit
from tertib.sop.jenis import Putusan
from tertib.wilayah.models import Kantor

ALASAN = "Foto tidak terbaca. Foto ulang dengan keempat sudut terlihat."


def permohonan_rekaan(
    kantor: Kantor, *, sop: SopTerbit, nomor_kk: str, kini: datetime, acak: random.Random
) -> Permohonan:
    """A case filled in, signed and with all papers, standing before its first move."""
    keluarga = keluarga_menurut_nomor(nomor_kk)
    assert keluarga is not None
    assert keluarga.kepala is not None
    jenis, jawaban = _jawaban(keluarga, kantor, kini, acak)
    p, _token = buka.buka(kantor=kantor, jenis=jenis, kanal="warga", bahasa="id", kini=kini, sop=sop)
    isi.simpan_pemohon(
        p,
        nama=keluarga.kepala.nama,
        nik=keluarga.kepala.nik,
        nomor_kk=keluarga.nomor,
        whatsapp=f"+62800000{acak.randrange(10**5):05d}",
        surel="",
        versi=p.versi,
        kini=kini,
    )
    isi.kirim_kode(p, kini=kini)
    isi.konfirmasi_kode(p, kode=KodeKonfirmasi.objects.filter(permohonan=p).latest("id").kode, kini=kini)
    isi.simpan_isian(p, jawaban=jawaban, versi=p.versi, kini=kini)
    for s in queries.syarat(p):
        berkas.serahkan_berkas(p, syarat=s.syarat.kunci, nama="foto.jpg", isi=kertas(str(s.syarat.nama)), kini=kini)
    berkas.tanda_tangani_formulir(p, gambar=None, nama_diketik=p.pemohon_nama, kini=kini)
    return p


def gerakkan(p: Permohonan, *, kini: datetime, putusan: str = "") -> Permohonan:
    """One move by whoever the SOP lets act now; forward unless `putusan` says otherwise."""
    siapa = yang_boleh(p)
    pilihan = langkah.pilihan_kini(p, siapa)
    terpilih = next((x for x in pilihan if x.nama == putusan), None) or next(x for x in pilihan if not x.kembali)
    if siapa.jenis == "pemohon":
        _perbaiki(p, kini)
    if any(e.kata == "tte" for e in terpilih.efek):
        return sertifikasi.tandatangani(p, pelaku=siapa, versi=p.versi, frasa_sandi=FRASA_SANDI, kini=kini)
    return langkah.jalankan(
        p,
        putusan=terpilih.nama,
        pelaku=siapa,
        versi=p.versi,
        kini=kini,
        alasan=ALASAN if terpilih.kembali else "",
        isi=_isi(p, terpilih),
    )


def yang_boleh(p: Permohonan) -> Pelaku:
    """Somebody who may act on the case now: its applicant, or the first official the engine lets through."""
    calon = [pelaku.pemohon(p), pelaku.SISTEM]
    calon += [pelaku.petugas(t) for t in Penugasan.objects.select_related("pengguna", "kantor").order_by("id")]
    return next(c for c in calon if langkah.pilihan_kini(p, c))


def putusan_kembali(p: Permohonan) -> Putusan | None:
    """An answer that sends the case back from where it stands, if there is one."""
    return next((x for x in langkah.pilihan_kini(p, yang_boleh(p)) if x.kembali), None)


def lama_langkah(p: Permohonan, acak: random.Random) -> timedelta:
    """How long the step takes: its standard time, more or less."""
    waktu = queries.sop(p).langkah[p.langkah].waktu or 1
    return timedelta(seconds=round(waktu * 60 * acak.uniform(0.4, 1.1)))


def _isi(p: Permohonan, putusan: Putusan) -> Mapping[str, object]:
    syarat = [s.syarat.kunci for s in queries.syarat(p)]
    return {"kekurangan": [(f"syarat:{syarat[0]}", ALASAN)]} if putusan.kembali else {"sesuai": syarat}


def _perbaiki(p: Permohonan, kini: datetime) -> None:
    for s in queries.syarat(p):
        if s.kekurangan:
            berkas.serahkan_berkas(
                p, syarat=s.syarat.kunci, nama="ulang.jpg", isi=kertas(f"{s.syarat.nama} "), kini=kini
            )


def _jawaban(keluarga: Keluarga, kantor: Kantor, kini: datetime, acak: random.Random) -> tuple[str, dict[str, str]]:
    hari = kantor.setempat(kini).date()
    pasangan = next((a.orang for a in keluarga.anggota if a.shdk in ("2", "3")), None)
    if pasangan and keluarga.kepala and keluarga.kepala.status_kawin in ("2", "3") and acak.random() < 0.7:
        lahir = hari - timedelta(days=acak.randrange(3, 45))
        belum = keluarga.kepala.status_kawin == "3"
        return "kelahiran", {
            "nama_anak": acak.choice(("KIRANA", "ARGA", "NAURA", "BIMA", "ALYA", "RAFIF"))
            + " "
            + keluarga.kepala.nama.split()[-1],
            "tanggal_lahir": lahir.isoformat(),
            "jenis_kelamin": acak.choice("12"),
            "tempat_lahir": kantor.ibu_kota,
            "akta_lahir": f"{kantor.kode.replace('.', '')}-LU-{lahir:%d%m%Y}-0000",
            "orang_tua": "kepala",
            "perkawinan": "belum" if belum else "tercatat",
        }
    hilang = hari - timedelta(days=acak.randrange(4, 20))
    return "hilang", {
        "tanggal_hilang": hilang.isoformat(),
        "cerita": "Terselip saat pindah rumah.",
        "nomor_surat": f"SKTLK/{acak.randrange(1, 400)}/0000",
        "tanggal_surat": (hilang + timedelta(days=1)).isoformat(),
        "kantor_polisi": f"Polsek {kantor.ibu_kota}",
    }


@lru_cache(maxsize=64)
def kertas(judul: str) -> bytes:
    """A made-up paper as a JPEG photo, 900 x 1200 pixels, that says it is an example."""
    gambar = Image.new("RGB", (900, 1200), "#fbfaf5")
    pena = ImageDraw.Draw(gambar)
    tegak = HURUF.with_name("LiberationSans-Regular.ttf")
    pena.rectangle((40, 40, 860, 1160), outline="#8ba0c4", width=6)
    pena.text((450, 150), judul[:38], font=ImageFont.truetype(tegak, 36), fill="#1b2432", anchor="mm")
    for y in range(260, 900, 70):
        pena.line((110, y, 560 + y % 230, y), fill="#c3c9d3", width=14)
    pena.text((450, 1020), "CONTOH", font=ImageFont.truetype(tegak, 110), fill="#e3b6a6", anchor="mm")
    isi_berkas = io.BytesIO()
    gambar.save(isi_berkas, "JPEG", quality=80)
    return isi_berkas.getvalue()


__all__ = ["gerakkan", "kertas", "lama_langkah", "permohonan_rekaan", "putusan_kembali", "yang_boleh"]
