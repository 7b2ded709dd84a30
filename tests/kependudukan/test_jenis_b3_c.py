"""B3, elements of data, cell by cell; C2 and a print of an unchanged card."""

import pytest

from tertib.kependudukan.perubahan import JENIS
from tertib.kependudukan.perubahan.selisih import selisih
from tests.kependudukan.tabel import KINI, Kasus, baca, isi_jawaban, jalankan, uji

INTI = """
KK 0001
kepala  HARJONO         L 1985 kawin
istri   PARTINI         P 1987 kawin
anak    ARGA PUTRA      L 2015
"""
BELUM = INTI.replace(" kawin", " siri", 2)


def _satu(elemen: str, nilai: str, siapa: str = "HARJONO") -> dict[str, str]:
    return {"elemen": elemen, "siapa": siapa, elemen: nilai, "dasar": "Ijazah"}


@pytest.mark.parametrize(
    ("jawaban", "sel"),
    [
        (_satu("pendidikan", "8"), {"pendidikan": ("TIDAK/BELUM SEKOLAH", "DIPLOMA IV/STRATA I")}),
        (_satu("pekerjaan", "65"), {"pekerjaan": ("BELUM/TIDAK BEKERJA", "GURU")}),
        (_satu("agama", "7"), {"agama": ("ISLAM", "KEPERCAYAAN TERHADAP TUHAN YME")}),
        (_satu("golongan_darah", "3"), {"golongan_darah": ("TIDAK TAHU", "AB")}),
        (_satu("tempat_lahir", "palembang"), {"tempat_lahir": ("SEKAYU", "PALEMBANG")}),
        (_satu("tanggal_lahir", "1985-03-11"), {"tanggal_lahir": ("01-03-1985", "11-03-1985")}),
        (_satu("jenis_kelamin", "2", "ARGA PUTRA"), {"jenis_kelamin": ("LAKI-LAKI", "PEREMPUAN")}),
        (_satu("ibu", "Sumiati"), {"ibu": ("-", "SUMIATI")}),
        ({"elemen": "beberapa", "siapa": "nik:PARTINI", "pendidikan": "5", "pekerjaan": "73", "dasar": "Ijazah"}, {"pendidikan": ("TIDAK/BELUM SEKOLAH", "SLTA/SEDERAJAT"), "pekerjaan": ("BELUM/TIDAK BEKERJA", "BIDAN")}),
        ({"elemen": "alamat", "rt": "9", "kode_pos": "30715", "dasar": "Pemekaran RT"}, {"rt": ("002", "009"), "kode_pos": ("30711", "30715")}),
    ],
)  # fmt: skip
def test_only_these_cells_change(jawaban: dict[str, str], sel: dict[str, tuple[str, str]]) -> None:
    kasus = Kasus("", INTI, jawaban)
    hasil, (sebelum,) = jalankan("ubah-data", kasus), baca(INTI)
    assert not [t for t in hasil.temuan if t.menolak]
    (sesudah,) = hasil.sesudah
    assert {s.kunci: (s.semula, s.menjadi) for b in selisih(sebelum, sesudah) for s in b.berubah} == sel
    assert [a.orang.nik for a in sesudah.anggota] == [a.orang.nik for a in sebelum.anggota]
    assert sesudah.nomor == sebelum.nomor


KASUS = [
    Kasus("suami istri kawin belum tercatat", INTI.replace(" kawin", "", 2), {**_satu("status_kawin", "3"), "tanggal_kawin": "2014-02-03"}, "KK 0001\nkepala HARJONO siri\nistri PARTINI siri\nanak ARGA PUTRA"),
    Kasus("NIK tetap", INTI, _satu("tanggal_lahir", "1984-03-01"), "KK 0001\nkepala HARJONO kawin\nistri PARTINI kawin\nanak ARGA PUTRA", ragu=("nik-tetap", "nik-tanggal")),
    Kasus("jenis kelamin", INTI, _satu("jenis_kelamin", "2", "ARGA PUTRA"), "KK 0001\nkepala HARJONO kawin\nistri PARTINI kawin\nanak ARGA PUTRA", ragu=("kelamin-dibetulkan", "nik-kelamin")),
    Kasus("sarjana umur 11", INTI, _satu("pendidikan", "8", "ARGA PUTRA"), "KK 0001\nkepala HARJONO kawin\nistri PARTINI kawin\nanak ARGA PUTRA", ragu=("pendidikan-umur",)),
    Kasus("penghayat", INTI, _satu("agama", "7"), "KK 0001\nkepala HARJONO kawin\nistri PARTINI kawin\nanak ARGA PUTRA", ragu=("agama-berubah", "penghayat")),
    Kasus("pendidikan turun", INTI.replace("L 1985 kawin", "L 1985 kawin pendidikan=8"), _satu("pendidikan", "5"), "KK 0001\nkepala HARJONO kawin\nistri PARTINI kawin\nanak ARGA PUTRA", ragu=("pendidikan-turun",)),
    Kasus("tidak ada yang berubah", INTI, _satu("agama", "1"), tolak="elemen-tidak-berubah"),
    Kasus("ayah lebih muda dari anak", INTI, _satu("tanggal_lahir", "2016-03-01"), tolak="orang-tua-lebih-muda"),
    Kasus("suami menjadi perempuan", INTI, _satu("jenis_kelamin", "2"), tolak="pasangan-kelamin"),
    Kasus("nama ayah bertanda baca", INTI, _satu("ayah", "H. Usman"), tolak="nama-tanda-baca"),
    Kasus("anak kawin belum tercatat", INTI, _satu("status_kawin", "3", "ARGA PUTRA"), tolak="kawin-belum-tercatat-pasangan"),
    Kasus("kode pos", INTI, {"elemen": "alamat", "kode_pos": "3071", "dasar": "x"}, tolak="Kode pos"),
]  # fmt: skip


