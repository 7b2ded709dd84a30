"""Residents in and out as files: two people, a reason, all or nothing per family, and a worker that may die half-way."""

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from itertools import islice

import pytest
from openpyxl import Workbook, load_workbook

from tertib.alur import pertukaran
from tertib.alur.ekspor import AlasanKurang
from tertib.inti import penyimpanan
from tertib.inti.galat import Galat
from tertib.inti.models import Antrean
from tertib.kependudukan.models import BarisTertolak, Keluarga, Penduduk, Pertukaran, indeks_nik
from tertib.kependudukan.queries import keluarga_menurut_nomor
from tertib.kependudukan.rules import kode
from tertib.kependudukan.rules.jenis import Keluarga as NilaiKeluarga
from tertib.kependudukan.services import siak
from tertib.kependudukan.siak import kolom
from tertib.kependudukan.siak.baca import BerkasTidakTerbaca
from tertib.pekerja import sekali
from tertib.peragaan.keluarga import keluarga_rekaan
from tests.pemeran_tetap import KINI, Panggung, jejak

ALASAN = "Pindahan data dari aplikasi lama"
DESA = [("16.06.01.1009", "SOAK BARU")]


def keluarga(banyak: int = 5) -> list[NilaiKeluarga]:
    """Families the register does not have."""
    return list(islice(keluarga_rekaan(2026, kabupaten="16.06", desa=DESA, mulai=500), banyak))


def baris(semua: list[NilaiKeluarga]) -> list[list[str]]:
    return [kolom.baris(k, a) for k in semua for a in k.anggota]


def sebagai_csv(isi: list[list[str]], pemisah: str = ";") -> bytes:
    keluaran = io.StringIO()
    csv.writer(keluaran, delimiter=pemisah).writerows([list(kolom.SEMUA), *isi])
    return keluaran.getvalue().encode("utf-8-sig")


def sebagai_xlsx(isi: list[list[str]]) -> bytes:
    buku = Workbook()
    buku.active.append(["Dinas"])  # type: ignore[union-attr]
    for satu in [list(kolom.SEMUA), *isi]:
        buku.active.append(satu)  # type: ignore[union-attr]
    keluaran = io.BytesIO()
    buku.save(keluaran)
    return keluaran.getvalue()


def minta(panggung: Panggung, isi: bytes) -> Pertukaran:
    return pertukaran.minta_masuk(panggung.petugas["operator"], isi=isi, alasan=ALASAN, kini=KINI)


def jalan(panggung: Panggung, tukar: Pertukaran) -> Pertukaran:
    pertukaran.putuskan(panggung.petugas["kadis"], tukar, setuju=True, kini=KINI)
    while sekali(kini=KINI):
        pass
    tukar.refresh_from_db()
    return tukar


def keluhan(tukar: Pertukaran) -> list[tuple[int, str]]:
    return list(BarisTertolak.objects.filter(pertukaran=tukar).order_by("nomor").values_list("nomor", "kolom"))


@pytest.mark.parametrize(
    "bentuk", [sebagai_csv, lambda b: sebagai_csv(b, ","), sebagai_xlsx], ids=["csv", "koma", "xlsx"]
)
def test_what_is_taken_in_is_what_the_file_says(panggung: Panggung, bentuk: Callable[[list[list[str]]], bytes]) -> None:
    semua = keluarga()
    tukar = jalan(panggung, minta(panggung, bentuk(baris(semua))))
    banyak = sum(len(k.anggota) for k in semua)
    assert (tukar.keadaan, tukar.diterima, tukar.ditolak, tukar.dari_baris) == ("selesai", banyak, 0, banyak)
    for k in semua:
        ada = keluarga_menurut_nomor(k.nomor)
        assert ada is not None
        assert (ada.desa, ada.rt, ada.alamat) == (k.desa, k.rt, k.alamat)
        assert sorted(a.orang.nik for a in ada.anggota) == sorted(a.orang.nik for a in k.anggota)
        assert {a.orang for a in ada.anggota} == {a.orang for a in k.anggota}


def test_nobody_moves_the_register_alone(panggung: Panggung) -> None:
    kadis = panggung.petugas["kadis"]
    tukar = pertukaran.minta_keluar(kadis, bentuk="csv", desa="", alasan=ALASAN, kini=KINI)
    for siapa in ("kadis", "operator", "subkoord"):
        with pytest.raises(pertukaran.BukanHakMenyetujui):
            pertukaran.putuskan(panggung.petugas[siapa], tukar, setuju=True, kini=KINI)
    assert not Antrean.objects.filter(jenis=pertukaran.PEKERJAAN).exists()
    pertukaran.putuskan(panggung.petugas["kabid"], tukar, setuju=False, kini=KINI)
    with pytest.raises(pertukaran.SudahDiputus):
        pertukaran.putuskan(panggung.petugas["kabid"], tukar, setuju=True, kini=KINI)
    assert Pertukaran.objects.get().keadaan == "ditolak"


