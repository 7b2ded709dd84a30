"""Cards as a clerk writes them on a blackboard, and requests tried on them.

    KK 0001                         (another address: KK 0001 @ JALAN MELATI 4 005/002; a letter of moving: KK surat)
    kepala  BAGUS PRANOTO   L 1992 kawin
    istri   SITI RAHMAWATI  P 1994 kawin
    anak    ARGA PRANOTO    L 2021

A person is the same person on every card by name. A year stands for the first of March of that year, unless the whole
date is written. Left out: never married, Islam, WNI. Children of the head know their parents by NIK. NIKs and numbers
follow from the rows, so that nobody has to type sixteen digits: `nik:NAMA` and `kk:0001` stand for them in answers.
"""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256

import pytest

from tertib.kependudukan.perubahan import JENIS
from tertib.kependudukan.perubahan.jenis import FaktaSalah, Hasil
from tertib.kependudukan.rules import kode
from tertib.kependudukan.rules.jenis import Anggota, Keluarga, Orang
from tertib.kependudukan.rules.nik import awalan_nik, dengan_seri

KINI = dt.date(2026, 11, 20)
DESA = "16.06.01.1009"
JALAN = "JALAN MERDEKA NO. 7"
HUBUNGAN = {
    "kepala": "1",
    "suami": "2",
    "istri": "3",
    "anak": "4",
    "menantu": "5",
    "cucu": "6",
    "orangtua": "7",
    "mertua": "8",
    "famili": "9",
    "pembantu": "10",
    "lainnya": "11",
}
_SEBUTAN = {v: k for k, v in HUBUNGAN.items()}
_STATUS = {"belum": "1", "kawin": "2", "siri": "3", "cerai": "4", "cerai-siri": "5", "janda": "6", "duda": "6"}
_BALIK = {"2": " kawin", "3": " siri", "4": " cerai", "5": " cerai-siri", "6": " cerai mati", "1": ""}
_BARIS = re.compile(
    r"(?P<hubungan>\w+)\s+(?P<nama>[A-Z ]+?)\s+(?P<kelamin>[LP]) (?P<lahir>\d{4}(-\d\d-\d\d)?)(?P<sisa>.*)"
)


def nomor_kk(pendek: str) -> str:
    """The No. KK for a short number such as 0001."""
    return f"160601080619{pendek}"


def nik(nama: str, lahir: dt.date, kelamin: str) -> str:
    """The NIK of an invented person."""
    seri = int(sha256(nama.encode()).hexdigest()[:6], 16) % 9998 + 1
    return dengan_seri(awalan_nik(kecamatan="16.06.01", tanggal_lahir=lahir, jenis_kelamin=kelamin), seri)


def _orang(m: re.Match[str]) -> Orang:
    lahir = dt.date.fromisoformat(m["lahir"] if "-" in m["lahir"] else f"{m['lahir']}-03-01")
    kelamin = "1" if m["kelamin"] == "L" else "2"
    sisa = m["sisa"].split()
    status = next((_STATUS[s] for s in sisa if s in _STATUS), "1")
    nilai = dict(s.split("=") for s in sisa if "=" in s)
    kawin = dt.date.fromisoformat(nilai.pop("sejak", "2019-06-08"))
    return Orang(
        nik=nik(m["nama"], lahir, kelamin),
        nama=m["nama"],
        jenis_kelamin=kelamin,
        tempat_lahir="SEKAYU",
        tanggal_lahir=lahir,
        agama=nilai.pop("agama", "1"),
        status_kawin=status,
        tanggal_kawin=kawin if status in "2345" else None,
        **{k: v.replace("_", " ") for k, v in nilai.items()},
    )


def baca(teks: str) -> tuple[Keluarga, ...]:
    """The cards of a table."""
    kartu: list[Keluarga] = []
    for baris in filter(None, (b.strip() for b in teks.splitlines())):
        if baris.startswith("KK "):
            kartu.append(_kartu(baris[3:]))
            continue
        m = _BARIS.fullmatch(baris)
        assert m, baris
        a = Anggota(_orang(m), HUBUNGAN[m["hubungan"]])
        kartu[-1] = replace(kartu[-1], anggota=(*kartu[-1].anggota, _dengan_orang_tua(kartu[-1], a)))
    return tuple(kartu)


def _kartu(baris: str) -> Keluarga:
    pendek, _sela, alamat = baris.partition(" @ ")
    jalan, _sela, rtrw = alamat.rpartition(" ") if alamat else (JALAN, "", "002/001")
    rt, rw = rtrw.split("/")
    nomor = "" if pendek.strip() == "surat" else nomor_kk(pendek.strip())
    return Keluarga(nomor, jalan, rt, rw, "30711", DESA, ())


