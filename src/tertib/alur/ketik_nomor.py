"""A number from SIAK is keyed in, twice and blind: two equal entries are kept, two different ones are both dropped."""

import hmac
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tertib.alur import langkah, rancang
from tertib.alur.konteks import TidakBoleh
from tertib.alur.models import KetikanNomor
from tertib.alur.pelaku import Pelaku
from tertib.inti.galat import Galat
from tertib.kependudukan import services as kependudukan
from tertib.kependudukan.rules import nomor_siak
from tertib.permohonan import services
from tertib.permohonan.models import Permohonan
from tertib.sop.kosakata import MENDRAF


class NomorTidakDitunggu(Galat):
    """This number was kept meanwhile, or the case no longer needs it."""

    kalimat = _("Nomor ini tidak ditunggu lagi. Muat ulang halaman.")


class KetikanLain(Galat):
    """The first entry came twice, or the second without a first."""

    kalimat = _("Ketikan ini sudah ada atau sudah dibuang. Muat ulang halaman, lalu ketik yang diminta.")


class KetikanBerbeda(Galat):
    """The two entries differ; both are dropped."""

    kalimat = _("Kedua ketikan tidak sama, jadi keduanya dibuang. Lihat lagi di SIAK, lalu ketik dari awal.")


class PerluOrangLain(Galat):
    """This office wants the second entry from another person."""

    kalimat = _("Ketikan kedua harus dari orang lain.")


def ketik_nomor(permohonan: Permohonan, *, guna: str, nomor: str, ke: int, oleh: Pelaku, kini: datetime) -> bool:
    """Entry `ke` (1 or 2) of the number for the purpose `guna`; True once the number is kept.

    Raises TidakBoleh, NomorTidakDitunggu, KetikanLain, PerluOrangLain, KetikanBerbeda, NomorSalah, NomorTerpakai.
    """
    try:
        with transaction.atomic():
            terkunci = services.kunci(permohonan.pk)
            ditunggu = _ditunggu(terkunci, guna, oleh, kini)
            rapi = nomor_siak.rapikan(ditunggu.jenis, nomor)
            nomor_siak.periksa(ditunggu.jenis, rapi, pola=ditunggu.pola, kini=terkunci.kantor.setempat(kini).date())
            pertama = KetikanNomor.objects.filter(guna=guna).select_related("oleh").first()
            if ke != (2 if pertama else 1):
                raise KetikanLain
            if pertama is None:
                KetikanNomor.objects.create(permohonan=terkunci, guna=guna, nomor=rapi, oleh=oleh.penugasan, pada=kini)
                return False
            _simpan(terkunci, pertama, rapi, oleh, kini)
            return True
    except KetikanBerbeda:
        KetikanNomor.objects.filter(guna=guna, dikuatkan_oleh=None).delete()
        raise


def pernah_diketik(permohonan: Permohonan) -> set[str]:
    """The purposes whose number was keyed once."""
    return set(KetikanNomor.objects.filter(permohonan=permohonan).values_list("guna", flat=True))


def menyusun_di_sini(permohonan: Permohonan, siapa: Pelaku) -> bool:
    """Whether this person may now draw the case up."""
    return any(e.kata in MENDRAF for p in langkah.pilihan_kini(permohonan, siapa) for e in p.efek)


def _ditunggu(permohonan: Permohonan, guna: str, oleh: Pelaku, kini: datetime) -> rancang.NomorDitunggu:
    if oleh.penugasan is None or not menyusun_di_sini(permohonan, oleh):
        raise TidakBoleh(langkah.alasan_tidak_boleh(permohonan, oleh) or str(NomorTidakDitunggu.kalimat))
    satu = next((n for n in rancang.nomor_ditunggu(permohonan, kini=kini) if n.guna == guna), None)
    if satu is None:
        raise NomorTidakDitunggu
    return satu


def _simpan(permohonan: Permohonan, pertama: KetikanNomor, nomor: str, oleh: Pelaku, kini: datetime) -> None:
    """The number that came twice, kept for its purpose."""
    assert oleh.penugasan is not None
    if settings.SIAK_DUA_ORANG and pertama.oleh.pengguna_id == oleh.penugasan.pengguna_id:
        raise PerluOrangLain
    if not hmac.compare_digest(str(pertama.nomor).encode(), nomor.encode()):
        raise KetikanBerbeda
    kependudukan.catat_dari_siak(nomor, guna=pertama.guna, kantor=permohonan.kantor, kini=kini)
    KetikanNomor.objects.filter(pk=pertama.pk).update(dikuatkan_oleh=oleh.penugasan, nomor="")
