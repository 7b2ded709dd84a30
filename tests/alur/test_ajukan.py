"""The applicant hands in."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from tertib.alur import berkas, langkah
from tertib.alur.ajukan import BelumLengkap
from tertib.alur.langkah import SudahDiputus, TidakBoleh
from tertib.inti.models import Antrean
from tertib.permohonan import queries
from tertib.permohonan.models import Berkas, KodeKonfirmasi, Kunjungan, Permohonan
from tests.pemeran_tetap import KINI, Panggung, foto, jejak, peristiwa


def test_the_case_gets_its_number_moves_and_leaves_one_event_and_one_notice(panggung: Panggung) -> None:
    p = panggung.siap()
    Antrean.objects.all().delete()
    p = panggung.putus(p, "pemohon", "lanjut")
    assert (p.langkah, p.nomor) == ("periksa", "KK-1606-26-000001")
    assert p.diajukan is not None
    assert peristiwa(p) == [("ajukan", "lanjut", "periksa")]
    assert Antrean.objects.get().isi == {"permohonan": p.pk, "perihal": "diajukan", "lewat": "whatsapp"}
    assert [k.langkah for k in Kunjungan.objects.filter(permohonan=p, selesai=None)] == ["periksa"]


@pytest.mark.parametrize(("surel", "banyak"), [(KINI, 1), (None, 0)])
def test_who_proved_only_an_e_mail_address_is_told_too(
    panggung: Panggung, monkeypatch: pytest.MonkeyPatch, surel: datetime | None, banyak: int
) -> None:
    p = panggung.siap()
    monkeypatch.setattr("tertib.alur.ajukan.DARI_JAUH", ())
    Permohonan.objects.filter(pk=p.pk).update(whatsapp_dikonfirmasi=None, surel_dikonfirmasi=surel)
    p.refresh_from_db()
    Antrean.objects.all().delete()
    panggung.putus(p, "pemohon", "lanjut")
    assert Antrean.objects.filter(isi__perihal="diajukan").count() == banyak


def _tanpa_ktp(p: Permohonan) -> None:
    Berkas.objects.filter(permohonan=p, syarat="ktp_el").update(diganti=KINI)


def _tanpa_tanda_tangan(p: Permohonan) -> None:
    Berkas.objects.filter(permohonan=p, syarat=queries.TANDA_TANGAN).update(diganti=KINI)


def _tanpa_bukti_nomor(p: Permohonan) -> None:
    Permohonan.objects.filter(pk=p.pk).update(whatsapp_dikonfirmasi=None)


def _tanpa_jawaban(p: Permohonan) -> None:
    Permohonan.objects.filter(pk=p.pk).update(isian="")


def _tanpa_pemohon(p: Permohonan) -> None:
    Permohonan.objects.filter(pk=p.pk).update(pemohon_nama="")


@pytest.mark.parametrize(
    "rusak, kata",
    [
        (_tanpa_ktp, "KTP-el"),
        (_tanpa_tanda_tangan, "Tanda tangani"),
        (_tanpa_bukti_nomor, "WhatsApp"),
        (_tanpa_jawaban, "."),
        (_tanpa_pemohon, "pemohon"),
    ],
)
def test_whatever_is_missing_is_named_and_nothing_happens(
    panggung: Panggung, rusak: Callable[[Permohonan], None], kata: str
) -> None:
    p = panggung.siap()
    rusak(p)
    sebelum = jejak()
    with pytest.raises(BelumLengkap, match=kata):
        panggung.putus(p, "pemohon", "lanjut", isi={})
    assert jejak() == sebelum


@pytest.mark.parametrize("siapa", ["operator", "kadis", "sistem"])
def test_nobody_else_hands_in(panggung: Panggung, siapa: str) -> None:
    p = panggung.siap()
    with pytest.raises(TidakBoleh, match="Pemohon"):
        panggung.putus(p, siapa, "lanjut")
    assert peristiwa(p) == []


def test_the_applicant_of_another_case_does_not(panggung: Panggung) -> None:
    p, lain = panggung.siap(), panggung.siap()
    with pytest.raises(TidakBoleh):
        panggung.putus(p, "pemohon", "lanjut", pelaku=panggung.pelaku("pemohon", lain))


def test_twice_the_second_reads_who_did_what(panggung: Panggung) -> None:
    p = panggung.siap()
    basi = Permohonan.objects.select_related("kantor", "sop").get(pk=p.pk)
    panggung.putus(p, "pemohon", "lanjut")
    sebelum = jejak()
    with pytest.raises(SudahDiputus, match=p.pemohon_nama):
        panggung.putus(basi, "pemohon", "lanjut")
    assert jejak() == sebelum


def test_a_returned_case_keeps_its_number_and_its_good_papers(panggung: Panggung) -> None:
    p = panggung.ajukan()
    nomor, baik = p.nomor, queries.berkas_berlaku(p)["surat_kepolisian"].pk
    p = panggung.putus(p, "operator", "tidak lengkap", isi={"kekurangan": [("syarat:ktp_el", "Buram.")]})
    with pytest.raises(BelumLengkap, match="KTP-el"):
        panggung.putus(p, "pemohon", "lanjut")
    berkas.serahkan_berkas(p, syarat="ktp_el", nama="b.jpg", isi=foto("baru"), kini=panggung.waktu())
    p = panggung.putus(p, "pemohon", "lanjut")
    assert (p.nomor, p.langkah) == (nomor, "periksa")
    assert queries.berkas_berlaku(p)["surat_kepolisian"].pk == baik
    assert KodeKonfirmasi.objects.filter(permohonan=p).count() == 1


def test_a_fault_at_the_very_end_takes_the_number_back(panggung: Panggung, monkeypatch: pytest.MonkeyPatch) -> None:
    p = panggung.siap()
    sebelum = jejak()
    asli = langkah._masuk

    def gagal(*_: object, **__: object) -> None:
        raise RuntimeError("gagal di ujung")

    monkeypatch.setattr(langkah, "_masuk", gagal)
    with pytest.raises(RuntimeError):
        panggung.putus(p, "pemohon", "lanjut")
    assert jejak() == sebelum
    monkeypatch.setattr(langkah, "_masuk", asli)
    p.refresh_from_db()
    assert panggung.putus(p, "pemohon", "lanjut").nomor == "KK-1606-26-000001"


def test_the_year_of_the_number_is_the_office_s_own(panggung: Panggung, monkeypatch: pytest.MonkeyPatch) -> None:
    p = panggung.siap()
    malam_tahun_baru = datetime(2026, 12, 31, 17, 30, tzinfo=UTC)  # 00.30 WIB on 1 January
    assert panggung.putus(p, "pemohon", "lanjut", kini=malam_tahun_baru).nomor == "KK-1606-27-000001"