@pytest.mark.parametrize("alasan", ["", "lihat", " \n " * 20])
def test_refused_without_a_reason(panggung: Panggung, alasan: str) -> None:
    sebelum = jejak()
    with pytest.raises(AlasanKurang):
        pertukaran.minta_masuk(
            panggung.petugas["operator"], isi=sebagai_csv(baris(keluarga(1))), alasan=alasan, kini=KINI
        )
    with pytest.raises(AlasanKurang):
        pertukaran.minta_keluar(panggung.petugas["operator"], bentuk="csv", desa="", alasan=alasan, kini=KINI)
    assert jejak() == sebelum


@pytest.mark.parametrize(
    "isi",
    [b"", b"halo", b"PK\x03\x04rusak", b"\x1f\x8brusak", b"\xff\xfe\x00", b"NIK;NO_KK\r\n1;2\r\n", b"NIK;NAMA\r\n"],
)
def test_not_a_file_of_residents(panggung: Panggung, isi: bytes) -> None:
    sebelum = jejak()
    with pytest.raises(BerkasTidakTerbaca):
        minta(panggung, isi)
    assert jejak() == sebelum


def test_a_wrong_line_keeps_its_whole_family_out_and_no_other(panggung: Panggung) -> None:
    semua = [k for k in keluarga(20) if len(k.anggota) > 2][:3]
    isi = baris(semua)
    salah = len(semua[0].anggota) + 1
    isi[salah][kolom.SEMUA.index("TGL_LHR")] = "31-02-1990"
    isi[salah][kolom.SEMUA.index("AGAMA")] = "9"
    tukar = jalan(panggung, minta(panggung, sebagai_csv(isi)))
    assert tukar.ditolak == len(semua[1].anggota)
    assert [keluarga_menurut_nomor(k.nomor) is not None for k in semua] == [True, False, True]
    nomor = salah + 2  # the header is line 1
    assert (nomor, "TGL_LHR") in keluhan(tukar) and (nomor, "AGAMA") in keluhan(tukar)
    assert {n for n, _kolom in keluhan(tukar)} == set(
        range(len(semua[0].anggota) + 2, len(semua[0].anggota) + 2 + tukar.ditolak)
    )


def _ubah(nama: str, nilai: str) -> Callable[[list[str]], None]:
    def ubah(satu: list[str]) -> None:
        satu[kolom.SEMUA.index(nama)] = nilai

    return ubah


@pytest.mark.parametrize(
    ("nama", "nilai"),
    [
        ("NIK", "123"),
        ("NIK", ""),
        ("NO_KK", "1606010806190000"),
        ("NAMA_LGKP", ""),
        ("JENIS_KLMIN", "L"),
        ("STAT_HBKEL", "99"),
        ("STAT_HBKEL", "4"),
        ("NO_KEL", "1001"),
        ("KEBANGSAAN", "MARS"),
        ("NO_RT", "0001"),
        ("NIK_IBU", "abc"),
        ("TGL_LHR", "01-01-2030"),
    ],
)
def test_each_fault_is_found(panggung: Panggung, nama: str, nilai: str) -> None:
    (satu,) = keluarga(1)
    isi = baris([satu])
    for b in isi[:1] if nama != "NO_KK" else isi:
        _ubah(nama, nilai)(b)
    tukar = jalan(panggung, minta(panggung, sebagai_csv(isi)))
    assert (tukar.diterima, tukar.ditolak) == (0, len(isi))


def test_who_is_in_the_register_is_refused(panggung: Panggung) -> None:
    ada = keluarga_menurut_nomor(panggung.nomor_kk[0])
    assert ada is not None
    baru = keluarga(2)
    isi = baris([ada, *baru])
    isi[-1][kolom.SEMUA.index("NIK")] = ada.anggota[0].orang.nik
    tukar = jalan(panggung, minta(panggung, sebagai_csv(isi)))
    assert tukar.diterima == len(baru[0].anggota)
    assert (2, "NO_KK") in keluhan(tukar) and (len(isi) + 1, "NIK") in keluhan(tukar)


def test_a_number_cell_has_lost_its_digits(panggung: Panggung) -> None:
    isi = baris(keluarga(1))
    isi[0][kolom.SEMUA.index("NIK")] = int(isi[0][kolom.SEMUA.index("NIK")])  # type: ignore[call-overload]
    tukar = jalan(panggung, minta(panggung, sebagai_xlsx(isi)))
    assert tukar.diterima == 0 and keluhan(tukar)[0][1] == "NIK"


