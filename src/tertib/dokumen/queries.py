"""Finding documents: of a case, by the link in the QR code, by the digest of a file."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from tertib.dokumen import cetak, susun
from tertib.dokumen.models import Cara, Dokumen, JalanBasah, Status
from tertib.inti import penyimpanan
from tertib.inti.galat import Galat
from tertib.inti.lingkup import lintas_kantor
from tertib.inti.sandi import sidik
from tertib.permohonan import queries as permohonan_queries
from tertib.permohonan.models import Permohonan


class KonsepBelumAda(Galat):
    """Nothing has been drafted for this case."""

    kalimat = _("Konsep belum disiapkan untuk permohonan ini.")


def _satu(permohonan: Permohonan, *status: Status) -> Dokumen | None:
    cocok = Dokumen.objects.filter(permohonan=permohonan, status__in=status)
    return (
        cocok.select_related("penandatangan__pengguna", "permohonan__kantor", "permohonan__sop").order_by("-pk").first()
    )


def direncanakan(permohonan: Permohonan) -> Dokumen | None:
    """The document whose signing was begun and not finished."""
    return _satu(permohonan, Status.RENCANA)


def bertanda(permohonan: Permohonan) -> Dokumen | None:
    """The document that is signed and waits to be published."""
    return _satu(permohonan, Status.BERTANDA)


def terbit(permohonan: Permohonan) -> Dokumen | None:
    """What the case has published, also when something newer supersedes it by now."""
    return _satu(permohonan, Status.TERBIT, Status.DIGANTIKAN)


def unduhan(permohonan: Permohonan) -> Dokumen | None:
    """The published document as a file its owner may have; of one signed with a pen only the paper is genuine."""
    dokumen = terbit(permohonan)
    return dokumen if dokumen and dokumen.cara == Cara.TTE else None


def konsep_pdf(permohonan: Permohonan) -> bytes:
    """The card as drafted, watermarked KONSEP, for initials and correction; the same bytes for the same draft.

    Raises KonsepBelumAda before the first draft.
    """
    sesudah = permohonan_queries.keluarga_draf(permohonan, "sesudah")
    if not sesudah:
        raise KonsepBelumAda
    kartu = susun.kartu(sesudah[0], kantor=permohonan.kantor, ditandatangani=susun.BELUM_ADA_PENANDATANGAN)
    return cetak.kartu_pdf(kartu, cap="KONSEP", tautan=None, waktu=permohonan.dibuat)


def jalan_basah(kini: datetime) -> JalanBasah | None:
    """The decision that lets this office (of the scope) sign with a pen now, if one is in force."""
    berlaku = JalanBasah.objects.filter(mulai__lte=kini, sampai__gt=kini)
    return berlaku.select_related("oleh__pengguna").order_by("-pk").first()


def menurut_tautan(token: str) -> Dokumen | None:
    """The document a QR code points to, whichever office it belongs to; only what was once published."""
    with lintas_kantor():
        cocok = Dokumen.objects.filter(tautan_indeks=sidik(token.encode()), terbit__isnull=False)
        return cocok.select_related("kantor", "penandatangan__pengguna").first()


def menurut_sidik(sidik_berkas: str) -> Dokumen | None:
    """The published document whose file has exactly this digest."""
    with lintas_kantor():
        cocok = Dokumen.objects.filter(sidik=sidik_berkas, terbit__isnull=False)
        return cocok.select_related("kantor", "penandatangan__pengguna").first()


def isi(dokumen: Dokumen) -> bytes:
    """The signed file; of a document for the pen, the file that is printed."""
    return penyimpanan.baca(dokumen.simpanan, kait=kait(dokumen.permohonan_id))


def isi_asli(dokumen: Dokumen) -> bytes:
    """The file as it was before signing."""
    return penyimpanan.baca(dokumen.simpanan_asli, kait=kait(dokumen.permohonan_id))


def kait(permohonan: int) -> str:
    return f"permohonan:{permohonan}"
