"""The columns of SIAK for a resident on a card, both ways: a cell is a text, a card a plain value.

SIAK keeps marital status in four codes and whether there is a certificate in a flag; form F-1.01 makes six of them.
"""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from tertib.kependudukan.rules.jenis import Anggota, Keluarga, Orang
from tertib.kependudukan.rules.kode import ringkas_status_kawin
from tertib.kependudukan.rules.pekerjaan import PEKERJAAN

KARTU: Final = ("NO_KK", "ALAMAT", "NO_RT", "NO_RW", "KODE_POS", "NO_PROP", "NO_KAB", "NO_KEC", "NO_KEL")
ORANG: Final = (
    "NIK", "NAMA_LGKP", "JENIS_KLMIN", "TMPT_LHR", "TGL_LHR", "AKTA_LHR", "NO_AKTA_LHR", "GOL_DRH", "AGAMA", "STAT_KWN",
    "AKTA_KWN", "TGL_KWN", "AKTA_CRAI", "TGL_CRAI", "STAT_HBKEL", "PDDK_AKH", "JENIS_PKRJN", "DESC_PEKERJAAN",
    "KEBANGSAAN", "NO_PASPOR", "NIK_IBU", "NAMA_LGKP_IBU", "NIK_AYAH", "NAMA_LGKP_AYAH",
)  # fmt: skip
SEMUA: Final = (*KARTU, *ORANG)
WAJIB: Final = ("NO_KK", "NIK", "NAMA_LGKP", "JENIS_KLMIN", "TMPT_LHR", "TGL_LHR", "AGAMA", "STAT_HBKEL", "NO_KEL")
"""Columns without which a file is not read at all."""

_TIDAK_ADA, _ADA = "1", "2"
_CERAI = ("4", "5")
_TANPA_AKTA: Mapping[str, str] = MappingProxyType({"2": "3", "3": "5"})
_STATUS: Mapping[str, str] = MappingProxyType({"1": "1", "2": "2", "3": "4", "4": "6"})
_NEGARA: Mapping[str, str] = MappingProxyType({"WNI": "1", "WNA": "2", "1": "1", "2": "2"})


def baris(keluarga: Keluarga, anggota: Anggota) -> list[str]:
    """One member of a card as cells, in the order of `SEMUA`."""
    o = anggota.orang
    prop, kab, kec, kel = keluarga.desa.split(".")
    kawin = f"{o.tanggal_kawin:%d-%m-%Y}" if o.tanggal_kawin else ""
    cerai = o.status_kawin in _CERAI
    isi = {
        "NO_KK": keluarga.nomor, "ALAMAT": keluarga.alamat, "NO_RT": keluarga.rt, "NO_RW": keluarga.rw,
        "KODE_POS": keluarga.kode_pos, "NO_PROP": prop, "NO_KAB": kab, "NO_KEC": kec, "NO_KEL": kel,
        "NIK": o.nik, "NAMA_LGKP": o.nama, "JENIS_KLMIN": o.jenis_kelamin, "TMPT_LHR": o.tempat_lahir,
        "TGL_LHR": f"{o.tanggal_lahir:%d-%m-%Y}", "AKTA_LHR": _ADA if o.akta_lahir else _TIDAK_ADA,
        "NO_AKTA_LHR": o.akta_lahir, "GOL_DRH": o.golongan_darah, "AGAMA": o.agama,
        "STAT_KWN": ringkas_status_kawin(o.status_kawin), "AKTA_KWN": _ADA if o.status_kawin == "2" else _TIDAK_ADA,
        "TGL_KWN": "" if cerai else kawin, "AKTA_CRAI": _ADA if o.status_kawin == "4" else _TIDAK_ADA,
        "TGL_CRAI": kawin if cerai else "", "STAT_HBKEL": anggota.shdk, "PDDK_AKH": o.pendidikan,
        "JENIS_PKRJN": o.pekerjaan, "DESC_PEKERJAAN": PEKERJAAN[o.daftar_pekerjaan].label(o.pekerjaan),
        "KEBANGSAAN": "WNI" if o.kewarganegaraan == "1" else "WNA", "NO_PASPOR": o.paspor, "NIK_IBU": o.nik_ibu,
        "NAMA_LGKP_IBU": o.ibu, "NIK_AYAH": o.nik_ayah, "NAMA_LGKP_AYAH": o.ayah,
    }  # fmt: skip
    return [isi[k] for k in SEMUA]


