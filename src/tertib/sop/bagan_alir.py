"""The flow of a SOP as symbols and arrows, before anything has a place: the common ground of table, strip and BPMN."""

from collections.abc import Mapping
from dataclasses import dataclass

from tertib.sop.bagan_bentuk import Jenis
from tertib.sop.bagan_jalur import Panah
from tertib.sop.jenis import Langkah, Sop

MULAI = "mulai!"
"""Key of a start capsule that stands apart from the first step; no step key holds a '!'."""


class LangkahTidakAda(ValueError):
    """The place asked for is neither a step nor an end of this SOP."""


@dataclass(frozen=True, slots=True)
class Bagian:
    """One symbol: whose row it belongs to, and whether it stands before (-1), at (0) or after (1) the step itself."""

    kunci: str
    jenis: Jenis
    teks: str
    langkah: str
    letak: int = 0


def bagian(sop: Sop, kata: Mapping[str, str]) -> list[Bagian]:
    """Every symbol of the drawing in table order.

    An activity that begins or ends the procedure is itself the capsule, as the papers draw it; a decision stays a
    diamond and gets a capsule beside it.
    """
    semua: list[Bagian] = []
    for langkah in sop.langkah.values():
        if langkah.memutus and langkah is sop.mulai:
            semua.append(Bagian(MULAI, "kapsul", kata["mulai"], langkah.kunci, -1))
        semua.append(_bagian_langkah(sop, langkah, kata))
        if langkah.memutus:
            semua.extend(
                Bagian(_kunci_akhir(langkah, akhir), "kapsul", _nama_pendek(akhir, kata), langkah.kunci, 1)
                for akhir in _akhir_dari(sop, langkah)
            )
    return semua


def panah(sop: Sop) -> list[Panah]:
    """Every arrow: forward ones first, then the returns, the short ones before the long."""
    semua: list[Panah] = []
    urutan = {k: i for i, k in enumerate(sop.langkah)}
    if sop.mulai.memutus:
        semua.append(Panah(MULAI, sop.mulai.kunci))
    for langkah in sop.langkah.values():
        for p in langkah.putusan:
            teks = p.nama if langkah.memutus else ""
            if p.ke in sop.langkah:
                pulang = p.kembali or urutan[p.ke] <= urutan[langkah.kunci]
                semua.append(Panah(langkah.kunci, p.ke, teks, pulang, p.tafsir))
            elif langkah.memutus:
                semua.append(Panah(langkah.kunci, _kunci_akhir(langkah, p.ke), teks, False, p.tafsir))
    tempat = urutan | {MULAI: -1}
    return sorted(semua, key=lambda p: (p.pulang, abs(tempat.get(p.dari, 0) - tempat.get(p.ke, tempat[p.dari]))))


def tempat_berkas(sop: Sop, sorot: str | None) -> str | None:
    """The key of the symbol that marks where the case stands. LangkahTidakAda if `sorot` is unknown."""
    if sorot is None or sorot in sop.langkah:
        return sorot
    if sorot not in sop.akhir:
        raise LangkahTidakAda(f"SOP {sop.kode} tidak punya langkah atau akhir bernama “{sorot}”.")
    for langkah in reversed(list(sop.langkah.values())):
        if any(p.ke == sorot for p in langkah.putusan):
            return _kunci_akhir(langkah, sorot) if langkah.memutus else langkah.kunci
    return None


def kalimat_tempat(sop: Sop, sorot: str | None, kata: Mapping[str, str]) -> str:
    """The place of the case in words, empty if none is asked for."""
    if sorot is None:
        return ""
    if sorot in sop.akhir:
        return kata["di_akhir"].format(akhir=sop.akhir[sorot].nama)
    langkah = sop.langkah[sorot]
    return kata["di_langkah"].format(no=langkah.no, peran=sop.peran[langkah.peran].nama, kegiatan=langkah.kegiatan)


def _bagian_langkah(sop: Sop, langkah: Langkah, kata: Mapping[str, str]) -> Bagian:
    if langkah.memutus:
        return Bagian(langkah.kunci, "ketupat", langkah.no, langkah.kunci)
    if langkah is sop.mulai:
        return Bagian(langkah.kunci, "kapsul", kata["mulai"], langkah.kunci)
    if any(p.ke in sop.akhir for p in langkah.putusan):
        return Bagian(langkah.kunci, "kapsul", kata["selesai"], langkah.kunci)
    return Bagian(langkah.kunci, "kotak", langkah.no, langkah.kunci)


def _akhir_dari(sop: Sop, langkah: Langkah) -> list[str]:
    return list(dict.fromkeys(p.ke for p in langkah.putusan if p.ke in sop.akhir))


def _kunci_akhir(langkah: Langkah, akhir: str) -> str:
    return f"{langkah.kunci}!{akhir}"


def _nama_pendek(akhir: str, kata: Mapping[str, str]) -> str:
    return kata["selesai"] if akhir == "selesai" else akhir.capitalize()
