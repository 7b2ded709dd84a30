"""Printing: a card or a biodata becomes a PDF, the same bytes for the same data on every machine.

Typst lays the page out, embeds the fonts of `huruf/` and refuses to write a file that is not PDF/A-3a and PDF/UA-1.
A Typst compiler may not be shared by threads, and a process that forked after a compile would hang in the next one:
fork first (or spawn), render after.
"""

import json
import os
import re
import threading
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final, Literal, Protocol, Self

import typst
from django.utils.translation import gettext_lazy as _

from tertib.dokumen import qr, ruang
from tertib.dokumen.kartu import KOLOM_ANGGOTA, AnggotaKartu, Biodata, Kartu, Penandatangan
from tertib.inti.galat import Galat

Cap = Literal["DRAF", "KONSEP", "SALINAN"]

_SINI: Final = Path(__file__).parent
_STANDAR: Final[list[Any]] = ["a-3a", "ua-1"]
_JUDUL_KARTU: Final = "KARTU KELUARGA"
_JUDUL_BIODATA: Final = "BIODATA PENDUDUK"
_PERNYATAAN_PENA: Final = (
    "Dokumen ini sah setelah ditandatangani dengan pena dan dibubuhi cap dinas. "
    "Pindai kode QR untuk memeriksa keasliannya."
)
_PERAGAAN: Final = "PERAGAAN – BUKAN DOKUMEN SAH"
_TAK_TAMPAK: Final = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
_setempat = threading.local()
_pernah_cetak = False
_tercabang = False


class HurufTidakAda(Galat):
    """A text holds a character (`huruf`) that the card's fonts cannot print, or that prints as nothing."""

    def __init__(self, huruf: str) -> None:
        nama = unicodedata.name(huruf[:1], _("tanpa nama")) if huruf else _("tidak diketahui")
        tampak = f"“{huruf}” ({nama})" if huruf.isprintable() and huruf else f"({nama})"
        super().__init__(
            _("Huruf %(huruf)s tidak dapat dicetak. Tulis dengan huruf Latin sesuai ejaan bahasa Indonesia.")
            % {"huruf": tampak}
        )
        self.huruf = huruf


class KartuBelumLengkap(Galat):
    """A final print lacks what an issued document must carry."""


class TidakMuat(Galat):
    """The texts are so long that even one member does not fit a page."""

    kalimat = _("Isi kartu terlalu panjang untuk satu halaman. Periksa alamat dan nama yang sangat panjang.")


class MesinTercabang(RuntimeError):
    """This process was forked after its parent had rendered; rendering here would hang, so it is refused."""


def kartu_pdf(
    kartu: Kartu,
    *,
    cap: Cap | None,
    tautan: str | None,
    waktu: datetime,
    lampiran: bytes = b"",
    penerbit: str | None = None,
    pena: bool = False,
    peragaan: bool = False,
) -> bytes:
    """The family card as A4 landscape PDF/A-3a, ten rows a page, continued on further pages.

    `cap` None prints the final card; "DRAF", "KONSEP" and "SALINAN" print a watermark and a banner and never a QR code.
    `tautan` is the text of the QR code, `lampiran` the data attached to the file (JSON; b"" for none), `waktu` (aware)
    the creation time of the file, `penerbit` the issuer of the signer's certificate named in the statement. `pena`
    leaves room for a signature and a stamp, and says so instead. `peragaan` marks a final card of invented people, in
    its head and in its statement, as no valid document.
    Raises HurufTidakAda, KartuBelumLengkap, TidakMuat, and ValueError for a draft with a link.
    """
    tolak_tautan_draf(cap, tautan)
    tolak_huruf_tak_tampak(asdict(kartu))
    if cap is None:
        wajib(nomor_kk=kartu.nomor_kk, dikeluarkan=kartu.dikeluarkan, penandatangan=kartu.penandatangan.nama)
    tempat = _tempat(kartu)
    kepala = ruang.dapat_putus(kartu.kepala, lebar=64, ukuran=8)
    data = {
        **umum(
            kartu, cap, tautan, _JUDUL_KARTU, kartu.nomor_kk, penerbit, lampiran=lampiran, pena=pena, peragaan=peragaan
        ),
        "nomor_kk": kartu.nomor_kk,
        "kepala": kepala,
        "kiri": [["Nama Kepala Keluarga", kepala], *tempat[:3]],
        "kanan": tempat[3:],
        "anggota": [_baris(orang) for orang in kartu.anggota],
        "nomor_register": kartu.nomor_register,
        "gaya": ruang.gaya(kartu),
        "kolom_1": [ruang.LEBAR_NOMOR, *(ruang.LEBAR_KOLOM[kolom] for kolom in ruang.TABEL_1)],
        "kolom_2": [ruang.LEBAR_NOMOR, *(ruang.LEBAR_KOLOM[kolom] for kolom in ruang.TABEL_2)],
    }
    return susun(_SINI / "templat" / "kartu.typ", data, waktu)


