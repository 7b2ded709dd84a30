"""The code lists of the register. A code means nothing without its list and that list's version.

Sources: forms F-1.01 and F-1.02 of Permendagri 109/2019 and the order of codes that SIAK uses. Labels are printed in
capitals on the card; `sebutan` writes them for screens.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

_SINGKATAN = ("SD", "SLTP", "SLTA", "(PNS)", "(TNI)", "(POLRI)", "RI", "BUMN", "BUMD", "DPR-RI", "DPD", "BPK", "DPRD")
_HURUF = ("A", "B", "AB", "O", "A+", "A-", "B+", "B-", "AB+", "AB-", "O+", "O-", "YME", "I", "II", "III", "IV", "S.")
_TETAP_KAPITAL = frozenset({*_SINGKATAN, *_HURUF, "WNI", "WNA"})


@dataclass(frozen=True, slots=True)
class Daftar:
    """One code list: name, version, source, and labels by code."""

    nama: str
    versi: str
    sumber: str
    isi: Mapping[str, str]

    def __contains__(self, kode: object) -> bool:
        return kode in self.isi

    def label(self, kode: str) -> str:
        """The label as the card prints it; "-" for an empty code. Raises KeyError for an unknown one."""
        return self.isi[kode] if kode else "-"

    def sebutan(self, kode: str) -> str:
        """The label for a screen: "SLTA/sederajat", "Kepala keluarga"."""
        kata = " ".join(_turunkan(k) for k in self.label(kode).split(" "))
        return kata[:1].upper() + kata[1:]

    @property
    def pilihan(self) -> tuple[tuple[str, str], ...]:
        """(code, screen label) in the order of the list."""
        return tuple((kode, self.sebutan(kode)) for kode in self.isi)


def _turunkan(kata: str) -> str:
    if kata in _TETAP_KAPITAL:
        return kata
    return "/".join(k if k in _TETAP_KAPITAL else k.lower() for k in kata.split("/"))


def daftar_kode(nama: str, versi: str, sumber: str, label: Iterable[str]) -> Daftar:
    return Daftar(nama, versi, sumber, MappingProxyType({str(n): teks for n, teks in enumerate(label, 1)}))


_F101 = "Permendagri 109/2019, F-1.01"

JENIS_KELAMIN = daftar_kode("Jenis kelamin", "109/2019", _F101, ("LAKI-LAKI", "PEREMPUAN"))
SHDK = daftar_kode(
    "Status hubungan dalam keluarga",
    "109/2019",
    _F101,
    (
        "KEPALA KELUARGA",
        "SUAMI",
        "ISTRI",
        "ANAK",
        "MENANTU",
        "CUCU",
        "ORANGTUA",
        "MERTUA",
        "FAMILI LAIN",
        "PEMBANTU",
        "LAINNYA",
    ),
)
AGAMA = daftar_kode(
    "Agama",
    "109/2019",
    f"{_F101}; Putusan MK 97/PUU-XIV/2016 (kode 7)",
    (
        "ISLAM",
        "KRISTEN",
        "KATHOLIK",
        "HINDU",
        "BUDHA",
        "KHONGHUCU",
        "KEPERCAYAAN TERHADAP TUHAN YME",
    ),
)
GOLONGAN_DARAH = daftar_kode(
    "Golongan darah",
    "109/2019",
    _F101,
    ("A", "B", "AB", "O", "A+", "A-", "B+", "B-", "AB+", "AB-", "O+", "O-", "TIDAK TAHU"),
)
PENDIDIKAN = daftar_kode(
    "Pendidikan",
    "109/2019",
    _F101,
    (
        "TIDAK/BELUM SEKOLAH",
        "BELUM TAMAT SD/SEDERAJAT",
        "TAMAT SD/SEDERAJAT",
        "SLTP/SEDERAJAT",
        "SLTA/SEDERAJAT",
        "DIPLOMA I/II",
        "AKADEMI/DIPLOMA III/S. MUDA",
        "DIPLOMA IV/STRATA I",
        "STRATA II",
        "STRATA III",
    ),
)
STATUS_KAWIN = daftar_kode(
    "Status perkawinan",
    "109/2019",
    f"{_F101}; istilah sejak Permendagri 118/2017",
    (
        "BELUM KAWIN",
        "KAWIN TERCATAT",
        "KAWIN BELUM TERCATAT",
        "CERAI HIDUP TERCATAT",
        "CERAI HIDUP BELUM TERCATAT",
        "CERAI MATI",
    ),
)
STATUS_KAWIN_RINGKAS = daftar_kode(
    "Status perkawinan (ringkas)",
    "SIAK",
    "empat kode basis data; dicetak di KTP-el",
    ("BELUM KAWIN", "KAWIN", "CERAI HIDUP", "CERAI MATI"),
)
KEWARGANEGARAAN = daftar_kode("Kewarganegaraan", "109/2019", "UU 12/2006; " + _F101, ("WNI", "WNA"))

_RINGKAS = MappingProxyType({"1": "1", "2": "2", "3": "2", "4": "3", "5": "3", "6": "4"})

KEPALA, SUAMI, ISTRI, ANAK, MENANTU, CUCU, ORANGTUA, MERTUA, FAMILI_LAIN = (str(n) for n in range(1, 10))
PEMBANTU, LAINNYA = "10", "11"
LAKI, PEREMPUAN = "1", "2"


def ringkas_status_kawin(kode: str) -> str:
    """The four-value code (SIAK, KTP-el) of a six-value code (F-1.01). Raises KeyError."""
    return _RINGKAS[kode]
