"""What goes with every document so that anyone can check it: the text of its QR code and the data attached to its PDF."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings

from tertib.dokumen.log import queries, services
from tertib.dokumen.pernyataan import cose, lampiran
from tertib.inti import antrean
from tertib.inti.sandi import sidik
from tertib.wilayah.models import Kantor

SEGEL = "segel-log"
SETIAP = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class KodePeriksa:
    """`tautan` is the text of the QR code: the link, and behind # the statement. `lampiran` is the attachment (JSON)."""

    tautan: str
    lampiran: bytes


def siapkan(kantor: Kantor, *, jenis: str, isi: bytes, token: str, kini: datetime) -> KodePeriksa:
    """State what the office issues: `isi` is the canonical JSON of what is printed. The office gets its key at the first."""
    _, baru = services.buat_kunci(kantor, kini=kini)
    if baru:
        antrean.tambah(SEGEL, kantor=kantor.kode, isi={}, kini=kini, siap=kini + SETIAP)
    dinyatakan = lampiran.buat(
        jenis=jenis,
        kartu=isi,
        kantor=kantor.kode,
        tautan_indeks=sidik(token.encode()),
        kunci=queries.rahasia(kantor),
        waktu=kini,
        hari=kantor.setempat(kini).date(),
    )
    alamat = f"{settings.ALAMAT_SITUS}/cek/{token}/#{cose.ke_angka(dinyatakan.bertanda)}"
    return KodePeriksa(alamat, dinyatakan.json(situs=settings.ALAMAT_SITUS))
