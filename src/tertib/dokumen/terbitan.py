"""What a case issues, read from its draft: a card for every family that gets one, and the letter of who moves away.

Whatever signs, publishes, registers, hands over or shows documents goes through this one list; a new kind of document
is one more class with these members.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import ClassVar, Protocol

from django.utils.translation import gettext_lazy as _

from tertib.dokumen import cetak, surat_pindah, susun
from tertib.dokumen.kartu import Penandatangan
from tertib.dokumen.models import Dokumen
from tertib.kependudukan.models import indeks_nomor_kk, indeks_surat
from tertib.kependudukan.perubahan.rancangan import Rancangan
from tertib.kependudukan.perubahan.surat_pindah import SuratPindah
from tertib.kependudukan.rules.jenis import Keluarga
from tertib.kependudukan.rules.temuan import Teks
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan
from tertib.wilayah.models import Kantor


@dataclass(frozen=True, slots=True)
class Lembaran:
    """A document before it is printed: its cells as canonical JSON, and what makes its page (as `cetak.kartu_pdf`)."""

    data: bytes
    pdf: Callable[..., bytes]


class Terbitan(Protocol):
    """One thing to issue. `urut` counts within its kind; `pokok_indeks` names what it is about (see `models.Dokumen`)."""

    jenis: ClassVar[str]
    nama: ClassVar[Teks]

    @property
    def urut(self) -> int: ...
    @property
    def nomor(self) -> str: ...
    @property
    def milik(self) -> str: ...
    @property
    def pokok_indeks(self) -> str: ...

    def susun(self, *, kantor: Kantor, ditandatangani: Penandatangan, dikeluarkan: date | None = None) -> Lembaran: ...


@dataclass(frozen=True, slots=True)
class TerbitanKK:
    """The card of one family."""

    jenis: ClassVar[str] = "kk"
    nama: ClassVar[Teks] = _("KK")

    urut: int
    keluarga: Keluarga

    @property
    def nomor(self) -> str:
        return self.keluarga.nomor

    @property
    def milik(self) -> str:
        return self.keluarga.kepala.nama if self.keluarga.kepala else ""

    @property
    def pokok_indeks(self) -> str:
        return indeks_nomor_kk(self.keluarga.nomor)

    def susun(self, *, kantor: Kantor, ditandatangani: Penandatangan, dikeluarkan: date | None = None) -> Lembaran:
        kartu = susun.kartu(self.keluarga, kantor=kantor, ditandatangani=ditandatangani, dikeluarkan=dikeluarkan)
        return Lembaran(kartu.kanonik(), partial(cetak.kartu_pdf, kartu))


@dataclass(frozen=True, slots=True)
class TerbitanSurat:
    """The letter of moving: `asal` is the card they left, `tinggal` the cards of those who stay."""

    jenis: ClassVar[str] = "skpwni"
    nama: ClassVar[Teks] = _("surat pindah")

    urut: int
    surat: SuratPindah
    asal: Keluarga
    tinggal: tuple[Keluarga, ...]

    @property
    def nomor(self) -> str:
        return self.surat.nomor

    @property
    def milik(self) -> str:
        return self.surat.anggota[0].orang.nama

    @property
    def pokok_indeks(self) -> str:
        return indeks_surat(self.surat.nomor)

    def susun(self, *, kantor: Kantor, ditandatangani: Penandatangan, dikeluarkan: date | None = None) -> Lembaran:
        lembar = surat_pindah.susun(
            self.surat,
            asal=self.asal,
            tinggal=self.tinggal,
            kantor=kantor,
            ditandatangani=ditandatangani,
            dikeluarkan=dikeluarkan,
        )
        return Lembaran(lembar.kanonik(), partial(surat_pindah.surat_pindah_pdf, lembar))


NAMA: Mapping[str, Teks] = {t.jenis: t.nama for t in (TerbitanKK, TerbitanSurat)}
"""What a document is called, by its kind."""


def daftar(permohonan: Permohonan) -> tuple[Terbitan, ...]:
    """What this case issues, as drafted: the cards in order, then the letter; () before the first draft.

    It may be empty after a draft as well: when nobody is left on the only card, a card is closed and none is issued.
    """
    rancangan = queries.rancangan(permohonan)
    return (*_kartu(rancangan), *_surat(rancangan)) if rancangan else ()


def untuk(dokumen: Dokumen) -> Terbitan:
    """The thing of its case that this document is."""
    return next(t for t in daftar(dokumen.permohonan) if (t.jenis, t.urut) == (dokumen.jenis, dokumen.urut))


def _kartu(rancangan: Rancangan) -> tuple[Terbitan, ...]:
    return tuple(TerbitanKK(urut, keluarga) for urut, keluarga in enumerate(rancangan.diterbitkan))


def _surat(rancangan: Rancangan) -> tuple[Terbitan, ...]:
    if rancangan.surat is None:
        return ()
    asal = next(k for k in rancangan.sebelum if k.nomor == rancangan.surat.nomor_kk_asal)
    return (TerbitanSurat(0, rancangan.surat, asal, rancangan.diterbitkan),)
