"""An excerpt of a card: one member's facts for a bank, say, with the proof that they stand on a card the office issued.

It holds the signed statement, the groups shown with their salts, and for each the path to the root. Shape: skema/petikan.json.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from tertib.dokumen import pohon
from tertib.dokumen.pernyataan import cose
from tertib.dokumen.pernyataan.cose import Kunci, Pernyataan, PernyataanSalah
from tertib.dokumen.pernyataan.kelompok import Kelompok
from tertib.dokumen.pernyataan.lampiran import Lampiran, dari_teks, ke_teks

SKEMA: Final = "/skema/petikan.json"


class AnggotaTidakAda(ValueError):
    """The card has no such member."""


@dataclass(frozen=True, slots=True)
class Petikan:
    """What an excerpt shows: the groups that were found to belong to the statement."""

    pernyataan: Pernyataan
    kelompok: Mapping[str, Mapping[str, Any]]


def petik_anggota(lampiran: Lampiran, anggota: str, *, situs: str) -> bytes:
    """The excerpt about one member, named by NIK or by the row on the card (from 1). Raises AnggotaTidakAda."""
    semua = lampiran.kartu["anggota"]
    baris = [str(i) for i, orang in enumerate(semua, 1) if anggota in (str(i), orang["nik"])]
    if not baris:
        raise AnggotaTidakAda(f"Tidak ada anggota “{anggota}” pada kartu ini.")
    awalan = f"anggota/{baris[0]}/"
    return petik(lampiran, [satu.nama for satu in lampiran.kelompok if satu.nama.startswith(awalan)], situs=situs)


def petik(lampiran: Lampiran, nama: Iterable[str], *, situs: str) -> bytes:
    """The excerpt that shows exactly the groups of these names."""
    dipilih, daun = set(nama), [satu.daun() for satu in lampiran.kelompok]
    bagian = [
        {
            "kelompok": satu.nama,
            "isi": satu.isi,
            "garam": satu.garam,
            "urut": urut,
            "jalur": [p.hex() for p in pohon.bukti_masuk(urut, len(daun), pohon.dari(daun))],
        }
        for urut, satu in enumerate(lampiran.kelompok)
        if satu.nama in dipilih
    ]
    isi = {
        "$schema": f"{situs}{SKEMA}",
        "pernyataan": ke_teks(lampiran.bertanda),
        "banyak": len(daun),
        "bagian": bagian,
    }
    return json.dumps(isi, ensure_ascii=False, indent=1).encode()


def baca(isi: bytes, kunci: Kunci) -> Petikan:
    """The facts of an excerpt, each proved to stand under a statement of the office. Raises PernyataanSalah."""
    try:
        data = json.loads(isi)
        bertanda, banyak, bagian = dari_teks(data["pernyataan"]), int(data["banyak"]), list(data["bagian"])
        pernyataan = cose.baca(bertanda, kunci)
        terbukti = {b["kelompok"]: b["isi"] for b in bagian if _terbukti(b, banyak, pernyataan.akar)}
    except PernyataanSalah:
        raise
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as galat:
        raise PernyataanSalah("Ini bukan petikan kartu.") from galat
    if not bagian or len(terbukti) != len(bagian):
        raise PernyataanSalah("Isi petikan tidak sama dengan yang dinyatakan kantor.")
    return Petikan(pernyataan, terbukti)


def _terbukti(bagian: Mapping[str, Any], banyak: int, akar: bytes) -> bool:
    daun = Kelompok(bagian["kelompok"], bagian["isi"], bagian["garam"]).daun()
    jalur = [bytes.fromhex(p) for p in bagian["jalur"]]
    return pohon.akar_dari_jalur(daun, bagian["urut"], banyak, jalur) == akar
