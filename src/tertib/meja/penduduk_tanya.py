"""The question of the search page: read from its form, and sealed into the address.

Sealed, because an address ends in logs and histories, and a name or NIK must not.
"""

import base64
import binascii
import datetime as dt
import json
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q
from django.utils.translation import gettext as _

from tertib.inti import sandi
from tertib.kependudukan.cari.pertanyaan import Pertanyaan
from tertib.pengguna.models import Penugasan
from tertib.wilayah.models import Wilayah

KUNCI = ("teks", "ibu", "lahir", "desa")
_TERPANJANG = 100
_TERBANYAK_DISEBUT = 5


@dataclass(frozen=True, slots=True)
class TanyaForm:
    """What was typed, what it asks, and what is wrong with it, by field."""

    isian: Mapping[str, str]
    pertanyaan: Pertanyaan
    galat: Mapping[str, str]


def baca(kiriman: Mapping[str, str], kabupaten: str) -> TanyaForm:
    """Read the form; `kabupaten` is where the village is looked for."""
    isian = {k: kiriman.get(k, "").replace("\x00", "").strip()[:_TERPANJANG] for k in KUNCI}
    galat: dict[str, str] = {}
    lahir = _hari(isian["lahir"], galat)
    desa = desa_bernama(isian["desa"], kabupaten, galat)
    tanya = Pertanyaan(isian["teks"], isian["ibu"], desa, lahir)
    angka = isian["teks"].replace(" ", "")
    if angka.isdigit() and not tanya.nomor:
        galat["teks"] = _("NIK dan nomor KK 16 angka, yang ditulis %(n)s angka") % {"n": len(angka)}
    elif not galat and not any(isian.values()):
        galat["teks"] = _("Tulis nama, NIK, atau nomor KK")
    return TanyaForm(isian, tanya, galat)


def _hari(teks: str, galat: dict[str, str]) -> dt.date | None:
    try:
        return dt.date.fromisoformat(teks) if teks else None
    except ValueError:
        galat["lahir"] = _("Tulis tanggal seperti 1990-12-31")
        return None


def desa_bernama(teks: str, kabupaten: str, galat: dict[str, str]) -> str:
    """The code of the village meant, by code or by name; "" for none, with a sentence in `galat` when it is unclear."""
    if not teks:
        return ""
    # a range of the key, not a LIKE: the list has every village of the country
    di_sini = Wilayah.objects.filter(kode__gt=f"{kabupaten}.", kode__lt=f"{kabupaten}/", tingkat=4)
    bernama = Q(kode=teks) | Q(nama__iexact=teks)
    cocok = list(di_sini.filter(bernama).select_related("induk")[:_TERBANYAK_DISEBUT])
    if len(cocok) == 1:
        return str(cocok[0].kode)
    if cocok:
        pilihan = ", ".join(f"{d.kode} ({d.induk.nama.title()})" for d in cocok if d.induk)
        galat["desa"] = _("Ada beberapa desa bernama begitu. Tulis kodenya: %(pilihan)s") % {"pilihan": pilihan}
    else:
        galat["desa"] = _("Tidak ada desa atau kelurahan bernama begitu di sini")
    return ""


def tutup(isian: Mapping[str, str], penugasan: Penugasan) -> str:
    """What was typed, as a part of an address that only this official's pages can read."""
    isi = json.dumps({k: v for k, v in isian.items() if v}).encode()
    return base64.urlsafe_b64encode(sandi.tutup(isi, guna="cari-penduduk", kait=_kait(penugasan))).decode().rstrip("=")


def buka(teks: str, penugasan: Penugasan) -> dict[str, str]:
    """The inverse of `tutup`; {} for anything else."""
    try:
        mentah = base64.urlsafe_b64decode(teks.encode() + b"=" * (-len(teks) % 4))
        isi: dict[str, str] = json.loads(sandi.buka(mentah, guna="cari-penduduk", kait=_kait(penugasan)))
    except (binascii.Error, ValueError):
        return {}
    return isi


def _kait(penugasan: Penugasan) -> str:
    return f"{penugasan.pengguna_id}:{penugasan.kantor_id}"
