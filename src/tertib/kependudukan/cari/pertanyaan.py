"""A question of an official, and its answer: at most 100 residents, the best first, twenty on a page.

As written first (the last word may be the beginning of one); where nobody is called so, the words most like it. Nothing is
counted: a page knows only whether there is another.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, TypeAlias

from django.db.models import FilteredRelation, Q
from rapidfuzz.distance import Indel

from tertib.kependudukan import models
from tertib.kependudukan.cari.gudang import Syarat, gudang
from tertib.kependudukan.cari.tanda import DESA, IBU, LAHIR, NAMA, kantor_wajib, salah_satu, tanda
from tertib.kependudukan.models import indeks_nik, indeks_nomor_kk
from tertib.kependudukan.rules.ejaan import kata_nama

Pilihan: TypeAlias = Sequence[Sequence[Sequence[str]]]
"""Of the name and of the mother's name: for each word the words that may stand for it."""
TERBANYAK = 100
SEHALAMAN = 20
_AWALAN = 64
"""Words that one beginning may stand for."""
_SERUPA = (3, 8)
"""How many of the likest words stand for each word, where correcting the unknown ones found nobody: as few as do."""
_CUKUP_SERUPA = 0.66
"""SUKARNO and SUKRANO 0.86, SITI and SATI 0.75; ZULKARNAIN and SUKARNO 0.59."""
_PANJANG_NOMOR = 16


@dataclass(frozen=True, slots=True)
class Pertanyaan:
    """What is asked: a name, NIK or No. KK in `teks`, and what is known besides. `desa` is a village code."""

    teks: str = ""
    ibu: str = ""
    desa: str = ""
    lahir: dt.date | None = None

    @property
    def nomor(self) -> str:
        """The sixteen digits asked for, however they were spaced; "" when `teks` is no number."""
        rapat = self.teks.replace(" ", "").replace(".", "")
        return rapat if len(rapat) == _PANJANG_NOMOR and rapat.isascii() and rapat.isdigit() else ""


@dataclass(frozen=True, slots=True)
class Temuan:
    """One resident found, as a line tells of them; `nomor_kk` and `desa` (its name) are "" for who is on no card."""

    pk: int
    nama: str
    jenis_kelamin: str
    tanggal_lahir: dt.date
    ibu: str
    hidup: bool
    nik: str
    nomor_kk: str
    desa: str


@dataclass(frozen=True, slots=True)
class Jawaban:
    """One page of an answer. `serupa`: nobody matched as written; `penuh`: more than can be looked through.

    `kartu_lama` is a No. KK asked for that is no longer in force: these are its people, on the cards that replaced it.
    """

    temuan: list[Temuan] = field(default_factory=list)
    ada_lagi: bool = False
    serupa: bool = False
    penuh: bool = False
    kartu_lama: models.Keluarga | None = None


def cari(tanya: Pertanyaan, *, halaman: int = 1) -> Jawaban:
    """Answer within the office of the scope. Raises LingkupTidakAda outside of one."""
    kantor_wajib()
    if tanya.nomor:
        return _menurut_nomor(tanya.nomor)
    kata = kata_nama(tanya.teks)
    pk, serupa = _temukan(kata, kata_nama(tanya.ibu), _tetap(tanya))
    return Jawaban(
        temuan=_halaman(pk[:TERBANYAK], kata, halaman),
        ada_lagi=min(len(pk), TERBANYAK) > halaman * SEHALAMAN,
        serupa=serupa,
        penuh=len(pk) > TERBANYAK,
    )


def _tetap(tanya: Pertanyaan) -> list[Sequence[str]]:
    """What must hold to the letter."""
    kantor = kantor_wajib()
    lahir = [(tanda(kantor, LAHIR, tanya.lahir.isoformat()),)] if tanya.lahir else []
    return [*lahir, *([(tanda(kantor, DESA, tanya.desa),)] if tanya.desa else [])]


def _temukan(kata: Sequence[str], ibu: Sequence[str], tetap: Syarat) -> tuple[list[int], bool]:
    """Primary keys, and whether only similar words found them."""
    if not (kata or ibu or tetap):
        return [], False
    kenal = gudang().dikenal((*kata, *ibu))
    if pk := _dengan_kata([_tertulis(satu, kenal) for satu in (kata, ibu)], tetap):
        return pk, False
    for pilihan in _percobaan(kata, ibu, kenal):
        if pk := _dengan_kata(pilihan, tetap):
            return pk, True
    return [], True


