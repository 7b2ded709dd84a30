"""What a citizen does, page by page."""

import io
import re
import time
from collections.abc import Mapping
from datetime import date, timedelta

from PIL import Image
from playwright.sync_api import FilePayload, Locator

from tertib.peragaan.pemeran import kertas
from tests.peramban.laman import KANTOR, Laman

_LANJUT = "Simpan dan lanjutkan"
_BAGIAN = re.compile(r"(.+?)(?:-(hari|bulan|tahun))?")
_KODE = re.compile(r"Kode Anda: (\d{6})")


def foto(judul: str) -> FilePayload:
    """A small JPEG photo of a made-up paper."""
    return {"name": "foto.jpg", "mimeType": "image/jpeg", "buffer": kertas(judul)}


def foto_besar() -> FilePayload:
    """A photo as a phone makes it, over the size from which the page makes it smaller before sending."""
    gambar = Image.effect_noise((1700, 2200), 60).convert("RGB")
    gambar.paste(Image.open(io.BytesIO(kertas("Akta"))), (100, 100))
    isi = io.BytesIO()
    gambar.save(isi, "JPEG", quality=90)
    assert len(isi.getvalue()) > 1_000_000
    return {"name": "IMG_0001.jpg", "mimeType": "image/jpeg", "buffer": isi.getvalue()}


def pdf(judul: str) -> FilePayload:
    """The same paper as a PDF of one page."""
    isi = io.BytesIO()
    Image.open(io.BytesIO(kertas(judul))).save(isi, "PDF", resolution=100)
    return {"name": "berkas.pdf", "mimeType": "application/pdf", "buffer": isi.getvalue()}


def mulai(laman: Laman, layanan: str) -> None:
    """From the front page to the first page of the form."""
    laman.buka("/")
    laman.tekan(re.compile(KANTOR), peran="link")
    laman.tekan(re.compile(layanan), peran="link")
    laman.memuat("Gratis")
    laman.tekan("Mulai permohonan")


def isi_pemohon(laman: Laman, keluarga: dict[str, str], *, whatsapp: str) -> None:
    """Who applies, the number, and the code that comes to it."""
    laman.berjudul("Siapa yang mengajukan")
    laman.isi("Nama lengkap Anda", keluarga["nama"])
    laman.isi("NIK Anda", keluarga["nik"])
    if laman.page.get_by_label("Nomor KK").count():
        laman.isi("Nomor KK", keluarga["nomor_kk"])
    laman.tekan(_LANJUT)
    laman.isi("Nomor WhatsApp", whatsapp)
    laman.tekan(_LANJUT)
    laman.berjudul("Tulis kode dari WhatsApp")
    di_sini = laman.page.url
    (kode,) = _KODE.findall(baca_pesan(laman, whatsapp, "Kode Anda"))
    laman.buka(di_sini)
    laman.isi("Kode 6 angka", kode)
    laman.tekan("Konfirmasi")


def baca_pesan(laman: Laman, whatsapp: str, memuat: str) -> str:
    """The text of the newest message to a number that contains `memuat`, once the worker has sent it."""
    tujuan = "+62" + whatsapp.replace(" ", "").removeprefix("0")
    for _ in range(60):
        laman.buka("/kotak-pesan/")
        pesan = laman.page.locator("article").filter(has_text=f"Kepada {tujuan}").filter(has_text=memuat)
        pesan = pesan.filter(has_not_text="Belum terkirim")
        if pesan.count():
            return str(pesan.first.inner_text())
        time.sleep(0.25)
    raise AssertionError(f"tidak ada pesan “{memuat}” untuk {tujuan}")


def isi_kelahiran(laman: Laman, *, nama: str) -> None:
    lahir = date.today() - timedelta(days=20)
    laman.berjudul("Data anak")
    laman.isi("Nama lengkap anak", nama)
    _isi_tanggal(laman, "tanggal_lahir", lahir)
    laman.page.get_by_label("Perempuan").check()
    laman.tekan(_LANJUT)
    laman.isi("Kabupaten atau kota tempat lahir", "Sekayu")
    laman.isi("Nomor akta kelahiran", f"1606-LU-{lahir:%d%m%Y}-0000")
    laman.tekan(_LANJUT)
    laman.page.get_by_label("Kepala keluarga dan suami atau istrinya").check()
    laman.tekan(_LANJUT)
    laman.page.get_by_label("Sudah tercatat").check()
    laman.tekan(_LANJUT)


def isi_kehilangan(laman: Laman) -> None:
    hilang = date.today() - timedelta(days=9)
    laman.berjudul("KK yang hilang")
    _isi_tanggal(laman, "tanggal_hilang", hilang)
    laman.isi("Di mana dan bagaimana KK hilang", "Terselip saat pindah rumah.")
    laman.tekan(_LANJUT)
    laman.isi("Nomor surat", "SKTLK/17/0000")
    _isi_tanggal(laman, "tanggal_surat", hilang + timedelta(days=1))
    laman.isi("Kantor polisi", "Polsek Sekayu")
    laman.tekan(_LANJUT)


