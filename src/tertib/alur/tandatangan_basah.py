"""The signer says at the desk: this very print now bears my signature."""

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from tertib.alur.konteks import PENA, TANDATANGAN_BASAH, Konteks
from tertib.alur.naskah import BerubahSetelahDisetujui
from tertib.dokumen import queries
from tertib.dokumen.models import Cara, Dokumen
from tertib.inti.galat import Galat
from tertib.inti.sandi import sidik
from tertib.permohonan import queries as permohonan_queries
from tertib.permohonan.models import Permohonan


class BelumDicetak(Galat):
    """No print for the pen exists, or it was voided."""

    kalimat = _("KK belum dicetak untuk ditandatangani dengan pena. Cetak dulu, lalu tandatangani.")


class BukanCetakanIni(Galat):
    """The print on the table is not the one the office is about to publish."""

    kalimat = _("Cetakan yang Anda lihat bukan cetakan terakhir. Muat ulang halaman dan ambil cetakan yang baru.")


class PenandaTanganLain(Galat):
    """The print bears another signer's name."""

    kalimat = _("KK ini dicetak atas nama pejabat lain. Cetak ulang atas nama Anda, lalu tandatangani.")


class JalanBasahTertutup(Galat):
    """This step signs electronically and no decision lets the pen in."""

    kalimat = _("Langkah ini ditandatangani secara elektronik. Belum ada keputusan yang membolehkan tanda tangan pena.")


def lakukan(k: Konteks) -> None:
    """`isi`: "sidik" = what `sidik_cetakan` says of the prints. Raises the errors above and BerubahSetelahDisetujui."""
    if k.langkah.tindakan != TANDATANGAN_BASAH and queries.jalan_basah(k.kini) is None:
        raise JalanBasahTertutup
    rencana = cetakan(k.permohonan)
    if k.isi.get(PENA) != sidik_cetakan(rencana):
        raise BukanCetakanIni
    if k.pelaku.penugasan is None or any(r.penandatangan_id != k.pelaku.penugasan.pk for r in rencana):
        raise PenandaTanganLain
    sidik_data = permohonan_queries.sidik_data(k.permohonan)
    if any(r.sidik_data != sidik_data for r in rencana):
        raise BerubahSetelahDisetujui(_("Data atau berkas berubah setelah dicetak. KK ini tidak boleh ditandatangani."))


def cetakan(permohonan: Permohonan) -> tuple[Dokumen, ...]:
    """The prints that wait for the pen: all that the case issues. Raises BelumDicetak."""
    rencana = queries.direncanakan(permohonan)
    if not queries.lengkap(permohonan, rencana) or any(r.cara != Cara.BASAH for r in rencana):
        raise BelumDicetak
    return rencana


def sidik_cetakan(dokumen: Sequence[Dokumen]) -> str:
    """One digest (64 hex) over the digests of these printed files: what the form at the desk brings back."""
    return sidik(",".join(d.sidik_asli for d in dokumen).encode())


def dasar(k: Konteks) -> str:
    """Why a pen signed where the SOP says electronically, in the words of the decision; "" for every other move."""
    jalan = queries.jalan_basah(k.kini) if k.tindakan == TANDATANGAN_BASAH != k.langkah.tindakan else None
    return jalan.alasan if jalan else ""
