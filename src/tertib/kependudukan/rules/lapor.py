"""How soon an event must be reported (UU 23/2006 jo. 24/2013). Lateness is noted, never a reason to refuse the card."""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType

from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.rules.temuan import Aturan, Temuan

_BATAS: Mapping[str, tuple[int, str]] = MappingProxyType(
    {
        "kelahiran": (60, "Ps 27(1), 32"),
        "kematian": (30, "Ps 44(1)"),
        "perkawinan": (60, "Ps 34(1)"),
        "perceraian": (60, "Ps 40(1)"),
        "pengangkatan-anak": (30, "Ps 47(2)"),
        "pengakuan-anak": (30, "Ps 49(1)"),
        "pengesahan-anak": (30, "Ps 50(1)"),
        "ganti-nama": (30, "Ps 52(2)"),
        "kewarganegaraan": (60, "Ps 53"),
        "datang": (30, "Ps 15"),
        "datang-dari-luar-negeri": (14, "Ps 19(2)"),
    }
)
"""Days after the event, and the article."""

ATURAN_LAPOR: Mapping[str, Aturan] = MappingProxyType(
    {
        peristiwa: Aturan(
            f"lapor-terlambat-{peristiwa}",
            "catatan",
            _("Peristiwa ini dilaporkan setelah batas waktu. Permohonan KK tetap diproses dan tetap gratis."),
            _("Dilaporkan {rincian} hari setelah peristiwa, melewati batas waktu. Denda hanya jika perda mengaturnya."),
            f"UU 23/2006 jo. 24/2013 {pasal}",
        )
        for peristiwa, (_hari, pasal) in _BATAS.items()
    }
)
TANGGAL_NANTI = Aturan(
    "tanggal-peristiwa-nanti",
    "tolak",
    _("Tanggal peristiwa belum terjadi. Periksa tahunnya."),
    _("Tanggal peristiwa {rincian} belum terjadi."),
    "UU 23/2006 jo. 24/2013 Ps 3",
)


def periksa_lapor(peristiwa: str, tanggal: dt.date, *, kini: dt.date, medan: str) -> tuple[Temuan, ...]:
    """Whether an event is in the future (refused) or was reported late (noted). Raises KeyError for another event."""
    if tanggal > kini:
        return (TANGGAL_NANTI.temuan(rincian=f"{tanggal:%d-%m-%Y}", medan=medan),)
    hari = (kini - tanggal).days
    if hari <= _BATAS[peristiwa][0]:
        return ()
    return (ATURAN_LAPOR[peristiwa].temuan(rincian=str(hari), medan=medan),)
