"""A recording comes announced, piece by piece, once; nothing of it is readable where it lies."""

import uuid
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from tertib.alur import rekam
from tertib.alur.putar_kunci import putar_kunci
from tertib.perekaman import queries, services
from tertib.perekaman.jenis import RekamanBaru
from tertib.perekaman.models import Butir, Keadaan, Rekaman
from tertib.perekaman.services import PotonganCacat, RekamanCacat
from tests.alur.kantor_sop import KantorSop
from tests.perekaman.rekaman_contoh import isi_contoh, rekaman_baru


@pytest.fixture
def baru(perekam: KantorSop) -> RekamanBaru:
    p = perekam.sampai("rekam")
    return rekaman_baru(p, rekam.orang(p)[0], perekam.penugasan("perekam"), isi=isi_contoh(), kini=perekam.waktu())


def test_piece_by_piece_and_resumed(perekam: KantorSop, baru: RekamanBaru) -> None:
    isi, kini = isi_contoh(), perekam.waktu()
    rekaman = services.umumkan(baru, kini=kini)
    assert services.genapi(rekaman).keadaan == Keadaan.DATANG
    for bagian in queries.kurang(rekaman)[:5]:
        services.isi_butir(rekaman, bagian=bagian, isi=isi[bagian])
    lagi = services.umumkan(baru, kini=kini)
    assert (lagi.pk, len(queries.kurang(lagi))) == (rekaman.pk, 9)
    assert not queries.sudah_direkam(baru.nik)
    for bagian in queries.kurang(lagi):
        services.isi_butir(lagi, bagian=bagian, isi=isi[bagian])
    assert services.genapi(lagi).keadaan == Keadaan.BERLAKU
    assert queries.sudah_direkam(baru.nik)
    butir = queries.butir(lagi, "iris-kiri")
    assert butir is not None and queries.isi(butir) == isi["iris-kiri"]


def test_the_same_record_twice_is_one(perekam: KantorSop, baru: RekamanBaru) -> None:
    satu, dua = (services.simpan_rekaman(baru, isi=isi_contoh(), kini=perekam.waktu()) for _ in range(2))
    assert (satu.pk, dua.keadaan) == (dua.pk, Keadaan.BERLAKU)
    assert (Rekaman.objects.count(), Butir.objects.count()) == (1, 14)
    assert len([p for p in Path(settings.MAP_BERKAS).rglob("*") if p.is_file()]) >= 14


def test_a_code_used_for_something_else(perekam: KantorSop, baru: RekamanBaru) -> None:
    services.umumkan(baru, kini=perekam.waktu())
    with pytest.raises(RekamanCacat):
        services.umumkan(replace(baru, nama="ORANG LAIN"), kini=perekam.waktu())


def test_the_second_of_two_tablets_is_kept_aside(perekam: KantorSop, baru: RekamanBaru) -> None:
    kedua = replace(baru, kode=uuid.uuid4())
    assert services.simpan_rekaman(baru, isi=isi_contoh(), kini=perekam.waktu()).keadaan == Keadaan.BERLAKU
    lain = services.simpan_rekaman(kedua, isi=isi_contoh(), kini=perekam.waktu())
    assert (lain.keadaan, lain.sebab) == (Keadaan.DISISIHKAN, services.GANDA)
    assert not queries.kurang(lain), "nothing of it is lost"


def test_a_damaged_piece_is_refused(perekam: KantorSop, baru: RekamanBaru) -> None:
    rekaman = services.umumkan(baru, kini=perekam.waktu())
    with pytest.raises(PotonganCacat):
        services.isi_butir(rekaman, bagian="wajah", isi=b"lain")
    with pytest.raises(PotonganCacat):
        services.isi_butir(rekaman, bagian="kaki", isi=b"lain")


def test_every_part_is_there_or_excused(perekam: KantorSop, baru: RekamanBaru) -> None:
    tanpa_wajah = [b if b.bagian != "wajah" else replace(b, sidik="", sebab_tiada="terluka") for b in baru.butir]
    asal = [b if b.bagian != "iris-kiri" else replace(b, sidik="", sebab_tiada="lupa") for b in baru.butir]
    for butir in (baru.butir[:-1], [*baru.butir, baru.butir[0]], tanpa_wajah, asal):
        with pytest.raises(RekamanCacat):
            services.umumkan(replace(baru, kode=uuid.uuid4(), butir=butir), kini=perekam.waktu())


def test_a_person_without_fingers(perekam: KantorSop) -> None:
    p = perekam.sampai("rekam")
    isi = {b: x for b, x in isi_contoh().items() if b.startswith(("wajah", "iris"))}
    baru = rekaman_baru(p, rekam.orang(p)[0], perekam.penugasan("perekam"), isi=isi, kini=perekam.waktu())
    rekaman = services.simpan_rekaman(baru, isi=isi, kini=perekam.waktu())
    assert rekaman.keadaan == Keadaan.BERLAKU
    assert Butir.objects.filter(rekaman=rekaman, sebab_tiada="tidak-ada").count() == 11


def test_nothing_biometric_is_readable_where_it_lies(perekam: KantorSop, baru: RekamanBaru) -> None:
    services.simpan_rekaman(baru, isi=isi_contoh(), kini=perekam.waktu())
    berkas = [p.read_bytes() for p in Path(settings.MAP_BERKAS).rglob("*") if p.is_file()]
    with connection.cursor() as kursor:
        for tabel in ("perekaman_rekaman", "perekaman_butir"):
            kursor.execute(f"SELECT * FROM {tabel}")
            berkas += [repr([bytes(k) if isinstance(k, memoryview) else k for k in b]).encode() for b in kursor]
    assert len(berkas) >= 29
    assert not [b for b in berkas if b"POLOS" in b or baru.nik.encode() in b]


def test_keys_turn_with_the_office(perekam: KantorSop, baru: RekamanBaru, settings: object) -> None:
    rekaman = services.simpan_rekaman(baru, isi=isi_contoh(), kini=perekam.waktu())
    settings.CINCIN_KUNCI = [b"baru" * 8, *settings.CINCIN_KUNCI]  # type: ignore[attr-defined]
    assert putar_kunci() > 14
    settings.CINCIN_KUNCI = settings.CINCIN_KUNCI[:1]  # type: ignore[attr-defined]
    butir = queries.butir(rekaman, "wajah")
    assert butir is not None and queries.isi(butir) == isi_contoh()["wajah"]
