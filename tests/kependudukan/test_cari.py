"""Finding residents: as written, misspelt, in an old spelling, by number old or new, and never another office's."""

import datetime as dt
from dataclasses import replace

import pytest
from django.db import connection, transaction

from tertib.inti.lingkup import LingkupTidakAda, di_kantor, lintas_kantor
from tertib.kependudukan import models, services
from tertib.kependudukan.cari.gudang import gudang
from tertib.kependudukan.cari.pertanyaan import SEHALAMAN, TERBANYAK, Jawaban, Pertanyaan, cari
from tertib.kependudukan.rules.ejaan import kata_nama
from tertib.kependudukan.rules.jenis import Keluarga
from tertib.wilayah.models import Kantor, Wilayah
from tests.kependudukan.conftest import ARGA, BAGUS, DESA, SAAT, SITI, kartu

SUKARNO = replace(BAGUS, nik="1606010101500003", nama="Ahmad Soekarno", tanggal_lahir=dt.date(1950, 1, 1), ibu="NJOMAN")
JOKO = replace(BAGUS, nik="1606010202600004", nama="JOKO MULYONO", tanggal_lahir=dt.date(1960, 2, 2), ibu="TJAHJATI")


@pytest.fixture
def tercatat(kantor: Kantor, inti: Keluarga) -> Keluarga:
    lain = [kartu((SUKARNO, "1"), nomor="1606010806190002"), kartu((JOKO, "1"), nomor="1606010806190003")]
    services.impor(keluarga=[inti, *lain], kantor=kantor, kini=SAAT)
    return inti


def nama(jawaban: Jawaban) -> list[str]:
    return [t.nama for t in jawaban.temuan]


@pytest.mark.parametrize(
    ("satu", "lain"),
    [
        ("Soekarno", "SUKARNO"),
        ("Djoko", "Joko"),
        ("Tjahjono", "Cahyono"),
        ("Njoman", "Nyoman"),
        ("Sjarif", "Syarif"),
        ("Moh. Taufiq", "MUHAMMAD TAUFIK"),
        ("Chairil", "Khairil"),
        ("Rachmat", "Rahmat"),
        ("Mochammad", "Mohamad"),
        ("Dewi  Ayu", "dewi ayu"),
        ("Nur'aini", "NURAINI"),
    ],
)
def test_spellings_of_one_name(satu: str, lain: str) -> None:
    assert kata_nama(satu) == kata_nama(lain)


@pytest.mark.parametrize(("satu", "lain"), [("SITI", "SATI"), ("BUDI", "RUDI"), ("ANI", "ANA"), ("WATI", "")])
def test_other_names_stay_others(satu: str, lain: str) -> None:
    assert kata_nama(satu) != kata_nama(lain)


@pytest.mark.parametrize(
    ("teks", "siapa", "serupa"),
    [
        ("siti rahmawati", "SITI RAHMAWATI", False),
        ("rahmawati siti", "SITI RAHMAWATI", False),
        ("siti rah", "SITI RAHMAWATI", False),
        ("rah", "SITI RAHMAWATI", False),
        ("sukarno", "Ahmad Soekarno", False),
        ("DJOKO MOELJONO", "JOKO MULYONO", False),
        ("siti rahmawait", "SITI RAHMAWATI", True),
        ("sity rachmawaty", "SITI RAHMAWATI", False),
        ("Sukrano", "Ahmad Soekarno", True),
        ("joko mulyno", "JOKO MULYONO", True),
    ],
)
def test_by_name(tercatat: Keluarga, teks: str, siapa: str, serupa: bool) -> None:
    jawaban = cari(Pertanyaan(teks))
    assert nama(jawaban)[0] == siapa
    assert jawaban.serupa is serupa


