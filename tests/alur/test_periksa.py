"""Officials check: forward with every requirement ticked, back with what is wrong written down."""

from dataclasses import replace
from datetime import date

import pytest

from tertib.alur import efek, langkah
from tertib.alur.berkas import serahkan_berkas
from tertib.alur.langkah import AlasanWajib, SudahDiputus, TidakBoleh
from tertib.alur.periksa import BelumDicentang
from tertib.alur.rancang import DrafTidakBisa
from tertib.inti.models import Antrean
from tertib.kependudukan.models import NomorDicadangkan
from tertib.pengguna.models import Pengguna, Penugasan
from tertib.permohonan import queries
from tertib.permohonan.models import Kunjungan, PeriksaSyarat, Permohonan, Riwayat
from tests.pemeran_tetap import PERIKSA, Panggung, foto, jejak, peristiwa

JALAN = {"operator": "periksa", "subkoord": "validasi", "kabid": "verifikasi"}


def test_forward_writes_ticks_draft_event_and_the_next_visit(panggung: Panggung) -> None:
    p = panggung.ajukan()
    p = panggung.putus(p, "operator")
    assert (p.langkah, bool(p.draf_sidik)) == ("validasi", True)
    assert set(PeriksaSyarat.objects.values_list("syarat", flat=True)) == {"surat_kepolisian", "ktp_el"}
    r = Riwayat.objects.latest("urut")
    assert (r.tindakan, r.peran, r.pelaku) == ("periksa", "Operator", panggung.petugas["operator"].pengguna)
    assert (r.sidik_data, r.kembali) == (queries.sidik_data(p), False)
    tutup, terbuka = Kunjungan.objects.filter(permohonan=p).order_by("-ke")[:2][::-1]
    assert (tutup.putusan, tutup.petugas, tutup.selesai) == ("lengkap", r.pelaku, r.pada)
    assert (terbuka.langkah, terbuka.selesai) == ("validasi", None)


def test_forward_without_a_tick_is_refused(panggung: Panggung) -> None:
    p = panggung.ajukan()
    sebelum = jejak()
    with pytest.raises(BelumDicentang):
        panggung.putus(p, "operator", isi={"sesuai": ["ktp_el"]})
    assert jejak() == sebelum


@pytest.mark.parametrize("siapa", PERIKSA)
def test_back_needs_a_reason(panggung: Panggung, siapa: str) -> None:
    p = panggung.ajukan()
    for lebih_dulu in PERIKSA[: PERIKSA.index(siapa)]:
        p = panggung.putus(p, lebih_dulu)
    sebelum = jejak()
    with pytest.raises(AlasanWajib):
        panggung.putus(p, siapa, "tidak lengkap", alasan="  \n ")
    assert jejak() == sebelum


@pytest.mark.parametrize("siapa, ke", [("operator", "ajukan"), ("subkoord", "periksa"), ("kabid", "periksa")])
def test_back_goes_where_the_sop_says_with_reason_and_deficiency(panggung: Panggung, siapa: str, ke: str) -> None:
    p = panggung.ajukan()
    for lebih_dulu in PERIKSA[: PERIKSA.index(siapa)]:
        p = panggung.putus(p, lebih_dulu)
    Antrean.objects.all().delete()
    nomor = p.nomor
    p = panggung.putus(p, siapa, "tidak lengkap", isi={"kekurangan": [("syarat:ktp_el", "Sudut terpotong.")]})
    assert (p.langkah, p.nomor) == (ke, nomor)
    r = Riwayat.objects.latest("urut")
    assert (r.dari, r.ke, r.kembali, r.alasan) == (JALAN[siapa], ke, True, "Foto tidak terbaca.")
    assert [(k.sasaran, k.catatan) for k in queries.kurang(p)] == [("syarat:ktp_el", "Sudut terpotong.")]
    assert [a.isi["perihal"] for a in Antrean.objects.all()] == (["dikembalikan"] if siapa == "operator" else [])
    assert Kunjungan.objects.filter(permohonan=p, langkah=ke).count() == 2


def test_after_a_return_the_requirement_found_wrong_must_be_ticked_again(panggung: Panggung) -> None:
    p = panggung.putus(panggung.ajukan(), "operator")
    p = panggung.putus(p, "subkoord", "tidak lengkap", isi={"kekurangan": [("syarat:ktp_el", "Buram.")]})
    with pytest.raises(BelumDicentang):
        panggung.putus(p, "operator", isi={})
    assert panggung.putus(p, "operator", isi={"sesuai": ["ktp_el"]}).langkah == "validasi"


def test_a_tick_counts_only_for_the_paper_it_was_given_to(panggung: Panggung) -> None:
    p = panggung.putus(panggung.ajukan(), "operator")
    p = panggung.putus(p, "subkoord", "tidak lengkap", isi={"kekurangan": [("", "Periksa lagi.")]})
    p = panggung.putus(p, "operator", "tidak lengkap", isi={"kekurangan": [("isian:cerita", "Kurang jelas.")]})
    serahkan_berkas(p, syarat="ktp_el", nama="b.jpg", isi=foto("lain"), kini=panggung.waktu())
    p = panggung.putus(p, "pemohon", "lanjut")
    with pytest.raises(BelumDicentang):
        panggung.putus(p, "operator", isi={"sesuai": ["surat_kepolisian"]})