def _isi_tanggal(laman: Laman, kunci: str, tanggal: date) -> None:
    for bagian, nilai in (("hari", tanggal.day), ("bulan", tanggal.month), ("tahun", tanggal.year)):
        laman.page.locator(f"[name={kunci}-{bagian}]").fill(str(nilai))


def isi_semua(laman: Laman, jawaban: Mapping[str, str]) -> None:
    """Every page of the kind, as it comes, from answers by the name of the question, up to the papers."""
    while "/isi/" in laman.page.url:
        if laman.page.locator("main select[name=di]").count():
            _turun(laman, jawaban["desa"])
            continue
        for medan in laman.page.locator("main form [name]:not([type=hidden])").all():
            _isi_medan(laman, medan, jawaban)
        laman.tekan(_LANJUT)


def _isi_medan(laman: Laman, medan: Locator, jawaban: Mapping[str, str]) -> None:
    """One control, if it is the one for the answer: a date has three, a choice as many as there are answers."""
    kunci, bagian = _BAGIAN.fullmatch(medan.get_attribute("name") or "").groups()  # type: ignore[union-attr]
    nilai = jawaban.get(kunci, "")
    if not nilai:
        return
    if bagian:
        tanggal = date.fromisoformat(nilai)
        medan.fill(str({"hari": tanggal.day, "bulan": tanggal.month, "tahun": tanggal.year}[bagian]))
    elif medan.get_attribute("type") == "radio":
        laman.page.locator(f"[name={kunci}][value='{nilai}']").check()
    elif medan.evaluate("e => e.tagName") == "SELECT":
        medan.select_option(nilai)
    else:
        medan.fill(nilai)


def _turun(laman: Laman, desa: str) -> None:
    """One level down to the village, by way of the provinces where it is not here."""
    pilihan = laman.page.locator("main select[name=di]")
    kode = [k for o in pilihan.locator("option").all() if (k := o.get_attribute("value"))]
    satu = next((k for k in kode if desa.startswith(k)), "")
    if satu:
        pilihan.select_option(satu)
        laman.tekan("Lanjut")
    else:
        laman.tekan("Pindah ke kabupaten atau kota lain", peran="link")


def kirim_semua_berkas(laman: Laman) -> None:
    """Whatever is still asked for, each once."""
    laman.berjudul("Kirim foto berkas")
    belum = laman.page.locator("section.slot").filter(has=laman.page.get_by_text("Belum ada", exact=True))
    while belum.count():
        judul = belum.first.get_by_role("heading").inner_text()
        kirim_berkas(laman, judul, foto(judul))
    laman.tekan("Lanjutkan")


def kirim_berkas(laman: Laman, syarat: str, berkas: FilePayload) -> None:
    """One slot: choose the file, send it."""
    slot = laman.page.locator("section.slot").filter(has=laman.page.get_by_role("heading", name=syarat, exact=True))
    slot.locator("input[type=file]").set_input_files(berkas)
    laman.tekan_ini(slot.get_by_role("button", name=re.compile("Kirim")))
    slot.get_by_text("Terkirim", exact=True).wait_for()


def gambar_tanda_tangan(laman: Laman) -> None:
    """Draw with the mouse, and wait until the picture lies in the form."""
    laman.berjudul("Tanda tangani formulir")
    laman.page.locator("[name=pernyataan]").check()
    kanvas = laman.page.locator("[data-kanvas] canvas")
    kanvas.scroll_into_view_if_needed()
    kotak = kanvas.bounding_box()
    assert kotak is not None
    tetikus, x, y = laman.page.mouse, kotak["x"] + 20, kotak["y"] + kotak["height"] / 2
    tetikus.move(x, y)
    tetikus.down()
    for n in range(12):
        tetikus.move(x + n * 14, y + (-1) ** n * 25, steps=3)
    tetikus.up()
    laman.tunggu("document.querySelector('[name=gambar]').files.length === 1")
    laman.tekan("Tanda tangani")


def ketik_tanda_tangan(laman: Laman, nama: str) -> None:
    laman.page.locator("[name=pernyataan]").check()
    laman.page.locator("[name=nama_diketik]").fill(nama)
    laman.tekan("Tanda tangani")


def kirim(laman: Laman) -> tuple[str, str]:
    """Check the answers and send; (case number, path of the secret status page)."""
    laman.berjudul("Periksa, lalu kirim")
    laman.tekan("Kirim permohonan")
    laman.berjudul("Permohonan Anda sudah kami terima")
    nomor = laman.page.locator(".angka-besar").inner_text()
    tautan = laman.page.locator(".salin").first.inner_text()
    return nomor, tautan.removeprefix(laman.situs.alamat)
