"""Writing the books: one line, the next number, in the caller's transaction."""

from datetime import datetime

from tertib.buku.models import BarisBuku
from tertib.dokumen.models import Dokumen
from tertib.inti import nomor
from tertib.permohonan.models import Permohonan


def catat(permohonan: Permohonan, *, buku: str, dokumen: Dokumen | None, uraian: str, kini: datetime) -> BarisBuku:
    """Append a line; numbers run 1..n per office, book and year of the office's own calendar."""
    tahun = permohonan.kantor.setempat(kini).year
    baris: BarisBuku = BarisBuku.objects.create(
        kantor=permohonan.kantor,
        buku=buku,
        tahun=tahun,
        nomor=nomor.ambil(f"{permohonan.kantor_id}/buku-{buku}/{tahun}"),
        pada=kini,
        permohonan=permohonan,
        dokumen=dokumen,
        uraian=uraian,
    )
    return baris
