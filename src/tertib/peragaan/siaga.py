"""The invented people of seed 4: a reporter, persons without papers, the recording officer, a patient central service."""

import random
import uuid
from datetime import datetime, timedelta

from django.db import transaction

from tertib.alur import blanko, izinkan_pelapor, kirim_pusat, lapor, pelaku, rekam, sahkan_laporan, susulkan_ktp
from tertib.alur.daftarkan import Pindaian
from tertib.alur.kartu_ktp import KE_PUSAT
from tertib.alur.pelaku import Pelaku
from tertib.alur.tanda_tangan_ketik import gambar_nama
from tertib.alur.untuk_siapa import penerima
from tertib.dokumen.ktp import queries as ktp
from tertib.inti.antrean import Tunda
from tertib.inti.models import Antrean
from tertib.inti.sandi import sidik
from tertib.kependudukan.perubahan import a6_rentan
from tertib.kependudukan.rules.jenis import Orang
from tertib.kependudukan.rules.nik import awalan_nik, dengan_seri
from tertib.pengguna.models import Pelapor, Penugasan
from tertib.peragaan.kertas import kertas
from tertib.peragaan.nama import nama_rekaan, pilih_khazanah
from tertib.perekaman.jenis import ButirBaru, RekamanBaru
from tertib.perekaman.rules import BAGIAN, DARI_ALAT, TANDA_TANGAN, WAJAH
from tertib.perekaman.services import simpan_rekaman
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan
from tertib.permohonan.pelaporan.queries import pelaporan
from tertib.wilayah.models import Kantor
from tertib.wilayah.queries import desa_di

KUOTA = 20
BLANKO = 500
_SABAR = timedelta(hours=27)
"""Longer than the slowest answer of the stand-in for the central service."""


def siapkan(kantor: Kantor, *, kini: datetime) -> None:
    """A reporter with an account, and blanks in the cupboard; nothing when they are there."""
    if Pelapor.objects.exists():
        return
    kasi = _yang(("kasi",))
    hari = kantor.setempat(kini).date().replace(year=1984)
    nik = dengan_seri(awalan_nik(kecamatan=desa_di(kantor.kode)[0][0], tanggal_lahir=hari, jenis_kelamin="2"), 9999)
    izinkan_pelapor.izinkan_pelapor(
        kasi,
        lembaga="pendamping-sosial",
        nama_lembaga=f"Pendamping sosial {kantor.ibu_kota}",
        surat="ST-0000/SOSIAL/2026",
        nama="Kartika Sari Dewi",
        nik=nik,
        email=f"pelapor@{kantor.slug}.contoh.test",
        kuota=KUOTA,
        kini=kini,
    )
    blanko.terima(
        _yang(("operator",)),
        jenis="ktp",
        jumlah=BLANKO,
        seri="A 0000001 - A 0000500",
        dari="Ditjen Dukcapil",
        surat="470/0000/Dukcapil",
        kini=kini,
    )


def laporan_rekaan(kantor: Kantor, *, kini: datetime, acak: random.Random) -> Permohonan:
    """A report filled in and signed with all its papers, not handed in: of a person of any age, known well or hardly."""
    pelapor = Pelapor.objects.select_related("penugasan__pengguna", "penugasan__kantor").order_by("pk")[0]
    jawaban = jawaban_rekaan(kantor, kini=kini, acak=acak)
    perlu = a6_rentan.JENIS.syarat_untuk({**jawaban, "biometrik": a6_rentan.SAAT_REKAM})
    pindaian = {s.kunci: Pindaian("foto.jpg", kertas(str(s.nama))) for s in perlu}
    with transaction.atomic():
        return lapor.isi_laporan(lapor.Laporan(jawaban, pindaian), pelapor=pelapor, kini=kini)


def jawaban_rekaan(kantor: Kantor, *, kini: datetime, acak: random.Random) -> dict[str, str]:
    """What a reporter would answer of one person, most grown up, some children, some known by a nickname only."""
    kelamin, umur = acak.choice("12"), acak.choice((9, 24, 37, 52, 68))
    tahun = kantor.setempat(kini).year - umur
    pasti = acak.random() < 0.5
    lahir = {"lahir": "pasti", "tanggal_lahir": f"{tahun}-{acak.randrange(1, 10):02d}-{acak.randrange(1, 29):02d}"}
    kode, nama_desa = acak.choice(desa_di(kantor.kode))
    khazanah = pilih_khazanah(acak, kantor.kode[:2])
    return {
        "kategori": acak.choice(("terlantar", "kawasan", "bencana-alam")),
        "identitas": acak.choice(("ya", "tidak")),
        "nama_dikenal": acak.choice(("ya", "ya", "sebutan")),
        "ditemukan": f"Rumah singgah {nama_desa.title()}",
        "nama": nama_rekaan(acak, khazanah, kelamin).upper(),
        "jenis_kelamin": kelamin,
        "tempat_lahir": kantor.ibu_kota.upper(),
        **(lahir if pasti else {"lahir": "tahun", "tahun_lahir": str(tahun)}),
        "agama": "1",
        "status_kawin": "1",
        "ibu": nama_rekaan(acak, khazanah, "2").upper() if acak.random() < 0.7 else "",
        "tujuan": "sendiri",
        "alamat": f"Jalan Singgah {acak.randrange(1, 90)}",
        "rt": "001",
        "rw": "002",
        "desa": kode,
        **({"alasan_kepala": "Tidak ada orang dewasa yang dikenal."} if umur < 17 else {}),
    }


