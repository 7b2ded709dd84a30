"""Picking a village, for every door: down the list of regions one level at a time, or typed by name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tertib.kependudukan.perubahan.isian import DESA
from tertib.kependudukan.perubahan.jenis import JenisIsian, Pertanyaan
from tertib.wilayah.models import Kantor
from tertib.wilayah.queries import anak_wilayah, desa_bernama, desa_di, sebutan_desa, wilayah
from tertib.wilayah.rules import rantai_kode

SEINDONESIA: JenisIsian = "desa-seindonesia"
INDONESIA = "indonesia"
"""The place from which the way down begins at the provinces."""
_TINGKAT = {
    1: gettext_lazy("Provinsi"),
    2: gettext_lazy("Kabupaten atau kota"),
    3: gettext_lazy("Kecamatan"),
    4: gettext_lazy("Desa atau kelurahan"),
}


@dataclass(frozen=True, slots=True)
class Anak:
    """One level of the way down: what is chosen (`tanya`), within which regions, whether it is the village itself."""

    tanya: Pertanyaan
    dalam: str
    terakhir: bool


def turun(tanya: Pertanyaan, di: str, kantor: Kantor) -> Anak:
    """The choice below `di`; below the office's own regency for "" and for what is not open to this question."""
    if di == INDONESIA and tanya.jenis == SEINDONESIA:
        induk, tingkat = "", 1
    else:
        induk = di if _terbuka(tanya, di, kantor) else kantor.kode
        tingkat = induk.count(".") + 2
    pilihan = tuple((w.kode, w.nama) for w in anak_wilayah(induk))
    terakhir = tingkat == 4
    kunci = tanya.kunci if terakhir else "di"
    return Anak(Pertanyaan(kunci, _TINGKAT[tingkat], "pilihan", pilihan), _nama(induk), terakhir)


def _terbuka(tanya: Pertanyaan, di: str, kantor: Kantor) -> bool:
    if di.count(".") > 2 or wilayah(di) is None:
        return False
    return tanya.jenis == SEINDONESIA or f"{di}.".startswith(f"{kantor.kode}.")


def _nama(induk: str) -> str:
    """ "Sekayu, Kabupaten Musi Banyuasin" for a district."""
    nama = (wilayah(k) for k in reversed(rantai_kode(induk)[1:] or rantai_kode(induk)))
    return ", ".join(n for n in nama if n)


def kode_desa(teks: str, kantor: Kantor, jenis: str) -> str:
    """The code of a village typed as "Desa, Kecamatan" or "Desa, Kecamatan, Kabupaten"; what fits none or several as it is."""
    cocok = desa_bernama(teks, di="" if jenis == SEINDONESIA and teks.count(",") > 1 else kantor.kode)
    return cocok[0] if len(cocok) == 1 else teks


def saran_desa(kantor: Kantor) -> list[str]:
    """The villages of the office as they may be typed, "Soak Baru, Sekayu"."""
    kecamatan = {w.kode: w.nama for w in anak_wilayah(kantor.kode)}
    return sorted(f"{nama}, {kecamatan[kode[:8]]}" for kode, nama in desa_di(kantor.kode) if kode[:8] in kecamatan)


def periksa_desa(pertanyaan: Iterable[Pertanyaan], jawaban: Mapping[str, str], kantor: Kantor) -> dict[str, str]:
    """What must be mended among the villages answered: one that is not in the list, or not of this office."""
    galat = {}
    for p in pertanyaan:
        kode = jawaban.get(p.kunci, "") if p.jenis in DESA else ""
        if not kode:
            continue
        if sebutan_desa(kode) == kode:
            galat[p.kunci] = _("Pilih desa atau kelurahan dari daftar")
        elif p.jenis != SEINDONESIA and not kode.startswith(f"{kantor.kode}."):
            galat[p.kunci] = _("Pilih desa atau kelurahan di %(tempat)s") % {"tempat": kantor.tempat}
    return galat
