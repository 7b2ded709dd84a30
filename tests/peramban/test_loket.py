"""The counter (seed 3): keyed by keyboard, initialled, printed, signed with a pen, handed over; and every return."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pypdfium2
import pytest

from tests.peramban.laman import Laman
from tests.peramban.panggung import Panggung
from tests.peramban.situs import Situs

KANTOR = "Kabupaten Kuningan"
KASI, KABID = "Kasi Identitas Penduduk", "Kabid Pelayanan Pendaftaran Penduduk"
ANAK = "KIRANA LESTARI"
PALING_BANYAK_KETUKAN = 120

Orang = Callable[..., Laman]


@pytest.fixture(scope="module")
def kuningan(situs: Situs) -> Iterator[Panggung]:
    panggung = Panggung(situs, "32.08")
    yield panggung
    panggung.tutup()


class PapanKetik:
    """A clerk's keyboard: everything is a key press, and each one is counted."""

    def __init__(self, laman: Laman) -> None:
        self._laman, self.ketukan = laman, 0

    def ketik(self, teks: str, *lalu: str) -> None:
        for huruf in teks:
            self._laman.page.keyboard.press("Space" if huruf == " " else huruf)
        self.ketukan += len(teks)
        self.tekan(*lalu)

    def tekan(self, *tombol: str) -> None:
        for satu in tombol:
            self._laman.page.keyboard.press(satu)
        self.ketukan += len(tombol)

    def buka_dengan(self, tombol: str) -> None:
        """A key that leads to another page."""
        self._laman.ketuk(tombol)
        self.ketukan += 1


def test_a_birth_at_the_counter_by_keyboard(orang: Orang, kuningan: Panggung) -> None:
    loket = orang()
    loket.masuk_sebagai("Loket", kantor=KANTOR)
    loket.buka("/loket/")
    papan = PapanKetik(loket)
    nomor = ketik_kelahiran(loket, papan, kuningan.keluarga()["nik"])
    loket.memuat("TANDA BUKTI PENGAMBILAN")
    assert loket.page.evaluate("document.activeElement.matches('[data-cetak]')"), "Enter mencetak"
    papan.ketukan += 1
    print(f"ketukan: {papan.ketukan}")
    assert papan.ketukan <= PALING_BANYAK_KETUKAN
    assert kuningan.tempat(nomor)["langkah"] == "paraf-kasi"
    assert _kertas(loket) == [(148, 210)]
    loket.tekan("Kertas 80 mm", peran="link")
    assert _kertas(loket) == [(80, 240)]


def test_straight_through_with_the_slip(orang: Orang, kuningan: Panggung) -> None:
    nomor = kuningan.perkara("paraf-kasi")["nomor"]
    _paraf(orang, KASI, nomor, giliran=KABID)
    _paraf(orang, KABID, nomor, giliran="Loket")
    loket = orang()
    loket.masuk_sebagai("Loket", kantor=KANTOR)
    _buka_di_meja(loket, nomor)
    loket.tekan(re.compile("^Lakukan langkah 5"))
    loket.memuat(f"{nomor}: selesai, giliran Kadis Dukcapil.")
    kadis = orang("ponsel")
    kadis.masuk_sebagai("Kadis Dukcapil", kantor=KANTOR)
    kadis.tekan_ini(kadis.page.locator("li.satu").filter(has_text=nomor).get_by_role("link"))
    kadis.tekan(re.compile("^Sudah saya tandatangani"))
    kadis.memuat(f"{nomor}: selesai, giliran Loket.")
    loket.buka("/loket/serah/")
    loket.page.keyboard.type(nomor.lower())
    loket.ketuk("Enter")
    loket.page.get_by_label("Wajah penerima cocok dengan KTP-el").check()
    loket.page.get_by_label("Cap dinas sudah dibubuhkan pada KK").check()
    gambar(loket)
    loket.ketuk("F9")
    loket.memuat("BUKTI PENYERAHAN KARTU KELUARGA")
    assert loket.page.locator(".ttd-gambar").count() == 1
    assert kuningan.tempat(nomor)["akhir"] == "selesai"


def test_every_return(orang: Orang, kuningan: Panggung) -> None:
    nomor = kuningan.perkara("koreksi")["nomor"]
    loket = orang()
    loket.masuk_sebagai("Loket", kantor=KANTOR)
    _kembali_ke_pemohon(loket, nomor)
    loket.buka("/loket/")
    loket.tekan(nomor, peran="link")
    loket.memuat("Akta milik kakaknya.")
    _centang_lagi(loket)
    loket.tekan(re.compile("^Terima permohonan"))
    loket.memuat("Yang akan berubah")
    loket.ketuk("F9")
    _kembalikan(orang, KASI, nomor, giliran="Loket")
    loket.buka(f"/loket/b/{nomor}/")
    loket.ketuk("F9")
    loket.memuat("TANDA BUKTI PENGAMBILAN")
    _paraf(orang, KASI, nomor, giliran=KABID)
    _kembalikan(orang, KABID, nomor, giliran=KASI)
    _paraf(orang, KASI, nomor, giliran=KABID)
    _paraf(orang, KABID, nomor, giliran="Loket")
    assert kuningan.tempat(nomor)["langkah"] == "cetak"


