"""The office the run works in: a new data folder, one invented office, cases waiting at the first desk."""

import random
from dataclasses import dataclass
from datetime import datetime

from tertib.alur import pelaku
from tertib.alur.langkah import jalankan
from tertib.alur.pelaku import Pelaku
from tertib.inti import jam
from tertib.inti.lingkup import di_kantor
from tertib.kependudukan.models import Keluarga
from tertib.pengguna.models import Penugasan
from tertib.peragaan import isi, pemeran
from tertib.peragaan import kantor as rekaan
from tertib.permohonan.models import Permohonan, SopTerbit
from tertib.sop import pemuat
from tertib.wilayah.models import Kantor


@dataclass(frozen=True, slots=True)
class Dunia:
    """An office, its officials by position, its SOP in force, and the time at which everything happens."""

    kantor: Kantor
    penugasan: dict[str, Penugasan]
    sop: SopTerbit
    kini: datetime

    def pelaku(self, jabatan: str) -> Pelaku:
        return pelaku.petugas(self.penugasan[jabatan])


def bangun() -> Dunia:
    """Fill the (empty) database of the run. The database must have its tables."""
    isi.muat_wilayah_dengan_bilah()
    kini = jam.kini()
    rencana = rekaan.KANTOR[0]
    kantor = rekaan.kantor_rekaan(rencana)
    sop = isi.siapkan_kantor(kantor, pemuat.semua()[rencana.sop], kini=kini)
    with di_kantor(kantor.kode):
        penugasan = {p.jabatan: p for p in Penugasan.objects.select_related("pengguna", "kantor").order_by("-id")}
    return Dunia(kantor, penugasan, sop, kini)


def permohonan(dunia: Dunia, banyak: int, *, mulai: int, diajukan: bool) -> list[Permohonan]:
    """That many cases of families from number `mulai` on, ready to be handed in, or handed in."""
    acak = random.Random(mulai)
    nomor = [k.nomor for k in Keluarga.objects.order_by("id")[mulai : mulai + banyak]]
    hasil = []
    for nomor_kk in nomor:
        p = pemeran.permohonan_rekaan(dunia.kantor, sop=dunia.sop, nomor_kk=nomor_kk, kini=dunia.kini, acak=acak)
        if diajukan:
            p = jalankan(p, putusan="lanjut", pelaku=pelaku.pemohon(p), versi=p.versi, kini=dunia.kini)
        hasil.append(p)
    return hasil
