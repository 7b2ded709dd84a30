"""Where the signing service wants a code that it sends each time: the signer asks for one, and types it as a passphrase.

A code is good for one signature. A case that issues several documents takes one after the other: what is signed stays,
and the next try begins with what is not.
"""

from datetime import datetime, timedelta
from typing import Final

from django.utils.translation import gettext_lazy as _

from tertib.dokumen.tte import penyedia
from tertib.inti import laju
from tertib.inti.galat import Galat
from tertib.pengguna.models import Penugasan

PER: Final = (5, timedelta(minutes=10))


class TerlaluSeringMeminta(Galat):
    """So many codes in so short a time help nobody."""

    kalimat = _("Kode sudah beberapa kali dikirim. Periksa surel Anda, juga folder spam, lalu coba lagi nanti.")


class SatuPerSatu(Galat):
    """A batch cannot be signed by a code."""

    kalimat = _(
        "Kode sekali pakai berlaku untuk satu tanda tangan. Buka permohonannya dan tanda tangani satu per satu."
    )


def minta(oleh: Penugasan, *, kini: datetime) -> None:
    """Have a code sent to this signer. Raises TerlaluSeringMeminta, SertifikatTidakBerlaku, LayananTidakMenjawab."""
    if not laju.catat(f"kode-tte:{oleh.pengguna_id}", batas=PER[0], per=PER[1], kini=kini):
        raise TerlaluSeringMeminta
    penyedia.minta_kode(oleh.pengguna.nip)


def pastikan_bukan_kode() -> None:
    """Many with one passphrase: only where there is a passphrase. Raises SatuPerSatu."""
    if penyedia.dengan_kode():
        raise SatuPerSatu
