"""For whom a case is: the people its draft brings into the register, or the resident an official recognised in them."""

from datetime import datetime

from tertib.alur.putus_ganda import nik_dikenali
from tertib.kependudukan.rules.jenis import Orang
from tertib.kependudukan.rules.kepala import dewasa
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan
from tertib.permohonan.pelaporan.queries import pelaporan


def orang(permohonan: Permohonan) -> tuple[Orang, ...]:
    """Those people as the draft has them; where it brings nobody in, everybody on its cards. () before the first draft."""
    rancangan = queries.rancangan(permohonan)
    if rancangan is None:
        return ()
    semula = {a.orang.nik for k in rancangan.sebelum for a in k.anggota}
    semua = [a.orang for k in rancangan.diterbitkan for a in k.anggota]
    baru = tuple(o for o in semua if o.nik not in semula)
    return baru or tuple(o for o in semua if o.nik in nik_dikenali(permohonan)) or tuple(semua)


def penerima(permohonan: Permohonan, *, kini: datetime) -> tuple[str, str]:
    """Name and NIK of who receives in person: the applicant; of a reported case the adult it is for.

    What is for a child goes to the reporter, who stands by the child.
    """
    if pelaporan(permohonan) is not None:
        hari = permohonan.kantor.setempat(kini).date()
        for satu in orang(permohonan):
            if dewasa(satu, hari):
                return satu.nama, satu.nik
    return permohonan.pemohon_nama, permohonan.pemohon_nik
