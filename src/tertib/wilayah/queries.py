"""Reading regions and offices."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tertib.inti.galat import Galat
from tertib.wilayah.models import Kantor, Wilayah
from tertib.wilayah.rules import JamKantor, rantai_kode


class WilayahTidakDikenal(Galat):
    """A region code that is not in the loaded list."""

    kalimat = _("Wilayah ini tidak ada dalam daftar resmi. Pilih dari daftar.")


@dataclass(frozen=True, slots=True)
class NamaWilayah:
    """The names a card prints for one village, and its code."""

    kode: str
    desa: str
    kecamatan: str
    kabupaten: str
    provinsi: str


def anak_wilayah(kode: str = "") -> list[Wilayah]:
    """The regions in force directly below a code, by name; the provinces for ""."""
    return list(Wilayah.objects.filter(induk=kode or None, berlaku=True).order_by("nama"))


def wilayah(kode: str) -> str | None:
    """The name of a region in force; None when there is none with this code."""
    nama: str | None = Wilayah.objects.filter(kode=kode, berlaku=True).values_list("nama", flat=True).first()
    return nama


def desa_bernama(teks: str, *, di: str = "") -> list[str]:
    """Codes of the villages in force called "Desa[, Kecamatan[, Kabupaten]]" below a code, in any case of letters."""
    nama = [bagian.strip() for bagian in teks.split(",")][:3]
    cocok = Wilayah.objects.filter(tingkat=4, berlaku=True, nama__iexact=nama[0])
    if di:
        cocok = cocok.filter(kode__startswith=f"{di}.")
    for medan, satu in zip(("induk__nama__iexact", "induk__induk__nama__iexact"), nama[1:], strict=False):
        cocok = cocok.filter(**{medan: satu})
    return list(cocok.order_by("kode").values_list("kode", flat=True)[:2])


def nama_rantai(kode_desa: str) -> NamaWilayah:
    """The four names for a village code such as "16.06.07.2001". Raises WilayahTidakDikenal."""
    rantai = rantai_kode(kode_desa)
    nama = dict(Wilayah.objects.filter(kode__in=rantai).values_list("kode", "nama"))
    if len(rantai) != 4 or len(nama) != 4:
        raise WilayahTidakDikenal
    provinsi, kabupaten, kecamatan, desa = (nama[k] for k in rantai)
    return NamaWilayah(kode_desa, desa, kecamatan, kabupaten, provinsi)


def sebutan_desa(kode: str) -> str:
    """ "Soak Baru, Sekayu, Kabupaten Musi Banyuasin" for a village code; anything else as it is."""
    try:
        n = nama_rantai(kode)
    except WilayahTidakDikenal:
        return kode
    return f"{n.desa}, {n.kecamatan}, {n.kabupaten}"


def kecamatan_dikenal(kode: str) -> bool:
    """Whether a dotted district code is in the list, in force or retired."""
    return Wilayah.objects.filter(kode=kode, tingkat=3).exists()


def desa_di(kode: str) -> list[tuple[str, str]]:
    """(code, name) of every village in force within a province, regency or district, by code."""
    desa = Wilayah.objects.filter(kode__startswith=f"{kode}.", tingkat=4, berlaku=True)
    return list(desa.order_by("kode").values_list("kode", "nama"))


def jam_kantor(kantor: Kantor) -> JamKantor:
    """The opening hours of an office as the arithmetic in `rules` takes them."""
    return JamKantor(zona=kantor.zona, buka=kantor.buka, tutup=kantor.tutup, hari_kerja=kantor.hari_kerja)
