"""Finding documents: of a case, by the link in the QR code, by the digest of a file."""

from tertib.dokumen.models import Dokumen, Status
from tertib.inti import penyimpanan
from tertib.inti.lingkup import lintas_kantor
from tertib.inti.sandi import sidik
from tertib.permohonan.models import Permohonan


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
    """The signed file."""
    return penyimpanan.baca(dokumen.simpanan, kait=kait(dokumen.permohonan_id))


def isi_asli(dokumen: Dokumen) -> bytes:
    """The file as it was before signing."""
    return penyimpanan.baca(dokumen.simpanan_asli, kait=kait(dokumen.permohonan_id))


def kait(permohonan: int) -> str:
    return f"permohonan:{permohonan}"
