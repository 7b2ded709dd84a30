"""Writing the books: one line, the next number, in the caller's transaction."""

from collections.abc import Mapping
from datetime import datetime

from tertib.buku.models import BarisBuku, Ekspor
from tertib.dokumen.models import Dokumen
from tertib.inti import nomor
from tertib.pengguna.models import Penugasan
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


def catat_ekspor(
    penugasan: Penugasan,
    *,
    buku: str,
    bentuk: str,
    saringan: Mapping[str, str],
    alasan: str,
    jumlah: int,
    kini: datetime,
) -> Ekspor:
    """A line in the log of exports, with the number that the exported file carries."""
    tahun = penugasan.kantor.setempat(kini).year
    ekspor: Ekspor = Ekspor.objects.create(
        kantor=penugasan.kantor,
        tahun=tahun,
        nomor=nomor.ambil(f"{penugasan.kantor_id}/ekspor/{tahun}"),
        buku=buku,
        bentuk=bentuk,
        saringan=dict(saringan),
        alasan=alasan,
        jumlah=jumlah,
        oleh=penugasan,
        pada=kini,
    )
    return ekspor
