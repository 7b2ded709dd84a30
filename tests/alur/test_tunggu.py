"""Waiting for the applicant and network outages: the clock stands, and only grows (I12)."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tertib.alur import gangguan, pelaku, tunggu
from tertib.alur.konteks import TidakBoleh
from tertib.peragaan import pemeran
from tertib.permohonan import queries, rules
from tertib.permohonan.models import Jeda, Kunjungan, Permohonan, Riwayat
from tertib.permohonan.queries import periksa_rantai
from tests.alur.kantor_sop import KantorSop
from tests.pemeran_tetap import KINI, menit


def _kerja(kantor: KantorSop, p: Permohonan, jabatan: str, kini: datetime) -> queries.Kerja:
    return next(k for k in queries.kerja(kantor.penugasan(jabatan), kini) if k.permohonan == p)


def test_while_the_applicant_does_not_come_the_clock_of_the_step_stands(loket: KantorSop) -> None:
    p, petugas = loket.sampai("serahkan"), loket.siapa("loket")
    masuk = p.kunjungan.get(selesai=None).masuk
    assert _kerja(loket, p, "loket", masuk + timedelta(seconds=30)).sisa == 1
    tunggu.tunggu(p, pelaku=petugas, kini=masuk + timedelta(seconds=30))
    tunggu.tunggu(p, pelaku=petugas, kini=masuk + timedelta(minutes=9))
    lama = _kerja(loket, p, "loket", masuk + timedelta(days=4))
    assert (lama.sisa, lama.keadaan) == (1, "tepat")
    assert lama.jeda is not None
    assert lama.jeda.mulai == masuk + timedelta(seconds=30)
    tunggu.datang(p, pelaku=petugas, kini=masuk + timedelta(minutes=20))
    assert _kerja(loket, p, "loket", masuk + timedelta(minutes=22)).sisa == -1


def test_waiting_is_told_in_the_history_and_moves_nothing(loket: KantorSop) -> None:
    p, petugas = loket.sampai("serahkan"), loket.siapa("loket")
    versi = p.versi
    tunggu.tunggu(p, pelaku=petugas, kini=loket.waktu())
    tunggu.datang(p, pelaku=petugas, kini=loket.waktu())
    tunggu.datang(p, pelaku=petugas, kini=loket.waktu())
    assert [(r.tindakan, r.dari, r.ke) for r in queries.riwayat(p)[-2:]] == [
        ("tunggu", "serahkan", "serahkan"),
        ("datang", "serahkan", "serahkan"),
    ]
    p.refresh_from_db()
    assert (p.versi, p.langkah) == (versi, "serahkan")
    assert periksa_rantai("16.06") == (Riwayat.objects.count(), None)


def test_handing_over_ends_the_waiting(loket: KantorSop) -> None:
    p, petugas = loket.sampai("serahkan"), loket.siapa("loket")
    tunggu.tunggu(p, pelaku=petugas, kini=loket.waktu())
    p = loket.putus(p, petugas)
    jeda = Jeda.objects.get()
    assert (jeda.selesai, jeda.ditutup_oleh) == (p.kunjungan.get(selesai=None).masuk, petugas.pengguna)


def test_whoever_waits_comes_last_on_the_desk(loket: KantorSop) -> None:
    satu, dua = loket.sampai("serahkan"), loket.sampai("serahkan")
    kini = loket.waktu() + timedelta(minutes=30)
    urut = [k.permohonan for k in queries.kerja(loket.penugasan("loket"), kini)]
    assert urut == [satu, dua]
    tunggu.tunggu(satu, pelaku=loket.siapa("loket"), kini=kini)
    assert [k.permohonan for k in queries.kerja(loket.penugasan("loket"), kini)] == [dua, satu]


def test_only_where_something_lies_ready_and_only_by_whose_step_it_is(loket: KantorSop) -> None:
    p = loket.sampai("koreksi")
    with pytest.raises(tunggu.TidakAdaYangDitunggu):
        tunggu.tunggu(p, pelaku=loket.siapa("loket"), kini=loket.waktu())
    p = loket.sampai("serahkan", p)
    for siapa in (loket.siapa("kasi"), pelaku.pemohon(p)):
        with pytest.raises(TidakBoleh):
            tunggu.tunggu(p, pelaku=siapa, kini=loket.waktu())
    assert not Jeda.objects.exists()


def test_a_village_waits_too(ceria: KantorSop) -> None:
    p = ceria.sampai("cetak")
    tunggu.tunggu(p, pelaku=ceria.siapa("operator-nagari"), kini=ceria.waktu())
    assert _kerja(ceria, p, "operator-nagari", menit(3000)).keadaan == "tepat"


def test_an_outage_stops_only_the_sop_that_names_it(loket: KantorSop) -> None:
    p = loket.sampai("koreksi")
    masuk = p.kunjungan.get(selesai=None).masuk
    gangguan.mulai(oleh=loket.penugasan("kasi"), catatan="SIAK putus", kini=masuk)
    assert _kerja(loket, p, "loket", masuk + timedelta(minutes=5)).sisa == -2  # its clock stops for the applicant only


def test_the_applicant_sees_the_later_time(loket: KantorSop) -> None:
    p, petugas = loket.sampai("serahkan"), loket.siapa("loket")
    masuk = p.kunjungan.get(selesai=None).masuk
    tunggu.tunggu(p, pelaku=petugas, kini=masuk)
    kini = masuk + timedelta(minutes=30)
    perkiraan = {s.langkah.kunci: s.perkiraan for s in queries.jalur(p, kini)}
    assert perkiraan["serahkan"] == kini + timedelta(minutes=1)


@pytest.mark.parametrize(("nama", "total"), [("ceria", 15), ("loket", 10)])
@pytest.mark.parametrize("menunggu", [timedelta(0), timedelta(hours=1)], ids=["langsung", "dengan jeda"])
def test_standard_times_add_up_to_what_the_paper_promises(
    request: pytest.FixtureRequest, nama: str, total: int, menunggu: timedelta
) -> None:
    """Every visit takes its standard time; an hour of waiting for the applicant in between adds nothing."""
    kantor: KantorSop = request.getfixturevalue(nama)
    p, kini = kantor.mulai(KINI), KINI
    while not p.akhir:
        siapa = pemeran.yang_boleh(p)
        if menunggu and tunggu.bisa_ditunggu(p):
            tunggu.tunggu(p, pelaku=siapa, kini=kini)
            kini += menunggu
            tunggu.datang(p, pelaku=siapa, kini=kini)
        kini += timedelta(minutes=kantor.sop.langkah[p.langkah].waktu or 0)
        p = pemeran.gerakkan(p, kini=kini)
    semua = list(Kunjungan.objects.filter(permohonan=p).select_related("permohonan__kantor", "permohonan__sop"))
    jeda = queries.jeda(semua)
    assert sum((queries.waktu_jalan(k, kini, jeda[k.pk]) for k in semua), timedelta()) == timedelta(minutes=total)
    assert (kini - KINI - timedelta(minutes=total)) == menunggu
    assert total == kantor.sop.jam.total


SAAT = st.integers(0, 600).map(lambda n: KINI + timedelta(seconds=20 * n))
JEDA = st.lists(st.tuples(SAAT, st.none() | SAAT).filter(lambda j: j[1] is None or j[0] <= j[1]), max_size=5)


@given(jeda=JEDA, a=SAAT, b=SAAT)
def test_a_clock_with_pauses_only_grows_and_never_faster_than_time(
    jeda: list[tuple[datetime, datetime | None]], a: datetime, b: datetime
) -> None:
    """Pauses are written down when they begin and end; those not yet begun do not count."""
    a, b = sorted((a, b))

    def jalan(sampai: datetime) -> timedelta:
        tercatat = [(m, s if s and s <= sampai else None) for m, s in jeda if m <= sampai]
        bagian = list(rules.di_luar(tercatat, dari=KINI, sampai=sampai))
        assert all(x < y for x, y in bagian)
        assert not any(m < y and x < (s or sampai) for x, y in bagian for m, s in tercatat), "it ran within a pause"
        return sum((y - x for x, y in bagian), timedelta())

    assert timedelta() <= jalan(b) - jalan(a) <= b - a
