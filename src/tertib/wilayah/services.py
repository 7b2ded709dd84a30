"""Writing regions: the official list, loaded once per version; and opening the office of one of them."""

import csv
import lzma
from collections.abc import Callable
from datetime import time
from importlib.resources import files
from io import StringIO

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from tertib.inti.galat import Galat
from tertib.wilayah.models import Kantor, Siak, VersiWilayah, Wilayah
from tertib.wilayah.rules import induk, tingkat

_SEKALI = 3000


def versi_data() -> str:
    """Name and version of the data set that ships with this software."""
    return (files("tertib.wilayah") / "data" / "versi.txt").read_text(encoding="utf-8").strip()


def baca_data() -> list[Wilayah]:
    """Every region of the shipped list, unsaved, parents before children."""
    teks = lzma.decompress((files("tertib.wilayah") / "data" / "wilayah.csv.xz").read_bytes()).decode()
    return [
        Wilayah(kode=kode, nama=nama, tingkat=tingkat(kode), induk_id=induk(kode) or None)
        for kode, nama in csv.reader(StringIO(teks))
    ]


def _diam(selesai: int, seluruh: int) -> None:
    """Shows no progress."""


@transaction.atomic
def muat_wilayah(progress: Callable[[int, int], None] = _diam) -> int:
    """Load the shipped list; `progress(done, total)` is called after every batch. Returns the number of rows written.

    Does nothing (0) when this version is loaded. A newer version adds and renames; codes it no longer has stay, marked
    not in force, because NIK and old cards keep them (PP 40/2019 article 30).
    """
    versi = versi_data()
    if VersiWilayah.objects.filter(versi=versi).exists():
        return 0
    semua = baca_data()
    lama = Wilayah.objects.exists()
    if lama:
        Wilayah.objects.update(berlaku=False)
    for mulai in range(0, len(semua), _SEKALI):
        potong = semua[mulai : mulai + _SEKALI]
        if lama:
            Wilayah.objects.bulk_create(
                potong, update_conflicts=True, unique_fields=["kode"], update_fields=["nama", "berlaku"]
            )
        else:
            Wilayah.objects.bulk_create(potong)
        progress(mulai + len(potong), len(semua))
    VersiWilayah.objects.update_or_create(pk=1, defaults={"versi": versi})
    _segarkan_rencana()
    return len(semua)


def _segarkan_rencana() -> None:
    """Let PostgreSQL see the table's size before it checks 91,000 keys: a session that planned the check while the table
    was small would otherwise read the whole table for each row (minutes instead of a second).
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as kursor:
            kursor.execute(f"ANALYZE {Wilayah._meta.db_table}")


class KantorTidakSah(Galat):
    """No office can be opened for this code."""

    kalimat = _("Kode itu bukan kode kabupaten atau kota dalam daftar resmi.")


def buka_kantor(
    *,
    kode: str,
    slug: str,
    ibu_kota: str,
    alamat: str = "",
    telepon: str = "",
    zona: str = "Asia/Jakarta",
    buka: time = time(8),
    tutup: time = time(16),
) -> Kantor:
    """The Dinas of a regency or city, made on first use; its names come from the region list. Raises KantorTidakSah."""
    kabupaten = Wilayah.objects.select_related("induk").filter(kode=kode, tingkat=2).first()
    if kabupaten is None or kabupaten.induk is None:
        raise KantorTidakSah
    tempat = _judul(kabupaten.nama)
    return Kantor.objects.get_or_create(
        kode=kode,
        defaults={
            "slug": slug,
            "nama": f"Dinas Kependudukan dan Pencatatan Sipil {tempat}",
            "tempat": tempat,
            "provinsi": _judul(kabupaten.induk.nama),
            "ibu_kota": ibu_kota,
            "alamat": alamat,
            "telepon": telepon,
            "zona": zona,
            "buka": buka,
            "tutup": tutup,
        },
    )[0]


def _judul(nama: str) -> str:
    return nama.title().replace("Dki", "DKI").replace("Di ", "DI ")


def pilih_siak(kantor: Kantor, siak: str) -> Kantor:
    """From where the numbers and cards of this office come from now on (`models.Siak`), also of cases under way."""
    kantor.siak = Siak(siak)
    kantor.save(update_fields=["siak"])
    return kantor
