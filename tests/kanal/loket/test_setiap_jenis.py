"""Every kind can be taken in at the counter, also for people without a card here."""

import random
from typing import Any

import pytest

from tertib.inti.lingkup import di_kantor
from tertib.kependudukan.perubahan import JENIS
from tertib.kependudukan.perubahan.jenis import Pertanyaan
from tertib.permohonan import queries
from tests.kanal.isian_acak import isian
from tests.kanal.pemohon import teks
from tests.kanal.tatap_muka import DITERIMA, Loket
from tests.meja.dunia import DESA, NIK_AYAH, NIK_IBU, NOMOR_KK


@pytest.mark.parametrize("benih", range(2))
@pytest.mark.parametrize("jenis", JENIS)
def test_a_clerk_takes_in_every_kind(loket: Loket, jenis: str, benih: int) -> None:
    acak, satu = random.Random(f"{jenis}{benih}"), JENIS[jenis]
    form = loket.klien.post("/loket/", {"cari": NIK_IBU, "jenis": jenis})
    assert form.status_code == 200
    isi: dict[str, Any] = {k: v for k, v in DITERIMA.items() if satu.diri.berkartu or k != "pemohon"}
    isi |= {"jenis": jenis, "asli": [s.kunci for s in satu.syarat]}
    isi |= {"nomor_kk": NOMOR_KK} if satu.diri.berkartu else {"nama": "Siti Rahmawati", "nik": NIK_IBU}
    for tanya in (p for h in satu.halaman for p in h.pertanyaan):
        isi[tanya.kunci] = _di_loket(tanya, acak)
    balasan = loket.klien.post("/loket/terima/", isi)
    assert balasan.status_code == 302, teks(balasan)


def _di_loket(tanya: Pertanyaan, acak: random.Random) -> Any:
    khusus = {
        "tanggal": "02112026",
        "anggota": NIK_IBU,
        "para-anggota": [NIK_IBU, NIK_AYAH],
        "desa": "soak baru, sekayu",
        "desa-seindonesia": "Soak Baru, Sekayu, Kabupaten Musi Banyuasin",
    }
    return khusus.get(tanya.jenis) or next(iter(isian(tanya, acak).values()))


def test_members_are_picked_and_villages_typed(loket: Loket) -> None:
    form = loket.klien.post("/loket/", {"cari": NIK_IBU, "jenis": "pisah-kk"}).content.decode()
    assert f'name="siapa" value="{NIK_AYAH}"' in form
    form = loket.klien.post("/loket/", {"cari": NIK_IBU, "jenis": "pindah"}).content.decode()
    assert '<option value="Soak Baru, Sekayu">' in form
    acak = random.Random(1)
    isi = {t.kunci: _di_loket(t, acak) for h in JENIS["pindah"].halaman for t in h.pertanyaan}
    isi |= {"klasifikasi": "3", "jenis_pindah": "4", "yang_pindah": "2", "siapa": [NIK_IBU, NIK_AYAH]}
    p = loket.terima(**{"jenis": "pindah", "asli": [s.kunci for s in JENIS["pindah"].syarat], **isi})
    with di_kantor("16.06"):
        tersimpan = queries.isian(p)
    assert (tersimpan["desa"], tersimpan["siapa"]) == (DESA, f"{NIK_IBU}\n{NIK_AYAH}")
    assert "yang_tinggal" not in tersimpan


def test_a_village_that_is_not_there_is_said(loket: Loket) -> None:
    acak = random.Random(1)
    isi = {t.kunci: _di_loket(t, acak) for h in JENIS["pindah"].halaman for t in h.pertanyaan}
    isi |= {"klasifikasi": "3", "jenis_pindah": "2", "yang_pindah": "2", "desa": "Entah di mana"}
    balasan = loket.kirim(jenis="pindah", asli=["kk_lama"], **isi)
    assert balasan.status_code == 422
    assert "Pilih desa atau kelurahan dari daftar" in teks(balasan)
    assert "Entah di mana" in balasan.content.decode()


def test_nobody_needs_a_card_to_report_somebody_without_one(loket: Loket) -> None:
    form = loket.klien.post("/loket/", {"cari": "", "jenis": "rentan"})
    assert form.status_code == 200
    assert 'name="pemohon"' not in form.content.decode()
    balasan = loket.klien.post("/loket/terima/", {"jenis": "rentan"})
    assert balasan.status_code == 422
    assert "NIK:" in teks(balasan)
    assert "NIK:" not in teks(loket.klien.post("/loket/terima/", {"jenis": "dari-luar-negeri"}))


def test_the_questionnaire_opens_the_form(loket: Loket) -> None:
    halaman = loket.klien.get("/loket/pandu/?perlu=kartu&kartu=rusak").content.decode()
    assert 'href="/loket/?jenis=rusak"' in halaman
    assert '<option value="rusak" selected>' in loket.klien.get("/loket/?jenis=rusak").content.decode()
