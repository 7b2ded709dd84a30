"""Template words of the look: icons, fields, dates as people say them, masked numbers. Built in to every template."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import template
from django.utils import formats, timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from tertib.inti import jam
from tertib.rupa.ikon import IKON

register = template.Library()

_ZONA = {7: "WIB", 8: "WITA", 9: "WIT"}
_BENTUK = {
    "kapsul": '<rect x="2" y="3" width="36" height="26" rx="13"/>',
    "kotak": '<rect x="4" y="3" width="32" height="26" rx="2"/>',
    "ketupat": '<path d="M20 0l19 16-19 16L1 16z"/>',
}


@register.simple_tag
def ikon(nama: str, kelas: str = "") -> SafeString:
    """One drawn icon, hidden from screen readers. Raises KeyError for a name that is not drawn."""
    return format_html(
        '<svg class="ikon {}" viewBox="0 0 24 24" aria-hidden="true">{}</svg>', kelas, mark_safe(IKON[nama])
    )


@register.simple_tag
def simpul(bentuk: str, nomor: object, keadaan: str = "nanti") -> SafeString:
    """A node of the case's path in the SOP's own symbol: kapsul, kotak or ketupat; a tick when it is `lalu`."""
    isi = (
        mark_safe('<path class="centang" d="M13 16.5l5 5 9.5-10"/>')
        if keadaan == "lalu"
        else format_html('<text x="20" y="20.5">{}</text>', nomor)
    )
    return format_html(
        '<svg class="simpul" viewBox="0 0 40 32" aria-hidden="true">{}{}</svg>', mark_safe(_BENTUK[bentuk]), isi
    )


@register.inclusion_tag("rupa/medan.html")
def medan(
    tanya: Any = None, *, nilai: Any = None, galat: Mapping[str, Any] | None = None, **sifat: Any
) -> dict[str, Any]:
    """One form field with its label, hint, error and input, in that order.

    `tanya` is anything with `kunci label jenis pilihan petunjuk wajib lebar contoh`; `sifat` gives or overrides them
    (also `autocomplete`, `inputmode`, `maxlength`, `terima`). `nilai` is the value, or a mapping of values by `kunci`.
    """
    isi: dict[str, Any] = {"jenis": "teks", "pilihan": (), "wajib": True}
    if tanya is not None:
        isi |= {
            k: getattr(tanya, k) for k in ("kunci", "label", "jenis", "pilihan", "petunjuk", "wajib", "lebar", "contoh")
        }
    isi |= sifat
    kunci = isi["kunci"]
    isi["nilai"] = nilai.get(kunci, "") if isinstance(nilai, Mapping) else (nilai or "")
    isi["galat"] = (galat or {}).get(kunci, "")
    isi["dijelaskan"] = " ".join(
        [
            *([f"{kunci}-p"] if isi.get("petunjuk") or isi.get("contoh") else []),
            *([f"{kunci}-g"] if isi["galat"] else []),
        ]
    )
    if isi["jenis"] == "tanggal":
        isi["bagian"] = _bagian_tanggal(str(isi["nilai"]))
    return isi


def _bagian_tanggal(nilai: str) -> tuple[str, str, str]:
    """(day, month, year) from "2026-11-02", also when that is not a date."""
    tahun, bulan, hari = [*nilai.split("-", 2), "", ""][:3]
    return hari.lstrip("0"), bulan.lstrip("0"), tahun.lstrip("0")


@register.inclusion_tag("rupa/ringkas_galat.html")
def ringkas_galat(galat: Mapping[str, Any] | None) -> dict[str, Any]:
    """The error summary, first in `main`: each sentence leads to its field; key "" is about the whole page."""
    return {"galat": galat}


@register.filter
def ambil(peta: Mapping[str, Any], kunci: str) -> Any:
    """The value of a key that is only known at run time; "" when it is missing."""
    return (peta or {}).get(kunci, "")


def _setempat(waktu: datetime) -> datetime:
    return timezone.localtime(waktu)


@register.filter
def jam_wib(waktu: datetime | None) -> str:
    """ "10.33 WIB" in the office's zone (WITA, WIT by their offset)."""
    if not waktu:
        return ""
    setempat = _setempat(waktu)
    selisih = setempat.utcoffset()
    jam_selisih = int(selisih.total_seconds() // 3600) if selisih else 0
    return f"{setempat:%H.%M} {_ZONA.get(jam_selisih, f'UTC+{jam_selisih}')}"


@register.filter
def tanggal(waktu: date | datetime | None) -> str:
    """ "20 November 2026"."""
    if not waktu:
        return ""
    return formats.date_format(_setempat(waktu) if isinstance(waktu, datetime) else waktu, "j F Y")


@register.filter
def tanggal_iso(teks: str) -> str:
    """ "2 November 2026" from "2026-11-02"; the text as it is when it is no date."""
    try:
        return formats.date_format(date.fromisoformat(teks), "j F Y")
    except ValueError:
        return teks


@register.filter
def hari_tanggal(waktu: datetime | None) -> str:
    """ "Jumat, 20 November 2026"."""
    return formats.date_format(_setempat(waktu), "l, j F Y") if waktu else ""


@register.filter
def waktu_wib(waktu: datetime | None) -> str:
    """ "hari ini, 10.33 WIB", otherwise "20 November 2026, 10.33 WIB"."""
    if not waktu:
        return ""
    hari_ini = _setempat(waktu).date() == _setempat(jam.kini()).date()
    hari = _("hari ini") if hari_ini else tanggal(waktu)
    return f"{hari}, {jam_wib(waktu)}"


@register.filter
def samar(nomor: str | None) -> str:
    """A NIK or No. KK with only its last four digits: "************1234"."""
    teks = str(nomor or "")
    return "*" * max(0, len(teks) - 4) + teks[-4:] if len(teks) > 4 else "*" * len(teks)


@register.filter
def telepon(nomor: str) -> str:
    """ "+6281234567890" as it is said here, "0812 3456 7890"; other countries keep their +."""
    angka = "0" + nomor.removeprefix("+").removeprefix("62") if nomor.startswith(("+62", "62")) else nomor
    return " ".join(angka[i : i + 4] for i in range(0, len(angka), 4))


@register.filter
def ukuran(bita: int) -> str:
    """Bytes as people read them: "1,2 MB", "640 KB"."""
    if bita >= 1_000_000:
        return f"{formats.number_format(round(bita / 1_000_000, 1))} MB"
    return f"{max(1, round(bita / 1000))} KB"
