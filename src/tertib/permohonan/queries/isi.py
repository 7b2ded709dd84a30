"""What a case says of itself: its SOP, answers, papers, what is missing, the draft, who has decided."""

import json
from dataclasses import dataclass
from functools import lru_cache

from tertib.inti.lingkup import lintas_kantor
from tertib.inti.sandi import sidik
from tertib.kependudukan.perubahan import JENIS
from tertib.kependudukan.perubahan.jenis import JenisPerubahan, Syarat
from tertib.kependudukan.perubahan.rancangan import Rancangan, rancangan_dari_kanonik
from tertib.permohonan import rules
from tertib.permohonan.models import Berkas, Kekurangan, Kunjungan, Panggilan, Permohonan, Riwayat, SopTerbit
from tertib.permohonan.queries.syarat import syarat_berlaku
from tertib.sop import pemuat
from tertib.sop.jenis import Sop

TANDA_TANGAN = "tanda-tangan"
IDENTITAS = "identitas"
"""The applicant's KTP-el, seen by the official before whom they stand."""
SURAT_KUASA = "surat-kuasa"
"""F-1.07, from who collects for the applicant; it decides on handing over, not on the card."""


@dataclass(frozen=True, slots=True)
class KeadaanSyarat:
    """One requirement of a case: the paper lying there (or None) and what was found wrong with it (or "")."""

    syarat: Syarat
    berkas: Berkas | None
    kekurangan: str

    @property
    def diminta(self) -> bool:
        """Whether the applicant must still bring something: faulty, or missing though insisted on."""
        return bool(self.kekurangan) or (self.berkas is None and self.syarat.diminta)

    @property
    def di_kantor(self) -> bool:
        """Whether the office's own copy serves, and nothing is asked."""
        return self.syarat.dipegang_kantor and self.berkas is None and not self.kekurangan


def menurut_tautan(token: str) -> Permohonan | None:
    """The case a secret link opens, whichever office it belongs to."""
    with lintas_kantor():
        cocok = Permohonan.objects.filter(tautan_indeks=sidik(token.encode()))
        return cocok.select_related("kantor", "sop").first()


def menurut_nomor(nomor: str) -> Permohonan | None:
    """The case with this number in the office of the scope."""
    return Permohonan.objects.filter(nomor=nomor.strip().upper()).select_related("kantor", "sop").first()


@lru_cache(maxsize=256)
def _sop(sidik_sop: str, kanonik: str) -> Sop:
    return pemuat.dari_kanonik(kanonik)


def sop(permohonan: Permohonan) -> Sop:
    """The SOP version the case was opened under."""
    return naskah(permohonan.sop)


def naskah(terbit: SopTerbit) -> Sop:
    """An adopted SOP version, as the engine reads it."""
    return _sop(terbit.sidik, terbit.kanonik)


def jenis(permohonan: Permohonan) -> JenisPerubahan:
    return JENIS[permohonan.jenis]


def isian(permohonan: Permohonan) -> dict[str, str]:
    """The answers so far, by question."""
    return json.loads(permohonan.isian) if permohonan.isian else {}


def rancangan(permohonan: Permohonan) -> Rancangan | None:
    """The change as last drafted; None before the first draft."""
    return rancangan_dari_kanonik(json.loads(permohonan.draf)) if permohonan.draf else None


def berkas_berlaku(permohonan: Permohonan) -> dict[str, Berkas]:
    """The papers that count now, by requirement."""
    return {b.syarat: b for b in Berkas.objects.filter(permohonan=permohonan, diganti=None)}


def kurang(permohonan: Permohonan) -> list[Kekurangan]:
    """What was found wrong and is not yet mended, oldest first."""
    return list(Kekurangan.objects.filter(permohonan=permohonan, dipenuhi=None).order_by("id"))


