"""What a kind of change is: its requirements, its questions, and its pure function from cards before to cards after."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, Protocol, TypeAlias

from django.utils.translation import gettext_lazy as _

from tertib.inti.galat import Galat
from tertib.kependudukan.perubahan.surat_pindah import SuratPindah
from tertib.kependudukan.rules.jenis import Keluarga, Orang, orang_dari_kanonik
from tertib.kependudukan.rules.temuan import Teks, Temuan

Fakta: TypeAlias = Mapping[str, str]
"""The answers of a request by the key of the question; dates as YYYY-MM-DD, choices by code."""

Bila: TypeAlias = Callable[[Fakta], bool]
JenisIsian: TypeAlias = Literal[
    "teks", "nama", "tanggal", "pilihan", "angka", "paragraf", "anggota", "para-anggota", "desa", "desa-seindonesia"
]
"""`anggota`: NIK or full name of one member of the applicant's card, `para-anggota` of several, one a line.

`desa`: code of a village of the office, `desa-seindonesia` of any village.
"""


def selalu(fakta: Fakta) -> bool:
    """The condition that always holds."""
    return True


class FaktaSalah(Galat):
    """The facts do not fit the kind of change or the cards; the sentence says what to do."""


class JawabanKurang(FaktaSalah):
    """An answer the computation needs is missing or cannot be read."""

    kalimat = _("Jawaban belum lengkap. Periksa lagi setiap halaman.")


def tanpa_kartu_lain(fakta: Fakta) -> tuple[str, ...]:
    """No other card is needed."""
    return ()


@dataclass(frozen=True, slots=True)
class Syarat:
    """A paper to hand in.

    `wajib_jika` says for which facts; `dipegang_kantor` that the office can look it up itself; `boleh_kosong` that it
    may be handed in but is not insisted on.
    """

    kunci: str
    nama: Teks
    petunjuk: Teks
    pasal: str
    wajib_jika: Bila = selalu
    dipegang_kantor: bool = False
    boleh_kosong: bool = False

    @property
    def diminta(self) -> bool:
        """Whether the applicant must bring it, where it applies."""
        return not (self.dipegang_kantor or self.boleh_kosong)

    def berlaku(self, fakta: Fakta) -> bool:
        """Whether these facts ask for this paper."""
        return self.wajib_jika(fakta)


@dataclass(frozen=True, slots=True)
class Pertanyaan:
    """One question.

    `lebar` is the expected length in characters (4, 5, 8, 16), None for a full line; `jika` when it is asked.
    """

    kunci: str
    label: Teks
    jenis: JenisIsian
    pilihan: tuple[tuple[str, Teks], ...] = ()
    petunjuk: Teks = ""
    wajib: bool = True
    lebar: int | None = None
    contoh: Teks = ""
    jika: Bila = selalu


@dataclass(frozen=True, slots=True)
class Halaman:
    """One page: a small group of questions. It is left out when `jika` does not hold for the answers so far."""

    kunci: str
    judul: Teks
    petunjuk: Teks
    pertanyaan: tuple[Pertanyaan, ...]
    jika: Bila = selalu


@dataclass(frozen=True, slots=True)
class Diri:
    """Who applies for a kind, and what proves them: `berkartu`, a card of this office; `ber_nik`, a NIK.

    `siapa` tells before the start who may apply; `petunjuk` what to write on the page about the applicant.
    """

    siapa: Teks
    petunjuk: Teks
    berkartu: bool = True
    ber_nik: bool = True

    def kurang(self, *, nama: str, nik: str, nomor_kk: str) -> tuple[str, ...]:
        """The names of what proves the applicant and was not given."""
        perlu = ((nama, True, _("nama")), (nik, self.ber_nik, "NIK"), (nomor_kk, self.berkartu, _("nomor KK")))
        return tuple(str(sebutan) for nilai, wajib, sebutan in perlu if wajib and not nilai)


ANGGOTA_KELUARGA = Diri(
    _("Anggota keluarga dewasa yang tercatat di KK."),
    _("Tulis data Anda sendiri, sama seperti di KK."),
)


@dataclass(frozen=True, slots=True)
class Keluar:
    """A person who is on no card after the change, as the register keeps him or her, and why."""

    orang: Orang
    sebab: Literal["meninggal", "pindah", "kehilangan-kewarganegaraan"]

    def kanonik(self) -> dict[str, Any]:
        """The person and the reason as JSON values; `keluar_dari_kanonik` is the inverse."""
        return {"orang": self.orang.kanonik(), "sebab": self.sebab}


def keluar_dari_kanonik(isi: Mapping[str, Any]) -> Keluar:
    """The inverse of `Keluar.kanonik`. Raises KeyError, TypeError or ValueError on anything else."""
    return Keluar(orang_dari_kanonik(isi["orang"]), isi["sebab"])


@dataclass(frozen=True, slots=True)
class Hasil:
    """Cards after the change, what it causes (sentences), and what the rules found.

    `sesudah` holds every changed card: those that were there first, in the order they were given, one without members
    being void; then the new ones, whose `nomor` is "" until a number is reserved. New persons have NIK "".
    `diterbitkan` are the positions in `sesudah` of the cards to print; left out, all that have members. `keluar` are
    those no longer on any card, `surat` the letter a move out produces, `surat_dipakai` the letter a move in uses up.

    For officials, and for citizens only once their identity is proven: even that a finding exists tells what the
    register holds.
    """

    sesudah: tuple[Keluarga, ...]
    akibat: tuple[str, ...] = ()
    temuan: tuple[Temuan, ...] = ()
    diterbitkan: tuple[int, ...] | None = None
    keluar: tuple[Keluar, ...] = ()
    surat: SuratPindah | None = None
    surat_dipakai: str = ""

    @property
    def terbit(self) -> tuple[int, ...]:
        """`diterbitkan`, worked out where it was left out."""
        if self.diterbitkan is not None:
            return self.diterbitkan
        return tuple(n for n, k in enumerate(self.sesudah) if k.anggota)


class Hitung(Protocol):
    """The pure function of a kind. Raises FaktaSalah.

    `sebelum[0]` is the applicant's card (or the people on a letter of moving), then those `kartu_lain` named, in that
    order; a card named twice may come once.
    """

    def __call__(self, sebelum: tuple[Keluarga, ...], fakta: Fakta, *, pemohon_nik: str, kini: dt.date) -> Hasil: ...


class Kenali(Protocol):
    """The facts of a request whose person is the resident with this NIK, on this card ("" on none)."""

    def __call__(self, fakta: Fakta, *, nik: str, nomor_kk: str) -> Fakta: ...


@dataclass(frozen=True, slots=True)
class JenisPerubahan:
    """A kind of request on form F-1.02, such as B2; `ringkas` tells a citizen in one sentence when to choose it.

    `kartu_lain` gives the numbers of the other cards the answers name; `hitung` needs them after the applicant's.
    Where `diri` has no card of this office, the people come from outside the register: `sebelum` then begins with their
    letter of moving, where there is one. `kenali` gives the facts once somebody the kind calls new was recognised as a
    resident; without it such a request cannot go on.
    """

    kode: str
    kode_f102: str
    nama: Teks
    ringkas: Teks
    syarat: tuple[Syarat, ...]
    halaman: tuple[Halaman, ...]
    hitung: Hitung
    kartu_lain: Callable[[Fakta], tuple[str, ...]] = tanpa_kartu_lain
    diri: Diri = ANGGOTA_KELUARGA
    kenali: Kenali | None = None

    def syarat_untuk(self, fakta: Fakta) -> tuple[Syarat, ...]:
        """The papers these facts ask for."""
        return tuple(s for s in self.syarat if s.berlaku(fakta))

    def halaman_untuk(self, fakta: Fakta) -> tuple[Halaman, ...]:
        """The pages these answers lead through."""
        return tuple(h for h in self.halaman if h.jika(fakta))
