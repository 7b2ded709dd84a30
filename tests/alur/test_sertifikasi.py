"""Signing: three transactions with a service between them that may do anything."""

from collections.abc import Callable
from datetime import timedelta
from functools import cache
from typing import Any

import pytest
import typst
from django.db import connection

from tertib import pekerja
from tertib.alur import langkah, sertifikasi
from tertib.alur.langkah import AlasanWajib, SudahDiputus, TidakBoleh
from tertib.alur.sertifikasi import BerubahSetelahDisetujui, TandaTanganTidakCocok
from tertib.dokumen import cetak, queries, services
from tertib.dokumen.models import Dokumen, Status
from tertib.dokumen.services import SedangDitandatangani
from tertib.dokumen.tte import pki
from tertib.dokumen.tte.jenis import FrasaSalah, LayananTidakMenjawab, SertifikatTidakBerlaku
from tertib.dokumen.tte.lokal import TTELokal
from tertib.dokumen.verifikasi import periksa_tandatangan
from tertib.inti import penyimpanan, sandi
from tertib.inti.models import Antrean
from tertib.peragaan import kantor as rekaan
from tertib.permohonan.models import Berkas, KepalaRantai, Permohonan, Riwayat
from tests.pemeran_tetap import KINI, Panggung, beri_mandat, jejak, menit, peristiwa

ASLI = TTELokal.tandatangani


def _dokumen(p: Permohonan) -> list[tuple[int, str]]:
    return list(Dokumen.objects.filter(permohonan=p).order_by("nomor").values_list("nomor", "status"))


def _layanan(monkeypatch: pytest.MonkeyPatch, jawab: Callable[..., bytes]) -> list[bytes]:
    """The signing service answers like this; the list fills with what it was asked to sign."""
    diminta: list[bytes] = []

    def tandatangani(self: TTELokal, pdf: bytes, **lain: Any) -> bytes:
        diminta.append(pdf)
        return jawab(self, pdf, **lain)

    monkeypatch.setattr(TTELokal, "tandatangani", tandatangani)
    return diminta


@pytest.fixture
def p(panggung: Panggung) -> Permohonan:
    return panggung.ingat("sampai tanda tangan", panggung.sampai_tandatangan)


def test_the_card_is_signed_over_our_bytes_by_the_head_of_office(panggung: Panggung, p: Permohonan) -> None:
    p = panggung.tandatangani(p)
    assert p.langkah == "terbitkan"
    d = Dokumen.objects.get(permohonan=p)
    assert (d.status, d.nomor, d.terbit) == (Status.BERTANDA, 1, None)
    isi = queries.isi(d)
    hasil = periksa_tandatangan(isi, akar=sertifikasi.penyedia().akar(), pada=menit(60))
    assert (hasil.sah, hasil.id_penandatangan) == (True, panggung.petugas["kadis"].pengguna.nip)
    assert isi.startswith(queries.isi_asli(d))
    assert peristiwa(p)[-1] == ("tandatangan", "lengkap", "terbitkan")
    assert queries.menurut_tautan(d.tautan) is None, "signed is not yet published"


@pytest.mark.parametrize("peragaan", [True, False])
def test_only_a_card_of_the_demonstration_is_marked_as_one(
    panggung: Panggung, p: Permohonan, settings: Any, monkeypatch: pytest.MonkeyPatch, peragaan: bool
) -> None:
    settings.PERAGAAN = peragaan
    diminta: list[bool] = []
    asli = cetak.kartu_pdf

    def catat(*kartu: Any, **lain: Any) -> bytes:
        diminta.append(lain["peragaan"])
        return asli(*kartu, **lain)

    monkeypatch.setattr(cetak, "kartu_pdf", catat)
    panggung.tandatangani(p)
    assert diminta == [peragaan]


@pytest.mark.parametrize("siapa", ["operator", "subkoord", "kabid", "tamu-kadis", "pemohon", "sistem"])
def test_nobody_else_signs(panggung: Panggung, p: Permohonan, siapa: str) -> None:
    sebelum = jejak()
    with pytest.raises(TidakBoleh):
        panggung.tandatangani(p, siapa)
    assert jejak() == sebelum


