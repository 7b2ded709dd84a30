"""Handing a card over in person, the same at the office's counter and in the village: the form, and the acts it leads to.

The official whose step it is hands over, then the applicant receives; both are recorded, with one receipt.
"""

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from tertib.alur import berkas as alur_berkas
from tertib.alur import langkah, pelaku, susulkan_ktp, untuk_siapa
from tertib.alur.berkas import kait
from tertib.alur.konteks import TidakBoleh
from tertib.alur.terima import sekaligus_serah
from tertib.buku.models import Serahan
from tertib.dokumen import queries as dokumen
from tertib.dokumen import terbitan
from tertib.dokumen.ktp import queries as ktp
from tertib.dokumen.models import Dokumen
from tertib.dokumen.terbitan import Terbitan
from tertib.inti import jam, penyimpanan
from tertib.kependudukan.rules.nik import NomorSalah, urai_nik
from tertib.pengguna.models import Penugasan
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan
from tertib.sop.jenis import Sop

SERAH, TERIMA = "serah", "terima"
PNG = b"\x89PNG"
PEMOHON, KUASA = "pemohon", "kuasa"
DI_KERTAS = "kertas"
PANJANG_SERI = 60


@dataclass(frozen=True, slots=True)
class IsianPenyerahan:
    """The form as sent. `slip` is what was shown: the token of the QR code, or the number typed."""

    slip: str = ""
    hubungan: str = PEMOHON
    nama: str = ""
    nik: str = ""
    identitas: bool = False
    tanda_tangan: str = ""
    gambar: "UploadedFile[Any] | None" = None
    kuasa_dilihat: bool = False
    kuasa_pindai: "UploadedFile[Any] | None" = None
    cap: bool = False
    seri_blanko: str = ""

    @property
    def oleh_kuasa(self) -> bool:
        return self.hubungan == KUASA


def baca(kiriman: QueryDict, berkas: "MultiValueDict[str, UploadedFile[Any]]") -> IsianPenyerahan:
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
        cap=bool(kiriman.get("cap")),
        seri_blanko=kiriman.get("seri_blanko", "")[:PANJANG_SERI],
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
    nama, nik = untuk_siapa.penerima(permohonan, kini=jam.kini())
    penerima = {
        "nama": isian.nama if isian.oleh_kuasa else nama,
        "nik": isian.nik if isian.oleh_kuasa else nik,
        "hubungan": isian.hubungan,
    }
    return {
        "slip": isian.slip,
        "penerima": penerima,
        "tanda_tangan": isian.gambar.read() if isian.gambar else None,
        "kuasa": isian.oleh_kuasa,
        "cap": isian.cap,
        "seri_blanko": isian.seri_blanko,
    }


def serahkan(
    permohonan: Permohonan, *, penugasan: Penugasan, isian: IsianPenyerahan, versi: int, kini: datetime
) -> Permohonan:
    """Hand over and receive: two moves, the official's and the applicant's; only the latter where receiving is both.

        Where a KTP-el comes later, what is there is handed over and the case stays. Should the second fail, the first
    stands, with its receipt, and the same form finishes it. Raises SudahDiputus, TidakBoleh, and whatever named
    `Galat` the acts refuse with.
    """
    langkah.pastikan_terbaru(permohonan, versi)
    dinas, bawaan = pelaku.petugas(penugasan), isi(isian, permohonan)
    maju = _maju(permohonan, dinas)
    if maju and ktp.menyusul(permohonan):
        susulkan_ktp.serahkan_kk_dulu(permohonan, pelaku=dinas, isi=bawaan, kini=kini)
        return permohonan
    if isian.oleh_kuasa and (maju or sekaligus_serah(permohonan)):
        _catat_kuasa(permohonan, isian, dinas, kini)
    if maju:
        permohonan = langkah.jalankan(
            permohonan, putusan=maju, pelaku=dinas, versi=permohonan.versi, kini=kini, isi=bawaan
        )
    tamu = pelaku.pemohon_di_loket(permohonan, penugasan)
    if terima := _maju(permohonan, tamu):
        return langkah.jalankan(permohonan, putusan=terima, pelaku=tamu, versi=permohonan.versi, kini=kini, isi=bawaan)
    if not maju:
        raise TidakBoleh(langkah.alasan_tidak_boleh(permohonan, dinas))
    return permohonan


def menyerahkan(sop: Sop, kunci: str) -> bool:
    """Whether going forward from this step hands a document over."""
    return any(e.kata == SERAH for p in sop.langkah[kunci].putusan if not p.kembali for e in p.efek)


def yang_diserahkan(permohonan: Permohonan) -> list[tuple[Dokumen, Terbitan]]:
    """The documents of the case with what they are and whose, as the receipt lists them."""
    return [(d, terbitan.untuk(d)) for d in dokumen.terbit(permohonan)]


def gambar_tanda_tangan(serahan: Serahan) -> str:
    """The receiver's signature as the address of an image; "" when it was given on paper."""
    if serahan.tanda_tangan is None:
        return ""
    isi_gambar = penyimpanan.baca(serahan.tanda_tangan, kait=kait(serahan.permohonan))
    return f"data:image/{'png' if isi_gambar[:4] == PNG else 'jpeg'};base64,{base64.b64encode(isi_gambar).decode()}"


def _maju(permohonan: Permohonan, siapa: pelaku.Pelaku) -> str:
    """The forward answer of this person here, if the step hands over or receives."""
    if permohonan.akhir:
        return ""
    sop = queries.sop(permohonan)
    terima = sop.langkah[permohonan.langkah].tindakan == TERIMA
    if not (terima or menyerahkan(sop, permohonan.langkah)):
        return ""
    return next((p.nama for p in langkah.pilihan_kini(permohonan, siapa) if not p.kembali), "")


def _catat_kuasa(permohonan: Permohonan, isian: IsianPenyerahan, dinas: pelaku.Pelaku, kini: datetime) -> None:
    if isian.kuasa_pindai:
        nama, surat = isian.kuasa_pindai.name or "", isian.kuasa_pindai.read()
        alur_berkas.serahkan_kuasa(permohonan, pelaku=dinas, nama=nama, isi=surat, kini=kini)
    else:
        alur_berkas.lihat_asli(permohonan, syarat=queries.SURAT_KUASA, pelaku=dinas, kini=kini)
