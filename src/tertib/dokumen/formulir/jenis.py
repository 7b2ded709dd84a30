"""What a form is made of: labelled places, digit cells, choices, check boxes, tables, sentences and places to sign.

A form is one value; the page on screen and the PDF are both drawn from it. "" means nothing is filled in yet.
Layout and field numbers follow the annex of Permendagri 109/2019.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, ClassVar, TypeAlias


@dataclass(frozen=True, slots=True)
class Isian:
    """A labelled place to write in; `kotak` is its number of digit cells, 0 for a line."""

    label: str
    nilai: str = ""
    no: str = ""
    kotak: int = 0
    macam: ClassVar[str] = "isian"


@dataclass(frozen=True, slots=True)
class Sebaris:
    """Short places that stand on one line, such as RT, RW and the post code."""

    isi: tuple[Isian, ...]
    macam: ClassVar[str] = "sebaris"


@dataclass(frozen=True, slots=True)
class Pilihan:
    """A cell for one code, and what the codes mean, in `kolom` columns read downwards."""

    label: str
    pilihan: tuple[tuple[str, str], ...]
    kode: str = ""
    no: str = ""
    kolom: int = 2
    macam: ClassVar[str] = "pilihan"

    @property
    def nilai(self) -> str:
        """The meaning of the code that is filled in; "" for none."""
        return dict(self.pilihan).get(self.kode, "")


@dataclass(frozen=True, slots=True)
class Butir:
    """One check box with its text; a heading among them has no box (`dicentang` None)."""

    kode: str
    teks: str
    dicentang: bool | None = False


@dataclass(frozen=True, slots=True)
class Centang:
    """Check boxes in columns."""

    kolom: tuple[tuple[Butir, ...], ...]
    macam: ClassVar[str] = "centang"

    @property
    def terpilih(self) -> tuple[str, ...]:
        """The texts of the boxes that are checked."""
        return tuple(b.teks for kolom in self.kolom for b in kolom if b.dicentang)


@dataclass(frozen=True, slots=True)
class Kolom:
    """A column of a table: heading, share of the width, the number the form prints below the heading ("" for none)."""

    judul: str
    lebar: float
    no: str = ""


@dataclass(frozen=True, slots=True)
class Tabel:
    """Rows of texts; `kosong` is how many rows there are at least, the rest being left to a pen."""

    kolom: tuple[Kolom, ...]
    baris: tuple[tuple[str, ...], ...]
    kosong: int = 0
    macam: ClassVar[str] = "tabel"

    @property
    def terisi(self) -> tuple[tuple[tuple[str, str], ...], ...]:
        """The rows that say something, as (heading, text) pairs."""
        judul = tuple(k.judul for k in self.kolom)
        return tuple(tuple(zip(judul, b, strict=True)) for b in self.baris if any(b[1:]))


@dataclass(frozen=True, slots=True)
class Kalimat:
    """A sentence of the form itself."""

    teks: str
    macam: ClassVar[str] = "kalimat"


Unsur: TypeAlias = Isian | Sebaris | Pilihan | Centang | Tabel | Kalimat


@dataclass(frozen=True, slots=True)
class Bagian:
    """A part of the form under one heading ("" for none); `halaman_baru` begins it on a new page."""

    judul: str
    isi: tuple[Unsur, ...]
    halaman_baru: bool = False

    @property
    def terisi(self) -> bool:
        """Whether it says anything but the form's own sentences; a part of sentences alone does."""
        return all(isinstance(u, Kalimat) for u in self.isi) or any(_terisi(u) for u in self.isi)


@dataclass(frozen=True, slots=True)
class Penanda:
    """A place to sign. `kunci` names the person on screen; "" is a place only a pen can fill (an official's).

    `gambar` is the PNG of a signature made on screen, b"" before.
    """

    kunci: str
    sebagai: str
    nama: str = ""
    meterai: bool = False
    gambar: bytes = b""


@dataclass(frozen=True, slots=True)
class Formulir:
    """A form, filled or blank. `tempat` is where and when it is signed; `mendatar` prints it landscape."""

    kode: str
    nama: str
    bagian: tuple[Bagian, ...]
    penanda: tuple[Penanda, ...]
    tempat: str = ""
    mendatar: bool = False
    petunjuk: str = ""

    @property
    def penanda_layar(self) -> tuple[Penanda, ...]:
        """Those who sign on screen."""
        return tuple(p for p in self.penanda if p.kunci)

    def ditandatangani(self, gambar: Mapping[str, bytes]) -> "Formulir":
        """The form with the signatures (PNG) of these people."""
        return replace(self, penanda=tuple(replace(p, gambar=gambar.get(p.kunci, b"")) for p in self.penanda))

    def untuk_cetak(self) -> dict[str, Any]:
        """The form as JSON values, each element with its kind."""
        isi = asdict(self)
        isi["bagian"] = [{**asdict(b), "isi": [_unsur(u) for u in b.isi]} for b in self.bagian]
        isi["penanda"] = [{**asdict(p), "gambar": list(p.gambar)} for p in self.penanda]
        return isi


def _terisi(u: Unsur) -> bool:
    if isinstance(u, Sebaris):
        return any(i.nilai for i in u.isi)
    if isinstance(u, Isian | Pilihan):
        return bool(u.nilai)
    return bool(u.terpilih if isinstance(u, Centang) else u.terisi if isinstance(u, Tabel) else ())


def _unsur(u: Unsur) -> dict[str, Any]:
    if isinstance(u, Sebaris):
        return {"macam": u.macam, "isi": [_unsur(i) for i in u.isi]}
    return {"macam": u.macam, **asdict(u)}
