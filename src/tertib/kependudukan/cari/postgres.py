"""Marks in an array column under a GIN index; the vocabulary under pg_trgm's GIN index.

Without `fastupdate` a search never wades through a list of marks still to be sorted in. GIN only: with a GiST index
beside it the planner takes that one, several times slower.
"""

from collections.abc import Collection, Sequence

from django.db import connection

TABEL = (
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",
    "CREATE TABLE kependudukan_tanda (penduduk bigint PRIMARY KEY, tanda text[] NOT NULL)",
    "CREATE INDEX tanda_gin ON kependudukan_tanda USING gin (tanda) WITH (fastupdate = off)",
    'CREATE TABLE kependudukan_kosakata (kata text COLLATE "C" PRIMARY KEY)',
    "CREATE INDEX kosakata_trgm ON kependudukan_kosakata USING gin (kata gin_trgm_ops)",
)
HAPUS = ("DROP TABLE kependudukan_tanda", "DROP TABLE kependudukan_kosakata")


def tulis(baris: Sequence[tuple[int, Sequence[str]]]) -> None:
    with connection.cursor() as kursor:
        kursor.executemany(
            "INSERT INTO kependudukan_tanda (penduduk, tanda) VALUES (%s, %s)"
            " ON CONFLICT (penduduk) DO UPDATE SET tanda = EXCLUDED.tanda",
            [(pk, list(tanda)) for pk, tanda in baris],
        )


def tambah_kata(kata: Collection[str]) -> None:
    with connection.cursor() as kursor:
        # in one order everywhere, so that two transactions that add the same words never wait for each other in a circle
        kursor.execute(
            "INSERT INTO kependudukan_kosakata SELECT unnest(%s::text[]) ON CONFLICT DO NOTHING", [sorted(kata)]
        )


def rapikan() -> None:
    with connection.cursor() as kursor:
        kursor.execute("ANALYZE kependudukan_tanda")


def temukan(syarat: Sequence[Sequence[str]], batas: int) -> list[int]:
    semua = " AND ".join("tanda && %s::text[]" for _satu in syarat)
    with connection.cursor() as kursor:
        kursor.execute(
            # materialized, so that it is planned as if all were wanted: a hundred are, but with many words to choose from
            # the planner would hope to meet them soon and read the whole table, which takes seconds where nobody matches
            f"WITH cocok AS MATERIALIZED (SELECT penduduk FROM kependudukan_tanda WHERE {semua})"  # noqa: S608 - placeholders
            " SELECT penduduk FROM cocok LIMIT %s",
            [*(list(satu) for satu in syarat), batas],
        )
        return [pk for (pk,) in kursor.fetchall()]


def dikenal(kata: Sequence[str]) -> set[str]:
    with connection.cursor() as kursor:
        kursor.execute("SELECT kata FROM kependudukan_kosakata WHERE kata = ANY(%s)", [list(kata)])
        return {satu for (satu,) in kursor.fetchall()}


def berawalan(awalan: str, batas: int) -> list[str]:
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT kata FROM kependudukan_kosakata WHERE kata >= %s AND kata < %s LIMIT %s",
            [awalan, f"{awalan}[", batas],  # "[" is the character after "Z"
        )
        return [kata for (kata,) in kursor.fetchall()]


def serupa(kata: str, batas: int) -> list[str]:
    with connection.cursor() as kursor:
        kursor.execute(
            "SELECT kata FROM kependudukan_kosakata WHERE kata %% %s ORDER BY similarity(kata, %s) DESC LIMIT %s",
            [kata, kata, batas],
        )
        return [k for (k,) in kursor.fetchall()]
