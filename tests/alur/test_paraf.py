"""Initials on the concept: by whom the SOP says, wiped out by a return, going back where the paper says."""

import pytest

from tertib.alur.konteks import TidakBoleh
from tertib.alur.langkah import AlasanWajib, SudahDiputus
from tertib.dokumen import queries as dokumen_queries
from tertib.permohonan import queries
from tests.alur.kantor_sop import KantorSop
from tests.pemeran_tetap import jejak, peristiwa


def test_each_initial_is_an_event_with_the_digest_of_what_was_seen(loket: KantorSop) -> None:
    p = loket.sampai("cetak")
    paraf = queries.paraf(p)
    assert [(r.dari, r.pelaku) for r in paraf] == [
        ("paraf-kasi", loket.penugasan("kasi").pengguna),
        ("paraf-kabid", loket.penugasan("kabid").pengguna),
    ]
    assert {r.sidik_data for r in paraf} == {queries.sidik_data(p)}


def test_returns_go_where_the_paper_says_and_wipe_initials_from_there_on(loket: KantorSop) -> None:
    p = loket.sampai("paraf-kabid")
    p = loket.putus(p, loket.siapa("kabid"), "tidak", alasan="Alamat keliru.", isi={"kekurangan": []})
    assert (p.langkah, queries.paraf(p)) == ("paraf-kasi", [])
    assert [k.catatan for k in queries.kurang(p)] == ["Alamat keliru."]
    p = loket.putus(p, loket.siapa("kasi"), "tidak", alasan="Ketik ulang alamat.")
    assert p.langkah == "koreksi"
    p = loket.sampai("cetak", p)
    assert len(queries.paraf(p)) == 2
    assert [(d, ke) for d, _putusan, ke in peristiwa(p)][3:5] == [
        ("paraf-kabid", "paraf-kasi"),
        ("paraf-kasi", "koreksi"),
    ]


def test_the_concept_is_printed_with_a_watermark_and_the_same_every_time(loket: KantorSop) -> None:
    p = loket.mulai()
    with pytest.raises(dokumen_queries.KonsepBelumAda):
        dokumen_queries.konsep_pdf(p)
    p = loket.sampai("paraf-kasi", p)
    pdf = dokumen_queries.konsep_pdf(p)
    assert pdf == dokumen_queries.konsep_pdf(p)
    assert b"KONSEP" in pdf
    assert dokumen_queries.direncanakan(p) == ()


def test_a_return_without_a_reason_and_another_role_are_refused(loket: KantorSop) -> None:
    p = loket.sampai("paraf-kasi")
    sebelum = jejak()
    with pytest.raises(AlasanWajib):
        loket.putus(p, loket.siapa("kasi"), "tidak")
    for lain in ("kabid", "loket", "kadis"):
        with pytest.raises(TidakBoleh):
            loket.putus(p, loket.siapa(lain), "ya")
    assert jejak() == sebelum


def test_twice_is_told_who_was_first(loket: KantorSop) -> None:
    p = loket.sampai("paraf-kasi")
    versi = p.versi
    loket.putus(p, loket.siapa("kasi"), "ya")
    with pytest.raises(SudahDiputus, match=loket.penugasan("kasi").pengguna.nama):
        loket.putus(p, loket.siapa("kasi"), "ya", versi=versi)
