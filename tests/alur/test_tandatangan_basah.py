"""A signature with a pen: acknowledged by the signer alone, for the print on the table, under the same number."""

from datetime import date, timedelta

import pytest

from tertib.alur import jalan_basah
from tertib.alur.konteks import TidakBoleh
from tertib.alur.langkah import SudahDiputus
from tertib.alur.naskah import BerubahSetelahDisetujui
from tertib.alur.pelaku import Pelaku
from tertib.alur.tandatangan_basah import (
    BelumDicetak,
    BukanCetakanIni,
    JalanBasahTertutup,
    PenandaTanganLain,
    sidik_cetakan,
)
from tertib.buku.models import BarisBuku
from tertib.dokumen import queries as dokumen_queries
from tertib.dokumen.models import Cara, Dokumen, JalanBasah, Status
from tertib.pengguna.models import Penugasan
from tertib.permohonan.models import Permohonan, Riwayat
from tests.alur.kantor_sop import KantorSop
from tests.pemeran_tetap import Panggung, jejak


def test_planned_to_signed_with_the_digest_of_the_print(loket: KantorSop) -> None:
    p = loket.sampai("serahkan")
    (bertanda,) = dokumen_queries.bertanda(p)
    assert bertanda is not None
    assert (bertanda.sidik, bertanda.nomor, bertanda.cara) == (bertanda.sidik_asli, 1, Cara.BASAH)
    assert dokumen_queries.isi(bertanda) == dokumen_queries.isi_asli(bertanda)
    assert Riwayat.objects.filter(permohonan=p).latest("urut").tindakan == "tandatangan-basah"


@pytest.mark.parametrize("sidik", ["", "0" * 64, None])
def test_another_print_is_refused(loket: KantorSop, sidik: str | None) -> None:
    p = loket.sampai("tandatangan")
    sebelum = jejak()
    with pytest.raises(BukanCetakanIni):
        loket.putus(p, loket.siapa("kadis"), isi={"sidik": sidik})
    assert jejak() == sebelum


def test_another_role_and_the_second_time_are_refused(loket: KantorSop) -> None:
    p = loket.sampai("tandatangan")
    versi = p.versi
    with pytest.raises(TidakBoleh):
        loket.putus(p, loket.siapa("kabid"))
    loket.putus(p, loket.siapa("kadis"))
    with pytest.raises(SudahDiputus):
        loket.putus(p, loket.siapa("kadis"), versi=versi)


def test_who_checked_does_not_sign(loket: KantorSop) -> None:
    kasi = loket.penugasan("kasi").pengguna
    p = loket.sampai("tandatangan")
    rangkap = Penugasan.objects.create(pengguna=kasi, kantor=loket.kantor, jabatan="kadis", mulai=date(2020, 1, 1))
    with pytest.raises(TidakBoleh, match="orang lain"):
        loket.putus(p, Pelaku(f"pengguna:{kasi.pk}", kasi.nama, "petugas", penugasan=rangkap))


def test_a_successor_prints_under_the_own_name_first(loket: KantorSop) -> None:
    p = loket.sampai("tandatangan")
    pengganti = Penugasan.objects.create(
        pengguna=loket.penugasan("pengelola").pengguna, kantor=loket.kantor, jabatan="kadis", mulai=date(2020, 1, 1)
    )
    siapa = Pelaku(f"pengguna:{pengganti.pengguna_id}", "Pengganti", "petugas", penugasan=pengganti)
    with pytest.raises(PenandaTanganLain):
        loket.putus(p, siapa)
    baru = jalan_basah.cetak(p, pelaku=siapa, versi=p.versi, kini=loket.waktu())
    lagi = jalan_basah.cetak(p, pelaku=siapa, versi=p.versi, kini=loket.waktu())
    assert ([d.nomor for d in baru], lagi) == ([2], baru)
    p = loket.putus(p, siapa)
    assert [d.status for d in Dokumen.objects.order_by("nomor")] == [Status.BATAL, Status.BERTANDA]