def _dengan_orang_tua(k: Keluarga, a: Anggota) -> Anggota:
    if a.shdk != kode.ANAK or a.orang.ayah or a.orang.ibu:
        return a
    tua = [b.orang for b in k.anggota if b.shdk in "123"]
    ayah = next((o for o in tua if o.jenis_kelamin == "1"), None)
    ibu = next((o for o in tua if o.jenis_kelamin == "2"), None)
    asal = {"ayah": ayah.nama if ayah else "", "nik_ayah": ayah.nik if ayah else ""}
    asal |= {"ibu": ibu.nama if ibu else "", "nik_ibu": ibu.nik if ibu else ""}
    return replace(a, orang=replace(a.orang, **asal))


def tulis(semua: tuple[Keluarga, ...]) -> str:
    """The cards after a request, one row a person: relation, name, marital state unless never married."""
    baris = []
    for k in semua:
        nomor = f"KK {k.nomor[-4:]}" if k.nomor else "KK baru"
        alamat = f" @ {k.alamat} {k.rt}/{k.rw}" if k.alamat != JALAN else ""
        baris.append(nomor + (alamat if k.anggota else " batal"))
        baris += [_tulis_orang(a) for a in k.anggota]
    return "\n".join(baris)


def _tulis_orang(a: Anggota) -> str:
    return f"{_SEBUTAN[a.shdk]} {a.orang.nama}{_BALIK[a.orang.status_kawin]}{'' if a.orang.nik else ' (NIK baru)'}"


def rapi(teks: str) -> str:
    """The table without indentation."""
    return "\n".join(" ".join(b.split()) for b in teks.strip().splitlines())


@dataclass(frozen=True)
class Kasus:
    """A request on cards, and what comes of it: the cards after, or the code or the words of a refusal (`tolak`).

    `ragu` and `akibat` must be among the findings (by code) and the consequences (by words).
    """

    nama: str
    sebelum: str
    jawaban: Mapping[str, str]
    sesudah: str = ""
    tolak: str = ""
    ragu: tuple[str, ...] = ()
    akibat: tuple[str, ...] = ()
    kini: dt.date = field(default=KINI)

    def __str__(self) -> str:
        return self.nama


def isi_jawaban(jawaban: Mapping[str, str], semua: tuple[Keluarga, ...]) -> dict[str, str]:
    """The answers with NIKs and numbers in place of names."""
    orang = {a.orang.nama: a.orang.nik for k in semua for a in k.anggota}

    def ganti(nilai: str) -> str:
        nilai = re.sub(r"kk:(\d{4})", lambda m: nomor_kk(m[1]), nilai)
        return re.sub(r"nik:([A-Z ]+[A-Z])", lambda m: orang.get(m[1], "1606010101800001"), nilai)

    return {k: ganti(v) for k, v in jawaban.items()}


def jalankan(kode_jenis: str, kasus: Kasus) -> Hasil:
    """The request computed on the first card and those the kind asks for. Raises FaktaSalah."""
    jenis, semua = JENIS[kode_jenis], baca(kasus.sebelum)
    fakta = isi_jawaban(kasus.jawaban, semua)
    tersedia = {k.nomor: k for k in semua[1:]}
    minta = tuple(tersedia[n] for n in dict.fromkeys(jenis.kartu_lain(fakta)) if n in tersedia)
    pemohon = semua[0].anggota[0].orang.nik if semua and semua[0].anggota else "1606010101800001"
    return jenis.hitung((*semua[:1], *minta), fakta, pemohon_nik=pemohon, kini=kasus.kini)


def uji(kode_jenis: str, kasus: Kasus) -> Hasil | None:
    """Compute and compare. The result, unless it was refused in words."""
    if " " in kasus.tolak:
        with pytest.raises(FaktaSalah, match=re.escape(kasus.tolak)):
            jalankan(kode_jenis, kasus)
        return None
    hasil = jalankan(kode_jenis, kasus)
    tolak = {t.kode for t in hasil.temuan if t.menolak}
    if kasus.tolak:
        assert tolak == {kasus.tolak}, hasil.temuan
        return hasil
    assert not tolak, [t for t in hasil.temuan if t.menolak]
    assert tulis(hasil.sesudah) == rapi(kasus.sesudah)
    temuan = {t.kode for t in hasil.temuan}
    assert set(kasus.ragu) <= temuan, temuan
    for potongan in kasus.akibat:
        assert any(potongan in a for a in hasil.akibat), hasil.akibat
    return hasil
