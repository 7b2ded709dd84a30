"""Proofs about ways: what holds on every path a case can take from its start to its end."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from tertib.sop import kosakata as k
from tertib.sop.jalan import Graf, Telusur
from tertib.sop.jenis import LANJUT, Efek, Langkah, Sop
from tertib.sop.mesin import DITARIK
from tertib.sop.temuan import Temuan, awali, lewat, sebut


def bentuk(graf: Graf) -> Iterator[Temuan]:
    """One start, every step reachable, a way out of each, real decisions, forward leads forward."""
    sop = graf.sop
    if sop.mulai.tindakan not in k.MEMPERBAIKI or any(j.ke == graf.mulai and not j.kembali for j in graf.jalan):
        kalimat = (
            "Baris pertama harus satu-satunya awal: seseorang mengajukan atau mengisi, dan tidak ada yang maju ke sana."
        )
        yield Temuan("mulai", graf.mulai, kalimat)
    terjangkau, keluar = graf.terjangkau(graf.mulai), graf.mencapai_akhir()
    for lk in sop.langkah.values():
        if lk.kunci not in terjangkau:
            yield Temuan("tak-terjangkau", lk.kunci, f"Tidak ada jalan menuju {sebut(sop, lk.kunci)}.")
        if lk.kunci not in keluar:
            yield Temuan("buntu", lk.kunci, f"Dari {sebut(sop, lk.kunci)} perkara tidak pernah sampai ke akhir.")
        if all(p.kembali for p in lk.putusan):
            yield Temuan("tanpa-maju", lk.kunci, f"Dari {sebut(sop, lk.kunci)} perkara hanya bisa dikembalikan.")
        if len(lk.putusan) == 1 and (lk.putusan[0].nama != LANJUT or lk.tindakan in k.MEMERIKSA):
            kalimat = f"Putusan {sebut(sop, lk.kunci)} hanya punya satu jawaban; pilihan harus paling sedikit dua."
            yield Temuan("satu-jawaban", lk.kunci, kalimat)
    for kunci in sop.akhir:
        if kunci not in terjangkau and kunci != DITARIK:
            yield Temuan("tak-terjangkau", "", f'Tidak ada jalan menuju akhir "{kunci}".')
    if lingkaran := graf.lingkaran_maju():
        kalimat = f"Perkara dapat berputar tanpa dikembalikan: {lewat(sop, lingkaran)}."
        yield Temuan("lingkaran-maju", lingkaran[0], kalimat)


def pengembalian(graf: Graf) -> Iterator[Temuan]:
    """A returned case can come forward again, and somebody on the way back can mend it."""
    sop = graf.sop
    pembenah = {lk.kunci for lk in sop.langkah.values() if _membenahi(lk)}
    for j in graf.jalan:
        if not j.kembali:
            continue
        asal, tujuan = sebut(sop, j.dari), sebut(sop, j.ke)
        if j.dari == j.ke or j.dari not in graf.terjangkau(j.ke, maju=True):
            kalimat = f"Yang dikembalikan dari {asal} ke {tujuan} tidak dapat maju lagi sampai ke sana."
            yield Temuan("kembali-buntu", j.dari, kalimat)
        if not graf.terjangkau(j.ke, kembali=True) & pembenah:
            kalimat = (
                f"Yang dikembalikan dari {asal} ke {tujuan} tidak sampai kepada orang yang dapat memperbaikinya "
                "(pemohon, atau petugas yang menyiapkan draf)."
            )
            yield Temuan("kembali-tanpa-perbaikan", j.dari, kalimat)


def _membenahi(lk: Langkah) -> bool:
    return lk.tindakan in k.MEMPERBAIKI or any(e.kata in k.MENDRAF for p in lk.putusan for e in p.efek)


def penandatangan(graf: Graf) -> Iterator[Temuan]:
    """Whoever signs did not check: named in `bukan`, or of another office position."""
    sop = graf.sop
    for tanda in sop.langkah.values():
        if not any(e.kata in k.MENANDATANGANI for p in tanda.putusan for e in p.efek):
            continue
        for cek in sop.langkah.values():
            if cek is tanda or cek.tindakan not in k.MEMERIKSA or tanda.kunci not in graf.terjangkau(cek.kunci):
                continue
            sejabatan = set(sop.peran[cek.peran].jabatan) & set(sop.peran[tanda.peran].jabatan)
            if sejabatan and cek.kunci not in tanda.bukan:
                kalimat = (
                    f"Orang yang memeriksa pada {sebut(sop, cek.kunci)} dapat menandatangani sendiri pada "
                    f"{sebut(sop, tanda.kunci)}; tulis bukan: [{cek.kunci}]."
                )
                yield Temuan("penandatangan-memeriksa", tanda.kunci, kalimat)


def sistem(graf: Graf) -> Iterator[Temuan]:
    """A step of the system decides nothing and says who takes over when it fails; nobody else has `gagal`."""
    sop = graf.sop
    for lk in sop.langkah.values():
        otomatis = sop.peran[lk.peran].jenis == k.SISTEM
        if otomatis and (lk.gagal is None or len(lk.putusan) > 1 or sop.peran[lk.gagal.lalu].jenis != k.PETUGAS):
            kalimat = (
                f"{awali(sebut(sop, lk.kunci))} dikerjakan sistem: tidak boleh memutus, dan harus menyebut berapa "
                "kali dicoba dan petugas mana yang menyelesaikan bila gagal (gagal: {ulang, lalu})."
            )
            yield Temuan("sistem", lk.kunci, kalimat)
        if lk.gagal and not otomatis:
            yield Temuan("sistem", lk.kunci, f"Langkah {lk.no} dikerjakan orang; gagal hanya untuk langkah sistem.")


def isian(graf: Graf) -> Iterator[Temuan]:
    """The steps of one wizard are one person's, stand together, and lead straight into each other."""
    baris = list(graf.sop.langkah.values())
    for nama in dict.fromkeys(lk.isian for lk in baris if lk.isian):
        letak = [i for i, lk in enumerate(baris) if lk.isian == nama]
        bagian = baris[letak[0] : letak[-1] + 1]
        rapi = len(bagian) == len(letak) and len({lk.peran for lk in bagian}) == 1
        sambung = all(len(a.putusan) == 1 and a.putusan[0].ke == b.kunci and not b.jika for a, b in pairwise(bagian))
        if not (rapi and sambung):
            kalimat = f'Isian "{nama}" harus langkah berurutan dari satu peran, tanpa putusan di tengahnya.'
            yield Temuan("isian", baris[letak[0]].kunci, kalimat)