def test_data_changed_after_the_print_is_not_signed(loket: KantorSop) -> None:
    p = loket.sampai("tandatangan")
    Permohonan.objects.filter(pk=p.pk).update(pemohon_nama="ORANG LAIN")
    with pytest.raises(BerubahSetelahDisetujui):
        loket.maju(p)


def test_an_electronic_step_takes_a_pen_only_by_a_decision_in_force(panggung: Panggung) -> None:
    p = panggung.sampai_tandatangan()
    kadis = panggung.pelaku("kadis", p)
    with pytest.raises(JalanBasahTertutup):
        jalan_basah.cetak(p, pelaku=kadis, versi=p.versi, kini=panggung.waktu())
    kini = panggung.waktu()
    with pytest.raises(jalan_basah.HanyaKepalaDinas):
        jalan_basah.putuskan(
            oleh=panggung.petugas["kabid"], sampai=kini + timedelta(days=1), alasan="Layanan TTE mati.", kini=kini
        )
    for alasan, sampai in (("", kini + timedelta(days=1)), ("Layanan TTE mati.", kini)):
        with pytest.raises(jalan_basah.KeputusanTidakLengkap):
            jalan_basah.putuskan(oleh=panggung.petugas["kadis"], sampai=sampai, alasan=alasan, kini=kini)
    jalan_basah.putuskan(
        oleh=panggung.petugas["kadis"], sampai=kini + timedelta(days=1), alasan="Layanan TTE mati.", kini=kini
    )
    with pytest.raises(BelumDicetak):
        panggung.putus(p, "kadis", isi={"sidik": "0" * 64})
    cetakan = jalan_basah.cetak(p, pelaku=kadis, versi=p.versi, kini=panggung.waktu())
    p = panggung.putus(p, "kadis", isi={"sidik": sidik_cetakan(cetakan)})
    terakhir = Riwayat.objects.filter(permohonan=p).latest("urut")
    assert (terakhir.tindakan, terakhir.alasan) == ("tandatangan-basah", "Layanan TTE mati.")
    p = panggung.putus(p, "operator", "lanjut")
    (terbit,) = dokumen_queries.terbit(p)
    assert terbit is not None
    assert (terbit.cara, terbit.nomor, BarisBuku.objects.get(buku="register").nomor) == (Cara.BASAH, 1, 1)
    assert dokumen_queries.unduhan(p) == ()


def test_the_decision_ends_by_time_and_by_the_head(panggung: Panggung) -> None:
    p = panggung.sampai_tandatangan()
    kini = panggung.waktu()
    kadis = panggung.petugas["kadis"]
    jalan_basah.putuskan(oleh=kadis, sampai=kini + timedelta(hours=1), alasan="TTE mati.", kini=kini)
    cetakan = jalan_basah.cetak(p, pelaku=panggung.pelaku("kadis", p), versi=p.versi, kini=kini)
    assert dokumen_queries.jalan_basah(kini + timedelta(hours=1)) is None
    jalan_basah.akhiri(oleh=kadis, kini=kini + timedelta(minutes=5))
    assert JalanBasah.objects.get().sampai == kini + timedelta(minutes=5)
    with pytest.raises(JalanBasahTertutup):
        panggung.putus(p, "kadis", isi={"sidik": sidik_cetakan(cetakan)}, kini=kini + timedelta(minutes=6))


def test_signing_electronically_after_all_voids_the_print(panggung: Panggung) -> None:
    p = panggung.sampai_tandatangan()
    kini = panggung.waktu()
    jalan_basah.putuskan(
        oleh=panggung.petugas["kadis"], sampai=kini + timedelta(hours=1), alasan="TTE mati.", kini=kini
    )
    jalan_basah.cetak(p, pelaku=panggung.pelaku("kadis", p), versi=p.versi, kini=kini)
    p = panggung.tandatangani(p)
    assert list(Dokumen.objects.order_by("nomor").values_list("status", "cara", "alasan_batal")) == [
        ("batal", "basah", "ditandatangani secara elektronik"),
        ("bertanda", "tte", ""),
    ]
