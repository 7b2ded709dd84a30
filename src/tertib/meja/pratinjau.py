"""The cards before and after: as approved in the draft, or, where this very step draws it up, worked out afresh."""

from dataclasses import dataclass
from datetime import datetime

from tertib.alur.naskah import yang_berubah
from tertib.alur.rancang import DrafTidakBisa, hitung
from tertib.kependudukan import queries as register
from tertib.kependudukan.banding import Perbandingan, bandingkan_semua
from tertib.kependudukan.perubahan.rancangan import Pasangan, pasangkan
from tertib.kependudukan.rules.jenis import Keluarga
from tertib.kependudukan.rules.temuan import Temuan
from tertib.meja.perkara import Perkara
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan

DRAF = frozenset({"draf", "konsep"})


@dataclass(frozen=True, slots=True)
class Pratinjau:
    """Each changed card before and after, and sentences for the official.

    `tetap` tells a stored draft from one that may still move; `basi` what changed in the register since it was stored.
    """

    pasangan: tuple[Pasangan, ...] = ()
    tolak: tuple[str, ...] = ()
    peringatan: tuple[str, ...] = ()
    akibat: tuple[str, ...] = ()
    tetap: bool = False
    basi: tuple[str, ...] = ()

    @property
    def sesudah(self) -> tuple[Keluarga, ...]:
        """The cards after the change, the closed ones among them."""
        return tuple(baru for _lama, baru in self.pasangan)

    def banding(self, *, nomor_nanti: str) -> list[Perbandingan]:
        """One comparison for each card; `nomor_nanti` stands where a NIK or a No. KK is still to be given."""
        return bandingkan_semua(self.pasangan, nomor_nanti=nomor_nanti)


def pratinjau(perkara: Perkara, kini: datetime) -> Pratinjau:
    """What the case changes. An impossible change gives the sentences why, and no card after."""
    permohonan = perkara.permohonan
    rancangan = None if _sedang_didraf(perkara) else queries.rancangan(permohonan)
    if rancangan is None:
        return _hitung(permohonan, kini)
    return Pratinjau(
        rancangan.pasangan,
        peringatan=rancangan.temuan,
        akibat=rancangan.akibat,
        tetap=True,
        basi=() if queries.sudah_terbit(permohonan) else yang_berubah(permohonan),
    )


def _sedang_didraf(perkara: Perkara) -> bool:
    return perkara.langkah is not None and any(e.kata in DRAF for p in perkara.langkah.putusan for e in p.efek)


def _hitung(permohonan: Permohonan, kini: datetime) -> Pratinjau:
    try:
        sebelum, hasil = hitung(permohonan, kini=kini)
    except DrafTidakBisa as galat:
        semula = register.keluarga_menurut_nomor(permohonan.nomor_kk)
        return Pratinjau(((semula, semula),) if semula else (), tolak=(str(galat),))
    return Pratinjau(
        pasangkan(sebelum, hasil.sesudah),
        tolak=_kalimat(hasil.temuan, menolak=True),
        peringatan=_kalimat(hasil.temuan, menolak=False),
        akibat=hasil.akibat,
    )


def _kalimat(temuan: tuple[Temuan, ...], *, menolak: bool) -> tuple[str, ...]:
    return tuple(t.kalimat_petugas for t in temuan if t.menolak is menolak)
