"""The KTP-el that comes later: the central service takes its time, fails, or finds somebody else (domain 12.2)."""

import datetime as dt

import pytest

from tertib.alur import kartu_ktp, kirim_pusat, susulkan_ktp
from tertib.alur.kartu_ktp import KE_PUSAT, KtpMenyusul
from tertib.alur.konteks import TidakBoleh
from tertib.buku import persediaan
from tertib.buku import services as buku
from tertib.buku.models import Gerak
from tertib.dokumen.ktp import queries as ktp
from tertib.dokumen.ktp import services as ktp_services
from tertib.dokumen.ktp.keadaan import Keadaan
from tertib.inti.antrean import Tunda
from tertib.inti.models import Antrean
from tertib.permohonan.models import Jeda, Permohonan, Riwayat
from tests.alur.kantor_siaga import KantorSiaga

LAMBAT = ["RECEIVED_AT_CENTRAL"]


def _di_serahkan(siaga: KantorSiaga, *urutan: str) -> Permohonan:
    """A case at the step that hands over, while the central service says so."""
    siaga.pusat.urutan = list(urutan or LAMBAT)
    return siaga.sampai("serahkan", siaga.lapor())


def _baru_direkam(siaga: KantorSiaga, *urutan: str) -> Permohonan:
    """A case just recorded: the worker has asked the central service once."""
    siaga.pusat.urutan = list(urutan)
    return siaga.sampai("terbitkan", siaga.lapor())


def _tanya(siaga: KantorSiaga, p: Permohonan) -> bool:
    """What the worker does next; False when it has to come again."""
    entri = Antrean.objects.get(jenis=KE_PUSAT, isi={"ktp": ktp.milik(p)[0].pk})
    try:
        kirim_pusat.kerjakan(entri, siaga.kantor.waktu())
    except Tunda:
        return False
    return True


def _penerima(p: Permohonan) -> dict[str, object]:
    nama, nik = kartu_ktp.serahan.untuk_siapa.penerima(p, kini=p.dibuat)
    return {"penerima": {"nama": nama, "nik": nik, "hubungan": "pemohon"}}


def test_the_family_card_goes_first_and_the_clock_stands(siaga: KantorSiaga) -> None:
    p, operator = _di_serahkan(siaga), siaga.kantor.siapa("operator")
    assert persediaan.sisa("ktp") == 500, "no blank for what may not be printed"
    with pytest.raises(KtpMenyusul):
        siaga.kantor.putus(p, operator)
    susulkan_ktp.serahkan_kk_dulu(p, pelaku=operator, isi=_penerima(p), kini=siaga.kantor.waktu())
    assert [s.apa for s in p.serahan.all()] == ["kk"]
    jeda = Jeda.objects.get(kunjungan__permohonan=p)
    assert (jeda.sebab, jeda.selesai) == ("menunggu-pusat", None)
    siaga.pusat.urutan = ["PRINT_READY_RECORD"]
    assert _tanya(siaga, p)
    jeda.refresh_from_db()
    assert jeda.selesai is not None, "nothing to wait for any more"
    assert susulkan_ktp.susulkan_ktp(p, pelaku=operator, kini=siaga.kantor.waktu()) == 1
    assert persediaan.sisa("ktp") == 499
    p.refresh_from_db()
    p = siaga.kantor.putus(p, operator)
    assert (p.akhir, sorted(s.apa for s in p.serahan.all())) == ("selesai", ["kk", "ktp"])
    tindakan = set(Riwayat.objects.filter(permohonan=p).values_list("tindakan", flat=True))
    assert {"serahkan-kk-dulu", "susulkan-ktp"} <= tindakan


def test_a_double_is_never_printed_and_a_person_ends_it(siaga: KantorSiaga) -> None:
    p, operator = _di_serahkan(siaga, "DUPLICATE_RECORD"), siaga.kantor.siapa("operator")
    satu = ktp.milik(p)[0]
    assert satu.kini == Keadaan.GANDA
    with pytest.raises(susulkan_ktp.TidakMenyusul):
        susulkan_ktp.susulkan_ktp(p, pelaku=operator, kini=siaga.kantor.waktu())
    with pytest.raises(ktp_services.KeadaanKtpLain):
        ktp_services.pindahkan(satu, Keadaan.KE_CETAK, kini=siaga.kantor.waktu())
    susulkan_ktp.tanpa_ktp(
        p, ktp=satu, alasan="Sudah punya NIK di kabupaten lain.", pelaku=operator, kini=siaga.kantor.waktu()
    )
    p.refresh_from_db()
    p = siaga.kantor.putus(p, operator)
    assert (p.akhir, [s.apa for s in p.serahan.all()]) == ("selesai", ["kk"])


@pytest.mark.parametrize("gagal", ["ENROLL_FAILURE_AT_CENTRAL", "SEARCH_FAILURE_AT_CENTRAL", "REQUEST_VALIDATION"])
def test_a_failure_is_sent_again(siaga: KantorSiaga, gagal: str) -> None:
    p = _baru_direkam(siaga, gagal, "PRINT_READY_RECORD")
    assert ktp.milik(p)[0].keadaan == gagal
    assert _tanya(siaga, p)
    assert ktp.milik(p)[0].kini == Keadaan.SIAP
    assert len(siaga.pusat.diterima) == 2 and len(siaga.pusat.pengajuan) == 1


def test_a_service_that_is_down_or_slow_is_asked_again(siaga: KantorSiaga) -> None:
    siaga.pusat.rusak = 1
    p = _baru_direkam(siaga, "PRINT_READY_RECORD")
    assert ktp.milik(p)[0].kini == Keadaan.DIPROSES
    assert _tanya(siaga, p)
    assert [g.ke for g in ktp.gerak(ktp.milik(p)[0])] == [
        "BIO_CAPTURED",
        "PROCESSING",
        "SENT_FOR_ENROLLMENT",
        "PRINT_READY_RECORD",
    ]


def test_an_answer_nobody_knows_moves_nothing(siaga: KantorSiaga) -> None:
    p = _di_serahkan(siaga, "CARD_ISSUED")
    assert ktp.milik(p)[0].kini == Keadaan.DIKIRIM


def test_without_blanks_nothing_is_printed(siaga: KantorSiaga) -> None:
    p, operator = _di_serahkan(siaga), siaga.kantor.siapa("operator")
    siaga.pusat.urutan = ["PRINT_READY_RECORD"]
    _tanya(siaga, p)
    buku.gerakkan_blanko(
        p.kantor, jenis="ktp", gerak=Gerak.RUSAK, jumlah=-500, seri="", uraian="Rusak.", kini=siaga.kantor.waktu()
    )
    with pytest.raises(buku.BlankoKurang):
        susulkan_ktp.susulkan_ktp(p, pelaku=operator, kini=siaga.kantor.waktu())
    assert ktp.milik(p)[0].kini == Keadaan.SIAP


def test_only_who_hands_over_prints_and_gives_up(siaga: KantorSiaga) -> None:
    p, kasi = _di_serahkan(siaga), siaga.kantor.siapa("kasi")
    kini = siaga.kantor.waktu() + dt.timedelta(minutes=1)
    for lakukan in (
        lambda: susulkan_ktp.susulkan_ktp(p, pelaku=kasi, kini=kini),
        lambda: susulkan_ktp.serahkan_kk_dulu(p, pelaku=kasi, isi={}, kini=kini),
        lambda: susulkan_ktp.tanpa_ktp(p, ktp=ktp.milik(p)[0], alasan="x", pelaku=kasi, kini=kini),
    ):
        with pytest.raises(TidakBoleh):
            lakukan()
