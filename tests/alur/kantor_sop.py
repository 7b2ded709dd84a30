"""An office that follows any SOP, played by its invented people: for the acts that the fixed cast's own SOP lacks."""

import random
from copy import deepcopy
from dataclasses import dataclass, field, fields
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from tertib.alur import langkah, pelaku, terbitkan_sop
from tertib.alur.pelaku import Pelaku
from tertib.dokumen.log.services import buat_kunci
from tertib.inti.lingkup import lintas_kantor
from tertib.pengguna.models import Penugasan
from tertib.peragaan import isi as peragaan_isi
from tertib.peragaan import kantor as rekaan
from tertib.peragaan import pemeran
from tertib.permohonan.models import Permohonan, SopTerbit
from tertib.sop import pemuat
from tertib.sop.jenis import Sop
from tertib.wilayah.models import Kantor, Wilayah
from tests.pemeran_tetap import KINI, WILAYAH

CERIA, LOKET, ONLINE, IKD = (
    "kk-ceria-padang-pariaman",
    "kk-umum-loket",
    "kk-online-musi-banyuasin",
    "kk-ikd-bandung",
)
KEENAM = Path(__file__).resolve().parent.parent / "sop" / "sop_keenam.yaml"


@dataclass
class KantorSop:
    """The office, its SOP as put in force, and families not used yet. Time moves on by a minute with every act."""

    kantor: Kantor
    sop: Sop
    terbit: SopTerbit
    nomor: list[str]
    acak: random.Random = field(default_factory=lambda: random.Random(3))
    jalan: int = 0

    def __deepcopy__(self, memo: dict[int, Any]) -> "KantorSop":
        memo[id(self.sop)] = self.sop  # nothing in a SOP can be changed
        return KantorSop(*(deepcopy(getattr(self, f.name), memo) for f in fields(self)))

    def waktu(self) -> datetime:
        self.jalan += 1
        return KINI + timedelta(minutes=self.jalan)

    def penugasan(self, jabatan: str) -> Penugasan:
        return Penugasan.objects.filter(jabatan=jabatan).select_related("pengguna", "kantor", "desa").order_by("id")[0]

    def siapa(self, jabatan: str) -> Pelaku:
        return pelaku.petugas(self.penugasan(jabatan))

    def mulai(self, kini: datetime | None = None) -> Permohonan:
        """A complete case, not handed in."""
        return pemeran.permohonan_rekaan(
            self.kantor, sop=self.terbit, nomor_kk=self.nomor.pop(), kini=kini or self.waktu(), acak=self.acak
        )

    def sampai(self, kunci: str, p: Permohonan | None = None) -> Permohonan:
        """A case moved straight on until it stands at the step `kunci`."""
        p = p or self.mulai()
        while p.langkah != kunci:
            p = self.maju(p)
        return p

    def maju(self, p: Permohonan, putusan: str = "") -> Permohonan:
        return pemeran.gerakkan(p, kini=self.waktu(), putusan=putusan)

    def putus(self, p: Permohonan, siapa: Pelaku, putusan: str = "lanjut", **lain: Any) -> Permohonan:
        """One move as it comes from a form, with the `isi` the invented people would send unless told otherwise."""
        terpilih = next(x for x in self.sop.langkah[p.langkah].putusan if x.nama == putusan)
        isi = {**pemeran.isi_formulir(p, terpilih), **lain.pop("isi", {})}
        return langkah.jalankan(
            p, **{"putusan": putusan, "pelaku": siapa, "versi": p.versi, "kini": self.waktu(), "isi": isi, **lain}
        )


def buka_kantor(sop: str | Path, *, keluarga: int = 6) -> KantorSop:
    """The office of Musi Banyuasin under this SOP. Call within `di_kantor("16.06")`."""
    for kode, nama in WILAYAH:
        induk = kode.rpartition(".")[0] or None
        Wilayah.objects.get_or_create(
            kode=kode, defaults={"nama": nama, "tingkat": kode.count(".") + 1, "induk_id": induk}
        )
    naskah = pemuat.muat(sop) if isinstance(sop, Path) else pemuat.semua()[sop]
    kantor = rekaan.kantor_rekaan(rekaan.KANTOR[0])
    with lintas_kantor():
        rekaan.petugas_rekaan(kantor, naskah)
        rekaan.sertifikat_rekaan(kantor, kini=KINI, jabatan=peragaan_isi.penanda_tangan(naskah))
        orang = [t.pengguna for t in Penugasan.objects.select_related("pengguna").order_by("id")]
        usulan = terbitkan_sop.usulkan(kantor=kantor, sop=naskah, oleh=orang[0])
        terbitkan_sop.aktifkan(usulan, sop=naskah, oleh=orang[-1], kini=KINI)
        buat_kunci(kantor, kini=KINI)
        nomor = list(rekaan.tambah_keluarga(kantor, keluarga, kini=KINI))
    return KantorSop(kantor, naskah, usulan, nomor)
