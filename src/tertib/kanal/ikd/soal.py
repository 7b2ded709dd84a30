"""The captcha: a piece of work for the machine instead of a riddle for the eye.

The page carries one challenge in the ALTCHA protocol: find the number whose SHA-256 with the salt is given. A script
solves it in a second while the form is filled in; without one, a question in words is answered instead. Whichever is
used, a challenge serves once and for twenty minutes. It slows machines down; what holds them back are the limits.
"""

import base64
import binascii
import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tertib.inti.galat import Galat
from tertib.inti.sandi import indeks_buta, kunci, sidik
from tertib.kanal.ikd.models import SoalTerpakai

ALGORITMA = "SHA-256"
TERBANYAK = 40_000
"""The work: 20,000 digests on average, half a second on a cheap phone."""
UMUR = timedelta(minutes=20)
_ANGKA = (
    gettext_lazy("satu"), gettext_lazy("dua"), gettext_lazy("tiga"), gettext_lazy("empat"), gettext_lazy("lima"),
    gettext_lazy("enam"), gettext_lazy("tujuh"), gettext_lazy("delapan"), gettext_lazy("sembilan"),
    gettext_lazy("sepuluh"), gettext_lazy("sebelas"), gettext_lazy("dua belas"),
)  # fmt: skip


class SoalGagal(Galat):
    """No challenge was answered, or a forged, used or old one; a fresh one stands on the page."""

    kalimat = gettext_lazy("Pemeriksaan “bukan mesin” belum berhasil. Tunggu sampai selesai, atau jawab pertanyaannya.")


class SoalLewat(SoalGagal):
    """The page was open for too long, or its form was sent before."""

    kalimat = gettext_lazy("Halaman ini terlalu lama terbuka atau sudah pernah dikirim. Coba sekali lagi.")


@dataclass(frozen=True, slots=True)
class Soal:
    """One challenge: `altcha` for the script (JSON), `kalimat` for people, `garam` and `tanda` to come back with the answer."""

    altcha: str
    garam: str
    kalimat: str
    tanda: str


def baru(*, kini: datetime) -> Soal:
    """A fresh challenge."""
    dibuat = int(kini.timestamp())
    acak = secrets.token_hex(12)
    garam = f"{acak}{_segel(acak, dibuat)}?expires={dibuat + int(UMUR.total_seconds())}"
    tantangan = _sidik(garam, secrets.randbelow(TERBANYAK))
    a, b = secrets.randbelow(len(_ANGKA)), secrets.randbelow(len(_ANGKA))
    kalimat = _("Berapa %(a)s ditambah %(b)s? Tulis dengan angka.") % {"a": _ANGKA[a], "b": _ANGKA[b]}
    altcha = {
        "algorithm": ALGORITMA,
        "challenge": tantangan,
        "maxnumber": TERBANYAK,
        "salt": garam,
        "signature": _tanda_tangan(tantangan),
    }
    return Soal(json.dumps(altcha), garam, kalimat, _tanda_jawaban(garam, a + b + 2))


def periksa(isian: Mapping[str, str], *, kini: datetime) -> datetime:
    """Accept an answer once, and say when its page was drawn. Raises SoalGagal, SoalLewat.

    `isian`: "altcha", what the script found (base64 of the protocol's JSON); or "garam", "tanda" and "jawaban".
    """
    kerja = _baca(isian.get("altcha", ""))
    garam = kerja.get("salt", "") if kerja else isian.get("garam", "")
    dibuat = _dibuat(garam)
    if not dibuat <= kini < dibuat + UMUR:
        raise SoalLewat
    _pakai(garam, sampai=dibuat + UMUR, kini=kini)
    if not (_selesai(kerja) if kerja else _terjawab(isian, garam)):
        raise SoalGagal
    return dibuat


def _baca(muatan: str) -> dict[str, str]:
    """The script's answer as strings; {} when there is none or it cannot be read."""
    try:
        isi = json.loads(base64.b64decode(muatan, validate=True))
    except (binascii.Error, ValueError):
        return {}
    return {str(k): str(v) for k, v in isi.items()} if isinstance(isi, dict) else {}


def _selesai(kerja: Mapping[str, str]) -> bool:
    garam, nomor, tantangan = kerja.get("salt", ""), kerja.get("number", ""), kerja.get("challenge", "")
    asli = _sama(kerja.get("signature", ""), _tanda_tangan(tantangan)) and kerja.get("algorithm") == ALGORITMA
    return asli and nomor.isascii() and nomor.isdigit() and _sama(tantangan, _sidik(garam, int(nomor[:9])))


def _terjawab(isian: Mapping[str, str], garam: str) -> bool:
    jawaban = isian.get("jawaban", "").strip()
    if not (jawaban.isascii() and jawaban.isdigit() and len(jawaban) < 4):
        return False
    return _sama(isian.get("tanda", ""), _tanda_jawaban(garam, int(jawaban)))


def _dibuat(garam: str) -> datetime:
    """When we drew this salt up. Raises SoalGagal when we did not."""
    kepala, _tengah, akhir = garam.partition("?expires=")
    if not (akhir.isascii() and akhir.isdigit() and len(akhir) < 12):
        raise SoalGagal
    dibuat = int(akhir) - int(UMUR.total_seconds())
    if not _sama(kepala[24:], _segel(kepala[:24], dibuat)):
        raise SoalGagal
    return datetime.fromtimestamp(dibuat, UTC)


def _pakai(garam: str, *, sampai: datetime, kini: datetime) -> None:
    """Use it up, whatever the answer is worth. Raises SoalLewat the second time."""
    SoalTerpakai.objects.filter(sampai__lte=kini).delete()
    try:
        with transaction.atomic():
            SoalTerpakai.objects.create(sidik=sidik(garam.encode()), sampai=sampai)
    except IntegrityError:
        raise SoalLewat from None


def _segel(acak: str, dibuat: int) -> str:
    return indeks_buta(f"{acak}:{dibuat}", guna="soal")[:16]


def _tanda_jawaban(garam: str, jawaban: int) -> str:
    return indeks_buta(f"{garam}:{jawaban}", guna="soal-jawaban")


def _tanda_tangan(tantangan: str) -> str:
    return hmac.new(kunci("altcha"), tantangan.encode(), hashlib.sha256).hexdigest()


def _sidik(garam: str, nomor: int) -> str:
    return sidik(f"{garam}{nomor}".encode())


def _sama(satu: str, dua: str) -> bool:
    return hmac.compare_digest(satu.encode(), dua.encode())
