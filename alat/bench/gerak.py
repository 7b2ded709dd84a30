"""Moves per second: the mover, a bare transaction, and two other engines, each on a database file of the same settings.

The mover makes a round of six moves of the SOP Musi Banyuasin, each with its act's own work (checklist, draft of the
family, deficiencies), event, hash and outbox: handed in, complete, validated, verified, refused by the head of office,
sent back to the applicant. The others make the same six moves with nothing but a history row.
"""

import itertools
import sqlite3
from collections.abc import Callable
from pathlib import Path

from django.db import connection
from django.test.utils import CaptureQueriesContext

from alat.bench import dunia as dunia_rekaan
from alat.bench.dunia import Dunia
from alat.bench.ukur import Peserta
from tertib.alur import langkah, pelaku
from tertib.alur.pelaku import Pelaku
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan

KASUS = 12
ALASAN = "Foto tidak terbaca."
_PRAGMA = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536;"
_MAJU = {"periksa": "lengkap", "validasi": "lengkap", "verifikasi": "lengkap", "tandatangan": "ditolak"}


class Pemutar:
    """Makes the next move of the round, case after case."""

    def __init__(self, dunia: Dunia) -> None:
        self.dunia = dunia
        self.kasus = dunia_rekaan.permohonan(dunia, KASUS, mulai=0, diajukan=False)
        self.giliran = itertools.cycle(range(KASUS))
        self.siapa = {lk: dunia.pelaku(j) for lk, j in (("periksa", "operator"), ("validasi", "subkoord"),
                      ("verifikasi", "kabid"), ("tandatangan", "kadis"))}  # fmt: skip
        self.syarat = {p.pk: [s.syarat.kunci for s in queries.syarat(p)] for p in self.kasus}
        self.sekarang, self.pulang = next(self.giliran), False

    def satu(self) -> None:
        """One move. A case back at its applicant ends its round; the next case takes its turn."""
        p = self.kasus[self.sekarang]
        putusan = "lanjut" if p.langkah == "ajukan" else "tidak lengkap" if self.pulang else _MAJU[p.langkah]
        self.pulang = p.langkah == "tandatangan"
        p = self.kasus[self.sekarang] = self.gerakkan(p, putusan)
        if p.langkah == "ajukan":
            self.sekarang = next(self.giliran)

    def gerakkan(self, p: Permohonan, putusan: str) -> Permohonan:
        siapa: Pelaku = pelaku.pemohon(p) if p.langkah == "ajukan" else self.siapa[p.langkah]
        return langkah.jalankan(
            p,
            putusan=putusan,
            pelaku=siapa,
            versi=p.versi,
            kini=self.dunia.kini,
            alasan=ALASAN if putusan in ("tidak lengkap", "ditolak") else "",
            isi={"sesuai": self.syarat[p.pk]},
        )

    def kueri(self) -> dict[str, int]:
        """SQL statements of each move of one round, BEGIN and COMMIT included."""
        banyak = {}
        for _ in range(6):
            dari = self.kasus[self.sekarang].langkah + (" (kembali)" if self.pulang else "")
            with CaptureQueriesContext(connection) as tercatat:
                self.satu()
            banyak[dari] = len(tercatat)
        return banyak


def telanjang(berkas: Path) -> Callable[[], None]:
    """The least a durable move can be: one UPDATE by compare-and-set and one INSERT, on SQLite without Django."""
    db = sqlite3.connect(berkas, isolation_level=None)
    db.executescript(
        _PRAGMA + "CREATE TABLE kasus (id INTEGER PRIMARY KEY, langkah TEXT, versi INTEGER);"
        "CREATE TABLE riwayat (id INTEGER PRIMARY KEY, kasus INTEGER, pada TEXT, dari TEXT, ke TEXT, pelaku TEXT);"
    )
    db.executemany("INSERT INTO kasus VALUES (?, 'periksa', 0)", [(n,) for n in range(KASUS)])
    hitung = itertools.count()

    def satu() -> None:
        versi, pk = divmod(next(hitung), KASUS)
        db.execute("BEGIN IMMEDIATE")
        ubah = "UPDATE kasus SET langkah = ?, versi = versi + 1 WHERE id = ? AND versi = ?"
        assert db.execute(ubah, ("validasi", pk, versi)).rowcount == 1
        nilai = (pk, "2026-11-20T03:16:00+00:00", "periksa", "validasi", "operator")
        db.execute("INSERT INTO riwayat (kasus, pada, dari, ke, pelaku) VALUES (?, ?, ?, ?, ?)", nilai)
        db.execute("COMMIT")

    return satu


def peserta(dunia: Dunia, pemutar: Pemutar, folder: Path) -> list[Peserta]:
    """The contenders; the first is what the others are compared with."""
    from alat.bench.pembanding import mesin

    def lain(basis_data: str) -> Callable[[], None]:
        lewat = {"django_fsm": mesin.lewat_django_fsm, "viewflow": mesin.lewat_viewflow}[basis_data]
        return mesin.pemutar(basis_data, lewat, kasus=KASUS, kini=dunia.kini)

    return [
        Peserta("transaksi sqlite3 telanjang", telanjang(folder / "telanjang.sqlite3"), 240),
        Peserta("Tertib, alur.langkah.jalankan", pemutar.satu, 60, sasaran="5"),
        Peserta("django-fsm-2 + baris riwayat", lain("django_fsm"), 120),
        Peserta("viewflow.fsm + baris riwayat", lain("viewflow"), 120),
    ]
