"""Seed 2 by telephone: the form on the page, papers, every return and the card by WhatsApp (a stand-in for Meta's API)."""

import re
import time
from collections.abc import Callable

from playwright.sync_api import FilePayload

from tests.peramban import petugas, warga
from tests.peramban.laman import Laman
from tests.peramban.panggung import Panggung

HP = "0800 0000 7007"
AKTA = "Kutipan akta kelahiran anak"
ALASAN = "Nomor akta terpotong. Foto ulang dengan keempat sudut terlihat."


def buka_ponsel(laman: Laman, whatsapp: str) -> None:
    """The chat of one number, as its owner sees it."""
    laman.buka("/kotak-pesan/")
    laman.tekan(re.compile(re.escape(_tersimpan(whatsapp))), peran="link")


def tulis(laman: Laman, whatsapp: str, teks: str = "", *, foto: FilePayload | None = None) -> None:
    buka_ponsel(laman, whatsapp)
    laman.isi("Tulis pesan", teks)
    if foto:
        laman.page.locator("#foto").set_input_files(foto)
    laman.tekan("Kirim")


def tekan_pilihan(laman: Laman, whatsapp: str, label: str) -> None:
    """Tap an answer the last question offers, once it has come."""
    for _ in range(60):
        buka_ponsel(laman, whatsapp)
        if (tombol := laman.page.get_by_role("button", name=label, exact=True)).count():
            laman.tekan_ini(tombol.first)
            return
        time.sleep(0.25)
    raise AssertionError(label)


def _tersimpan(whatsapp: str) -> str:
    return "+62" + whatsapp.replace(" ", "").removeprefix("0")


def _mengisi(laman: Laman, keluarga: dict[str, str]) -> str:
    """Form and signature on the page; not one paper. The path of the case."""
    warga.mulai(laman, "Menambah anak")
    warga.isi_pemohon(laman, keluarga, whatsapp=HP)
    warga.isi_kelahiran(laman, nama="Kirana Pranoto")
    tautan = laman.page.url.removeprefix(laman.situs.alamat).removesuffix("berkas/")
    laman.buka(f"{tautan}tanda-tangan/")
    warga.ketik_tanda_tangan(laman, keluarga["nama"])
    return tautan


def _syarat(laman: Laman, tautan: str) -> list[str]:
    laman.buka(f"{tautan}berkas/")
    return [j.inner_text() for j in laman.page.locator("section.slot h2, section.slot h3").all()]


def test_dari_formulir_sampai_kartu_lewat_whatsapp(orang: Callable[..., Laman], panggung: Panggung) -> None:
    pemohon, ponsel = orang("ponsel"), orang("tanpa-skrip")
    tautan = _mengisi(pemohon, panggung.keluarga())
    syarat = _syarat(pemohon, tautan)

    tulis(ponsel, HP, foto=warga.foto(syarat[0]))
    tekan_pilihan(ponsel, HP, syarat[0])
    for satu in syarat[1:]:
        warga.baca_pesan(ponsel, HP, "sudah kami terima")
        tulis(ponsel, HP, satu, foto=warga.pdf(satu))
    tekan_pilihan(ponsel, HP, "Kirim sekarang")
    nomor = re.findall(r"KK-[\d-]+", warga.baca_pesan(ponsel, HP, "Permohonan Anda sudah kami terima"))[0]
    assert panggung.tempat(nomor)["langkah"] == "periksa"

    dinas = {peran: orang() for peran in ("Operator", "Verifikator/ Sub Koord", "Validator/ Kabid")}
    for peran, laman in dinas.items():
        laman.masuk_sebagai(peran)
    kadis = orang("ponsel")
    kadis.masuk_sebagai("Kepala Dinas")
    operator, subkoord, kabid = dinas.values()

    for pengembali in (None, subkoord, kabid, kadis):
        _sampai_ke(pengembali, operator, subkoord, kabid, nomor)
        if pengembali is kadis:
            _kadis_menolak(kadis, nomor)
        elif pengembali:
            petugas.kembalikan(pengembali, nomor, sasaran=AKTA, catatan=ALASAN, giliran="Operator")
        _operator_memberi_tahu(operator, ponsel, nomor)
        assert panggung.tempat(nomor)["langkah"] == "periksa", "mended and sent again by telephone"

    petugas.teruskan(operator, nomor, giliran="Verifikator/ Sub Koord")
    petugas.teruskan(subkoord, nomor, giliran="Validator/ Kabid")
    petugas.teruskan(kabid, nomor, giliran="Kepala Dinas")
    petugas.tanda_tangani(kadis, nomor)
    petugas.terbitkan(operator, nomor)
    kabar = warga.baca_pesan(ponsel, HP, "sudah terbit")
    assert "PDF ikut dalam pesan ini." in kabar and nomor in kabar
    pemohon.buka(tautan)
    pemohon.tekan("KK sudah saya terima")
    assert panggung.tempat(nomor)["akhir"] == "selesai"


def _sampai_ke(siapa: Laman | None, operator: Laman, subkoord: Laman, kabid: Laman, nomor: str) -> None:
    """Pass the case on until it stands before `siapa`; None: it stays with the operator."""
    urut = [(operator, "Verifikator/ Sub Koord"), (subkoord, "Validator/ Kabid"), (kabid, "Kepala Dinas")]
    for laman, berikut in urut:
        if siapa is None or laman is siapa:
            return
        petugas.teruskan(laman, nomor, giliran=berikut)


def _kadis_menolak(kadis: Laman, nomor: str) -> None:
    petugas.buka_tanda_tangan(kadis, nomor)
    kadis.page.locator("summary", has_text="Tidak menandatangani").click()
    kadis.page.locator("#catatan-0").fill(ALASAN)
    kadis.tekan_ini(kadis.page.locator("button[value=ditolak]"))


def _operator_memberi_tahu(operator: Laman, ponsel: Laman, nomor: str) -> None:
    """The operator returns it to the applicant, who reads why, photographs anew, and sends, all in the chat."""
    petugas.kembalikan(operator, nomor, sasaran=AKTA, catatan=ALASAN, giliran="Pemohon")
    assert ALASAN in warga.baca_pesan(ponsel, HP, f"Permohonan {nomor} belum lengkap")
    tulis(ponsel, HP, AKTA, foto=warga.foto(f"{AKTA} {time.monotonic()}"))
    tekan_pilihan(ponsel, HP, "Kirim sekarang")
    for _ in range(60):
        petugas_melihat = operator.page.goto(f"{operator.situs.alamat}/meja/b/{nomor}/")
        assert petugas_melihat is not None
        if operator.page.locator("[name=sesuai]").count():
            return
        time.sleep(0.25)
    raise AssertionError("tidak kembali ke meja operator")


def test_orang_tak_dikenal_hanya_mendapat_tautan(orang: Callable[..., Laman], panggung: Panggung) -> None:
    """A number whose case is finished is a stranger again: a link, no data, whatever is written."""
    perkara = panggung.perkara("selesai")
    ponsel = orang("ponsel")
    tujuan = "0" + perkara["whatsapp"].removeprefix("+62")
    warga.baca_pesan(ponsel, tujuan, "sudah terbit")
    tulis(ponsel, tujuan, "Permohonan saya bagaimana?")
    assert "/k/musi-banyuasin/" in warga.baca_pesan(ponsel, tujuan, "belum terhubung")
