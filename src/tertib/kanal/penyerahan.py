"""Handing a card over in person, the same at the office's counter and in the village: the form, and the acts it leads to.

The official whose step it is hands over, then the applicant receives; both are recorded, with one receipt.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from tertib.kependudukan.rules.nik import NomorSalah, urai_nik
from tertib.permohonan.models import Permohonan

PEMOHON, KUASA = "pemohon", "kuasa"
DI_KERTAS = "kertas"


@dataclass(frozen=True, slots=True)
class IsianPenyerahan:
    """The form as sent. `slip` is what was shown: the token of the QR code, or the number typed."""

    slip: str = ""
    hubungan: str = PEMOHON
    nama: str = ""
    nik: str = ""
    identitas: bool = False
    tanda_tangan: str = ""
    gambar: UploadedFile | None = None
    kuasa_dilihat: bool = False
    kuasa_pindai: UploadedFile | None = None

    @property
    def oleh_kuasa(self) -> bool:
        return self.hubungan == KUASA


def baca(kiriman: QueryDict, berkas: MultiValueDict[str, UploadedFile]) -> IsianPenyerahan:
    """Read a POST; texts are trimmed and bounded."""
    return IsianPenyerahan(
        slip=kiriman.get("slip", "").strip()[:300],
        hubungan=KUASA if kiriman.get("hubungan") == KUASA else PEMOHON,
        nama=" ".join(kiriman.get("nama", "").split())[:100],
        nik=re.sub(r"[\s.\-]", "", kiriman.get("nik", ""))[:20],
        identitas=bool(kiriman.get("identitas")),
        tanda_tangan=kiriman.get("tanda_tangan", ""),
        gambar=berkas.get("gambar"),
        kuasa_dilihat=bool(kiriman.get("kuasa_dilihat")),
        kuasa_pindai=berkas.get("kuasa_pindai"),
    )


def periksa(isian: IsianPenyerahan) -> dict[str, str]:
    """What must be mended, by id of the field; {} when the card can be handed over."""
    galat: dict[str, str] = {}
    if isian.oleh_kuasa:
        galat |= _periksa_kuasa(isian)
    if not isian.identitas:
        galat["identitas"] = _("Cocokkan wajah penerima dengan KTP-el, lalu centang.")
    if isian.gambar is None and isian.tanda_tangan != DI_KERTAS:
        galat["tanda_tangan"] = _("Penerima menandatangani, di layar atau di kertas.")
    return galat


def _periksa_kuasa(isian: IsianPenyerahan) -> dict[str, str]:
    galat: dict[str, str] = {}
    if not isian.nama:
        galat["nama"] = _("Tulis nama penerima kuasa seperti di KTP-el")
    try:
        urai_nik(isian.nik)
    except NomorSalah as salah:
        galat["nik"] = f"NIK: {salah}"
    if not isian.kuasa_dilihat and isian.kuasa_pindai is None:
        galat["kuasa_dilihat"] = _("Orang lain mengambil dengan surat kuasa (F-1.07). Lihat aslinya atau pindai.")
    return galat


def isi(isian: IsianPenyerahan, permohonan: Permohonan) -> Mapping[str, Any]:
    """What the acts `serahkan` and `terima` are given besides the answer."""
    penerima = {
        "nama": isian.nama if isian.oleh_kuasa else permohonan.pemohon_nama,
        "nik": isian.nik if isian.oleh_kuasa else permohonan.pemohon_nik,
        "hubungan": isian.hubungan,
    }
    return {
        "slip": isian.slip,
        "penerima": penerima,
        "tanda_tangan": isian.gambar.read() if isian.gambar else None,
        "kuasa": isian.oleh_kuasa,
    }


def serahkan(permohonan: Permohonan, *, isian: IsianPenyerahan, versi: int, kini: datetime) -> Permohonan:
    raise NotImplementedError
