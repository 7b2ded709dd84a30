"""Filling an empty database with a working demonstration: regions, five offices, people, families, cases at every desk."""

import random
from datetime import datetime, timedelta

from tqdm import tqdm

from tertib.alur import lapor, terbitkan_sop
from tertib.inti import antrean, jam
from tertib.inti.lingkup import di_kantor
from tertib.kanal import pengirim
from tertib.kependudukan.models import Keluarga
from tertib.pengguna.models import Penugasan
from tertib.peragaan import akun_ikd, pemeran, siaga
from tertib.peragaan import kantor as rekaan
from tertib.permohonan.models import SopTerbit
from tertib.sop import pemuat
from tertib.sop.jenis import Sop
from tertib.wilayah.models import Kantor
from tertib.wilayah.services import muat_wilayah

KELUARGA_PER_KANTOR = 60
KELUARGA_BERPERKARA = 30


def isi() -> None:
    """Make whatever is still missing. Quick when nothing is."""
    muat_wilayah_dengan_bilah()
    naskah = pemuat.semua()
    baru = [r for r in rekaan.KANTOR if not Kantor.objects.filter(kode=r.kode).exists()]
    kini = jam.kini()
    for rencana in tqdm(baru, desc="Membuka kantor rekaan", unit="kantor", disable=not baru):
        kantor = rekaan.kantor_rekaan(rencana)
        terbit = siapkan_kantor(kantor, naskah[rencana.sop], kini=kini)
        if terbit.aktif:
            _isi_meja(kantor, terbit, naskah[rencana.sop], kini)
            akun_ikd.aktifkan_rekaan(kantor, naskah[rencana.sop], kini=kini)
            _antar_pesan(kantor, kini)


def muat_wilayah_dengan_bilah() -> None:
    """Load the region list with a progress bar; nothing when it is loaded."""
    with tqdm(desc="Memuat daftar wilayah", unit=" wilayah", delay=0.3) as bilah:

        def maju(selesai: int, seluruh: int) -> None:
            bilah.total = seluruh
            bilah.update(selesai - bilah.n)

        muat_wilayah(maju)


def siapkan_kantor(kantor: Kantor, sop: Sop, *, kini: datetime) -> SopTerbit:
    """People, certificates, families and the SOP of one office; the SOP in force if everything it says can be executed."""
    rekaan.petugas_rekaan(kantor, sop)
    rekaan.sertifikat_rekaan(kantor, kini=kini, jabatan=penanda_tangan(sop))
    with di_kantor(kantor.kode):
        berpenghuni = Keluarga.objects.exists()
    if not berpenghuni:
        rekaan.tambah_keluarga(kantor, KELUARGA_PER_KANTOR, kini=kini)
    with di_kantor(kantor.kode):
        orang = [t.pengguna for t in Penugasan.objects.select_related("pengguna").order_by("id")]
        usulan = terbitkan_sop.usulkan(kantor=kantor, sop=sop, oleh=orang[0])
        if not terbitkan_sop.kata_belum_ada(sop):
            terbitkan_sop.aktifkan(usulan, sop=sop, oleh=orang[-1], kini=kini)
        if sop.layanan == lapor.LAYANAN:
            siaga.siapkan(kantor, kini=kini)
        usulan.refresh_from_db()
    return usulan


def penanda_tangan(sop: Sop) -> set[str]:
    """The positions that sign electronically in this SOP."""
    langkah = [lk for lk in sop.langkah.values() if any(e.kata == "tte" for p in lk.putusan for e in p.efek)]
    return {jabatan for lk in langkah for jabatan in sop.peran[lk.peran].jabatan}


def _isi_meja(kantor: Kantor, terbit: SopTerbit, sop: Sop, kini: datetime) -> None:
    """Cases left standing at each step, some of them returned once."""
    acak = random.Random(rekaan.BENIH)
    with di_kantor(kantor.kode):
        keluarga = list(Keluarga.objects.order_by("id")[:KELUARGA_BERPERKARA])
        for urut, langkah in enumerate([lk for lk in sop.langkah for _ in range(2)] + ["selesai"] * 3):
            mulai = kini - timedelta(minutes=45 - urut)
            nomor_kk = _ambil_keluarga(keluarga, sop, langkah).nomor
            p = pemeran.permohonan_rekaan(kantor, sop=terbit, nomor_kk=nomor_kk, kini=mulai, acak=acak)
            while not p.akhir and p.langkah != langkah:
                mulai = min(kini, mulai + pemeran.lama_langkah(p, acak) / 2)
                p = pemeran.gerakkan(p, kini=mulai)


def _antar_pesan(kantor: Kantor, kini: datetime) -> None:
    """What the made cases told their people lies in the message box, so that nobody waits behind it."""
    with di_kantor(kantor.kode):
        while entri := antrean.pinjam(peminjam="peragaan", kini=kini, hanya={"beritahu"}, banyak=100):
            for satu in entri:
                antrean.kerjakan(satu, {"beritahu": pengirim.beritahu}, kini=kini)


def _ambil_keluarga(sisa: list[Keluarga], sop: Sop, langkah: str) -> Keluarga:
    """The next family; where a village is to act, one of the village whose operator is listed first."""
    urut = 0
    if langkah in sop.langkah and sop.peran[sop.langkah[langkah].peran].unit:
        desa = Penugasan.objects.exclude(desa=None).order_by("id").values_list("desa", flat=True).first()
        urut = next((i for i, k in enumerate(sisa) if k.desa_id == desa), 0)
    return sisa.pop(urut)
