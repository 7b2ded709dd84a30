"""Made cases of the counter, the village and a SOP that exists only as a file run to their end, and into the books.

A few cases each; `make contoh` runs a hundred.
"""

import json
import os
import re
from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from tertib.buku.jenis import BUKU
from tertib.buku.models import BarisBuku, Gerak, GerakBlanko
from tertib.dokumen.ktp.keadaan import Keadaan
from tertib.dokumen.ktp.models import Ktp
from tertib.inti.lingkup import di_kantor
from tertib.pengguna.models import Penugasan
from tertib.peragaan import contoh, isi
from tertib.permohonan.models import Permohonan, Riwayat
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
METRO = (
    ("18", "LAMPUNG"),
    ("18.72", "KOTA METRO"),
    ("18.72.01", "METRO PUSAT"),
    ("18.72.01.1001", "METRO"),
)
BANDUNG = (
    ("32.04", "KABUPATEN BANDUNG"),
    ("32.04.37", "SOREANG"),
    ("32.04.37.2001", "SOREANG"),
)
JUMLAH = int(os.environ.get("UJI_CONTOH", "3"))
KEENAM = Path(__file__).resolve().parent.parent / "sop" / "sop_keenam.yaml"


def _sebagian_wilayah() -> None:
    for kode, nama in WILAYAH + KUNINGAN + METRO + BANDUNG:
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
        ("kk-ikd-bandung", "32.04", "tte"),
        ("keenam", "16.06", "basah"),
        ("kk-siaga-metro", "18.72", "tte"),
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
    monkeypatch.setattr(isi, "muat_wilayah_dengan_bilah", _sebagian_wilayah)
    monkeypatch.setattr(isi, "KELUARGA_PER_KANTOR", 2)
    contoh.jalankan(_sop(sebutan), ke=tmp_path / "ke", jumlah=JUMLAH, dengan_pengembalian=True, benih=5)
    ringkasan = json.loads((tmp_path / "ke" / "ringkasan.json").read_text())
    assert (ringkasan["kantor"], [p["akhir"] for p in ringkasan["permohonan"]]) == (kantor, ["selesai"] * JUMLAH)
    assert {d["cara"] for p in ringkasan["permohonan"] for d in p["dokumen"]} == {cara}
    assert sum(len(p["langkah"]) for p in ringkasan["permohonan"]) > JUMLAH * len(_sop(sebutan).langkah), (
        "some went back"
    )
    with di_kantor(kantor):
        assert periksa_rantai(kantor) == (ringkasan["rantai"]["urut"], None)
        assert ringkasan["rantai"]["urut"] == Riwayat.objects.count()
        penerima = Penugasan.objects.filter(jabatan__in=["operator", "loket"]).order_by("id")[0]
        nomor = set(Permohonan.objects.values_list("nomor", flat=True))
        _blanko_sesuai_kartu()
        tertulis = {kunci: _baris_tanpa_celah(kunci) for kunci in BUKU}
    klien = Client()
    klien.force_login(penerima.pengguna)
    dibuka = {kunci: _buka_setiap_baris(klien, kunci, n) for kunci, n in tertulis.items() if n and kunci != "blanko"}
    assert dibuka["register"] == nomor == dibuka["arsip"]


def _blanko_sesuai_kartu() -> None:
    """Every KTP-el handed over took one blank; of the SOPs that make none, nothing is taken."""
    terpakai = sum(-g.jumlah for g in GerakBlanko.objects.filter(jenis="ktp", gerak=Gerak.DIPAKAI))
    assert terpakai == Ktp.objects.filter(keadaan=Keadaan.DISERAHKAN).count()


def _baris_tanpa_celah(kunci: str) -> int:
    """How many lines the book has; their numbers run 1..n within each year."""
    baris = list(BarisBuku.objects.filter(buku=kunci).order_by("tahun", "nomor").values_list("tahun", "nomor"))
    for tahun in {t for t, _n in baris}:
        urut = [n for t, n in baris if t == tahun]
        assert urut == list(range(1, len(urut) + 1)), kunci
    return len(baris)


def _buka_setiap_baris(klien: Client, kunci: str, banyak: int) -> set[str]:
    """Follow every line of a book to its case, as an official would; returns the numbers of the cases."""
    tautan: list[str] = []
    for halaman in range(1, banyak // 50 + 2):
        isi = klien.get(f"/meja/buku/{kunci}/", {"halaman": halaman, "dari": f"{date.today().year - 1}-01-01"})
        tautan += re.findall(r'href="/meja/b/([^"/]+)/"', isi.content.decode())
        if len(tautan) >= banyak:
            break
    assert len(tautan) == banyak, f"{kunci}: {len(tautan)} dari {banyak} baris membuka permohonannya"
    for nomor in set(tautan):
        perkara = klien.get(f"/meja/b/{nomor}/")
        assert perkara.status_code == 200
        assert nomor in perkara.content.decode()
    return set(tautan)
