"""Plt. and Plh.: recorded by one, confirmed by another, asked at the moment of signing."""

from datetime import date, datetime, timedelta

import pytest

from tertib.alur import mandat
from tertib.alur.konteks import TidakBoleh
from tertib.alur.mandat import (
    BukanPencatat,
    DiriSendiri,
    MandatTidakLengkap,
    PerluOrangKedua,
    SudahDikuatkan,
    Surat,
)
from tertib.dokumen.models import Dokumen, Status
from tertib.dokumen.tte import pencabutan
from tertib.dokumen.tte.jenis import SertifikatTidakBerlaku
from tertib.inti import sandi
from tertib.pengguna.models import Mandat, Penugasan
from tertib.peragaan.kantor import sertifikat_rekaan
from tertib.permohonan.models import Permohonan
from tests.pemeran_tetap import KINI, Panggung, menit

HARI = KINI.date()
SURAT = Surat("Plh.", "800/77/DUKCAPIL/2026", HARI, HARI + timedelta(days=6), ["kk"])


@pytest.fixture
def p(panggung: Panggung) -> Permohonan:
    return panggung.ingat("sampai tanda tangan", panggung.sampai_tandatangan)


def catat(panggung: Panggung, surat: Surat = SURAT, oleh: str = "pengelola", orang: str = "kabid") -> Mandat:
    return mandat.catat(
        surat,
        orang=panggung.petugas[orang].pengguna,
        menggantikan=panggung.petugas["kadis"],
        oleh=panggung.petugas[oleh],
        kini=KINI,
    )


def beri(panggung: Panggung, surat: Surat = SURAT, orang: str = "rekan") -> Mandat:
    """A confirmed mandate; its assignment becomes the cast's "plh", with a certificate."""
    m = catat(panggung, surat, orang=orang)
    mandat.kuatkan(m, oleh=panggung.petugas["kadis"], kini=KINI)
    m.refresh_from_db()
    panggung.petugas["plh"] = Penugasan.objects.select_related("pengguna", "kantor").get(pk=m.penugasan_id)
    sertifikat_rekaan(panggung.kantor, kini=KINI)
    return m


def test_signs_in_the_name_of_the_position(panggung: Panggung, p: Permohonan) -> None:
    beri(panggung)
    panggung.tandatangani(p, "plh")
    d = Dokumen.objects.get(permohonan=p)
    assert (d.status, d.penandatangan) == (Status.BERTANDA, panggung.petugas["plh"])
    assert "Plh. KEPALA DINAS KEPENDUDUKAN" in d.data
    assert d.penandatangan.mandat == "Plh. 800/77/DUKCAPIL/2026"


def test_before_it_is_confirmed_nobody_acts_by_it(panggung: Panggung) -> None:
    m = catat(panggung)
    assert m.penugasan is None
    assert not Penugasan.objects.exclude(mandat="").exists()


def test_it_takes_two_people_and_neither_is_the_one_who_receives_it(panggung: Panggung) -> None:
    m = catat(panggung)
    for siapa in ("pengelola", "kabid"):
        with pytest.raises(PerluOrangKedua):
            mandat.kuatkan(m, oleh=panggung.petugas[siapa], kini=KINI)
    with pytest.raises(BukanPencatat):
        mandat.kuatkan(m, oleh=panggung.petugas["operator"], kini=KINI)
    mandat.kuatkan(m, oleh=panggung.petugas["kadis"], kini=KINI)
    with pytest.raises(SudahDikuatkan):
        mandat.kuatkan(m, oleh=panggung.petugas["kadis"], kini=KINI)
    assert Penugasan.objects.exclude(mandat="").count() == 1


@pytest.mark.parametrize(
    "surat",
    [
        Surat("Pjs.", "1", HARI, HARI, ["kk"]),
        Surat("Plt.", " ", HARI, HARI, ["kk"]),
        Surat("Plt.", "1", HARI, HARI - timedelta(days=1), ["kk"]),
        Surat("Plt.", "1", HARI, HARI, []),
        Surat("Plt.", "1", HARI, HARI, ["ktp"]),
    ],
)
def test_a_letter_that_lacks_something_is_refused(panggung: Panggung, surat: Surat) -> None:
    with pytest.raises(MandatTidakLengkap):
        catat(panggung, surat)


def test_nobody_replaces_themselves_and_not_everybody_records(panggung: Panggung) -> None:
    with pytest.raises(DiriSendiri):
        catat(panggung, orang="kadis")
    with pytest.raises(BukanPencatat):
        catat(panggung, oleh="operator")


def test_only_what_the_letter_names_may_be_signed(panggung: Panggung, p: Permohonan) -> None:
    beri(panggung, Surat("Plt.", "9", HARI, HARI, ["biodata"]))
    with pytest.raises(TidakBoleh, match="tidak mencakup"):
        panggung.tandatangani(p, "plh")
    assert not Dokumen.objects.exists()


@pytest.mark.parametrize("saat", [KINI - timedelta(days=1), KINI + timedelta(days=7)])
def test_only_on_its_days(panggung: Panggung, p: Permohonan, saat: datetime) -> None:
    beri(panggung)
    with pytest.raises(TidakBoleh, match="tidak berlaku"):
        panggung.tandatangani(p, "plh", kini=saat)


def test_ended_early_it_is_over_for_what_has_not_happened_yet(panggung: Panggung, p: Permohonan) -> None:
    m = beri(panggung)
    mandat.akhiri(m, oleh=panggung.petugas["pengelola"], kini=menit(5))
    with pytest.raises(TidakBoleh, match="tidak berlaku"):
        panggung.tandatangani(p, "plh")


def test_an_unrecorded_mandate_signs_nothing(panggung: Panggung, p: Permohonan) -> None:
    panggung.petugas["plh"] = Penugasan.objects.create(
        pengguna=panggung.petugas["rekan"].pengguna,
        kantor=panggung.kantor,
        jabatan="kadis",
        mulai=date(2026, 1, 1),
        mandat="Plt. tanpa surat",
    )
    with pytest.raises(TidakBoleh, match="tidak mencakup"):
        panggung.tandatangani(p, "plh")


def test_certificate_revoked_between_queue_and_signature(panggung: Panggung, p: Permohonan, settings: object) -> None:
    """F20: refused with the reason, nothing signed; whoever holds the mandate signs."""
    kadis = panggung.petugas["kadis"].pengguna.nip
    folder, frasa = settings.MAP_PKI, sandi.kunci("pki").hex()  # type: ignore[attr-defined]
    try:
        pencabutan.cabut(folder, id=kadis, alasan=pencabutan.AlasanCabut.DIBEKUKAN, frasa_pki=frasa, waktu=KINI)
        with pytest.raises(SertifikatTidakBerlaku, match="dibekukan"):
            panggung.tandatangani(p)
        assert [d.status for d in Dokumen.objects.all()] == ["rencana"]
        beri(panggung)
        panggung.tandatangani(p, "plh")
        assert sorted(d.status for d in Dokumen.objects.all()) == ["batal", "bertanda"]
    finally:
        pencabutan.pulihkan(folder, id=kadis, frasa_pki=frasa, waktu=KINI)
