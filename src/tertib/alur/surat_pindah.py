"""The letter of moving of an office that is not on this installation: keyed in from its paper, so that it is used once.

A letter that an office of this installation wrote is found by its number; keying it in would make a second one.
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tertib.alur import langkah
from tertib.alur.konteks import TidakBoleh
from tertib.alur.pelaku import Pelaku
from tertib.inti.galat import Galat
from tertib.kependudukan import queries as register
from tertib.kependudukan import services
from tertib.kependudukan.models import indeks_surat
from tertib.kependudukan.perubahan import a4_datang
from tertib.kependudukan.perubahan.surat_pindah import SuratPindah
from tertib.kependudukan.rules.nik import NomorSalah, urai_nik
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan
from tertib.sop.kosakata import MENDRAF
from tertib.wilayah.models import Kantor

SuratSudahAda = services.SuratSudahAda
_KABUPATEN = 5
_BUKAN_PENYUSUN = _("Surat pindah diketik oleh petugas pada langkah yang menyusun draf.")


class KantorAsalDiSini(Galat):
    """The leaving office works on this installation, and has no such letter for this person."""

    kalimat = _("Kantor asal memakai Tertib, jadi suratnya dicari, bukan diketik. Periksa nomor surat dan NIK pemohon.")


class IsiSuratKurang(Galat):
    """The letter as keyed in lacks its number, its people, or has a NIK that cannot be one."""

    kalimat = _("Isi nomor surat dan setiap orang di surat itu, dengan NIK 16 angka seperti tertulis.")


class NomorSuratBerbeda(Galat):
    """The letter has another number than the application: the draft would look for the other one."""

    kalimat = _(
        "Nomor ini berbeda dari isian pemohon. Bila isian pemohon yang salah, kembalikan permohonan supaya dibetulkan."
    )


def catat_dari_kertas(permohonan: Permohonan, surat: SuratPindah, *, pelaku: Pelaku, kini: datetime) -> None:
    """Keep the letter that this case shows on paper, as the official who drafts it reads it.

    Raises TidakBoleh, KantorAsalDiSini, NomorSuratBerbeda, IsiSuratKurang, and SuratSudahAda when its number is known
    already.
    """
    if not _menyusun(permohonan, pelaku):
        raise TidakBoleh(langkah.alasan_tidak_boleh(permohonan, pelaku) or _BUKAN_PENYUSUN)
    if Kantor.objects.filter(kode=surat.desa_asal[:_KABUPATEN]).exists():
        raise KantorAsalDiSini
    if indeks_surat(surat.nomor) != indeks_surat(_nomor(permohonan)):
        raise NomorSuratBerbeda
    _periksa(surat, permohonan)
    with transaction.atomic():
        services.tulis_surat(
            surat, kantor=permohonan.kantor, sebab=permohonan.nomor or "", pelaku=pelaku.nama, kini=kini
        )


def _periksa(surat: SuratPindah, permohonan: Permohonan) -> None:
    nik = [a.orang.nik for a in surat.anggota]
    if not surat.nomor.strip() or permohonan.pemohon_nik not in nik or len(set(nik)) != len(nik):
        raise IsiSuratKurang
    try:
        for satu in nik:
            urai_nik(satu)
    except NomorSalah as galat:
        raise IsiSuratKurang from galat


def boleh_mengetik(permohonan: Permohonan, pelaku: Pelaku) -> bool:
    """Whether the letter of this case is still to be keyed in, and by this person now."""
    return perlu_diketik(permohonan) and _menyusun(permohonan, pelaku)


def perlu_diketik(permohonan: Permohonan) -> bool:
    """Whether people arrive by a letter that is not known for the applicant, so that its paper must be keyed in."""
    return (
        permohonan.jenis == a4_datang.JENIS.kode
        and register.baris_surat(_nomor(permohonan), nik=permohonan.pemohon_nik) is None
    )


def _nomor(permohonan: Permohonan) -> str:
    return queries.isian(permohonan).get("nomor_surat", "")


def _menyusun(permohonan: Permohonan, pelaku: Pelaku) -> bool:
    """Whether it is the turn of this official, at a step that draws up the draft."""
    if pelaku.penugasan is None or not langkah.pilihan_kini(permohonan, pelaku):
        return False
    putusan = queries.sop(permohonan).langkah[permohonan.langkah].putusan
    return any(e.kata in MENDRAF for p in putusan for e in p.efek)
