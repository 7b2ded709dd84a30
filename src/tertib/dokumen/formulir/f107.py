"""F-1.07, power of attorney in population administration: who cannot come lets somebody else apply or collect."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from tertib.dokumen.formulir.bahan import Bahan
from tertib.dokumen.formulir.jenis import Bagian, Formulir, Isian, Kalimat, Penanda
from tertib.dokumen.formulir.saksi import baris_orang, tanya_orang
from tertib.kependudukan.perubahan import F102
from tertib.kependudukan.perubahan.jenis import Halaman
from tertib.kependudukan.perubahan.tanya import tanya_teks

KODE, NAMA = "F-1.07", "Surat Kuasa dalam Pelayanan Administrasi Kependudukan"

_PERNYATAAN: Final = (
    "Demikian surat kuasa ini dibuat dengan sebenarnya tanpa paksaan dari siapa pun, untuk dipergunakan sebagaimana "
    "mestinya."
)

HALAMAN: Final = (
    Halaman(
        "kuasa",
        _("Siapa yang Anda beri kuasa"),
        _("Ia menandatangani di layar ini juga, dan membawa KTP-el saat datang."),
        (
            *tanya_orang("kuasa", _("Nama lengkap penerima kuasa"), _("NIK penerima kuasa")),
            tanya_teks("kuasa_alamat", _("Alamat penerima kuasa")),
            tanya_teks("kuasa_alasan", _("Mengapa Anda tidak dapat datang"), wajib=False, contoh=_("Sedang sakit")),
        ),
    ),
)


def susun(bahan: Bahan) -> Formulir:
    """The applicant lets the other apply for, and collect, this one thing."""
    hal = f"Kartu Keluarga ({bahan.kode_f102} {F102[bahan.kode_f102]})" if bahan.kode_f102 in F102 else ""
    return Formulir(
        KODE,
        NAMA,
        (
            Bagian(
                "PEMBERI KUASA",
                (
                    Kalimat("Yang bertanda tangan di bawah ini:"),
                    Isian("Nama lengkap", bahan.nama.upper()),
                    Isian("NIK", bahan.nik, kotak=16),
                    Isian("Nomor KK", bahan.nomor_kk, kotak=16),
                    Isian("Alamat", bahan.alamat),
                ),
            ),
            Bagian(
                "PENERIMA KUASA",
                (
                    Kalimat("memberikan kuasa kepada:"),
                    *baris_orang(bahan, "kuasa"),
                    Isian("Alamat", bahan.jawab("kuasa_alamat").upper()),
                ),
            ),
            Bagian(
                "KEPERLUAN",
                (
                    Kalimat(
                        "untuk mengurus, menyerahkan berkas, dan menerima dokumen kependudukan berikut atas nama pemberi kuasa:"
                    ),
                    Isian("Dokumen dan keperluan", hal),
                    Isian("Karena", bahan.jawab("kuasa_alasan")),
                    Kalimat(_PERNYATAAN),
                ),
            ),
        ),
        (
            Penanda("kuasa", "Penerima kuasa", bahan.jawab("kuasa_nama")),
            Penanda("pemohon", "Pemberi kuasa", bahan.nama, meterai=True),
        ),
        tempat=bahan.tempat_tanggal,
    )
