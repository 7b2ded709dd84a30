"""Writing recordings: announced first, then piece by piece, then whole; every piece is encrypted before it is stored.

A recording is sent by the one code it was given where it was made: the second time nothing happens.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tertib.inti import penyimpanan
from tertib.inti.galat import Galat
from tertib.inti.penyimpanan import Simpanan
from tertib.inti.sandi import sidik as sidik_isi
from tertib.pengguna.models import Penugasan
from tertib.perekaman import queries, rules
from tertib.perekaman.jenis import ButirBaru, RekamanBaru
from tertib.perekaman.models import Butir, JadwalKunjungan, Keadaan, Perjalanan, Rekaman, Tablet, TilikRekaman
from tertib.permohonan.models import Permohonan

GANDA = "ganda"
"""Set aside because somebody else had recorded this person for this case already."""


class RekamanCacat(Galat):
    """What was announced is not a recording: a part is neither there nor excused, or a code is used for something else."""

    kalimat = _("Rekaman belum lengkap: setiap bagian harus direkam, atau dicatat mengapa tidak.")


class PotonganCacat(Galat):
    """A piece is not the one announced."""

    kalimat = _("Potongan rekaman rusak di jalan. Kirim sekali lagi.")


def umumkan(baru: RekamanBaru, *, kini: datetime) -> Rekaman:
    """The row its pieces will fill; the same row when it was announced before. Raises RekamanCacat."""
    if rules.cela((b.bagian, b.sebab_tiada) for b in baru.butir) or any(
        bool(b.sidik) == bool(b.sebab_tiada) for b in baru.butir
    ):
        raise RekamanCacat
    rekaman: Rekaman
    with transaction.atomic():
        rekaman, belum = Rekaman.objects.get_or_create(
            kode=baru.kode,
            defaults={
                "kantor": baru.permohonan.kantor,
                "permohonan": baru.permohonan,
                "sidik": baru.sidik,
                "nik": baru.nik,
                "nik_indeks": queries.indeks(baru.nik),
                "nama": baru.nama,
                "tablet": baru.tablet,
                "perekam": baru.perekam,
                "direkam": baru.direkam,
                "diterima": kini,
            },
        )
        if rekaman.sidik != baru.sidik:
            raise RekamanCacat(_("Kode rekaman ini sudah dipakai rekaman lain."))
        if belum:
            Butir.objects.bulk_create(_butir(rekaman, urut, b) for urut, b in enumerate(baru.butir, 1))
    return rekaman


def _butir(rekaman: Rekaman, urut: int, baru: ButirBaru) -> Butir:
    return Butir(
        rekaman=rekaman,
        kantor=rekaman.kantor,
        urut=urut,
        bagian=baru.bagian,
        sidik=baru.sidik,
        sebab_tiada=baru.sebab_tiada,
        mutu=baru.mutu,
        rantai=baru.rantai,
    )


def isi_butir(rekaman: Rekaman, *, bagian: str, isi: bytes) -> None:
    """Store one piece, encrypted under a key of its own. Harmless when it is there already. Raises PotonganCacat."""
    butir = Butir.objects.filter(rekaman=rekaman, bagian=bagian, sebab_tiada="").first()
    if butir is None or sidik_isi(isi) != butir.sidik:
        raise PotonganCacat
    if butir.nama:
        return
    with penyimpanan.batal_bila_gagal() as tulis:
        if not _tempatkan(butir, tulis(isi, kait=rekaman.kait)):
            raise PotonganCacat  # the same piece came twice at once: what was stored second is erased again


def _tempatkan(butir: Butir, simpanan: Simpanan) -> bool:
    """Point the row to its file, by compare-and-set."""
    kosong = Butir.objects.filter(pk=butir.pk, nama="")
    return bool(kosong.update(nama=simpanan.nama, kunci=simpanan.kunci, ukuran=simpanan.ukuran))


def genapi(rekaman: Rekaman, *, sebab: str = "") -> Rekaman:
    """Everything came: the recording counts, or is set aside (`sebab`, or because another one counts already).

    Must run inside a transaction that locks the case. Does nothing while a piece is missing, or a second time.
    """
    terkunci: Rekaman = Rekaman.objects.select_for_update().get(pk=rekaman.pk)
    if terkunci.keadaan != Keadaan.DATANG or queries.kurang(terkunci):
        return terkunci
    lain = Rekaman.objects.filter(
        permohonan=terkunci.permohonan_id, nik_indeks=terkunci.nik_indeks, keadaan=Keadaan.BERLAKU
    )
    terkunci.sebab = sebab or (GANDA if lain.exists() else "")
    terkunci.keadaan = Keadaan.DISISIHKAN if terkunci.sebab else Keadaan.BERLAKU
    terkunci.save(update_fields=["keadaan", "sebab"])
    return terkunci


def simpan_rekaman(baru: RekamanBaru, *, isi: Mapping[str, bytes], kini: datetime) -> Rekaman:
    """All at once, for who has the whole in hand: `isi` by part. Raises RekamanCacat, PotonganCacat."""
    rekaman = umumkan(baru, kini=kini)
    for bagian in queries.kurang(rekaman):
        isi_butir(rekaman, bagian=bagian, isi=isi[bagian])
    with transaction.atomic():
        return genapi(rekaman)


def daftarkan_tablet(oleh: Penugasan, *, nama: str, rahasia_sidik: str, kini: datetime) -> Tablet:
    """A new tablet of the official's office."""
    tablet: Tablet = Tablet.objects.create(
        kantor=oleh.kantor, nama=nama, rahasia_sidik=rahasia_sidik, didaftarkan_oleh=oleh, didaftarkan=kini
    )
    return tablet


