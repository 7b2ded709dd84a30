"""The dense form by itself: when a question appears, dates as typed, which answers are kept."""

import random

import pytest
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from tertib.kanal.loket.bila import bila
from tertib.kanal.loket.isian import Formulir, baca, iso, jawaban, tampil_tanggal
from tertib.kependudukan.perubahan import JENIS
from tertib.wilayah.models import Kantor
from tests.kanal.tatap_muka import LAHIR

KELAHIRAN = JENIS["kelahiran"]


def test_table_of_conditions_says_what_the_rules_say() -> None:
    kapan = bila(KELAHIRAN)
    assert kapan["nama_anak"] == ()
    assert {b["orang_tua"] for b in kapan["nama_ibu"]} == {"lain", "ibu"}
    assert {b["orang_tua"] for b in kapan["nama_ayah"]} == {"lain"}
    assert {(b["orang_tua"], b["perkawinan"]) for b in kapan["syarat:sptjm_perkawinan"]} == {
        ("kepala", "belum"),
        ("lain", "belum"),
    }


@pytest.mark.parametrize("kode", JENIS)
def test_no_kind_is_too_large_to_work_out(kode: str) -> None:
    kapan = bila(JENIS[kode])
    assert set(kapan) >= {p.kunci for h in JENIS[kode].halaman for p in h.pertanyaan}
    assert all(len(b) < 200 for b in kapan.values())


@pytest.mark.parametrize("kode", JENIS)
def test_the_table_agrees_with_the_conditions_for_answers_by_chance(kode: str) -> None:
    """What the browser shows by the table is what the rules ask for, wherever choices alone decide."""
    jenis, acak = JENIS[kode], random.Random(kode)
    pilihan = {p.kunci: ("", *dict(p.pilihan)) for h in jenis.halaman for p in h.pertanyaan if p.jenis == "pilihan"}
    kapan = {k: b for k, b in bila(jenis).items() if b}
    for _ in range(200):
        fakta = {k: acak.choice(nilai) for k, nilai in pilihan.items()}
        for h in jenis.halaman:
            for p in h.pertanyaan:
                if p.kunci in kapan:
                    tampak = any(all(fakta.get(k, "") == v for k, v in b.items()) for b in kapan[p.kunci])
                    assert tampak == (h.jika(fakta) and p.jika(fakta)), (p.kunci, fakta)


@pytest.mark.parametrize(
    ("ditulis", "tersimpan"),
    [
        ("02112026", "2026-11-02"),
        ("2-11-2026", "2026-11-02"),
        ("2/11/2026", "2026-11-02"),
        ("02.11.2026", "2026-11-02"),
        ("2112026", "2112026"),
        ("besok", "besok"),
        ("", ""),
    ],
)
def test_dates_as_a_clerk_types_them(ditulis: str, tersimpan: str) -> None:
    assert iso(ditulis) == tersimpan


def test_stored_date_is_shown_day_first() -> None:
    assert tampil_tanggal("2026-11-02") == "02-11-2026"
    assert tampil_tanggal("02112026") == "02112026"


def test_answers_nobody_asked_for_are_not_kept() -> None:
    isi = {**LAHIR, "nama_ayah": "Bukan Ditanya", "orang_tua": "kepala"}
    kiriman = QueryDict(mutable=True)
    kiriman.update(isi)
    formulir = Formulir(KELAHIRAN, Kantor(kode="16.06"), KELAHIRAN.syarat)
    tersimpan = jawaban(baca(kiriman, MultiValueDict(), formulir), formulir)
    assert "nama_ayah" not in tersimpan
    assert tersimpan["perkawinan"] == "tercatat"
    assert tersimpan["nama_anak"] == "KIRANA PRANOTO"
