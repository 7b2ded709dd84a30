"""Something happened to a case that moves it nowhere: one event without an answer, leading where it came from."""

from datetime import datetime

from tertib.alur.pelaku import Pelaku
from tertib.permohonan import queries, services
from tertib.permohonan.models import Permohonan
from tertib.sop.jenis import Putusan
from tertib.sop.mesin import Gerak


def di_tempat(permohonan: Permohonan, *, tindakan: str, pelaku: Pelaku, kini: datetime, alasan: str = "") -> None:
    """Append it to the chain, in the name of the role whose step it is. The caller holds the case."""
    sop, kunci = queries.sop(permohonan), permohonan.langkah
    services.catat_riwayat(
        permohonan,
        gerak=Gerak(kunci, Putusan("", kunci), kunci, selesai=False),
        tindakan=tindakan,
        peran=sop.peran[sop.langkah[kunci].peran].nama,
        pelaku=pelaku.pengguna,
        pelaku_nama=pelaku.nama,
        alasan=alasan,
        kini=kini,
    )
