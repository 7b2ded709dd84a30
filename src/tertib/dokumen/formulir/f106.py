"""F-1.06, statement of a change of data elements: was, becomes, by which proof (Permendagri 108/2019 article 15)."""

from typing import Final

from tertib.dokumen.formulir.bahan import Bahan
from tertib.dokumen.formulir.jenis import Bagian, Formulir, Isian, Kalimat, Kolom, Penanda, Tabel
from tertib.kependudukan.perubahan.b3_isian import ALAMAT
from tertib.kependudukan.rules import kode
from tertib.kependudukan.rules.cetak import baris_cetak
from tertib.kependudukan.rules.jenis import Anggota
from tertib.kependudukan.rules.pekerjaan import PEKERJAAN

KODE, NAMA = "F-1.06", "Surat Pernyataan Perubahan Elemen Data Kependudukan"
JENIS: Final = "ubah-data"
"""The kind of change this form belongs to."""

_SESUAI: Final = "SESUAI KK"
_KARTU: Final = {"status_kawin": "status_perkawinan"}
_DAFTAR: Final = {
    "pendidikan": kode.PENDIDIKAN,
    "pekerjaan": PEKERJAAN["99"],
    "agama": kode.AGAMA,
    "golongan_darah": kode.GOLONGAN_DARAH,
    "jenis_kelamin": kode.JENIS_KELAMIN,
    "status_kawin": kode.STATUS_KAWIN,
}
_SENDIRI: Final = {"pendidikan": "Pendidikan terakhir", "pekerjaan": "Pekerjaan", "agama": "Agama"}
"""Elements with columns of their own; the rest shares "lainnya"."""
_LAIN: Final = {
    "golongan_darah": "Golongan darah",
    "tempat_lahir": "Tempat lahir",
    "tanggal_lahir": "Tanggal lahir",
    "jenis_kelamin": "Jenis kelamin",
    "status_kawin": "Status perkawinan",
    "ayah": "Nama ayah",
    "ibu": "Nama ibu",
}
_PERNYATAAN: Final = (
    "Terlampir disampaikan fotokopi berkas yang terkait dengan perubahan elemen data tersebut. Demikian surat pernyataan "
    "ini saya buat dengan sebenarnya. Apabila keterangan yang saya berikan tidak sesuai dengan keadaan yang sebenarnya, "
    "saya bersedia dikenakan sanksi sesuai ketentuan peraturan perundang-undangan."
)


def susun(bahan: Bahan) -> Formulir:
    """The statement of the applicant about one member of the card."""
    daftar = _daftar(bahan)
    return Formulir(
        KODE,
        NAMA,
        (
            Bagian(
                "",
                (
                    Kalimat("Yang bertanda tangan di bawah ini:"),
                    Isian("Nama lengkap", bahan.nama.upper()),
                    Isian("NIK", bahan.nik, kotak=16),
                    Isian("Nomor KK", bahan.nomor_kk, kotak=16),
                    Isian("Alamat rumah", bahan.alamat),
                ),
            ),
            Bagian("", (Kalimat("dengan rincian KK sebagai berikut:"), daftar)),
            Bagian(
                "",
                (
                    Kalimat(
                        "menyatakan bahwa elemen data kependudukan saya dan anggota keluarga saya telah berubah, dengan rincian:"
                    ),
                ),
            ),
            Bagian("A. PENDIDIKAN DAN PEKERJAAN", (_perubahan(bahan, ("pendidikan",), ("pekerjaan",)),)),
            Bagian("B. AGAMA DAN PERUBAHAN LAINNYA", (_perubahan(bahan, ("agama",), tuple(_LAIN)),)),
            Bagian("", (Kalimat(_PERNYATAAN),)),
        ),
        (Penanda("pemohon", "Yang membuat pernyataan", bahan.nama, meterai=True),),
        tempat=bahan.tempat_tanggal,
        mendatar=True,
    )


def _daftar(bahan: Bahan) -> Tabel:
    return Tabel(
        (Kolom("No", 8), Kolom("Nama", 80), Kolom("NIK", 45), Kolom("SHDK", 45), Kolom("Keterangan", 60)),
        tuple((str(n), *isi, "") for n, isi in _orang(bahan)),
        kosong=4,
    )


def _orang(bahan: Bahan) -> tuple[tuple[int, tuple[str, str, str]], ...]:
    """The numbered people of the card; of a card that may not be shown, only whom the applicant named."""
    if bahan.keluarga:
        return tuple(
            (n, (a.orang.nama.upper(), a.orang.nik, kode.SHDK.label(a.shdk)))
            for n, a in enumerate(bahan.keluarga.anggota, 1)
        )
    siapa = bahan.jawab("siapa") if bahan.jenis == JENIS else ""
    return ((1, ("", siapa, "") if siapa.isdigit() else (siapa.upper(), "", "")),) if siapa else ()


def _perubahan(bahan: Bahan, kiri: tuple[str, ...], kanan: tuple[str, ...]) -> Tabel:
    kolom = [Kolom("No", 8)]
    for satu in (_SENDIRI[kiri[0]], _SENDIRI.get(kanan[0], "Lainnya")):
        kolom += [Kolom(f"{satu}: semula", 42), Kolom(f"{satu}: menjadi", 42), Kolom("Dasar perubahan", 40)]
    isi = (*_tiga(bahan, kiri), *_tiga(bahan, kanan))
    yang_berubah = _nomor(bahan)
    baris = tuple((str(n), *(isi if n == yang_berubah else ("",) * 6)) for n, _orang_ini in _orang(bahan))
    return Tabel(tuple(kolom), baris, kosong=4)


def _nomor(bahan: Bahan) -> int:
    """The row of whose data change."""
    a = bahan.anggota(bahan.jawab("siapa"))
    return bahan.keluarga.anggota.index(a) + 1 if bahan.keluarga and a else 1


def _tiga(bahan: Bahan, elemen: tuple[str, ...]) -> tuple[str, str, str]:
    """Was, becomes, proof, of one element or of several in one cell."""
    berubah = [e for e in elemen if bahan.jenis == JENIS and bahan.jawab("elemen") != ALAMAT and bahan.jawab(e)]
    if not berubah:
        return "", "", ""
    lama = bahan.anggota(bahan.jawab("siapa"))
    return (
        "; ".join(_sebut(e, _semula(e, lama)) for e in berubah),
        "; ".join(_sebut(e, _menjadi(bahan, e)) for e in berubah),
        bahan.jawab("dasar"),
    )


def _sebut(elemen: str, nilai: str) -> str:
    return nilai if elemen in _SENDIRI else f"{_LAIN[elemen]}: {nilai}"


def _semula(elemen: str, lama: Anggota | None) -> str:
    return baris_cetak(lama)[_KARTU.get(elemen, elemen)] if lama else _SESUAI


def _menjadi(bahan: Bahan, elemen: str) -> str:
    if elemen in _DAFTAR:
        return _DAFTAR[elemen].isi.get(bahan.jawab(elemen), "")
    return bahan.tanggal(elemen) if elemen == "tanggal_lahir" else bahan.jawab(elemen).upper()