def panggilan(permohonan: Permohonan) -> Panggilan | None:
    """The open call of a case; None when its applicant is reached by messages."""
    terbuka: Panggilan | None = Panggilan.objects.filter(permohonan=permohonan, selesai=None).first()
    return terbuka


def semua_panggilan() -> list[Panggilan]:
    """The open calls of the office, oldest first."""
    terbuka = Panggilan.objects.filter(selesai=None).select_related("permohonan", "oleh")
    return list(terbuka.order_by("dibuat"))


def syarat(permohonan: Permohonan) -> list[KeadaanSyarat]:
    """Every requirement this case must meet, with its paper and fault: those of the day it was opened, as they apply."""
    jawaban, ada = isian(permohonan), berkas_berlaku(permohonan)
    cacat = {k.sasaran: k.catatan for k in kurang(permohonan)}
    return [
        KeadaanSyarat(s, ada.get(s.kunci), cacat.get(f"syarat:{s.kunci}", ""))
        for s in syarat_berlaku(jenis(permohonan), pada=permohonan.dibuat)
        if s.berlaku(jawaban)
    ]


def sidik_data(permohonan: Permohonan) -> str:
    """The digest of everything decided on, as it stands now; where to send news is nothing anybody decides on."""
    berkas = Berkas.objects.filter(permohonan=permohonan, diganti=None).exclude(syarat=SURAT_KUASA)
    pemohon = {
        "nama": permohonan.pemohon_nama,
        "nik": permohonan.pemohon_nik,
        "nomor_kk": permohonan.nomor_kk,
        "whatsapp": permohonan.whatsapp,
    }
    return rules.sidik_data(
        jenis=permohonan.jenis,
        pemohon=pemohon,
        isian=isian(permohonan),
        berkas=berkas.values_list("syarat", "sidik"),
        draf=permohonan.draf_sidik,
    )


def pernah(permohonan: Permohonan) -> dict[str, frozenset[str]]:
    """Who has decided at each step of this case, ever: step to ids of people."""
    siapa: dict[str, set[str]] = {}
    peristiwa = Riwayat.objects.filter(permohonan=permohonan, pelaku__isnull=False).exclude(putusan="")
    for dari, pelaku in peristiwa.values_list("dari", "pelaku_id"):
        siapa.setdefault(dari, set()).add(f"pengguna:{pelaku}")
    return {langkah: frozenset(orang) for langkah, orang in siapa.items()}


def macet(permohonan: Permohonan) -> bool:
    """Whether the system has given up its step: the open visit was handed to the role the SOP names for that."""
    langkah = sop(permohonan).langkah[permohonan.langkah]
    if langkah.gagal is None:
        return False
    beralih = Kunjungan.objects.filter(permohonan=permohonan, selesai=None, peran=langkah.gagal.lalu)
    return bool(beralih.exists())


def riwayat(permohonan: Permohonan) -> list[Riwayat]:
    """The events of one case, oldest first."""
    return list(Riwayat.objects.filter(permohonan=permohonan).order_by("urut"))


def sudah_terbit(permohonan: Permohonan) -> bool:
    """Whether the case was published: an answer with that effect was given."""
    langkah = sop(permohonan).langkah
    return any(
        any(e.kata == "terbit" for e in p.efek)
        for r in riwayat(permohonan)
        if r.dari in langkah
        for p in langkah[r.dari].putusan
        if p.nama == r.putusan
    )


def paraf(permohonan: Permohonan) -> list[Riwayat]:
    """The initials that stand on the concept as it is now, oldest first: a later return or change wipes them out."""
    sekarang, hasil = sidik_data(permohonan), list[Riwayat]()
    baris = {kunci: letak for letak, kunci in enumerate(sop(permohonan).langkah)}
    for r in riwayat(permohonan):
        if r.kembali:
            hasil = [x for x in hasil if baris[x.dari] < baris[r.ke]]
        elif r.tindakan == "paraf" and r.sidik_data == sekarang:
            hasil.append(r)
    return hasil