def biodata_pdf(
    biodata: Biodata,
    *,
    cap: Cap | None,
    tautan: str | None,
    waktu: datetime,
    lampiran: bytes = b"",
    penerbit: str | None = None,
) -> bytes:
    """The biodata of one resident as A4 portrait PDF/A-3a. Arguments and errors as `kartu_pdf`."""
    tolak_tautan_draf(cap, tautan)
    tolak_huruf_tak_tampak(asdict(biodata))
    if cap is None:
        wajib(nik=biodata.anggota.nik, dikeluarkan=biodata.dikeluarkan, penandatangan=biodata.penandatangan.nama)
    bagian = [
        [nama, [[label, ruang.dapat_putus(nilai, lebar=100, ukuran=9.5)] for label, nilai in isi]]
        for nama, isi in biodata.bagian()
    ]
    judul = f"{_JUDUL_BIODATA} WARGA NEGARA INDONESIA" if biodata.anggota.kewarganegaraan == "WNI" else _JUDUL_BIODATA
    data = {
        **umum(biodata, cap, tautan, judul, biodata.anggota.nik, penerbit, lampiran=lampiran),
        "nik": biodata.anggota.nik,
        "bagian": bagian,
    }
    return susun(_SINI / "templat" / "biodata.typ", data, waktu)


def tolak_tautan_draf(cap: Cap | None, tautan: str | None) -> None:
    if cap is not None and tautan is not None:
        raise ValueError("a draft carries no QR code")


def wajib(**isi: object) -> None:
    kurang = [nama.replace("_", " ") for nama, nilai in isi.items() if not nilai]
    if kurang:
        raise KartuBelumLengkap(_("Dokumen belum dapat diterbitkan, belum ada: %(apa)s.") % {"apa": ", ".join(kurang)})


class Berkop(Protocol):
    """What every printed document tells besides its own content."""

    @property
    def kantor(self) -> tuple[str, ...]: ...
    @property
    def kabupaten(self) -> str: ...
    @property
    def dikeluarkan(self) -> date | None: ...
    @property
    def penandatangan(self) -> Penandatangan: ...


def umum(
    dokumen: Berkop,
    cap: Cap | None,
    tautan: str | None,
    judul: str,
    nomor: str,
    penerbit: str | None,
    *,
    lampiran: bytes = b"",
    pena: bool = False,
    peragaan: bool = False,
) -> dict[str, Any]:
    """The data of head, signature, statement and attachment, the same for every template."""
    return {
        "judul": f"{judul.title()} {nomor}".strip() if cap is None else f"{cap} {judul.title()} {nomor}".strip(),
        "judul_cetak": judul,
        "kata_kunci": [judul.lower()],
        "kantor": list(dokumen.kantor) or ["DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL", dokumen.kabupaten],
        "cap": cap,
        "qr": qr.svg(tautan) if tautan else None,
        "lampiran": lampiran.decode(),
        "dikeluarkan": f"{dokumen.dikeluarkan:%d-%m-%Y}" if dokumen.dikeluarkan else "",
        "penandatangan": _penandatangan(dokumen.penandatangan),
        "pernyataan": _PERNYATAAN_PENA if pena and cap is None else _pernyataan(cap, tautan, penerbit),
        "peragaan": _PERAGAAN if peragaan and cap is None else "",
        "ruang_tanda": 6 if cap else 13.4 if pena else 10,
    }


def _penandatangan(orang: Penandatangan) -> dict[str, Any]:
    return {"jabatan": list(orang.jabatan), "nama": orang.nama, "nip": orang.nip}


