"""The annex to a case: every card of the change before and after, cell by cell, as a working paper.

Made from the draft alone, the same bytes for the same draft, so it need not be stored to be kept.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext

from tertib.dokumen import cetak
from tertib.dokumen.queries import KonsepBelumAda
from tertib.kependudukan.perubahan.rancangan import Pasangan
from tertib.kependudukan.perubahan.selisih import Baris, selisih
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan
from tertib.wilayah.queries import sebutan_desa

_TEMPLAT: Final = Path(__file__).parent / "templat" / "lampiran.typ"
_KARTU: Final = "kartu"


def lampiran_pdf(permohonan: Permohonan) -> bytes:
    """The annex in Indonesian, A4 portrait. Raises KonsepBelumAda before the first draft."""
    rancangan = queries.rancangan(permohonan)
    if rancangan is None:
        raise KonsepBelumAda
    nomor = permohonan.nomor or ""
    with translation.override(settings.LANGUAGE_CODE):
        data = {
            "judul": f"Lampiran {nomor}",
            "kata_kunci": ["lampiran perubahan"],
            "kantor": [permohonan.kantor.nama],
            "nomor": nomor,
            "layanan": str(queries.jenis(permohonan).nama),
            "sidik": permohonan.draf_sidik,
            "kartu": [_kartu(p) for p in rancangan.pasangan],
            "akibat": rancangan.akibat,
        }
    cetak.tolak_huruf_tak_tampak(data)
    return cetak.susun(_TEMPLAT, data, permohonan.dibuat)


def _kartu(pasangan: Pasangan) -> dict[str, Any]:
    lama, baru = pasangan
    keadaan = "KK baru" if lama is None else "Nomor tetap" if baru.anggota else "Tidak berlaku lagi"
    baris = [sel for b in selisih(lama, baru) for sel in _sel(b)]
    return {"nomor": baru.nomor, "keadaan": keadaan, "baris": baris}


def _sel(baris: Baris) -> Iterator[list[str]]:
    """(who, which cell, before, after) for each cell that differs; one row for who leaves."""
    siapa = "" if baris.kunci == _KARTU else next(s.menjadi or s.semula for s in baris.sel if s.kunci == "nama")
    if baris.keadaan == "keluar":
        yield [siapa, "Anggota", "di KK ini", "keluar"]
        return
    for s in baris.berubah:
        if (s.semula, s.menjadi) != ("", "-"):
            isi = sebutan_desa if s.kunci == "desa" else str
            yield [siapa, gettext(s.judul), isi(s.semula) or "-", isi(s.menjadi) or "-"]
