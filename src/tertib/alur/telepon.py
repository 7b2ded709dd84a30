"""No message reaches an applicant: the office is asked to phone, and an official says what came of it."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tertib.alur import peristiwa
from tertib.alur.konteks import TidakBoleh
from tertib.alur.pelaku import Pelaku
from tertib.inti.galat import Galat
from tertib.pengguna.models import Jabatan
from tertib.permohonan import queries, services
from tertib.permohonan.models import Panggilan, Permohonan

PENELEPON = frozenset({Jabatan.OPERATOR, Jabatan.LOKET, Jabatan.PETUGAS})
"""Positions that speak with applicants."""
DITELEPON = "telepon"
KANAL: Mapping[str, str | Promise] = {"whatsapp": "WhatsApp", "surel": _("Surel")}
SEBAB: Mapping[str, str | Promise] = {
    "kosong": _("tidak ada alamatnya"),
    "belum-terbukti": _("belum dikonfirmasi pemiliknya"),
    "tetap": _("penerima tidak dapat dicapai"),
    "sementara": _("layanannya sibuk atau mati"),
    "penerima": _("terlalu banyak ke nomor itu"),
    "templat": _("di luar 24 jam sejak pemohon menulis"),
    "naskah": _("templatnya belum disetujui atau dihentikan"),
    "alarm": _("kanal kantor berhenti"),
    "tak-tentu": _("tidak ada jawaban"),
}


class TidakPerluDitelepon(Galat):
    """Nobody has to be phoned in this case, or a colleague already did."""

    kalimat = _("Tidak ada panggilan yang menunggu untuk permohonan ini. Mungkin rekan Anda sudah menelepon.")


def yang_dicoba(panggilan: Panggilan) -> list[str]:
    """What was tried, a line each: the channel, why it failed, and the code of the service for who looks into it."""
    return [
        f"{KANAL.get(lewat, lewat)}: {SEBAB.get(sebab, sebab)}{f' ({kode})' if kode else ''}"
        for lewat, sebab, kode in panggilan.dicoba
    ]


def minta(permohonan: Permohonan, *, perihal: str, dicoba: Sequence[Sequence[str]], kini: datetime) -> None:
    """Ask the office to phone. `dicoba`: (channel, class of failure, code) each; a second notice joins the open call."""
    with transaction.atomic():
        services.buka_panggilan(services.kunci(permohonan.pk), perihal=perihal, dicoba=dicoba, kini=kini)


def catat(permohonan: Permohonan, *, tersambung: bool, pelaku: Pelaku, catatan: str, kini: datetime) -> None:
    """It was phoned: an event with what was said; nobody answered leaves it open. Raises TidakBoleh, TidakPerluDitelepon."""
    if pelaku.penugasan is None or pelaku.penugasan.jabatan not in PENELEPON:
        raise TidakBoleh(_("Pemohon dihubungi oleh operator atau petugas loket."))
    with transaction.atomic():
        terkunci = services.kunci(permohonan.pk)
        panggilan = queries.panggilan(terkunci)
        if panggilan is None:
            raise TidakPerluDitelepon
        services.catat_panggilan(panggilan, tersambung=tersambung, oleh=pelaku.pengguna, kini=kini)
        if not terkunci.akhir:
            awal = "Tersambung" if tersambung else "Tidak diangkat"
            alasan = f"{awal}. {catatan}".strip()
            peristiwa.di_tempat(terkunci, tindakan=DITELEPON, pelaku=pelaku, kini=kini, alasan=alasan)