@dataclass(frozen=True, slots=True)
class _Aturan:
    """Before the effect `pemicu` (on document d), `perlu` (on d, or on any) has (or with `larang`: has not) happened.

    `gugur`: a return undoes it, so that it may happen again. Demands need no such word: where a return leads to a step
    before the one that fulfils them, every way round that step is already found for the case's first visit.
    """

    kode: str
    pemicu: Callable[[Efek], bool]
    perlu: frozenset[str]
    kalimat: str
    sama: bool = True
    larang: bool = False
    gugur: bool = False


def _kata(*kata: str, hanya: frozenset[str] | None = None) -> Callable[[Efek], bool]:
    return lambda e: e.kata in kata and (hanya is None or e.apa in hanya)


def _keluar_kantor(e: Efek) -> bool:
    return e.kata in ("serah", "kirim") or (e.kata == "cetak" and e.rincian.get("di") in k.CETAK_SERAH)


_TTD = k.MENANDATANGANI
_ATURAN = (
    _Aturan("ttd-belum-draf", _kata(*_TTD), k.MENDRAF, "{d} ditandatangani tanpa pernah disiapkan drafnya"),
    _Aturan("paraf-belum-draf", _kata("paraf"), k.MENDRAF, "{d} diparaf tanpa pernah disiapkan konsepnya"),
    _Aturan(
        "ttd-dua-kali", _kata(*_TTD), _TTD, "{d} ditandatangani dua kali tanpa dikembalikan", larang=True, gugur=True
    ),
    _Aturan("terbit-belum-ttd", _kata("terbit", hanya=k.BERTANDA), _TTD, "{d} terbit tanpa ditandatangani"),
    _Aturan(
        "terbit-dua-kali", _kata("terbit"), frozenset({"terbit"}), "{d} terbit dua kali dalam satu perkara", larang=True
    ),
    _Aturan("cap-belum-ttd", _kata("cap"), frozenset({"ttd-basah"}), "{d} dicap sebelum ditandatangani"),
    _Aturan(
        "catat-belum-terbit",
        lambda e: e.kata == "catat" and e.rincian.get("buku") in k.BUKU_TERBIT,
        frozenset({"terbit"}),
        "buku {d} mencatat dokumen yang belum terbit",
        sama=False,
    ),
    _Aturan(
        "serah-belum-ttd",
        lambda e: _keluar_kantor(e) and e.apa in k.BERTANDA,
        _TTD,
        "{d} diserahkan tanpa ditandatangani",
    ),
    _Aturan("serah-belum-terbit", _keluar_kantor, frozenset({"terbit"}), "{d} diserahkan sebelum terbit"),
    _Aturan(
        "cetak-tanpa-tanda",
        lambda e: e.kata == "cetak" and e.rincian.get("di") == "anjungan",
        frozenset({"slip"}),
        "{d} dicetak di mesin ADM tanpa tanda pengambilan",
        sama=False,
    ),
)


