"""Two offices that meet their people: one at a counter, one through its villages; and what a clerk does as requests."""

import re
from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from tertib.inti.lingkup import di_kantor
from tertib.pengguna.models import Jabatan, Penugasan
from tertib.permohonan.models import Permohonan, SopTerbit
from tertib.sop import naskah, pemuat
from tests.meja.dunia import DESA, KINI, NIK_IBU, NOMOR_KK, Dunia, bangun, gambar

LAHIR = {
    "nama_anak": "kirana pranoto",
    "tanggal_lahir": "02112026",
    "jenis_kelamin": "2",
    "tempat_lahir": "Sekayu",
    "akta_lahir": "1606-LU-02112026-0000",
    "orang_tua": "kepala",
    "perkawinan": "tercatat",
}
DITERIMA = {"pemohon": NIK_IBU, "asli": ["kk_lama", "akta_kelahiran"], "identitas": "ya", "tanda_tangan": "kertas"}
SERAH = {"hubungan": "pemohon", "identitas": "ya", "tanda_tangan": "kertas", "cap": "ya", "disimpan": "ya"}


def bangun_dengan(kode: str, *jabatan: str) -> Dunia:
    """The world of the desk, its office following the SOP `kode`, with more people."""
    dunia = bangun()
    with di_kantor(dunia.kantor.kode):
        SopTerbit.objects.update(aktif=False)
        kanonik = pemuat.kanonik(naskah.baca((pemuat.FOLDER / f"{kode}.yaml").read_text())[0])
        sop = pemuat.dari_kanonik(kanonik)
        SopTerbit.objects.create(
            kantor=dunia.kantor,
            kode=sop.kode,
            versi=sop.versi,
            sidik=sop.sidik,
            kanonik=kanonik,
            layanan=sop.layanan,
            aktif=True,
        )
    nama = iter(("Wahyu Ningsih", "Bambang Setiawan", "Rahmat Fauzi"))
    for satu in jabatan:
        dunia.penugasan[satu] = dunia.orang_baru(next(nama), satu)
    return dunia


def di_desa(dunia: Dunia, nama: str, desa: str = DESA) -> Penugasan:
    """An operator of one village."""
    penugasan = dunia.orang_baru(nama, Jabatan.OPERATOR_NAGARI)
    with di_kantor(dunia.kantor.kode):
        Penugasan.objects.filter(pk=penugasan.pk).update(desa=desa)
        penugasan.refresh_from_db()
    return penugasan


class Loket:
    """A clerk's browser, and those of the colleagues the case passes."""

    def __init__(self, dunia: Dunia, masuk: Callable[[Penugasan], Client]) -> None:
        self.dunia, self._masuk = dunia, masuk
        self.klien = masuk(dunia.penugasan[Jabatan.LOKET])

    def kirim(self, **lain: Any) -> HttpResponse:
        isi = {"jenis": "kelahiran", "nomor_kk": NOMOR_KK, **LAHIR, **DITERIMA, **lain}
        return self.klien.post("/loket/terima/", isi)

    def terima(self, **lain: Any) -> Permohonan:
        balasan = self.kirim(**lain)
        assert balasan.status_code == 302, balasan.content.decode()
        cocok = re.fullmatch(r"/loket/b/([^/]+)/", balasan["Location"])
        assert cocok
        return self.segar(cocok[1])

    def segar(self, p: Permohonan | str) -> Permohonan:
        with di_kantor(self.dunia.kantor.kode):
            return Permohonan.objects.select_related("kantor", "sop").get(nomor=getattr(p, "nomor", p))

    def putus(self, p: Permohonan, putusan: str, **lain: Any) -> HttpResponse:
        isi = {"putusan": putusan, "versi": self.segar(p).versi, **lain}
        return self.klien.post(f"/loket/b/{p.nomor}/putus/", isi)

    def meja(self, jabatan: str, p: Permohonan, putusan: str, **lain: Any) -> HttpResponse:
        """An answer at the desk of a colleague."""
        isi = {"putusan": putusan, "versi": self.segar(p).versi, "sasaran": [""], "catatan": [""], **lain}
        return self._masuk(self.dunia.penugasan[jabatan]).post(f"/meja/b/{p.nomor}/putus/", isi)

    def sampai_siap(self) -> Permohonan:
        """A case whose card is printed and signed with a pen, waiting to be handed over."""
        p = self.terima()
        self.putus(p, "ya")
        self.meja(Jabatan.KASI, p, "ya")
        self.meja(Jabatan.KABID, p, "ya")
        self.meja(Jabatan.LOKET, p, "lanjut")
        halaman = self._masuk(self.dunia.penugasan[Jabatan.KADIS]).get(f"/meja/b/{p.nomor}/").content.decode()
        cocok = re.search(r'name="sidik" value="([0-9a-f]{64})"', halaman)
        assert cocok, "Kadis tidak melihat cetakannya"
        self.meja(Jabatan.KADIS, p, "lanjut", sidik=cocok[1])
        assert self.segar(p).langkah == "serahkan"
        return self.segar(p)

    def serahkan(self, p: Permohonan, **lain: Any) -> HttpResponse:
        isi = {"versi": self.segar(p).versi, "slip": p.nomor, **SERAH, **lain}
        return self.klien.post(f"/loket/b/{p.nomor}/serah/", isi)


def foto() -> SimpleUploadedFile:
    return SimpleUploadedFile("pindai.jpg", gambar(), "image/jpeg")


__all__ = ["DESA", "KINI", "LAHIR", "NIK_IBU", "NOMOR_KK", "SERAH", "Loket", "bangun_dengan", "di_desa", "foto"]