@pytest.mark.parametrize("teks", ["", "  ", "%", "_", '" OR 1', "*", "'; DROP TABLE x --", "\x00", "木村", "9"])
def test_signs_mean_nothing(tercatat: Keluarga, teks: str) -> None:
    """What is no letter of a name finds nobody, and breaks nothing (A25)."""
    assert nama(cari(Pertanyaan(teks))) in ([], ["JOKO MULYONO"])  # OR, DROP TABLE X are words like any other
    assert models.Penduduk.objects.count() == 5


def test_by_mother_birth_date_and_village(tercatat: Keluarga) -> None:
    assert nama(cari(Pertanyaan(ibu="siti rahmawati"))) == ["ARGA PRANOTO"]
    assert nama(cari(Pertanyaan("pranoto", ibu="Siti Rahmawaty"))) == ["ARGA PRANOTO"]
    assert nama(cari(Pertanyaan(ibu="cahyati"))) == ["JOKO MULYONO"]
    assert nama(cari(Pertanyaan("pranoto", lahir=ARGA.tanggal_lahir))) == ["ARGA PRANOTO"]
    assert sorted(nama(cari(Pertanyaan("pranoto", desa=DESA)))) == ["ARGA PRANOTO", "BAGUS PRANOTO"]
    assert nama(cari(Pertanyaan("pranoto", desa="16.06.01.1001"))) == []


def test_by_number(tercatat: Keluarga) -> None:
    assert nama(cari(Pertanyaan(SITI.nik))) == ["SITI RAHMAWATI"]
    assert nama(cari(Pertanyaan(f" {SITI.nik[:6]} {SITI.nik[6:12]} {SITI.nik[12:]} "))) == ["SITI RAHMAWATI"]
    semua = cari(Pertanyaan(tercatat.nomor))
    assert nama(semua) == ["BAGUS PRANOTO", "SITI RAHMAWATI", "ARGA PRANOTO"]
    assert semua.kartu_lama is None
    assert nama(cari(Pertanyaan("1606015506940009"))) == []


def test_an_old_card_number_leads_to_the_cards_that_replaced_it(tercatat: Keluarga, kantor: Kantor) -> None:
    baru = replace(tercatat, nomor="1606012011260001")
    services.terapkan(
        sebelum=(tercatat,), sesudah=(replace(tercatat, anggota=()), baru), kantor=kantor, sebab="KK-1", kini=SAAT,
        pelaku="Ratna",
    )  # fmt: skip
    lama = cari(Pertanyaan(tercatat.nomor))
    assert lama.kartu_lama is not None
    assert [(t.nama, t.nomor_kk) for t in lama.temuan] == [(a.orang.nama, baru.nomor) for a in tercatat.anggota]


def test_a_change_is_found_at_once_and_the_old_name_no_longer(tercatat: Keluarga, kantor: Kantor) -> None:
    Wilayah.objects.create(kode="16.06.01.1001", nama="Lain", tingkat=4, induk_id="16.06.01")
    bagus, siti, arga = tercatat.anggota
    sesudah = replace(
        tercatat,
        desa="16.06.01.1001",
        anggota=(bagus, siti, replace(arga, orang=replace(arga.orang, nama="GALANG WIRATAMA"))),
    )
    services.terapkan(sebelum=(tercatat,), sesudah=(sesudah,), kantor=kantor, sebab="KK-1", kini=SAAT, pelaku="Ratna")
    assert nama(cari(Pertanyaan("galang wiratma"))) == ["GALANG WIRATAMA"]
    assert "GALANG WIRATAMA" not in nama(cari(Pertanyaan("arga")))
    assert sorted(nama(cari(Pertanyaan(desa="16.06.01.1001")))) == [
        "BAGUS PRANOTO",
        "GALANG WIRATAMA",
        "SITI RAHMAWATI",
    ]
    assert nama(cari(Pertanyaan("pranoto", desa=DESA))) == []


