"""Marks in an FTS5 table of the same database file; the vocabulary in a plain one, compared by a fuzzy library.

`detail=none` keeps of each mark only who has it: the smallest index, and there is nothing else to ask for.
"""

from collections.abc import Collection, Sequence

from django.db import connection
from rapidfuzz import process
from rapidfuzz.distance import Indel

TABEL = (
    "CREATE VIRTUAL TABLE kependudukan_tanda USING fts5(tanda, detail=none, columnsize=0, tokenize='ascii')",
    "CREATE TABLE kependudukan_kosakata (id INTEGER PRIMARY KEY, kata TEXT NOT NULL UNIQUE)",
)
HAPUS = ("DROP TABLE kependudukan_tanda", "DROP TABLE kependudukan_kosakata")

_dibaca: dict[str, list[str]] = {}
"""By database file: the vocabulary as this process has read it, number n at place n - 1. It only grows, without gaps."""


def tulis(baris: Sequence[tuple[int, Sequence[str]]]) -> None:
    with connection.cursor() as kursor:
        kursor.executemany("DELETE FROM kependudukan_tanda WHERE rowid = %s", [(pk,) for pk, _tanda in baris])
        isi = [(pk, " ".join(tanda)) for pk, tanda in baris]
        kursor.executemany("INSERT INTO kependudukan_tanda (rowid, tanda) VALUES (%s, %s)", isi)


def tambah_kata(kata: Collection[str]) -> None:
    with connection.cursor() as kursor:
        kursor.executemany("INSERT OR IGNORE INTO kependudukan_kosakata (kata) VALUES (%s)", [(k,) for k in kata])


def rapikan() -> None:
    """In small steps, each a transaction of its own, so that whoever writes meanwhile waits for none of them long."""
    halaman = -500  # negative begins the merge, positive goes on with it
    with connection.cursor() as kursor:
        while True:
            sebelum = connection.connection.total_changes
            kursor.execute("INSERT INTO kependudukan_tanda (kependudukan_tanda, rank) VALUES ('merge', %s)", [halaman])
            if connection.connection.total_changes - sebelum < 2 and halaman > 0:  # as FTS5 says that all is done
                return
            halaman = 500


def temukan(syarat: Sequence[Sequence[str]], batas: int) -> list[int]:
    dicari = " AND ".join("(" + " OR ".join(f'"{tanda}"' for tanda in satu) + ")" for satu in syarat)
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT rowid FROM kependudukan_tanda WHERE kependudukan_tanda MATCH %s LIMIT %s", [dicari, batas]
        )
        return [pk for (pk,) in kursor.fetchall()]


def dikenal(kata: Sequence[str]) -> set[str]:
    tempat = ", ".join("%s" for _satu in kata)
    with connection.cursor() as kursor:
        kursor.execute(f"SELECT kata FROM kependudukan_kosakata WHERE kata IN ({tempat})", list(kata))  # noqa: S608
        return {satu for (satu,) in kursor.fetchall()}


def berawalan(awalan: str, batas: int) -> list[str]:
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT kata FROM kependudukan_kosakata WHERE kata >= %s AND kata < %s LIMIT %s",
            [awalan, f"{awalan}[", batas],  # "[" is the character after "Z"
        )
        return [kata for (kata,) in kursor.fetchall()]


def serupa(kata: str, batas: int) -> list[str]:
    dekat = process.extract(kata, _kosakata(), scorer=Indel.normalized_similarity, limit=batas)
    return [satu for satu, _nilai, _letak in dekat]


def _kosakata() -> list[str]:
    """The vocabulary; what other processes added since is read behind the last word this one knows."""
    kenal = _dibaca.setdefault(str(connection.settings_dict["NAME"]), [])
    with connection.cursor() as kursor:
        kursor.execute("SELECT kata FROM kependudukan_kosakata WHERE id >= %s ORDER BY id", [max(1, len(kenal))])
        baru = [kata for (kata,) in kursor.fetchall()]
        if kenal and baru[:1] != kenal[-1:]:  # a word read in a transaction that was taken back
            kursor.execute("SELECT kata FROM kependudukan_kosakata ORDER BY id")
            kenal[:] = [kata for (kata,) in kursor.fetchall()]
        else:
            kenal.extend(baru[1:] if kenal else baru)
    return kenal
