"""The eleven boxes of F-1.02 and the print: from the kind's page on a phone to the signed cards that anyone checks.

In the browser: the citizen's door, the operator's desk (before and after), the status page with all documents, the check
of the first one's code. What other tests walk (initials, signing, publishing: test_lurus) is done by the same acts.
"""

import re
from collections.abc import Callable
from datetime import date
from itertools import count
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.kependudukan.tabel import rapi
from tests.peramban import kartu, petugas, warga
from tests.peramban.laman import Laman
from tests.peramban.panggung import Panggung
from tests.peramban.sebelas import BERUBAH, KK, PERGI, SEBELAS, SEMUA, Perjalanan, tidak_tercetak
from tests.peramban.situs import Situs

Orang = Callable[..., Laman]
WHATSAPP = count(1100)
LUBUK_ALUNG = "13.05.01.2001"


@pytest.mark.parametrize("p", SEBELAS, ids=str)
def test_from_the_kinds_page_to_the_signed_cards(
    p: Perjalanan, orang: Orang, panggung: Panggung, tmp_path: Path
) -> None:
    ditanam = panggung.tanam(SEMUA.index(p))
    pemohon = orang("ponsel")
    nomor, tautan = _ajukan(pemohon, panggung, p, ditanam)
    _periksa_di_meja(orang(), p, nomor)
    panggung.lanjutkan(nomor, "terima")
    hasil = panggung.hasil(nomor)
    assert hasil["register"] == rapi(p.kasus.sesudah).replace(" (NIK baru)", "")
    pemohon.buka(tautan)
    pemohon.berjudul("KK Anda sudah terbit" if {*p.dokumen} == {KK} else "Dokumen Anda sudah terbit")
    _periksa_dokumen(pemohon, p, hasil["sel"], tmp_path)


def _ajukan(pemohon: Laman, panggung: Panggung, p: Perjalanan, ditanam: dict[str, dict[str, str]]) -> tuple[str, str]:
    if not p.warga:
        diajukan = panggung.ajukan(p.jenis, **ditanam)
        return diajukan["nomor"], f"/p/{diajukan['tautan']}/"
    return _dari_pintu(pemohon, "musi-banyuasin", p.jenis, ditanam["pemohon"], ditanam["jawaban"])


def _dari_pintu(
    pemohon: Laman, kantor: str, jenis: str, siapa: dict[str, str], jawaban: dict[str, str]
) -> tuple[str, str]:
    """From the page of the kind to "sent": (case number, path of the status page)."""
    pemohon.buka(f"/k/{kantor}/kk/{jenis}/")
    pemohon.memuat("Gratis")
    pemohon.tekan("Mulai permohonan")
    warga.isi_pemohon(pemohon, siapa, whatsapp=f"0812 0000 {next(WHATSAPP)}")
    warga.isi_semua(pemohon, jawaban)
    warga.kirim_semua_berkas(pemohon)
    warga.ketik_tanda_tangan(pemohon, siapa["nama"])
    return warga.kirim(pemohon)


def _periksa_di_meja(operator: Laman, p: Perjalanan, nomor: str) -> None:
    """As many cards before and after as the clerk's table has, the new and the closed ones said to be so.

    A village is called by its name.
    """
    operator.masuk_sebagai("Operator")
    petugas.buka_berkas(operator, nomor)
    petugas.bukan_ganda(operator)
    banding = operator.page.locator("[aria-labelledby=bd]")
    sesudah = [b for b in rapi(p.kasus.sesudah).splitlines() if b.startswith("KK ")]
    expect(banding.locator("h3").filter(has_text="Nomor KK")).to_have_count(len(sesudah))
    expect(banding.get_by_text("KK baru", exact=True)).to_have_count(sum(b.startswith("KK baru") for b in sesudah))
    expect(banding.get_by_text("KK tidak berlaku lagi", exact=True)).to_have_count(
        sum(b.endswith(" batal") for b in sesudah)
    )
    expect(banding).not_to_contain_text("16.06.")
    petugas.centang_semua(operator)
    operator.tekan_ini(operator.page.locator("button[value=lengkap]"))
    operator.memuat(f"{nomor}: lengkap, giliran Verifikator/ Sub Koord.")


