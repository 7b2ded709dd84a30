"""The form: one thing per page, and sentences that say what to do."""

from datetime import timedelta

import pytest

from tertib.inti.jam import jam_tetap
from tertib.permohonan import queries
from tests.kanal.pemohon import ANAK, DIRI, Pemohon, teks
from tests.meja.dunia import KINI, NIK_AYAH, NIK_IBU

SALAH_PEMOHON = (
    ({"nama": ""}, "Tulis nama lengkap Anda seperti di KK"),
    ({"nik": ""}, "Tulis NIK Anda, 16 angka"),
    ({"nik": "160601550694000"}, "Tulis 16 angka"),
    ({"nik": "1606015506940000"[:-4] + "0000"}, "berakhiran 0000"),
    ({"nik": "1606019906940001"}, "tanggal di dalam nomor ini tidak mungkin"),
    ({"nomor_kk": "abc"}, "Tulis 16 angka"),
)


@pytest.mark.parametrize(("ganti", "kalimat"), SALAH_PEMOHON)
def test_the_applicant_page_says_what_to_do(pemohon: Pemohon, ganti: dict[str, str], kalimat: str) -> None:
    sah = {**DIRI, "nik": "1606015506940001", "nomor_kk": "1606011408200001"}
    balasan = pemohon.isi("pemohon", {**sah, **ganti})
    assert balasan.status_code == 422
    html = balasan.content.decode()
    assert teks(balasan).count(kalimat) == 2, "in the summary and at the field"
    assert f'href="#{next(iter(ganti))}"' in html and "<title>Kesalahan:" in html and 'aria-invalid="true"' in html
    assert pemohon.permohonan.pemohon_nama == ""


def test_what_was_typed_stays_in_the_field(pemohon: Pemohon) -> None:
    html = pemohon.isi("pemohon", {**DIRI, "nik": "12"}).content.decode()
    assert 'value="Siti Rahmawati"' in html and 'value="12"' in html


def test_markup_in_an_answer_is_inert(pemohon: Pemohon) -> None:
    balasan = pemohon.isi("pemohon", {**DIRI, "nama": '"><script>x</script>', "nik": "1"})
    assert "<script>x" not in balasan.content.decode()


def test_numbers_may_be_typed_with_spaces(pemohon: Pemohon) -> None:
    balasan = pemohon.isi("pemohon", {**DIRI, "nik": "1606 0155 0694 0001", "nomor_kk": "1606-0114-0820-0001"})
    assert balasan.status_code == 302
    assert (pemohon.permohonan.pemohon_nik, pemohon.permohonan.nomor_kk) == ("1606015506940001", "1606011408200001")


@pytest.mark.parametrize(
    ("ditulis", "disimpan"),
    [
        ("0800 0000 1606", "+6280000001606"),
        ("+62 800-0000-1606", "+6280000001606"),
        ("+60 12 345 6789", "+60123456789"),
    ],
)
def test_a_whatsapp_number_has_one_form(pemohon: Pemohon, ditulis: str, disimpan: str) -> None:
    assert pemohon.isi("kontak", {"whatsapp": ditulis, "surel": ""}).status_code == 302
    assert pemohon.permohonan.whatsapp == disimpan


@pytest.mark.parametrize(
    ("isian", "kalimat"),
    [
        ({"whatsapp": "telepon saya"}, "Tulis nomor WhatsApp yang aktif"),
        ({"whatsapp": "08001234567", "surel": "bukan surel"}, "Periksa alamat surel"),
    ],
)
def test_the_contact_page_says_what_to_do(pemohon: Pemohon, isian: dict[str, str], kalimat: str) -> None:
    balasan = pemohon.isi("kontak", isian)
    assert balasan.status_code == 422 and kalimat in teks(balasan)


def test_the_code_proves_the_number(pemohon: Pemohon) -> None:
    assert pemohon.isi("kontak", {"whatsapp": "080000001606"})["Location"].endswith("/isi/kode/")
    salah = "000000" if pemohon.kode() != "000000" else "111111"
    assert "Kode tidak cocok" in teks(pemohon.isi("kode", {"kode": salah}))
    assert pemohon.permohonan.whatsapp_dikonfirmasi is None
    assert pemohon.isi("kode", {"kode": pemohon.kode()}).status_code == 302
    assert pemohon.permohonan.whatsapp_dikonfirmasi


def test_five_wrong_codes_end_the_code(pemohon: Pemohon) -> None:
    pemohon.isi("kontak", {"whatsapp": "080000001606"})
    salah = "000000" if pemohon.kode() != "000000" else "111111"
    for _ in range(5):
        pemohon.isi("kode", {"kode": salah})
    assert "Minta kode baru" in teks(pemohon.isi("kode", {"kode": pemohon.kode()}))


