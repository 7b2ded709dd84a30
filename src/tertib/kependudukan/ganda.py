"""Residents who may be the person in hand: few candidates by marks (blocking), then a score with its reasons."""

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tertib.inti.lingkup import kantor_kini
from tertib.kependudukan.cari.gudang import Syarat, gudang
from tertib.kependudukan.cari.pertanyaan import serupa
from tertib.kependudukan.cari.tanda import IBU, LAHIR, NAMA, TAHUN, kantor_wajib, salah_satu
from tertib.kependudukan.models import Penduduk, PutusanGanda
from tertib.kependudukan.rules.ejaan import kata_nama
from tertib.kependudukan.rules.ganda import MENCURIGAKAN, Sebab, bandingkan, mungkin_kembar
from tertib.kependudukan.rules.jenis import Orang
from tertib.kependudukan.susun import orang_dari_baris

_TERBANYAK = 10
_PER_SYARAT = 100
_SERUPA = 4


@dataclass(frozen=True, slots=True)
class Calon:
    """A resident who may be the person in hand, with score (0-100), the reasons, and what was decided ("" yet)."""

    penduduk: Penduduk
    skor: int
    sebab: tuple[Sebab, ...]
    kembar: bool
    putusan: str = ""


def ganda(orang: Orang, *, perihal: str = "") -> list[Calon]:
    """Candidates, the most alike first, in the office of the scope. `perihal` (a case) brings the decisions made on it.

    Whoever has a NIK is somebody already: their own row is no candidate.
    """
    kantor = kantor_wajib()
    pk = dict.fromkeys(satu for syarat in _penyaring(orang, kantor) for satu in gudang().temukan(syarat, _PER_SYARAT))
    calon = []
    for penduduk in Penduduk.objects.filter(pk__in=pk):
        tercatat = orang_dari_baris(penduduk)
        skor, sebab = bandingkan(orang, tercatat)
        if skor >= MENCURIGAKAN and not (orang.nik and orang.nik == tercatat.nik):
            calon.append((skor, penduduk, sebab))
    calon.sort(key=lambda c: (-c[0], c[1].pk))
    diputus = _diputus(orang, perihal) if perihal and calon else {}
    return [
        Calon(penduduk, skor, sebab, mungkin_kembar(sebab), diputus.get(penduduk.pk, ""))
        for skor, penduduk, sebab in calon[:_TERBANYAK]
    ]


def sidik_orang(orang: Orang) -> str:
    """Digest of what is said about a person: an answer about a double holds as long as the description does."""
    isi = (orang.nama, orang.tanggal_lahir.isoformat(), orang.jenis_kelamin, orang.ibu, orang.ayah, orang.tempat_lahir)
    return hashlib.sha256("\n".join(isi).encode()).hexdigest()


def _diputus(orang: Orang, perihal: str) -> dict[int, str]:
    putusan = PutusanGanda.objects.filter(kantor=kantor_kini(), perihal=perihal, orang=sidik_orang(orang))
    return dict(putusan.values_list("calon", "putusan"))


def _penyaring(orang: Orang, kantor: str) -> Iterator[Syarat]:
    """What at least must agree, in three ways, so that no one wrong field hides a double."""
    nama, ibu = (_mungkin(kata_nama(teks)) for teks in (orang.nama, orang.ibu))
    satu_nama = salah_satu(kantor, NAMA, (k for pilihan in nama for k in pilihan))
    satu_ibu = salah_satu(kantor, IBU, (k for pilihan in ibu for k in pilihan))
    tahun = salah_satu(kantor, TAHUN, (str(orang.tanggal_lahir.year + beda) for beda in (-1, 0, 1)))
    lahir = salah_satu(kantor, LAHIR, (t.isoformat() for t in _tanggal_tertukar(orang.tanggal_lahir)))
    if satu_nama:
        yield (lahir, satu_nama)
        yield (tahun, *(salah_satu(kantor, NAMA, pilihan) for pilihan in nama))
    if satu_nama and satu_ibu:
        yield (tahun, *(salah_satu(kantor, IBU, pilihan) for pilihan in ibu), satu_nama)
    if satu_ibu:
        yield (lahir, satu_ibu)


def _mungkin(kata: Sequence[str]) -> list[list[str]]:
    """For each word, the word and those in the vocabulary it may have been meant for."""
    return [list(dict.fromkeys([k, *serupa(k)[:_SERUPA]])) for k in kata]


def _tanggal_tertukar(tanggal: dt.date) -> list[dt.date]:
    """The date, and the one with day and month exchanged where there is such a one."""
    try:
        return [tanggal, tanggal.replace(month=tanggal.day, day=tanggal.month)]
    except ValueError:
        return [tanggal]