def _percobaan(kata: Sequence[str], ibu: Sequence[str], kenal: Collection[str]) -> Iterator[Pilihan]:
    """What may have been meant, the likeliest first: most slips of the hand make a word that nobody is called."""
    if kenal != {*kata, *ibu}:
        yield [[[k] if k in kenal else serupa(k)[:1] for k in satu] for satu in (kata, ibu)]
    mirip = [[serupa(k) for k in satu] for satu in (kata, ibu)]
    for banyak in _SERUPA:
        yield [[k[:banyak] for k in satu] for satu in mirip]


def serupa(kata: str) -> list[str]:
    """Words somebody here is called by that may be meant by this one, the likest first."""
    calon = gudang().serupa(kata, _SERUPA[-1])
    return [k for k in calon if Indel.normalized_similarity(kata, k) >= _CUKUP_SERUPA]


def _tertulis(kata: Sequence[str], kenal: Collection[str]) -> list[list[str]]:
    """Each word as written, none for one that nobody is called; the last one also as the beginning of longer ones."""
    pilihan = [[k] if k in kenal else [] for k in kata]
    if pilihan:
        pilihan[-1] = list(dict.fromkeys([*pilihan[-1], *gudang().berawalan(kata[-1], _AWALAN)]))
    return pilihan


def _dengan_kata(pilihan: Pilihan, tetap: Syarat) -> list[int]:
    kantor = kantor_wajib()
    syarat = [
        salah_satu(kantor, jenis, satu) for jenis, kata in zip((NAMA, IBU), pilihan, strict=True) for satu in kata
    ]
    # a word that stands for none in the vocabulary: nobody has it
    return gudang().temukan([*tetap, *syarat], TERBANYAK + 1) if all(syarat) else []


def _halaman(pk: Sequence[int], kata: Sequence[str], halaman: int) -> list[Temuan]:
    """One page of the residents with these keys: the likest name first, then by the alphabet."""
    if len(pk) <= SEHALAMAN:
        urut = sorted(muat(pk), key=lambda t: _urutan(kata, t.nama, t.pk))
        return urut if halaman == 1 else []
    nama = models.Penduduk.objects.filter(pk__in=pk).values_list("nama", "pk")
    urutan = sorted(nama, key=lambda baris: _urutan(kata, *baris))
    return muat(satu for _nama, satu in urutan[(halaman - 1) * SEHALAMAN : halaman * SEHALAMAN])


def _urutan(kata: Sequence[str], nama: str, pk: int) -> tuple[float, str, int]:
    return -kemiripan(kata, kata_nama(nama)), nama, pk


def kemiripan(dicari: Sequence[str], kata: Sequence[str]) -> float:
    """How well a name answers the words asked for, 0 to 1; what it has besides them weighs little."""
    if not dicari or not kata:
        return 0.0
    cocok = sum(max(Indel.normalized_similarity(d, k) for k in kata) for d in dicari) / len(dicari)
    return float(cocok - 0.01 * abs(len(kata) - len(dicari)))


def muat(pk: Iterable[int]) -> list[Temuan]:
    """The residents with these keys that the office may see, in this order, each with where they now are: one query."""
    urut = list(pk)
    kini = FilteredRelation("keanggotaan", condition=Q(keanggotaan__sampai=None))
    baris = models.Penduduk.objects.filter(pk__in=urut).annotate(kini=kini)
    ada = {satu[0]: _temuan(satu) for satu in baris.values_list(*_KOLOM)}
    return [ada[satu] for satu in urut if satu in ada]


def _temuan(baris: Sequence[Any]) -> Temuan:
    isi: dict[str, Any] = dict(zip((f.name for f in fields(Temuan)), baris, strict=True))
    return Temuan(**isi | {"nomor_kk": isi["nomor_kk"] or "", "desa": isi["desa"] or ""})


_KOLOM = (
    *("pk", "nama", "jenis_kelamin", "tanggal_lahir", "ibu", "hidup", "nik"),
    *("kini__keluarga__nomor", "kini__keluarga__desa__nama"),
)


def _menurut_nomor(nomor: str) -> Jawaban:
    """By NIK, or everybody on the card with this number, or everybody who was on it when it ended."""
    orang = models.Penduduk.objects.filter(nik_indeks=indeks_nik(nomor)).values_list("pk", flat=True)
    if ada := list(orang):
        return Jawaban(muat(ada))
    kartu = models.Keluarga.objects.filter(nomor_indeks=indeks_nomor_kk(nomor)).first()
    if kartu is None:
        return Jawaban()
    anggota = models.Keanggotaan.objects.filter(keluarga=kartu)
    if kartu.berlaku:
        anggota = anggota.filter(sampai=None)
    pk = dict.fromkeys(anggota.order_by("urut", "pk").values_list("penduduk", flat=True))
    return Jawaban(muat(pk), kartu_lama=None if kartu.berlaku else kartu)
