"""A phone, the stand-in for the Graph API on a real socket, and Tertib's worker; the webhook is posted by the test."""

import datetime as dt
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from tertib import pekerja
from tertib.inti.lingkup import lintas_kantor
from tertib.inti.models import Antrean
from tertib.kanal.models import Pesan
from tertib.simulator.whatsapp.dunia import Dunia as Meta
from tertib.simulator.whatsapp.dunia import Nomor, Terkirim
from tertib.simulator.whatsapp.pasang import nomor_baru, tulis_pengaturan
from tertib.simulator.whatsapp.peladen import Peladen
from tertib.simulator.whatsapp.pengabar import tanda
from tests.kanal.pemohon import DIRI, HALAMAN, Pemohon
from tests.meja.dunia import KINI, Dunia, gambar

WEBHOOK = "/whatsapp/musi-banyuasin/"
HP = "6280000001606"
"""The number `Pemohon` confirms."""


@dataclass
class Ponsel:
    """Somebody's phone, and the post between it and the office. `kini` is everybody's clock."""

    meta: Meta
    nomor: Nomor
    peladen: Peladen
    kini: dt.datetime = KINI
    klien: Client = field(default_factory=Client)

    def tulis(self, teks: str = "", *, dari: str = HP, pilihan: str = "", pada: dt.datetime | None = None) -> None:
        isi: dict[str, Any] = {"type": "text", "text": {"body": teks}}
        if pilihan:
            isi = {"type": "interactive", "interactive": {"type": "list_reply", "list_reply": {"id": pilihan}}}
        self.meta.tulis(self.nomor, dari, isi, pada=pada or self.kini)

    def foto(self, isi: bytes = b"", *, dari: str = HP, teks: str = "") -> None:
        media = self.meta.simpan_media(isi or gambar(), "image/jpeg")
        self.meta.tulis(self.nomor, dari, {"type": "image", "image": {"id": media.id, "caption": teks}}, pada=self.kini)

    def pos(self, isi: dict[str, Any] | bytes, *, rahasia: str = "", alamat: str = WEBHOOK) -> HttpResponse:
        badan = isi if isinstance(isi, bytes) else json.dumps(isi).encode()
        kepala = {"X-Hub-Signature-256": tanda(rahasia or self.nomor.rahasia, badan)}
        return self.klien.post(alamat, badan, content_type="application/json", headers=kepala)

    def antarkan(self, *, ganda: int = 1, acak: random.Random | None = None) -> None:
        """Post all news there is to the webhook."""
        kabar, self.meta.kabar = self.meta.kabar * ganda, []
        if acak:
            acak.shuffle(kabar)
        for _nomor, isi in kabar:
            assert self.pos(isi).status_code == 200

    def kerja(self, *, sesudah: dt.timedelta = dt.timedelta(0)) -> None:
        """Let the worker do all that is ready, and the post carry what comes of it."""
        self.kini += sesudah
        for _ke in range(200):
            sibuk = pekerja.sekali(kini=self.kini)
            self.antarkan()
            if not sibuk and not self._siap():
                return
        raise AssertionError("the worker never rests")

    def _siap(self) -> bool:
        return Antrean.objects.filter(selesai=None, menyerah=None, siap__lte=self.kini).exists()

    def diterima(self, ke: str = HP) -> list[Terkirim]:
        """What reached this phone, oldest first."""
        return [t for t in self.meta.terkirim if t.ke == ke]

    def bacaan(self, ke: str = HP) -> list[str]:
        """The same as text."""
        return [_teks(t) for t in self.diterima(ke)]


def _teks(t: Terkirim) -> str:
    isi = t.badan[t.badan["type"]]
    if t.badan["type"] == "template":
        return f"[{isi['name']}] " + " | ".join(
            p.get("text", "berkas") for b in isi["components"] for p in b["parameters"]
        )
    return str(isi.get("caption") or isi["body"] if t.badan["type"] != "interactive" else isi["body"]["text"])


@pytest.fixture
def ponsel(dunia: Dunia, tmp_path: Path, settings: Any) -> Iterator[Ponsel]:
    meta = Meta()
    nomor = nomor_baru("16.06")
    meta.nomor = {nomor.id: nomor}
    with Peladen(meta) as peladen:
        ponsel = Ponsel(meta, nomor, peladen)
        meta.kini = lambda: ponsel.kini
        settings.WHATSAPP = str(tmp_path / "whatsapp.json")
        tulis_pengaturan(tmp_path / "whatsapp.json", meta, peladen.alamat, [("16.06", nomor)])
        yield ponsel


def isi_formulir(pemohon: Pemohon) -> Pemohon:
    """Everything typed, the number confirmed, the form signed; not one paper sent."""
    pemohon.isi("pemohon", DIRI)
    pemohon.isi("kontak", {"whatsapp": "0800 0000 1606", "surel": ""})
    pemohon.isi("kode", {"kode": pemohon.kode()})
    for halaman, isian in HALAMAN[pemohon.jenis]:
        pemohon.isi(halaman, isian)
    pemohon.tanda_tangan()
    return pemohon


@pytest.fixture
def siap(pemohon: Pemohon) -> Pemohon:
    return isi_formulir(pemohon)


def pesan_terakhir() -> Pesan:
    with lintas_kantor():
        return Pesan.objects.order_by("-pk").first()  # type: ignore[no-any-return]
