"""An office that runs the identity app, a resident with an account, and the phone that walks through its pages."""

import base64
import html
import json
import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256

from django.http import HttpResponse
from django.test import Client

from tertib.alur import terbitkan_sop
from tertib.inti import antrean, jam
from tertib.inti.lingkup import di_kantor, lintas_kantor
from tertib.kanal import pengirim
from tertib.kanal.ikd import akun, kode
from tertib.kanal.ikd.models import AkunIkd, KodeIkd
from tertib.kanal.models import Pesan
from tertib.pengguna.models import Jabatan
from tertib.permohonan.models import Permohonan
from tertib.sop import pemuat
from tertib.wilayah.models import Kantor
from tests.meja.dunia import KINI, NIK_IBU, Dunia

PIN, SALAH = "804213", "804214"
SUREL, PONSEL = "siti@contoh.test", "+628000001606"
SOP = "kk-ikd-bandung"
_PENANGAN = {kode.PEKERJAAN: kode.antar, "beritahu": pengirim.beritahu}


def buka_layanan(kantor: Kantor, dunia: Dunia) -> None:
    """The office runs the SOP of the identity app beside its own."""
    sop = pemuat.semua()[SOP]
    satu, dua = (p.pengguna for p in list(dunia.penugasan.values())[:2])
    with di_kantor(kantor.kode):
        usulan = terbitkan_sop.usulkan(kantor=kantor, sop=sop, oleh=satu)
        terbitkan_sop.aktifkan(usulan, sop=sop, oleh=dua, kini=KINI)


def akun_aktif(dunia: Dunia, nik: str = NIK_IBU, pin: str = PIN) -> AkunIkd:
    """An account in force, as official and owner make one."""
    with di_kantor(dunia.kantor.kode):
        milik, _token = akun.beri_slip(nik=nik, oleh=dunia.penugasan[Jabatan.OPERATOR].pengguna, kini=KINI)
        akun.simpan_kontak(milik, surel=SUREL, ponsel=PONSEL)
        akun.konfirmasi(milik, kini=KINI)
        akun.aktifkan(milik, pin_baru=pin, kini=KINI)
        return AkunIkd.objects.select_related("penduduk", "kantor").get(pk=milik.pk)


def antar_pesan(kini: datetime | None = None) -> list[Pesan]:
    """Let the worker send; all messages so far, oldest first."""
    with lintas_kantor():
        while entri := antrean.pinjam(peminjam="uji", kini=kini or jam.kini(), hanya=set(_PENANGAN), banyak=50):
            for satu in entri:
                antrean.kerjakan(satu, _PENANGAN, kini=kini or jam.kini())
        return list(Pesan.objects.order_by("id"))


def kode_terakhir(lewat: str = kode.SUREL) -> str:
    with lintas_kantor():
        return str(KodeIkd.objects.filter(lewat=lewat).latest("id").kode)


def captcha(halaman: str) -> dict[str, str]:
    """What the page's script would send: the challenge solved."""
    soal = json.loads(html.unescape(re.search(r'data-altcha="([^"]+)"', halaman)[1]))  # type: ignore[index]
    nomor = next(
        n
        for n in range(soal["maxnumber"] + 1)
        if sha256(f"{soal['salt']}{n}".encode()).hexdigest() == soal["challenge"]
    )
    muatan = {k: soal[k] for k in ("algorithm", "challenge", "salt", "signature")} | {"number": nomor, "took": 3}
    return {"altcha": base64.b64encode(json.dumps(muatan).encode()).decode()}


_KATA = {k: n for n, k in enumerate("satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split(), 1)}


def jawab(halaman: str) -> dict[str, str]:
    """What somebody without a script would send: the question answered."""
    a, b = re.search(r"Berapa (.+) ditambah (.+)\? Tulis", halaman).groups()  # type: ignore[union-attr]
    angka = {**_KATA, "dua belas": 12}
    return {**_tersembunyi(halaman), "jawaban": str(angka[a] + angka[b])}


def _tersembunyi(halaman: str) -> dict[str, str]:
    return {k: re.search(rf'name="{k}" value="([^"]*)"', halaman)[1] for k in ("garam", "tanda")}  # type: ignore[index]


@dataclass
class Ponsel:
    """A browser at the identity app of one office."""

    slug: str = "musi-banyuasin"
    klien: Client = field(default_factory=Client)

    def alamat(self, jalan: str = "") -> str:
        return f"/ikd/{self.slug}/{jalan}"

    def buka(self, jalan: str = "", **lain: str) -> HttpResponse:
        return self.klien.get(self.alamat(jalan), **lain)

    def kirim(self, jalan: str, isian: dict[str, str], *, soal: bool = True, **kepala: str) -> HttpResponse:
        """Send a form; with `soal` the captcha of a freshly opened page along."""
        bukti = captcha(self.buka(jalan, **kepala).content.decode()) if soal else {}
        return self.klien.post(self.alamat(jalan), {**bukti, **isian}, **kepala)

    def masuk(self, nik: str = NIK_IBU, pin: str = PIN, **kepala: str) -> HttpResponse:
        return self.kirim("masuk/", {"nik": nik, "pin": pin}, **kepala)

    def buktikan(self, pin: str = PIN, lanjut: str = "") -> HttpResponse:
        return self.kirim("buktikan/", {"pin": pin, "lanjut": lanjut})

    def mulai(self) -> HttpResponse:
        """Signed in, PIN given again, form opened."""
        self.masuk()
        self.buktikan()
        return self.klien.post(self.alamat("cetak-kk/"))

    def ajukan(self, jalan: str = "cetak-kk/isi/", **isian: str) -> HttpResponse:
        versi = re.search(r'name="versi" value="(\d+)"', self.buka(jalan).content.decode())
        assert versi
        semua = {"versi": versi[1], "alasan": "pdf-hilang", "keterangan": "", "pernyataan": "ya", **isian}
        return self.kirim(jalan, semua)


def permohonan() -> Permohonan:
    """The latest case."""
    with lintas_kantor():
        return Permohonan.objects.select_related("kantor", "sop").latest("id")


__all__ = ["KINI", "NIK_IBU", "PIN", "SALAH", "Ponsel", "akun_aktif", "antar_pesan", "buka_layanan", "captcha", "jawab"]
__all__ += ["PONSEL", "SUREL", "kode_terakhir", "permohonan", "timedelta"]
