"""Phoning an applicant whom no message reaches."""

import pytest

from tertib.alur import telepon
from tertib.alur.konteks import TidakBoleh
from tertib.inti.lingkup import di_kantor
from tertib.pengguna.models import Jabatan
from tertib.permohonan import queries
from tertib.permohonan.models import Panggilan, Permohonan
from tests.meja.conftest import dunia
from tests.meja.dunia import KINI, Dunia

__all__ = ["dunia"]
GAGAL = ("whatsapp", "tetap", "131026")


@pytest.fixture
def p(dunia: Dunia):  # type: ignore[no-untyped-def]
    satu = dunia.ajukan()
    with di_kantor("16.06"):
        telepon.minta(satu, perihal="dikembalikan", dicoba=[GAGAL], kini=KINI)
        yield satu


def _catat(dunia: Dunia, p: Permohonan, *, tersambung: bool, jabatan: str = Jabatan.OPERATOR) -> None:
    telepon.catat(p, tersambung=tersambung, pelaku=dunia.pelaku(jabatan), catatan="Besok datang.", kini=KINI)


def test_a_second_notice_joins_the_open_call(p: Permohonan) -> None:
    telepon.minta(p, perihal="terbit", dicoba=[GAGAL, ("surel", "kosong", "")], kini=KINI)
    (satu,) = queries.semua_panggilan()
    assert satu.dicoba == [list(GAGAL), ["surel", "kosong", ""]] and satu.perihal == "terbit"


def test_nobody_answered_it_stays_and_counts(dunia: Dunia, p: Permohonan) -> None:
    _catat(dunia, p, tersambung=False)
    (satu,) = queries.semua_panggilan()
    assert (satu.gagal, satu.oleh, satu.terakhir) == (1, dunia.penugasan[Jabatan.OPERATOR].pengguna, KINI)


def test_reached_it_is_done_and_stands_in_the_history(dunia: Dunia, p: Permohonan) -> None:
    versi = p.versi
    _catat(dunia, p, tersambung=True)
    assert not queries.semua_panggilan()
    r = queries.riwayat(p)[-1]
    assert (r.tindakan, r.alasan, r.dari, r.ke) == ("telepon", "Tersambung. Besok datang.", p.langkah, p.langkah)
    assert Permohonan.objects.get(pk=p.pk).versi == versi, "an official's open form stays good"


def test_twice_is_told_that_a_colleague_was_first(dunia: Dunia, p: Permohonan) -> None:
    _catat(dunia, p, tersambung=True)
    with pytest.raises(telepon.TidakPerluDitelepon, match="rekan"):
        _catat(dunia, p, tersambung=True)
    assert Panggilan.objects.count() == 1


def test_who_does_not_speak_with_applicants_may_not(dunia: Dunia, p: Permohonan) -> None:
    with pytest.raises(TidakBoleh):
        _catat(dunia, p, tersambung=True, jabatan=Jabatan.KABID)
    assert queries.panggilan(p) is not None


def test_after_it_was_answered_a_new_failure_opens_a_new_call(dunia: Dunia, p: Permohonan) -> None:
    _catat(dunia, p, tersambung=True)
    telepon.minta(p, perihal="terbit", dicoba=[GAGAL], kini=KINI)
    assert len(queries.semua_panggilan()) == 1 and Panggilan.objects.count() == 2
