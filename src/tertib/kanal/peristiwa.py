"""The history of a case in plain words for its applicant.

Officials are named by role, never by person; what officials write to each other stays between them.
"""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from tertib.alur.langkah import SudahDiputus
from tertib.alur.pelaku import WARGA
from tertib.inti.galat import Galat
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan, Riwayat
from tertib.sop.jenis import LANJUT, Sop

TARIK = "tarik"


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
    naskah = queries.sop(permohonan)
    return [_kabar(r, naskah) for r in reversed(queries.riwayat(permohonan))]


def _kabar(r: Riwayat, naskah: Sop) -> Kabar:
    tujuan = naskah.langkah.get(r.ke)
    kepada_pemohon = tujuan is not None and naskah.peran[tujuan.peran].jenis in WARGA
    oleh = _("Anda") if r.pelaku_id is None and r.tindakan in ("ajukan", "terima", TARIK) else r.peran
    return Kabar(r.pada, _apa(r, naskah, kepada_pemohon), oleh, r.alasan if r.kembali and kepada_pemohon else "")


def _apa(r: Riwayat, naskah: Sop, kepada_pemohon: bool) -> str:
    if r.tindakan == TARIK:
        return _("Permohonan ditarik")
    if r.kembali and kepada_pemohon:
        return _("Dikembalikan kepada Anda untuk diperbaiki")
    if r.kembali:
        return _("Dikembalikan untuk diperiksa ulang oleh petugas")
    sebutan = {
        "ajukan": _("Permohonan dikirim"),
        "periksa": _("Berkas diperiksa"),
        "paraf": _("Konsep KK diparaf"),
        "tandatangan": _("KK ditandatangani secara elektronik"),
        "tandatangan-basah": _("KK ditandatangani dengan pena"),
        "kirim": _("KK dikirim ke kantor desa"),
        "sampai": _("KK sampai di kantor desa"),
        "tunggu": _("KK siap diambil, menunggu Anda"),
        "datang": _("Anda datang mengambil KK"),
        "terbitkan": _("KK terbit dan dikirim"),
        "terima": _("KK Anda terima"),
    }.get(r.tindakan) or naskah.langkah[r.dari].kegiatan
    return sebutan if r.putusan in ("", LANJUT) or r.tindakan != "periksa" else f"{sebutan}: {r.putusan}"
