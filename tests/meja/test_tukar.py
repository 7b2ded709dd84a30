"""The pages of import and export: asked for here, let through there, watched, and the file only for who asked."""

from collections.abc import Callable

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tertib.inti.lingkup import di_kantor
from tertib.kependudukan.models import Pertukaran
from tertib.kependudukan.siak import kolom
from tertib.pekerja import sekali
from tertib.pengguna.models import Jabatan, Penugasan
from tests.meja.dunia import KINI, NIK_IBU, NOMOR_KK, Dunia

ALASAN = "Laporan untuk Sekretaris Dinas"
Masuk = Callable[[Penugasan], Client]


def test_export_from_asking_to_the_file(dunia: Dunia, masuk: Masuk) -> None:
    operator, kadis = (masuk(dunia.penugasan[j]) for j in (Jabatan.OPERATOR, Jabatan.KADIS))
    balasan = operator.post("/meja/tukar/", {"bentuk": "csv", "desa": "Soak Baru", "alasan": ALASAN})
    assert balasan.status_code == 302
    satu = balasan.url
    assert "Setujui" not in operator.get(satu).content.decode()
    assert operator.post(satu, {"putusan": "setuju"}, follow=True).content.decode().count("dan bukan peminta sendiri")
    assert "Setujui" in kadis.get(satu).content.decode()
    kadis.post(satu, {"putusan": "setuju"})
    berjalan = operator.get(satu)
    assert berjalan.has_header("Refresh") and "<progress" in berjalan.content.decode()
    assert operator.get(f"{satu}berkas/").status_code == 404
    while sekali(kini=KINI):
        pass
    assert not operator.get(satu).has_header("Refresh")
    isi = operator.get(f"{satu}berkas/").content.decode("utf-8-sig")
    assert NIK_IBU in isi and ALASAN in isi
    assert kadis.get(f"{satu}berkas/").status_code == 404
    assert dunia.orang_lain is not None
    tamu = masuk(dunia.orang_lain)
    assert [tamu.get(f"{satu}{a}").status_code for a in ("", "berkas/", "tertolak.csv")] == [404] * 3
    assert "T-2026-1" not in tamu.get("/meja/tukar/").content.decode()


def test_import_tells_the_refused_lines(dunia: Dunia, masuk: Masuk) -> None:
    operator, kadis = (masuk(dunia.penugasan[j]) for j in (Jabatan.OPERATOR, Jabatan.KADIS))
    isi = ";".join(kolom.SEMUA) + "\r\n" + ";".join([NOMOR_KK, *["x"] * (len(kolom.SEMUA) - 1)])
    berkas = SimpleUploadedFile("a.csv", isi.encode())
    satu = operator.post("/meja/tukar/", {"masuk": "1", "berkas": berkas, "alasan": ALASAN}).url
    kadis.post(satu, {"putusan": "setuju"})
    while sekali(kini=KINI):
        pass
    assert "Tulis 16 angka" in operator.get(satu).content.decode()
    lengkap = operator.get(f"{satu}tertolak.csv").content.decode("utf-8-sig").splitlines()
    assert lengkap[0] == "Baris;Kolom;Alasan" and lengkap[1].startswith("2;")
    assert len(lengkap) > 5


def test_what_is_wrong_is_said(dunia: Dunia, masuk: Masuk) -> None:
    klien = masuk(dunia.penugasan[Jabatan.OPERATOR])
    rusak = SimpleUploadedFile("a.csv", b"halo")
    for isi, kalimat in (
        ({"masuk": "1", "alasan": ALASAN}, "Pilih berkasnya"),
        ({"masuk": "1", "alasan": ALASAN, "berkas": rusak}, "tidak ditemukan"),
        ({"bentuk": "csv", "alasan": "x"}, "sedikitnya 10 huruf"),
        ({"bentuk": "pdf", "alasan": ALASAN}, "Pilih bentuk"),
        ({"bentuk": "csv", "alasan": ALASAN, "desa": "Antah"}, "Tidak ada desa"),
    ):
        balasan = klien.post("/meja/tukar/", isi)
        assert balasan.status_code == 422 and kalimat in balasan.content.decode(), isi
    with di_kantor("16.06"):
        assert not Pertukaran.objects.exists()