def _periksa_dokumen(pemohon: Laman, p: Perjalanan, sel: list[list[str]], tmp_path: Path) -> None:
    """One file to keep for each document; it prints every approved cell, and its code leads to what we say of it."""
    tombol = pemohon.page.locator("a.tombol[href*='/kartu']")
    assert [t.split()[1] for t in tombol.all_inner_texts()] == [d.split()[0] for d in p.dokumen]
    for ke, (nama, disetujui) in enumerate(zip(p.dokumen, sel, strict=True)):
        pdf = tmp_path / f"{ke}.pdf"
        pdf.write_bytes(pemohon.unduh(tombol.nth(ke)))
        assert kartu.sah_menurut_pdfsig(pdf)
        assert not tidak_tercetak(disetujui, kartu.teks(pdf))
        balasan = pemohon.page.request.get(kartu.isi_qr(pdf))
        assert f"{'KK' if nama == KK else 'Surat pindah'} ini asli dan berlaku" in balasan.text()


def test_a_letter_takes_a_family_to_another_office_once(orang: Orang, situs: Situs, panggung: Panggung) -> None:
    ditanam = panggung.tanam(SEMUA.index(PERGI))
    pergi = panggung.ajukan("pindah", ditanam["pemohon"], ditanam["jawaban"] | {"desa": LUBUK_ALUNG})
    panggung.lanjutkan(pergi["nomor"], "terima")
    pemohon = orang("ponsel")
    pemohon.buka(f"/p/{pergi['tautan']}/")
    pemohon.berjudul("Dokumen Anda sudah terbit")
    surat = panggung.hasil(pergi["nomor"])["sel"][0][0]
    datang = ditanam["jawaban"] | {"nomor_surat": surat, "tanggal_surat": f"{date.today()}", "desa": LUBUK_ALUNG}
    datang |= {"tujuan": "sendiri", "anak_sendiri": "tidak"}
    nomor, _tautan = _dari_pintu(pemohon, "padang-pariaman", "pindah-datang", ditanam["pemohon"], datang)
    tujuan = Panggung(situs, "13.05")
    tujuan.lanjutkan(nomor, "cetak")
    assert tujuan.hasil(nomor)["register"].splitlines()[1:] == [
        "kepala HARJONO kawin",
        "istri PARTINI kawin",
        "anak BAGUS PRANOTO",
        "anak RARA PRANOTO",
    ]
    kedua = tujuan.ajukan("pindah-datang", ditanam["pemohon"] | {"nomor_kk": ""}, datang)
    tujuan.tutup()
    operator = orang()
    operator.masuk_sebagai("Operator Penerima", kantor="Kabupaten Padang Pariaman")
    petugas.buka_berkas(operator, kedua["nomor"])
    operator.memuat("Surat pindah ini tidak ditemukan atau sudah dipakai")
    petugas.centang_semua(operator)
    operator.tekan_ini(operator.page.locator("button[value=ya]"), status=409)
    operator.memuat("sudah dipakai")


def test_the_register_changed_meanwhile(orang: Orang, panggung: Panggung, tmp_path: Path) -> None:
    ditanam = panggung.tanam(SEMUA.index(BERUBAH))
    kalah = panggung.ajukan("rusak", ditanam["pemohon"], {"cerita": "Robek", "orang_asing": "tidak"})
    panggung.lanjutkan(kalah["nomor"], "terbitkan")
    menang = panggung.ajukan(BERUBAH.jenis, **ditanam)
    panggung.lanjutkan(menang["nomor"], "terima")
    operator = orang()
    operator.masuk_sebagai("Operator")
    petugas.buka_berkas(operator, kalah["nomor"])
    operator.memuat("BAGUS PRANOTO keluar")
    operator.tekan(re.compile("^Lakukan langkah 6"), status=409)
    operator.memuat("BAGUS PRANOTO keluar")
    operator.tekan("Susun ulang draft")
    operator.memuat("giliran Operator")
    petugas.teruskan(operator, kalah["nomor"], giliran="Verifikator/ Sub Koord")
    panggung.lanjutkan(kalah["nomor"], "terima")
    assert "BAGUS" not in panggung.hasil(kalah["nomor"])["register"]
    pemohon = orang("ponsel")
    pemohon.buka(f"/p/{kalah['tautan']}/")
    pdf = tmp_path / "kk.pdf"
    pdf.write_bytes(pemohon.unduh(pemohon.page.get_by_role("link", name=re.compile("^Unduh KK HARJONO"))))
    assert "DEWI PRANOTO" in kartu.teks(pdf)
    assert "BAGUS PRANOTO" not in kartu.teks(pdf)
