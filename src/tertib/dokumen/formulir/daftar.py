"""The seven forms of Permendagri 109/2019 for registration of residents, and which of them a request needs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from tertib.dokumen.formulir import f101, f102, f103, f104, f105, f106, f107
from tertib.dokumen.formulir.bahan import Bahan
from tertib.dokumen.formulir.jenis import Formulir
from tertib.kependudukan.perubahan.jenis import Fakta, Halaman, JenisPerubahan
from tertib.permohonan.queries import SURAT_KUASA, TANDA_TANGAN


def tanpa_awal(bahan: Bahan) -> dict[str, str]:
    """Nothing is known beforehand of what the form's own page asks."""
    return {}


@dataclass(frozen=True, slots=True)
class JenisFormulir:
    """A form: how it is filled, what its own page asks (witnesses and the like), and what of that is already known."""

    kode: str
    nama: str
    syarat: str
    susun: Callable[[Bahan], Formulir]
    halaman: tuple[Halaman, ...] = ()
    awal: Callable[[Bahan], dict[str, str]] = tanpa_awal


FORMULIR: Final[Mapping[str, JenisFormulir]] = MappingProxyType(
    {
        j.kode: j
        for j in (
            JenisFormulir(f101.KODE, f101.NAMA, "formulir_biodata", f101.susun),
            JenisFormulir(f102.KODE, f102.NAMA, TANDA_TANGAN, f102.susun),
            JenisFormulir(f103.KODE, f103.NAMA, "formulir_pindah", f103.susun),
            JenisFormulir(f104.KODE, f104.NAMA, "pernyataan_tanpa_dokumen", f104.susun, f104.HALAMAN),
            JenisFormulir(f105.KODE, f105.NAMA, "sptjm_perkawinan", f105.susun, f105.HALAMAN, f105.awal),
            JenisFormulir(f106.KODE, f106.NAMA, "pernyataan_perubahan", f106.susun),
            JenisFormulir(f107.KODE, f107.NAMA, SURAT_KUASA, f107.susun, f107.HALAMAN),
        )
    }
)
"""Every form by its code; `syarat` is the requirement (or the place beside the requirements) the signed form meets."""

MENURUT_SYARAT: Final[Mapping[str, JenisFormulir]] = MappingProxyType({j.syarat: j for j in FORMULIR.values()})


def formulir_untuk(jenis: JenisPerubahan, fakta: Fakta) -> tuple[str, ...]:
    """The codes of the forms these facts ask for: F-1.02 always, the others by the requirements they meet."""
    diminta = {TANDA_TANGAN, *(s.kunci for s in jenis.syarat_untuk(fakta))}
    return tuple(j.kode for j in FORMULIR.values() if j.syarat in diminta)


KOSONG: Final = Bahan()
"""Fills nothing: the blank form."""