def test_somebody_else_collects(orang: Orang, kuningan: Panggung) -> None:
    nomor = kuningan.perkara("serahkan")["nomor"]
    loket = orang("ponsel")
    loket.masuk_sebagai("Loket", kantor=KANTOR)
    loket.buka(f"/loket/b/{nomor}/serah/")
    loket.page.get_by_label("Orang lain dengan surat kuasa (F-1.07)").check()
    loket.tekan(re.compile("^Serahkan dan cetak bukti"), status=422)
    loket.memuat("Orang lain mengambil dengan surat kuasa (F-1.07).")
    loket.page.locator("#slip").fill(nomor)
    loket.page.locator("#nama").fill("Rahmat Hidayat")
    loket.page.locator("#nik").fill("3208011203900003")
    for label in ("Surat kuasa asli (F-1.07)", "Wajah penerima cocok", "Ditandatangani di kertas", "Cap dinas sudah"):
        loket.page.get_by_label(label).check()
    loket.tekan(re.compile("^Serahkan dan cetak bukti"))
    loket.memuat("penerima kuasa (F-1.07)")
    assert kuningan.tempat(nomor)["akhir"] == "selesai"


def ketik_kelahiran(loket: Laman, papan: PapanKetik, nik: str) -> str:
    lahir = date.today() - timedelta(days=20)
    papan.ketik(nik, "Tab")
    papan.ketik("B2")
    papan.buka_dengan("Enter")
    papan.tekan("Tab")
    papan.ketik(ANAK.lower(), "Tab")
    papan.ketik(f"{lahir:%d%m%Y}", "Tab")
    papan.ketik("P", "Tab")
    papan.ketik("kuningan", "Tab")
    papan.ketik(f"3208-lu-{lahir:%d%m%Y}-0000", "Tab", "Tab")
    papan.ketik("K", "Tab")
    papan.ketik("S", "Tab")
    for _ in range(4):
        papan.tekan("Space", "Tab")
    papan.buka_dengan("F9")
    loket.memuat(f"{ANAK} menjadi anggota keluarga")
    nomor = loket.page.locator(".angka-besar").inner_text()
    papan.buka_dengan("Enter")
    return str(nomor)


def _kertas(laman: Laman) -> list[tuple[int, int]]:
    """Width and height in millimetres of each page that would come out of the printer, the number whole on it."""
    laman.page.emulate_media(media="print")
    lebar_nomor = "(e => [e.scrollWidth, e.clientWidth])(document.querySelector('.nomor-besar'))"
    butuh, ada = laman.page.evaluate(lebar_nomor)
    assert butuh <= ada, "nomor permohonan terpotong"
    laman.page.emulate_media(media="null")
    pdf = pypdfium2.PdfDocument(laman.page.pdf(prefer_css_page_size=True))
    return [(round(lebar * 25.4 / 72), round(tinggi * 25.4 / 72)) for lebar, tinggi in (h.get_size() for h in pdf)]


def _buka_di_meja(laman: Laman, nomor: str) -> None:
    laman.buka("/meja/")
    laman.tekan(nomor, peran="link")
    laman.berjudul(re.compile(nomor))


def _paraf(orang: Orang, peran: str, nomor: str, *, giliran: str) -> None:
    pejabat = orang()
    pejabat.masuk_sebagai(peran, kantor=KANTOR)
    _buka_di_meja(pejabat, nomor)
    assert pejabat.page.get_by_role("link", name="Konsep KK").count() == 1
    pejabat.tekan_ini(pejabat.page.locator("button[value=ya]"))
    pejabat.memuat(f"{nomor}: ya, giliran {giliran}.")


def _kembalikan(orang: Orang, peran: str, nomor: str, *, giliran: str) -> None:
    pejabat = orang()
    pejabat.masuk_sebagai(peran, kantor=KANTOR)
    _buka_di_meja(pejabat, nomor)
    pejabat.page.locator("#catatan-0").fill("Nama ibu tidak sama dengan akta.")
    pejabat.tekan_ini(pejabat.page.locator("button[value=tidak]"))
    pejabat.memuat(f"{nomor}: tidak, giliran {giliran}.")


def _kembali_ke_pemohon(loket: Laman, nomor: str) -> None:
    loket.buka(f"/loket/b/{nomor}/")
    loket.page.keyboard.press("F2")
    loket.page.locator("[name=sasaran]").select_option(label="Kutipan akta kelahiran anak")
    loket.page.locator("[name=catatan]").fill("Akta milik kakaknya.")
    loket.tekan_ini(loket.page.locator("button[value=tidak]"))


def _centang_lagi(loket: Laman) -> None:
    """The good papers are still ticked; the right deed is on the desk now, and the applicant signs again."""
    assert loket.page.locator("#asli-kk_lama").is_checked()
    assert not loket.page.locator("#asli-akta_kelahiran").is_checked()
    for kunci in ("#asli-akta_kelahiran", "#tanda_tangan", "#identitas"):
        loket.page.locator(kunci).check()


def gambar(laman: Laman) -> None:
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
