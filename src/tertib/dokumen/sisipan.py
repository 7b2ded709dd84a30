"""What did appended updates do to a PDF? Accepted: invisible signatures and validation data, nothing on the page.

A file may begin with our bytes and still show something else: an update can replace pages and be signed with the rest.
So the objects the updates rewrite are compared with the originals; what is not known to be harmless is refused.
"""

import io
import re
from typing import Any, Final

from pyhanko.pdf_utils.reader import HistoricalResolver, PdfFileReader

_KATALOG_BOLEH: Final = {"/AcroForm", "/Perms", "/Extensions", "/Version", "/DSS"}
_FORMULIR_BOLEH: Final = {"/Fields", "/SigFlags"}
_MEDAN_BOLEH: Final = {"/FT", "/T", "/Type", "/Subtype", "/F", "/Rect", "/P", "/V", "/Lock", "/SV", "/TU"}
_KETERANGAN_BOLEH: Final = {"/ModDate", "/Producer"}


def hanya_tanda(bertanda: bytes, asli: bytes) -> bool:
    """True when `bertanda` is `asli` plus updates that add invisible signature fields and validation data only.

    May raise anything the PDF parser raises on malformed bytes.
    """
    if not asli or not bertanda.startswith(asli) or len(bertanda) == len(asli):
        return False
    pembaca = PdfFileReader(io.BytesIO(bertanda), strict=True)
    pertama = PdfFileReader(io.BytesIO(asli), strict=True).xrefs.total_revisions
    tambahan = range(pertama, pembaca.xrefs.total_revisions)
    if not tambahan or any(pembaca.xrefs.refs_freed_in_revision(i) for i in tambahan):
        return False
    lama, baru = pembaca.get_historical_resolver(pertama - 1), pembaca.get_historical_resolver(tambahan[-1])
    return (
        _menyambung(pembaca.get_historical_resolver(pertama), asli)
        and all(_sejenis(pembaca.get_historical_resolver(i), lama) for i in tambahan)
        and _tulis_ulang_aman(pembaca, lama, baru, tambahan)
        and _formulir_aman(lama, baru)
    )


def _menyambung(berikut: HistoricalResolver, asli: bytes) -> bool:
    """The first update stands directly on the last cross-reference table of `asli`."""
    tabel = re.findall(rb"startxref\s+(\d+)\s+%%EOF", asli)
    return bool(tabel) and bool(berikut.trailer_view.get("/Prev") == int(tabel[-1]))


def _sejenis(berikut: HistoricalResolver, lama: HistoricalResolver) -> bool:
    """The same root, no second table beside the one read, no encryption."""
    trailer = berikut.trailer_view
    return "/XRefStm" not in trailer and "/Encrypt" not in trailer and bool(berikut.root_ref == lama.root_ref)


def _tulis_ulang_aman(
    pembaca: PdfFileReader, lama: HistoricalResolver, baru: HistoricalResolver, tambahan: range
) -> bool:
    """What the updates rewrote of the original, as it stands at the end: that is what a reader shows."""
    ada = set().union(*(pembaca.xrefs.explicit_refs_in_revision(i) for i in range(tambahan[0])))
    ditulis = set().union(*(pembaca.xrefs.explicit_refs_in_revision(i) for i in tambahan))
    return all(_satu_aman(ref, lama.get_object(ref), baru.get_object(ref), lama) for ref in ada & ditulis)


def _satu_aman(ref: Any, dulu: Any, kini: Any, lama: HistoricalResolver) -> bool:
    if ref == lama.root_ref:
        return _sama_kecuali(dulu, kini, _KATALOG_BOLEH)
    if ref == _acuan(lama.trailer_view, "/Info"):
        return _sama_kecuali(dulu, kini, _KETERANGAN_BOLEH)
    if ref == _acuan(lama.root, "/Metadata"):
        return bool(kini.get("/Type") == "/Metadata")
    return (
        isinstance(kini, dict)
        and kini.get("/Type") == dulu.get("/Type") == "/Page"
        and _sama_kecuali(dulu, kini, {"/Annots"})
        and "/Annots" not in dulu
        and all(_medan_aman(satu) for satu in kini["/Annots"])
    )


def _formulir_aman(lama: HistoricalResolver, baru: HistoricalResolver) -> bool:
    if "/AcroForm" in lama.root or "/AcroForm" not in baru.root:
        return False
    formulir = baru.root["/AcroForm"]
    return set(formulir) <= _FORMULIR_BOLEH and all(_medan_aman(satu) for satu in formulir["/Fields"])


def _medan_aman(medan: Any) -> bool:
    """A signature field that shows nothing and does nothing."""
    medan = medan.get_object()
    x1, y1, x2, y2 = medan["/Rect"]
    return set(medan) <= _MEDAN_BOLEH and medan["/FT"] == "/Sig" and (x1, y1) == (x2, y2)


def _sama_kecuali(dulu: Any, kini: Any, boleh: set[str]) -> bool:
    kunci = (set(dulu) | set(kini)) - boleh
    return all(k in dulu and k in kini and dulu.raw_get(k) == kini.raw_get(k) for k in kunci)


def _acuan(kamus: Any, kunci: str) -> Any:
    return kamus.raw_get(kunci).reference if kunci in kamus else None
