"""An office under the SOP of Kota Metro, with a reporter, blanks, and a central service that says what a test wants."""

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from tertib.alur import lapor, pelaku
from tertib.alur.daftarkan import Pindaian
from tertib.kependudukan.perubahan import a6_rentan
from tertib.pengguna.models import Pelapor
from tertib.peragaan import siaga as peragaan
from tertib.peragaan.kertas import kertas
from tertib.permohonan.models import Permohonan
from tertib.simulator.pusat.peladen import Dunia, Peladen
from tests.alur.kantor_sop import KantorSop, buka_kantor
from tests.pemeran_tetap import KINI

SIAGA = "kk-siaga-metro"
KUNCI = "kunci-pusat-uji"
ORANG = {
    "kategori": "terlantar",
    "identitas": "tidak",
    "nama_dikenal": "ya",
    "ditemukan": "Rumah singgah",
    "nama": "SARIPAH WULANDARI",
    "jenis_kelamin": "2",
    "tempat_lahir": "SEKAYU",
    "lahir": "pasti",
    "tanggal_lahir": "1971-02-03",
    "agama": "1",
    "status_kawin": "1",
    "ibu": "MARDIANA",
    "ayah": "",
    "tujuan": "sendiri",
    "alamat": "Jalan Singgah 4",
    "rt": "001",
    "rw": "002",
    "desa": "16.06.01.1009",
}
ANAK = {"tanggal_lahir": "2016-05-06", "nama": "ARGA SAPUTRA", "alasan_kepala": "Tidak ada orang dewasa."}


@dataclass
class KantorSiaga:
    """The office, its one reporter, and the world of its central service."""

    kantor: KantorSop
    pusat: Dunia

    @property
    def pelapor(self) -> Pelapor:
        semua = Pelapor.objects.select_related("penugasan__pengguna", "penugasan__kantor")
        pertama: Pelapor = semua.order_by("pk")[0]
        return pertama

    def laporan(self, **jawaban: str) -> lapor.Laporan:
        """What the reporter says and shows: every paper that is asked for."""
        semua = {**ORANG, **jawaban}
        perlu = a6_rentan.JENIS.syarat_untuk({**semua, "biometrik": a6_rentan.SAAT_REKAM})
        return lapor.Laporan(semua, {s.kunci: Pindaian("foto.jpg", kertas(str(s.nama))) for s in perlu})

    def lapor(self, *, kini: datetime | None = None, **jawaban: str) -> Permohonan:
        p = lapor.lapor(self.laporan(**jawaban), pelapor=self.pelapor, kini=kini or self.kantor.waktu())
        peragaan.di_tempat(p, kini=self.kantor.waktu())
        return p

    def sampai(self, langkah: str, p: Permohonan) -> Permohonan:
        """Straight on, by the invented people, until it stands there."""
        while p.langkah != langkah and not p.akhir:
            p = self.kantor.maju(p)
        return p

    def pelaku_pelapor(self, p: Permohonan) -> pelaku.Pelaku:
        return pelaku.pelapor(p, self.pelapor.penugasan)


@contextmanager
def buka_siaga(settings: object) -> Iterator[KantorSiaga]:
    """Call within `di_kantor("16.06")`."""
    dunia = Dunia(KUNCI)
    with Peladen(dunia) as peladen:
        settings.KTP_PUSAT, settings.KTP_PUSAT_KUNCI = peladen.alamat, KUNCI  # type: ignore[attr-defined]
        kantor = buka_kantor(SIAGA, keluarga=2)
        kantor.acak = random.Random(4)
        peragaan.siapkan(kantor.kantor, kini=KINI)
        yield KantorSiaga(kantor, dunia)