def test_killed_half_way_goes_on_where_it_was(panggung: Panggung, monkeypatch: pytest.MonkeyPatch) -> None:
    semua = keluarga(6)
    monkeypatch.setattr(siak, "PORSI", 2)
    asli, dipanggil = siak._tanpa_ganda, []

    def mati(porsi: object) -> object:
        dipanggil.append(1)
        if len(dipanggil) == 2:
            raise MemoryError
        return asli(porsi)  # type: ignore[arg-type]

    monkeypatch.setattr(siak, "_tanpa_ganda", mati)
    tukar = minta(panggung, sebagai_csv(baris(semua)))
    pertukaran.putuskan(panggung.petugas["kadis"], tukar, setuju=True, kini=KINI)
    sekali(kini=KINI)
    tukar.refresh_from_db()
    assert (tukar.keadaan, tukar.baris) == ("berjalan", sum(len(k.anggota) for k in semua[:2]))
    Antrean.objects.filter(jenis=pertukaran.PEKERJAAN).update(siap=KINI)
    sekali(kini=KINI)
    tukar.refresh_from_db()
    assert (tukar.keadaan, tukar.diterima) == ("selesai", sum(len(k.anggota) for k in semua))
    assert len(dipanggil) == 4  # one portion done, one killed, two after


def test_two_workers_do_each_portion_once(panggung: Panggung) -> None:
    tukar = minta(panggung, sebagai_csv(baris(keluarga(2))))
    pertukaran.putuskan(panggung.petugas["kadis"], tukar, setuju=True, kini=KINI)
    lambat = Pertukaran.objects.select_related("kantor").get(pk=tukar.pk)
    while sekali(kini=KINI):
        pass
    sebelum = Penduduk.objects.count()
    pertukaran._masukkan(lambat, KINI)
    assert Penduduk.objects.count() == sebelum
    assert Pertukaran.objects.get().ditolak == 0


def test_an_export_comes_back_as_it_was_and_says_whose_it_is(panggung: Panggung) -> None:
    Keluarga.objects.filter(pk=Keluarga.objects.order_by("pk").first().pk).update(alamat="=HYPERLINK(1)")
    tukar = pertukaran.minta_keluar(panggung.petugas["operator"], bentuk="csv", desa="", alasan=ALASAN, kini=KINI)
    jalan(panggung, tukar)
    assert tukar.berkas is not None
    isi = penyimpanan.baca(tukar.berkas, kait=tukar.kait).decode("utf-8-sig")
    semua = list(csv.reader(io.StringIO(isi), delimiter=";"))
    assert semua[0] == [*kolom.SEMUA, "EKSPOR"]
    assert len(semua) - 2 == tukar.diterima == Penduduk.objects.count()
    assert all(b[-1] == tukar.sebutan for b in semua[1:-1])
    assert "'=HYPERLINK(1)" in isi and ";=HYPERLINK" not in isi
    for bagian in (tukar.sebutan, panggung.petugas["operator"].pengguna.nama, ALASAN):
        assert bagian in semua[-1][0]
    kedua = jalan(panggung, minta(panggung, isi.encode()))
    assert kedua.diterima == 0 and kedua.ditolak == kedua.dari_baris == tukar.diterima, "semuanya sudah ada"
    assert {k for _n, k in keluhan(kedua)} == {"NO_KK", ""}


def test_a_village_as_a_sheet(panggung: Panggung) -> None:
    tukar = pertukaran.minta_keluar(
        panggung.petugas["operator"], bentuk="xlsx", desa="16.06.01.1009", alasan=ALASAN, kini=KINI
    )
    jalan(panggung, tukar)
    assert tukar.berkas is not None
    lembar = load_workbook(io.BytesIO(penyimpanan.baca(tukar.berkas, kait=tukar.kait))).worksheets[0]
    nik = [str(s.value) for s in lembar["J"] if s.value]
    assert indeks_nik(nik[-1]) in set(Penduduk.objects.values_list("nik_indeks", flat=True))
    with pytest.raises(Galat):
        pertukaran.minta_keluar(panggung.petugas["operator"], bentuk="pdf", desa="", alasan=ALASAN, kini=KINI)


@pytest.mark.parametrize("status", list(kode.STATUS_KAWIN.isi))
def test_marital_status_survives_siaks_four_codes(panggung: Panggung, status: str) -> None:
    (satu,) = keluarga(1)
    kepala = replace(satu.anggota[0], orang=replace(satu.anggota[0].orang, status_kawin=status))
    sel = dict(zip(kolom.SEMUA, kolom.baris(satu, kepala), strict=True))
    assert kolom.orang(sel) == kepala.orang
