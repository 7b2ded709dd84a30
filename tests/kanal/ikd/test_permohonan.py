"""From signing in to the request handed in, who may not, mending, and nobody else's cases."""

from datetime import timedelta

import pytest

from tertib.inti.jam import jam_tetap
from tertib.inti.lingkup import di_kantor
from tertib.kependudukan.models import Keanggotaan, indeks_nik
from tertib.pengguna.models import Jabatan
from tertib.permohonan import queries
from tertib.permohonan.models import Kunjungan, Permohonan
from tests.kanal.ikd.dunia import KINI, NIK_IBU, PIN, Ponsel, akun_aktif, antar_pesan, captcha, permohonan
from tests.kanal.pemohon import teks
from tests.meja.dunia import NIK_AYAH, Dunia


def _menit(n: float) -> jam_tetap:  # type: ignore[valid-type]
    return jam_tetap(KINI + timedelta(minutes=n))


def test_straight_through_at_the_times_of_each_step(ponsel: Ponsel, dunia: Dunia) -> None:
    halaman = ponsel.buka("masuk/")
    with _menit(5):
        bukti = captcha(halaman.content.decode())
        assert ponsel.klien.post(ponsel.alamat("masuk/"), {"nik": NIK_IBU, "pin": PIN, **bukti}).url == ponsel.alamat()
    with _menit(6):
        halaman = ponsel.buka("buktikan/")
    with _menit(10):
        bukti = captcha(halaman.content.decode())
        lanjut = ponsel.klien.post(ponsel.alamat("buktikan/"), {"pin": PIN, **bukti})
        assert lanjut.url == ponsel.alamat("pelayanan/")
        assert "Permohonan cetak Kartu Keluarga" in teks(ponsel.buka("pelayanan/"))
    with _menit(11):
        assert ponsel.klien.post(ponsel.alamat("cetak-kk/")).url == ponsel.alamat("cetak-kk/isi/")
    with _menit(14):
        selesai = ponsel.ajukan(keterangan="Untuk daftar sekolah")
    p = permohonan()
    assert selesai.url == ponsel.alamat(f"p/{p.nomor}/")
    assert (p.langkah, p.kanal, p.pemohon_nik, p.surel) == ("periksa", "ikd", NIK_IBU, "siti@contoh.test")
    with di_kantor(dunia.kantor.kode):
        waktu = [
            (k.langkah, (k.masuk - KINI) // timedelta(minutes=1), (k.selesai - KINI) // timedelta(minutes=1))
            for k in Kunjungan.objects.filter(permohonan=p).exclude(selesai=None).order_by("ke")
        ]
        assert queries.isian(p) == {"alasan": "pdf-hilang", "keterangan": "Untuk daftar sekolah"}
    assert waktu == [
        ("buka", 0, 5),
        ("masuk", 5, 6),
        ("pilih-menu", 6, 10),
        ("pilih-layanan", 10, 11),
        ("ajukan", 11, 14),
    ]


def test_the_number_is_told_by_mail_with_a_link_behind_the_sign_in(ponsel: Ponsel) -> None:
    ponsel.mulai()
    ponsel.ajukan()
    pesan = antar_pesan()[-1]
    p = permohonan()
    assert (pesan.perihal, pesan.lewat, pesan.tujuan) == ("diajukan", "surel", "siti@contoh.test")
    assert f"/ikd/musi-banyuasin/p/{p.nomor}/" in pesan.isi
    assert p.tautan not in pesan.isi


def test_a_changed_card_leads_to_the_questionnaire(ponsel: Ponsel) -> None:
    ponsel.mulai()
    assert ponsel.ajukan(alasan="berubah").url == "/k/musi-banyuasin/pandu/"
    assert permohonan().diajukan is None


@pytest.mark.parametrize("lupa", ["alasan", "pernyataan"])
def test_what_is_missing_is_named(ponsel: Ponsel, lupa: str) -> None:
    ponsel.mulai()
    balasan = ponsel.ajukan(**{lupa: ""})
    assert balasan.status_code == 422
    assert permohonan().diajukan is None


def test_without_the_captcha_nothing_is_handed_in(ponsel: Ponsel) -> None:
    ponsel.mulai()
    p = permohonan()
    isian = {"versi": str(p.versi), "alasan": "pdf-hilang", "pernyataan": "ya"}
    balasan = ponsel.klien.post(ponsel.alamat("cetak-kk/isi/"), isian)
    assert balasan.status_code == 422
    assert "bukan mesin" in teks(balasan)
    assert permohonan().diajukan is None


def test_a_form_begun_is_gone_on_with(ponsel: Ponsel) -> None:
    ponsel.mulai()
    ponsel.klien.post(ponsel.alamat("cetak-kk/"))
    with di_kantor("16.06"):
        assert Permohonan.objects.count() == 1
    assert "Lanjutkan mengisi" in teks(ponsel.buka("permohonan/"))


def _jadikan_mertua(dunia: Dunia) -> None:
    with di_kantor(dunia.kantor.kode):
        Keanggotaan.objects.filter(penduduk__nik_indeks=indeks_nik(NIK_IBU)).update(shdk="8")


def test_who_may_not_reads_the_rule_at_the_start(ponsel: Ponsel, dunia: Dunia) -> None:
    _jadikan_mertua(dunia)
    ponsel.masuk()
    ponsel.buktikan()
    for balasan, status in ((ponsel.buka("cetak-kk/"), 200), (ponsel.klien.post(ponsel.alamat("cetak-kk/")), 422)):
        assert balasan.status_code == status
        assert "hanya kepala keluarga, suami, istri, anak. Anda tercatat sebagai mertua" in teks(balasan)
    with di_kantor(dunia.kantor.kode):
        assert not Permohonan.objects.exists()


def test_who_may_not_any_more_is_refused_by_the_mover(ponsel: Ponsel, dunia: Dunia) -> None:
    """The page was open while the register changed (A38)."""
    ponsel.mulai()
    _jadikan_mertua(dunia)
    balasan = ponsel.ajukan()
    assert balasan.status_code == 422
    assert "Anda tercatat sebagai mertua" in teks(balasan)
    assert permohonan().diajukan is None


def test_a_return_is_told_by_mail_and_mended_here(ponsel: Ponsel, dunia: Dunia) -> None:
    ponsel.mulai()
    ponsel.ajukan()
    nomor = permohonan().nomor
    dunia.putus(permohonan(), Jabatan.OPERATOR, "tidak sesuai")
    pesan = antar_pesan()[-1]
    assert (pesan.perihal, pesan.lewat) == ("dikembalikan", "surel")
    assert "Nomor akta terpotong." in pesan.isi
    assert "Ada yang perlu Anda perbaiki" in teks(ponsel.buka(f"p/{nomor}/"))
    assert "Nomor akta terpotong." in teks(ponsel.buka(f"p/{nomor}/isi/"))
    assert ponsel.ajukan(f"p/{nomor}/isi/", keterangan="Sudah diperbaiki").status_code == 302
    p = permohonan()
    assert (p.nomor, p.langkah) == (nomor, "periksa")


def test_it_can_be_taken_back(ponsel: Ponsel) -> None:
    ponsel.mulai()
    ponsel.ajukan()
    nomor = permohonan().nomor
    assert "Tarik permohonan ini?" in teks(ponsel.buka(f"p/{nomor}/tarik/"))
    ponsel.klien.post(ponsel.alamat(f"p/{nomor}/tarik/"))
    assert permohonan().akhir == "ditarik"
    assert "sudah ditarik" in teks(ponsel.buka(f"p/{nomor}/"))


def test_another_account_sees_nothing_of_it(ponsel: Ponsel, dunia: Dunia) -> None:
    ponsel.mulai()
    ponsel.ajukan()
    nomor = permohonan().nomor
    akun_aktif(dunia, NIK_AYAH)
    lain = Ponsel()
    lain.masuk(NIK_AYAH)
    lain.buktikan()
    for jalan in (f"p/{nomor}/", f"p/{nomor}/isi/", f"p/{nomor}/tarik/"):
        assert lain.buka(jalan).status_code == 404
    assert str(nomor) not in teks(lain.buka("permohonan/"))


def test_the_applicant_is_who_signed_in_and_nobody_else(ponsel: Ponsel) -> None:
    """The case's secret link would open the pages of the website, but not another name."""
    ponsel.mulai()
    p = permohonan()
    isian = {"versi": str(p.versi), "nama": "Orang Lain", "nik": NIK_AYAH, "nomor_kk": p.nomor_kk}
    balasan = ponsel.klien.post(f"/p/{p.tautan}/isi/pemohon/", isian)
    assert balasan.status_code == 422
    assert permohonan().pemohon_nik == NIK_IBU


def test_who_writes_for_long_gives_the_pin_again_and_loses_nothing(ponsel: Ponsel) -> None:
    ponsel.mulai()
    versi = str(permohonan().versi)
    with _menit(6):
        isian = {"versi": versi, "alasan": "lain", "keterangan": "Tulisan yang panjang", "pernyataan": "ya"}
        balasan = ponsel.klien.post(ponsel.alamat("cetak-kk/isi/"), isian)
        assert balasan.url == ponsel.alamat(f"buktikan/?lanjut={ponsel.alamat('cetak-kk/isi/')}")
        assert permohonan().diajukan is None
        assert ponsel.buktikan(lanjut=ponsel.alamat("cetak-kk/isi/")).url == ponsel.alamat("cetak-kk/isi/")
        assert "Tulisan yang panjang" in teks(ponsel.buka("cetak-kk/isi/"))
