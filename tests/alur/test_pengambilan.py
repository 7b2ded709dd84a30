"""One print per PIN: counted when the paper is out, given back when it is not, and never two (F23, A14, A15)."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tertib.alur import pengambilan
from tertib.alur.pelaku import petugas
from tertib.buku import pengambilan as buku
from tertib.buku import queries as buku_queries
from tertib.buku.models import CetakanAnjungan, KeadaanCetak, Slip
from tertib.inti import pin
from tertib.inti.models import Antrean
from tertib.permohonan.models import Permohonan, Riwayat
from tests.alur.anjungan_uji import mesin, segar, siap_cetak, slip_segar
from tests.alur.kantor_sop import KantorSop

SALAH = "000001"


def test_the_paper_is_out_the_card_handed_over_the_case_ended(ikd: KantorSop) -> None:
    slip, kode = siap_cetak(ikd)
    cetakan = pengambilan.cetak(slip_segar(slip), ditulis=kode, di=mesin(ikd), kini=ikd.waktu())
    assert (segar(slip.permohonan).langkah, segar(slip.permohonan).akhir) == ("cetak", ""), "lent, not spent"
    assert pengambilan.keluar(cetakan, kini=ikd.waktu())
    p = segar(slip.permohonan)
    serahan = buku_queries.serahan(p)
    assert p.akhir == "selesai"
    assert serahan and (serahan.bukti, serahan.penerima_nik) == ("slip", p.pemohon_nik)
    assert Riwayat.objects.filter(permohonan=p).latest("urut").pelaku_nama.endswith("di ADM 1")
    assert Slip.objects.get(pk=slip.pk).diklaim
    assert not pengambilan.keluar(cetakan, kini=ikd.waktu()), "told twice, it happened once"


def test_given_back_it_can_be_printed_again_with_the_same_pin(ikd: KantorSop) -> None:
    slip, kode = siap_cetak(ikd)
    di = mesin(ikd, pencetak="ipp://localhost:1/p")
    for _ke in range(4):
        cetakan = pengambilan.cetak(slip_segar(slip), ditulis=kode, di=di, kini=ikd.waktu())
        assert pengambilan.kembalikan(cetakan, sebab="media-jam", kini=ikd.waktu())
        assert not pengambilan.keluar(cetakan, kini=ikd.waktu()), "what was given back did not come out"
    assert segar(slip.permohonan).langkah == "cetak"


def test_a_second_kiosk_while_the_first_prints_and_after(ikd: KantorSop) -> None:
    slip, kode = siap_cetak(ikd)
    satu, dua = mesin(ikd), mesin(ikd, "ADM 2")
    cetakan = pengambilan.cetak(slip_segar(slip), ditulis=kode, di=satu, kini=ikd.waktu())
    with pytest.raises(pengambilan.SedangDicetak, match="ADM 1"):
        pengambilan.cetak(slip_segar(slip), ditulis=kode, di=dua, kini=ikd.waktu())
    pengambilan.keluar(cetakan, kini=ikd.waktu())
    with pytest.raises(pengambilan.SudahDicetak, match=r"Sudah dicetak pada \d+ \w+ 2026, \d\d\.\d\d di ADM 1"):
        pengambilan.cetak(slip_segar(slip), ditulis=kode, di=dua, kini=ikd.waktu())
    assert CetakanAnjungan.objects.filter(slip=slip).count() == 1


def test_the_database_holds_one_print_even_if_the_question_was_asked_too_early(ikd: KantorSop) -> None:
    slip, _kode = siap_cetak(ikd)
    di = mesin(ikd)
    buku.mulai_cetak(slip, anjungan=di, kini=ikd.waktu())
    with pytest.raises(IntegrityError), transaction.atomic():
        buku.mulai_cetak(slip, anjungan=di, kini=ikd.waktu())


def test_a_printer_is_asked_after_the_commit_a_browser_is_not(ikd: KantorSop) -> None:
    slip, kode = siap_cetak(ikd)
    pengambilan.cetak(slip_segar(slip), ditulis=kode, di=mesin(ikd), kini=ikd.waktu())
    assert not Antrean.objects.filter(jenis=pengambilan.CETAK).exists()
    lain, kode = siap_cetak(ikd)
    cetakan = pengambilan.cetak(
        slip_segar(lain), ditulis=kode, di=mesin(ikd, "ADM 2", "ipp://localhost:1/p"), kini=ikd.waktu()
    )
    assert Antrean.objects.get(jenis=pengambilan.CETAK).isi == {"cetakan": cetakan.pk}


def test_a_pin_is_guessed_twenty_times_at_most_and_a_new_one_opens_again(ikd: KantorSop) -> None:
    """A14: five tries, a rest; the same and longer; then only a new PIN."""
    slip, kode = siap_cetak(ikd)
    kini, di, salah = ikd.waktu(), mesin(ikd), 0
    for _ke in range(200):
        try:
            pengambilan.cetak(slip_segar(slip), ditulis=SALAH if kode != SALAH else "000002", di=di, kini=kini)
        except pengambilan.PinTidakCocok:
            salah += 1
        except pin.PinIstirahat:
            kini += timedelta(minutes=7)
        except pin.PinMati:
            break
    assert salah == 20
    with pytest.raises(pin.PinMati):
        pengambilan.cetak(slip_segar(slip), ditulis=kode, di=di, kini=kini)
    baru = pengambilan.beri_pin(slip_segar(slip), kini=kini)
    assert pengambilan.cetak(slip_segar(slip), ditulis=baru, di=di, kini=kini)


def test_a_new_pin_ends_the_old_one(ikd: KantorSop) -> None:
    slip, lama = siap_cetak(ikd)
    baru = pengambilan.beri_pin(slip_segar(slip), kini=ikd.waktu())
    with pytest.raises(pengambilan.PinTidakCocok):
        pengambilan.periksa_pin(slip_segar(slip), ditulis=lama, kini=ikd.waktu())
    pengambilan.periksa_pin(slip_segar(slip), ditulis=baru, kini=ikd.waktu())


def test_a_browsers_print_comes_back_twice_then_an_official_is_asked(ikd: KantorSop) -> None:
    slip, kode = siap_cetak(ikd)
    di = mesin(ikd)
    for _ke in range(pengambilan.KEMBALI_TERBANYAK):
        cetakan = pengambilan.cetak(slip_segar(slip), ditulis=kode, di=di, kini=ikd.waktu())
        pengambilan.kembalikan(cetakan, sebab="tidak-keluar", kini=ikd.waktu())
    with pytest.raises(pengambilan.TerlaluSeringTidakKeluar):
        pengambilan.cetak(slip_segar(slip), ditulis=kode, di=di, kini=ikd.waktu())
    pengambilan.minta_pin(
        segar(slip.permohonan), pelaku=petugas(ikd.penugasan("operator")), lewat="surel", kini=ikd.waktu()
    )
    assert pengambilan.cetak(slip_segar(slip), ditulis=kode, di=di, kini=ikd.waktu())
    assert Riwayat.objects.filter(permohonan=slip.permohonan).latest("urut").tindakan == "pin-baru"


def test_a_browsers_print_nobody_answered_for_is_counted_as_not_out(ikd: KantorSop) -> None:
    slip, kode = siap_cetak(ikd)
    kini = ikd.waktu()
    pengambilan.cetak(slip_segar(slip), ditulis=kode, di=mesin(ikd), kini=kini)
    with pytest.raises(pengambilan.SedangDicetak):
        pengambilan.pastikan_belum_dicetak(slip_segar(slip), kini=kini + timedelta(minutes=4))
    pengambilan.pastikan_belum_dicetak(slip_segar(slip), kini=kini + timedelta(minutes=6))
    assert CetakanAnjungan.objects.get().sebab == "tidak-dijawab"


def test_after_the_print_nobody_gets_a_new_pin(ikd: KantorSop) -> None:
    slip, kode = siap_cetak(ikd)
    pengambilan.keluar(
        pengambilan.cetak(slip_segar(slip), ditulis=kode, di=mesin(ikd), kini=ikd.waktu()), kini=ikd.waktu()
    )
    with pytest.raises(pengambilan.SudahDicetak):
        pengambilan.minta_pin(
            segar(slip.permohonan), pelaku=petugas(ikd.penugasan("operator")), lewat="surel", kini=ikd.waktu()
        )


def test_a_case_without_a_slip_has_no_pin(loket: KantorSop) -> None:
    p: Permohonan = loket.sampai("serahkan")
    with pytest.raises(pengambilan.TidakPakaiPin):
        pengambilan.minta_pin(p, pelaku=petugas(loket.penugasan("loket")), lewat="surel", kini=loket.waktu())


def test_a_failed_handing_over_leaves_the_print_lent(ikd: KantorSop, monkeypatch: pytest.MonkeyPatch) -> None:
    slip, kode = siap_cetak(ikd)
    cetakan = pengambilan.cetak(slip_segar(slip), ditulis=kode, di=mesin(ikd), kini=ikd.waktu())
    with monkeypatch.context() as m:
        m.setattr(pengambilan.langkah, "jalankan", lambda *_, **__: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            pengambilan.keluar(cetakan, kini=ikd.waktu())
    cetakan.refresh_from_db()
    assert cetakan.keadaan == KeadaanCetak.MENCETAK
    assert pengambilan.keluar(cetakan, kini=ikd.waktu())