def test_a_new_code_is_sent_after_a_minute(pemohon: Pemohon) -> None:
    pemohon.isi("kontak", {"whatsapp": "080000001606"})
    pemohon.isi("kode", {"minta": "ulang"})
    assert "Tunggu satu menit" in teks(pemohon.buka("isi/kode/"))
    lama = pemohon.kode()
    with jam_tetap(KINI + timedelta(seconds=61)):
        pemohon.isi("kode", {"minta": "ulang"})
        assert "sudah dikirim" in teks(pemohon.buka("isi/kode/"))
        pemohon.isi("kode", {"kode": pemohon.kode()})
    assert pemohon.permohonan.whatsapp_dikonfirmasi and lama


def test_another_number_must_be_proven_again(pemohon: Pemohon) -> None:
    pemohon.lengkapi()
    pemohon.isi("kontak", {"whatsapp": "080000001607"})
    assert pemohon.permohonan.whatsapp_dikonfirmasi is None
    assert "Konfirmasi nomor WhatsApp" in teks(pemohon.kirim())


def test_asking_for_codes_is_limited_per_address(pemohon: Pemohon) -> None:
    for n in range(20):
        pemohon.isi("kontak", {"whatsapp": f"08000000{n:04}"})
    assert pemohon.isi("kontak", {"whatsapp": "080000009999"}).status_code == 429


@pytest.mark.parametrize(
    ("ganti", "kalimat"),
    [
        ({"nama_anak": "Kirana P."}, "tanpa singkatan"),
        ({"tanggal_lahir-tahun": "2062"}, "belum terjadi"),
        ({"tanggal_lahir-bulan": "13"}, "tidak ada di kalender"),
        ({"tanggal_lahir-hari": "dua"}, "tidak ada di kalender"),
        ({"jenis_kelamin": ""}, "Pilih jenis kelamin"),
        ({"jenis_kelamin": "9"}, "Pilih salah satu jawaban"),
    ],
)
def test_the_child_page_says_what_to_do(pemohon: Pemohon, ganti: dict[str, str], kalimat: str) -> None:
    balasan = pemohon.isi("anak", {**ANAK, **ganti})
    assert balasan.status_code == 422
    assert kalimat in teks(balasan)
    assert queries.isian(pemohon.permohonan) == {}
    for kunci, nilai in ganti.items():
        if kunci.startswith("tanggal"):
            assert f'name="{kunci}" inputmode="numeric" maxlength="{4 if "tahun" in kunci else 2}"' in (
                balasan.content.decode()
            )
            assert f'value="{nilai}"' in balasan.content.decode(), "a wrong date is shown as it was typed"


def test_saved_answers_are_shown_again(pemohon: Pemohon) -> None:
    pemohon.isi("anak", ANAK)
    html = pemohon.buka("isi/anak/").content.decode()
    assert 'value="KIRANA PRANOTO"' in html and 'value="2026"' in html
    assert 'value="2" checked' in html


def test_a_page_not_in_this_form_is_not_there(pemohon: Pemohon) -> None:
    assert pemohon.buka("isi/rahasia/").status_code == 404
    assert pemohon.buka("isi/nama_orang_tua/").status_code == 404
    pemohon.isi("orang_tua", {"orang_tua": "ibu"})
    assert pemohon.buka("isi/nama_orang_tua/").status_code == 200


def test_a_page_that_depends_on_an_answer_must_be_filled(pemohon: Pemohon) -> None:
    pemohon.isi("orang_tua", {"orang_tua": "ibu"})
    assert "Tulis nama lengkap ibu" in teks(pemohon.isi("nama_orang_tua", {"nama_ibu": ""}))


def test_a_stale_form_keeps_what_was_typed(pemohon: Pemohon) -> None:
    lama = str(pemohon.permohonan.versi)
    pemohon.isi("anak", ANAK)
    balasan = pemohon.isi("anak", {**ANAK, "nama_anak": "Kirana Ayu Pranoto"}, versi=lama)
    assert balasan.status_code == 422 and "sudah berubah" in teks(balasan)
    assert "KIRANA AYU PRANOTO" in balasan.content.decode()
    assert queries.isian(pemohon.permohonan)["nama_anak"] == "KIRANA PRANOTO"


def test_the_register_is_never_shown(pemohon: Pemohon) -> None:
    """The father's name and NIK are in the register under this very No. KK; nobody has proven anything yet."""
    pemohon.lengkapi()
    for jalan in ("", "isi/pemohon/", "isi/anak/", "isi/orang_tua/", "berkas/", "periksa/"):
        isi = pemohon.buka(jalan).content.decode().upper()
        assert "BAGUS" not in isi and NIK_AYAH not in isi, jalan
    assert NIK_IBU in pemohon.buka("periksa/").content.decode(), "what the applicant typed is shown"
