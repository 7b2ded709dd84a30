"""Send what `alur` queued: the words, the channel, the proof that it went out.

In the demonstration the messages stop in the message box (`kotak`); e-mail otherwise goes out by SMTP. A channel that
is not configured makes the entry wait and try again, never vanish.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import translation

from tertib.dokumen import queries as dokumen_queries
from tertib.inti.models import Antrean
from tertib.kanal import kata
from tertib.kanal.models import Pesan
from tertib.permohonan.models import KodeKonfirmasi, Permohonan

DI_HALAMAN = frozenset({"warga", "loket", "nagari"})
"""Doors where the page itself tells it: the status page, the counter, the village's desk. Nothing goes out."""


class KanalBelumDiatur(Exception):
    """The channel has no working transport yet; the message waits."""


def beritahu(entri: Antrean, kini: datetime) -> None:
    """Handler of the queue: write the message once per entry, then hand it to the transport until it is taken."""
    pesan = Pesan.objects.filter(antrean=entri.pk).first() or _tulis(entri, kini)
    if pesan.terkirim is None:
        pengirim = _kirim(pesan)
        Pesan.objects.filter(pk=pesan.pk, terkirim=None).update(terkirim=kini, pengirim=pengirim)


def _tulis(entri: Antrean, kini: datetime) -> Pesan:
    permohonan = Permohonan.objects.select_related("kantor", "sop").get(pk=entri.isi["permohonan"])
    kode = KodeKonfirmasi.objects.get(pk=entri.isi["kode"]).kode if "kode" in entri.isi else ""
    terbit = dokumen_queries.unduhan(permohonan) if entri.isi["perihal"] == "terbit" else ()
    petugas = entri.isi["perihal"] == "tugas"
    with translation.override(settings.LANGUAGE_CODE if petugas else permohonan.bahasa):
        judul, isi = kata.susun(entri.isi["perihal"], permohonan, kode=kode)
    pesan: Pesan = Pesan.objects.create(
        kantor=permohonan.kantor,
        permohonan=permohonan,
        antrean=entri.pk,
        lewat=entri.isi["lewat"],
        tujuan=_tujuan(entri.isi, permohonan),
        judul=judul,
        isi=isi,
        lampiran=terbit[0].pk if terbit else None,
        dibuat=kini,
    )
    return pesan


def _tujuan(isi: Mapping[str, Any], permohonan: Permohonan) -> str:
    """The applicant's address; of a notice to officials, the role it is for."""
    if isi["perihal"] == "tugas":
        return str(isi["siapa"])
    return str(permohonan.surel if isi["lewat"] == "surel" else permohonan.whatsapp)


def _kirim(pesan: Pesan) -> str:
    """Hand the message to its transport and name it. Raises whatever the transport raises: the queue tries again."""
    if pesan.lewat in DI_HALAMAN:
        return "halaman"
    if settings.PERAGAAN:
        return "kotak"
    if pesan.lewat == "surel" and settings.EMAIL_HOST:
        EmailMessage(pesan.judul, pesan.isi, to=[pesan.tujuan]).send()
        return "smtp"
    raise KanalBelumDiatur(pesan.lewat)