def orang(sel: Mapping[str, str]) -> Orang:
    """The person of a line whose cells `susun` has found in order."""
    pekerjaan = sel.get("JENIS_PKRJN") or "1"
    cerai = sel.get("STAT_KWN") == "3"
    return Orang(
        nik=sel["NIK"],
        nama=sel["NAMA_LGKP"],
        jenis_kelamin=sel["JENIS_KLMIN"],
        tempat_lahir=sel["TMPT_LHR"],
        tanggal_lahir=tanggal(sel["TGL_LHR"]),
        agama=sel["AGAMA"],
        pendidikan=sel.get("PDDK_AKH") or "1",
        pekerjaan=pekerjaan,
        daftar_pekerjaan=_daftar_pekerjaan(pekerjaan, sel.get("DESC_PEKERJAAN", "")),
        golongan_darah=sel.get("GOL_DRH") or "13",
        status_kawin=_status_kawin(sel),
        tanggal_kawin=tanggal(t) if (t := sel.get("TGL_CRAI" if cerai else "TGL_KWN")) else None,
        kewarganegaraan=_NEGARA[(sel.get("KEBANGSAAN") or "WNI").upper()],
        paspor=sel.get("NO_PASPOR", ""),
        nik_ibu=sel.get("NIK_IBU", ""),
        ibu=sel.get("NAMA_LGKP_IBU", ""),
        nik_ayah=sel.get("NIK_AYAH", ""),
        ayah=sel.get("NAMA_LGKP_AYAH", ""),
        akta_lahir=sel.get("NO_AKTA_LHR", ""),
    )


def desa(sel: Mapping[str, str], kabupaten: str) -> str:
    """The village code of a line; province and regency are those of the office where the file leaves them out."""
    prop, kab = kabupaten.split(".")
    bagian = (sel.get("NO_PROP") or prop, sel.get("NO_KAB") or kab, sel.get("NO_KEC", ""))
    return ".".join([*(b.zfill(2) for b in bagian), sel["NO_KEL"].zfill(4)])


def tanggal(teks: str) -> dt.date:
    """31-12-1990, 31/12/1990 or 1990-12-31. Raises ValueError."""
    bagian = teks.split(" ")[0].replace("/", "-").split("-")
    if len(bagian) != 3 or not all(b.isascii() and b.isdigit() for b in bagian):
        raise ValueError(teks)
    if len(bagian[0]) == 4:
        bagian.reverse()
    hari, bulan, tahun = (int(b) for b in bagian)
    return dt.date(tahun, bulan, hari)


def negara_dikenal(teks: str) -> bool:
    """Whether a cell of KEBANGSAAN says something the card can say."""
    return teks.upper() in _NEGARA


def _status_kawin(sel: Mapping[str, str]) -> str:
    """The code of F-1.01 from SIAK's code and the flag of the certificate."""
    siak = sel.get("STAT_KWN") or "1"
    akta = sel.get({"2": "AKTA_KWN", "3": "AKTA_CRAI"}.get(siak, ""), "")
    return _TANPA_AKTA[siak] if akta == _TIDAK_ADA else _STATUS[siak]


def _daftar_pekerjaan(kode: str, label: str) -> str:
    """Which list a code is of: the newer one, unless the label is the older one's only."""
    hanya_89 = PEKERJAAN["89"].isi.get(kode) == label.upper() != PEKERJAAN["99"].isi.get(kode)
    return "89" if hanya_89 else "99"
