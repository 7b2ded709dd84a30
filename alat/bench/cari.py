"""Finding residents in a large register, as an official waits for it: written well, misspelt, common, by number.

Alone: `python -m alat.bench.cari --keluarga 390000 --data FOLDER`; FOLDER keeps the register for the next run, and
TERTIB_DATABASE_URL puts it on PostgreSQL.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alat.bench.halaman import Halaman
    from tertib.pengguna.models import Penugasan

KELUARGA = 3_000
"""Families of the short run."""
KOSAKATA = 30_000
"""Invented words beside those of the invented names, which are far fewer than a real register's."""
PERTANYAAN = 120
"""Different questions of each kind."""
PUTARAN = 9
_SUKU = "BA BI BU DA DI DU GU HA JA JO KA KI KU LA LI MA MI MU NA NI NO PA PU RA RI RO SA SI SU TA TI TU WA WI YA YU".split()


def utama() -> int:
    """The run by itself."""
    pengurai = argparse.ArgumentParser(description=__doc__)
    pengurai.add_argument("--keluarga", type=int, default=KELUARGA)
    pengurai.add_argument("--data", type=Path)
    pilihan = pengurai.parse_args()
    with ExitStack() as terbuka:
        data = pilihan.data or Path(terbuka.enter_context(tempfile.TemporaryDirectory(prefix="tertib-cari-")))
        os.environ |= {"TERTIB_DATA": str(data), "TERTIB_PERAGAAN": "1", "DJANGO_SETTINGS_MODULE": "tertib.settings"}
        from tertib import layanan
        from tertib.inti import jam

        layanan.siapkan_basis_data()
        layanan._kumpulkan_statis()
        print(jalankan(pilihan.keluarga, data, jam.kini())[1])
    return 0


def jalankan(keluarga: int, data: Path, kini: datetime) -> "tuple[list[Halaman], str]":
    """Fill the register up to that many families, measure; the pages and a table of them."""
    from alat.bench import halaman, laporan
    from tertib.inti.lingkup import di_kantor
    from tertib.kependudukan.models import Penduduk
    from tertib.peragaan import besar

    kantor = besar.isi_register(keluarga, kini=kini)
    with di_kantor(kantor.kode):
        _tambah_kosakata()
        port, polos = halaman.port_bebas(), halaman.port_bebas()
        semua = _halaman(port, polos)
        penduduk = Penduduk.objects.count()
    with ExitStack() as terbuka:
        pid = {
            port: terbuka.enter_context(halaman.peladen(port, "tertib.wsgi:application", data)),
            polos: terbuka.enter_context(halaman.peladen(polos, "alat.bench.polos:application", data)),
        }
        halaman.ukur(semua, pid, putaran=PUTARAN, anggaran=120)
    banyak = f"{penduduk:,}".replace(",", ".")
    judul = f"Mencari di antara {banyak} penduduk ({_basis_data()}), satu proses web"
    return semua, laporan.tabel(judul, laporan.baris_halaman(semua))


def _basis_data() -> str:
    from django.db import connection

    return "PostgreSQL" if connection.vendor == "postgresql" else "SQLite"


def _tambah_kosakata() -> None:
    from tertib.kependudukan.cari.gudang import gudang

    acak = Random(7)
    gudang().tambah_kata({"".join(acak.choices(_SUKU, k=acak.randrange(2, 5))) for _ in range(KOSAKATA)})


def _halaman(port: int, port_polos: int) -> "list[Halaman]":
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from alat.bench.halaman import Halaman
    from tertib.pengguna.models import Penugasan

    penugasan = Penugasan.objects.filter(jabatan="operator").select_related("pengguna", "kantor").order_by("pk")[0]
    klien = Client(SERVER_NAME="127.0.0.1")
    klien.force_login(penugasan.pengguna)
    kuki = f"sessionid={klien.cookies['sessionid'].value}"
    sasaran = "8" if connection.vendor == "postgresql" else "4"
    hasil = [Halaman("halaman Django telanjang", port_polos, "/baris/", kueri=1)]
    hasil.append(Halaman("formulir kosong", port, "/meja/penduduk/", kuki))
    for nama, buat in _JENIS.items():
        alamat = _alamat(penugasan, buat)
        hasil.append(Halaman(nama, port, alamat[0], kuki, sasaran=sasaran, bergilir=alamat))
    for h in hasil[1:]:
        with CaptureQueriesContext(connection) as tercatat:
            klien.get(h.alamat)
        h.kueri = len(tercatat)
    return hasil


def _alamat(penugasan: "Penugasan", buat: Callable[[Random, str, str, str, str], dict[str, str]]) -> list[str]:
    """Addresses of questions about residents from all over the register."""
    from tertib.kependudukan.models import Penduduk
    from tertib.meja.penduduk_tanya import tutup

    acak, terakhir = Random(11), Penduduk.objects.order_by("-pk").values_list("pk", flat=True)[0]
    contoh = Penduduk.objects.filter(pk__in=[acak.randrange(1, terakhir) for _ in range(PERTANYAAN)])
    isi = contoh.values_list("nama", "ibu", "nik", "keanggotaan__keluarga__desa")
    return [f"/meja/penduduk/?c={tutup(buat(acak, *satu), penugasan)}" for satu in isi]


def salah_ketik(acak: Random, nama: str) -> str:
    """One letter of the longest word lost, doubled into another, or exchanged with the next."""
    kata = nama.split()
    letak = max(range(len(kata)), key=lambda n: len(kata[n]))
    w, i = kata[letak], acak.randrange(1, max(2, len(kata[letak]) - 1))
    kata[letak] = acak.choice(
        [w[:i] + w[i + 1 :], w[:i] + acak.choice("AEIOUNRT") + w[i + 1 :], w[:i] + w[i : i + 2][::-1] + w[i + 2 :]]
    )
    return " ".join(kata)


_JENIS: "dict[str, Callable[[Random, str, str, str, str], dict[str, str]]]" = {
    "nama lengkap": lambda acak, nama, ibu, nik, desa: {"teks": nama},
    "satu kata": lambda acak, nama, ibu, nik, desa: {"teks": nama.split()[0]},
    "tiga huruf pertama": lambda acak, nama, ibu, nik, desa: {"teks": nama[:3]},
    "nama salah ketik": lambda acak, nama, ibu, nik, desa: {"teks": salah_ketik(acak, nama)},
    "nama salah ketik dan ibu": lambda acak, nama, ibu, nik, desa: {"teks": salah_ketik(acak, nama), "ibu": ibu},
    "satu kata dan desa": lambda acak, nama, ibu, nik, desa: {"teks": nama.split()[0], "desa": desa or ""},
    "NIK": lambda acak, nama, ibu, nik, desa: {"teks": nik},
}


if __name__ == "__main__":
    sys.exit(utama())
