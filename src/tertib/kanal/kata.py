"""The words of our messages. None ever asks for data: each says what happened, what to do, and where to look.

Each notice is written once, with named gaps. Filled, it is what e-mail and a chat show; with numbered gaps it is the
template a channel such as WhatsApp wants approved beforehand.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tertib.buku import queries as buku
from tertib.buku.models import Slip
from tertib.buku.pengambilan import QR_PIN, kode_ketik
from tertib.dokumen import queries as dokumen
from tertib.dokumen.terbitan import TerbitanKK
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan
from tertib.wilayah.models import Kantor

_CELAH = re.compile(r"%\((\w+)\)s")
_TETAP = frozenset({"kantor", "alamat"})


@dataclass(frozen=True, slots=True)
class Naskah:
    """A notice with gaps: subject and paragraphs."""

    judul: str | Promise
    bagian: tuple[str | Promise, ...]

    @property
    def isi(self) -> str:
        return "\n\n".join(str(b) for b in (*self.bagian, PENUTUP))

    @property
    def celah(self) -> tuple[str, ...]:
        """The names of the gaps in order of first appearance, without those that are the same for a whole office."""
        return tuple(dict.fromkeys(n for n in _CELAH.findall(self.isi) if n not in _TETAP))

    def templat(self, kantor: Kantor) -> str:
        """The text with its gaps numbered, {{1}} first: what the office hands in for approval."""
        return self.isi % (_tetap(kantor) | {nama: f"{{{{{no}}}}}" for no, nama in enumerate(self.celah, 1)})


@dataclass(frozen=True, slots=True)
class Kabar:
    """A notice as one person gets it; `isian` is what fills the gaps, in order."""

    perihal: str
    judul: str
    isi: str
    isian: tuple[str, ...]


PENUTUP: Promise = _(
    "%(kantor)s. Gratis. Kami tidak pernah meminta NIK, PIN, atau kode lewat pesan. Alamat kami: %(alamat)s"
)
NASKAH: Mapping[str, Naskah] = {
    "kode": Naskah(
        _("Kode konfirmasi"),
        (
            _("Kode Anda: %(kode)s. Berlaku 15 menit."),
            _("Masukkan di halaman permohonan Anda. Jangan berikan kode ini kepada siapa pun, juga kepada petugas."),
        ),
    ),
    "kode-akun": Naskah(
        _("Kode IKD"),
        (
            _("Kode IKD Anda: %(kode)s. Berlaku 15 menit."),
            _("Jangan berikan kode ini kepada siapa pun, juga kepada petugas. Tidak meminta kode? Abaikan pesan ini."),
        ),
    ),
    "diajukan": Naskah(
        _("Permohonan %(nomor)s diterima"),
        (
            _("Permohonan Anda sudah kami terima dengan nomor %(nomor)s."),
            _("Lihat giliran dan perkiraan selesai: %(tautan)s"),
            _("Simpan tautan ini. Siapa pun yang memegangnya dapat melihat permohonan Anda."),
        ),
    ),
    "dikembalikan": Naskah(
        _("Permohonan %(nomor)s perlu dilengkapi"),
        (
            _("Permohonan %(nomor)s belum lengkap."),
            "%(kurang)s",
            _("Perbaiki yang disebut saja, yang lain sudah tersimpan: %(tautan)s"),
        ),
    ),
    "terbit": Naskah(
        _("Kartu Keluarga Anda sudah terbit"),
        (
            _("KK dari permohonan %(nomor)s sudah terbit dan ditandatangani secara elektronik."),
            _("Unduh PDF, lalu cetak sendiri di kertas HVS A4 80 gram: %(tautan)s"),
        ),
    ),
    "siap-cetak": Naskah(
        _("KK Anda siap dicetak"),
        (
            _("KK dari permohonan %(nomor)s sudah terbit. Cetak di mesin Anjungan Dukcapil Mandiri (ADM) terdekat."),
            _("Tunjukkan kode QR ke pemindai mesin, atau ketik kode %(ketik)s. Lalu masukkan PIN: %(kode)s"),
            _(
                "PIN berlaku untuk satu kali cetak. Jangan berikan kode QR dan PIN kepada siapa pun, juga kepada petugas."
            ),
            _("Lihat PDF-nya di ponsel dengan PIN yang sama: %(ambil)s"),
        ),
    ),
    "terbit-surat": Naskah(
        _("Surat pindah Anda sudah terbit"),
        (
            _("Surat pindah dari permohonan %(nomor)s sudah terbit dan ditandatangani secara elektronik."),
            _("Unduh PDF, lalu laporkan kedatangan Anda di Dukcapil daerah tujuan: %(tautan)s"),
        ),
    ),
    "terbit-pena": Naskah(
        _("Dokumen Anda sudah terbit"),
        (
            _("Dokumen dari permohonan %(nomor)s sudah terbit dan ditandatangani dengan pena."),
            _("Ambil di kantor kami dengan membawa KTP-el: %(tautan)s"),
        ),
    ),
    "tanpa-kk": Naskah(
        _("Permohonan %(nomor)s selesai"),
        (
            _("Perubahan dari permohonan %(nomor)s sudah dicatat. Tidak ada KK yang diterbitkan."),
            _("Lihat keterangannya: %(tautan)s"),
        ),
    ),
    "dokumen-lain": Naskah(
        _("Dokumen lain dari permohonan %(nomor)s"),
        (_("Ini dokumen lain dari permohonan %(nomor)s."), _("Semua dokumennya ada di: %(tautan)s")),
    ),
    "balasan": Naskah(
        _("Pesan Anda tentang permohonan"),
        (_("Pesan Anda sudah kami baca."), _("Lihat permohonan Anda dan apa yang perlu dilakukan: %(tautan)s")),
    ),
    "tugas": Naskah(
        _("Permohonan %(nomor)s menunggu Anda"),
        (
            _("Permohonan %(nomor)s sampai di langkah Anda: %(kegiatan)s."),
            _("Buka mejanya: %(meja)s"),
        ),
    ),
}
"""By `perihal`; "tugas" is for officials, "balasan" answers somebody who wrote too long ago for a free answer,
"dokumen-lain" carries the second and further files of one case, where a channel carries files."""

KODE = frozenset({"kode", "kode-akun"})
"""Notices that prove the very address they go to."""


def susun(perihal: str, permohonan: Permohonan, *, kode: str = "") -> Kabar:
    """One notice about a case, in the language now active."""
    if perihal == "terbit":
        perihal = _cara_terbit(permohonan)
    naskah = NASKAH[perihal]
    nilai = {nama: kode if nama == "kode" else _NILAI[nama](permohonan) for nama in naskah.celah}
    isi = naskah.isi % (nilai | _tetap(permohonan.kantor))
    return Kabar(perihal, str(naskah.judul) % nilai, isi, tuple(nilai.values()))


def susun_kode_akun(kantor: Kantor, kode: str) -> Kabar:
    """The notice that carries a code of an account, in the language now active."""
    naskah = NASKAH["kode-akun"]
    isi = naskah.isi % ({"kode": kode} | _tetap(kantor))
    return Kabar("kode-akun", str(naskah.judul), isi, (kode,))


def _cara_terbit(permohonan: Permohonan) -> str:
    """How the end is told: something to print at a kiosk, a card or only a letter to download, to collect, or nothing."""
    if not dokumen.terbit(permohonan):
        return "tanpa-kk"
    if buku.slip(permohonan, jenis=QR_PIN):
        return "siap-cetak"
    unduhan = dokumen.unduhan(permohonan)
    if not unduhan:
        return "terbit-pena"
    return "terbit" if any(d.jenis == TerbitanKK.jenis for d in unduhan) else "terbit-surat"


def tautan_status(permohonan: Permohonan) -> str:
    """The address of the status page: secret, or behind the sign-in of the door the case came through."""
    if permohonan.kanal == "ikd" and permohonan.nomor:
        return f"{settings.ALAMAT_SITUS}/ikd/{permohonan.kantor.slug}/p/{permohonan.nomor}/"
    return f"{settings.ALAMAT_SITUS}/p/{permohonan.tautan}/"


def tautan_ambil(slip: Slip) -> str:
    """What the QR code of a slip with a PIN says: an address that opens on a phone as well."""
    return f"{settings.ALAMAT_SITUS}/ambil/{slip.token}/"


def domain() -> str:
    """The one address to trust, as it is printed in every message."""
    return str(settings.ALAMAT_SITUS.split("://")[-1])


def penutup(kantor: Kantor) -> str:
    """The last line of every message: whose it is, what we never ask for, which address to trust."""
    return str(PENUTUP) % _tetap(kantor)


def _tetap(kantor: Kantor) -> dict[str, str]:
    return {"kantor": kantor.nama, "alamat": domain()}


def _kegiatan(permohonan: Permohonan) -> str:
    langkah = queries.sop(permohonan).langkah.get(permohonan.langkah)
    return langkah.kegiatan if langkah else gettext("sudah selesai")


def _slip(permohonan: Permohonan) -> Slip:
    slip = buku.slip(permohonan, jenis=QR_PIN)
    assert slip is not None
    return slip


_NILAI: Mapping[str, Callable[[Permohonan], str]] = {
    "nomor": lambda p: p.nomor or "",
    "tautan": tautan_status,
    "kurang": lambda p: "\n".join(f"- {k.catatan}" for k in queries.kurang(p)),
    "kegiatan": _kegiatan,
    "ketik": lambda p: kode_ketik(_slip(p)),
    "ambil": lambda p: tautan_ambil(_slip(p)),
    "meja": lambda p: f"{settings.ALAMAT_SITUS}/meja/b/{p.nomor}/",
}
