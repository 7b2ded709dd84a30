"""Whether a child may be adopted by these parents (UU 35/2014 article 39; PP 54/2007)."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.rules.jenis import Orang
from tertib.kependudukan.rules.temuan import Aturan, Temuan

_DEWASA = 18
_TERMUDA, _TERTUA = 30, 55
_KAWIN = frozenset({"2", "3"})

BUKAN_ANAK = Aturan(
    "angkat-bukan-anak",
    "tolak",
    _("Pengangkatan anak hanya untuk anak di bawah 18 tahun pada hari penetapan. Periksa tanggalnya."),
    _("{siapa} berumur {rincian} tahun pada hari penetapan; pengangkatan anak hanya di bawah 18 tahun."),
    "PP 54/2007 Ps 12(1)",
)
AGAMA_BERBEDA = Aturan(
    "angkat-beda-agama",
    "tolak",
    _("Penetapan pengangkatan anak akan diperiksa. Datang ke loket dengan penetapan pengadilan."),
    _("Agama {siapa} tidak sama dengan agama orang tua angkat, {rincian}."),
    "UU 35/2014 Ps 39(3)",
)
UMUR_ORANG_TUA = Aturan(
    "angkat-umur-orang-tua",
    "peringatan",
    _("Penetapan pengangkatan anak akan diperiksa petugas."),
    _("Umur {siapa} {rincian} tahun pada hari penetapan, di luar 30 sampai 55 tahun. Cocokkan penetapan."),
    "PP 54/2007 Ps 13",
)
TIDAK_KAWIN = Aturan(
    "angkat-orang-tua-tunggal",
    "peringatan",
    _("Penetapan pengangkatan anak akan diperiksa petugas."),
    _("{siapa} tidak tercatat kawin. Orang tua tunggal perlu izin Menteri; cocokkan penetapan."),
    "PP 54/2007 Ps 16",
)


def periksa_pengangkatan(anak: Orang, orang_tua: Orang, *, tanggal: dt.date) -> tuple[Temuan, ...]:
    """What stands against it on the day of the court's order, or needs a look."""
    temuan = []
    if (umur := anak.umur(tanggal)) >= _DEWASA:
        temuan.append(BUKAN_ANAK.temuan(anak.nama, rincian=str(umur), medan="tanggal_penetapan"))
    if anak.agama != orang_tua.agama:
        temuan.append(AGAMA_BERBEDA.temuan(anak.nama, rincian=orang_tua.nama))
    if not _TERMUDA <= (umur := orang_tua.umur(tanggal)) <= _TERTUA:
        temuan.append(UMUR_ORANG_TUA.temuan(orang_tua.nama, rincian=str(umur)))
    if orang_tua.status_kawin not in _KAWIN:
        temuan.append(TIDAK_KAWIN.temuan(orang_tua.nama))
    return tuple(temuan)
