"""An office adopts a SOP: one person proposes it, another puts it in force. Running cases keep the version they began under."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tertib.alur.efek import EFEK
from tertib.alur.langkah import TINDAKAN
from tertib.inti.galat import Galat
from tertib.pengguna.models import Pengguna
from tertib.permohonan.models import SopTerbit
from tertib.sop import pemeriksa
from tertib.sop.jenis import Sop
from tertib.wilayah.models import Kantor


class SopBelumLayak(Galat):
    """The definition does not pass the proofs, or uses words nothing here executes yet."""


class HarusOrangLain(Galat):
    """Who proposes a SOP may not put it in force."""


def kata_belum_ada(sop: Sop) -> list[str]:
    """The acts and effect words of a SOP that `alur` does not execute; a SOP that has any cannot be put in force."""
    tindakan = {lk.tindakan for lk in sop.langkah.values()} - TINDAKAN.keys()
    efek = {e.kata for lk in sop.langkah.values() for p in lk.putusan for e in p.efek} - EFEK.keys()
    return sorted(tindakan | efek)


def usulkan(*, kantor: Kantor, sop: Sop, oleh: Pengguna) -> SopTerbit:
    """Keep a proven definition for an office, not yet in force. Raises SopBelumLayak."""
    if temuan := pemeriksa.periksa(sop):
        raise SopBelumLayak(" ".join(t.kalimat for t in temuan))
    usulan: SopTerbit = SopTerbit.objects.get_or_create(
        kantor=kantor,
        sidik=sop.sidik,
        defaults={
            "kode": sop.kode,
            "versi": sop.versi,
            "kanonik": sop.kanonik,
            "layanan": sop.layanan,
            "diusulkan_oleh": oleh,
        },
    )[0]
    return usulan


def aktifkan(usulan: SopTerbit, *, sop: Sop, oleh: Pengguna, kini: datetime) -> None:
    """From now on new cases begin under this version. Raises HarusOrangLain, SopBelumLayak."""
    if oleh == usulan.diusulkan_oleh:
        raise HarusOrangLain(_("SOP diaktifkan oleh orang lain, bukan pengusulnya."))
    if sop.sidik != usulan.sidik:
        raise SopBelumLayak(_("SOP yang diaktifkan bukan SOP yang diusulkan."))
    if kurang := kata_belum_ada(sop):
        raise SopBelumLayak(
            _("SOP ini memakai kata yang belum dapat dijalankan: %(kata)s.") % {"kata": ", ".join(kurang)}
        )
    with transaction.atomic():
        SopTerbit.objects.filter(kantor=usulan.kantor, layanan=usulan.layanan, aktif=True).update(aktif=False)
        SopTerbit.objects.filter(pk=usulan.pk).update(aktif=True, diaktifkan_oleh=oleh, diaktifkan=kini)
