"""Codes to an account's e-mail and phone: asked for in the browser, sent by the worker, five tries, a quarter of an hour."""

import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from tertib.inti import antrean
from tertib.inti.galat import Galat
from tertib.inti.models import Antrean
from tertib.inti.sandi import kode_angka
from tertib.kanal import kata, pengirim
from tertib.kanal.ikd.models import AkunIkd, KodeIkd
from tertib.wilayah.models import Kantor

PEKERJAAN = "kode-ikd"
SUREL, PONSEL = "surel", "whatsapp"
UMUR = timedelta(minutes=15)
PERCOBAAN = 5


class KodeTidakCocok(Galat):
    """Wrong, too old, tried too often, or never sent: all the same from outside."""

    kalimat = _("Kode tidak cocok atau sudah tidak berlaku. Periksa pesan terbaru dari kami, atau minta kode baru.")


def minta(kantor: Kantor, akun: AkunIkd | None, *, lewat: str, bahasa: str, kini: datetime) -> KodeIkd:
    """A fresh code, on its way to `lewat`. For nobody's NIK (None) the same work is done, and nothing sent."""
    with transaction.atomic():
        kode: KodeIkd = KodeIkd.objects.create(
            kantor=kantor, akun=akun, lewat=lewat, bahasa=bahasa, kode=kode_angka(), dibuat=kini
        )
        antrean.tambah(PEKERJAAN, kantor=kantor.pk, isi={"kode": kode.pk}, kini=kini)
    return kode


def antar(entri: Antrean, kini: datetime) -> None:
    """What the worker does: the message goes into the outbox."""
    kode = KodeIkd.objects.select_related("kantor", "akun").get(pk=entri.isi["kode"])
    if kode.akun is None:
        return
    with override(kode.bahasa):
        kabar = kata.susun_kode_akun(kode.kantor, kode.kode)
    tujuan = kode.akun.surel if kode.lewat == SUREL else kode.akun.ponsel
    pengirim.titip(
        kantor=kode.kantor, permohonan=None, tujuan=tujuan, lewat=kode.lewat, kabar=kabar, bahasa=kode.bahasa, kini=kini
    )


def cocokkan(pk: int, isi: str, *, kini: datetime) -> AkunIkd:
    """Whose code this is. Each try counts, also a wrong one; a right one is used up. Raises KodeTidakCocok."""
    hidup = KodeIkd.objects.filter(pk=pk, dipakai=None, dibuat__gt=kini - UMUR, percobaan__lt=PERCOBAAN)
    if not hidup.update(percobaan=F("percobaan") + 1):
        raise KodeTidakCocok
    kode = KodeIkd.objects.select_related("akun__penduduk", "akun__kantor").get(pk=pk)
    sama = secrets.compare_digest(kode.kode.encode(), isi.strip().encode())
    if not sama or kode.akun is None or not KodeIkd.objects.filter(pk=pk, dipakai=None).update(dipakai=kini):
        raise KodeTidakCocok
    akun: AkunIkd = kode.akun
    return akun
