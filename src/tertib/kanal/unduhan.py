"""The published documents of a case as files, the same at every door that gives them out."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _

from tertib.dokumen import queries, terbitan
from tertib.kependudukan.rules.temuan import Teks
from tertib.permohonan.models import Permohonan


@dataclass(frozen=True, slots=True)
class Unduhan:
    """One file: its place in the case (from 1), what it is, and whose."""

    ke: int
    nama: Teks
    milik: str


def daftar(permohonan: Permohonan) -> list[Unduhan]:
    """What can be downloaded; empty before publication, and of what was signed with a pen."""
    semua = enumerate(queries.unduhan(permohonan), 1)
    return [Unduhan(ke, apa.nama, apa.milik) for ke, d in semua if (apa := terbitan.untuk(d))]


def sebutan(permohonan: Permohonan) -> Teks:
    """What the case issues, in one word for a sentence: "KK", or "dokumen" where there is a letter among it."""
    jenis = {t.jenis for t in terbitan.daftar(permohonan)}
    return _("dokumen") if jenis - {terbitan.TerbitanKK.jenis} else terbitan.TerbitanKK.nama


def kirim(permohonan: Permohonan, ke: int) -> HttpResponse:
    """One of them as a file to keep. Raises Http404."""
    semua = queries.unduhan(permohonan)
    if not 1 <= ke <= len(semua):
        raise Http404
    balasan = HttpResponse(queries.isi(semua[ke - 1]), content_type="application/pdf")
    balasan["Content-Disposition"] = f'attachment; filename="{permohonan.nomor}-{ke}.pdf"'
    balasan["Cache-Control"] = "no-store, private"
    return balasan