@pytest.mark.parametrize("siapa", ["subkoord", "kabid", "kadis", "pemohon", "sistem", "pengelola", "tamu-operator"])
def test_only_the_role_of_the_step_decides(panggung: Panggung, siapa: str) -> None:
    p = panggung.ajukan()
    sebelum = jejak()
    with pytest.raises(TidakBoleh):
        panggung.putus(p, siapa)
    assert jejak() == sebelum
    assert langkah.pilihan_kini(p, panggung.pelaku(siapa, p)) == ()


def test_an_answer_the_step_does_not_have_is_refused(panggung: Panggung) -> None:
    p = panggung.ajukan()
    with pytest.raises(TidakBoleh, match="tidak punya jawaban"):
        panggung.putus(p, "operator", "ditolak")


def test_the_same_person_under_another_assignment_is_refused(panggung: Panggung) -> None:
    """Separation of duties is about people, not about hats."""
    p = panggung.putus(panggung.ajukan(), "operator")
    orang = panggung.petugas["operator"].pengguna
    panggung.petugas["rangkap"] = Penugasan.objects.create(
        pengguna=orang, kantor=panggung.kantor, jabatan="subkoord", mulai=date(2020, 1, 1)
    )
    sebelum = jejak()
    with pytest.raises(TidakBoleh, match="orang lain"):
        panggung.putus(p, "rangkap")
    assert jejak() == sebelum


def test_who_checked_once_does_not_sign_even_after_a_return(panggung: Panggung) -> None:
    p = panggung.putus(panggung.ajukan(), "operator")
    p = panggung.putus(p, "subkoord", "tidak lengkap")
    p = panggung.putus(p, "rekan")
    panggung.petugas["rangkap"] = Penugasan.objects.create(
        pengguna=panggung.petugas["operator"].pengguna, kantor=panggung.kantor, jabatan="kadis", mulai=date(2020, 1, 1)
    )
    for siapa in ("subkoord", "kabid"):
        p = panggung.putus(p, siapa)
    with pytest.raises(TidakBoleh, match="orang lain"):
        panggung.tandatangani(p, "rangkap")


def test_twice_the_second_reads_who_did_what(panggung: Panggung) -> None:
    p = panggung.ajukan()
    basi = Permohonan.objects.select_related("kantor", "sop").get(pk=p.pk)
    panggung.putus(p, "operator")
    sebelum = jejak()
    with pytest.raises(SudahDiputus, match=panggung.petugas["operator"].pengguna.nama):
        panggung.putus(basi, "rekan", "tidak lengkap")
    assert jejak() == sebelum


@pytest.mark.parametrize("putusan", ["lengkap", "tidak lengkap"])
def test_nothing_happened_when_the_last_effect_raises(
    panggung: Panggung, monkeypatch: pytest.MonkeyPatch, putusan: str
) -> None:
    p = panggung.ajukan()
    sebelum = jejak()

    def gagal(*_: object) -> None:
        raise RuntimeError("gagal di ujung")

    kata = "draf" if putusan == "lengkap" else "beritahu"
    monkeypatch.setitem(efek.EFEK, kata, gagal)  # type: ignore[arg-type]
    with pytest.raises(RuntimeError):
        panggung.putus(p, "operator", putusan)
    assert jejak() == sebelum


def test_an_applicant_not_in_the_register_stops_at_the_draft_with_a_sentence(panggung: Panggung) -> None:
    p = panggung.siap()
    Permohonan.objects.filter(pk=p.pk).update(nomor_kk=panggung.nomor_kk[11])
    p.refresh_from_db()
    p = panggung.putus(p, "pemohon", "lanjut")
    with pytest.raises(DrafTidakBisa, match="tidak cocok"):
        panggung.putus(p, "operator")
    assert not NomorDicadangkan.objects.exists()


def test_the_actor_s_name_cannot_be_lent(panggung: Panggung) -> None:
    """Even with the operator's id in hand, roles come from the assignment."""
    p = panggung.ajukan()
    palsu = replace(panggung.pelaku("pengelola", p), id=panggung.pelaku("operator", p).id)
    with pytest.raises(TidakBoleh):
        panggung.putus(p, "operator", pelaku=palsu)
    assert peristiwa(p) == [("ajukan", "lanjut", "periksa")]


@pytest.mark.parametrize("cara", ["sampai", "akun", "mulai"])
def test_an_assignment_that_ended_while_the_page_was_open_decides_nothing(panggung: Panggung, cara: str) -> None:
    p = panggung.ajukan()
    t = panggung.petugas["operator"]
    if cara == "akun":
        Pengguna.objects.filter(pk=t.pengguna_id).update(is_active=False)
    else:
        hari = {"sampai": date(2026, 11, 19)} if cara == "sampai" else {"mulai": date(2026, 11, 21)}
        Penugasan.objects.filter(pk=t.pk).update(**hari)
    sebelum = jejak()
    with pytest.raises(TidakBoleh, match="tidak berlaku"):
        panggung.putus(p, "operator")
    assert jejak() == sebelum
