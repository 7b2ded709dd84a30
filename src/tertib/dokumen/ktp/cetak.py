"""The KTP-el as it is printed on its blank: CR-80, front and back, with the photo of the recording."""

import io
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from PIL import Image

from tertib.dokumen import cetak
from tertib.dokumen.ktp.models import Ktp
from tertib.kependudukan.queries import keluarga_dari_nik
from tertib.kependudukan.rules.cetak import baris_cetak
from tertib.wilayah.queries import nama_rantai

_TEMPLAT: Final = Path(__file__).parent.parent / "templat" / "ktp.typ"
_SEUMUR_HIDUP: Final = "SEUMUR HIDUP"
_TIDAK_TAHU: Final = "TIDAK TAHU"


class KartuTidakAda(cetak.KartuBelumLengkap):
    """The person is on no family card of this office, so there is no address to print."""


def kartu(ktp: Ktp, *, foto: bytes, tanda_tangan: bytes, kini: datetime) -> bytes:
    """Both sides of one card as PDF pages of 85.6 × 53.98 mm; pictures of the recording, b"" for none.

    Raises KartuTidakAda, HurufTidakAda.
    """
    data = {
        **isi(ktp, kini=kini),
        "foto": _gambar(foto, lebar=480, tinggi=600),
        "tanda_tangan": _gambar(tanda_tangan, lebar=600, tinggi=200),
    }
    cetak.tolak_huruf_tak_tampak({k: v for k, v in data.items() if isinstance(v, str)})
    return cetak.susun(_TEMPLAT, data, kini)


def isi(ktp: Ktp, *, kini: datetime) -> dict[str, Any]:
    """What stands on the card in words: its cells as they print, in the order of the card."""
    keluarga = keluarga_dari_nik(ktp.nik)
    anggota = keluarga.cari(ktp.nik) if keluarga else None
    if keluarga is None or anggota is None:
        raise KartuTidakAda
    baris, nama = baris_cetak(anggota), nama_rantai(keluarga.desa)
    return {
        "judul": f"KTP-el {anggota.orang.nama}",
        "provinsi": nama.provinsi.upper(),
        "kabupaten": nama.kabupaten.upper(),
        "nik": ktp.nik,
        "baris": [
            ["Nama", baris["nama"]],
            ["Tempat/Tgl Lahir", f"{baris['tempat_lahir']}, {baris['tanggal_lahir']}"],
            ["Jenis Kelamin", baris["jenis_kelamin"]],
            ["Gol. Darah", "" if baris["golongan_darah"] == _TIDAK_TAHU else baris["golongan_darah"]],
            ["Alamat", keluarga.alamat.upper()],
            ["    RT/RW", f"{keluarga.rt}/{keluarga.rw}"],
            ["    Kel/Desa", nama.desa.upper()],
            ["    Kecamatan", nama.kecamatan.upper()],
            ["Agama", baris["agama"]],
            ["Status Perkawinan", baris["status_perkawinan"]],
            ["Pekerjaan", baris["pekerjaan"]],
            ["Kewarganegaraan", baris["kewarganegaraan"]],
            ["Berlaku Hingga", _SEUMUR_HIDUP],
        ],
        "tempat": ktp.kantor.tempat.upper(),
        "tanggal": f"{ktp.kantor.setempat(kini):%d-%m-%Y}",
        "peragaan": "PERAGAAN – BUKAN KTP-el" if settings.PERAGAAN else "",
    }


def _gambar(isi: bytes, *, lebar: int, tinggi: int) -> list[int]:
    """A picture small enough for a card, as JPEG bytes one by one; [] for none."""
    if not isi:
        return []
    gambar = Image.open(io.BytesIO(isi)).convert("RGBA")
    putih = Image.new("RGBA", gambar.size, "white")
    putih.alpha_composite(gambar)
    kecil, keluar = putih.convert("RGB"), io.BytesIO()
    kecil.thumbnail((lebar, tinggi))
    kecil.save(keluar, "JPEG", quality=85)
    return list(keluar.getvalue())