def test_what_is_taken_back_is_not_found(tercatat: Keluarga, kantor: Kantor) -> None:
    baru = kartu((replace(BAGUS, nik="1606011203920008", nama="ZULKARNAIN WIRAWAN"), "1"), nomor="1606010806190008")
    with pytest.raises(RuntimeError), transaction.atomic():
        services.impor(keluarga=[baru], kantor=kantor, kini=SAAT)
        assert nama(cari(Pertanyaan("zulkarnain"))) == ["ZULKARNAIN WIRAWAN"]
        assert nama(cari(Pertanyaan("zulkarnian"))) == ["ZULKARNAIN WIRAWAN"]
        raise RuntimeError
    assert nama(cari(Pertanyaan("zulkarnain"))) == []
    services.impor(
        keluarga=[
            kartu((replace(BAGUS, nik="1606011203920009", nama="HASIHOLAN SINAGA"), "1"), nomor="1606010806190009")
        ],
        kantor=kantor,
        kini=SAAT,
    )
    assert nama(cari(Pertanyaan("hasiholna"))) == ["HASIHOLAN SINAGA"], "kosakata yang dibaca sebelum dibatalkan"


def test_another_office_finds_nothing_and_none_is_an_error(tercatat: Keluarga) -> None:
    with di_kantor("13.05"):
        for tanya in (
            Pertanyaan("siti rahmawati"),
            Pertanyaan("rahmawait"),
            Pertanyaan(SITI.nik),
            Pertanyaan(desa=DESA),
        ):
            assert nama(cari(tanya)) == []
    for lingkup in (di_kantor(""), lintas_kantor()):
        with lingkup, pytest.raises(LingkupTidakAda):
            cari(Pertanyaan("siti"))


def test_pages_without_counting(kantor: Kantor) -> None:
    banyak = [
        kartu(
            (replace(BAGUS, nik=f"16060112039{n:05d}", nama=f"BAGUS {'ABCDEFGHIJ'[n % 10]}PRANOTO"), "1"),
            nomor=f"16060108061{n:05d}",
        )
        for n in range(1, TERBANYAK + 6)
    ]
    services.impor(keluarga=banyak, kantor=kantor, kini=SAAT)
    pertama, kedua = cari(Pertanyaan("bagus")), cari(Pertanyaan("bagus"), halaman=2)
    assert len(pertama.temuan) == len(kedua.temuan) == SEHALAMAN
    assert pertama.penuh and pertama.ada_lagi
    assert not {t.pk for t in pertama.temuan} & {t.pk for t in kedua.temuan}
    terakhir = cari(Pertanyaan("bagus"), halaman=TERBANYAK // SEHALAMAN)
    assert len(terakhir.temuan) == SEHALAMAN and not terakhir.ada_lagi
    assert not cari(Pertanyaan("bagus apranoto")).penuh


@pytest.mark.parametrize("teks", ["rahmawati", "rahmawait", SITI.nik])
def test_few_questions_to_the_database(tercatat: Keluarga, teks: str, django_assert_max_num_queries: object) -> None:
    with django_assert_max_num_queries(8):  # type: ignore[operator]
        cari(Pertanyaan(teks))


@pytest.mark.skipif(connection.vendor != "sqlite", reason="pieces of FTS5")
@pytest.mark.django_db
def test_what_many_writes_left_in_pieces_becomes_one() -> None:
    for pk in range(1, 30):
        with transaction.atomic():  # a piece each
            gudang().tulis([(pk, [f"1606nkata{pk}", "1606nbudi"])])
    assert _potongan() > 1
    gudang().rapikan()
    assert _potongan() == 1
    assert gudang().temukan([["1606nbudi"]], 100) == list(range(1, 30))
    gudang().rapikan()  # in order already
    assert _potongan() == 1


def _potongan() -> int:
    with connection.cursor() as kursor:
        kursor.execute("SELECT count(DISTINCT segid) FROM kependudukan_tanda_idx")
        return int(kursor.fetchone()[0])
