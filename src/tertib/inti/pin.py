"""PINs of six digits: kept as slow digests, refused when weak, and guessed only a few times.

The counter of wrong tries hangs on a *key* that the door names ("ikd:3204…", "slip:17"), not on a row, so a key nobody
has counts, rests and ends in the same way and a stranger learns nothing. After every five wrong tries the key rests
longer; after twenty it ends, and only a new PIN (`lupakan`) opens it: 20 guesses in a million, 2 in 100,000.
"""

import secrets
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import pairwise

from django.contrib.auth.hashers import check_password, make_password
from django.utils.translation import gettext_lazy as _

from tertib.inti.galat import Galat
from tertib.inti.models import SalahPin
from tertib.inti.sandi import indeks_buta, kode_angka

PANJANG = 6
SERENTAK = 5
"""Wrong tries until a rest."""
ISTIRAHAT = (timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1))
"""The first, second and third rest."""
_UMUM = frozenset({"112233", "445566", "778899", "147258", "258369", "159753", "159357", "789456", "456123", "102030"})
TERBANYAK = SERENTAK * (len(ISTIRAHAT) + 1)


class PinLemah(Galat):
    """The PIN chosen is one a stranger tries first."""


class PinIstirahat(Galat):
    """Too many wrong tries: the key rests until `sampai`."""

    def __init__(self, sampai: datetime, *, kini: datetime) -> None:
        menit = max(1, -(-int((sampai - kini).total_seconds()) // 60))
        super().__init__(_("Terlalu banyak PIN salah. Coba lagi setelah %(menit)d menit.") % {"menit": menit})
        self.sampai = sampai


class PinMati(Galat):
    """The key has used up all its tries."""

    kalimat = _("PIN ini sudah terlalu sering salah dan tidak berlaku lagi. Mintalah PIN baru.")


def pin_baru() -> str:
    """A PIN at random, not a weak one."""
    while True:
        pin = kode_angka(PANJANG)
        if not _berpola(pin):
            return pin


def simpan(pin: str) -> str:
    """What is kept of a PIN: its Argon2 digest, at most 128 characters."""
    return make_password(pin)


def cocok(kunci: str, pin: str, tersimpan: str, *, kini: datetime) -> bool:
    """Whether `pin` is the one kept. A try is counted before it is compared, so that a thousand at once count as well.

    With `tersimpan` "" (nobody has this key) the same work is done and the answer is no. Raises PinIstirahat, PinMati.
    """
    buta = indeks_buta(kunci, guna="pin")
    _hitung(buta, kini)
    benar = check_password(pin, tersimpan or _tak_seorang_pun())
    if not (benar and tersimpan):
        return False
    SalahPin.objects.filter(kunci=buta).update(jumlah=0, sampai=None)
    return True


def lupakan(kunci: str) -> None:
    """Begin anew: the owner has a new PIN."""
    SalahPin.objects.filter(kunci=indeks_buta(kunci, guna="pin")).delete()


def periksa_baru(pin: str, *, lahir: date | None = None, nomor: Iterable[str] = ()) -> None:
    """Refuse a PIN that is not six digits, has a pattern, is a birth date, or stands in one of the numbers (NIK, phone).

    Raises PinLemah.
    """
    if len(pin) != PANJANG or not (pin.isascii() and pin.isdigit()):
        raise PinLemah(_("PIN terdiri dari 6 angka."))
    if _berpola(pin):
        raise PinLemah(_("PIN ini mudah ditebak karena angkanya berulang atau berurutan. Pilih yang lain."))
    if lahir and pin in _tanggal(lahir):
        raise PinLemah(_("PIN ini mudah ditebak karena tanggal lahir Anda. Pilih yang lain."))
    if any(pin in satu for satu in nomor):
        raise PinLemah(_("PIN ini ada di dalam NIK atau nomor ponsel Anda. Pilih yang lain."))


def _berpola(pin: str) -> bool:
    """111111, 112211 (two digits only), 123456, 987654, 123123, 123321, and walks over the keypad."""
    loncatan = {(int(b) - int(a)) % 10 for a, b in pairwise(pin)}
    return len(set(pin)) <= 2 or loncatan in ({1}, {9}) or pin[3:] in (pin[:3], pin[2::-1]) or pin in _UMUM


def _tanggal(lahir: date) -> set[str]:
    susunan = ("%d%m%y", "%y%m%d", "%m%d%y", "%m%Y", "%Y%m", "%d%Y", "%Y%d")
    return {lahir.strftime(s) for s in susunan}


def _hitung(buta: str, kini: datetime) -> None:
    """Take one try: compare and set, so that of two at the same moment each takes its own."""
    SalahPin.objects.get_or_create(kunci=buta)
    while True:
        keadaan = SalahPin.objects.get(kunci=buta)
        if keadaan.jumlah >= TERBANYAK:
            raise PinMati
        if keadaan.sampai and kini < keadaan.sampai:
            raise PinIstirahat(keadaan.sampai, kini=kini)
        jumlah = keadaan.jumlah + 1
        lawan = SalahPin.objects.filter(kunci=buta, jumlah=keadaan.jumlah)
        if lawan.update(jumlah=jumlah, sampai=_istirahat_sampai(jumlah, kini)):
            return


def _istirahat_sampai(jumlah: int, kini: datetime) -> datetime | None:
    putaran, sisa = divmod(jumlah, SERENTAK)
    return kini + ISTIRAHAT[putaran - 1] if sisa == 0 and putaran <= len(ISTIRAHAT) else None


@lru_cache(maxsize=1)
def _tak_seorang_pun() -> str:
    """A digest no PIN fits, to compare with when there is nothing to compare with."""
    return make_password(secrets.token_urlsafe(16))
