"""The applicant against the cards of the request."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.rules.jenis import Keluarga
from tertib.kependudukan.rules.temuan import Aturan, Temuan

PEMOHON_LUAR = Aturan(
    "pemohon-bukan-anggota",
    "peringatan",
    _("NIK pemohon akan dicocokkan petugas dengan KK ini."),
    _("Pemohon tidak tercatat di KK ini. Periksa surat kuasa (F-1.07) atau hubungannya."),
    "Permendagri 109/2019, F-1.07",
)


def periksa_pemohon(kartu: Iterable[Keluarga], nik: str) -> tuple[Temuan, ...]:
    """Whether the applicant is on none of these cards."""
    return () if any(k.cari(nik) for k in kartu) else (PEMOHON_LUAR.temuan(),)