def _pernyataan(cap: Cap | None, tautan: str | None, penerbit: str | None) -> str:
    if cap == "SALINAN":
        return "Salinan untuk mencocokkan data, tanpa tanda tangan elektronik. Yang sah adalah KK dengan kode QR."
    if cap is not None:
        return "Cetakan kerja untuk diperiksa. Tidak sah sebagai dokumen kependudukan."
    diterbitkan = f" yang diterbitkan oleh {penerbit}" if penerbit else ""
    pindai = " Pindai kode QR untuk memeriksa keasliannya." if tautan else ""
    return f"Dokumen ini telah ditandatangani secara elektronik menggunakan sertifikat elektronik{diterbitkan}.{pindai}"


def _tempat(kartu: Kartu) -> list[list[str]]:
    return [
        ["Alamat", ruang.dapat_putus(kartu.alamat, lebar=115, ukuran=8)],
        ["RT/RW", kartu.rt_rw],
        ["Kode Pos", kartu.kode_pos],
        ["Desa/Kelurahan", kartu.desa],
        ["Kecamatan", kartu.kecamatan],
        ["Kabupaten/Kota", kartu.kabupaten],
        ["Provinsi", kartu.provinsi],
    ]


def _baris(orang: AnggotaKartu) -> list[str]:
    return [ruang.dapat_putus(getattr(orang, kolom), lebar=ruang.lebar_isi(kolom)) for kolom in KOLOM_ANGGOTA]


class _Mesin:
    """One Typst compiler per thread and template; the fonts are read once per thread."""

    def __init__(self) -> None:
        self.huruf = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(_SINI / "huruf")]
        )
        self.penyusun: dict[Path, typst.Compiler] = {}

    @classmethod
    def milik_thread(cls) -> Self:
        if not hasattr(_setempat, "mesin"):
            _setempat.mesin = cls()
        mesin: Self = _setempat.mesin
        return mesin

    def untuk(self, templat: Path) -> typst.Compiler:
        if templat not in self.penyusun:
            self.penyusun[templat] = typst.Compiler(
                input=str(templat), root=str(_SINI.parent), font_paths=self.huruf, ignore_system_fonts=True
            )
        return self.penyusun[templat]


def susun(templat: Path, data: Mapping[str, Any], waktu: datetime) -> bytes:
    """A template (anywhere in this program) filled with `data` (JSON), as PDF/A-3a made at `waktu` (aware).

    Raises HurufTidakAda, TidakMuat.
    """
    hasil = _kompilasi(templat, data, waktu, format="pdf", pdf_standards=_STANDAR)
    assert isinstance(hasil, bytes)
    return hasil


def gambar(templat: Path, data: Mapping[str, Any], waktu: datetime, *, ppi: int) -> list[bytes]:
    """The same pages as PNG, `ppi` pixels an inch. Raises HurufTidakAda, TidakMuat."""
    hasil = _kompilasi(templat, data, waktu, format="png", ppi=ppi)
    return hasil if isinstance(hasil, list) else [hasil]


def _kompilasi(templat: Path, data: Mapping[str, Any], waktu: datetime, **bentuk: Any) -> Any:
    global _pernah_cetak
    if _tercabang:
        raise MesinTercabang("rendered before fork; fork first or spawn")
    if waktu.tzinfo is None:
        raise ValueError("waktu must be aware")
    _pernah_cetak = True
    masukan = {"data": json.dumps(data, ensure_ascii=False)}
    try:
        penyusun = _Mesin.milik_thread().untuk(templat)
        return penyusun.compile(sys_inputs=masukan, timestamp=int(waktu.timestamp()), **bentuk)
    except typst.TypstError as galat:
        raise _terjemahkan(galat) from galat


def _terjemahkan(galat: typst.TypstError) -> Exception:
    if temuan := re.search(r'the text `?"(.+?)"`? could not be displayed', str(galat)):
        return HurufTidakAda(temuan[1])
    if "tidak muat" in str(galat):
        return TidakMuat()
    return galat


def tolak_huruf_tak_tampak(isi: Any) -> None:
    """Refuse control and direction characters: invisible, they can turn a printed name around."""
    if isinstance(isi, Mapping):
        isi = tuple(isi.values())
    if isinstance(isi, str):
        for huruf in isi:
            if unicodedata.category(huruf) in _TAK_TAMPAK:
                raise HurufTidakAda(huruf)
    elif isinstance(isi, (list, tuple)):
        for nilai in isi:
            tolak_huruf_tak_tampak(nilai)


def _tandai_cabang() -> None:
    global _tercabang
    _tercabang = _pernah_cetak


os.register_at_fork(after_in_child=_tandai_cabang)
