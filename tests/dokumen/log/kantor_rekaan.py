"""An office's export made of nothing: twelve events, six documents, a log sealed twice. Made with the project's own
functions, so that somebody who holds every key but the published checkpoints can be played, too."""

import json
import struct
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tertib.dokumen import pohon
from tertib.dokumen.log import daun, titik
from tertib.dokumen.log.ekspor import letak
from tertib.permohonan.rules import kanonik, sidik_peristiwa

ASAL = "tertib.contoh.go.id/log/musi-banyuasin"
KINI = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
STATUS = ("terbit", "digantikan", "batal", "terbit", "terbit", "rencana")
KUNCI = Ed25519PrivateKey.from_private_bytes(b"k" * 32)


def _dokumen(no: int) -> dict[str, Any]:
    return {"dokumen": f"{no:016x}", "jenis": "kk", "tahun": 2026, "nomor": no, "status": STATUS[no - 1],
            "sidik": sha256(_pdf(no)).hexdigest(), "daun": []}  # fmt: skip


def _pdf(no: int) -> bytes:
    return f"%PDF-1.7 dokumen {no}".encode()


@dataclass
class Ekspor:
    """What the files will say; change it and `tulis` again to forge consistently."""

    kunci: Ed25519PrivateKey = KUNCI
    peristiwa: list[dict[str, Any]] = field(default_factory=list)
    dokumen: list[dict[str, Any]] = field(default_factory=list)
    daun: list[str] = field(default_factory=list)
    titik: list[int] = field(default_factory=list)

    @classmethod
    def biasa(cls) -> "Ekspor":
        e = cls()
        for n in range(1, 7):
            e.catat_peristiwa(n)
        e.dokumen = [_dokumen(no) for no in range(1, 7)]
        for dokumen in e.dokumen[:3]:
            for apa in {"terbit": ("terbit",), "digantikan": ("terbit", "digantikan"), "batal": ("batal",)}[
                dokumen["status"]
            ]:
                e.catat_daun(dokumen, apa)
        e.segel()
        for n in range(7, 12):
            e.catat_peristiwa(n)
        for dokumen in e.dokumen[3:5]:
            e.catat_daun(dokumen, "terbit")
        e.segel()
        e.catat_peristiwa(12)
        return e

    def catat_peristiwa(self, n: int) -> None:
        isi = {
            "kantor": "16.06", "urut": n, "permohonan": n % 4, "pada": f"2026-11-20T03:{n:02}:00.000000+00:00",
            "tindakan": "periksa", "dari": "periksa", "ke": "validasi", "putusan": "lengkap", "kembali": False,
            "peran": "Operator", "pelaku": n % 3, "pelaku_nama": "Ratna Puspita", "alasan": "", "data": f"{n:064x}",
            "sebelum": self.peristiwa[-1]["sidik"] if self.peristiwa else "",
        }  # fmt: skip
        self.peristiwa.append({**isi, "sidik": sidik_peristiwa(isi)})

    def catat_daun(self, dokumen: dict[str, Any], apa: str) -> None:
        garam = f"{len(self.daun):032x}"
        dokumen["daun"].append({"urut": len(self.daun), "peristiwa": apa, "garam": garam})
        self.daun.append(
            daun.tentang_dokumen(
                kantor="16.06", peristiwa=apa, garam=garam, dokumen=dokumen["dokumen"], sidik=dokumen["sidik"]
            )
        )

    def segel(self) -> None:
        kepala = self.peristiwa[-1]
        self.daun.append(daun.tentang_rantai(kantor="16.06", urut=kepala["urut"], sidik=kepala["sidik"]))
        self.titik.append(len(self.daun))

    def rantai_ulang(self) -> None:
        """Compute every digest of the chain anew, as somebody with the database can."""
        sebelum = ""
        for urut, satu in enumerate(self.peristiwa, 1):
            satu.update(urut=urut, sebelum=sebelum)
            del satu["sidik"]
            sebelum = satu["sidik"] = sidik_peristiwa(satu)

    def daun_rantai_ulang(self) -> None:
        """And the leaves about the chain, too."""
        for no, teks in enumerate(self.daun):
            isi = json.loads(teks)
            if isi["peristiwa"] == "rantai":
                self.daun[no] = daun.tentang_rantai(
                    kantor="16.06", urut=isi["urut"], sidik=self.peristiwa[isi["urut"] - 1]["sidik"]
                )

    def catatan(self, ukuran: int, *, asal: str = ASAL, akar: bytes | None = None) -> str:
        benar = pohon.akar([pohon.daun(isi.encode()) for isi in self.daun[:ukuran]])
        return titik.tulis(titik.Titik(asal, ukuran, akar or benar, KINI), self.kunci)

    def tulis(self, peta: Path) -> Path:
        sidik = [pohon.daun(isi.encode()) for isi in self.daun]
        tempat = letak(0, len(sidik))
        isi: dict[str, bytes] = {
            "kunci.json": kanonik(
                {"kode": "16.06", "log": ASAL, "kunci": [self.kunci.public_key().public_bytes_raw().hex()]}
            ).encode(),
            "rantai.jsonl": _baris(self.peristiwa),
            "kepala.json": kanonik({k: self.peristiwa[-1][k] for k in ("urut", "sidik")}).encode(),
            "register.jsonl": _baris(self.dokumen),
            "log/checkpoint": self.catatan(len(self.daun)).encode(),
            f"log/tile/entries/{tempat}": b"".join(struct.pack(">H", len(d.encode())) + d.encode() for d in self.daun),
            f"log/tile/0/{tempat}": b"".join(sidik),
            **{f"log/titik/{n}": self.catatan(n).encode() for n in self.titik},
            **{
                f"dokumen/{d['dokumen']}.pdf": _pdf(int(d["dokumen"], 16))
                for d in self.dokumen
                if d["status"] in ("terbit", "digantikan")
            },
        }
        for nama, bytes_ in isi.items():
            (peta / nama).parent.mkdir(parents=True, exist_ok=True)
            (peta / nama).write_bytes(bytes_)
        return peta


def _baris(isi: list[dict[str, Any]]) -> bytes:
    return "".join(kanonik(satu) + "\n" for satu in isi).encode()
