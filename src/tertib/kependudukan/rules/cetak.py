"""The texts of one row of the card, column by column, as they are printed (Permendagri 109/2019, F-1.09)."""

import datetime as dt

from django.utils.translation import gettext_noop as _

from tertib.kependudukan.rules import kode
from tertib.kependudukan.rules.jenis import Anggota
from tertib.kependudukan.rules.pekerjaan import PEKERJAAN

_CERAI_MATI = "6"

KOLOM: tuple[tuple[str, str], ...] = (
    ("nama", _("Nama lengkap")),
    ("nik", _("NIK")),
    ("jenis_kelamin", _("Jenis kelamin")),
    ("tempat_lahir", _("Tempat lahir")),
    ("tanggal_lahir", _("Tanggal lahir")),
    ("agama", _("Agama")),
    ("pendidikan", _("Pendidikan")),
    ("pekerjaan", _("Jenis pekerjaan")),
    ("golongan_darah", _("Golongan darah")),
    ("status_perkawinan", _("Status perkawinan")),
    ("tanggal_perkawinan", _("Tanggal perkawinan/perceraian")),
    ("hubungan", _("Status hubungan dalam keluarga")),
    ("kewarganegaraan", _("Kewarganegaraan")),
    ("paspor", _("No. paspor")),
    ("kitap", _("No. KITAP")),
    ("ayah", _("Ayah")),
    ("ibu", _("Ibu")),
)
"""Keys and headings of the columns, in the order of the card. The headings are the form's own words; a screen translates them."""


def tanggal(nilai: dt.date | None) -> str:
    """dd-mm-yyyy; "-" for none."""
    return f"{nilai:%d-%m-%Y}" if nilai else "-"


def baris_cetak(anggota: Anggota) -> dict[str, str]:
    """The printed texts of a member by the keys of KOLOM; "-" where nothing is filled.

    Raises KeyError on unknown codes.
    """
    o = anggota.orang
    return {
        "nama": o.nama.upper(),
        "nik": o.nik or "-",
        "jenis_kelamin": kode.JENIS_KELAMIN.label(o.jenis_kelamin),
        "tempat_lahir": o.tempat_lahir.upper() or "-",
        "tanggal_lahir": tanggal(o.tanggal_lahir),
        "agama": kode.AGAMA.label(o.agama),
        "pendidikan": kode.PENDIDIKAN.label(o.pendidikan),
        "pekerjaan": PEKERJAAN[o.daftar_pekerjaan].label(o.pekerjaan),
        "golongan_darah": kode.GOLONGAN_DARAH.label(o.golongan_darah),
        "status_perkawinan": kode.STATUS_KAWIN.label(o.status_kawin),
        # the one column is not filled for a widowed person
        "tanggal_perkawinan": tanggal(None if o.status_kawin == _CERAI_MATI else o.tanggal_kawin),
        "hubungan": kode.SHDK.label(anggota.shdk),
        "kewarganegaraan": kode.KEWARGANEGARAAN.label(o.kewarganegaraan),
        "paspor": o.paspor or "-",
        "kitap": o.kitap or "-",
        "ayah": o.ayah.upper() or "-",
        "ibu": o.ibu.upper() or "-",
    }
