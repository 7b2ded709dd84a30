"""Seed 1 whole, on the clock of its paper: telephone, desk, signature, mail with QR code and PIN, kiosk. Fifty minutes."""

import re
from datetime import timedelta
from pathlib import Path

from django.test import Client
from pytest_django import Settings

from tertib.alur import anjungan, langkah, sertifikasi
from tertib.alur.pelaku import petugas
from tertib.inti.jam import jam_tetap
from tertib.inti.lingkup import di_kantor
from tertib.kanal.models import Pesan
from tertib.pengguna.models import Jabatan
from tertib.permohonan import queries
from tertib.permohonan.models import Kunjungan
from tests.kanal.ikd.dunia import KINI, NIK_IBU, PIN, Ponsel, antar_pesan, captcha, permohonan
from tests.kanal.pemohon import teks
from tests.meja.dunia import FRASA, Dunia


def _pada(menit: int) -> jam_tetap:  # type: ignore[valid-type]
    return jam_tetap(KINI + timedelta(minutes=menit))


def _mengajukan(ponsel: Ponsel) -> None:
    """Steps 1 to 5, from the page opened at minute 0 to the request sent at minute 15."""
    for jalan, dibuka, selesai, isian in (("masuk/", 0, 5, {"nik": NIK_IBU}), ("buktikan/", 7, 10, {})):
        with _pada(dibuka):
            halaman = ponsel.buka(jalan).content.decode()
        with _pada(selesai):
            ponsel.klien.post(ponsel.alamat(jalan), {"pin": PIN, **isian, **captcha(halaman)})
    with _pada(12):
        ponsel.klien.post(ponsel.alamat("cetak-kk/"))
    with _pada(15):
        assert ponsel.ajukan().status_code == 302


def _di_meja(dunia: Dunia) -> None:
    """Steps 6 to 9, to minute 45; the worker sends the mail."""
    dunia.penugasan[Jabatan.JFM] = dunia.orang_baru("Lestari Wulandari", Jabatan.JFM)
    with di_kantor(dunia.kantor.kode):
        for jabatan, menit in ((Jabatan.OPERATOR, 20), (Jabatan.JFM, 25)):
            p, kini = permohonan(), KINI + timedelta(minutes=menit)
            pelaku = petugas(dunia.penugasan[jabatan])
            langkah.jalankan(p, putusan="sesuai", pelaku=pelaku, versi=p.versi, kini=kini, isi={"sesuai": []})
        p, kini = permohonan(), KINI + timedelta(minutes=30)
        kadis = petugas(dunia.penugasan[Jabatan.KADIS])
        p = sertifikasi.tandatangani(p, pelaku=kadis, versi=p.versi, frasa_sandi=FRASA, kini=kini)
        langkah.langkah_sistem(p, versi=p.versi, kini=KINI + timedelta(minutes=45))


def _mencetak(dunia: Dunia, surat: Pesan) -> Client:
    """Step 10, at minute 50: what the mail says is scanned and typed at a kiosk, and the paper comes out."""
    with di_kantor(dunia.kantor.kode):
        _mesin, kode = anjungan.anjungan(
            dunia.penugasan[Jabatan.OPERATOR],
            nama="ADM 1",
            tempat="Lobi",
            pencetak="",
            kini=KINI + timedelta(minutes=50),
        )
    kios = Client()
    kios.post("/anjungan/pasang/", {"kode": kode})
    tautan = re.search(r"https?://\S*/ambil/[\w-]+/?", surat.isi)
    pin = re.search(r"PIN\D{0,12}(\d{6})\b", surat.isi)
    assert tautan
    assert pin
    assert kios.post("/anjungan/", {"kode": tautan[0]}).url == "/anjungan/pin/"
    assert kios.post("/anjungan/pin/", {"pin": pin[1]}).url == "/anjungan/cetak/"
    assert kios.get("/anjungan/lembar.pdf").content.startswith(b"%PDF")
    kios.post("/anjungan/cetak/jawab/", {"keluar": "ya"})
    return kios


def test_fifty_minutes_from_the_phone_to_the_paper(
    ponsel: Ponsel, dunia: Dunia, settings: Settings, tmp_path: Path
) -> None:
    settings.MAP_PKI, settings.MAP_BERKAS = tmp_path / "pki", tmp_path / "berkas"
    dunia.sertifikat()
    _mengajukan(ponsel)
    _di_meja(dunia)
    surat = antar_pesan(KINI + timedelta(minutes=45))[-1]
    assert (surat.lewat, surat.tujuan) == ("surel", "siti@contoh.test")
    assert NIK_IBU not in surat.isi
    with _pada(50):
        _mencetak(dunia, surat)
        ponsel.masuk()
        assert "Selesai, KK sudah dicetak" in teks(ponsel.buka(f"p/{permohonan().nomor}/"))
    p = permohonan()
    assert p.akhir == "selesai"
    with di_kantor(dunia.kantor.kode):
        lama = {
            k.langkah: (k.selesai - k.masuk) // timedelta(minutes=1) for k in Kunjungan.objects.filter(permohonan=p)
        }
        naskah = queries.sop(p)
    assert list(lama) == list(naskah.langkah)
    assert sum(lama.values()) == naskah.jam.total == 50
    assert {k: lama[k] for k in ("periksa", "verifikasi", "tandatangan", "kirim", "cetak")} == {
        k: naskah.langkah[k].waktu for k in ("periksa", "verifikasi", "tandatangan", "kirim", "cetak")
    }
