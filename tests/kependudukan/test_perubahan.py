"""The kinds of change: families before + answers -> families after, in tables."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

import pytest

from tertib.kependudukan.perubahan import F102, JENIS, bersihkan, gabung_tanggal, periksa_isian, selisih
from tertib.kependudukan.perubahan.jenis import FaktaSalah, Hasil, JenisPerubahan
from tertib.kependudukan.rules.jenis import Keluarga, Orang
from tests.kependudukan.conftest import ARGA, BAGUS, KINI, SITI, kartu

B2, C1 = JENIS["kelahiran"], JENIS["hilang"]
LAHIR: Mapping[str, str] = {
    "nama_anak": "KIRANA PRANOTO",
    "tanggal_lahir": "2026-11-02",
    "jenis_kelamin": "2",
    "tempat_lahir": "Sekayu",
    "akta_lahir": "1606-LU-02112026-0001",
    "golongan_darah": "",
    "orang_tua": "kepala",
    "perkawinan": "tercatat",
}
HILANG: Mapping[str, str] = {
    "tanggal_hilang": "2026-11-01",
    "cerita": "Tertinggal di angkutan kota.",
    "nomor_surat": "SKTLK/12/XI/2026",
    "tanggal_surat": "2026-11-03",
    "kantor_polisi": "Polsek Sekayu",
}
LAJANG = replace(SITI, status_kawin="1", tanggal_kawin=None)
IBU = kartu((LAJANG, "1"))
KAKEK = replace(
    BAGUS, nik="1606011203650001", nama="HARJONO", tanggal_lahir=dt.date(1965, 3, 12), tanggal_kawin=dt.date(1990, 1, 2)
)
NENEK = replace(
    SITI, nik="1606015506670001", nama="PARTINI", tanggal_lahir=dt.date(1967, 6, 15), tanggal_kawin=dt.date(1990, 1, 2)
)
TIGA = kartu((KAKEK, "1"), (NENEK, "3"), (BAGUS, "4"), (SITI, "5"))
INTI = kartu((BAGUS, "1"), (SITI, "3"), (ARGA, "4"))
ISTRI_KEPALA = kartu((SITI, "1"), (BAGUS, "2"))


def _hitung(keluarga: Keluarga, kini: dt.date = KINI, **jawaban: str) -> Hasil:
    return B2.hitung((keluarga,), {**LAHIR, **jawaban}, pemohon_nik=keluarga.anggota[0].orang.nik, kini=kini)


def _anak(hasil: Hasil) -> tuple[Orang, str, int]:
    (keluarga,) = hasil.sesudah
    ((letak, anggota),) = [(n, a) for n, a in enumerate(keluarga.anggota, 1) if not a.orang.nik]
    return anggota.orang, anggota.shdk, letak


def _kode(hasil: Hasil, berat: str) -> set[str]:
    return {t.kode for t in hasil.temuan if t.berat == berat}


@pytest.mark.parametrize(
    ("keluarga", "jawaban", "shdk", "letak", "ayah", "ibu"),
    [
        (INTI, {}, "4", 4, BAGUS, SITI),
        (ISTRI_KEPALA, {}, "4", 3, BAGUS, SITI),
        (IBU, {"orang_tua": "ibu", "nama_ibu": "Siti Rahmawati"}, "4", 2, None, LAJANG),
        (
            TIGA,
            {"orang_tua": "lain", "nama_ibu": "Siti  Rahmawati", "nama_ayah": "bagus pranoto"},
            "6",
            5,
            BAGUS,
            SITI,
        ),
        (TIGA, {"orang_tua": "ibu", "nama_ibu": "SITI RAHMAWATI"}, "6", 5, None, SITI),
        (
            kartu((KAKEK, "1"), (NENEK, "3"), (SITI, "9")),
            {"orang_tua": "ibu", "nama_ibu": "SITI RAHMAWATI"},
            "9",
            4,
            None,
            SITI,
        ),
        # an older child recorded late stands before the younger one, and before a grandmother
        (
            kartu((BAGUS, "1"), (SITI, "3"), (ARGA, "4"), (replace(NENEK, status_kawin="6", tanggal_kawin=None), "7")),
            {"tanggal_lahir": "2020-02-29"},
            "4",
            3,
            BAGUS,
            SITI,
        ),
    ],
)
def test_birth_places_the_child(
    keluarga: Keluarga, jawaban: dict[str, str], shdk: str, letak: int, ayah: Orang | None, ibu: Orang | None
) -> None:
    hasil = _hitung(keluarga, **jawaban)
    anak, hubungan, tempat = _anak(hasil)
    assert (hubungan, tempat) == (shdk, letak)
    assert (anak.ayah, anak.nik_ayah) == ((ayah.nama, ayah.nik) if ayah else ("", ""))
    assert (anak.ibu, anak.nik_ibu) == ((ibu.nama, ibu.nik) if ibu else ("", ""))
    assert (anak.status_kawin, anak.pendidikan, anak.pekerjaan, anak.golongan_darah) == ("1", "1", "1", "13")
    assert anak.agama == keluarga.anggota[0].orang.agama
    assert not _kode(hasil, "tolak")
    (sesudah,) = hasil.sesudah
    assert sesudah.nomor == keluarga.nomor
    assert [a for a in sesudah.anggota if a.orang.nik] == list(keluarga.anggota)


@pytest.mark.parametrize(
    ("keluarga", "jawaban", "kode"),
    [
        (INTI, {"nama_anak": "KIRANA P."}, "nama-tanda-baca"),
        (INTI, {"tanggal_lahir": "2026-11-21"}, "belum-lahir"),
        (INTI, {"nama_anak": "Arga Pranoto", "tanggal_lahir": "2021-09-01"}, "anak-sudah-ada"),
        (INTI, {"tanggal_lahir": "1990-01-01"}, "orang-tua-lebih-muda"),
        (IBU, {}, "orang-tua-tidak-jelas"),
        (
            kartu((BAGUS, "1"), (SITI, "3"), (replace(SITI, nik="1606015506940002", nama="DEWI LESTARI"), "3")),
            {},
            "orang-tua-tidak-jelas",
        ),
        (INTI, {"orang_tua": "ibu", "nama_ibu": "ENDAH WULANDARI"}, "kedua-orang-tua-di-luar-kk"),
    ],
)
def test_birth_is_refused(keluarga: Keluarga, jawaban: dict[str, str], kode: str) -> None:
    assert kode in _kode(_hitung(keluarga, **jawaban), "tolak")


@pytest.mark.parametrize(
    ("jawaban", "kode"),
    [
        ({"nama_anak": "KIRANA"}, "nama-satu-kata"),
        ({"akta_lahir": "123/IST/2026"}, "bentuk-nomor-akta"),
        ({"tanggal_lahir": "2020-01-05"}, "pencatatan-terlambat"),
        ({"perkawinan": "belum"}, "nikah-belum-tercatat"),
        ({"orang_tua": "lain", "nama_ibu": "ENDAH WULANDARI", "nama_ayah": "BAGUS PRANOTO"}, "orang-tua-di-luar-kk"),
    ],
)
def test_birth_leaves_doubts_to_the_official(jawaban: dict[str, str], kode: str) -> None:
    biasa, ragu = _hitung(INTI), _hitung(INTI, **jawaban)
    assert kode in _kode(ragu, "peringatan")
    assert kode not in _kode(biasa, "peringatan")


def test_an_applicant_from_outside_is_noticed() -> None:
    hasil = B2.hitung((INTI,), LAHIR, pemohon_nik="1606011203650001", kini=KINI)
    assert "pemohon-bukan-anggota" in _kode(hasil, "peringatan")
    assert not _hitung(INTI).temuan


def test_twins_are_two_requests_and_keep_their_order() -> None:
    satu = _hitung(INTI, nama_anak="KIRANA PRANOTO").sesudah[0]
    tercatat = replace(
        satu,
        anggota=tuple(
            replace(a, orang=replace(a.orang, nik="1606014211260001")) if not a.orang.nik else a for a in satu.anggota
        ),
    )
    hasil = _hitung(tercatat, nama_anak="KINANTI PRANOTO", akta_lahir="1606-LU-02112026-0002")
    assert [a.orang.nama for a in hasil.sesudah[0].anggota[2:]] == ["ARGA PRANOTO", "KIRANA PRANOTO", "KINANTI PRANOTO"]
    assert not _kode(hasil, "tolak")


@pytest.mark.parametrize("hapus", ["nama_anak", "tanggal_lahir", "orang_tua", "akta_lahir"])
def test_birth_without_an_answer_says_so(hapus: str) -> None:
    fakta = {k: v for k, v in LAHIR.items() if k != hapus}
    with pytest.raises(FaktaSalah):
        B2.hitung((INTI,), fakta, pemohon_nik=BAGUS.nik, kini=KINI)


def test_birth_concerns_one_card() -> None:
    with pytest.raises(FaktaSalah):
        B2.hitung((INTI, TIGA), LAHIR, pemohon_nik=BAGUS.nik, kini=KINI)


@pytest.mark.parametrize(
    ("jenis", "fakta", "kunci"),
    [
        (B2, LAHIR, ["kk_lama", "akta_kelahiran"]),
        (B2, {**LAHIR, "perkawinan": "belum"}, ["kk_lama", "akta_kelahiran", "sptjm_perkawinan"]),
        (B2, {**LAHIR, "orang_tua": "ibu", "perkawinan": "belum"}, ["kk_lama", "akta_kelahiran"]),
        (C1, HILANG, ["surat_kepolisian", "ktp_el"]),
    ],
)
def test_papers_follow_the_facts(jenis: JenisPerubahan, fakta: dict[str, str], kunci: list[str]) -> None:
    assert [s.kunci for s in jenis.syarat_untuk(fakta)] == kunci
    assert all("Ps" in s.pasal for s in jenis.syarat)


def test_a_lost_card_changes_nothing() -> None:
    hasil = C1.hitung((INTI,), HILANG, pemohon_nik=SITI.nik, kini=KINI)
    assert hasil.sesudah == (INTI,)
    assert not hasil.temuan
    assert any("Nomor KK tetap" in a for a in hasil.akibat)


def test_a_letter_older_than_the_loss_is_refused_and_an_old_one_noticed() -> None:
    dulu = C1.hitung((INTI,), {**HILANG, "tanggal_surat": "2026-10-30"}, pemohon_nik=SITI.nik, kini=KINI)
    assert _kode(dulu, "tolak") == {"surat-mendahului-hilang"}
    lama = C1.hitung((INTI,), HILANG, pemohon_nik=SITI.nik, kini=dt.date(2027, 6, 1))
    assert _kode(lama, "peringatan") == {"surat-lama"}


def test_kinds_are_on_the_form() -> None:
    assert len(F102) == 11
    assert {j.kode_f102 for j in JENIS.values()} <= set(F102)


@pytest.mark.parametrize("jenis", JENIS.values(), ids=lambda j: j.kode)
def test_question_keys_are_unique_and_choices_have_answers(jenis: JenisPerubahan) -> None:
    semua = [p for h in jenis.halaman for p in h.pertanyaan]
    assert len({p.kunci for p in semua}) == len(semua)
    assert all(bool(p.pilihan) == (p.jenis == "pilihan") for p in semua)
    assert all(p.lebar in (None, 4, 5, 8, 16) for p in semua)


def test_complete_answers_pass() -> None:
    assert periksa_isian(B2.halaman, LAHIR, kini=KINI) == {}
    assert periksa_isian(C1.halaman, HILANG, kini=KINI) == {}


@pytest.mark.parametrize(
    ("jenis", "jawaban", "kunci", "kalimat"),
    [
        (B2, {"nama_anak": ""}, "nama_anak", "Tulis nama lengkap anak"),
        (B2, {"nama_anak": "Kirana P."}, "nama_anak", "tanpa singkatan, angka, dan tanda baca"),
        (
            B2,
            {"tanggal_lahir": "2027-01-01"},
            "tanggal_lahir",
            "Tanggal lahir belum terjadi. Hari ini 20 November 2026",
        ),
        (B2, {"tanggal_lahir": "2026-02-30"}, "tanggal_lahir", "tidak ada di kalender"),
        (B2, {"tanggal_lahir": "0026-02-03"}, "tanggal_lahir", "empat angka"),
        (B2, {"jenis_kelamin": ""}, "jenis_kelamin", "Pilih jenis kelamin"),
        (B2, {"jenis_kelamin": "3"}, "jenis_kelamin", "Pilih salah satu"),
        (B2, {"tempat_lahir": "x" * 61}, "tempat_lahir", "paling banyak 60"),
        (B2, {"orang_tua": "ibu"}, "nama_ibu", "Tulis nama lengkap ibu"),
        (B2, {"perkawinan": ""}, "perkawinan", "Pilih"),
        (C1, {"cerita": "x" * 1001}, "cerita", "paling banyak 1000"),
    ],
)
def test_a_wrong_answer_says_what_to_do(
    jenis: JenisPerubahan, jawaban: dict[str, str], kunci: str, kalimat: str
) -> None:
    salah = periksa_isian(jenis.halaman, {**(LAHIR if jenis is B2 else HILANG), **jawaban}, kini=KINI)
    assert list(salah) == [kunci]
    assert kalimat in salah[kunci]


def test_questions_the_answers_do_not_lead_to_are_not_asked() -> None:
    jawaban = {**LAHIR, "orang_tua": "ibu", "perkawinan": "", "nama_ibu": "SITI RAHMAWATI"}
    assert [h.kunci for h in B2.halaman_untuk(jawaban)] == ["anak", "kelahiran", "orang_tua", "nama_orang_tua"]
    assert periksa_isian(B2.halaman, jawaban, kini=KINI) == {}


def test_cleaning_keeps_only_what_the_page_asks() -> None:
    kotor = {"nama_anak": " kirana  pranoto ", "tanggal_lahir": "2026-11-02", "nik": "1", "jenis_kelamin": "2\u202e"}
    assert bersihkan(B2.halaman[0], kotor) == {
        "nama_anak": "KIRANA PRANOTO",
        "tanggal_lahir": "2026-11-02",
        "jenis_kelamin": "2",
    }
    assert bersihkan(C1.halaman[0], {"cerita": "satu  dua\r\n tiga\x00"})["cerita"] == "satu dua\ntiga"


@pytest.mark.parametrize(
    ("bagian", "hasil"),
    [(("2", "11", "2026"), "2026-11-02"), (("", "", ""), ""), (("2", "", "2026"), "2026-00-02")],
)
def test_three_parts_of_a_date(bagian: tuple[str, str, str], hasil: str) -> None:
    assert gabung_tanggal(*bagian) == hasil


def test_difference_marks_new_rows_and_changed_cells() -> None:
    sesudah = _hitung(INTI).sesudah[0]
    pindah = replace(sesudah, rt="009", anggota=(replace(sesudah.anggota[0], shdk="9"), *sesudah.anggota[2:]))
    baris = {b.kunci: b for b in selisih(INTI, pindah)}
    assert [b.keadaan for b in baris.values()] == ["berubah", "berubah", "tetap", "baru", "keluar"]
    assert [s.kunci for s in baris["kartu"].berubah] == ["rt"]
    (sel,) = baris[BAGUS.nik].berubah
    assert (sel.kunci, sel.semula, sel.menjadi) == ("hubungan", "KEPALA KELUARGA", "FAMILI LAIN")
    assert baris["KIRANA PRANOTO/2026-11-02"].sel[0].menjadi == "KIRANA PRANOTO"
    assert {b.keadaan for b in selisih(INTI, INTI)} == {"tetap"}
    assert {b.keadaan for b in selisih(None, INTI)} == {"baru"}
