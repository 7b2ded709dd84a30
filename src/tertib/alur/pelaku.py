"""Who acts: an official under an assignment, the applicant by the secret link, or the system itself."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from tertib.pengguna.models import Pengguna, Penugasan
from tertib.permohonan.models import Permohonan
from tertib.permohonan.queries import memegang
from tertib.sop.jenis import Peran, Sop
from tertib.sop.mesin import Pelaku as PelakuSop

WARGA = ("warga", "pelapor")


@dataclass(frozen=True, slots=True)
class Pelaku:
    """The acting person. `id` is the same for one person under any assignment, so that duties can be kept apart."""

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
        return PelakuSop(self.id, frozenset(k for k, peran in sop.peran.items() if self._memegang(peran, permohonan)))

    def _memegang(self, peran: Peran, permohonan: Permohonan) -> bool:
        if peran.jenis in WARGA:
            return self.jenis == "pemohon" and self.permohonan == permohonan.pk
        if peran.jenis == "sistem":
            return self.jenis == "sistem"
        return self.penugasan is not None and memegang(self.penugasan, peran, permohonan)


def petugas(penugasan: Penugasan) -> Pelaku:
    return Pelaku(f"pengguna:{penugasan.pengguna_id}", penugasan.pengguna.nama, "petugas", penugasan=penugasan)


def pemohon(permohonan: Permohonan) -> Pelaku:
    """Whoever holds the case's secret link."""
    nama = permohonan.pemohon_nama or _("Pemohon")
    return Pelaku(f"pemohon:{permohonan.pk}", nama, "pemohon", permohonan=permohonan.pk)


SISTEM = Pelaku("sistem", "Sistem", "sistem")
