"""A case as it is met at the counter: by the clerk who may act on it, and for the applicant who stands there."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest

from tertib.alur.buka import sop_aktif
from tertib.alur.langkah import pilihan_kini
from tertib.alur.pelaku import WARGA, Pelaku, pemohon_di_loket, petugas
from tertib.alur.terima import sekaligus_serah
from tertib.buku import queries as buku
from tertib.kanal.penyerahan import TERIMA, menyerahkan
from tertib.kependudukan import queries as kependudukan
from tertib.kependudukan.rules.jenis import Keluarga
from tertib.pengguna.models import Penugasan
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan
from tertib.permohonan.queries import memegang
from tertib.sop.jenis import Langkah, Putusan, Sop

KANAL = "loket"


@dataclass(frozen=True, slots=True)
class PerkaraLoket:
    """`pilihan` is what the clerk may answer now, `pilihan_pemohon` what the applicant may, standing at the counter."""

    permohonan: Permohonan
    sop: Sop
    petugas: Pelaku
    pemohon: Pelaku
    pilihan: tuple[Putusan, ...]
    pilihan_pemohon: tuple[Putusan, ...]

    @property
    def langkah(self) -> Langkah | None:
        """The step the case stands at; None after its end."""
        return None if self.permohonan.akhir else self.sop.langkah[self.permohonan.langkah]

    @property
    def tindakan(self) -> str:
        return self.langkah.tindakan if self.langkah else ""

    @property
    def giliran(self) -> str:
        return self.sop.peran[self.langkah.peran].nama if self.langkah else ""

    @property
    def diisi_di_sini(self) -> bool:
        """Whether the clerk keys in what the applicant brings: a case of this door, at the applicant's first step."""
        return bool(self.pilihan_pemohon) and self.tindakan == "ajukan" and self.permohonan.kanal == KANAL


def cari(request: HttpRequest, nomor: str) -> PerkaraLoket:
    """The case with this number, for somebody who holds a role in its SOP. Raises Http404."""
    permohonan = queries.menurut_nomor(nomor)
    penugasan = request.penugasan  # type: ignore[attr-defined]
    if permohonan is None or not _melayani(penugasan, permohonan):
        raise Http404
    return perkara(permohonan, penugasan)


def perkara(permohonan: Permohonan, penugasan: Penugasan) -> PerkaraLoket:
    """The case with both people who stand at the counter."""
    dinas, tamu = petugas(penugasan), pemohon_di_loket(permohonan, penugasan)
    bertemu = not permohonan.akhir and _mengantar(penugasan, permohonan, permohonan.langkah)
    return PerkaraLoket(
        permohonan=permohonan,
        sop=queries.sop(permohonan),
        petugas=dinas,
        pemohon=tamu,
        pilihan=pilihan_kini(permohonan, dinas),
        pilihan_pemohon=pilihan_kini(permohonan, tamu) if bertemu else (),
    )


def sop_loket(penugasan: Penugasan) -> Sop | None:
    """The SOP under which this assignment may take in applications at the counter; None when it may not."""
    terbit = sop_aktif(penugasan.kantor)
    if terbit is None:
        return None
    sop = queries.naskah(terbit)
    jabatan = {j for p in sesudah_pemohon(sop) for j in sop.peran[p].jabatan}
    return sop if KANAL in sop.kanal_masuk and penugasan.jabatan in jabatan else None


def sesudah_pemohon(sop: Sop) -> frozenset[str]:
    """The roles that take over from the applicant where a case begins."""
    return frozenset(sop.langkah[p.ke].peran for p in sop.mulai.putusan if p.ke in sop.langkah)


def keluarga_sekarang(nomor_kk: str) -> Keluarga | None:
    """The card in force with this number, members and all; None when the office has none."""
    keluarga = kependudukan.keluarga_menurut_nomor(nomor_kk)
    return keluarga if keluarga and keluarga.anggota else None


def _melayani(penugasan: Penugasan, permohonan: Permohonan) -> bool:
    """Whether this official hands over, or meets the applicant, at some step of the case's own SOP."""
    sop = queries.sop(permohonan)
    if any(
        menyerahkan(sop, k) and memegang(penugasan, sop.peran[lk.peran], permohonan) for k, lk in sop.langkah.items()
    ):
        return True
    return any(
        _mengantar(penugasan, permohonan, k) for k, lk in sop.langkah.items() if sop.peran[lk.peran].jenis in WARGA
    )


def _mengantar(penugasan: Penugasan, permohonan: Permohonan, langkah: str) -> bool:
    """Whether the official's role stands right before or after this step of the applicant, in the applicant's village."""
    sop = queries.sop(permohonan)
    sebelum = {k for k, lk in sop.langkah.items() if any(p.ke == langkah for p in lk.putusan)}
    sesudah = {p.ke for p in sop.langkah[langkah].putusan if p.ke in sop.langkah}
    peran = {sop.langkah[k].peran for k in sebelum | sesudah}
    return any(memegang(penugasan, sop.peran[k], permohonan) for k in peran if sop.peran[k].jenis not in WARGA)


def bisa_serah(perkara: PerkaraLoket) -> bool:
    """Whether the card can be handed over here now, or was and the applicant's receipt is still to be recorded."""
    p = perkara.permohonan
    if p.akhir:
        return False
    if perkara.pilihan and menyerahkan(perkara.sop, p.langkah):
        return True
    menerima = bool(perkara.pilihan_pemohon) and perkara.tindakan == TERIMA
    return menerima and (buku.serahan(p) is not None or sekaligus_serah(p))


def perkiraan_ambil(permohonan: Permohonan, kini: datetime) -> datetime | None:
    """When the last official's step should be done: from then on the card can be picked up."""
    sop = queries.sop(permohonan)
    kerja = [s for s in queries.jalur(permohonan, kini) if sop.peran[s.langkah.peran].jenis not in WARGA]
    return kerja[-1].perkiraan if kerja else None
