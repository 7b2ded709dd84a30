"""The official list of regions: complete, loaded once, and renewed without losing old codes."""

import time
from collections import Counter

import pytest
from django.db import connection

from tertib.wilayah import services
from tertib.wilayah.models import VersiWilayah, Wilayah
from tertib.wilayah.queries import WilayahTidakDikenal, anak_wilayah, desa_di, kecamatan_dikenal, nama_rantai

JUMLAH = {1: 38, 2: 514, 3: 7285, 4: 83762}


@pytest.mark.django_db
def test_the_whole_list_loads_once_and_fast() -> None:
    maju: list[tuple[int, int]] = []
    mulai = time.process_time()
    assert services.muat_wilayah(lambda n, dari: maju.append((n, dari))) == sum(JUMLAH.values())
    assert time.process_time() - mulai < 20
    assert maju[-1] == (91599, 91599)
    assert Counter(Wilayah.objects.values_list("tingkat", flat=True)) == JUMLAH
    assert services.muat_wilayah() == 0

    assert len(anak_wilayah()) == 38
    assert "Sekayu" in [w.nama for w in anak_wilayah("16.06")]
    assert len(desa_di("13.05")) == 103
    sekayu = nama_rantai("16.06.01.1009")
    assert (sekayu.kecamatan, sekayu.kabupaten, sekayu.provinsi) == (
        "Sekayu",
        "Kabupaten Musi Banyuasin",
        "Sumatera Selatan",
    )
    assert kecamatan_dikenal("16.06.01")
    assert not kecamatan_dikenal("99.06.01")
    assert not kecamatan_dikenal("16.06")
    for kode in ("16.06.01", "16.06.01.9999", "", "x"):
        with pytest.raises(WilayahTidakDikenal):
            nama_rantai(kode)
    connection.check_constraints()


@pytest.mark.django_db
def test_a_newer_list_renames_and_keeps_retired_codes(monkeypatch: pytest.MonkeyPatch) -> None:
    def daftar(*baris: tuple[str, str]) -> None:
        isi = [
            Wilayah(kode=k, nama=n, tingkat=k.count(".") + 1, induk_id=k.rpartition(".")[0] or None) for k, n in baris
        ]
        monkeypatch.setattr(services, "baca_data", lambda: isi)

    daftar(("16", "Lama"), ("16.06", "Dihapus"))
    services.muat_wilayah()
    VersiWilayah.objects.update(versi="lama")
    daftar(("16", "Baru"), ("16.07", "Ditambah"))
    assert services.muat_wilayah() == 2
    assert list(Wilayah.objects.order_by("kode").values_list("kode", "nama", "berlaku")) == [
        ("16", "Baru", True),
        ("16.06", "Dihapus", False),
        ("16.07", "Ditambah", True),
    ]
    assert [w.kode for w in anak_wilayah("16")] == ["16.07"]
    assert VersiWilayah.objects.count() == 1
