"""Writing cards on their way. Each change of state is a compare-and-set that leaves a line."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tertib.dokumen.ktp.keadaan import SEBUTAN, Keadaan, boleh
from tertib.dokumen.ktp.models import GerakKtp, Ktp
from tertib.inti.galat import Galat
from tertib.inti.sandi import token_baru
from tertib.kependudukan.models import indeks_nik
from tertib.permohonan.models import Permohonan


class KeadaanKtpLain(Galat):
    """The card is not in a state from which it may go there."""


def minta(permohonan: Permohonan, *, nik: str, nama: str, kini: datetime) -> Ktp:
    """The card of one person by this case; the same one when it is asked for again."""
    ktp: Ktp = Ktp.objects.get_or_create(
        permohonan=permohonan,
        nik_indeks=indeks_nik(nik),
        defaults={
            "kantor": permohonan.kantor,
            "nik": nik,
            "nama": nama,
            "pengajuan": token_baru()[:40],
            "dibuat": kini,
            "berubah": kini,
        },
    )[0]
    return ktp


def pindahkan(ktp: Ktp, ke: Keadaan, *, kini: datetime, oleh: str = "", keterangan: str = "") -> None:
    """One step along the way; `oleh` is "" where the central service moves it. Raises KeadaanKtpLain."""
    dari = ktp.kini
    with transaction.atomic():
        sama = Ktp.objects.filter(pk=ktp.pk, keadaan=dari, dihentikan=None) if boleh(dari, ke) else Ktp.objects.none()
        if not sama.update(keadaan=ke, berubah=kini, keterangan=keterangan[:200]):
            raise KeadaanKtpLain(
                _("KTP-el %(nama)s berstatus “%(status)s”, jadi belum dapat menjadi “%(tujuan)s”.")
                % {"nama": ktp.nama, "status": SEBUTAN[dari], "tujuan": SEBUTAN[ke]}
            )
        GerakKtp.objects.create(ktp=ktp, dari=dari, ke=ke, oleh=oleh[:100], keterangan=keterangan[:200], pada=kini)
    ktp.keadaan, ktp.berubah, ktp.keterangan = ke, kini, keterangan[:200]


def hentikan(ktp: Ktp, *, alasan: str, kini: datetime) -> None:
    """This case ends without the card. What is printed is not given up. Raises KeadaanKtpLain."""
    terbuka = Ktp.objects.filter(pk=ktp.pk, dihentikan=None).exclude(
        keadaan__in=[Keadaan.KE_CETAK, Keadaan.TERCETAK, Keadaan.DIANTAR, Keadaan.DISERAHKAN]
    )
    if not terbuka.update(dihentikan=kini, alasan=alasan):
        raise KeadaanKtpLain(_("KTP-el %(nama)s sudah dicetak atau sudah dihentikan.") % {"nama": ktp.nama})
