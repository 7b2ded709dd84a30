"""The types of a SOP: what the paper holds, and nothing the engine does not execute.

All are frozen and hashable; times are whole minutes of desk time; every text is a `str` as the file has it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

LANJUT = "lanjut"
"""The name of the only answer of a step that decides nothing."""


@dataclass(frozen=True, slots=True)
class Efek:
    """One effect word with its arguments: `draf: kk` is ("draf", {"apa": "kk"})."""

    kata: str
    rincian: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), hash=False)

    @property
    def apa(self) -> str:
        return self.rincian.get("apa", "")


@dataclass(frozen=True, slots=True)
class Putusan:
    """One answer of a step: its name as the SOP prints it, where it leads, and what it causes."""

    nama: str
    ke: str
    kembali: bool = False
    alasan_wajib: bool = False
    efek: tuple[Efek, ...] = ()
    tafsir: bool = False
    """Our reading: the paper draws no such answer (the step's `tafsir` says why)."""


@dataclass(frozen=True, slots=True)
class Peran:
    """A swimlane. `jenis` is petugas, warga, pelapor or sistem; `jabatan` any one of which may act."""

    kunci: str
    nama: str
    jenis: str = "petugas"
    jabatan: tuple[str, ...] = ()
    unit: str = ""
    lokasi: str = ""


@dataclass(frozen=True, slots=True)
class Gagal:
    """What a system step does when it keeps failing: tries, then the role asked to finish it (key of `peran`)."""

    ulang: int
    lalu: str


@dataclass(frozen=True, slots=True)
class Langkah:
    """One row of the SOP table. `waktu` None means the paper gives no time, which is not zero."""

    kunci: str
    no: str
    peran: str
    kegiatan: str
    tindakan: str
    putusan: tuple[Putusan, ...]
    syarat: tuple[str, ...] = ()
    waktu: int | None = None
    output: tuple[str, ...] = ()
    jika: str = ""
    bukan: tuple[str, ...] = ()
    tafsir: str = ""
    isian: str = ""
    gagal: Gagal | None = None

    @property
    def memutus(self) -> bool:
        """Whether the paper draws a decision (diamond) here rather than an activity (box)."""
        return len(self.putusan) > 1


@dataclass(frozen=True, slots=True)
class Akhir:
    """An end of the case: selesai, ditolak or ditarik."""

    kunci: str
    nama: str


@dataclass(frozen=True, slots=True)
class Jam:
    """The service clock: total minutes the paper promises, per what, and what stops it."""

    total: int | None
    satuan: str = ""
    berhenti: tuple[str, ...] = ()
    tafsir: str = ""


@dataclass(frozen=True, slots=True)
class Sop:
    """One SOP, whole. `sidik` is the SHA-256 (hex) of its canonical JSON and names this version for ever."""

    kode: str
    versi: int
    identitas: Mapping[str, object] = field(hash=False)
    layanan: str
    kelayakan: Mapping[str, tuple[str, ...]] = field(hash=False)
    kanal_masuk: tuple[str, ...]
    kanal_keluar: tuple[str, ...]
    jam: Jam
    peran: Mapping[str, Peran] = field(hash=False)
    langkah: Mapping[str, Langkah] = field(hash=False)
    akhir: Mapping[str, Akhir] = field(hash=False)
    sidik: str
    kanonik: str = field(default="", repr=False)
    """The canonical JSON itself: what a case keeps of the version it began under."""

    @property
    def nama(self) -> str:
        return str(self.identitas["nama"])

    @property
    def mulai(self) -> Langkah:
        """The first row of the table, where every case begins."""
        return next(iter(self.langkah.values()))

    def petugas(self) -> Iterator[Peran]:
        """The swimlanes whose acts are official work, in the order the paper prints them."""
        return (p for p in self.peran.values() if p.jenis == "petugas")
