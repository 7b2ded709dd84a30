"""Many documents with one passphrase: one failing does not stop the rest, a wrong passphrase is tried once."""

import logging
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from tertib.alur import keadaan_tte, kemajuan_massal, sertifikasi, tandatangan_massal
from tertib.alur.kemajuan_massal import Kemajuan
from tertib.alur.models import GangguanTTE, TandaTanganMassal
from tertib.alur.tandatangan_massal import MasihBerjalan, SudahDitutup, TerlaluBanyak, TidakAdaYangDipilih
from tertib.dokumen import services
from tertib.dokumen.models import Dokumen
from tertib.dokumen.tte import pki
from tertib.dokumen.tte.jenis import FrasaSalah, LayananTidakMenjawab, LayananTidakTerhubung
from tertib.dokumen.tte.lokal import TTELokal
from tertib.inti.jam import jam_tetap
from tertib.permohonan.models import Permohonan, Riwayat
from tests.pemeran_tetap import FRASA, Panggung, jejak, menit

SAAT = menit(300)
ASLI = TTELokal.tandatangani


@pytest.fixture(autouse=True)
def tanpa_denyut(monkeypatch: pytest.MonkeyPatch) -> None:
    """The test holds the database in one transaction; a second connection would wait for it."""
    monkeypatch.setattr(tandatangan_massal, "DENYUT_DETIK", 3600.0)


@pytest.fixture
def tiga(panggung: Panggung) -> list[Permohonan]:
    return panggung.ingat("tiga", lambda: [panggung.sampai_tandatangan() for _ in range(3)])


def susun(panggung: Panggung, kasus: list[Permohonan], siapa: str = "kadis") -> TandaTanganMassal:
    pilihan = {p.nomor: p.versi for p in kasus if p.nomor}
    return tandatangan_massal.susun(oleh=panggung.petugas[siapa], pilihan=pilihan, kini=SAAT)


def kerjakan(massal: TandaTanganMassal, frasa: str = FRASA) -> Kemajuan:
    with jam_tetap(SAAT):
        giliran = tandatangan_massal.ambil_giliran(massal, kini=SAAT)
        tandatangan_massal.kerjakan(massal, giliran=giliran, frasa_sandi=frasa)
    return lihat(massal)


def lihat(massal: TandaTanganMassal) -> Kemajuan:
    massal.refresh_from_db()
    return kemajuan_massal.kemajuan(massal, kini=SAAT)


def hitung(k: Kemajuan) -> tuple[int, int, int]:
    """Signed, failed, waiting."""
    return len(k.bertanda), len(k.gagal), len(k.menunggu)


def gangguan(monkeypatch: pytest.MonkeyPatch, di: int, galat: Callable[[], Exception]) -> list[int]:
    """From the call number `di` (from 1) on the service fails like this; the list grows with every call."""
    panggilan: list[int] = []

    def jawab(self: TTELokal, pdf: bytes, **lain: Any) -> bytes:
        panggilan.append(len(panggilan) + 1)
        if len(panggilan) >= di:
            raise galat()
        return ASLI(self, pdf, **lain)

    monkeypatch.setattr(TTELokal, "tandatangani", jawab)
    return panggilan


def test_all_are_signed_each_by_its_own_event_and_number(panggung: Panggung, tiga: list[Permohonan]) -> None:
    massal = susun(panggung, tiga)
    assert hitung(kerjakan(massal)) == (3, 0, 0)
    assert massal.selesai == SAAT
    assert sorted(Dokumen.objects.values_list("nomor", "status")) == [(n, "bertanda") for n in (1, 2, 3)]
    assert Riwayat.objects.filter(dari="tandatangan").count() == 3


def test_the_passphrase_is_stretched_once(
    panggung: Panggung, tiga: list[Permohonan], monkeypatch: pytest.MonkeyPatch
) -> None:
    dibuka: list[object] = []
    asli = pki.buka_kunci
    monkeypatch.setattr(pki, "buka_kunci", lambda *apa: dibuka.append(apa[0]) or asli(*apa))
    kerjakan(susun(panggung, tiga))
    assert len(dibuka) == 1
    panggung.tandatangani(panggung.sampai_tandatangan())
    panggung.tandatangani(panggung.sampai_tandatangan())
    assert len(dibuka) == 3, "nothing stays open after a batch"


def test_a_wrong_passphrase_is_tried_once_and_costs_nothing(
    panggung: Panggung, tiga: list[Permohonan], monkeypatch: pytest.MonkeyPatch
) -> None:
    panggilan = gangguan(monkeypatch, 99, RuntimeError)
    massal = susun(panggung, tiga)
    k = kerjakan(massal, "bukan itu")
    assert (hitung(k), len(panggilan), massal.selesai) == ((0, 0, 3), 1, None)
    assert "Passphrase salah" in massal.sebab
    assert hitung(kerjakan(massal)) == (3, 0, 0)
    assert massal.sebab == ""


