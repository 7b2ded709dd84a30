"""From a definition file to a `Sop`: read strictly, check the shape, type it, name it by its digest."""

import hashlib
import json
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tertib.sop import naskah, skema
from tertib.sop.galat import Cacat, GalatSop
from tertib.sop.jenis import LANJUT, Akhir, Efek, Gagal, Jam, Langkah, Peran, Putusan, Sop

__all__ = ["GalatSop", "dari_kanonik", "kanonik", "muat", "muat_teks", "semua"]

FOLDER = Path(__file__).parent / "definisi"

_BERURUT = ("peran", "langkah", "akhir")
"""The blocks whose key order is meaning (columns, rows, ends); the answers of a step are ordered too."""


def muat(sumber: Path | str) -> Sop:
    """The SOP in a file. Raises `GalatSop` if it cannot be read or has not the shape of a SOP."""
    jalur = Path(sumber)
    try:
        with jalur.open("rb") as berkas:
            isi = berkas.read(4 * naskah.BATAS_HURUF + 1)
        return muat_teks(isi.decode("utf-8-sig"))
    except OSError as galat:
        raise GalatSop(Cacat(f"Berkas {jalur.name} tidak dapat dibuka.")) from galat
    except UnicodeDecodeError as galat:
        raise GalatSop(Cacat(f"Berkas {jalur.name} bukan teks UTF-8.")) from galat


def muat_teks(teks: str) -> Sop:
    """The SOP written in this YAML text. Raises `GalatSop`."""
    mentah, garis = naskah.baca(teks)
    if cacat := skema.cacat(mentah, garis):
        raise GalatSop(*cacat)
    return _susun(mentah)


@cache
def semua() -> Mapping[str, Sop]:
    """The shipped definitions by `kode`, in the order of their codes."""
    sop = [muat(jalur) for jalur in sorted(FOLDER.glob("*.yaml"))]
    return MappingProxyType({s.kode: s for s in sop})


def kanonik(mentah: Mapping[str, Any]) -> str:
    """Canonical JSON of a raw definition: keys sorted, but the ordered blocks written as lists of pairs."""
    isi = dict(mentah)
    isi["langkah"] = {
        kunci: {**langkah, "putusan": list(langkah["putusan"].items())} if "putusan" in langkah else langkah
        for kunci, langkah in isi["langkah"].items()
    }
    isi |= {nama: list(isi[nama].items()) for nama in _BERURUT}
    return json.dumps(isi, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@lru_cache(maxsize=64)
def dari_kanonik(teks: str) -> Sop:
    """The SOP stored as canonical JSON, the same in every part (and in `sidik`) as when it was loaded.

    Remembered, because every move of every case asks for its version. Raises `GalatSop`.
    """
    try:
        isi = json.loads(teks)
        isi |= {nama: dict(isi[nama]) for nama in _BERURUT}
        for langkah in isi["langkah"].values():
            if "putusan" in langkah:
                langkah["putusan"] = dict(langkah["putusan"])
    except (ValueError, TypeError, KeyError, AttributeError) as galat:
        raise GalatSop(Cacat("SOP yang tersimpan rusak.")) from galat
    if cacat := skema.cacat(isi, {}):
        raise GalatSop(*cacat)
    return _susun(isi)


def _susun(m: Mapping[str, Any]) -> Sop:
    kanon = kanonik(m)
    jam = m["jam"]
    return Sop(
        kode=m["kode"],
        versi=int(m["versi"]),
        identitas=MappingProxyType({k: _beku(v) for k, v in m["identitas"].items()}),
        layanan=m["layanan"],
        kelayakan=MappingProxyType({k: tuple(v) for k, v in m.get("kelayakan", {}).items()}),
        kanal_masuk=tuple(m["kanal"]["masuk"]),
        kanal_keluar=tuple(m["kanal"]["keluar"]),
        jam=Jam(_menit(jam.get("total")), jam.get("satuan", ""), tuple(jam.get("berhenti", ())), jam.get("tafsir", "")),
        peran=MappingProxyType({k: _peran(k, v) for k, v in m["peran"].items()}),
        langkah=MappingProxyType({k: _langkah(k, v) for k, v in m["langkah"].items()}),
        akhir=MappingProxyType({k: Akhir(k, v["nama"]) for k, v in m["akhir"].items()}),
        sidik=hashlib.sha256(kanon.encode()).hexdigest(),
        kanonik=kanon,
    )


def _peran(kunci: str, m: Mapping[str, Any]) -> Peran:
    return Peran(
        kunci=kunci,
        nama=m["nama"],
        jenis=m.get("jenis", "petugas"),
        jabatan=tuple(m.get("jabatan", ())),
        unit=m.get("unit", ""),
        lokasi=m.get("lokasi", ""),
    )


def _langkah(kunci: str, m: Mapping[str, Any]) -> Langkah:
    gagal = m.get("gagal")
    return Langkah(
        kunci=kunci,
        no=m["no"],
        peran=m["peran"],
        kegiatan=m["kegiatan"],
        tindakan=m["tindakan"],
        putusan=_jawaban(m),
        syarat=tuple(m.get("syarat", ())),
        waktu=_menit(m.get("waktu")),
        output=tuple(m.get("output", ())),
        jika=m.get("jika", ""),
        bukan=tuple(m.get("bukan", ())),
        tafsir=m.get("tafsir", ""),
        isian=m.get("isian", ""),
        gagal=Gagal(int(gagal["ulang"]), gagal["lalu"]) if gagal else None,
    )


def _jawaban(m: Mapping[str, Any]) -> tuple[Putusan, ...]:
    if "lanjut" in m:
        return (Putusan(LANJUT, m["lanjut"], efek=_efek(m)),)
    return tuple(
        Putusan(
            nama=nama,
            ke=p.get("ke") or p["kembali"],
            kembali="kembali" in p,
            alasan_wajib=p.get("alasan") == "wajib",
            efek=_efek(p),
            tafsir=p.get("tafsir") == "ya",
        )
        for nama, p in m["putusan"].items()
    )


def _efek(m: Mapping[str, Any]) -> tuple[Efek, ...]:
    """`arsip`, `draf: kk` (short for `draf: {apa: kk}`) and `catat: {buku: register}`, in the order written."""
    hasil = []
    for butir in m.get("efek", ()):
        if isinstance(butir, str):
            hasil.append(Efek(butir))
            continue
        ((kata, isi),) = butir.items()
        hasil.append(Efek(kata, MappingProxyType({"apa": isi} if isinstance(isi, str) else dict(isi))))
    return tuple(hasil)


def _menit(teks: str | None) -> int | None:
    return int(teks.removesuffix(" menit")) if teks else None


def _beku(nilai: Any) -> object:
    if isinstance(nilai, dict):
        return MappingProxyType({k: _beku(v) for k, v in nilai.items()})
    return tuple(nilai) if isinstance(nilai, list) else nilai
