"""The cells of a document in groups. Each group with a salt of its own is one leaf under the root in the statement.

Whoever is shown a group sees its salt and can check it; of the others they see hashes that, the salts being 128 random
bits, tell nothing: neither a NIK nor a birth date can be found by trying all of them.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tertib.dokumen import pohon

PANJANG_GARAM: Final = 16

_ORANG: Final[Mapping[str, tuple[str, ...]]] = {
    "identitas": ("nama", "nik", "jenis_kelamin", "tempat_lahir", "tanggal_lahir", "kewarganegaraan"),
    "keadaan": (
        "agama", "pendidikan", "pekerjaan", "golongan_darah", "status_perkawinan", "tanggal_perkawinan", "paspor", "kitap",
    ),
    "keluarga": ("hubungan", "ayah", "ibu"),
}  # fmt: skip
_UMUM: Final[Mapping[str, tuple[str, ...]]] = {
    "nomor_kk": ("nomor_kk",),
    "pindah": ("nomor", "asal", "kepindahan"),
    "alamat": ("kepala", "alamat", "rt_rw", "kode_pos", "desa", "kecamatan", "kabupaten", "provinsi"),
    "penerbitan": ("kantor", "penandatangan", "dikeluarkan", "nomor_register"),
    "akta": (
        "gelar_depan", "gelar_belakang", "akta_kelahiran", "akta_perkawinan", "akta_perceraian", "nik_ayah", "nik_ibu",
        "kelainan",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kelompok:
    """A group: `nama` such as "alamat" or "anggota/1/identitas", its cells, its salt (hex)."""

    nama: str
    isi: Mapping[str, Any]
    garam: str

    def daun(self) -> bytes:
        """The hash of its leaf: canonical JSON of [salt, name, cells]."""
        return pohon.daun(kanonik([self.garam, self.nama, self.isi]))


def kanonik(isi: Any) -> bytes:
    """Sorted keys, no spaces, UTF-8: what `JSON.stringify` gives for the same values in sorted order."""
    return json.dumps(isi, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def kelompokkan(kartu: Mapping[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Name and cells of each group of what is printed (its JSON), in leaf order. Every cell is in exactly one group."""
    orang = kartu["anggota"]
    semua: Sequence[Mapping[str, Any]] = [orang] if isinstance(orang, Mapping) else orang
    umum = [(nama, _ambil(kartu, medan)) for nama, medan in _UMUM.items()]
    milik = [
        (f"anggota/{urut}/{nama}", _ambil(satu, medan))
        for urut, satu in enumerate(semua, 1)
        for nama, medan in _ORANG.items()
    ]
    return [(nama, isi) for nama, isi in (*umum, *milik) if isi]


def _ambil(dari: Mapping[str, Any], medan: Sequence[str]) -> dict[str, Any]:
    return {nama: dari[nama] for nama in medan if nama in dari}