def test_one_failing_does_not_stop_the_rest(panggung: Panggung, tiga: list[Permohonan]) -> None:
    massal = susun(panggung, tiga)
    panggung.putus(tiga[1], "kadis", "ditolak")
    k = kerjakan(massal)
    assert hitung(k) == (2, 1, 0)
    assert k.gagal[0].permohonan == tiga[1]
    assert "sudah diputus" in k.gagal[0].sebab
    assert massal.selesai is not None


def test_an_error_nobody_foresaw_stays_with_its_case_and_out_of_the_log(
    panggung: Panggung, tiga: list[Permohonan], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    gangguan(monkeypatch, 3, lambda: RuntimeError(f"payload {FRASA}"))
    with caplog.at_level(logging.DEBUG):
        k = kerjakan(susun(panggung, tiga))
    assert hitung(k) == (2, 1, 0)
    assert "tidak terduga" in k.gagal[0].sebab
    assert "RuntimeError" in caplog.text
    assert FRASA not in caplog.text


def test_a_service_away_stops_at_once_and_all_wait(
    panggung: Panggung, tiga: list[Permohonan], monkeypatch: pytest.MonkeyPatch
) -> None:
    panggilan = gangguan(monkeypatch, 2, LayananTidakTerhubung)
    massal = susun(panggung, tiga)
    assert hitung(kerjakan(massal)) == (1, 0, 2)
    assert len(panggilan) == 2
    assert keadaan_tte.gangguan() is not None
    monkeypatch.undo()
    assert hitung(kerjakan(massal)) == (3, 0, 0)
    assert keadaan_tte.gangguan() is None
    assert GangguanTTE.objects.count() == 1


def test_an_unknown_outcome_is_not_asked_for_again_and_counts_when_it_comes(
    panggung: Panggung, tiga: list[Permohonan], monkeypatch: pytest.MonkeyPatch
) -> None:
    panggilan = gangguan(monkeypatch, 1, LayananTidakMenjawab)
    massal = susun(panggung, tiga)
    k = kerjakan(massal)
    assert hitung(k) == (0, 1, 2)
    monkeypatch.undo()
    rencana = Dokumen.objects.select_related("permohonan__kantor", "permohonan__sop", "penandatangan__pengguna").get()
    sertifikasi._minta(rencana, FRASA, SAAT)  # the signature did come, to nobody
    assert sertifikasi.susulkan(rencana, kini=SAAT + timedelta(minutes=5)) is True
    assert hitung(lihat(massal)) == (1, 0, 2)
    assert len(panggilan) == 1


def test_stopped_after_the_present_one_and_gone_on_with(
    panggung: Panggung, tiga: list[Permohonan], monkeypatch: pytest.MonkeyPatch
) -> None:
    massal = susun(panggung, tiga)

    def jawab(self: TTELokal, pdf: bytes, **lain: Any) -> bytes:
        tandatangan_massal.hentikan(massal)
        return ASLI(self, pdf, **lain)

    monkeypatch.setattr(TTELokal, "tandatangani", jawab)
    k = kerjakan(massal)
    assert (hitung(k), k.berjalan, massal.selesai) == ((1, 0, 2), False, None)
    monkeypatch.undo()
    assert hitung(kerjakan(massal)) == (3, 0, 0)


def test_a_dead_process_is_told_and_another_takes_over(panggung: Panggung, tiga: list[Permohonan]) -> None:
    massal = susun(panggung, tiga)
    lama = tandatangan_massal.ambil_giliran(massal, kini=SAAT)
    assert lihat(massal).berjalan
    with pytest.raises(MasihBerjalan):
        tandatangan_massal.ambil_giliran(massal, kini=SAAT)
    nanti = SAAT + tandatangan_massal.HIDUP
    massal.refresh_from_db()
    assert kemajuan_massal.kemajuan(massal, kini=nanti).mati
    baru = tandatangan_massal.ambil_giliran(massal, kini=nanti)
    with jam_tetap(nanti):
        tandatangan_massal.kerjakan(massal, giliran=lama, frasa_sandi=FRASA)
        assert hitung(lihat(massal)) == (0, 0, 3), "whoever lost the turn signs nothing"
        tandatangan_massal.kerjakan(massal, giliran=baru, frasa_sandi=FRASA)
    assert hitung(lihat(massal)) == (3, 0, 0)


def test_signed_but_not_said_before_the_process_died_is_not_signed_again(
    panggung: Panggung, tiga: list[Permohonan], monkeypatch: pytest.MonkeyPatch
) -> None:
    massal = susun(panggung, tiga)
    panggilan = gangguan(monkeypatch, 99, RuntimeError)
    panggung.tandatangani(tiga[0], kini=SAAT)
    k = kerjakan(massal)
    assert (hitung(k), len(panggilan)) == ((3, 0, 0), 3)


class TestTertahan:
    """The document that was being signed when the process died is held for a minute; the others need not wait for it."""

    @pytest.fixture
    def massal(self, panggung: Panggung, tiga: list[Permohonan]) -> TandaTanganMassal:
        massal = susun(panggung, tiga)
        with pytest.raises(FrasaSalah):
            panggung.tandatangani(tiga[0], frasa_sandi="salah")
        services.pegang(tiga[0], kini=SAAT)
        return massal

    def test_it_is_signed_as_soon_as_it_is_free(
        self, massal: TandaTanganMassal, tiga: list[Permohonan], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        jeda: list[tuple[int, int, int]] = []

        def menunggu(_detik: float) -> None:
            jeda.append(hitung(lihat(massal)))
            if len(jeda) == 3:
                services.lepas(tiga[0])

        monkeypatch.setattr(time, "sleep", menunggu)
        assert hitung(kerjakan(massal)) == (3, 0, 0)
        assert jeda == [(2, 0, 1)] * 3

    def test_one_that_is_never_free_goes_on_waiting(
        self, massal: TandaTanganMassal, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(time, "sleep", lambda _detik: None)
        assert hitung(kerjakan(massal)) == (2, 0, 1)
        assert massal.selesai is None
        assert "sedang ditandatangani" in massal.sebab


def test_two_tabs_the_second_is_told_and_a_stopped_one_gives_way(panggung: Panggung, tiga: list[Permohonan]) -> None:
    pertama = susun(panggung, tiga[:2])
    tandatangan_massal.ambil_giliran(pertama, kini=SAAT)
    sebelum = jejak()
    with pytest.raises(MasihBerjalan):
        susun(panggung, tiga)
    assert jejak() == sebelum
    TandaTanganMassal.objects.update(hidup_sampai=None)
    kedua = susun(panggung, tiga)
    with pytest.raises(SudahDitutup):
        tandatangan_massal.ambil_giliran(pertama, kini=SAAT)
    assert hitung(kerjakan(kedua)) == (3, 0, 0)


def test_only_what_waits_for_this_signer_may_be_chosen(panggung: Panggung, tiga: list[Permohonan]) -> None:
    with pytest.raises(TidakAdaYangDipilih):
        susun(panggung, tiga, "operator")
    with pytest.raises(TidakAdaYangDipilih):
        tandatangan_massal.susun(oleh=panggung.petugas["kadis"], pilihan={"KK-0000-00-000000": 1}, kini=SAAT)
    with pytest.raises(TerlaluBanyak):
        tandatangan_massal.susun(oleh=panggung.petugas["kadis"], pilihan={f"KK-{n}": 1 for n in range(501)}, kini=SAAT)


def test_what_was_looked_at_is_kept_for_that_version(panggung: Panggung, tiga: list[Permohonan]) -> None:
    kadis = panggung.petugas["kadis"]
    for _ in range(2):
        tandatangan_massal.tinjau(tiga[0], oleh=kadis, kini=SAAT)
    tandatangan_massal.tinjau(tiga[1], oleh=panggung.petugas["tamu-kadis"], kini=SAAT)
    assert kemajuan_massal.dilihat(kadis, tiga) == {tiga[0].pk}
    assert lihat(susun(panggung, tiga)).belum_dilihat == 2
    tiga[0].versi += 1
    assert kemajuan_massal.dilihat(kadis, tiga) == set()


def test_changed_after_it_was_chosen_is_refused(panggung: Panggung, tiga: list[Permohonan]) -> None:
    massal = susun(panggung, tiga)
    Permohonan.objects.filter(pk=tiga[0].pk).update(versi=tiga[0].versi + 1)
    assert hitung(kerjakan(massal)) == (2, 1, 0)


@pytest.mark.django_db(transaction=True)
def test_in_the_background_within_the_same_office_and_clock(
    panggung: Panggung, tiga: list[Permohonan], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tandatangan_massal, "DENYUT_DETIK", 0.01)
    massal = susun(panggung, tiga)
    sebelum = threading.active_count()
    with jam_tetap(SAAT):
        tandatangan_massal.mulai(massal, frasa_sandi=FRASA, kini=SAAT).join(30)
    assert hitung(lihat(massal)) == (3, 0, 0)
    assert threading.active_count() == sebelum
