"""The published documents of a case as files, the same at every door that gives them out."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.utils.translation import gettext_lazy as _

from tertib.dokumen import queries, salinan, terbitan
from tertib.inti import jam
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


def biodata(permohonan: Permohonan) -> list[Unduhan]:
    """The copies of biodata that go with the card; empty before publication, and of what was signed with a pen."""
    semua = enumerate(salinan.daftar(permohonan) if queries.unduhan(permohonan) else [], 1)
    return [Unduhan(ke, _("Salinan biodata"), anggota.orang.nama) for ke, (_keluarga, anggota) in semua]


def kirim_biodata(permohonan: Permohonan, ke: int) -> HttpResponse:
    """One of them as a file. Raises Http404."""
    pdf = salinan.pdf(permohonan, ke=ke, kini=jam.kini()) if queries.unduhan(permohonan) else None
    if pdf is None:
        raise Http404
    return _pdf(pdf, f"{permohonan.nomor}-biodata-{ke}")


def kirim(permohonan: Permohonan, ke: int) -> HttpResponse:
    """One of them as a file to keep. Raises Http404."""
    semua = queries.unduhan(permohonan)
    if not 1 <= ke <= len(semua):
        raise Http404
    return _pdf(queries.isi(semua[ke - 1]), f"{permohonan.nomor}-{ke}")


def _pdf(isi: bytes, nama: str) -> HttpResponse:
    balasan = HttpResponse(isi, content_type="application/pdf")
    balasan["Content-Disposition"] = f'attachment; filename="{nama}.pdf"'
    balasan["Cache-Control"] = "no-store, private"
    return balasan
