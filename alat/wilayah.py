"""Rebuild src/tertib/wilayah/data/wilayah.csv.xz from an unpacked npm package `idn-area-data`.

    npm pack idn-area-data && tar xzf idn-area-data-*.tgz
    python alat/wilayah.py package

One line per region, "kode,nama", ordered by code so that a parent always stands before its children. The data is under
the ODbL (see LISENSI-DATA.md beside it), not under the licence of this software.
"""

import csv
import json
import lzma
import sys
from io import StringIO
from pathlib import Path

TUJUAN = Path(__file__).resolve().parent.parent / "src" / "tertib" / "wilayah" / "data"
TINGKAT = ("provinces", "regencies", "districts", "villages")


def baca(map_paket: Path) -> list[tuple[str, str]]:
    """All regions as (code, name), ordered. Raises ValueError when a parent is missing."""
    baris: list[tuple[str, str]] = []
    for tingkat in TINGKAT:
        with (map_paket / "data" / f"{tingkat}.csv").open(encoding="utf-8", newline="") as f:
            baris += [(r["code"].strip(), " ".join(r["name"].split())) for r in csv.DictReader(f)]
    baris.sort()
    dikenal = {kode for kode, _ in baris}
    if yatim := [kode for kode in dikenal if "." in kode and kode.rpartition(".")[0] not in dikenal]:
        raise ValueError(f"regions without a parent: {yatim[:5]}")
    if len(dikenal) != len(baris):
        raise ValueError("a code occurs twice")
    return baris


def main(map_paket: Path) -> None:
    baris = baca(map_paket)
    versi = "idn-area-data " + json.loads((map_paket / "package.json").read_text(encoding="utf-8"))["version"]
    teks = StringIO()
    csv.writer(teks, lineterminator="\n").writerows(baris)
    isi = lzma.compress(teks.getvalue().encode(), preset=9 | lzma.PRESET_EXTREME)
    TUJUAN.mkdir(parents=True, exist_ok=True)
    (TUJUAN / "wilayah.csv.xz").write_bytes(isi)
    (TUJUAN / "versi.txt").write_text(versi + "\n", encoding="utf-8")
    print(f"{versi}: {len(baris)} regions, {len(isi)} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
