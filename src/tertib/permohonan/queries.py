"""What a case says of itself: its SOP, answers, papers, what is missing, its history and whether the chain holds."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC
from functools import lru_cache
from typing import Any

from tertib.inti.lingkup import lintas_kantor
from tertib.inti.sandi import indeks_buta, sidik
from tertib.kependudukan.perubahan import JENIS
from tertib.kependudukan.perubahan.jenis import JenisPerubahan, Syarat
from tertib.permohonan import rules
from tertib.permohonan.models import Berkas, Kekurangan, KepalaRantai, Permohonan, Riwayat
from tertib.sop import pemuat
from tertib.sop.jenis import Sop

TANDA_TANGAN = "tanda-tangan"


@dataclass(frozen=True, slots=True)
class KeadaanSyarat:
    """One requirement of a case: the paper lying there (or None) and what was found wrong with it (or "")."""

    syarat: Syarat
    berkas: Berkas | None
    kekurangan: str


@dataclass(frozen=True, slots=True)
class RantaiPutus:
    """The first event that does not verify: its office, number and case, and why (in plain Indonesian)."""

    kantor: str
    urut: int
    nomor: str
    sebab: str


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
    return _sop(permohonan.sop.sidik, permohonan.sop.kanonik)


def jenis(permohonan: Permohonan) -> JenisPerubahan:
    return JENIS[permohonan.jenis]


def isian(permohonan: Permohonan) -> dict[str, str]:
    """The answers so far, by question."""
    return json.loads(permohonan.isian) if permohonan.isian else {}


def draf(permohonan: Permohonan) -> dict[str, Any]:
    """The families before and after as last drafted; {} before the first draft."""
    return json.loads(permohonan.draf) if permohonan.draf else {}


def berkas_berlaku(permohonan: Permohonan) -> dict[str, Berkas]:
    """The papers that count now, by requirement."""
    return {b.syarat: b for b in Berkas.objects.filter(permohonan=permohonan, diganti=None)}


def kurang(permohonan: Permohonan) -> list[Kekurangan]:
    """What was found wrong and is not yet mended, oldest first."""
    return list(Kekurangan.objects.filter(permohonan=permohonan, dipenuhi=None).order_by("id"))


def syarat(permohonan: Permohonan) -> list[KeadaanSyarat]:
    """Every requirement this case must meet (conditions weighed against its answers), with its paper and fault."""
    jawaban, ada = isian(permohonan), berkas_berlaku(permohonan)
    cacat = {k.sasaran: k.catatan for k in kurang(permohonan)}
    return [
        KeadaanSyarat(s, ada.get(s.kunci), cacat.get(f"syarat:{s.kunci}", ""))
        for s in jenis(permohonan).syarat
        if s.berlaku(jawaban)
    ]


def sidik_data(permohonan: Permohonan) -> str:
    """The digest of everything decided on, as it stands now."""
    berkas = Berkas.objects.filter(permohonan=permohonan, diganti=None).values_list("syarat", "sidik")
    pemohon = {
        "nama": permohonan.pemohon_nama,
        "nik": permohonan.pemohon_nik,
        "nomor_kk": permohonan.nomor_kk,
        "whatsapp": permohonan.whatsapp,
        "surel": permohonan.surel,
    }
    return rules.sidik_data(
        jenis=permohonan.jenis, pemohon=pemohon, isian=isian(permohonan), berkas=berkas, draf=permohonan.draf_sidik
    )


def pernah(permohonan: Permohonan) -> dict[str, frozenset[str]]:
    """Who has decided at each step of this case, ever: step to ids of people."""
    siapa: dict[str, set[str]] = {}
    peristiwa = Riwayat.objects.filter(permohonan=permohonan, pelaku__isnull=False).exclude(putusan="")
    for dari, pelaku in peristiwa.values_list("dari", "pelaku_id"):
        siapa.setdefault(dari, set()).add(f"pengguna:{pelaku}")
    return {langkah: frozenset(orang) for langkah, orang in siapa.items()}


def riwayat(permohonan: Permohonan) -> list[Riwayat]:
    """The events of one case, oldest first."""
    return list(Riwayat.objects.filter(permohonan=permohonan).order_by("urut"))


def isi_peristiwa(r: Riwayat) -> Mapping[str, Any]:
    """What the digest of an event covers."""
    return {
        "kantor": r.kantor_id,
        "urut": r.urut,
        "permohonan": r.permohonan_id,
        "pada": r.pada.astimezone(UTC).isoformat(timespec="microseconds"),
        "tindakan": r.tindakan,
        "dari": r.dari,
        "ke": r.ke,
        "putusan": r.putusan,
        "kembali": r.kembali,
        "peran": r.peran,
        "pelaku": r.pelaku_id,
        "pelaku_nama": r.pelaku_nama,
        "alasan": r.alasan_sidik,
        "data": r.sidik_data,
        "sebelum": r.sidik_sebelum,
    }


def periksa_rantai(kantor: str) -> tuple[int, RantaiPutus | None]:
    """Walk the chain of one office (in scope): how many events hold, and the first that does not."""
    baik, sidik_sebelum = 0, ""
    for r in _semua_peristiwa(kantor):
        if sebab := _sebab_putus(r, baik + 1, sidik_sebelum):
            return baik, RantaiPutus(kantor, r.urut, r.permohonan.nomor or "", sebab)
        baik, sidik_sebelum = r.urut, r.sidik
    kepala = KepalaRantai.objects.filter(kantor=kantor).first()
    if kepala and (kepala.urut, kepala.sidik) != (baik, sidik_sebelum):
        return baik, RantaiPutus(kantor, baik + 1, "", f"kepala rantai mencatat {kepala.urut} peristiwa, ada {baik}")
    return baik, None


def _semua_peristiwa(kantor: str) -> Iterator[Riwayat]:
    return (
        Riwayat.objects.filter(kantor=kantor).select_related("permohonan").order_by("urut").iterator(chunk_size=2000)
    )


def _sebab_putus(r: Riwayat, urut: int, sidik_sebelum: str) -> str:
    if r.urut != urut:
        return f"peristiwa nomor {urut} hilang"
    if r.sidik_sebelum != sidik_sebelum:
        return "tidak bersambung dengan peristiwa sebelumnya"
    if r.alasan and indeks_buta(r.alasan, guna="alasan") != r.alasan_sidik:
        return "alasan berubah setelah dicatat"
    if rules.sidik_peristiwa(isi_peristiwa(r)) != r.sidik:
        return "isi berubah setelah dicatat"
    return ""
