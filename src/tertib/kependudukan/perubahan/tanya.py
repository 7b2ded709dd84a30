"""Questions that several kinds ask in the same words."""

from collections.abc import Iterable
from typing import Literal

from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.perubahan.isian import KODE_DESA
from tertib.kependudukan.perubahan.jawaban import isi
from tertib.kependudukan.perubahan.jenis import Bila, Fakta, FaktaSalah, Halaman, Pertanyaan, selalu
from tertib.kependudukan.perubahan.susunan import Alamat
from tertib.kependudukan.rules import kode
from tertib.kependudukan.rules.jenis import Keluarga
from tertib.kependudukan.rules.temuan import Teks

YA_TIDAK: tuple[tuple[str, Teks], ...] = (("ya", _("Ya")), ("tidak", _("Tidak")))
_LETAK_NOMOR: Teks = _("16 angka, di bagian atas KK.")
_SEPERTI_DI_KK: Teks = _("NIK atau nama lengkap seperti di KK.")
_SATU_SEBARIS: Teks = _("NIK atau nama lengkap seperti di KK. Satu orang satu baris.")
_HUBUNGAN = (
    kode.SUAMI,
    kode.ISTRI,
    kode.ANAK,
    kode.MENANTU,
    kode.CUCU,
    kode.ORANGTUA,
    kode.MERTUA,
    kode.FAMILI_LAIN,
    "10",
    "11",
)


def jawab(kunci: str, nilai: str) -> Bila:
    """The condition that a choice was answered so."""
    return lambda fakta: fakta.get(kunci) == nilai


def salah_satu(kunci: str, nilai: Iterable[str]) -> Bila:
    """The condition that a choice was answered as one of these."""
    boleh = frozenset(nilai)
    return lambda fakta: fakta.get(kunci) in boleh


def terisi(kunci: str) -> Bila:
    """The condition that a question was answered at all."""
    return lambda fakta: bool(fakta.get(kunci))


def ya_tidak(kunci: str, label: Teks, *, petunjuk: Teks = "", jika: Bila = selalu) -> Pertanyaan:
    """A question with yes and no."""
    return Pertanyaan(kunci, label, "pilihan", YA_TIDAK, petunjuk=petunjuk, jika=jika)


def tanya_siapa(kunci: str, label: Teks, *, jika: Bila = selalu, wajib: bool = True) -> Pertanyaan:
    """One member of the applicant's card."""
    return Pertanyaan(kunci, label, "anggota", petunjuk=_SEPERTI_DI_KK, jika=jika, wajib=wajib)


def tanya_beberapa(kunci: str, label: Teks, *, jika: Bila = selalu, wajib: bool = True) -> Pertanyaan:
    """Several members of the applicant's card."""
    return Pertanyaan(kunci, label, "para-anggota", petunjuk=_SATU_SEBARIS, jika=jika, wajib=wajib)


def tanya_orang_luar(kunci: str, label: Teks, *, jika: Bila = selalu, wajib: bool = True) -> Pertanyaan:
    """One person who may be on another card than the applicant's, by NIK or full name."""
    return Pertanyaan(kunci, label, "teks", petunjuk=_SEPERTI_DI_KK, jika=jika, wajib=wajib)


def tanya_para_orang_luar(kunci: str, label: Teks, *, jika: Bila = selalu, wajib: bool = True) -> Pertanyaan:
    """Several people who may be on another card than the applicant's, one a line."""
    return Pertanyaan(kunci, label, "paragraf", petunjuk=_SATU_SEBARIS, jika=jika, wajib=wajib)


def tanya_nik(kunci: str, label: Teks, *, jika: Bila = selalu, wajib: bool = True) -> Pertanyaan:
    """A NIK typed in full."""
    return Pertanyaan(kunci, label, "angka", petunjuk=_("16 angka, lihat di KTP-el atau KK."), jika=jika, wajib=wajib)


def tanya_nomor_kk(
    kunci: str, label: Teks, *, jika: Bila = selalu, wajib: bool = True, petunjuk: Teks = _LETAK_NOMOR
) -> Pertanyaan:
    """A No. KK typed in full."""
    return Pertanyaan(kunci, label, "angka", petunjuk=petunjuk, jika=jika, wajib=wajib)


def tanya_tanggal(kunci: str, label: Teks, *, jika: Bila = selalu, wajib: bool = True) -> Pertanyaan:
    """A date of the past."""
    return Pertanyaan(kunci, label, "tanggal", contoh="2 11 2026", jika=jika, wajib=wajib)


def tanya_teks(
    kunci: str, label: Teks, *, petunjuk: Teks = "", contoh: Teks = "", jika: Bila = selalu, wajib: bool = True
) -> Pertanyaan:
    """A short text."""
    return Pertanyaan(kunci, label, "teks", petunjuk=petunjuk, contoh=contoh, jika=jika, wajib=wajib)


def halaman_alamat(
    *, jika: Bila = selalu, jika_desa: Bila | None = None, jenis_desa: Literal["desa", "desa-seindonesia"] = "desa"
) -> tuple[Halaman, Halaman]:
    """The new address, in the words of the card: the house, then the village; without `jika_desa` both together."""
    rumah = (
        tanya_teks("alamat", _("Alamat"), petunjuk=_("Jalan dan nomor rumah, atau nama kampung.")),
        Pertanyaan("rt", _("RT"), "angka", lebar=4),
        Pertanyaan("rw", _("RW"), "angka", lebar=4),
        Pertanyaan("kode_pos", _("Kode pos"), "angka", lebar=5, wajib=False),
    )
    desa = Pertanyaan("desa", _("Desa atau kelurahan"), jenis_desa)
    return (
        Halaman("alamat", _("Alamat baru"), _("Tulis alamat yang akan dicetak di KK."), rumah, jika=jika),
        Halaman("desa", _("Desa atau kelurahan yang baru"), "", (desa,), jika=jika_desa or jika),
    )


def alamat_baru(fakta: Fakta, bawaan: Keluarga) -> Alamat:
    """The address answered; the village of `bawaan` where none was given. Raises JawabanKurang, FaktaSalah."""
    desa = fakta.get("desa", "").strip() or bawaan.desa
    rt, rw, kode_pos = isi(fakta, "rt"), isi(fakta, "rw"), fakta.get("kode_pos", "").strip()
    if not KODE_DESA.fullmatch(desa) or not all(n.isdigit() and len(n) <= 3 for n in (rt, rw)):
        raise FaktaSalah(_("Alamat belum benar. Periksa RT, RW, dan kode desa atau kelurahan."))
    if kode_pos and not (kode_pos.isdigit() and len(kode_pos) == 5):
        raise FaktaSalah(_("Kode pos terdiri dari 5 angka."))
    return Alamat(" ".join(isi(fakta, "alamat").split()).upper(), rt.zfill(3), rw.zfill(3), kode_pos, desa)


def sama_kabupaten(a: str, b: str) -> bool:
    """Whether two village codes are of one regency or city."""
    return a[:5] == b[:5]


HUBUNGAN_TUMPANG: tuple[tuple[str, Teks], ...] = tuple((k, kode.SHDK.sebutan(k)) for k in _HUBUNGAN)
"""Relations somebody may have who joins another family's card."""
