"""The way through the form: which pages a case has, which are still open, and what comes next.

The first time every page is asked once. After a return only the pages with a deficiency are open; what was good is
neither asked nor changeable, unless the official found something wrong in general.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localdate

from tertib.inti import jam
from tertib.kanal.desa import periksa_desa
from tertib.kanal.tahap import dikembalikan
from tertib.kanal.warga import pemohon
from tertib.kanal.warga.pemohon import KONTAK, PEMOHON
from tertib.kependudukan.perubahan.isian import bersihkan, periksa_isian
from tertib.kependudukan.perubahan.jenis import Halaman
from tertib.permohonan import queries
from tertib.permohonan.models import Kekurangan, Kunjungan, Permohonan

BERKAS, TANDA_TANGAN, PERIKSA, KODE = "berkas", "tanda-tangan", "periksa", "kode"


@dataclass(frozen=True, slots=True)
class Perhentian:
    """One stop on the way: its key, its address and whether it is complete."""

    kunci: str
    alamat: str
    lengkap: bool


def halaman(permohonan: Permohonan) -> dict[str, Halaman]:
    """The question pages the answers so far lead through, by key, in order, each with only the questions asked."""
    fakta, jenis = queries.isian(permohonan), queries.jenis(permohonan)
    khusus = (
        replace(h, pertanyaan=tuple(t for t in h.pertanyaan if t.jika(fakta))) for h in jenis.halaman_untuk(fakta)
    )
    return {h.kunci: h for h in (*pemohon.halaman(jenis.diri), *khusus)}


def alamat(permohonan: Permohonan, kunci: str) -> str:
    if kunci in (BERKAS, TANDA_TANGAN, PERIKSA):
        return reverse(f"warga:{kunci}", args=[permohonan.tautan])
    return reverse("warga:isi", args=[permohonan.tautan, kunci])


def jawaban_pemohon(permohonan: Permohonan) -> dict[str, str]:
    """The answers of the pages about the applicant, under the keys of their questions."""
    return {
        "nama": permohonan.pemohon_nama,
        "nik": permohonan.pemohon_nik,
        "nomor_kk": permohonan.nomor_kk,
        "whatsapp": permohonan.whatsapp,
        "surel": permohonan.surel,
    }


def jawaban(permohonan: Permohonan, kunci: str) -> dict[str, str]:
    """The saved answers of one page."""
    satu = halaman(permohonan)[kunci]
    semua = jawaban_pemohon(permohonan) if pemohon.milik(satu) else queries.isian(permohonan)
    return {t.kunci: semua.get(t.kunci, "") for t in satu.pertanyaan}


def rapikan(halaman: Halaman, jawaban_baru: Mapping[str, str]) -> dict[str, str]:
    """Answers as they are stored."""
    return pemohon.rapikan(jawaban_baru) if pemohon.milik(halaman) else bersihkan(halaman, jawaban_baru)


def periksa(permohonan: Permohonan, halaman: Halaman, jawaban_baru: Mapping[str, str]) -> dict[str, str]:
    """What must be mended on one page, by question; {} when nothing. The other pages' answers say what is asked."""
    if pemohon.milik(halaman):
        return pemohon.periksa(halaman, pemohon.rapikan(jawaban_baru))
    fakta = {**queries.isian(permohonan), **jawaban_baru}
    salah = periksa_desa(halaman.pertanyaan, fakta, permohonan.kantor)
    return {**salah, **periksa_isian(halaman, fakta, kini=localdate(jam.kini()))}


def kekurangan_halaman(permohonan: Permohonan, kunci: str) -> list[str]:
    """The notes of the official about one page, and those about the whole; a slot shows its own note itself."""
    return [
        k.catatan
        for k in queries.kurang(permohonan)
        if not k.sasaran or (kunci != BERKAS and kunci in halaman_sasaran(permohonan, k.sasaran))
    ]


def terbuka(permohonan: Permohonan) -> frozenset[str]:
    """The keys of the pages that may be changed now."""
    semua = frozenset((*halaman(permohonan), KODE, BERKAS, TANDA_TANGAN, PERIKSA))
    if not dikembalikan(permohonan):
        return semua
    sasaran = {k.sasaran for k in _sejak_kembali(permohonan)}
    if not sasaran or "" in sasaran:
        return semua
    buka = {TANDA_TANGAN, PERIKSA, *(k for k, baik in keadaan(permohonan).items() if not baik)}
    for satu in sasaran:
        buka |= halaman_sasaran(permohonan, satu)
    return frozenset(buka | ({KODE} if KONTAK in buka else set()))


