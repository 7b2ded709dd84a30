#!/usr/bin/env python3
"""Memeriksa ekspor riwayat sebuah kantor Tertib, tanpa Tertib: satu berkas, Python 3.11 dan pustaka `cryptography`.

    python3 periksa_tertib.py MAP [--kunci kunci.json] [--titik TITIK ...]

MAP is what `tertib riwayat ekspor` wrote. --kunci: the public keys as you saved them earlier; without it the keys in MAP
are believed. --titik: checkpoints you or a mirror saved earlier; whoever rewrites history cannot make it agree with them.

What is looked at, in this order, and each fault named by file and first bad row:
  chain       rantai.jsonl: every event's digest, its link to the one before, no number missing, the head of kepala.json
  log         log/tile/entries: every leaf well formed; every tile and every checkpoint (log/titik, log/checkpoint,
              --titik) carries the root of these very leaves and the office's signature (RFC 6962, C2SP tlog-tiles)
  agreement   each leaf about the chain names an event that is there; each document of register.jsonl has exactly the
              leaves of its state, and they open with its salts; numbers run without gap; no leaf without a document
  files       dokumen/*.pdf, when they were exported, have the digest of their line in the register

Exit code 0: nothing found. 1: faults, one a line. 2: MAP cannot be read.
"""

import argparse
import base64
import hashlib
import json
import re
import struct
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

UBIN = 256
PERISTIWA = {
    "rencana": [],
    "bertanda": [],
    "terbit": ["terbit"],
    "digantikan": ["terbit", "digantikan"],
    "batal": ["batal"],
    "yatim": ["batal"],
}
"""The leaves that a document in each state has."""
TITIK = re.compile(r"((\S+)\n(0|[1-9]\d*)\n([A-Za-z0-9+/]{43}=)\nwaktu \S+\n)\n\u2014 (\S+) ([A-Za-z0-9+/]{91}=)\n")


class Cacat(Exception):
    """A fault; the text names file and row."""


