"""Relations to the head (SHDK) worked out anew when somebody else becomes head.

What the numbers and names of parents prove goes first; then what the two old relations imply; then "famili lain".
"""

from collections.abc import Iterable
from dataclasses import replace

from tertib.kependudukan.rules import kode
from tertib.kependudukan.rules.jenis import Anggota, Orang
from tertib.kependudukan.rules.nama import banding

_KAWIN = frozenset({"2", "3"})
_PEMBANTU, _LAINNYA = kode.PEMBANTU, kode.LAINNYA
_TETAP = frozenset({_PEMBANTU, _LAINNYA})
_MUNGKIN_PASANGAN = frozenset(
    {
        (kode.KEPALA, kode.SUAMI),
        (kode.KEPALA, kode.ISTRI),
        (kode.ANAK, kode.MENANTU),
        (kode.ORANGTUA, kode.ORANGTUA),
        (kode.MERTUA, kode.MERTUA),
        (kode.CUCU, kode.FAMILI_LAIN),
        (kode.CUCU, _LAINNYA),
        (kode.FAMILI_LAIN, kode.FAMILI_LAIN),
        (_LAINNYA, _LAINNYA),
    }
)
_PASANGAN_KEPALA = "pasangan"
_SIRATAN = {
    # (new head's old relation, somebody's old relation) -> somebody's relation to the new head
    (_PASANGAN_KEPALA, kode.ANAK): kode.ANAK,
    (_PASANGAN_KEPALA, kode.MENANTU): kode.MENANTU,
    (_PASANGAN_KEPALA, kode.CUCU): kode.CUCU,
    (_PASANGAN_KEPALA, kode.ORANGTUA): kode.MERTUA,
    (_PASANGAN_KEPALA, kode.MERTUA): kode.ORANGTUA,
    (kode.ANAK, kode.KEPALA): kode.ORANGTUA,
    (kode.ANAK, _PASANGAN_KEPALA): kode.ORANGTUA,
    (kode.MENANTU, kode.KEPALA): kode.MERTUA,
    (kode.MENANTU, _PASANGAN_KEPALA): kode.MERTUA,
    (kode.ORANGTUA, kode.KEPALA): kode.ANAK,
    (kode.ORANGTUA, _PASANGAN_KEPALA): kode.MENANTU,
    (kode.ORANGTUA, kode.ANAK): kode.CUCU,
    (kode.MERTUA, kode.KEPALA): kode.MENANTU,
    (kode.MERTUA, _PASANGAN_KEPALA): kode.ANAK,
    (kode.MERTUA, kode.ANAK): kode.CUCU,
    (_PEMBANTU, kode.KEPALA): _LAINNYA,
    (_LAINNYA, kode.KEPALA): _LAINNYA,
}


def pasangan(anggota: Iterable[Anggota], a: Anggota) -> Anggota | None:
    """The husband or wife of `a` among these, when the card leaves no doubt."""
    semua = tuple(anggota)
    calon = [b for b in semua if b is not a and _mungkin_pasangan(a, b)]
    for bukti in (_punya_anak_bersama, _tanggal_sama):
        terbukti = [b for b in calon if bukti(semua, a, b)]
        if len(terbukti) == 1:
            return terbukti[0]
    sepasang = [b for b in calon if kode.FAMILI_LAIN not in (a.shdk, b.shdk) and _LAINNYA not in (a.shdk, b.shdk)]
    return sepasang[0] if len(sepasang) == 1 and _satu_satunya(semua, a, sepasang[0]) else None


def _mungkin_pasangan(a: Anggota, b: Anggota) -> bool:
    return (
        {a.orang.status_kawin, b.orang.status_kawin} <= _KAWIN
        and a.orang.jenis_kelamin != b.orang.jenis_kelamin
        and bool({(a.shdk, b.shdk), (b.shdk, a.shdk)} & _MUNGKIN_PASANGAN)
    )


