"""Who acts: an official under an assignment, the applicant by the secret link or at a counter, or the system itself."""

from dataclasses import dataclass

from tertib.pengguna.models import Pengguna, Penugasan
from tertib.permohonan.models import Permohonan
from tertib.permohonan.queries import memegang
from tertib.sop.jenis import Peran, Sop
from tertib.sop.kosakata import PELAPOR
from tertib.sop.mesin import Pelaku as PelakuSop

WARGA = ("warga", "pelapor")
PEMOHON = "Pemohon"
"""Names go into the record of events, which is in Indonesian whatever language the screen speaks."""
LEWAT_PETUGAS = frozenset({"loket", "nagari", "lapangan"})
"""Doors where the applicant stands before an official, who keys what the applicant says."""


@dataclass(frozen=True, slots=True)
class Pelaku:
    """The acting person. `id` is the same for one person under any assignment, so that duties can be kept apart.

    `penugasan` of an applicant is the official whose hands key the act: recorded, but the official gains no role by it.
    """

    id: str
    nama: str
    jenis: str
    penugasan: Penugasan | None = None
    permohonan: int | None = None

    @property
    def pengguna(self) -> Pengguna | None:
        return self.penugasan.pengguna if self.penugasan else None

    def pada(self, permohonan: Permohonan, sop: Sop) -> PelakuSop:
        """This person as the engine sees them on one case: the roles they hold in its SOP."""
        return PelakuSop(
            self.id, frozenset(k for k, peran in sop.peran.items() if self._memegang(peran, permohonan, sop))
        )

    def _memegang(self, peran: Peran, permohonan: Permohonan, sop: Sop) -> bool:
        if peran.jenis == PELAPOR:
            return self.jenis == PELAPOR and self.permohonan == permohonan.pk
        if peran.jenis in WARGA:
            ini_pemohon = self.jenis == "pemohon" and self.permohonan == permohonan.pk
            return ini_pemohon and (self.penugasan is None or _boleh_di_loket(self.penugasan, permohonan, sop))
        if peran.jenis == "sistem":
            return self.jenis == "sistem"
        if self.jenis != "petugas" or self.penugasan is None:
            return False
        return memegang(self.penugasan, peran, permohonan)


def petugas(penugasan: Penugasan) -> Pelaku:
    return Pelaku(f"pengguna:{penugasan.pengguna_id}", penugasan.pengguna.nama, "petugas", penugasan=penugasan)


def pemohon(permohonan: Permohonan) -> Pelaku:
    """Whoever holds the case's secret link."""
    nama = permohonan.pemohon_nama or PEMOHON
    return Pelaku(f"pemohon:{permohonan.pk}", nama, "pemohon", permohonan=permohonan.pk)


def pemohon_di_loket(permohonan: Permohonan, penugasan: Penugasan) -> Pelaku:
    """The applicant standing at the counter of this official; acts as applicant, recorded with the official's name.

    Possible for an official with work in the case's SOP, and only on what was asked for at such a door, or to receive.
    """
    nama = f"{(permohonan.pemohon_nama or PEMOHON)[:44]}, di loket oleh {penugasan.pengguna.nama[:40]}"
    return Pelaku(f"pemohon:{permohonan.pk}", nama, "pemohon", penugasan=penugasan, permohonan=permohonan.pk)


def pelapor(permohonan: Permohonan, penugasan: Penugasan) -> Pelaku:
    """Whoever reported this case. The caller has made sure that the report is theirs."""
    nama = penugasan.pengguna.nama
    return Pelaku(f"pengguna:{penugasan.pengguna_id}", nama, PELAPOR, penugasan=penugasan, permohonan=permohonan.pk)


def _boleh_di_loket(penugasan: Penugasan, permohonan: Permohonan, sop: Sop) -> bool:
    langkah = sop.langkah.get(permohonan.langkah)
    menerima = langkah is not None and langkah.tindakan == "terima"
    bertugas = any(memegang(penugasan, peran, permohonan) for peran in sop.petugas())
    return bertugas and (menerima or permohonan.kanal in LEWAT_PETUGAS)


SISTEM = Pelaku("sistem", "Sistem", "sistem")
