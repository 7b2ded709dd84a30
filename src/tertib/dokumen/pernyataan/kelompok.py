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


def kelompokkan(dokumen: Mapping[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Name and cells of each group of a document (its JSON), in leaf order. Every cell is in exactly one group.

    What no group names, as on a letter, stands in the group "lain", and of a member in "anggota/N/lain".
    """
    orang = dokumen.get("anggota", [])
    semua: Sequence[Mapping[str, Any]] = [orang] if isinstance(orang, Mapping) else orang
    milik = [(f"anggota/{urut}/{nama}", isi) for urut, satu in enumerate(semua, 1) for nama, isi in _bagi(satu, _ORANG)]
    return [*_bagi({nama: isi for nama, isi in dokumen.items() if nama != "anggota"}, _UMUM), *milik]


def _bagi(sel: Mapping[str, Any], menurut: Mapping[str, tuple[str, ...]]) -> list[tuple[str, dict[str, Any]]]:
    bernama = {medan for semua in menurut.values() for medan in semua}
    bagian = {nama: {m: sel[m] for m in semua if m in sel} for nama, semua in menurut.items()}
    bagian["lain"] = {m: isi for m, isi in sel.items() if m not in bernama}
    return [(nama, isi) for nama, isi in bagian.items() if isi]
