"""The office of the cast, its cards made in SIAK: whose stand-in signs, whom it trusts, and a birth and a marriage."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from tertib.alur import ketik_nomor, rancang, terima_siak
from tertib.dokumen import terbitan
from tertib.dokumen.susun import BELUM_ADA_PENANDATANGAN
from tertib.kependudukan.rules.nik import dengan_seri
from tertib.permohonan.models import Permohonan
from tertib.simulator.siak.pembuat import SiakTiruan
from tertib.wilayah.models import Siak
from tests.alur.perkara import Perkara, siapkan
from tests.alur.test_semua_jenis import KASUS
from tests.pemeran_tetap import KINI, Panggung


@dataclass
class KantorSiak:
    """What the tests of these acts reach for."""

    perkara: Perkara
    siak: SiakTiruan

    @property
    def panggung(self) -> Panggung:
        return self.perkara.panggung

    def minta(self, jenis: str) -> Permohonan:
        """A request handed in: it stands where it is drafted."""
        return self.perkara.minta(jenis, KASUS[jenis][0])

    def ketik(self, p: Permohonan, nomor: str, ke: int, *, guna: str = "", siapa: str = "operator") -> bool:
        guna = guna or rancang.nomor_ditunggu(p, kini=KINI)[0].guna
        oleh = self.panggung.pelaku(siapa, p)
        return ketik_nomor.ketik_nomor(p, guna=guna, nomor=nomor, ke=ke, oleh=oleh, kini=self.panggung.waktu())

    def beri_nomor(self, p: Permohonan, *, mulai: int = 41) -> Permohonan:
        """Every number the draft waits for, keyed twice."""
        for seri, n in enumerate(rancang.nomor_ditunggu(p, kini=KINI), mulai):
            nomor = f"{n.pola[:-2]}{seri}" if n.jenis == "surat" else dengan_seri(n.pola, seri)
            for ke in (1, 2):
                self.ketik(p, nomor, ke, guna=n.guna)
        return p

    def sampai_tandatangan(self, jenis: str) -> Permohonan:
        return self.perkara.sampai_tandatangan(self.beri_nomor(self.minta(jenis)))

    def isi(self, p: Permohonan, urut: int = 0) -> dict[str, Any]:
        """The cells of the approved card."""
        satu = terbitan.daftar(p)[urut]
        lembaran = satu.susun(kantor=p.kantor, ditandatangani=BELUM_ADA_PENANDATANGAN)
        isi: dict[str, Any] = json.loads(lembaran.data)
        return isi

    def pdf(self, p: Permohonan, urut: int = 0, *, siapa: str = "kadis", **ubah: Any) -> bytes:
        """The card as SIAK would make it, `ubah` keyed wrongly there."""
        return self.siak.kartu({**self.isi(p, urut), **ubah}, nip=self.panggung.petugas[siapa].pengguna.nip)

    def terima(self, p: Permohonan, pdf: bytes, *, urut: int = 0, siapa: str = "operator") -> Permohonan:
        return terima_siak.terima_siak(
            p, jenis="kk", urut=urut, pdf=pdf, oleh=self.panggung.pelaku(siapa, p), kini=self.panggung.waktu()
        )


def buka_kantor_siak(
    panggung: Panggung, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> KantorSiak:
    """The cast's office keyed into SIAK, whose stand-in knows its head and one other official."""
    panggung.kantor.siak = Siak.MANUAL
    panggung.kantor.save()
    siak = SiakTiruan(tmp_path / "siak", kini=KINI)
    for siapa in ("kadis", "kabid"):
        orang = panggung.petugas[siapa].pengguna
        siak.daftarkan(nip=orang.nip, nama=orang.nama)
    siak.percayai(tmp_path / "percaya")
    settings.TTE_KEPERCAYAAN = str(tmp_path / "percaya")
    return KantorSiak(siapkan(panggung, monkeypatch), siak)
