"""Residents come in from a file or leave in one: asked for with a reason, let through by a second person, done by the worker.

The register as a whole is what an insider would steal (A28): nobody moves it alone, and every copy says whose it is.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from time import monotonic
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tertib.alur.ekspor import ALASAN_TERPANJANG, ALASAN_TERPENDEK, AlasanKurang
from tertib.buku.lembar_kerja import csv_buku, xlsx_buku
from tertib.inti import antrean, penyimpanan
from tertib.inti.galat import Galat
from tertib.inti.models import Antrean
from tertib.kependudukan.models import Keanggotaan, Keluarga, Pertukaran
from tertib.kependudukan.queries import susun_banyak
from tertib.kependudukan.services import pencatatan, siak
from tertib.kependudukan.siak import baca, kolom
from tertib.kependudukan.siak.susun import kelompokkan
from tertib.pengguna.models import Jabatan, Penugasan
from tertib.wilayah.queries import desa_di

PENYETUJU: Final = (Jabatan.KABID, Jabatan.KADIS)
PEKERJAAN: Final = "pertukaran"
"""The kind of queue entry."""
BENTUK: Final = ("csv", "xlsx")
_SELAMA = 20.0
"""Seconds of one turn of the worker, so that others get theirs and the lease holds."""
_SEKALI = 500


class BukanHakMenyetujui(Galat):
    """Who lets it through must be a head of division or of the office, and not the one who asked."""

    kalimat = gettext_lazy("Yang menyetujui Kepala Bidang atau Kepala Dinas, dan bukan peminta sendiri.")


class SudahDiputus(Galat):
    """Somebody decided on the request first."""

    kalimat = gettext_lazy("Permintaan ini sudah diputus orang lain.")


def minta_masuk(penugasan: Penugasan, *, isi: bytes, alasan: str, kini: datetime) -> Pertukaran:
    """Ask to take the residents of a file in; it is read once to see whether it is one.

    Raises AlasanKurang, baca.BerkasTidakTerbaca.
    """
    alasan = _alasan(alasan)
    banyak = sum(1 for _baris in baca.baca(isi))
    bentuk = "xlsx" if isi[:2] == b"PK" else "csv"
    return _catat(penugasan, arah=Pertukaran.MASUK, bentuk=bentuk, alasan=alasan, kini=kini, isi=isi, dari_baris=banyak)


def minta_keluar(penugasan: Penugasan, *, bentuk: str, desa: str, alasan: str, kini: datetime) -> Pertukaran:
    """Ask for the residents of the office, or of one village, as a file. Raises AlasanKurang."""
    if bentuk not in BENTUK:
        raise Galat(_("Pilih bentuk berkas."))
    alasan = _alasan(alasan)
    return _catat(penugasan, arah=Pertukaran.KELUAR, bentuk=bentuk, alasan=alasan, kini=kini, desa=desa)


def _alasan(teks: str) -> str:
    rapi = " ".join(teks.split())[:ALASAN_TERPANJANG]
    if len(rapi) < ALASAN_TERPENDEK:
        raise AlasanKurang(_("Tulis untuk apa dan untuk siapa, sedikitnya %(n)s huruf.") % {"n": ALASAN_TERPENDEK})
    return rapi


def _catat(
    penugasan: Penugasan,
    *,
    arah: str,
    bentuk: str,
    alasan: str,
    kini: datetime,
    desa: str = "",
    isi: bytes = b"",
    dari_baris: int = 0,
) -> Pertukaran:
    with transaction.atomic():
        return pencatatan.catat_pertukaran(
            penugasan.kantor,
            arah=arah,
            bentuk=bentuk,
            alasan=alasan,
            peminta=penugasan.pengguna_id,
            peminta_nama=sebutan(penugasan),
            kini=kini,
            desa=desa,
            isi=isi,
            dari_baris=dari_baris,
        )


def putuskan(penugasan: Penugasan, tukar: Pertukaran, *, setuju: bool, kini: datetime) -> None:
    """Let a request through, which queues the work, or refuse it. Raises BukanHakMenyetujui, SudahDiputus."""
    if not boleh_memutuskan(penugasan, tukar):
        raise BukanHakMenyetujui
    keadaan = Pertukaran.BERJALAN if setuju else Pertukaran.DITOLAK
    isi = {"keadaan": keadaan, "penyetuju_nama": sebutan(penugasan), "disetujui": kini}
    with transaction.atomic():
        if not pencatatan.ubah_pertukaran(tukar, Pertukaran.DIMINTA, **isi):
            raise SudahDiputus
        if setuju:
            antrean.tambah(PEKERJAAN, kantor=tukar.kantor_id, isi={"pertukaran": tukar.pk}, kini=kini)


def boleh_memutuskan(penugasan: Penugasan, tukar: Pertukaran) -> bool:
    """Whether this official may let the request through."""
    return penugasan.jabatan in PENYETUJU and penugasan.pengguna_id != tukar.peminta


def sebutan(penugasan: Penugasan) -> str:
    """An official by name and position, as the record keeps it."""
    return f"{penugasan.pengguna.nama} ({penugasan.get_jabatan_display()})"


def kerjakan(entri: Antrean, kini: datetime) -> None:
    """What the worker calls: some of the work, then the rest queued again. Harmless when it is done."""
    tukar = Pertukaran.objects.select_related("kantor").get(pk=entri.isi["pertukaran"])
    if tukar.keadaan != Pertukaran.BERJALAN:
        return
    _ARAH[tukar.arah](tukar, kini)


def _masukkan(tukar: Pertukaran, kini: datetime) -> None:
    """Portions of the file for some seconds, each committed; what is left waits its turn."""
    simpanan = tukar.berkas
    if simpanan is None:
        raise antrean.Tetap("impor tanpa berkas")
    kelompok = _kelompok(simpanan.sidik, tukar.kait, simpanan)
    desa = [kode for kode, _nama in desa_di(tukar.kantor_id)]
    mulai = monotonic()
    while siak.lanjutkan(tukar, kelompok, desa=desa, kini=kini):
        if monotonic() - mulai > _SELAMA:
            antrean.tambah(PEKERJAAN, kantor=tukar.kantor_id, isi={"pertukaran": tukar.pk}, kini=kini)
            return
    _kelompok.cache_clear()
    pencatatan.ubah_pertukaran(tukar, Pertukaran.BERJALAN, keadaan=Pertukaran.SELESAI, selesai=kini)


@lru_cache(maxsize=1)
def _kelompok(sidik: str, kait: str, simpanan: penyimpanan.Simpanan) -> list[tuple[baca.BarisSiak, ...]]:
    """The lines of the file by card; kept for the next turn of the same work."""
    return kelompokkan(baca.baca(penyimpanan.baca(simpanan, kait=kait)))


def _keluarkan(tukar: Pertukaran, kini: datetime) -> None:
    """The whole file in one go, its progress told on the way; begun again it is simply made again."""
    kartu = Keluarga.objects.filter(berlaku=True).order_by("desa", "pk")
    if tukar.desa:
        kartu = kartu.filter(desa=tukar.desa)
    pk = list(kartu.values_list("pk", flat=True))
    pencatatan.ubah_pertukaran(tukar, Pertukaran.BERJALAN, baris=0, dari_baris=len(pk))
    banyak = Keanggotaan.objects.filter(keluarga__in=kartu, sampai=None).count()
    isi = _PEMBUAT[tukar.bentuk](tukar, _baris_keluar(tukar, pk), jejak(tukar, banyak))
    with penyimpanan.batal_bila_gagal() as tulis, transaction.atomic():
        berkas = pencatatan.medan_berkas(tulis(isi, kait=tukar.kait))
        selesai = {"keadaan": Pertukaran.SELESAI, "selesai": kini, "diterima": banyak}
        if not pencatatan.ubah_pertukaran(tukar, Pertukaran.BERJALAN, **berkas, **selesai):
            raise SudahDiputus  # another worker was quicker; this file goes


def _baris_keluar(tukar: Pertukaran, pk: Sequence[int]) -> Iterator[list[str]]:
    """The lines one after another: all of a large office at once would not fit in memory."""
    for awal in range(0, len(pk), _SEKALI):
        for keluarga in susun_banyak(pk[awal : awal + _SEKALI]):
            yield from ([*kolom.baris(keluarga, a), tukar.sebutan] for a in keluarga.anggota)
        pencatatan.ubah_pertukaran(tukar, Pertukaran.BERJALAN, baris=min(awal + _SEKALI, len(pk)))


def jejak(tukar: Pertukaran, banyak: int) -> str:
    """The sentence every copy carries."""
    return _(
        "Ekspor %(nomor)s, %(banyak)s penduduk. Diminta %(peminta)s, disetujui %(penyetuju)s. Alasan: %(alasan)s"
    ) % {
        "nomor": tukar.sebutan,
        "banyak": banyak,
        "peminta": tukar.peminta_nama,
        "penyetuju": tukar.penyetuju_nama,
        "alasan": tukar.alasan,
    }


def _csv(tukar: Pertukaran, baris: Iterable[list[str]], jejak: str) -> bytes:
    return csv_buku([*kolom.SEMUA, "EKSPOR"], baris, jejak=jejak)


def _xlsx(tukar: Pertukaran, baris: Iterable[list[str]], jejak: str) -> bytes:
    judul = [*kolom.SEMUA, "EKSPOR"]
    return xlsx_buku(
        judul, baris, nama=tukar.sebutan, kepala=[tukar.kantor.nama], lebar=[1.0] * len(judul), jejak=jejak
    )


_ARAH: Mapping[str, Callable[[Pertukaran, datetime], None]] = {
    Pertukaran.MASUK: _masukkan,
    Pertukaran.KELUAR: _keluarkan,
}
_PEMBUAT: Mapping[str, Callable[[Pertukaran, Iterable[list[str]], str], bytes]] = {"csv": _csv, "xlsx": _xlsx}
