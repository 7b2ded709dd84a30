"""The office lets somebody of a named institution report residents without papers, and switches them off again."""

from datetime import datetime

from django.utils.translation import gettext as _

from tertib.alur.konteks import TidakBoleh
from tertib.kependudukan.rules.nik import urai_nik
from tertib.pengguna import services
from tertib.pengguna.models import Jabatan, Pelapor, Penugasan

PEMBERI_IZIN = (Jabatan.KASI, Jabatan.PENGELOLA)


def izinkan_pelapor(
    oleh: Penugasan,
    *,
    lembaga: str,
    nama_lembaga: str,
    surat: str,
    nama: str,
    nik: str,
    email: str,
    kuota: int,
    kini: datetime,
) -> tuple[Pelapor, str]:
    """The reporter and the first password of the account. Raises TidakBoleh, NomorSalah, PelaporTidakSah."""
    _pastikan(oleh)
    urai_nik(nik)
    return services.tambah_pelapor(
        kantor=oleh.kantor,
        lembaga=lembaga,
        nama_lembaga=nama_lembaga,
        surat=surat,
        nama=nama,
        nik=nik,
        email=email,
        kuota=kuota,
        oleh=oleh,
        kini=kini,
    )


def akhiri(pelapor: Pelapor, *, oleh: Penugasan, kini: datetime) -> None:
    """The reporter is out at once; what was reported stays. Raises TidakBoleh."""
    _pastikan(oleh)
    services.akhiri_pelapor(pelapor, kini=kini)


def _pastikan(oleh: Penugasan) -> None:
    if oleh.jabatan not in PEMBERI_IZIN:
        raise TidakBoleh(_("Pelapor diizinkan oleh Kasi atau pengelola."))