def test_a_case_that_is_not_there_yet_is_not_signed(panggung: Panggung) -> None:
    p = panggung.putus(panggung.ajukan(), "operator")
    sebelum = jejak()
    with pytest.raises(TidakBoleh):
        panggung.tandatangani(p)
    assert jejak() == sebelum


def test_the_move_alone_signs_nothing(panggung: Panggung, p: Permohonan) -> None:
    sebelum = jejak()
    for isi in ({}, {"dokumen": 1, "bertanda": None}):
        with pytest.raises(langkah.Galat, match="belum ditandatangani"):
            panggung.putus(p, "kadis", "lengkap", isi=isi)
    assert jejak() == sebelum


def test_twice_gives_one_signature_and_the_name_of_who_did_it(panggung: Panggung, p: Permohonan) -> None:
    basi = Permohonan.objects.select_related("kantor", "sop").get(pk=p.pk)
    panggung.tandatangani(p)
    with pytest.raises((SudahDiputus, TidakBoleh)):
        panggung.tandatangani(basi)
    assert _dokumen(p) == [(1, "bertanda")]


class TestFrasa:
    """A wrong passphrase costs nothing."""

    def test_it_keeps_the_number_and_the_next_try_may_come_at_once(self, panggung: Panggung, p: Permohonan) -> None:
        with pytest.raises(FrasaSalah):
            panggung.tandatangani(p, frasa_sandi="bukan ini")
        assert _dokumen(p) == [(1, "rencana")]
        p.refresh_from_db()
        assert p.langkah == "tandatangan"
        panggung.tandatangani(p)
        assert _dokumen(p) == [(1, "bertanda")]

    def test_it_is_written_nowhere(self, panggung: Panggung, p: Permohonan, caplog: pytest.LogCaptureFixture) -> None:
        with pytest.raises(FrasaSalah):
            panggung.tandatangani(p, frasa_sandi="kelihatan-di-mana")
        semua = str(list(Antrean.objects.values())) + str(list(Dokumen.objects.values())) + caplog.text
        assert "kelihatan-di-mana" not in semua

    def test_an_expired_certificate_likewise(self, panggung: Panggung, p: Permohonan) -> None:
        with pytest.raises(SertifikatTidakBerlaku, match="habis"):
            panggung.tandatangani(p, kini=KINI + timedelta(days=900))
        assert Dokumen.objects.get(permohonan=p).dipegang_sampai is None


class TestBerubah:
    """What was approved is, by digest, what is signed (I4)."""

    @pytest.mark.parametrize(
        "ubah",
        [
            lambda p: Permohonan.objects.filter(pk=p.pk).update(isian='{"cerita": "lain"}'),
            lambda p: Permohonan.objects.filter(pk=p.pk).update(pemohon_nama="ORANG LAIN"),
            lambda p: Permohonan.objects.filter(pk=p.pk).update(draf_sidik="0" * 64),
            lambda p: Berkas.objects.filter(permohonan=p, syarat="ktp_el").update(sidik="0" * 64),
            lambda p: Berkas.objects.filter(permohonan=p, syarat="ktp_el").update(diganti=KINI),
        ],
        ids=["isian", "pemohon", "draf", "berkas-lain", "berkas-hilang"],
    )
    def test_a_change_behind_the_back_stops_the_signature(
        self, panggung: Panggung, p: Permohonan, ubah: Callable[[Permohonan], object]
    ) -> None:
        ubah(p)
        sebelum = jejak()
        with pytest.raises(BerubahSetelahDisetujui, match="Kembalikan"):
            panggung.tandatangani(Permohonan.objects.select_related("kantor", "sop").get(pk=p.pk))
        assert jejak() == sebelum

    def test_a_change_after_signing_stops_publishing(self, panggung: Panggung, p: Permohonan) -> None:
        p = panggung.tandatangani(p)
        Permohonan.objects.filter(pk=p.pk).update(pemohon_nama="ORANG LAIN")
        p.refresh_from_db()
        sebelum = jejak()
        with pytest.raises(langkah.Galat, match="berubah setelah ditandatangani"):
            panggung.putus(p, "operator", "lanjut")
        assert jejak() == sebelum


