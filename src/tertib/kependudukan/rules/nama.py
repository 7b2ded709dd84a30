"""Rules for a name written for the first time (Permendagri 73/2022). A name already recorded stays valid.

Article 7(1) lets officials refuse what breaks 4(2)(b) and 5(3); everything else is a warning that an official decides
on.
"""

import re
import unicodedata
from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.rules.temuan import Aturan, Temuan

_PANJANG = 60
_PER = "Permendagri 73/2022"
_SINGKATAN = frozenset({"MUH", "MOH", "MHD", "MUHD", "MOCH", "MUCH", "ABD", "ABDL", "ST"})
_GELAR = frozenset(
    {"DR", "DRA", "DRS", "IR", "PROF", "HAJI", "HAJJAH", "HJ", "KH", "NY", "TN", "SPD", "SE", "SH", "MM"}
)
_BUKAN_SINGKATAN_BARU = _SINGKATAN | _GELAR | {"NG"}


def rapikan(nama: str) -> str:
    """The name as it is stored and printed: one form of each letter, single spaces, capitals."""
    return " ".join(unicodedata.normalize("NFC", nama).split()).upper()


def banding(nama: str) -> str:
    """The name reduced for comparison: Latin capitals only, without marks, punctuation and double spaces."""
    huruf = unicodedata.normalize("NFKD", nama).upper()
    return " ".join("".join(h if "A" <= h <= "Z" else " " if h.isspace() else "" for h in huruf).split())


def _kosong(nama: str) -> str:
    return "" if nama else "-"


def _panjang(nama: str) -> str:
    return str(len(nama)) if len(nama) > _PANJANG else ""


def _bukan_huruf(nama: str) -> str:
    asing = sorted({h for h in nama if not (h.isalpha() or h == " ")})
    return " ".join(h if h.isprintable() else f"U+{ord(h):04X}" for h in asing)


def _bukan_latin(nama: str) -> str:
    return "".join(sorted({h for h in nama if h.isalpha() and "LATIN" not in unicodedata.name(h, "")}))


def _bertanda(nama: str) -> str:
    return "".join(sorted({h for h in nama if h.isalpha() and not h.isascii() and "LATIN" in unicodedata.name(h, "")}))


def _singkatan(nama: str) -> str:
    return next((k for k in nama.split() if len(k) == 1 or k in _SINGKATAN), "")


def _tanpa_vokal(nama: str) -> str:
    calon = (k for k in nama.split() if len(k) > 1 and k not in _BUKAN_SINGKATAN_BARU and k.isascii())
    return next((k for k in calon if k.isalpha() and not set(k) & set("AEIOUY")), "")


def _satu_kata(nama: str) -> str:
    return nama if nama and " " not in nama else ""


def _gelar(nama: str) -> str:
    return next((k for k in nama.split() if k in _GELAR), "")


def _sulit_dibaca(nama: str) -> str:
    ulang = re.search(r"([^ ])\1\1", nama)
    return ulang.group(0) if ulang else ""


ATURAN_NAMA: tuple[tuple[Aturan, Callable[[str], str]], ...] = (
    (
        Aturan("nama-kosong", "tolak", _("Tulis nama lengkap."), _("Nama belum diisi."), f"{_PER} Ps 4"),
        _kosong,
    ),
    (
        Aturan(
            "nama-panjang",
            "tolak",
            _("Nama paling banyak 60 huruf termasuk spasi. Yang ditulis {rincian} huruf."),
            _("Nama {rincian} huruf, lebih dari 60. Tidak boleh dicatat."),
            f"{_PER} Ps 4(2)(b), 7(1)",
        ),
        _panjang,
    ),
    (
        Aturan(
            "nama-tanda-baca",
            "tolak",
            _("Tulis nama tanpa singkatan, angka, dan tanda baca. Hapus: {rincian}"),
            _("Nama memuat angka atau tanda baca ({rincian}). Tidak boleh dicatat."),
            f"{_PER} Ps 5(3), 7(1)",
        ),
        _bukan_huruf,
    ),
    (
        Aturan(
            "nama-bukan-latin",
            "tolak",
            _("Tulis nama dengan huruf Latin. Ganti: {rincian}"),
            _("Nama memuat huruf bukan Latin ({rincian})."),
            f"{_PER} Ps 5(1)",
        ),
        _bukan_latin,
    ),
    (
        Aturan(
            "nama-singkatan",
            "tolak",
            _("Tulis nama tanpa singkatan. “{rincian}” ditulis lengkap."),
            _("Nama memuat singkatan “{rincian}”. Tidak boleh dicatat kecuali memang tidak dibaca lain."),
            f"{_PER} Ps 5(3), 7(1)",
        ),
        _singkatan,
    ),
    (
        Aturan(
            "nama-satu-kata",
            "peringatan",
            _("Nama anak dianjurkan paling sedikit dua kata. Satu kata tetap boleh."),
            _("Nama satu kata. Anjuran, bukan alasan menolak; pastikan pemohon sudah diberi tahu."),
            f"{_PER} Ps 4(2)(c)",
        ),
        _satu_kata,
    ),
    (
        Aturan(
            "nama-bertanda",
            "peringatan",
            _("Huruf {rincian} jarang dipakai dalam ejaan Indonesia. Pastikan sama dengan akta."),
            _("Nama memuat huruf bertanda ({rincian}). Cocokkan dengan akta."),
            f"{_PER} Ps 5(1)",
        ),
        _bertanda,
    ),
    (
        Aturan(
            "nama-tanpa-vokal",
            "peringatan",
            _("Jika “{rincian}” singkatan, tulis lengkap."),
            _("“{rincian}” mungkin singkatan. Cocokkan dengan akta."),
            f"{_PER} Ps 5(3)",
        ),
        _tanpa_vokal,
    ),
    (
        Aturan(
            "nama-gelar",
            "peringatan",
            _("“{rincian}” seperti gelar. Gelar tidak ditulis pada akta."),
            _("“{rincian}” mungkin gelar. Gelar ditulis di kolomnya sendiri, tidak pada akta pencatatan sipil."),
            f"{_PER} Ps 5(2), 5(3)",
        ),
        _gelar,
    ),
    (
        Aturan(
            "nama-sulit-dibaca",
            "peringatan",
            _("Nama hendaknya mudah dibaca. Periksa ejaan “{rincian}”."),
            _("Huruf berulang “{rincian}”: periksa ejaan nama."),
            f"{_PER} Ps 4(2)(a)",
        ),
        _sulit_dibaca,
    ),
)
"""Each rule with its test, which returns what is wrong ("" when nothing is)."""


def periksa_nama(nama: str, *, medan: str = "nama") -> tuple[Temuan, ...]:
    """What Permendagri 73/2022 says about a name that is recorded for the first time."""
    rapi = rapikan(nama)
    hasil = ((aturan, uji(rapi)) for aturan, uji in ATURAN_NAMA)
    return tuple(aturan.temuan(rapi, rincian=apa, medan=medan) for aturan, apa in hasil if apa)
