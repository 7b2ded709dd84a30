"""Two looks that keep invented people out: an attest above the reporter's quota, and a check where the person is."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tertib.alur import peristiwa
from tertib.alur.konteks import TidakBoleh
from tertib.alur.pelaku import Pelaku
from tertib.inti.galat import Galat
from tertib.pengguna.models import Jabatan
from tertib.permohonan import services as permohonan_services
from tertib.permohonan.models import Pelaporan, Permohonan
from tertib.permohonan.pelaporan import services
from tertib.permohonan.pelaporan.queries import pelaporan

PENGESAH = (Jabatan.KASI, Jabatan.KABID)
"""Who may vouch for a report above the quota."""
PENGECEK = (Jabatan.PETUGAS, Jabatan.PEREKAM, Jabatan.KASI)
"""Who may look where the person is."""


class BelumDilihat(Galat):
    """A report above the quota without an attest, or one chosen for the field without its check."""


class HasilKosong(Galat):
    """Nothing was said of what was found."""


def sahkan_laporan(permohonan: Permohonan, *, pelaku: Pelaku, kini: datetime) -> None:
    """An official vouches for a report above its reporter's quota. Raises TidakBoleh, SudahDilihat."""
    with transaction.atomic():
        terkunci = permohonan_services.kunci(permohonan.pk)
        laporan = _laporan(terkunci, pelaku, PENGESAH)
        assert pelaku.penugasan is not None
        services.sahkan(laporan, oleh=pelaku.penugasan, kini=kini)
        peristiwa.di_tempat(terkunci, tindakan="sahkan-laporan", pelaku=pelaku, kini=kini)


def cek_lapangan(permohonan: Permohonan, *, hasil: str, pelaku: Pelaku, kini: datetime) -> None:
    """What an official found where the person is said to be. Raises TidakBoleh, HasilKosong, SudahDilihat."""
    temuan = hasil.strip()[:500]
    with transaction.atomic():
        terkunci = permohonan_services.kunci(permohonan.pk)
        laporan = _laporan(terkunci, pelaku, PENGECEK)
        assert pelaku.penugasan is not None
        if not temuan:
            raise HasilKosong(_("Tulis siapa yang ditemui dan apa yang dilihat di tempat."))
        services.catat_cek(laporan, oleh=pelaku.penugasan, hasil=temuan, kini=kini)
        peristiwa.di_tempat(terkunci, tindakan="cek-lapangan", pelaku=pelaku, kini=kini, alasan=temuan)


def pastikan_dilihat(permohonan: Permohonan) -> None:
    """Raises BelumDilihat while a report still waits for either look; of other cases nothing is asked."""
    laporan = pelaporan(permohonan)
    if laporan and laporan.menunggu_disahkan:
        raise BelumDilihat(
            _("Laporan ke-%(ke)s bulan ini melebihi kuota pelapor. Kasi atau Kabid mengesahkannya dulu.")
            % {"ke": laporan.ke}
        )
    if laporan and laporan.menunggu_dicek:
        raise BelumDilihat(_("Laporan ini terpilih untuk dicek di lapangan. Catat hasil ceknya dulu."))


def _laporan(permohonan: Permohonan, pelaku: Pelaku, jabatan: tuple[str, ...]) -> Pelaporan:
    laporan = pelaporan(permohonan)
    milik_kantor = pelaku.penugasan is not None and pelaku.penugasan.kantor_id == permohonan.kantor_id
    if laporan is None or permohonan.akhir or not milik_kantor or pelaku.penugasan.jabatan not in jabatan:  # type: ignore[union-attr]
        raise TidakBoleh(_("Ini bukan tugas Anda, atau permohonan ini bukan laporan yang berjalan."))
    return laporan