class TestLayanan:
    """The service may answer anything, late, or not at all."""

    @pytest.mark.parametrize(
        "jawab",
        [
            lambda *_, **__: b"<html>502</html>",
            lambda *_, **__: b"",
            lambda self, pdf, **lain: ASLI(self, pdf, **lain)[:-400],
            lambda self, pdf, **lain: ASLI(self, pdf, **lain) + b"\n%tambahan",
            lambda self, pdf, **lain: pdf,
            lambda self, pdf, **lain: ASLI(self, _pdf_lain(), **lain),
        ],
        ids=["html", "kosong", "terpotong", "ditambahi", "tak-bertanda", "dokumen-lain"],
    )
    def test_another_answer_publishes_nothing_and_stores_nothing(
        self, panggung: Panggung, p: Permohonan, monkeypatch: pytest.MonkeyPatch, jawab: Callable[..., bytes]
    ) -> None:
        _layanan(monkeypatch, jawab)
        with pytest.raises(TandaTanganTidakCocok, match="belum ditandatangani"):
            panggung.tandatangani(p)
        d = Dokumen.objects.get(permohonan=p)
        assert (d.status, d.sidik) == (Status.RENCANA, "")
        assert penyimpanan.temukan(sertifikasi._tempat(d), kait=queries.kait(p.pk)) is None
        p.refresh_from_db()
        assert p.langkah == "tandatangan"
        monkeypatch.setattr(TTELokal, "tandatangani", ASLI)
        panggung.tandatangani(p, kini=menit(90))
        assert _dokumen(p) == [(1, "bertanda")]

    def test_somebody_else_s_signature_is_not_ours(
        self, panggung: Panggung, p: Permohonan, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folder, nip = sertifikasi.penyedia().folder, "199001012015041000"
        if not pki.berkas_orang(folder, nip, "pem").exists():
            pki.terbitkan_sertifikat(
                folder,
                id=nip,
                nama="Orang Lain",
                jabatan="Kepala Dinas",
                instansi="Lain",
                frasa_sandi="frasa lain",
                berlaku_hari=700,
                frasa_pki=sandi.kunci("pki").hex(),
                waktu=KINI - timedelta(days=1),
            )
        palsu = {"penandatangan": nip, "frasa_sandi": "frasa lain"}
        _layanan(monkeypatch, lambda self, pdf, **lain: ASLI(self, pdf, **{**lain, **palsu}))
        with pytest.raises(TandaTanganTidakCocok):
            panggung.tandatangani(p)
        assert _dokumen(p) == [(1, "rencana")]

    def test_silence_means_unknown_the_number_waits_and_nobody_signs_meanwhile(
        self, panggung: Panggung, p: Permohonan, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def diam(*_: object, **__: object) -> bytes:
            raise LayananTidakMenjawab

        diminta = _layanan(monkeypatch, diam)
        with pytest.raises(LayananTidakMenjawab, match="diperiksa lagi"):
            panggung.tandatangani(p, kini=menit(60))
        with pytest.raises(SedangDitandatangani):
            panggung.tandatangani(p, kini=menit(60) + timedelta(seconds=30))
        assert len(diminta) == 1
        monkeypatch.setattr(TTELokal, "tandatangani", ASLI)
        panggung.tandatangani(p, kini=menit(62))
        assert _dokumen(p) == [(1, "bertanda")]


class TestMatiDiTengah:
    """The process dies after the signed file lies in the folder and before the case has moved."""

    @pytest.fixture
    def rencana(self, panggung: Panggung, p: Permohonan, monkeypatch: pytest.MonkeyPatch) -> Dokumen:
        def mati(*_: object, **__: object) -> None:
            raise SystemExit("mati")

        with monkeypatch.context() as m:
            m.setattr(sertifikasi, "_rampungkan", mati)
            with pytest.raises(SystemExit):
                panggung.tandatangani(p, kini=menit(60))
        return Dokumen.objects.select_related("permohonan__kantor", "permohonan__sop", "penandatangan__pengguna").get(
            permohonan=p
        )

    def test_it_is_finished_once_without_a_second_signature(
        self, rencana: Dokumen, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        diminta = _layanan(monkeypatch, ASLI)
        assert sertifikasi.susulkan(rencana, kini=menit(70)) is True
        assert sertifikasi.susulkan(rencana, kini=menit(71)) is False
        assert _dokumen(rencana.permohonan) == [(1, "bertanda")]
        assert Riwayat.objects.filter(permohonan=rencana.permohonan, dari="tandatangan").count() == 1
        assert diminta == []

    def test_the_worker_finds_it_in_the_queue(self, rencana: Dokumen, panggung: Panggung) -> None:
        Antrean.objects.exclude(jenis="susul-tte").delete()
        assert pekerja.sekali(kini=menit(61)) == 0, "the first try is still given its time"
        assert pekerja.sekali(kini=menit(63)) == 1
        assert _dokumen(rencana.permohonan) == [(1, "bertanda")]

    def test_the_next_try_finishes_it_without_asking_the_service_again(
        self, rencana: Dokumen, panggung: Panggung, p: Permohonan, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        diminta = _layanan(monkeypatch, ASLI)
        panggung.tandatangani(p, kini=menit(62))
        assert diminta == []
        assert _dokumen(p) == [(1, "bertanda")]

    def test_what_lies_there_is_verified_not_believed(self, rencana: Dokumen, folder: Any) -> None:
        tempat = sertifikasi._tempat(rencana)
        penyimpanan.hapus(tempat.nama)
        penyimpanan.simpan(_pdf_lain(), kait=queries.kait(rencana.permohonan_id), tempat=tempat)
        with pytest.raises(TandaTanganTidakCocok):
            sertifikasi.susulkan(rencana, kini=menit(70))
        assert _dokumen(rencana.permohonan) == [(1, "rencana")]

    def test_a_second_answer_never_replaces_the_file_of_the_first(
        self, rencana: Dokumen, panggung: Panggung, p: Permohonan
    ) -> None:
        """Two answers of a slow service: what the row describes stays what lies in the folder."""
        sertifikasi.susulkan(rencana, kini=menit(70))
        kedua = ASLI(
            sertifikasi.penyedia(),
            queries.isi_asli(rencana),
            penandatangan=rencana.penandatangan.pengguna.nip,
            frasa_sandi="tanda tangan peragaan",
            alasan="lagi",
            lokasi="Sekayu",
            waktu=menit(71),
        )
        penyimpanan.simpan(kedua, kait=queries.kait(p.pk), tempat=sertifikasi._tempat(rencana))
        d = Dokumen.objects.get(pk=rencana.pk)
        assert queries.isi(d) != kedua

    def test_a_later_try_that_dies_is_followed_up_as_well(
        self, panggung: Panggung, p: Permohonan, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with pytest.raises(FrasaSalah):
            panggung.tandatangani(p, frasa_sandi="salah", kini=menit(60))
        Antrean.objects.exclude(jenis="susul-tte").delete()
        assert pekerja.sekali(kini=menit(63)) == 1, "nothing came of the first try"

        def mati(*_: object, **__: object) -> None:
            raise SystemExit("mati")

        with monkeypatch.context() as m:
            m.setattr(sertifikasi, "_rampungkan", mati)
            with pytest.raises(SystemExit):
                panggung.tandatangani(p, kini=menit(80))
        pekerja.sekali(kini=menit(83))
        assert _dokumen(p) == [(1, "bertanda")]

    def test_a_late_follow_up_does_not_free_a_case_that_is_being_signed(
        self, panggung: Panggung, p: Permohonan
    ) -> None:
        with pytest.raises(FrasaSalah):
            panggung.tandatangani(p, frasa_sandi="salah", kini=menit(60))
        rencana = Dokumen.objects.select_related("permohonan__kantor", "permohonan__sop").get(permohonan=p)
        services.pegang(p, kini=menit(62))
        assert sertifikasi.susulkan(rencana, kini=menit(62)) is False
        with pytest.raises(SedangDitandatangani):
            panggung.tandatangani(p, kini=menit(62))


class TestMenolak:
    """The head of office refuses, or somebody sends a signed case back: the number stays with its reason."""

    def test_refusing_needs_a_reason_and_goes_back_to_the_operator(self, panggung: Panggung, p: Permohonan) -> None:
        with pytest.raises(AlasanWajib):
            panggung.putus(p, "kadis", "ditolak", alasan="")
        p = panggung.putus(p, "kadis", "ditolak")
        assert p.langkah == "periksa"
        assert peristiwa(p)[-1] == ("tandatangan", "ditolak", "periksa")

    def test_a_void_document_keeps_its_number_and_the_next_gets_the_next(
        self, panggung: Panggung, p: Permohonan
    ) -> None:
        with pytest.raises(FrasaSalah):
            panggung.tandatangani(p, frasa_sandi="salah")
        p = panggung.putus(p, "kadis", "ditolak")
        assert _dokumen(p) == [(1, "batal")]
        assert Dokumen.objects.get(permohonan=p).alasan_batal == "ditolak"
        for siapa in ("operator", "subkoord", "kabid"):
            p = panggung.putus(p, siapa)
        panggung.tandatangani(p)
        assert _dokumen(p) == [(1, "batal"), (2, "bertanda")]

    def test_numbers_run_without_gap_over_cases(self, panggung: Panggung, p: Permohonan) -> None:
        dua = panggung.sampai_tandatangan()
        for kasus in (p, dua):
            panggung.tandatangani(kasus)
        assert sorted(Dokumen.objects.values_list("nomor", flat=True)) == [1, 2]


class TestPenggantiPejabat:
    """Another head of office (Plt.) takes over what the predecessor began."""

    def plt(self, panggung: Panggung) -> None:
        panggung.petugas["plt"] = beri_mandat(panggung.petugas["tamu-kadis"].pengguna, panggung.petugas["kadis"])
        rekaan.sertifikat_rekaan(panggung.kantor, kini=KINI)

    def test_the_plan_of_the_predecessor_becomes_void(self, panggung: Panggung, p: Permohonan) -> None:
        self.plt(panggung)
        with pytest.raises(FrasaSalah):
            panggung.tandatangani(p, frasa_sandi="salah")
        panggung.tandatangani(p, "plt")
        assert _dokumen(p) == [(1, "batal"), (2, "bertanda")]
        d = Dokumen.objects.get(permohonan=p, status=Status.BERTANDA)
        assert d.penandatangan == panggung.petugas["plt"]
        assert "Plt. KEPALA DINAS" in d.data

    def test_not_while_the_predecessor_s_signature_is_being_made(self, panggung: Panggung, p: Permohonan) -> None:
        self.plt(panggung)
        with pytest.raises(FrasaSalah):
            panggung.tandatangani(p, frasa_sandi="salah")
        services.pegang(p, kini=menit(70))
        sebelum = jejak()
        with pytest.raises(SedangDitandatangani):
            panggung.tandatangani(p, "plt", kini=menit(70))
        assert jejak() == sebelum


def test_the_intent_stands_before_the_service_is_asked_and_no_transaction_is_open(
    panggung: Panggung, p: Permohonan, monkeypatch: pytest.MonkeyPatch
) -> None:
    """T1 is committed when the passphrase travels: a crash of the service cannot take the number back."""
    dalam = len(connection.savepoint_ids)

    def jawab(self: TTELokal, pdf: bytes, **lain: Any) -> bytes:
        assert len(connection.savepoint_ids) == dalam
        assert _dokumen(p) == [(1, "rencana")]
        return ASLI(self, pdf, **lain)

    assert len(_layanan(monkeypatch, jawab)) == 0
    panggung.tandatangani(p)
    assert KepalaRantai.objects.get().urut == 5


@cache
def _pdf_lain() -> bytes:
    """A sound PDF that is not the card of the case."""
    hasil = typst.compile(b"Surat lain", ignore_system_fonts=True)
    assert isinstance(hasil, bytes)
    return hasil