def _sejak_kembali(permohonan: Permohonan) -> list[Kekurangan]:
    """What was found wrong and is open, or was found at this return: a mend may be mended again until it is sent."""
    masuk = Kunjungan.objects.filter(permohonan=permohonan, selesai=None).values_list("masuk", flat=True).first()
    return list(Kekurangan.objects.filter(Q(dipenuhi=None) | Q(dibuat__gte=masuk), permohonan=permohonan))


def slot_terbuka(permohonan: Permohonan) -> frozenset[str]:
    """The requirements whose paper may be sent now: all the first time, later only what is missing or found wrong.

    What the office holds itself is not sent.
    """
    semua = [s for s in queries.syarat(permohonan) if not s.di_kantor]
    sasaran = {k.sasaran for k in _sejak_kembali(permohonan)}
    if not dikembalikan(permohonan) or not sasaran or "" in sasaran:
        return frozenset(s.syarat.kunci for s in semua)
    return frozenset(s.syarat.kunci for s in semua if s.berkas is None or f"syarat:{s.syarat.kunci}" in sasaran)


def halaman_sasaran(permohonan: Permohonan, sasaran: str) -> frozenset[str]:
    """The pages that mend one deficiency: "syarat:…" the papers, "isian:…" the page with that question or key.

    "isian:pemohon" is about the applicant and how to reach them: two pages here.
    """
    jenis, _, kunci = sasaran.partition(":")
    if jenis == "syarat":
        return frozenset({TANDA_TANGAN if kunci == queries.TANDA_TANGAN else BERKAS})
    if kunci == PEMOHON:
        return frozenset({PEMOHON, KONTAK})
    cocok = {h.kunci for h in halaman(permohonan).values() if kunci in (h.kunci, *(t.kunci for t in h.pertanyaan))}
    return frozenset(cocok or halaman(permohonan))


def perhentian(permohonan: Permohonan) -> list[Perhentian]:
    """Every stop that is open, in order, with whether it is complete. The check page is last and never complete."""
    buka, lengkap = terbuka(permohonan), keadaan(permohonan)
    khusus = [h for h in halaman(permohonan) if h not in (PEMOHON, KONTAK)]
    urut = [PEMOHON, KONTAK, KODE, *khusus, BERKAS, TANDA_TANGAN, PERIKSA]
    return [Perhentian(k, alamat(permohonan, k), lengkap.get(k, False)) for k in urut if k in buka]


def keadaan(permohonan: Permohonan) -> Mapping[str, bool]:
    """For each stop, whether everything it asks is there and nothing found wrong with it is still open."""
    cacat: set[str] = set()
    for kurang in queries.kurang(permohonan):
        if kurang.sasaran:
            cacat |= halaman_sasaran(permohonan, kurang.sasaran)
    lengkap = {k: not periksa(permohonan, h, jawaban(permohonan, k)) for k, h in halaman(permohonan).items()}
    lengkap[KODE] = permohonan.whatsapp_dikonfirmasi is not None
    lengkap[BERKAS] = not any(s.diminta for s in queries.syarat(permohonan))
    lengkap[TANDA_TANGAN] = queries.TANDA_TANGAN in queries.berkas_berlaku(permohonan)
    return {k: baik and k not in cacat for k, baik in lengkap.items()}


def berikut(permohonan: Permohonan, setelah: str) -> str:
    """Address of the next stop after `setelah`; while mending, the next one that is not complete."""
    urut = perhentian(permohonan)
    letak = next((i for i, p in enumerate(urut) if p.kunci == setelah), -1)
    sisa = urut[letak + 1 :]
    if dikembalikan(permohonan):
        sisa = [p for p in sisa if not p.lengkap]
    sisa = [p for p in sisa if not (p.kunci == KODE and p.lengkap)]
    return sisa[0].alamat if sisa else alamat(permohonan, PERIKSA)


def sebelum(permohonan: Permohonan, kunci: str) -> str:
    """Address of the stop before `kunci`; the status page before the first."""
    urut = [p for p in perhentian(permohonan) if p.kunci != KODE]
    letak = next((i for i, p in enumerate(urut) if p.kunci == kunci), 0)
    return urut[letak - 1].alamat if letak else reverse("warga:status", args=[permohonan.tautan])


def pertama_belum(permohonan: Permohonan) -> Perhentian:
    """Where to go on: the first stop that is not complete."""
    return next(p for p in perhentian(permohonan) if not p.lengkap)


def langkah_ke(permohonan: Permohonan, kunci: str) -> tuple[int, int]:
    """(n, of how many) for "Langkah n dari N"; the code page counts with the contact page."""
    urut = [p.kunci for p in perhentian(permohonan) if p.kunci != KODE]
    dicari = KONTAK if kunci == KODE else kunci
    return (urut.index(dicari) + 1 if dicari in urut else 1), len(urut)
