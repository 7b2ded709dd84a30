"""Which way a message goes next: the channels it may take, in which order, and which of them are free now."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from tertib.inti.antrean import Tunda
from tertib.kanal import pilihan, sambungan
from tertib.kanal.aturan import SURUT, Aturan, aturan
from tertib.kanal.kata import KODE
from tertib.kanal.models import Percobaan, Pesan, Tahap
from tertib.kanal.pengantar import DI_HALAMAN, HALAMAN, Golongan, Pengantar, pengantar
from tertib.permohonan.models import Permohonan

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
    atur = aturan(pesan.kantor)
    urutan = _urutan(pesan, atur)
    if urutan == [pilihan.HALAMAN]:
        return Jalur(pilihan.HALAMAN, HALAMAN, pesan.tujuan)
    _hormati_jam_tenang(pesan, atur, kini)
    return _bebas(pesan, urutan, kini)


def _bebas(pesan: Pesan, urutan: list[str], kini: datetime) -> Jalur | None:
    """The first channel of these that may be used now. Raises Tunda."""
    nanti: list[datetime] = []
    for lewat, tujuan in _terbuka(pesan, urutan, kini):
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


def dicoba(pesan: Pesan) -> list[tuple[str, str, str]]:
    """Why nothing reached the applicant, for whoever phones: (channel, class of failure, code) each.

    A channel that was not tried is in it with its reason: "kosong" (no address) or "belum-terbukti".
    """
    gagal = Percobaan.objects.filter(pesan=pesan, tahap=Tahap.GAGAL).order_by("pk")
    hasil = [tuple(map(str, baris)) for baris in gagal.values_list("lewat", "golongan", "kode")]
    for lewat in SURUT:
        if pesan.permohonan and not pilihan.terbukti(pesan.permohonan, lewat):
            sebab = "belum-terbukti" if alamat(pesan.permohonan, lewat) else "kosong"
            hasil.append((lewat, sebab, ""))
    return list(dict.fromkeys(hasil))  # type: ignore[arg-type]


def _hormati_jam_tenang(pesan: Pesan, atur: Aturan, kini: datetime) -> None:
    """Nobody is woken: what was not asked for this minute waits for the morning. Raises Tunda."""
    if _terikat(pesan):
        return
    if bangun := atur.sampai_bangun(pesan.kantor.setempat(kini)):
        raise Tunda(bangun)


def _sabar(pesan: Pesan, kini: datetime) -> bool:
    return kini < pesan.dibuat + SABAR


def _terbuka(pesan: Pesan, urutan: list[str], kini: datetime) -> list[tuple[str, str]]:
    """(channel, address) still open to this message; one that waited long enough tries what failed least first."""
    if not _sabar(pesan, kini):
        urutan = sorted(urutan, key=lambda lewat: len(_gagal(pesan, lewat)))
    punya = ((s, _tujuan(pesan, s)) for s in urutan)
    return [(lewat, tujuan) for lewat, tujuan in punya if tujuan and not _tertutup(pesan, lewat)]


def _urutan(pesan: Pesan, atur: Aturan) -> list[str]:
    """The channels to try: what the reader chose, else what the SOP names, then the others of the office.

    A code proves the very address it is sent to, and an answer belongs where the question came from: one channel only.
    Everything else goes only where its reader proved to be.
    """
    if _terikat(pesan) or pesan.permohonan is None:
        return [pesan.lewat]
    terpilih = pilihan.berlaku(pesan.permohonan)
    lewat = terpilih.lewat if terpilih else ""
    if lewat == pilihan.HALAMAN:
        return [lewat]
    urut = [lewat] if lewat == pilihan.SUREL else dict.fromkeys((lewat or pesan.lewat, *atur.urutan))
    return [s for s in urut if s not in SURUT or (s in atur.urutan and pilihan.terbukti(pesan.permohonan, s))]


def _terikat(pesan: Pesan) -> bool:
    return pesan.perihal in KODE or bool(pesan.menjawab)


def _tujuan(pesan: Pesan, lewat: str) -> str:
    if pesan.permohonan is None or _terikat(pesan):
        return str(pesan.tujuan)
    return alamat(pesan.permohonan, lewat)


def _gagal(pesan: Pesan, lewat: str) -> list[str]:
    gagal = Percobaan.objects.filter(pesan=pesan, lewat=lewat, tahap=Tahap.GAGAL)
    return list(gagal.values_list("golongan", flat=True))


def _tertutup(pesan: Pesan, lewat: str) -> bool:
    """Whether a channel has said no for good; a second "only a template" is one."""
    gagal = _gagal(pesan, lewat)
    return not {Golongan.TETAP, Golongan.NASKAH}.isdisjoint(gagal) or gagal.count(Golongan.TEMPLAT) > 1
