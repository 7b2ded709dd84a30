"""F-1.02, registration of an event: who applies, for what, with which papers."""

from typing import Final

from tertib.dokumen.formulir.bahan import Bahan
from tertib.dokumen.formulir.jenis import Bagian, Butir, Centang, Formulir, Isian, Penanda
from tertib.kependudukan.perubahan import F102

KODE, NAMA = "F-1.02", "Formulir Pendaftaran Peristiwa Kependudukan"

_KTP: Final = (
    Butir("II", "KTP-EL", None),
    Butir("A", "Baru"),
    Butir("B", "Pindah datang"),
    Butir("C", "Hilang/rusak", None),
    Butir("1", "Hilang"),
    Butir("2", "Rusak"),
    Butir("D", "Perpanjang ITAP"),
    Butir("E", "Perubahan status kewarganegaraan"),
    Butir("F", "Luar domisili"),
    Butir("G", "Transmigrasi"),
)
_KIA: Final = (
    Butir("III", "KARTU IDENTITAS ANAK", None),
    Butir("A", "Baru"),
    Butir("B", "Hilang/rusak", None),
    Butir("1", "Hilang"),
    Butir("2", "Rusak"),
    Butir("C", "Perpanjang ITAP"),
    Butir("D", "Lainnya"),
)
_UBAH: Final = (
    Butir("IV", "PERUBAHAN DATA", None),
    Butir("A", "KK"),
    Butir("B", "KTP-el"),
    Butir("C", "KIA"),
    Butir("", "Melampirkan formulir perubahan data (F-1.06) dan buktinya", None),
)
_GOLONGAN: Final = {"A": "Baru", "B": "Perubahan data", "C": "Hilang/rusak"}
_BUKTI: Final = "bukti"
_LAMPIRAN: Final = (
    ("KK lama/KK rusak", ("kk_lama", "kk_rusak")),
    ("Buku nikah/kutipan akta perkawinan", ("bukti_kawin",)),
    ("Kutipan akta perceraian", ("akta_perceraian",)),
    ("Surat keterangan pindah", ("skpwni", "surat_pindah")),
    ("Surat keterangan pindah luar negeri", ("skpln",)),
    ("Dokumen perjalanan", ("dokumen_perjalanan", "paspor")),
    ("Surat keterangan hilang dari kepolisian", ("surat_kepolisian",)),
    ("Surat keterangan/bukti perubahan peristiwa kependudukan dan peristiwa penting", (_BUKTI,)),
    ("SPTJM perkawinan/perceraian belum tercatat", ("sptjm_perkawinan",)),
    ("Akta kematian", ("akta_kematian",)),
    ("Surat pernyataan penyebab terjadinya hilang atau rusak", ("pernyataan_rusak",)),
    ("Surat keterangan pindah dari Perwakilan RI", ("surat_perwakilan",)),
    ("Surat kuasa pengasuhan anak dari orang tua/wali", ("kuasa_pengasuhan",)),
    ("Kartu izin tinggal tetap", ("kitap",)),
)
"""The boxes of part III, in the order of the form, with the keys of our requirements they stand for."""
_TANPA_KOTAK: Final = frozenset({"ktp_el", "ktp_el_kepala", "kk_tumpangan", "persetujuan_kepala"})
"""Papers the form has no box for."""


def susun(bahan: Bahan) -> Formulir:
    """The form of one request: its one box of part II, the papers it asks for in part III."""
    return Formulir(
        KODE,
        NAMA,
        (
            Bagian(
                "I. DATA PEMOHON",
                (
                    Isian("Nama lengkap", bahan.nama.upper(), "1."),
                    Isian("Nomor Induk Kependudukan", bahan.nik, "2.", 16),
                    Isian("Nomor Kartu Keluarga", bahan.nomor_kk, "3.", 16),
                ),
            ),
            Bagian("II. JENIS PERMOHONAN", (Centang((_kk(bahan.kode_f102), _KTP, _KIA, _UBAH)),)),
            Bagian("III. PERSYARATAN YANG DILAMPIRKAN", (Centang(_lampiran(bahan.syarat)),)),
        ),
        (Penanda("", "Petugas"), Penanda("pemohon", "Pemohon", bahan.nama)),
        tempat=bahan.tempat_tanggal,
    )


def _kk(dipilih: str) -> tuple[Butir, ...]:
    butir = [Butir("I", "KARTU KELUARGA", None)]
    for huruf, golongan in _GOLONGAN.items():
        butir.append(Butir(huruf, golongan, None))
        butir += [Butir(k[1], teks, k == dipilih) for k, teks in F102.items() if k[0] == huruf]
    return tuple(butir)


def _lampiran(syarat: tuple[str, ...]) -> tuple[tuple[Butir, ...], ...]:
    dikenal = {kunci for _, isi in _LAMPIRAN for kunci in isi}
    ada = {s if s in dikenal else _BUKTI for s in syarat if s not in _TANPA_KOTAK}
    butir = tuple(Butir("", teks, not ada.isdisjoint(isi)) for teks, isi in _LAMPIRAN)
    tengah = len(butir) // 2
    return butir[:tengah], butir[tengah:]
