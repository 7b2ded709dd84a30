"""F-1.04, statement of having no population documents, where an event or an education cannot be proved."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from tertib.dokumen.formulir.bahan import Bahan
from tertib.dokumen.formulir.jenis import Bagian, Formulir, Isian, Kalimat, Kolom, Penanda, Tabel, Unsur
from tertib.dokumen.formulir.saksi import HALAMAN_SAKSI, baris_orang, penanda_saksi
from tertib.kependudukan.perubahan.jenis import Halaman, Pertanyaan
from tertib.kependudukan.perubahan.tanya import tanya_teks
from tertib.kependudukan.rules import kode

KODE, NAMA = "F-1.04", "Surat Pernyataan Tidak Memiliki Dokumen Kependudukan"

_PERNYATAAN: Final = (
    "Demikian surat pernyataan ini saya buat dengan sebenarnya. Apabila di kemudian hari pernyataan ini ternyata tidak "
    "benar, saya bersedia dikenakan sanksi sesuai ketentuan peraturan perundang-undangan, dan dokumen yang diterbitkan "
    "berdasarkan pernyataan ini menjadi tidak sah."
)

HALAMAN: Final = (
    Halaman(
        "dokumen",
        _("Dokumen yang tidak ada"),
        "",
        (
            Pertanyaan(
                "tanpa_dokumen",
                _("Dokumen yang tidak dimiliki"),
                "paragraf",
                petunjuk=_("Satu dokumen satu baris, misalnya akta kelahiran, KTP, KK, ijazah."),
            ),
            tanya_teks("sebab_tanpa_dokumen", _("Mengapa tidak ada"), contoh=_("Hilang saat banjir"), wajib=False),
        ),
    ),
    HALAMAN_SAKSI,
)


def susun(bahan: Bahan) -> Formulir:
    """The statement about the person the request brings in; without one, about the applicant."""
    return Formulir(
        KODE,
        NAMA,
        (
            Bagian("", (Kalimat("Yang bertanda tangan di bawah ini menerangkan tentang:"), *_diri(bahan))),
            Bagian(
                "", (Kalimat("bahwa yang bersangkutan tidak memiliki dokumen kependudukan berikut:"), _dokumen(bahan))
            ),
            Bagian("", (Kalimat(_PERNYATAAN),)),
            Bagian("SAKSI I", baris_orang(bahan, "saksi1")),
            Bagian("SAKSI II", baris_orang(bahan, "saksi2")),
        ),
        (Penanda("pemohon", "Yang membuat pernyataan", bahan.nama, meterai=True), *penanda_saksi(bahan)),
        tempat=bahan.tempat_tanggal,
    )


def _diri(bahan: Bahan) -> tuple[Unsur, ...]:
    orang_lain = bahan.jawab("nama")
    lahir = bahan.tanggal("tanggal_lahir") or bahan.jawab("tahun_lahir")
    return (
        Isian("Nama lengkap", (orang_lain or bahan.nama).upper(), "1."),
        Isian("NIK (bila ada)", bahan.jawab("nik") if orang_lain else bahan.nik, "2.", 16),
        Isian("Tempat, tanggal lahir", ", ".join(x for x in (bahan.jawab("tempat_lahir").upper(), lahir) if x), "3."),
        Isian("Jenis kelamin", kode.JENIS_KELAMIN.isi.get(bahan.jawab("jenis_kelamin"), ""), "4."),
        Isian("Alamat sekarang", bahan.alamat or bahan.jawab("alamat").upper(), "5."),
    )


def _dokumen(bahan: Bahan) -> Tabel:
    disebut = [d for d in bahan.jawab("tanpa_dokumen").split("\n") if d]
    sebab = bahan.jawab("sebab_tanpa_dokumen")
    return Tabel(
        (Kolom("No", 10), Kolom("Dokumen", 90), Kolom("Keterangan", 80)),
        tuple((str(n), d, sebab) for n, d in enumerate(disebut, 1)),
        kosong=6,
    )
