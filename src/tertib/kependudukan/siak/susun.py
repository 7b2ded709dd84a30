"""Lines of a file as families; of a family that is not in order every line is refused, with the reason at the line it is about."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from tertib.kependudukan.rules import kode
from tertib.kependudukan.rules.jenis import Anggota, Keluarga
from tertib.kependudukan.rules.keluarga import periksa_keluarga
from tertib.kependudukan.rules.kode import Daftar
from tertib.kependudukan.rules.nik import NomorSalah, urai_nik, urai_nomor_kk
from tertib.kependudukan.rules.pekerjaan import PEKERJAAN_99
from tertib.kependudukan.rules.temuan import ditolak
from tertib.kependudukan.siak import kolom
from tertib.kependudukan.siak.baca import ANGKA, BarisSiak

_DAFTAR: Mapping[str, Daftar] = {
    "JENIS_KLMIN": kode.JENIS_KELAMIN,
    "AGAMA": kode.AGAMA,
    "GOL_DRH": kode.GOLONGAN_DARAH,
    "PDDK_AKH": kode.PENDIDIKAN,
    "STAT_HBKEL": kode.SHDK,
    "STAT_KWN": kode.STATUS_KAWIN_RINGKAS,
    "JENIS_PKRJN": PEKERJAAN_99,
}
_PANJANG = {
    "NAMA_LGKP": 100, "NAMA_LGKP_IBU": 100, "NAMA_LGKP_AYAH": 100, "TMPT_LHR": 60, "NO_AKTA_LHR": 60, "ALAMAT": 200,
    "NO_RT": 3, "NO_RW": 3, "KODE_POS": 5,
}  # fmt: skip
_NOMOR: Mapping[str, Callable[[str], object]] = {
    "NIK": urai_nik,
    "NO_KK": urai_nomor_kk,
    "NIK_IBU": urai_nik,
    "NIK_AYAH": urai_nik,
}


@dataclass(frozen=True, slots=True)
class Tolakan:
    """Why a line is refused: its number, the column ("" for the whole line), a sentence."""

    nomor: int
    kolom: str
    kalimat: str


@dataclass(frozen=True, slots=True)
class Kelompok:
    """The lines of one card, and the family they make, or why they do not."""

    baris: tuple[BarisSiak, ...]
    keluarga: Keluarga | None = None
    tolakan: tuple[Tolakan, ...] = field(default=())

    def ditolak(self, nomor: int, kolom: str, kalimat: str) -> "Kelompok":
        """The same lines refused: the reason at line `nomor`, the others because of it."""
        return Kelompok(self.baris, None, _sekeluarga(self.baris, [Tolakan(nomor, kolom, kalimat)]))


def kelompokkan(baris: Iterable[BarisSiak]) -> list[tuple[BarisSiak, ...]]:
    """The lines by No. KK, in the order in which the numbers first appear."""
    menurut: dict[str, list[BarisSiak]] = {}
    for satu in baris:
        menurut.setdefault(satu.sel.get("NO_KK", ""), []).append(satu)
    return [tuple(semua) for semua in menurut.values()]


def susun(baris: tuple[BarisSiak, ...], *, kabupaten: str, desa: frozenset[str], kini: dt.date) -> Kelompok:
    """One family from its lines. `desa`: the villages of the office."""
    tolakan = [t for satu in baris for t in _periksa_sel(satu, kabupaten, desa)]
    if tolakan:
        return Kelompok(baris, None, _sekeluarga(baris, tolakan))
    urut = sorted(baris, key=lambda b: int(b.sel["STAT_HBKEL"]))
    pertama = baris[0].sel
    keluarga = Keluarga(
        nomor=pertama["NO_KK"],
        alamat=pertama.get("ALAMAT", ""),
        rt=pertama.get("NO_RT", "").zfill(3),
        rw=pertama.get("NO_RW", "").zfill(3),
        kode_pos=pertama.get("KODE_POS", ""),
        desa=kolom.desa(pertama, kabupaten),
        anggota=tuple(Anggota(kolom.orang(b.sel), b.sel["STAT_HBKEL"]) for b in urut),
    )
    menurut_nama = {b.sel["NAMA_LGKP"]: b.nomor for b in baris}
    salah = ditolak(periksa_keluarga(keluarga, kini=kini))
    tolakan = [Tolakan(menurut_nama.get(t.siapa, baris[0].nomor), "", t.kalimat_petugas) for t in salah]
    return Kelompok(baris, None, _sekeluarga(baris, tolakan)) if tolakan else Kelompok(baris, keluarga)


def _sekeluarga(baris: Sequence[BarisSiak], tolakan: Sequence[Tolakan]) -> tuple[Tolakan, ...]:
    """All or nothing: the lines without a fault of their own say which line keeps them out."""
    salah = {t.nomor for t in tolakan}
    lain = [
        Tolakan(b.nomor, "", _("Tidak dimasukkan: baris %(nomor)s dari KK yang sama ditolak.") % {"nomor": min(salah)})
        for b in baris
        if b.nomor not in salah
    ]
    return tuple(sorted((*tolakan, *lain), key=lambda t: t.nomor))


def _periksa_sel(baris: BarisSiak, kabupaten: str, desa: frozenset[str]) -> list[Tolakan]:
    sel = baris.sel
    salah = [(k, _("Kosong.")) for k in kolom.WAJIB if not sel.get(k)]
    salah += [(k, s) for k, uji in _NOMOR.items() if sel.get(k) and (s := _salah_nomor(sel[k], uji))]
    salah += [
        (k, _("Kode %(kode)s tidak ada dalam daftar %(daftar)s.") % {"kode": sel[k], "daftar": daftar.nama})
        for k, daftar in _DAFTAR.items()
        if sel.get(k) and sel[k] not in daftar
    ]
    salah += [(k, s) for k in ("TGL_LHR", "TGL_KWN", "TGL_CRAI") if sel.get(k) and (s := _salah_tanggal(sel[k]))]
    salah += [(k, _("Paling banyak %(n)s huruf.") % {"n": n}) for k, n in _PANJANG.items() if len(sel.get(k, "")) > n]
    if sel.get("KEBANGSAAN") and not kolom.negara_dikenal(sel["KEBANGSAAN"]):
        salah.append(("KEBANGSAAN", _("Tulis WNI atau WNA.")))
    if sel.get("NO_KEL") and kolom.desa(sel, kabupaten) not in desa:
        salah.append(("NO_KEL", _("Desa %(kode)s tidak ada di kantor ini.") % {"kode": kolom.desa(sel, kabupaten)}))
    return [Tolakan(baris.nomor, k, kalimat) for k, kalimat in salah]


def _salah_nomor(teks: str, uji: Callable[[str], object]) -> str:
    if teks == ANGKA:
        return _("Tersimpan sebagai angka, digit terakhirnya hilang. Ubah kolomnya menjadi teks, lalu isi lagi.")
    try:
        uji(teks)
    except NomorSalah as galat:
        return str(galat)
    return ""


def _salah_tanggal(teks: str) -> str:
    try:
        kolom.tanggal(teks)
    except ValueError:
        return _("Tulis tanggal seperti 31-12-1990.")
    return ""
