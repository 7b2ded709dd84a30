"""Invented families: sound, unique, the same again for the same seed."""

import datetime as dt
from collections import Counter
from itertools import islice

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tertib.kependudukan.rules.cetak import KOLOM, baris_cetak
from tertib.kependudukan.rules.jenis import dari_kanonik
from tertib.kependudukan.rules.keluarga import periksa_bersama, periksa_keluarga
from tertib.kependudukan.rules.nama import periksa_nama
from tertib.peragaan.keluarga import KINI, keluarga_rekaan

DESA = tuple((f"16.06.{k:02}.{d}", f"Desa {d}") for k in range(1, 6) for d in range(2001, 2005))


def _keluarga(jumlah: int, benih: int = 1, **lain: int) -> list:  # type: ignore[type-arg]
    return list(islice(keluarga_rekaan(benih, kabupaten="16.06", desa=DESA, **lain), jumlah))  # type: ignore[arg-type]


def test_two_thousand_families_hold_every_invariant() -> None:
    semua = _keluarga(2000)
    assert [t for t in periksa_bersama(semua, kini=KINI) if t.kode != "kawin-muda"] == []
    assert all(1 <= len(k.anggota) <= 8 for k in semua)
    orang = [a.orang for k in semua for a in k.anggota]
    assert len({o.nik for o in orang}) == len(orang)
    assert len({k.nomor for k in semua}) == len(semua)
    assert all(k.desa[:8].replace(".", "") == k.nomor[:6] for k in semua)


def test_names_may_be_recorded_and_differ_in_length() -> None:
    nama = [a.orang.nama for k in _keluarga(2000) for a in k.anggota]
    assert not [n for n in nama if any(t.menolak for t in periksa_nama(n))]
    panjang = Counter(len(n.split()) for n in nama)
    assert set(panjang) == {1, 2, 3, 4}
    assert panjang[1] < len(nama) / 5


def test_the_mix_of_families_is_wide() -> None:
    semua = _keluarga(2000)
    hubungan = Counter(a.shdk for k in semua for a in k.anggota)
    assert set(hubungan) >= {"1", "3", "4", "5", "6", "7", "8", "9"}
    status = Counter(a.orang.status_kawin for k in semua for a in k.anggota)
    assert set(status) >= {"1", "2", "3", "4", "6"}
    assert set(Counter(len(k.anggota) for k in semua)) >= {1, 2, 3, 4, 5, 6}
    ibu_saja = [a for k in semua for a in k.anggota if a.shdk == "4" and not a.orang.ayah and a.orang.nik_ibu]
    assert ibu_saja


def test_parents_on_the_card_are_named_with_their_nik() -> None:
    for k in _keluarga(500):
        menurut_nik = {a.orang.nik: a.orang for a in k.anggota}
        for a in k.anggota:
            for nik, nama in ((a.orang.nik_ayah, a.orang.ayah), (a.orang.nik_ibu, a.orang.ibu)):
                assert not nik or menurut_nik[nik].nama == nama


def test_every_cell_prints() -> None:
    for k in _keluarga(200):
        assert dari_kanonik(k.kanonik()) == k
        for a in k.anggota:
            assert list(baris_cetak(a)) == [kunci for kunci, _judul in KOLOM]
            assert all(baris_cetak(a).values())


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9), st.integers(0, 10**6), st.dates(dt.date(2024, 1, 1), dt.date(2030, 12, 31)))
def test_any_seed_any_place_any_day_is_sound(benih: int, mulai: int, kini: dt.date) -> None:
    aliran = keluarga_rekaan(benih, kabupaten="16.06", desa=DESA, mulai=mulai, kini=kini)
    for k in islice(aliran, 20):
        assert [t for t in periksa_keluarga(k, kini=kini) if t.kode != "kawin-muda"] == []


def test_the_same_seed_gives_the_same_and_may_begin_anywhere() -> None:
    assert _keluarga(50) == _keluarga(50)
    assert _keluarga(10, mulai=40) == _keluarga(50)[40:]
    assert _keluarga(5) != _keluarga(5, benih=2)


def test_numbers_stay_unique_when_the_serials_begin_again() -> None:
    # 5 districts x 999 families: the serials of family n and n + 4995 are the same
    nik = [a.orang.nik for mulai in (0, 4995, 9990) for k in _keluarga(600, mulai=mulai) for a in k.anggota]
    assert len(set(nik)) == len(nik)


def test_villages_must_belong_to_the_regency() -> None:
    with pytest.raises(ValueError, match="tidak di"):
        next(keluarga_rekaan(1, kabupaten="13.05", desa=DESA))
    with pytest.raises(ValueError, match="tidak ada desa"):
        next(keluarga_rekaan(1, kabupaten="16.06", desa=()))
