"""Finding a case for the person at the desk: their office, and a lane of theirs in its SOP; otherwise it does not exist."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest

from tertib.alur.langkah import alasan_tidak_boleh, pilihan_kini
from tertib.alur.pelaku import Pelaku, petugas
from tertib.permohonan import queries
from tertib.permohonan.models import Kunjungan, Permohonan
from tertib.sop.jenis import Langkah, Putusan, Sop

TANDATANGAN, TANDATANGAN_BASAH = "tandatangan", "tandatangan-basah"
SERAH = "serah"


@dataclass(frozen=True, slots=True)
class Perkara:
    """A case as one official meets it. `pilihan` is empty when it is not theirs to decide now; `sebab` says why."""

    permohonan: Permohonan
    sop: Sop
    pelaku: Pelaku
    kunjungan: Kunjungan | None
    pilihan: tuple[Putusan, ...]
    sebab: str

    @property
    def langkah(self) -> Langkah | None:
        """The step the case stands at; None after its end."""
        return None if self.permohonan.akhir else self.sop.langkah[self.permohonan.langkah]

    @property
    def giliran(self) -> str:
        """The name of the role that acts now; "" after the end."""
        return self.sop.peran[self.langkah.peran].nama if self.langkah else ""

    @property
    def ditandatangani_di_sini(self) -> bool:
        """Whether going forward from here means signing, which has its own page."""
        return self.langkah is not None and self.langkah.tindakan == TANDATANGAN

    @property
    def diserahkan_di(self) -> str:
        """The address of the door where going forward means meeting the receiver; "" for every other step."""
        if self.langkah is None or not any(e.kata == SERAH for p in self.langkah.putusan for e in p.efek):
            return ""
        nomor, unit = self.permohonan.nomor, self.sop.peran[self.langkah.peran].unit
        return f"/nagari/?buka={nomor}" if unit else f"/loket/b/{nomor}/serah/"

    def berefek(self, kata: str) -> bool:
        """Whether going forward from here causes this effect."""
        return any(e.kata == kata for p in self.pilihan if not p.kembali for e in p.efek)


def cari(request: HttpRequest, nomor: str) -> Perkara:
    """The case with this number, as the person of the request meets it. Raises Http404."""
    permohonan = queries.menurut_nomor(nomor)
    if permohonan is None or not permohonan.diajukan:
        raise Http404
    sop = queries.sop(permohonan)
    penugasan = request.penugasan  # type: ignore[attr-defined]
    if not any(queries.memegang(penugasan, peran, permohonan) for peran in sop.petugas()):
        raise Http404
    pelaku = petugas(penugasan)
    pilihan = pilihan_kini(permohonan, pelaku)
    return Perkara(
        permohonan=permohonan,
        sop=sop,
        pelaku=pelaku,
        kunjungan=_terbuka(permohonan),
        pilihan=pilihan,
        sebab="" if pilihan else alasan_tidak_boleh(permohonan, pelaku),
    )


def mengantar(siapa: Pelaku, permohonan: Permohonan) -> bool:
    """Whether this person's step leads straight to where the case stands, so that its applicant is met here."""
    sop = queries.sop(permohonan)
    peran = siapa.pada(permohonan, sop).peran
    return any(lk.peran in peran and p.ke == permohonan.langkah for lk in sop.langkah.values() for p in lk.putusan)


def _terbuka(permohonan: Permohonan) -> Kunjungan | None:
    terbuka = Kunjungan.objects.filter(permohonan=permohonan, selesai=None)
    return terbuka.select_related("petugas", "permohonan__sop", "permohonan__kantor").first()
