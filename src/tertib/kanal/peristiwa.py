"""The history of a case in plain words for its applicant.

Officials are named by role, never by person; what officials write to each other stays between them.
"""

from dataclasses import dataclass
from datetime import datetime

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from tertib.alur.langkah import SudahDiputus
from tertib.alur.pelaku import WARGA
from tertib.inti.galat import Galat
from tertib.kanal import unduhan
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan, Riwayat
from tertib.sop.jenis import LANJUT, Sop

TARIK, TELEPON = "tarik", "telepon"


@dataclass(frozen=True, slots=True)
class Kabar:
    """One line of the history: when, what, by which role, and what was said to the applicant."""

    pada: datetime
    apa: str
    oleh: str
    catatan: str = ""


def penolakan(galat: Galat) -> str:
    """Why an act was refused; somebody else's move is told without the name of that official."""
    if isinstance(galat, SudahDiputus):
        return _("Permohonan ini sudah berubah sejak halaman dibuka. Halaman menampilkan keadaan sekarang.")
    return str(galat)


def daftar(permohonan: Permohonan) -> list[Kabar]:
    """The events, newest first."""
    naskah, dokumen = queries.sop(permohonan), str(unduhan.sebutan(permohonan))
    return [_kabar(r, naskah, dokumen) for r in reversed(queries.riwayat(permohonan))]


def _kabar(r: Riwayat, naskah: Sop, dokumen: str) -> Kabar:
    tujuan = naskah.langkah.get(r.ke)
    kepada_pemohon = tujuan is not None and naskah.peran[tujuan.peran].jenis in WARGA
    sendiri = r.pelaku_id is None and r.tindakan in ("ajukan", "terima", TARIK)
    oleh = _("Anda") if sendiri else _("Petugas") if r.tindakan == TELEPON else r.peran
    return Kabar(
        r.pada, _apa(r, naskah, kepada_pemohon, dokumen), oleh, r.alasan if r.kembali and kepada_pemohon else ""
    )


def _apa(r: Riwayat, naskah: Sop, kepada_pemohon: bool, dokumen: str) -> str:
    if r.tindakan == TARIK:
        return _("Permohonan ditarik")
    if r.kembali and kepada_pemohon:
        return _("Dikembalikan kepada Anda untuk diperbaiki")
    if r.kembali:
        return _("Dikembalikan untuk diperiksa ulang oleh petugas")
    apa = {"apa": dokumen}
    sebutan = {
        "ajukan": _("Permohonan dikirim"),
        "periksa": _("Berkas diperiksa"),
        "paraf": _("Konsep %(apa)s diparaf") % apa,
        "tandatangan": _("%(apa)s ditandatangani secara elektronik") % apa,
        "tandatangan-basah": _("%(apa)s ditandatangani dengan pena") % apa,
        "kirim": _("%(apa)s dikirim ke kantor desa") % apa,
        "sampai": _("%(apa)s sampai di kantor desa") % apa,
        "tunggu": _("%(apa)s siap diambil, menunggu Anda") % apa,
        "datang": _("Anda datang mengambil %(apa)s") % apa,
        "terbitkan": _("%(apa)s terbit dan dikirim") % apa,
        "terima": _("%(apa)s Anda terima") % apa,
        TELEPON: _("Petugas menelepon Anda"),
    }.get(r.tindakan) or naskah.langkah[r.dari].kegiatan
    sebutan = capfirst(sebutan)
    return sebutan if r.putusan in ("", LANJUT) or r.tindakan != "periksa" else f"{sebutan}: {r.putusan}"
