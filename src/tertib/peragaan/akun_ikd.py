"""Invented residents who have activated the identity app, so that anybody can try it; one of them may not apply."""

from collections.abc import Sequence
from datetime import datetime

from tertib.inti.lingkup import di_kantor
from tertib.kanal.ikd import akun
from tertib.kanal.ikd.models import AkunIkd
from tertib.kanal.ikd.pintu import PINTU
from tertib.kependudukan.models import Keanggotaan
from tertib.kependudukan.rules import kode
from tertib.pengguna.menu import PENGAKTIF_IKD
from tertib.pengguna.models import Penugasan
from tertib.sop.jenis import Sop
from tertib.wilayah.models import Kantor

PIN = "739164"
"""The PIN of every invented account."""
BANYAK = 3
_INTI = (kode.KEPALA, kode.SUAMI, kode.ISTRI, kode.ANAK)


def aktifkan_rekaan(kantor: Kantor, sop: Sop, *, kini: datetime) -> None:
    """Three heads of families and, where the register has one, somebody the SOP does not let apply."""
    if PINTU not in sop.kanal_masuk:
        return
    with di_kantor(kantor.kode):
        oleh = Penugasan.objects.filter(jabatan__in=PENGAKTIF_IKD).order_by("id").select_related("pengguna")[0].pengguna
        anggota = Keanggotaan.objects.filter(sampai=None, penduduk__hidup=True).select_related("penduduk")
        kepala = anggota.filter(shdk=kode.KEPALA).order_by("-id")[:BANYAK]
        lain = anggota.exclude(shdk__in=_INTI).filter(penduduk__tanggal_lahir__year__lt=kini.year - akun.DEWASA)
        for urut, satu in enumerate([*kepala, *lain.order_by("-id")[:1]], 1):
            milik, _token = akun.beri_slip(nik=satu.penduduk.nik, oleh=oleh, kini=kini)
            akun.simpan_kontak(milik, surel=f"ikd{urut}@contoh.test", ponsel=f"+6280003204{urut:02d}")
            akun.konfirmasi(milik, kini=kini)
            akun.aktifkan(milik, pin_baru=PIN, kini=kini)


def daftar() -> Sequence[AkunIkd]:
    """Those made first in the scope, with who they are."""
    semua = AkunIkd.objects.filter(aktif__isnull=False).select_related("penduduk", "kantor")
    return list(semua.order_by("id")[: BANYAK + 1])
