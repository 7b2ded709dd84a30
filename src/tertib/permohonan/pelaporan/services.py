"""Writing reports: the report of a case just opened, its attest, its check in the field."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _

from tertib.inti.galat import Galat
from tertib.pengguna.models import Pelapor, Penugasan
from tertib.permohonan.models import Permohonan
from tertib.permohonan.pelaporan.models import Pelaporan
from tertib.permohonan.pelaporan.queries import bulan_ini, terpilih


class SudahDilihat(Galat):
    """Somebody attested or checked this report before."""

    kalimat = _("Laporan ini sudah dicatat orang lain. Muat ulang halaman.")


def catat(permohonan: Permohonan, *, pelapor: Pelapor, kini: datetime) -> Pelaporan:
    """The report of a case just opened. Must run inside the transaction that opens it."""
    Pelapor.objects.select_for_update().get(pk=pelapor.pk)  # of two reports filed at once one is the first
    ke = bulan_ini(pelapor, kini=kini) + 1
    baru: Pelaporan = Pelaporan.objects.create(
        kantor=permohonan.kantor,
        permohonan=permohonan,
        pelapor=pelapor,
        dibuat=kini,
        ke=ke,
        perlu_disahkan=ke > pelapor.kuota,
        perlu_dicek=terpilih(permohonan.tautan_indeks),
    )
    return baru


def sahkan(laporan: Pelaporan, *, oleh: Penugasan, kini: datetime) -> None:
    """A second person vouches for a report above the quota. Raises SudahDilihat."""
    if not Pelaporan.objects.filter(pk=laporan.pk, disahkan=None).update(disahkan=kini, disahkan_oleh=oleh):
        raise SudahDilihat


def catat_cek(laporan: Pelaporan, *, oleh: Penugasan, hasil: str, kini: datetime) -> None:
    """What was found where the person is. Raises SudahDilihat."""
    terbuka = Pelaporan.objects.filter(pk=laporan.pk, dicek=None)
    if not terbuka.update(dicek=kini, dicek_oleh=oleh, hasil_cek=hasil):
        raise SudahDilihat