@pytest.mark.parametrize("kasus", KASUS, ids=str)
def test_elements(kasus: Kasus) -> None:
    uji("ubah-data", kasus)


def test_papers_follow_the_element() -> None:
    jenis = JENIS["ubah-data"]

    def kunci(**jawaban: str) -> set[str]:
        return {s.kunci for s in jenis.syarat_untuk(jawaban)}

    assert kunci(elemen="pendidikan", pendidikan="8") == {"kk_lama", "pernyataan_perubahan", "ijazah"}
    assert "ijazah" not in kunci(elemen="agama", agama="7", pendidikan="8")
    assert kunci(elemen="beberapa", agama="7", ibu="SUMIATI") == {
        "kk_lama",
        "pernyataan_perubahan",
        "bukti_agama",
        "akta_kelahiran",
    }
    assert kunci(elemen="alamat", rt="9") == {"kk_lama"}


@pytest.mark.parametrize(
    ("kode", "jawaban"),
    [("rusak", {"cerita": "Robek", "orang_asing": "tidak"}), ("cetak-ulang", {"alasan": "pdf-hilang"})],
)
def test_the_same_card_is_printed(kode: str, jawaban: dict[str, str]) -> None:
    kartu = baca(INTI)
    hasil = JENIS[kode].hitung(kartu, jawaban, pemohon_nik=kartu[0].anggota[0].orang.nik, kini=KINI)
    assert hasil.sesudah == kartu
    assert hasil.terbit == (0,)
    assert not hasil.temuan
    assert "Nomor KK tetap" in hasil.akibat[0]


@pytest.mark.parametrize(
    ("kode", "sebelum", "jawaban", "tolak"),
    [
        ("rusak", INTI, {"cerita": ""}, "Jawaban belum lengkap"),
        ("rusak", "KK 0001", {"cerita": "Robek"}, "sudah tidak berlaku"),
        ("cetak-ulang", INTI, {"alasan": "iseng"}, "Jawaban belum lengkap"),
        ("cetak-ulang", "", {"alasan": "pdf-hilang"}, "Jawaban belum lengkap"),
    ],
)
def test_a_print_is_refused(kode: str, sebelum: str, jawaban: dict[str, str], tolak: str) -> None:
    uji(kode, Kasus("", sebelum, jawaban, tolak=tolak))


def test_a_foreign_resident_shows_the_permit() -> None:
    assert [s.kunci for s in JENIS["rusak"].syarat_untuk({"orang_asing": "ya"})] == ["kk_rusak", "ktp_el", "kitap"]


def test_a_lodger_may_not_ask_everywhere() -> None:
    (kartu,) = baca(INTI.replace("anak    ARGA", "famili  ARGA"))
    nik = isi_jawaban({"x": "nik:ARGA PUTRA"}, (kartu,))["x"]
    hasil = JENIS["cetak-ulang"].hitung((kartu,), {"alasan": "lain"}, pemohon_nik=nik, kini=KINI)
    assert [t.kode for t in hasil.temuan] == ["cetak-bukan-keluarga-inti"]


def test_an_applicant_from_outside_is_noticed() -> None:
    (kartu,) = baca(INTI)
    hasil = JENIS["ubah-data"].hitung((kartu,), _satu("pekerjaan", "65"), pemohon_nik="1606010101800001", kini=KINI)
    assert "pemohon-bukan-anggota" in {t.kode for t in hasil.temuan}
