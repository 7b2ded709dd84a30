"""The signer says at the desk: this very print now bears my signature."""

from django.utils.translation import gettext_lazy as _

from tertib.alur.konteks import PENA, TANDATANGAN_BASAH, Konteks
from tertib.alur.naskah import BerubahSetelahDisetujui
from tertib.dokumen import queries
from tertib.dokumen.models import Cara
from tertib.inti.galat import Galat
from tertib.permohonan import queries as permohonan_queries


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
    """`isi`: "sidik" = SHA-256 of the printed file. Raises the errors above and BerubahSetelahDisetujui."""
    if k.langkah.tindakan != TANDATANGAN_BASAH and queries.jalan_basah(k.kini) is None:
        raise JalanBasahTertutup
    rencana = queries.direncanakan(k.permohonan)
    if rencana is None or rencana.cara != Cara.BASAH:
        raise BelumDicetak
    if k.isi.get(PENA) != rencana.sidik_asli:
        raise BukanCetakanIni
    if k.pelaku.penugasan is None or rencana.penandatangan_id != k.pelaku.penugasan.pk:
        raise PenandaTanganLain
    if permohonan_queries.sidik_data(k.permohonan) != rencana.sidik_data:
        raise BerubahSetelahDisetujui(_("Data atau berkas berubah setelah dicetak. KK ini tidak boleh ditandatangani."))


def dasar(k: Konteks) -> str:
    """Why a pen signed where the SOP says electronically, in the words of the decision; "" for every other move."""
    jalan = queries.jalan_basah(k.kini) if k.tindakan == TANDATANGAN_BASAH != k.langkah.tindakan else None
    return jalan.alasan if jalan else ""