def kunci_tablet(tablet: Tablet, *, oleh: Penugasan, sebab: str, kini: datetime) -> None:
    """Lock out; the first time stays."""
    Tablet.objects.filter(pk=tablet.pk, dikunci=None).update(dikunci=kini, dikunci_oleh=oleh, sebab_kunci=sebab)


def catat_sinkron(tablet: Tablet, *, kini: datetime) -> None:
    """When it was last in contact."""
    Tablet.objects.filter(pk=tablet.pk).update(sinkron=kini)


def rencanakan(
    oleh: Penugasan,
    *,
    tanggal: date,
    perekam: Penugasan,
    tablet: Tablet,
    tim: str,
    permohonan: Permohonan,
    tempat: str,
    mulai: time,
    sampai: time,
    kini: datetime,
) -> JadwalKunjungan:
    """Put a visit at the end of that day's trip, beginning the trip where there is none; a visit already planned is moved."""
    perjalanan, _baru = Perjalanan.objects.get_or_create(
        tanggal=tanggal,
        perekam=perekam,
        tablet=tablet,
        defaults={"kantor": oleh.kantor, "tim": tim, "dibuat_oleh": oleh, "dibuat": kini},
    )
    urut = JadwalKunjungan.objects.filter(perjalanan=perjalanan).count() + 1
    jadwal: JadwalKunjungan
    jadwal, _baru = JadwalKunjungan.objects.update_or_create(
        perjalanan=perjalanan,
        permohonan=permohonan,
        defaults={"kantor": oleh.kantor, "tempat": tempat, "mulai": mulai, "sampai": sampai},
        create_defaults={"kantor": oleh.kantor, "tempat": tempat, "mulai": mulai, "sampai": sampai, "urut": urut},
    )
    return jadwal


def yang_berlaku(rekaman: Rekaman) -> list[Rekaman]:
    """The recordings that count for the same person and case."""
    return list(
        Rekaman.objects.filter(permohonan=rekaman.permohonan_id, nik_indeks=rekaman.nik_indeks, keadaan=Keadaan.BERLAKU)
    )


def putus(rekaman: Rekaman, *, keadaan: Keadaan, oleh: Penugasan, kini: datetime) -> None:
    """Write a decision down."""
    Rekaman.objects.filter(pk=rekaman.pk).update(keadaan=keadaan, diputus_oleh=oleh, diputus=kini)


def hapus_isi(rekaman: Iterable[Rekaman], *, kini: datetime) -> int:
    """Erase the files of recordings for good; rows and digests stay. Returns how many files. Safe to repeat."""
    terhapus = 0
    for satu in rekaman:
        for butir in Butir.objects.filter(rekaman=satu).exclude(nama=""):
            penyimpanan.hapus(butir.nama)
            terhapus += Butir.objects.filter(pk=butir.pk).update(nama="", kunci=b"", ukuran=0)
        Rekaman.objects.filter(pk=satu.pk, dihapus=None).update(dihapus=kini)
    return terhapus


def catat_tilik(rekaman: Rekaman, *, oleh: Penugasan, alasan: str, kini: datetime) -> None:
    """Who looked, and why."""
    TilikRekaman.objects.create(kantor=rekaman.kantor, rekaman=rekaman, oleh=oleh, alasan=alasan, pada=kini)
