"""A step the SOP gives to the system: the worker does it once, whatever it is told twice."""

from datetime import datetime

import pytest

from tertib import pekerja
from tertib.alur import langkah
from tertib.inti import antrean
from tertib.inti.models import Antrean
from tertib.permohonan.models import Permohonan, Riwayat, SopTerbit
from tertib.sop import pemuat
from tests.pemeran_tetap import KODE_SOP, Panggung, jejak, menit


@pytest.fixture
def p(panggung: Panggung) -> Permohonan:
    """A case of a SOP whose second check is the system's own."""
    teks = (pemuat.FOLDER / f"{KODE_SOP}.yaml").read_text()
    teks = teks.replace(
        "  subkoord: {nama: Verifikator/ Sub Koord, jabatan: [subkoord]}", "  subkoord: {nama: Sistem, jenis: sistem}"
    )
    sop = pemuat.muat_teks(
        teks.replace(
            """    bukan: [periksa]
    putusan:
      lengkap: {ke: verifikasi}
      tidak lengkap: {kembali: periksa, alasan: wajib}
""",
            """    lanjut: verifikasi
""",
        )
        .replace("bukan: [periksa, validasi]", "bukan: [periksa]")
        .replace("[periksa, validasi, verifikasi]", "[periksa, verifikasi]")
    )
    panggung.sop = SopTerbit.objects.create(
        kantor=panggung.kantor, kode=sop.kode, versi=2, sidik=sop.sidik, kanonik=sop.kanonik, layanan=sop.layanan
    )
    p = panggung.ajukan()
    Antrean.objects.all().delete()
    return panggung.putus(p, "operator")


def test_entering_the_step_queues_it_and_the_worker_does_it(p: Permohonan) -> None:
    assert Antrean.objects.get().isi == {"permohonan": p.pk, "langkah": "validasi", "versi": p.versi}
    assert pekerja.sekali(kini=menit(60)) == 1
    p.refresh_from_db()
    assert p.langkah == "verifikasi"
    r = Riwayat.objects.latest("urut")
    assert (r.pelaku, r.pelaku_nama, r.dari) == (None, "Sistem", "validasi")


def test_done_twice_it_happened_once(p: Permohonan) -> None:
    """A worker that died after the commit and before it wrote so: the entry comes again."""
    pekerja.sekali(kini=menit(60))
    Antrean.objects.update(selesai=None)
    sebelum = jejak()
    assert pekerja.sekali(kini=menit(62)) == 1
    assert jejak() == sebelum


def test_a_failure_leaves_the_case_where_it_was_and_comes_again(p: Permohonan, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as m:
        m.setattr(langkah, "_masuk", lambda *_, **__: 1 / 0)
        assert pekerja.sekali(kini=menit(60)) == 0
    p.refresh_from_db()
    assert p.langkah == "validasi"
    assert pekerja.sekali(kini=_siap()) == 1
    p.refresh_from_db()
    assert p.langkah == "verifikasi"


def _siap() -> datetime:
    entri = Antrean.objects.get(jenis="langkah-sistem", selesai=None)
    assert entri.percobaan < antrean.BATAS
    siap: datetime = entri.siap
    return siap
