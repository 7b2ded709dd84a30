"""F-1.05, statement of sole responsibility for a marriage or divorce that is not registered (Permendagri 108/2019 art. 10(2)).

Administrative only: it makes no marriage valid. Signed by husband, wife and two witnesses.
"""

from typing import Final

from django.utils.translation import gettext_lazy as _

from tertib.dokumen.formulir.bahan import Bahan
from tertib.dokumen.formulir.jenis import Bagian, Formulir, Kalimat, Kolom, Penanda, Tabel
from tertib.dokumen.formulir.saksi import HALAMAN_SAKSI, baris_orang, penanda_saksi, tanya_orang
from tertib.kependudukan.perubahan.hubungan import pasangan
from tertib.kependudukan.perubahan.jenis import Halaman, Pertanyaan
from tertib.kependudukan.perubahan.tanya import tanya_tanggal
from tertib.kependudukan.rules import kode
from tertib.kependudukan.rules.jenis import Anggota
from tertib.kependudukan.rules.nik import NomorSalah, urai_nik

KODE, NAMA = "F-1.05", "Surat Pernyataan Tanggung Jawab Mutlak Perkawinan/Perceraian Belum Tercatat"
PERCERAIAN: Final = "perceraian"
"""The kind of change by which a divorce, not a marriage, is stated."""

_TITIK: Final = "........................"
_PERNYATAAN: Final = (
    "Demikian surat pernyataan ini kami buat dengan sebenarnya. Apabila di kemudian hari pernyataan ini tidak benar, kami "
    "bersedia diproses secara hukum sesuai peraturan perundang-undangan, dan dokumen yang diterbitkan akibat pernyataan "
    "ini menjadi tidak sah."
)

HALAMAN: Final = (
    Halaman(
        "pasangan",
        _("Suami dan istri"),
        _("Tulis seperti di KTP-el masing-masing."),
        (
            *tanya_orang("suami", _("Nama lengkap suami"), _("NIK suami")),
            *tanya_orang("istri", _("Nama lengkap istri"), _("NIK istri")),
            tanya_tanggal("tanggal_peristiwa", _("Tanggal perkawinan atau perceraian")),
            Pertanyaan(
                "anak",
                _("Nama anak-anak"),
                "paragraf",
                petunjuk=_("Satu anak satu baris: nama, lalu koma dan nomor akta kelahirannya jika ada."),
                wajib=False,
            ),
        ),
    ),
    HALAMAN_SAKSI,
)


def awal(bahan: Bahan) -> dict[str, str]:
    """What is known of the questions above: from the card where it may be shown, else from the request's own answers."""
    tanggal = bahan.jawab("tanggal_cerai" if bahan.jenis == PERCERAIAN else "tanggal_kawin")
    anak = bahan.keluarga.anggota if bahan.keluarga else ()
    return {
        **_dua_orang(bahan),
        "tanggal_peristiwa": tanggal,
        "anak": "\n".join(_tulis_anak(a) for a in anak if a.shdk == kode.ANAK),
    }


def _tulis_anak(a: Anggota) -> str:
    return ", ".join(x for x in (a.orang.nama, a.orang.akta_lahir) if x)


def _dua_orang(bahan: Bahan) -> dict[str, str]:
    """Name and NIK of husband and wife as far as known, under the keys of their questions."""
    pihak = {_sebagai(kelamin): (nik, nama) for nik, nama, kelamin in _diketahui(bahan)}
    return {f"{k}_{apa}": isi for k, (nik, nama) in pihak.items() for apa, isi in (("nik", nik), ("nama", nama))}


def _sebagai(kelamin: str) -> str:
    return "suami" if kelamin == kode.LAKI else "istri"


def _diketahui(bahan: Bahan) -> tuple[tuple[str, str, str], ...]:
    """(NIK, name, sex) of the couple: who the answers name, else the applicant, and the spouse."""
    siapa, nik_pasangan = bahan.jawab("siapa"), bahan.jawab("nik_pasangan")
    satu = bahan.anggota(siapa or bahan.nik)
    if bahan.keluarga and satu:
        dua = pasangan(bahan.keluarga.anggota, satu)
        tercatat = tuple((a.orang.nik, a.orang.nama, a.orang.jenis_kelamin) for a in (satu, dua) if a)
        return tercatat if dua or not nik_pasangan else (*tercatat, *_menurut_nik(nik_pasangan, ""))
    pemohon = _menurut_nik(bahan.nik, bahan.nama) if siapa in ("", bahan.nik, bahan.nama) else ()
    return (*pemohon, *_menurut_nik(nik_pasangan, ""))


def _menurut_nik(nik: str, nama: str) -> tuple[tuple[str, str, str], ...]:
    """What a NIK itself tells; nothing for what is none."""
    try:
        return ((nik, nama, urai_nik(nik).jenis_kelamin),)
    except NomorSalah:
        return ()


def susun(bahan: Bahan) -> Formulir:
    """The statement of both."""
    peristiwa = (
        ("perceraian" if bahan.jenis == PERCERAIAN else "perkawinan") if bahan.jenis else "perkawinan/perceraian *)"
    )
    tanggal = bahan.tanggal("tanggal_peristiwa") or _TITIK
    return Formulir(
        KODE,
        NAMA,
        (
            Bagian("", (Kalimat("Kami yang bertanda tangan di bawah ini:"), *baris_orang(bahan, "suami"))),
            Bagian("", (Kalimat("sebagai suami, selanjutnya disebut PIHAK PERTAMA;"), *baris_orang(bahan, "istri"))),
            Bagian(
                "",
                (
                    Kalimat("sebagai istri, selanjutnya disebut PIHAK KEDUA."),
                    Kalimat(
                        f"Menyatakan bahwa kami telah melakukan {peristiwa} pada tanggal {tanggal} dengan saksi-saksi:"
                    ),
                ),
            ),
            Bagian("SAKSI I", baris_orang(bahan, "saksi1")),
            Bagian("SAKSI II", baris_orang(bahan, "saksi2")),
            Bagian("", (Kalimat("Dengan nama anak-anak sebagai berikut:"), _anak(bahan), Kalimat(_PERNYATAAN))),
        ),
        (
            Penanda("suami", "PIHAK PERTAMA (suami)", bahan.jawab("suami_nama"), meterai=True),
            Penanda("istri", "PIHAK KEDUA (istri)", bahan.jawab("istri_nama")),
            *penanda_saksi(bahan),
        ),
        tempat=bahan.tempat_tanggal,
        petunjuk="" if bahan.jenis else "*) Coret yang tidak perlu.",
    )


def _anak(bahan: Bahan) -> Tabel:
    tertulis = [b.partition(",") for b in bahan.jawab("anak").split("\n") if b.strip()]
    return Tabel(
        (Kolom("No", 10), Kolom("Nama", 80), Kolom("Nomor akta kelahiran", 60), Kolom("SHDK", 30)),
        tuple(
            (str(n), nama.strip().upper(), akta.strip(), "ANAK") for n, (nama, _koma, akta) in enumerate(tertulis, 1)
        ),
        kosong=3,
    )
