"""What a leaf of the log says. No personal data: a document stands in it as a salted commitment. Pure."""

from hashlib import sha256
from typing import Final

from tertib.dokumen.pernyataan.kelompok import kanonik

TERBIT: Final = "terbit"
DIGANTIKAN: Final = "digantikan"
BATAL: Final = "batal"
RANTAI: Final = "rantai"


def komitmen(*, garam: str, dokumen: str, sidik: str) -> str:
    """Digest (64 hex) of a document's name (16 hex) and of its file (64 hex), which only the salt opens."""
    return sha256(kanonik([garam, dokumen, sidik])).hexdigest()


def tentang_dokumen(*, kantor: str, peristiwa: str, garam: str, dokumen: str, sidik: str) -> str:
    """The leaf of a document that was published, superseded or voided."""
    isi = {"kantor": kantor, "peristiwa": peristiwa, "komitmen": komitmen(garam=garam, dokumen=dokumen, sidik=sidik)}
    return kanonik(isi).decode()


def tentang_rantai(*, kantor: str, urut: int, sidik: str) -> str:
    """The leaf by which a checkpoint also fixes the chain of events of cases, up to event `urut`."""
    return kanonik({"kantor": kantor, "peristiwa": RANTAI, "urut": urut, "sidik": sidik}).decode()
