"""The card before and after: as approved in the draft, or, where this very step draws it up, worked out afresh."""

from dataclasses import dataclass
from datetime import datetime

from tertib.kependudukan import queries as kependudukan
from tertib.kependudukan.perubahan.jenis import FaktaSalah
from tertib.kependudukan.perubahan.selisih import selisih
from tertib.kependudukan.rules.jenis import Keluarga
from tertib.kependudukan.rules.temuan import Temuan
from tertib.meja.banding import Perbandingan, bandingkan
from tertib.meja.perkara import Perkara
from tertib.permohonan import queries

DRAF = "draf"


@dataclass(frozen=True, slots=True)
class Pratinjau:
    """Families before and after, and sentences for the official. `tetap` tells a stored draft from one that may still move."""

    sebelum: tuple[Keluarga, ...] = ()
    sesudah: tuple[Keluarga, ...] = ()
    tolak: tuple[str, ...] = ()
    peringatan: tuple[str, ...] = ()
    akibat: tuple[str, ...] = ()
    tetap: bool = False

    def banding(self, *, nik_nanti: str) -> list[Perbandingan]:
        """One comparison for each card after the change; `nik_nanti` stands where a NIK is still to be given."""
        lama = {k.nomor: k for k in self.sebelum}
        semua = (bandingkan(selisih(lama.get(k.nomor), k), nik_nanti=nik_nanti) for k in self.sesudah)
        return [p for p in semua if p]


def pratinjau(perkara: Perkara, kini: datetime) -> Pratinjau:
    """What the case changes. An impossible change gives the sentences why, and no card after."""
    permohonan = perkara.permohonan
    if queries.draf(permohonan) and not _sedang_didraf(perkara):
        isi = queries.draf(permohonan)
        return Pratinjau(
            queries.keluarga_draf(permohonan, "sebelum"),
            queries.keluarga_draf(permohonan, "sesudah"),
            peringatan=tuple(isi.get("temuan", ())),
            akibat=tuple(isi.get("akibat", ())),
            tetap=True,
        )
    return _hitung(perkara, kini)


def _sedang_didraf(perkara: Perkara) -> bool:
    return perkara.langkah is not None and any(e.kata == DRAF for p in perkara.langkah.putusan for e in p.efek)


def _hitung(perkara: Perkara, kini: datetime) -> Pratinjau:
    p = perkara.permohonan
    keluarga = kependudukan.keluarga_menurut_nomor(p.nomor_kk)
    if keluarga is None:
        return Pratinjau()
    hari = p.kantor.setempat(kini).date()
    try:
        hasil = queries.jenis(p).hitung((keluarga,), queries.isian(p), pemohon_nik=p.pemohon_nik, kini=hari)
    except FaktaSalah as galat:
        return Pratinjau((keluarga,), (keluarga,), tolak=(str(galat),))
    return Pratinjau(
        (keluarga,),
        hasil.sesudah,
        tolak=_kalimat(hasil.temuan, menolak=True),
        peringatan=_kalimat(hasil.temuan, menolak=False),
        akibat=hasil.akibat,
    )


def _kalimat(temuan: tuple[Temuan, ...], *, menolak: bool) -> tuple[str, ...]:
    return tuple(t.kalimat_petugas for t in temuan if t.menolak is menolak)
