"""Run everything in a data folder that is gone afterwards; print tables, write build/bench.json. About two minutes."""

import json
import os
import platform
import sys
import tempfile
import time
from collections.abc import Mapping
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from alat.bench.dunia import Dunia
    from alat.bench.laporan import Baris

HASIL = Path("build") / "bench.json"
PUTARAN_GERAK, PUTARAN_KARTU, PUTARAN_HALAMAN = 9, 7, 9
ANTREAN = 40
"""Cases waiting at the operator's desk."""


def utama() -> int:
    """The whole run."""
    mulai = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="tertib-bench-") as folder:
        dunia = _siapkan(Path(folder))
        print(f"\n{_mesin()}\n", flush=True)
        bagian = {"gerak": _gerak(dunia, Path(folder)), "kartu": _kartu(dunia, Path(folder))}
        bagian["halaman"] = _halaman(dunia, Path(folder))
        bagian["cari"] = _cari(dunia, Path(folder))
    lama = time.monotonic() - mulai
    _tulis(bagian, lama)
    print(f"Selesai dalam {lama:.0f} detik; nilai setiap putaran ada di {HASIL}.")
    return 0


def _siapkan(data: Path) -> "Dunia":
    os.environ |= {"TERTIB_DATA": str(data), "TERTIB_PERAGAAN": "1", "DJANGO_SETTINGS_MODULE": "alat.bench.pengaturan"}
    os.environ.pop("TERTIB_DATABASE_URL", None)
    from tertib import layanan

    layanan.siapkan_basis_data()
    layanan._kumpulkan_statis()
    from alat.bench import dunia

    return dunia.bangun()


def _gerak(dunia: "Dunia", folder: Path) -> "list[Baris]":
    from alat.bench import gerak, laporan, ukur
    from tertib.inti.lingkup import di_kantor

    with di_kantor(dunia.kantor.kode):
        pemutar = gerak.Pemutar(dunia)
        peserta = gerak.peserta(dunia, pemutar, folder)
        baris = laporan.baris_peserta(peserta, ukur.adu(peserta, putaran=PUTARAN_GERAK))
        kueri = ", ".join(f"{langkah} {n}" for langkah, n in pemutar.kueri().items())
    print(laporan.tabel("Perpindahan langkah", baris, [f"kueri SQL Tertib per perpindahan: {kueri}"]), flush=True)
    return baris


def _kartu(dunia: "Dunia", folder: Path) -> "list[Baris]":
    from alat.bench import kartu, laporan, ukur
    from tertib.inti.lingkup import di_kantor

    taruh = folder / "kartu"
    taruh.mkdir()
    with di_kantor(dunia.kantor.kode):
        peserta, catatan = kartu.peserta(kartu.Meja(dunia, taruh))
        baris = laporan.baris_peserta(peserta, ukur.adu(peserta, putaran=PUTARAN_KARTU))
    catatan = catatan or _lawan_weasyprint(baris)
    print(laporan.tabel("Kartu 10 anggota: cetak, tanda tangan, simpan", baris, [catatan]), flush=True)
    return baris


def _lawan_weasyprint(baris: "list[Baris]") -> str:
    from alat.bench.ukur import nisbah

    lantai = nisbah(baris[0].mentah["detik_cpu"], baris[1].mentah["detik_cpu"])
    n = nisbah(baris[2].mentah["detik"], baris[1].mentah["detik"])
    cpu = nisbah(baris[2].mentah["detik_cpu"], baris[1].mentah["detik_cpu"])
    return (
        f"Tertib {n.tengah:.2g} kali secepat WeasyPrint + pyHanko ({n.kecil:.2g}-{n.besar:.2g}),"
        f" menurut CPU {cpu.tengah:.2g} kali ({cpu.kecil:.2g}-{cpu.besar:.2g}); sasaran 8."
        f" Kecepatannya {lantai.tengah:.0%} dari lantai menurut CPU ({lantai.kecil:.0%}-{lantai.besar:.0%}); sasaran 70%"
    )


def _halaman(dunia: "Dunia", folder: Path) -> "list[Baris]":
    from alat.bench import dunia as dunia_rekaan
    from alat.bench import halaman, laporan
    from tertib.inti.lingkup import di_kantor

    with di_kantor(dunia.kantor.kode):
        antrean = dunia_rekaan.permohonan(dunia, ANTREAN, mulai=15, diajukan=True)
        perkara = next(p for p in antrean if p.jenis == "kelahiran")
        port, polos = halaman.port_bebas(), halaman.port_bebas()
        semua = halaman.halaman(dunia, perkara, port=port, port_polos=polos)
    with ExitStack() as terbuka:
        pid = {
            port: terbuka.enter_context(halaman.peladen(port, "tertib.wsgi:application", folder)),
            polos: terbuka.enter_context(halaman.peladen(polos, "alat.bench.polos:application", folder)),
        }
        halaman.ukur(semua, pid, putaran=PUTARAN_HALAMAN)
    baris = laporan.baris_halaman(semua)
    print(laporan.tabel("Halaman meja, satu proses web", baris, [f"{ANTREAN} permohonan menunggu di meja"]), flush=True)
    return baris


def _cari(dunia: "Dunia", folder: Path) -> "list[Baris]":
    from alat.bench import cari, laporan

    semua, tabel = cari.jalankan(int(os.environ.get("KELUARGA", cari.KELUARGA)), folder, dunia.kini)
    print(tabel, flush=True)
    return laporan.baris_halaman(semua)


def _mesin() -> str:
    prosesor = next((b.split(":")[1].strip() for b in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in b),
                    platform.machine())  # fmt: skip
    return f"{datetime.now(UTC):%Y-%m-%d} | {os.cpu_count()} CPU {prosesor} | Python {platform.python_version()}"


def _tulis(bagian: Mapping[str, "list[Baris]"], lama: float) -> None:
    from alat.bench import laporan

    isi: dict[str, Any] = {"mesin": _mesin(), "detik": lama, "muatan": os.getloadavg()}
    isi |= {nama: [laporan.untuk_json(b) for b in baris] for nama, baris in bagian.items()}
    HASIL.parent.mkdir(exist_ok=True)
    HASIL.write_text(json.dumps(isi, indent=1) + "\n")


if __name__ == "__main__":
    sys.exit(utama())
