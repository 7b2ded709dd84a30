"""What a citizen does in the browser, as requests; nothing here touches a model but to read the code sent by WhatsApp."""

import re
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from tertib.inti.lingkup import lintas_kantor
from tertib.permohonan import queries
from tertib.permohonan.models import KodeKonfirmasi, Permohonan
from tests.meja.dunia import NIK_IBU, NOMOR_KK, gambar

DIRI = {"nama": "Siti Rahmawati", "nik": NIK_IBU, "nomor_kk": NOMOR_KK}
ANAK = {
    "nama_anak": "Kirana Pranoto",
    "tanggal_lahir-hari": "2",
    "tanggal_lahir-bulan": "11",
    "tanggal_lahir-tahun": "2026",
    "jenis_kelamin": "2",
}
HALAMAN = {
    "kelahiran": (
        ("anak", ANAK),
        ("kelahiran", {"tempat_lahir": "Sekayu", "akta_lahir": "1606-LU-02112026-0001", "golongan_darah": ""}),
        ("orang_tua", {"orang_tua": "kepala"}),
        ("perkawinan", {"perkawinan": "tercatat"}),
    ),
    "hilang": (
        (
            "kehilangan",
            {
                "tanggal_hilang-hari": "1",
                "tanggal_hilang-bulan": "11",
                "tanggal_hilang-tahun": "2026",
                "cerita": "Tercecer di pasar Sekayu.",
            },
        ),
        (
            "surat",
            {
                "nomor_surat": "SKTLK/11/2026",
                "tanggal_surat-hari": "3",
                "tanggal_surat-bulan": "11",
                "tanggal_surat-tahun": "2026",
                "kantor_polisi": "Polsek Sekayu",
            },
        ),
    ),
}


def teks(balasan: HttpResponse) -> str:
    """The page without tags, entities and double spaces: what a reader would hear."""
    polos = re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", balasan.content.decode(), flags=re.S)
    return " ".join(polos.replace("&#x27;", "'").replace("&quot;", '"').split())


@dataclass
class Pemohon:
    """A browser that holds the secret link of one case."""

    klien: Client
    token: str
    jenis: str

    @classmethod
    def mulai(cls, klien: Client, jenis: str) -> "Pemohon":
        balasan = klien.post(f"/k/musi-banyuasin/kk/{jenis}/")
        assert balasan.status_code == 302, teks(balasan)
        cocok = re.fullmatch(r"/p/([^/]+)/isi/pemohon/", balasan["Location"])
        assert cocok, balasan["Location"]
        return cls(klien, cocok[1], jenis)

    def __deepcopy__(self, memo: dict[int, Any]) -> "Pemohon":
        klien = Client()
        klien.cookies = deepcopy(self.klien.cookies, memo)
        return Pemohon(klien, self.token, self.jenis)

    @property
    def permohonan(self) -> Permohonan:
        permohonan = queries.menurut_tautan(self.token)
        assert permohonan is not None
        return permohonan

    def buka(self, jalan: str = "", **param: str) -> HttpResponse:
        return self.klien.get(f"/p/{self.token}/{jalan}", param)

    def isi(self, halaman: str, isian: dict[str, str], **lain: str) -> HttpResponse:
        versi = str(self.permohonan.versi)
        return self.klien.post(f"/p/{self.token}/isi/{halaman}/", {"versi": versi, **isian, **lain})

    def kode(self) -> str:
        """The newest code, as it stands in the message."""
        with lintas_kantor():
            terbaru = KodeKonfirmasi.objects.filter(permohonan=self.permohonan.pk).order_by("-pk").first()
        assert terbaru is not None
        return str(terbaru.kode)

    def unggah(self, syarat: str, isi: bytes | None = None, nama: str = "foto.jpg") -> HttpResponse:
        berkas = SimpleUploadedFile(nama, gambar() if isi is None else isi)
        return self.klien.post(f"/p/{self.token}/berkas/", {"syarat": syarat, "berkas": berkas})

    def tanda_tangan(self, **lain: Any) -> HttpResponse:
        isian = {"pernyataan": "ya", "nama_diketik": "siti rahmawati", **lain}
        return self.klien.post(f"/p/{self.token}/tanda-tangan/", isian)

    def kirim(self) -> HttpResponse:
        return self.klien.post(f"/p/{self.token}/periksa/", {"versi": str(self.permohonan.versi)})

    def lengkapi(self) -> list[str]:
        """Every page from the first to the last, following only where the site leads; the addresses passed."""
        jalan = []
        for halaman, isian in (("pemohon", DIRI), ("kontak", {"whatsapp": "0800 0000 1606", "surel": ""})):
            jalan.append(self.isi(halaman, isian)["Location"])
        jalan.append(self.isi("kode", {"kode": self.kode()})["Location"])
        for halaman, isian in HALAMAN[self.jenis]:
            jalan.append(self.isi(halaman, isian)["Location"])
        with lintas_kantor():
            syarat = [s.syarat.kunci for s in queries.syarat(self.permohonan)]
        for satu in syarat:
            self.unggah(satu)
        jalan.append(self.klien.post(f"/p/{self.token}/berkas/")["Location"])
        jalan.append(self.tanda_tangan()["Location"])
        return [j.removeprefix(f"/p/{self.token}/") for j in jalan]