def di_tempat(p: Permohonan, *, kini: datetime) -> datetime:
    """Whatever is done without moving the case before it can move on. Returns when it was done."""
    _lihat_laporan(p, kini)
    tindakan = _tindakan(p)
    if tindakan == "rekam":
        for orang in rekam.orang(p):
            rekam_rekaan(p, orang, oleh=_yang(("perekam",)), kini=kini)
    if tindakan == "serahkan":
        return _tunggu_pusat(p, kini)
    return kini


def rekam_rekaan(
    p: Permohonan, orang: Orang, *, oleh: Penugasan, kini: datetime, tanpa: frozenset[str] = frozenset()
) -> None:
    """A recording as a tablet would send it; the parts of `tanpa` are excused, because the person has none."""
    gambar = {WAJAH: kertas("FOTO"), TANDA_TANGAN: gambar_nama(orang.nama)}
    isi = {b: gambar.get(b) or f"{b}:{orang.nik}".encode() * 8 for b in BAGIAN if b not in tanpa}
    butir = [
        ButirBaru(b, sidik=sidik(isi[b]), mutu=80 if b in DARI_ALAT else None)
        if b in isi
        else ButirBaru(b, sebab_tiada="tidak-ada")
        for b in BAGIAN
    ]
    baru = RekamanBaru(uuid.uuid4(), p, orang.nik, orang.nama, oleh, kini, butir)
    simpan_rekaman(baru, isi=isi, kini=kini)


def kirim_ke_pusat(p: Permohonan, *, kini: datetime) -> None:
    """What the worker does for the cards of one case."""
    milik = {k.pk for k in ktp.milik(p)}
    for entri in Antrean.objects.filter(jenis=KE_PUSAT, selesai=None):
        if entri.isi["ktp"] in milik:
            try:
                kirim_pusat.kerjakan(entri, kini)
            except Tunda as tunda:
                Antrean.objects.filter(pk=entri.pk).update(siap=tunda.sampai)
            else:
                Antrean.objects.filter(pk=entri.pk).update(selesai=kini)


def _tunggu_pusat(p: Permohonan, kini: datetime) -> datetime:
    """Where a card comes later, the family card goes first, and the case waits for the central service."""
    if not ktp.menyusul(p):
        return kini
    operator = pelaku.petugas(_yang(("operator",)))
    nama, nik = penerima(p, kini=kini)
    isi = {"penerima": {"nama": nama, "nik": nik, "hubungan": "pemohon"}, "tanda_tangan": gambar_nama(nama)}
    susulkan_ktp.serahkan_kk_dulu(p, pelaku=operator, isi=isi, kini=kini)
    nanti = kini + _SABAR
    kirim_ke_pusat(p, kini=nanti)
    susulkan_ktp.susulkan_ktp(p, pelaku=operator, kini=nanti)
    return nanti


def _lihat_laporan(p: Permohonan, kini: datetime) -> None:
    laporan = pelaporan(p)
    if laporan is None or not p.diajukan or p.akhir:
        return
    kasi = pelaku.petugas(_yang(("kasi",)))
    if laporan.menunggu_disahkan:
        sahkan_laporan.sahkan_laporan(p, pelaku=kasi, kini=kini)
    if laporan.menunggu_dicek:
        hasil = "Ditemui di tempat yang dilaporkan; wajah sesuai foto."
        sahkan_laporan.cek_lapangan(p, hasil=hasil, pelaku=kasi, kini=kini)


def siapa_pelapor(p: Permohonan) -> Pelaku | None:
    """Whoever reported the case; None where nobody did."""
    laporan = pelaporan(p)
    return pelaku.pelapor(p, laporan.pelapor.penugasan) if laporan else None


def _tindakan(p: Permohonan) -> str:
    return "" if p.akhir else queries.sop(p).langkah[p.langkah].tindakan


def _yang(jabatan: tuple[str, ...]) -> Penugasan:
    semua = Penugasan.objects.filter(jabatan__in=jabatan).select_related("pengguna", "kantor", "desa")
    pertama: Penugasan = semua.order_by("id")[0]
    return pertama
