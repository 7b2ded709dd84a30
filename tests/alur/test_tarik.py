"""The applicant takes the application back."""

from typing import Any

import pytest

from tertib.alur import langkah
from tertib.alur.langkah import SudahDiputus, TidakBoleh
from tertib.dokumen.models import Dokumen
from tertib.dokumen.tte.jenis import FrasaSalah
from tertib.permohonan.models import Kunjungan, Permohonan, Riwayat
from tests.pemeran_tetap import Panggung, jejak


def _tarik(panggung: Panggung, p: Permohonan, siapa: str = "pemohon", **lain: Any) -> Permohonan:
    biasa = {"pelaku": panggung.pelaku(siapa, p), "versi": p.versi, "kini": panggung.waktu(), "alasan": "Tidak jadi."}
    return langkah.jalankan(p, putusan="ditarik", **{**biasa, **lain})


@pytest.mark.parametrize("sampai", ["siap", "ajukan", "sampai_tandatangan"])
def test_it_ends_with_one_event_wherever_nothing_is_signed_yet(panggung: Panggung, sampai: str) -> None:
    p = getattr(panggung, sampai)()
    dari = p.langkah
    p = _tarik(panggung, p)
    assert p.akhir == "ditarik"
    r = Riwayat.objects.latest("urut")
    assert (r.tindakan, r.dari, r.ke, r.putusan, r.alasan) == ("tarik", dari, "ditarik", "ditarik", "Tidak jadi.")
    assert not Kunjungan.objects.filter(permohonan=p, selesai=None).exists()


def test_a_planned_document_becomes_void_with_its_reason(panggung: Panggung) -> None:
    p = panggung.sampai_tandatangan()
    with pytest.raises(FrasaSalah):
        panggung.tandatangani(p, frasa_sandi="salah")
    _tarik(panggung, p)
    d = Dokumen.objects.get(permohonan=p)
    assert (d.nomor, d.status, d.alasan_batal) == (1, "batal", "ditarik pemohon")


def test_not_once_the_card_is_signed(panggung: Panggung) -> None:
    p = panggung.tandatangani(panggung.sampai_tandatangan())
    sebelum = jejak()
    with pytest.raises(TidakBoleh, match="sudah ditandatangani"):
        _tarik(panggung, p)
    assert jejak() == sebelum


def test_only_its_own_applicant(panggung: Panggung) -> None:
    p, lain = panggung.ajukan(), panggung.ajukan()
    for pelaku in (panggung.pelaku("operator", p), panggung.pelaku("pemohon", lain)):
        with pytest.raises(TidakBoleh):
            _tarik(panggung, p, pelaku=pelaku)


def test_twice_and_after_the_end_is_refused(panggung: Panggung) -> None:
    p = panggung.ajukan()
    basi = Permohonan.objects.select_related("kantor", "sop").get(pk=p.pk)
    p = _tarik(panggung, p)
    with pytest.raises(SudahDiputus):
        _tarik(panggung, basi)
    with pytest.raises(TidakBoleh, match="berakhir"):
        _tarik(panggung, p)


def test_who_read_an_older_version_is_told(panggung: Panggung) -> None:
    p = panggung.ajukan()
    panggung.putus(p, "operator")
    with pytest.raises(SudahDiputus, match="lengkap"):
        _tarik(panggung, p, versi=p.versi)