def _punya_anak_bersama(semua: tuple[Anggota, ...], a: Anggota, b: Anggota) -> bool:
    berdua = {a.orang.nik, b.orang.nik} - {""}
    return len(berdua) == 2 and any({c.orang.nik_ayah, c.orang.nik_ibu} == berdua for c in semua)


def _tanggal_sama(semua: tuple[Anggota, ...], a: Anggota, b: Anggota) -> bool:
    return a.orang.tanggal_kawin is not None and a.orang.tanggal_kawin == b.orang.tanggal_kawin


def _satu_satunya(semua: tuple[Anggota, ...], a: Anggota, b: Anggota) -> bool:
    """Nobody else on the card could be the one married to `b`."""
    return [c for c in semua if c is not b and _mungkin_pasangan(b, c)] == [a]


def adalah_anak(anak: Orang, tua: Orang) -> bool:
    """Whether the register names `tua` as a parent of `anak`: by NIK, or by name where no NIK is filled."""
    nik, nama = (anak.nik_ayah, anak.ayah) if tua.jenis_kelamin == kode.LAKI else (anak.nik_ibu, anak.ibu)
    if nik and tua.nik:
        return nik == tua.nik
    return bool(nama) and banding(nama) == banding(tua.nama) and tua.umur(anak.tanggal_lahir) >= 12


def sama(a: Orang, b: Orang) -> bool:
    """Whether these are one person: by NIK, or everything equal where one has none yet."""
    return a.nik == b.nik if a.nik and b.nik else a == b


def berkepala(anggota: Iterable[Anggota], kepala: Orang, *, semula: Iterable[Anggota] = ()) -> tuple[Anggota, ...]:
    """These people with `kepala` as head and every relation worked out to him or her; head and spouse first.

    `semula` is the whole card they come from, which knows more about who is whose; left out, these themselves.
    """
    kelompok = tuple(anggota)
    semua = tuple(semula) or kelompok
    lama = next(a for a in semua if sama(a.orang, kepala))
    if lama.shdk == kode.KEPALA:
        return kelompok
    istri_suami = pasangan(semua, lama)
    baru = [Anggota(kepala, kode.KEPALA)]
    baru += [replace(a, shdk=_shdk(lama, istri_suami, a, semua)) for a in kelompok if not sama(a.orang, kepala)]
    return tuple(sorted(baru, key=lambda a: int(a.shdk)))


def _shdk(kepala: Anggota, istri_suami: Anggota | None, a: Anggota, semua: tuple[Anggota, ...]) -> str:
    if istri_suami and sama(a.orang, istri_suami.orang):
        return kode.SUAMI if a.orang.jenis_kelamin == kode.LAKI else kode.ISTRI
    if a.shdk in _TETAP:
        return a.shdk
    terbukti = hubungan_terbukti(kepala.orang, istri_suami.orang if istri_suami else None, a, semua)
    return terbukti or _SIRATAN.get((_golongan(kepala.shdk), _golongan(a.shdk)), kode.FAMILI_LAIN)


def _golongan(shdk: str) -> str:
    return _PASANGAN_KEPALA if shdk in (kode.SUAMI, kode.ISTRI) else shdk


def hubungan_terbukti(kepala: Orang, istri_suami: Orang | None, a: Anggota, semua: tuple[Anggota, ...]) -> str:
    """The relation that parents' NIKs and names prove: child, parent, parent-in-law, grandchild, child's spouse; or ""."""
    inti = [o for o in (kepala, istri_suami) if o]
    if any(adalah_anak(a.orang, o) for o in inti):
        return kode.ANAK
    if adalah_anak(kepala, a.orang):
        return kode.ORANGTUA
    if istri_suami and adalah_anak(istri_suami, a.orang):
        return kode.MERTUA
    anak = [b.orang for b in semua if any(adalah_anak(b.orang, o) for o in inti)]
    if any(adalah_anak(a.orang, o) for o in anak):
        return kode.CUCU
    pasangannya = pasangan(semua, a)
    return kode.MENANTU if pasangannya and pasangannya.orang in anak else ""
