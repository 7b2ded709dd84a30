"""Made cases of the counter, the village and a SOP that exists only as a file run to their end."""

import json
from pathlib import Path

import pytest
from pytest_django import Settings

from tertib.dokumen.tte import pki
from tertib.inti.lingkup import di_kantor
from tertib.peragaan import contoh, isi
from tertib.permohonan.queries import periksa_rantai
from tertib.sop import pemuat
from tertib.sop.jenis import Sop
from tertib.wilayah.models import Wilayah
from tests.pemeran_tetap import WILAYAH

KUNINGAN = (
    ("32", "JAWA BARAT"),
    ("32.08", "KABUPATEN KUNINGAN"),
    ("32.08.01", "KADUGEDE"),
    ("32.08.01.2001", "KADUGEDE"),
)
KEENAM = Path(__file__).resolve().parent.parent / "sop" / "sop_keenam.yaml"


def _sebagian_wilayah() -> None:
    for kode, nama in WILAYAH + KUNINGAN:
        induk = kode.rpartition(".")[0] or None
        Wilayah.objects.get_or_create(
            kode=kode, defaults={"nama": nama, "tingkat": kode.count(".") + 1, "induk_id": induk}
        )


def _sop(sebutan: str) -> Sop:
    return pemuat.muat(KEENAM) if sebutan == "keenam" else pemuat.semua()[sebutan]


@pytest.mark.parametrize(
    ("sebutan", "kantor", "cara"),
    [
        ("kk-umum-loket", "32.08", "basah"),
        ("kk-ceria-padang-pariaman", "13.05", "tte"),
        ("keenam", "16.06", "basah"),
    ],
)
def test_runs_to_the_end_with_returns(
    db: None,
    sebutan: str,
    kantor: str,
    cara: str,
    settings: Settings,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings.MAP_PKI, settings.MAP_BERKAS = tmp_path / "pki", tmp_path / "berkas"
    monkeypatch.setattr(pki, "_SCRYPT_N", 2**10)
    monkeypatch.setattr(isi, "muat_wilayah_dengan_bilah", _sebagian_wilayah)
    monkeypatch.setattr(isi, "KELUARGA_PER_KANTOR", 2)
    contoh.jalankan(_sop(sebutan), ke=tmp_path / "ke", jumlah=3, dengan_pengembalian=True, benih=5)
    ringkasan = json.loads((tmp_path / "ke" / "ringkasan.json").read_text())
    assert (ringkasan["kantor"], [p["akhir"] for p in ringkasan["permohonan"]]) == (kantor, ["selesai"] * 3)
    assert {d["cara"] for p in ringkasan["permohonan"] for d in p["dokumen"]} == {cara}
    assert sum(len(p["langkah"]) for p in ringkasan["permohonan"]) > 3 * len(_sop(sebutan).langkah), "some went back"
    with di_kantor(kantor):
        assert periksa_rantai(kantor) == (ringkasan["rantai"]["urut"], None)
