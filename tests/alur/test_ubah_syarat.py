"""An office changes what it asks for: by two people, for new cases only, and never without a reason."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import pytest

from tertib.alur import ubah_syarat
from tertib.alur.buka import buka
from tertib.alur.konteks import TidakBoleh
from tertib.alur.ubah_syarat import HarusOrangLain, SudahDiputus, UbahanSalah
from tertib.inti.lingkup import di_kantor
from tertib.kependudukan.perubahan import JENIS
from tertib.pengguna.models import Jabatan, Penugasan
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan, UbahanSyarat
from tests.meja.dunia import KINI, Dunia, bangun

HILANG = JENIS["hilang"]
BESOK = KINI + dt.timedelta(days=1)
TAMBAHAN = {
    "ubahan": "tambah",
    "nama": "Surat kehilangan dari RT",
    "pasal": "Perda 7/2026 Ps 3",
    "alasan": "Perda baru",
}


def _kunci(pada: dt.datetime = BESOK) -> list[str]:
    return [s.kunci for s in queries.syarat_berlaku(HILANG, pada=pada)]


def _ubah(dunia: Dunia, *, kini: dt.datetime = KINI, **isi: Any) -> UbahanSyarat:
    """Proposed by the Kabid, put in force by the Kadis."""
    oleh = dunia.penugasan
    usulan = ubah_syarat.usulkan(HILANG, **({"alasan": "Keputusan rapat"} | isi), oleh=oleh[Jabatan.KABID], kini=kini)
    ubah_syarat.putuskan(usulan, berlaku=True, oleh=oleh[Jabatan.KADIS], kini=kini)
    return usulan


def _buka(dunia: Dunia, kini: dt.datetime) -> Permohonan:
    return buka(kantor=dunia.kantor, jenis="hilang", kanal="warga", bahasa="id", kini=kini)[0]


@pytest.fixture
def dunia(db: None) -> Iterator[Dunia]:
    dunia = bangun()
    with di_kantor("16.06"):
        yield dunia


def test_the_police_letter_can_be_dropped_and_taken_back(dunia: Dunia) -> None:
    assert _kunci() == ["surat_kepolisian", "ktp_el"]
    _ubah(dunia, ubahan="hapus", kunci="surat_kepolisian")
    assert _kunci() == ["ktp_el"]
    _ubah(dunia, ubahan="semula", kunci="surat_kepolisian", kini=KINI + dt.timedelta(hours=1))
    assert _kunci() == ["surat_kepolisian", "ktp_el"]
    assert [u.ubahan for u in queries.riwayat_ubahan("hilang")] == ["semula", "hapus"]


def test_optional_is_listed_and_not_insisted_on(dunia: Dunia) -> None:
    _ubah(dunia, ubahan="opsional", kunci="surat_kepolisian")
    surat = queries.syarat(_buka(dunia, BESOK))[0]
    assert surat.syarat.kunci == "surat_kepolisian"
    assert not surat.diminta


def test_an_added_requirement_is_asked_for_with_its_article(dunia: Dunia) -> None:
    _ubah(dunia, **TAMBAHAN)
    tambahan = queries.syarat_berlaku(HILANG, pada=BESOK)[-1]
    assert (tambahan.kunci, tambahan.pasal) == ("kantor-surat-kehilangan-dari-rt", "Perda 7/2026 Ps 3")
    assert queries.syarat(_buka(dunia, BESOK))[-1].diminta
    _ubah(dunia, ubahan="hapus", kunci=tambahan.kunci, kini=BESOK)
    assert tambahan.kunci not in _kunci(BESOK)


def test_running_cases_keep_what_they_were_opened_under(dunia: Dunia) -> None:
    lama = _buka(dunia, KINI)
    _ubah(dunia, ubahan="hapus", kunci="surat_kepolisian", kini=KINI + dt.timedelta(minutes=5))
    assert [s.syarat.kunci for s in queries.syarat(lama)] == ["surat_kepolisian", "ktp_el"]
    assert [s.syarat.kunci for s in queries.syarat(_buka(dunia, BESOK))] == ["ktp_el"]


def test_other_kinds_and_other_offices_do_not_change(dunia: Dunia) -> None:
    _ubah(dunia, ubahan="hapus", kunci="ktp_el")
    assert "ktp_el" in [s.kunci for s in queries.syarat_berlaku(JENIS["rusak"], pada=BESOK)]
    with di_kantor("13.05"):
        assert "ktp_el" in _kunci()


def test_a_proposal_alone_changes_nothing_and_its_author_cannot_put_it_in_force(dunia: Dunia) -> None:
    kabid = dunia.penugasan[Jabatan.KABID]
    usulan = ubah_syarat.usulkan(HILANG, **TAMBAHAN, oleh=kabid, kini=KINI)
    for diri in (kabid, dunia.rangkap(Jabatan.KABID, Jabatan.PENGELOLA)):
        with pytest.raises(HarusOrangLain):
            ubah_syarat.putuskan(usulan, berlaku=True, oleh=diri, kini=KINI)
    assert _kunci() == ["surat_kepolisian", "ktp_el"]
    ubah_syarat.putuskan(usulan, berlaku=False, oleh=kabid, kini=KINI)
    assert _kunci() == ["surat_kepolisian", "ktp_el"]


def test_decided_once(dunia: Dunia) -> None:
    usulan = _ubah(dunia, **TAMBAHAN)
    with pytest.raises(SudahDiputus):
        ubah_syarat.putuskan(usulan, berlaku=False, oleh=dunia.penugasan[Jabatan.KADIS], kini=BESOK)
    assert len(_kunci()) == 3


@pytest.mark.parametrize("jabatan", [Jabatan.OPERATOR, Jabatan.SUBKOORD])
def test_only_those_who_answer_for_the_office(dunia: Dunia, jabatan: str) -> None:
    with pytest.raises(TidakBoleh):
        ubah_syarat.usulkan(HILANG, **TAMBAHAN, oleh=dunia.penugasan[jabatan], kini=KINI)


def test_not_after_the_assignment_ended(dunia: Dunia) -> None:
    Penugasan.objects.filter(jabatan=Jabatan.KABID).update(sampai="2026-11-19")
    with pytest.raises(TidakBoleh):
        ubah_syarat.usulkan(HILANG, **TAMBAHAN, oleh=dunia.penugasan[Jabatan.KABID], kini=KINI)


@pytest.mark.parametrize(
    ("ubahan", "medan"),
    [
        ({"alasan": " "}, "alasan"),
        ({"nama": "?"}, "nama"),
        ({"nama": "ktp-el pemohon"}, "nama"),
        ({"pasal": ""}, "pasal"),
        ({"ubahan": "hapus", "kunci": "tidak-ada"}, ""),
        ({"ubahan": "semula", "kunci": "ktp_el"}, ""),
        ({"ubahan": "entah", "kunci": "ktp_el"}, ""),
    ],
)
def test_what_says_too_little_or_changes_nothing_is_refused(dunia: Dunia, ubahan: dict[str, str], medan: str) -> None:
    with pytest.raises(UbahanSalah) as tolak:
        ubah_syarat.usulkan(HILANG, **(TAMBAHAN | ubahan), oleh=dunia.penugasan[Jabatan.KABID], kini=KINI)
    assert tolak.value.medan == medan


def test_one_proposal_at_a_time(dunia: Dunia) -> None:
    isi = {"ubahan": "hapus", "kunci": "ktp_el", "alasan": "Keputusan rapat"}
    ubah_syarat.usulkan(HILANG, **isi, oleh=dunia.penugasan[Jabatan.KABID], kini=KINI)
    with pytest.raises(UbahanSalah, match="Sudah ada usulan"):
        ubah_syarat.usulkan(HILANG, **isi, oleh=dunia.penugasan[Jabatan.KADIS], kini=KINI)


def test_both_are_warned_of_what_the_centre_forbids() -> None:
    assert "470/13287" in ubah_syarat.peringatan("tambah")
    assert ubah_syarat.peringatan("hapus")
    assert ubah_syarat.peringatan("semula") == ""
