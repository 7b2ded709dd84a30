"""A number as SIAK gave it, against what we know of whoever it is for: nothing else catches a digit keyed wrong twice."""

import datetime as dt
import re

from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.rules.nik import NomorSalah, urai_nik, urai_nomor_kk

_SURAT = re.compile(r"[A-Z0-9./-]{8,60}")


def rapikan(jenis: str, nomor: str) -> str:
    """The number as it is kept: digits without the blanks people type between them."""
    return "".join(nomor.split()).upper() if jenis == "surat" else re.sub(r"[\s.-]", "", nomor)


def periksa(jenis: str, nomor: str, *, pola: str, kini: dt.date) -> None:
    """`jenis` is nik, kk or surat; `pola` how our own number would begin. Raises NomorSalah.

    A NIK says district, birth date and sex (PP 40/2019 article 30), so all twelve digits must agree. A No. KK says the
    day SIAK made it, which may be before today.
    """
    if jenis == "nik":
        _nik(nomor, pola)
    elif jenis == "kk":
        _nomor_kk(nomor, pola, kini)
    elif not _SURAT.fullmatch(nomor):
        raise NomorSalah(_("Tulis nomor surat seperti tercetak di SIAK, misalnya SKPWNI/1606/20112026/0001."))


def _nik(nomor: str, pola: str) -> None:
    urai_nik(nomor)
    if nomor[:6] != pola[:6]:
        raise NomorSalah(_("Enam angka pertama NIK bukan kecamatan tempat orang ini pertama didaftar."))
    if nomor[:12] != pola:
        raise NomorSalah(_("Angka ketujuh sampai kedua belas tidak cocok dengan tanggal lahir dan jenis kelaminnya."))


def _nomor_kk(nomor: str, pola: str, kini: dt.date) -> None:
    uraian = urai_nomor_kk(nomor)
    if nomor[:6] != pola[:6]:
        raise NomorSalah(_("Enam angka pertama nomor KK bukan kecamatan kartu ini."))
    if (2000 + uraian.tahun, uraian.bulan, uraian.hari) > (kini.year, kini.month, kini.day):
        raise NomorSalah(_("Tanggal di dalam nomor KK belum tiba. Periksa lagi angkanya."))