def kanonik(isi: Any) -> bytes:
    return json.dumps(isi, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def sidik(isi: bytes) -> str:
    return hashlib.sha256(isi).hexdigest()


# --- Merkle tree, RFC 6962 section 2.1 ---------------------------------------------------------------------------


def sidik_daun(isi: bytes) -> bytes:
    return hashlib.sha256(b"\0" + isi).digest()


def akar_bertahap(daun: list[bytes]) -> Iterator[bytes]:
    """The root over the first 1, 2, 3 ... leaf hashes."""
    puncak: list[tuple[int, bytes]] = []  # (leaves, hash) of the full subtrees, largest first
    for satu in daun:
        puncak.append((1, satu))
        while len(puncak) > 1 and puncak[-1][0] == puncak[-2][0]:
            (n, kanan), (_, kiri) = puncak.pop(), puncak.pop()
            puncak.append((2 * n, _simpul(kiri, kanan)))
        akar = puncak[-1][1]
        for _, kiri in reversed(puncak[:-1]):
            akar = _simpul(kiri, akar)
        yield akar


def _simpul(kiri: bytes, kanan: bytes) -> bytes:
    return hashlib.sha256(b"\1" + kiri + kanan).digest()


# --- reading -----------------------------------------------------------------------------------------------------


def baris(berkas: Path) -> list[dict[str, Any]]:
    """The rows of a JSON lines file, numbered from 1 in messages."""
    hasil = []
    for no, teks in enumerate(berkas.read_text("utf-8").splitlines(), 1):
        try:
            isi = json.loads(teks)
        except ValueError as galat:
            raise Cacat(f"{berkas.name} baris {no}: bukan JSON") from galat
        if not isinstance(isi, dict):
            raise Cacat(f"{berkas.name} baris {no}: bukan objek")
        hasil.append(isi)
    return hasil


def daun_log(peta: Path) -> list[bytes]:
    """The leaves of all bundles in order. Of the partial last tile the widest copy counts."""
    hasil: list[bytes] = []
    for berkas in _berkas_ubin(peta / "log/tile/entries"):
        isi, letak = berkas.read_bytes(), 0
        while letak < len(isi):
            (panjang,) = struct.unpack_from(">H", isi.ljust(letak + 2, b"\0"), letak)
            hasil.append(isi[letak + 2 : letak + 2 + panjang])
            if len(hasil[-1]) < panjang:
                raise Cacat(f"log/tile/entries daun {len(hasil) - 1}: terpotong")
            letak += 2 + panjang
    return hasil


def _berkas_ubin(peta: Path) -> list[Path]:
    """The files of one level by tile number; a full tile replaces its partial copies."""
    terlebar: dict[int, tuple[int, Path]] = {}
    for berkas in (p for p in peta.rglob("*") if p.is_file()):
        nama, _, lebar = berkas.relative_to(peta).as_posix().partition(".p/")
        nomor = int(nama.replace("/", "").replace("x", ""))
        terlebar[nomor] = max(terlebar.get(nomor, (0, berkas)), (int(lebar or UBIN), berkas))
    return [terlebar[nomor][1] for nomor in sorted(terlebar)]


# --- checks ------------------------------------------------------------------------------------------------------


def periksa_rantai(peta: Path, kantor: str) -> list[dict[str, Any]]:
    """The events, each verified. Raises Cacat at the first that is not."""
    peristiwa, sebelum = baris(peta / "rantai.jsonl"), ""
    for no, satu in enumerate(peristiwa, 1):
        di = f"rantai.jsonl baris {no}"
        isi = {k: v for k, v in satu.items() if k != "sidik"}
        if satu.get("kantor") != kantor:
            raise Cacat(f"{di}: peristiwa kantor lain")
        if satu.get("urut") != no:
            raise Cacat(f"{di}: seharusnya peristiwa {no}, tertulis {satu.get('urut')}")
        if satu.get("sebelum") != sebelum:
            raise Cacat(f"{di}: tidak bersambung dengan peristiwa sebelumnya")
        if sidik(kanonik(isi)) != satu.get("sidik"):
            raise Cacat(f"{di}: isi berubah setelah dicatat")
        sebelum = satu["sidik"]
    kepala = json.loads((peta / "kepala.json").read_text())
    if (kepala.get("urut"), kepala.get("sidik")) != (len(peristiwa), sebelum):
        raise Cacat(f"rantai.jsonl baris {len(peristiwa) + 1}: kepala rantai mencatat {kepala.get('urut')} peristiwa")
    return peristiwa


def periksa_log(peta: Path, umum: dict[str, Any], simpanan: list[Path]) -> list[dict[str, Any]]:
    """The leaves, after every tile and checkpoint agreed with them. Raises Cacat."""
    mentah = daun_log(peta)
    daun = [_urai_daun(no, isi, umum) for no, isi in enumerate(mentah)]
    akar = dict(enumerate(akar_bertahap([sidik_daun(isi) for isi in mentah]), 1))
    titik = sorted((peta / "log/titik").iterdir(), key=lambda p: int(p.name)) if (peta / "log/titik").exists() else []
    for berkas in [*simpanan, *titik, peta / "log/checkpoint"]:
        ukuran = _periksa_titik(berkas, umum, akar)
        if berkas.parent.name == "titik" and berkas not in simpanan and berkas.name != str(ukuran):
            raise Cacat(f"log/titik/{berkas.name}: titik untuk {ukuran} daun")
        if berkas.name == "checkpoint" and berkas not in simpanan and ukuran != len(daun):
            raise Cacat(f"log/checkpoint: mencatat {ukuran} daun, ada {len(daun)}")
    _periksa_ubin(peta, [sidik_daun(isi) for isi in mentah])
    return daun


def _urai_daun(no: int, isi: bytes, umum: dict[str, Any]) -> dict[str, Any]:
    try:
        daun = json.loads(isi)
        baik = kanonik(daun) == isi and umum["kode"] == daun["kantor"] and isinstance(daun["peristiwa"], str)
    except (ValueError, KeyError, TypeError):
        baik = False
    if not baik:
        raise Cacat(f"log/tile/entries daun {no}: tidak berbentuk daun kantor ini")
    hasil: dict[str, Any] = daun
    return hasil


def _periksa_titik(berkas: Path, umum: dict[str, Any], akar: dict[int, bytes]) -> int:
    """The size of a checkpoint that is signed and agrees with the leaves. Raises Cacat."""
    nama = f"{berkas.parent.name}/{berkas.name}"
    cocok = TITIK.fullmatch(berkas.read_text("utf-8"))
    if cocok is None or cocok[2] != umum["log"] or cocok[5] != umum["log"]:
        raise Cacat(f"{nama}: bukan titik periksa log {umum['log']}")
    tanda, badan = base64.b64decode(cocok[6]), cocok[1].encode()
    if not any(_bertanda(bytes.fromhex(k), umum["log"], badan, tanda) for k in umum["kunci"]):
        raise Cacat(f"{nama}: tanda tangan titik periksa tidak sah")
    ukuran = int(cocok[3])
    if ukuran not in akar:
        raise Cacat(f"{nama}: mencatat {ukuran} daun, ada {len(akar)}")
    if akar[ukuran] != base64.b64decode(cocok[4]):
        raise Cacat(f"{nama}: {ukuran} daun pertama bukan yang dahulu dinyatakan")
    return ukuran


def _bertanda(publik: bytes, nama: str, badan: bytes, tanda: bytes) -> bool:
    if tanda[:4] != hashlib.sha256(f"{nama}\n".encode() + b"\1" + publik).digest()[:4]:
        return False
    try:
        Ed25519PublicKey.from_public_bytes(publik).verify(tanda[4:], badan)
    except InvalidSignature:
        return False
    return True


def _periksa_ubin(peta: Path, sidik_: list[bytes]) -> None:
    """Every tile file holds the hashes it must."""
    tingkat = 0
    while sidik_:
        isi = b"".join(p.read_bytes() for p in _berkas_ubin(peta / f"log/tile/{tingkat}"))
        for no, satu in enumerate(sidik_):
            if isi[32 * no : 32 * no + 32] != satu:
                raise Cacat(f"log/tile/{tingkat} sidik {no}: tidak sama dengan daunnya")
        if len(isi) != 32 * len(sidik_):
            raise Cacat(f"log/tile/{tingkat} sidik {len(sidik_)}: berlebih")
        utuh = [sidik_[i : i + UBIN] for i in range(0, len(sidik_) - UBIN + 1, UBIN)]
        sidik_, tingkat = [list(akar_bertahap(satu))[-1] for satu in utuh], tingkat + 1


def periksa_daun_rantai(daun: list[dict[str, Any]], peristiwa: list[dict[str, Any]]) -> None:
    """What the log fixed of the chain is what the chain still says. Raises Cacat at the event."""
    for no, satu in enumerate(daun):
        if satu["peristiwa"] != "rantai" or satu.get("urut") == 0:
            continue
        urut = satu.get("urut")
        if not isinstance(urut, int) or not 0 < urut <= len(peristiwa):
            raise Cacat(f"rantai.jsonl baris {len(peristiwa) + 1}: daun {no} mencatat {urut} peristiwa")
        if peristiwa[urut - 1]["sidik"] != satu.get("sidik"):
            raise Cacat(f"rantai.jsonl baris {urut}: rantai ditulis ulang sampai peristiwa ini (daun {no})")


def periksa_register(peta: Path, daun: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The register, each line with its leaves. Raises Cacat."""
    register, dipakai, terakhir = baris(peta / "register.jsonl"), set(), {}
    for no, satu in enumerate(register, 1):
        di = f"register.jsonl baris {no}"
        deret = (satu["jenis"], satu["tahun"])
        if satu["nomor"] != terakhir.get(deret, 0) + 1:
            raise Cacat(f"{di}: nomor {satu['nomor']} tidak menyambung")
        terakhir[deret] = satu["nomor"]
        if [d["peristiwa"] for d in satu["daun"]] != PERISTIWA.get(satu["status"]):
            raise Cacat(f"{di}: keadaan “{satu['status']}” tidak sesuai dengan daunnya")
        for milik in satu["daun"]:
            _periksa_daun(di, satu, milik, daun)
            dipakai.add(milik["urut"])
    for no, satu in enumerate(daun):
        if satu["peristiwa"] != "rantai" and no not in dipakai:
            raise Cacat(f"log/tile/entries daun {no}: dokumennya tidak ada di register")
    return register


def _periksa_daun(di: str, dokumen: dict[str, Any], milik: dict[str, Any], daun: list[dict[str, Any]]) -> None:
    urut = milik["urut"]
    if urut is None:
        return  # waits for the next checkpoint
    if not isinstance(urut, int) or not 0 <= urut < len(daun) or daun[urut]["peristiwa"] != milik["peristiwa"]:
        raise Cacat(f"{di}: daun {urut} bukan tentang “{milik['peristiwa']}”")
    if sidik(kanonik([milik["garam"], dokumen["dokumen"], dokumen["sidik"]])) != daun[urut].get("komitmen"):
        raise Cacat(f"{di}: bukan dokumen yang dinyatakan daun {urut}")


def periksa_berkas(peta: Path, register: list[dict[str, Any]]) -> None:
    """Exported files against the register; without the folder nothing is asked. Raises Cacat."""
    if not (peta / "dokumen").exists():
        return
    for no, satu in enumerate(register, 1):
        berkas = peta / "dokumen" / f"{satu['dokumen']}.pdf"
        if satu["status"] in ("terbit", "digantikan") and not berkas.exists():
            raise Cacat(f"register.jsonl baris {no}: berkas dokumen/{berkas.name} hilang")
        if berkas.exists() and sidik(berkas.read_bytes()) != satu["sidik"]:
            raise Cacat(f"register.jsonl baris {no}: isi dokumen/{berkas.name} berubah")
    dikenal = {f"{satu['dokumen']}.pdf" for satu in register}
    for berkas in sorted((peta / "dokumen").iterdir()):
        if berkas.name not in dikenal:
            raise Cacat(f"dokumen/{berkas.name}: tidak ada di register")


def periksa(peta: Path, *, kunci: Path | None = None, titik: list[Path] | None = None) -> list[str]:
    """Every fault found, one for each part at most; [] when all agree. Raises OSError when files are missing."""
    umum = json.loads((kunci or peta / "kunci.json").read_text("utf-8"))
    cacat: list[str] = []

    def coba(bagian: Callable[[], Any]) -> Any:
        try:
            return bagian()
        except Cacat as galat:
            cacat.append(str(galat))
        except (KeyError, TypeError, ValueError, AttributeError) as galat:
            cacat.append(f"tidak berbentuk ekspor Tertib ({type(galat).__name__}: {galat})")
        return None

    peristiwa = coba(lambda: periksa_rantai(peta, umum["kode"]))
    daun = coba(lambda: periksa_log(peta, umum, titik or []))
    if peristiwa is not None and daun is not None:
        coba(lambda: periksa_daun_rantai(daun, peristiwa))
    register = coba(lambda: periksa_register(peta, daun)) if daun is not None else None
    if register is not None:
        coba(lambda: periksa_berkas(peta, register))
    return cacat


def main() -> int:
    pengurai = argparse.ArgumentParser(description="Memeriksa ekspor riwayat sebuah kantor Tertib, tanpa Tertib.")
    pengurai.add_argument("peta", type=Path, metavar="MAP")
    pengurai.add_argument("--kunci", type=Path, metavar="FILE")
    pengurai.add_argument("--titik", type=Path, metavar="FILE", nargs="*", default=[])
    arg = pengurai.parse_args()
    try:
        cacat = periksa(arg.peta, kunci=arg.kunci, titik=arg.titik)
    except (OSError, ValueError) as galat:
        print(f"{arg.peta}: tidak dapat dibaca ({galat})", file=sys.stderr)
        return 2
    print("\n".join(cacat) or "Tidak ada cacat: rantai, log, register, dan dokumen saling cocok.")
    return 1 if cacat else 0


if __name__ == "__main__":
    sys.exit(main())
