"""Reading a record as a tablet announces it (JSON)."""

import json
import uuid
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from tertib.inti.galat import Galat
from tertib.pengguna.models import Penugasan
from tertib.perekaman.jenis import ButirBaru, RekamanBaru
from tertib.perekaman.models import Tablet
from tertib.permohonan import queries


class KirimanTakTerbaca(Galat):
    """The body is not an announcement, or names a case this office does not have."""

    kalimat = _("Kiriman tablet tidak terbaca, atau perkaranya tidak ada di kantor ini. Rekaman tetap di tablet.")


def baca(badan: bytes, *, kode: uuid.UUID, oleh: Penugasan, tablet: Tablet) -> RekamanBaru:
    """The record announced. Raises KirimanTakTerbaca."""
    try:
        isi: dict[str, Any] = json.loads(badan)
        permohonan = queries.menurut_nomor(str(isi["nomor"]))
        direkam = datetime.fromisoformat(isi["direkam"])
        if permohonan is None or direkam.tzinfo is None:
            raise KirimanTakTerbaca
        return RekamanBaru(
            kode=kode,
            permohonan=permohonan,
            nik=str(isi["nik"])[:16],
            nama=str(isi["nama"])[:100],
            perekam=oleh,
            direkam=direkam,
            butir=[_butir(b) for b in isi["butir"]],
            tablet=tablet,
        )
    except (ValueError, KeyError, TypeError, AttributeError) as galat:
        raise KirimanTakTerbaca from galat


def _butir(isi: dict[str, Any]) -> ButirBaru:
    mutu = isi.get("mutu")
    return ButirBaru(
        bagian=str(isi["bagian"])[:20],
        sidik=str(isi.get("sidik", ""))[:64],
        sebab_tiada=str(isi.get("sebab", ""))[:20],
        mutu=None if mutu is None else max(0, min(100, int(mutu))),
        rantai=str(isi.get("rantai", ""))[:64].lower(),
    )
