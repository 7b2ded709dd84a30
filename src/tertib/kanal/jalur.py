"""Which way a message goes next: the channels it may take, in which order, and which of them are free now."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from tertib.inti.antrean import Tunda
from tertib.inti.sandi import indeks_buta
from tertib.kanal import sambungan
from tertib.kanal.kata import KODE
from tertib.kanal.models import Percobaan, Pesan, PilihanKabar, Tahap
from tertib.kanal.pengantar import DI_HALAMAN, HALAMAN, Golongan, Pengantar, pengantar
from tertib.permohonan.models import Permohonan

SURUT = ("whatsapp", "surel")
"""The channels a notice may fall back on, in this order."""
SABAR = timedelta(minutes=30)
"""How long a notice waits for a channel that fails for a while, before it takes the next one."""
BELUM_DIATUR = timedelta(minutes=10)
UMUR_KABAR = timedelta(days=7)
UMUR_KODE = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Jalur:
    """The way one attempt goes."""

    lewat: str
    pengantar: Pengantar
    tujuan: str


def pilih(pesan: Pesan, kini: datetime) -> Jalur | None:
    """The next way to try; None when there is none left. Raises Tunda when one will be free later."""
    if di_halaman(pesan):
        return Jalur(pesan.lewat, HALAMAN, pesan.tujuan)
    if kini >= pesan.dibuat + (UMUR_KODE if pesan.perihal in KODE else UMUR_KABAR):
        return None
    nanti: list[datetime] = []
    for lewat, tujuan in _terbuka(pesan, kini):
        terpasang = pengantar(lewat, pesan.kantor)
        keadaan = sambungan.istirahat(pesan.kantor, lewat, kini=kini)
        if terpasang and keadaan is None:
            return Jalur(lewat, terpasang, tujuan)
        nanti.append((keadaan and keadaan.istirahat_sampai) or kini + BELUM_DIATUR)
        if keadaan and not keadaan.alarm and _sabar(pesan, kini):
            break
    if nanti:
        raise Tunda(min(nanti) + timedelta(seconds=random.uniform(0, 10)))
    return None


def di_halaman(pesan: Pesan) -> bool:
    """Whether a page of ours tells it: a door with a page, or a notice to officials, who see it at their desk."""
    return pesan.lewat in DI_HALAMAN or pesan.perihal == "tugas"


def alamat(permohonan: Permohonan, lewat: str) -> str:
    """Where the applicant is reached by one channel; "" when nowhere."""
    return str(permohonan.surel if lewat == "surel" else permohonan.whatsapp)


def _sabar(pesan: Pesan, kini: datetime) -> bool:
    return kini < pesan.dibuat + SABAR


def _terbuka(pesan: Pesan, kini: datetime) -> list[tuple[str, str]]:
    """(channel, address) still open to this message; one that waited long enough tries what has not failed yet first."""
    urutan = _urutan(pesan)
    if not _sabar(pesan, kini):
        urutan.sort(key=lambda lewat: _gagal(pesan, lewat) != [])
    punya = ((s, pesan.tujuan if s == pesan.lewat else _alamat_pemohon(pesan, s)) for s in urutan)
    return [(lewat, tujuan) for lewat, tujuan in punya if tujuan and not _tertutup(pesan, lewat)]


def _urutan(pesan: Pesan) -> list[str]:
    """The channels to try: what the reader chose, else what the SOP names, then the others.

    A code proves the very number it is sent to, and an answer belongs where the question came from: one channel only.
    """
    if pesan.perihal in KODE or pesan.menjawab or pesan.permohonan is None:
        return [pesan.lewat]
    nomor = indeks_buta(pesan.permohonan.whatsapp, guna="whatsapp")
    pilihan = PilihanKabar.objects.filter(kantor=pesan.kantor, tujuan_indeks=nomor).first()
    if pilihan and pilihan.lewat != "whatsapp":
        return [pilihan.lewat]
    return [pesan.lewat, *(s for s in SURUT if s != pesan.lewat and _terbukti(pesan.permohonan, s))]


def _terbukti(permohonan: Permohonan, lewat: str) -> bool:
    """Whether the address of a channel the SOP did not name may be used: a number only once it was confirmed."""
    return lewat != "whatsapp" or permohonan.whatsapp_dikonfirmasi is not None


def _alamat_pemohon(pesan: Pesan, lewat: str) -> str:
    return alamat(pesan.permohonan, lewat) if pesan.permohonan else ""


def _gagal(pesan: Pesan, lewat: str) -> list[str]:
    gagal = Percobaan.objects.filter(pesan=pesan, lewat=lewat, tahap=Tahap.GAGAL)
    return list(gagal.values_list("golongan", flat=True))


def _tertutup(pesan: Pesan, lewat: str) -> bool:
    """Whether a channel has said no for good; a second "only a template" is one."""
    gagal = _gagal(pesan, lewat)
    return not {Golongan.TETAP, Golongan.NASKAH}.isdisjoint(gagal) or gagal.count(Golongan.TEMPLAT) > 1
