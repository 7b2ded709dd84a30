"""NIK and No. KK: build, read, compare (PP 40/2019 article 30; Permendagri 108/2019 article 15).

Both are 16 ASCII digits, always text: as a number in JavaScript or JSON those of the Papua provinces lose their last
digits.
"""

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tertib.inti.galat import Galat
from tertib.kependudukan.rules.kode import LAKI, PEREMPUAN
from tertib.kependudukan.rules.temuan import Aturan, Temuan

_PASAL_NIK = "PP 40/2019 Ps 30; Permendagri 108/2019 Ps 15(3)"
_TAMBAHAN_PEREMPUAN = 40
_UMUR_TERTUA = 125

TANGGAL_BERBEDA = Aturan(
    "nik-tanggal",
    "peringatan",
    _("Tanggal lahir {siapa} berbeda dari yang tersimpan dalam NIK. Petugas akan memeriksanya."),
    _(
        "Tanggal lahir {siapa} tidak sama dengan angka dalam NIK. Ini boleh terjadi setelah "
        "pembetulan; periksa riwayatnya."
    ),
    _PASAL_NIK,
)
KELAMIN_BERBEDA = Aturan(
    "nik-kelamin",
    "peringatan",
    _("Jenis kelamin {siapa} berbeda dari yang tersimpan dalam NIK. Petugas akan memeriksanya."),
    _(
        "Jenis kelamin {siapa} tidak sama dengan angka dalam NIK. Ini boleh terjadi setelah "
        "pembetulan; periksa riwayatnya."
    ),
    _PASAL_NIK,
)


class NomorSalah(Galat):
    """Not a NIK or No. KK; the sentence says why."""

    kalimat = _("Tulis 16 angka, tanpa spasi.")


@dataclass(frozen=True, slots=True)
class UraianNik:
    """What the digits of a NIK say. `tahun` has two digits: the century is not in the number."""

    kecamatan: str
    jenis_kelamin: str
    hari: int
    bulan: int
    tahun: int
    seri: int

    def tanggal_mungkin(self, kini: dt.date) -> tuple[dt.date, ...]:
        """Birth dates this NIK may mean, youngest first: not in the future, at most 125 years ago."""
        abad_ini = kini.year // 100 * 100
        calon = (self._tanggal(abad + self.tahun) for abad in (abad_ini, abad_ini - 100, abad_ini - 200))
        return tuple(t for t in calon if t and t <= kini and kini.year - t.year <= _UMUR_TERTUA)

    def _tanggal(self, tahun: int) -> dt.date | None:
        try:
            return dt.date(tahun, self.bulan, self.hari)
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class UraianNomorKK:
    """What the digits of a No. KK say: district of issue and date of recording."""

    kecamatan: str
    hari: int
    bulan: int
    tahun: int
    seri: int


def _angka(nomor: str) -> str:
    if len(nomor) != 16 or not (nomor.isascii() and nomor.isdigit()):
        raise NomorSalah
    if nomor.endswith("0000"):
        raise NomorSalah(_("Nomor yang berakhiran 0000 tidak pernah diterbitkan. Periksa lagi angkanya."))
    return nomor


def _kecamatan(nomor: str) -> str:
    return f"{nomor[:2]}.{nomor[2:4]}.{nomor[4:6]}"


def _periksa_hari(hari: int, bulan: int) -> None:
    # 2000 is a leap year: 29 February must pass, in whichever century it was
    try:
        dt.date(2000, bulan, hari)
    except ValueError:
        raise NomorSalah(_("Angka tanggal di dalam nomor ini tidak mungkin. Periksa lagi angkanya.")) from None


def urai_nik(nik: str) -> UraianNik:
    """Read a NIK. Raises NomorSalah with a sentence for the person who typed it."""
    _angka(nik)
    hari, bulan, tahun, seri = int(nik[6:8]), int(nik[8:10]), int(nik[10:12]), int(nik[12:])
    perempuan = hari > _TAMBAHAN_PEREMPUAN
    hari -= _TAMBAHAN_PEREMPUAN if perempuan else 0
    _periksa_hari(hari, bulan)
    return UraianNik(_kecamatan(nik), PEREMPUAN if perempuan else LAKI, hari, bulan, tahun, seri)


def urai_nomor_kk(nomor: str) -> UraianNomorKK:
    """Read a No. KK. Raises NomorSalah."""
    _angka(nomor)
    hari, bulan = int(nomor[6:8]), int(nomor[8:10])
    _periksa_hari(hari, bulan)
    return UraianNomorKK(_kecamatan(nomor), hari, bulan, int(nomor[10:12]), int(nomor[12:]))


def awalan_nik(*, kecamatan: str, tanggal_lahir: dt.date, jenis_kelamin: str) -> str:
    """The first twelve digits: district of first registration ("16.06.01"), birth day (+40 for women), month, year."""
    hari = tanggal_lahir.day + (_TAMBAHAN_PEREMPUAN if jenis_kelamin == PEREMPUAN else 0)
    return f"{kecamatan[:8].replace('.', '')}{hari:02}{tanggal_lahir:%m%y}"


def awalan_nomor_kk(*, kecamatan: str, tanggal: dt.date) -> str:
    """The first twelve digits: district of issue and date of recording (never +40)."""
    return f"{kecamatan[:8].replace('.', '')}{tanggal:%d%m%y}"


def dengan_seri(awalan: str, seri: int) -> str:
    """The full number. Raises ValueError when the serial is not 1..9999 or the prefix is not twelve digits."""
    if not 1 <= seri <= 9999 or len(awalan) != 12:
        raise ValueError(f"seri {seri} atau awalan {len(awalan)} angka di luar batas")
    return f"{awalan}{seri:04}"


def cocok_nik(nik: str, *, nama: str, tanggal_lahir: dt.date, jenis_kelamin: str) -> tuple[Temuan, ...]:
    """Warnings where a NIK and the data differ; never a refusal, because a correction leaves the NIK as it was."""
    uraian = urai_nik(nik)
    temuan = []
    if (uraian.hari, uraian.bulan, uraian.tahun) != (tanggal_lahir.day, tanggal_lahir.month, tanggal_lahir.year % 100):
        temuan.append(TANGGAL_BERBEDA.temuan(nama))
    if uraian.jenis_kelamin != jenis_kelamin:
        temuan.append(KELAMIN_BERBEDA.temuan(nama))
    return tuple(temuan)
