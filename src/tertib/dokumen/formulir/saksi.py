"""Two people typed with name and NIK: how witnesses are asked for and where they stand."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from tertib.dokumen.formulir.bahan import Bahan
from tertib.dokumen.formulir.jenis import Isian, Penanda
from tertib.kependudukan.perubahan.jenis import Halaman, Pertanyaan
from tertib.kependudukan.perubahan.tanya import tanya_nik
from tertib.kependudukan.rules.temuan import Teks


def tanya_orang(kunci: str, nama: Teks, nik: Teks) -> tuple[Pertanyaan, Pertanyaan]:
    """Name and NIK of one person, under `KUNCI_nama` and `KUNCI_nik`."""
    return Pertanyaan(f"{kunci}_nama", nama, "nama"), tanya_nik(f"{kunci}_nik", nik)


def baris_orang(bahan: Bahan, kunci: str, *, awalan: str = "") -> tuple[Isian, Isian]:
    """Where their name and NIK are written."""
    return (
        Isian(f"{awalan}Nama lengkap", bahan.jawab(f"{kunci}_nama")),
        Isian(f"{awalan}NIK", bahan.jawab(f"{kunci}_nik"), kotak=16),
    )


HALAMAN_SAKSI: Final = Halaman(
    "saksi",
    _("Dua saksi"),
    _("Saksi menandatangani di layar ini juga."),
    (
        *tanya_orang("saksi1", _("Nama lengkap saksi pertama"), _("NIK saksi pertama")),
        *tanya_orang("saksi2", _("Nama lengkap saksi kedua"), _("NIK saksi kedua")),
    ),
)


def penanda_saksi(bahan: Bahan) -> tuple[Penanda, Penanda]:
    """The places where the two sign."""
    return (
        Penanda("saksi1", "Saksi I", bahan.jawab("saksi1_nama")),
        Penanda("saksi2", "Saksi II", bahan.jawab("saksi2_nama")),
    )
