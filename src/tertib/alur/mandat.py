"""Plt. and Plh.: who signs when the head of office does not, by which letter, from when to when, and what."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tertib.inti.galat import Galat
from tertib.pengguna import services
from tertib.pengguna.models import Jabatan, JenisMandat, Mandat, Pengguna, Penugasan
from tertib.sop.kosakata import BERTANDA

PENCATAT = (Jabatan.PENGELOLA, Jabatan.KADIS, Jabatan.KABID, Jabatan.ADMINISTRATOR, Jabatan.KASI)
"""Who may record or confirm a mandate."""


class MandatTidakLengkap(Galat):
    """Something the letter must say is missing or cannot be."""

    kalimat = _(
        "Isi nomor surat, tanggal mulai dan berakhir (berakhir sesudah mulai), dan dokumen yang boleh ditandatangani."
    )


class DiriSendiri(Galat):
    """Somebody would stand in for themselves."""

    kalimat = _("Pilih orang lain sebagai pengganti; pejabat tidak menggantikan dirinya sendiri.")


class BukanPencatat(Galat):
    """This position neither records nor confirms mandates."""

    kalimat = _("Mandat dicatat dan dikuatkan oleh pengelola atau pejabat struktural.")


class PerluOrangKedua(Galat):
    """The one who recorded it, or who receives it, would confirm it."""

    kalimat = _("Mandat dikuatkan orang lain: bukan yang mencatatnya, dan bukan yang menerimanya.")


class SudahDikuatkan(Galat):
    """Somebody was first, or it was ended."""

    kalimat = _("Mandat ini sudah dikuatkan atau sudah diakhiri.")


@dataclass(frozen=True, slots=True)
class Surat:
    """What the letter says. `mulai` and `sampai` are its first and last day; `dokumen` the kinds it lets sign."""

    jenis: str
    nomor: str
    mulai: date
    sampai: date
    dokumen: Collection[str]

    def lengkap(self) -> bool:
        dikenal = self.jenis in JenisMandat.values and bool(self.dokumen) and set(self.dokumen) <= BERTANDA
        return dikenal and bool(self.nomor.strip()) and self.mulai <= self.sampai


def catat(surat: Surat, *, orang: Pengguna, menggantikan: Penugasan, oleh: Penugasan, kini: datetime) -> Mandat:
    """Record the letter. Raises BukanPencatat, MandatTidakLengkap, DiriSendiri."""
    if oleh.jabatan not in PENCATAT:
        raise BukanPencatat
    if not surat.lengkap():
        raise MandatTidakLengkap
    if orang == menggantikan.pengguna:
        raise DiriSendiri
    return services.catat_mandat(
        jenis=surat.jenis,
        nomor=surat.nomor.strip()[:80],
        orang=orang,
        menggantikan=menggantikan,
        dokumen=surat.dokumen,
        mulai=surat.mulai,
        sampai=surat.sampai,
        oleh=oleh,
        kini=kini,
    )


def kuatkan(mandat: Mandat, *, oleh: Penugasan, kini: datetime) -> None:
    """Confirm it: from its first day on the person may act. Raises BukanPencatat, PerluOrangKedua, SudahDikuatkan."""
    if oleh.jabatan not in PENCATAT:
        raise BukanPencatat
    if oleh.pengguna_id in (mandat.dicatat_oleh.pengguna_id, mandat.orang_id):
        raise PerluOrangKedua
    with transaction.atomic():
        if not services.kuatkan_mandat(mandat, oleh=oleh, kini=kini):
            raise SudahDikuatkan


def akhiri(mandat: Mandat, *, oleh: Penugasan, kini: datetime) -> None:
    """End it at once, for every act that has not happened yet. Raises BukanPencatat."""
    if oleh.jabatan not in PENCATAT:
        raise BukanPencatat
    services.akhiri_mandat(mandat, kini=kini)