def efek(graf: Graf) -> Iterator[Temuan]:
    """On every path each effect comes after what it needs, and never a second time where once is right."""
    for j in graf.jalan:
        for urutan, e in enumerate(j.efek):
            for aturan in _ATURAN:
                if not aturan.pemicu(e):
                    continue
                telusur = Telusur(graf, _timbul(aturan.perlu, e.apa if aturan.sama else ""), gugur=aturan.gugur)
                jejak = telusur.saksi_sebelum(j, urutan, ada=aturan.larang)
                if jejak is not None:
                    hal = k.DOKUMEN.get(e.apa) or e.rincian.get("buku", e.apa)
                    kalimat = f"{aturan.kalimat.format(d=hal)} pada {sebut(graf.sop, j.dari)}"
                    yield Temuan(aturan.kode, j.dari, _dengan_jalan(graf.sop, kalimat, jejak))


def penutup(graf: Graf) -> Iterator[Temuan]:
    """Nobody receives, and no case ends well, without an issued and signed document; nor ends without its archive."""
    terbit = Telusur(graf, _timbul(frozenset({"terbit"})))
    tanda = Telusur(graf, _timbul(_TTD))
    arsip = Telusur(graf, _timbul(frozenset({"arsip"})))
    for lk in graf.sop.langkah.values():
        if lk.tindakan == "terima":
            yield from _kurang(graf.sop, terbit, lk.kunci, "terima-belum-terbit", "dokumen diterima sebelum terbit")
            yield from _kurang(graf.sop, tanda, lk.kunci, "serah-belum-ttd", "dokumen diterima tanpa ditandatangani")
    yield from _kurang(graf.sop, terbit, "selesai", "selesai-belum-terbit", "perkara selesai tanpa dokumen yang terbit")
    yield from _kurang(graf.sop, tanda, "selesai", "selesai-belum-ttd", "perkara selesai tanpa tanda tangan")
    yield from _kurang(graf.sop, arsip, "selesai", "arsip", "perkara selesai tanpa berkasnya diarsipkan")


def _kurang(sop: Sop, telusur: Telusur, simpul: str, kode: str, kalimat: str) -> Iterator[Temuan]:
    jejak = telusur.saksi(simpul, ada=False)
    if jejak is not None:
        yield Temuan(kode, simpul if simpul in sop.langkah else "", _dengan_jalan(sop, kalimat, jejak))


def _timbul(kata: frozenset[str], apa: str = "") -> Callable[[Efek], bool]:
    return lambda e: e.kata in kata and (not apa or e.apa == apa)


def _dengan_jalan(sop: Sop, kalimat: str, jejak: list[str]) -> str:
    return f"{awali(kalimat)}, bila perkara berjalan {lewat(sop, jejak)}."
