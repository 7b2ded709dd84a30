"""The village (seed 0): from a citizen's phone to a card in the hand, and every return on the way."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import expect

from tests.peramban import petugas, warga
from tests.peramban.laman import Laman
from tests.peramban.panggung import Panggung
from tests.peramban.situs import Situs
from tests.peramban.test_loket import gambar

KANTOR = "Kabupaten Padang Pariaman"
OPERATOR, KASI = "Operator Penerima Layanan Digital", "Kasi/ Kabid"
AKTA = "Kutipan akta kelahiran anak"
ALASAN = "Nama ibu tidak sama dengan akta."

Orang = Callable[..., Laman]


@pytest.fixture(scope="module")
def pariaman(situs: Situs) -> Iterator[Panggung]:
    panggung = Panggung(situs, "13.05")
    yield panggung
    panggung.tutup()


def test_straight_through_to_the_village(orang: Orang, pariaman: Panggung) -> None:
    nomor = pariaman.perkara("terima-data")["nomor"]
    operator, kasi, kadis = orang(), orang(), orang("ponsel")
    operator.masuk_sebagai(OPERATOR, kantor=KANTOR)
    _teruskan(operator, nomor, giliran=KASI)
    kasi.masuk_sebagai(KASI, kantor=KANTOR)
    _teruskan(kasi, nomor, giliran="Kadis")
    kadis.masuk_sebagai("Kadis", kantor=KANTOR)
    petugas.tanda_tangani(kadis, nomor)
    _catat_dan_kirim(operator, nomor)
    _serahkan_di_nagari(orang("kecil"), pariaman, nomor)


def test_every_return(orang: Orang, pariaman: Panggung) -> None:
    """Kasi or Kabid returns to the operator, the operator to the citizen, who mends; then forward, to the end."""
    perkara = pariaman.perkara("konfirmasi")
    nomor = perkara["nomor"]
    kasi, operator, kadis, pemohon = orang(), orang(), orang("ponsel"), orang("ponsel")
    kasi.masuk_sebagai(KASI, kantor=KANTOR)
    _kembalikan(kasi, nomor, giliran=OPERATOR)
    operator.masuk_sebagai(OPERATOR, kantor=KANTOR)
    _masalah(operator, nomor, beres=False)
    _kembalikan(operator, nomor, giliran="Pemohon (Masyarakat)")
    assert pariaman.tempat(nomor)["langkah"] == "ajukan"
    _perbaiki(pemohon, perkara["tautan"])
    _masalah(operator, nomor, beres=False)
    _teruskan(operator, nomor, giliran=KASI)
    _masalah(operator, nomor, beres=True)
    _teruskan(kasi, nomor, giliran="Kadis")
    kadis.masuk_sebagai("Kadis", kantor=KANTOR)
    petugas.tanda_tangani(kadis, nomor)
    _catat_dan_kirim(operator, nomor)
    _serahkan_di_nagari(orang("kecil"), pariaman, nomor)
    pemohon.buka(f"/p/{perkara['tautan']}/")
    pemohon.berjudul("Selesai, KK sudah Anda terima")


def test_another_village_sees_nothing(orang: Orang, pariaman: Panggung) -> None:
    perkara = pariaman.perkara("cetak")
    nomor, pemilik = perkara["nomor"], _ke(pariaman, perkara["nomor"])
    lain = orang("kecil")
    lain.masuk_sebagai("Operator Nagari", ke=1 if pemilik == 0 else 0, kantor=KANTOR)
    lain.buka("/nagari/")
    assert nomor not in lain.page.content()
    assert lain.page.request.get(f"{lain.situs.alamat}/nagari/{nomor}/kartu-1.pdf").status == 404


def _serahkan_di_nagari(nagari: Laman, pariaman: Panggung, nomor: str) -> None:
    nagari.masuk_sebagai("Operator Nagari", ke=_ke(pariaman, nomor), kantor=KANTOR)
    nagari.buka(f"/nagari/?buka={nomor}")
    pdf = nagari.unduh(nagari.page.get_by_role("button", name="Terima dan unduh KK (PDF)"))
    assert pdf.startswith(b"%PDF-")
    nagari.page.get_by_label("Wajah penerima cocok dengan KTP-el").check()
    nagari.page.get_by_label("Berkas persyaratan disimpan di map arsip nagari").check()
    gambar(nagari)
    nagari.page.context.set_offline(True)
    nagari.page.get_by_role("button", name="Serahkan dan arsipkan").click()
    nagari.memuat("Tidak ada jaringan.")
    assert nagari.page.get_by_label("Wajah penerima cocok dengan KTP-el").is_checked()
    nagari.page.context.set_offline(False)
    nagari.tekan("Serahkan dan arsipkan")
    nagari.memuat("BUKTI PENYERAHAN KARTU KELUARGA")
    assert nagari.page.locator(".ttd-gambar").count() == 1
    assert pariaman.tempat(nomor)["akhir"] == "selesai"


def _catat_dan_kirim(operator: Laman, nomor: str) -> None:
    petugas.buka_berkas(operator, nomor)
    operator.tekan(re.compile("^Lakukan langkah 5"))
    operator.memuat(f"{nomor}: selesai, giliran Operator Nagari.")


def _perbaiki(pemohon: Laman, tautan: str) -> None:
    """Only the paper that was named is asked for again."""
    pemohon.buka(f"/p/{tautan}/")
    pemohon.berjudul("Ada yang perlu Anda perbaiki")
    pemohon.memuat(ALASAN)
    pemohon.tekan("Mulai memperbaiki", peran="link")
    pemohon.berjudul("Ganti 1 berkas")
    warga.kirim_berkas(pemohon, AKTA, warga.foto(f"{AKTA} (ulang)"))
    pemohon.tekan("Lanjutkan")
    pemohon.tekan("Kirim lagi")


def _masalah(operator: Laman, nomor: str, *, beres: bool) -> None:
    """The one line of the case in the book of problems, with or without the day it was mended."""
    baris = petugas.buka_buku(operator, "permasalahan", nomor=nomor)
    expect(baris).to_have_count(1)
    expect(baris).to_contain_text(ALASAN)
    expect(baris.locator("[data-label=Dibereskan]")).to_have_text(re.compile(r"^\d\d-\d\d-\d{4}$" if beres else "^$"))


def _ke(pariaman: Panggung, nomor: str) -> int:
    """Which of the village operators, in the order of the page that signs in, this case belongs to."""
    return int(pariaman.operator_desa(nomor))


def _teruskan(laman: Laman, nomor: str, *, giliran: str) -> None:
    petugas.buka_berkas(laman, nomor)
    petugas.centang_semua(laman)
    laman.tekan_ini(laman.page.locator("button[value=ya]"))
    laman.memuat(f"{nomor}: ya, giliran {giliran}.")


def _kembalikan(laman: Laman, nomor: str, *, giliran: str) -> None:
    petugas.buka_berkas(laman, nomor)
    laman.page.locator("#sasaran-0").select_option(label=AKTA)
    laman.page.locator("#catatan-0").fill(ALASAN)
    laman.tekan_ini(laman.page.locator("button[value=tidak]"))
    laman.memuat(f"{nomor}: tidak, giliran {giliran}.")
