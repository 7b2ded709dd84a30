"""The eleven boxes of F-1.02 as journeys: which row of the clerk's tables each walks, and what comes of it.

The tables use the same names and short numbers again and again. Behind the scene (`tanam`) each journey gets its own
people and cards: the same names, other NIKs and other numbers with the same last four digits; the days of the facts move
to these days.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tertib.kependudukan.rules.jenis import Anggota, Keluarga
from tests.alur.test_semua_jenis import KASUS, rapat
from tests.kependudukan import tabel
from tests.kependudukan.tabel import Kasus

KK, SURAT = "KK", "surat pindah"


@dataclass(frozen=True, slots=True, eq=False)
class Perjalanan:
    """One journey: the box of the form ("": a print of an unchanged card), the kind, its row among the kind's tables.

    Two of the same kind and row are two journeys, with cards of their own.

    `dokumen` are the documents that come out, in order. `warga`: whether the citizen's door is walked too.
    """

    kotak: str
    jenis: str
    ke: int
    dokumen: tuple[str, ...]
    warga: bool = True

    def __str__(self) -> str:
        return f"{self.kotak or 'cetak'} {self.jenis}"

    @property
    def kasus(self) -> Kasus:
        return KASUS[self.jenis][self.ke]


SEBELAS = (
    Perjalanan("A1", "keluarga-baru", 0, (KK, KK, KK)),
    Perjalanan("A2", "ganti-kepala", 0, (KK,)),
    Perjalanan("A3", "pisah-kk", 0, (KK, KK)),
    Perjalanan("A4", "pindah", 3, (KK, SURAT)),
    Perjalanan("A4", "pindah-datang", 0, (KK,)),
    Perjalanan("A5", "dari-luar-negeri", 1, (KK,)),
    Perjalanan("A6", "rentan", 0, (KK,)),
    Perjalanan("B1", "menumpang", 0, (KK, KK)),
    Perjalanan("B2", "kelahiran", 0, (KK,), warga=False),
    Perjalanan("B2", "kematian", 0, (KK,)),
    Perjalanan("B2", "perkawinan", 0, (KK,)),
    Perjalanan("B3", "ubah-data", 0, (KK,)),
    Perjalanan("C1", "hilang", 0, (KK,), warga=False),
    Perjalanan("C2", "rusak", 0, (KK,)),
    Perjalanan("", "cetak-ulang", 0, (KK,)),
)
"""A birth and a lost card are walked from the citizen's door by test_lurus and test_warga; here from the desk on."""

PERGI = Perjalanan("A4", "pindah", 2, (SURAT,))
"""A whole family leaves the province."""
BERUBAH = Perjalanan("A3", "pisah-kk", 0, (KK, KK))
"""A split, while another case of that card is under way."""
SEMUA = (*SEBELAS, PERGI, BERUBAH)


def tanam(kantor: Any, p: Perjalanan, ke: int, *, kini: Any) -> dict[str, Any]:
    """The cards of the journey, in the register: who applies and with which answers. `ke` (0 to 27) is its number."""
    from tertib.kependudukan import services

    asal = tabel.baca(p.kasus.sebelum)
    kartu = _segarkan(asal, ke)
    services.impor(keluarga=[k for k in kartu if k.nomor], kantor=kantor, kini=kini)
    fakta = _jawaban(p.kasus.jawaban, kartu, ke)
    for k in kartu:
        if not k.nomor:
            _simpan_surat(k, fakta["nomor_surat"], kini)
    kepala = kartu[0].anggota[0].orang if kartu else None
    pemohon = {
        "nama": kepala.nama if kepala else "PELAPOR REKAAN",
        "nik": kepala.nik if kepala else "1606010101800001",
        "nomor_kk": kartu[0].nomor if kartu else "",
    }
    return {"pemohon": pemohon, "jawaban": fakta}


def _segarkan(kartu: tuple[Keluarga, ...], ke: int) -> tuple[Keluarga, ...]:
    """The same cards with people and numbers that no other journey has."""
    semua = dict.fromkeys(a.orang.nik for k in kartu for a in k.anggota)
    baru = {nik: f"{nik[:12]}{ke + 1:02d}{n:02d}" for n, nik in enumerate(semua, 1)} | {"": ""}

    def anggota(a: Anggota) -> Anggota:
        nik = {m: baru.get(getattr(a.orang, m), "") for m in ("nik", "nik_ayah", "nik_ibu")}
        return replace(a, orang=replace(a.orang, **nik))

    return tuple(replace(k, nomor=_nomor(k.nomor, ke), anggota=tuple(anggota(a) for a in k.anggota)) for k in kartu)


def _nomor(teks: str, ke: int) -> str:
    """A card's number with a day of its own in place of the tables' day."""
    return teks.replace(tabel.nomor_kk(""), f"160601{ke + 1:02d}0720")


def _jawaban(jawaban: Mapping[str, str], kartu: tuple[Keluarga, ...], ke: int) -> dict[str, str]:
    geser = date.today() - tabel.KINI

    def nilai(teks: str) -> str:
        if re.fullmatch(r"2026-\d\d-\d\d", teks):
            return (date.fromisoformat(teks) + geser).isoformat()
        return _nomor(teks, ke)

    return {"desa": tabel.DESA} | {k: nilai(v) for k, v in tabel.isi_jawaban(jawaban, kartu).items()}


def _simpan_surat(kartu: Keluarga, nomor: str, kini: Any) -> None:
    """A letter with the people of this card, as the office of Bandung wrote it."""
    from tertib.inti.lingkup import di_kantor
    from tertib.kependudukan import services
    from tertib.kependudukan.perubahan.surat_pindah import SuratPindah
    from tertib.wilayah.models import Kantor

    surat = SuratPindah(
        nomor=nomor,
        tanggal=date.today(),
        nomor_kk_asal="3204010806190001",
        desa_asal="32.04.10.2001",
        desa_tujuan=kartu.desa,
        alamat=kartu.alamat,
        rt=kartu.rt,
        rw=kartu.rw,
        kode_pos=kartu.kode_pos,
        klasifikasi="5",
        alasan="1",
        jenis="2",
        anggota=kartu.anggota,
    )
    with di_kantor("32.04"):
        services.tulis_surat(surat, kantor=Kantor.objects.get(kode="32.04"), sebab="KK-LAIN", pelaku="x", kini=kini)


def sel_tercetak(apa: Any) -> list[str]:
    """Every approved cell that a document must show."""
    from tertib.dokumen.terbitan import TerbitanKK
    from tertib.kependudukan.rules.cetak import baris_cetak

    if not isinstance(apa, TerbitanKK):
        return [apa.nomor, *(nilai for a in apa.surat.anggota for nilai in (a.orang.nik, a.orang.nama))]
    k = apa.keluarga
    sel = [k.nomor, k.alamat, f"{k.rt}/{k.rw}", k.kode_pos]
    return sel + [nilai for a in k.anggota for nilai in baris_cetak(a).values()]


def tidak_tercetak(sel: list[str], teks: str) -> list[str]:
    return [s for s in sel if rapat(s) not in rapat(teks)]


def sebagai_tabel(sekarang: tuple[Keluarga, ...], lama: set[str]) -> str:
    """Cards of the register as a clerk writes them; those that are not in `lama` are new."""
    return tabel.tulis(tuple(k if k.nomor in lama else replace(k, nomor="") for k in sekarang))
