"""What an office asks for: the national requirements of a kind, as this office changed them."""

from dataclasses import replace
from datetime import datetime

from tertib.kependudukan.perubahan.jenis import JenisPerubahan, Syarat
from tertib.permohonan.models import UbahanSyarat

Ubahan = UbahanSyarat.Ubahan


def syarat_berlaku(jenis: JenisPerubahan, *, pada: datetime) -> tuple[Syarat, ...]:
    """The requirements of a kind in the office of the scope at a moment, their conditions not yet weighed."""
    terbaru = UbahanSyarat.objects.filter(jenis=jenis.kode, berlaku=True, diputus__lte=pada).order_by("diputus", "id")
    ubahan = {u.kunci: u for u in terbaru}
    nasional = (_diubah(s, ubahan.pop(s.kunci, None)) for s in jenis.syarat)
    hasil = [*nasional, *(_diubah(None, u) for u in ubahan.values())]
    return tuple(s for s in hasil if s is not None)


def _diubah(nasional: Syarat | None, u: UbahanSyarat | None) -> Syarat | None:
    """A requirement after the office's last change of it; None when it is not asked for."""
    if u is None or u.ubahan == Ubahan.SEMULA:
        return nasional
    if u.ubahan == Ubahan.HAPUS:
        return None
    milik = nasional or Syarat(u.kunci, u.nama, u.petunjuk, u.pasal)
    return replace(milik, boleh_kosong=u.ubahan == Ubahan.OPSIONAL)


def usulan_ubahan(jenis: str = "") -> list[UbahanSyarat]:
    """Proposals nobody has decided on, oldest first, of one kind or of all."""
    menunggu = UbahanSyarat.objects.filter(diputus=None).select_related("diusulkan_oleh").order_by("id")
    return list(menunggu.filter(jenis=jenis) if jenis else menunggu)


def riwayat_ubahan(jenis: str) -> list[UbahanSyarat]:
    """Every proposal for one kind that was decided on, latest first."""
    diputus = UbahanSyarat.objects.filter(jenis=jenis).exclude(diputus=None)
    return list(diputus.select_related("diusulkan_oleh", "diputus_oleh").order_by("-diputus", "-id"))
