"""The same card issued again: nothing changes, the number stays, the older print is superseded."""

import datetime as dt
from collections.abc import Iterable

from tertib.kependudukan.perubahan.jenis import Hasil
from tertib.kependudukan.perubahan.pemohon import periksa_pemohon
from tertib.kependudukan.rules.jenis import Keluarga
from tertib.kependudukan.rules.keluarga import periksa_keluarga
from tertib.kependudukan.rules.temuan import Temuan


def terbit_ulang(
    keluarga: Keluarga, *, akibat: tuple[str, ...], temuan: Iterable[Temuan], pemohon_nik: str, kini: dt.date
) -> Hasil:
    """The unchanged card, to be printed."""
    semua = (*temuan, *periksa_pemohon((keluarga,), pemohon_nik), *periksa_keluarga(keluarga, kini=kini))
    return Hasil((keluarga,), akibat, semua, diterbitkan=(0,))
