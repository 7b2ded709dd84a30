"""Putting cards together: who leaves, who joins, which card is new, who may head it."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.perubahan.hubungan import berkepala, pasangan
from tertib.kependudukan.perubahan.jenis import FaktaSalah
from tertib.kependudukan.rules import kode
from tertib.kependudukan.rules.jenis import Anggota, Keluarga, Orang
from tertib.kependudukan.rules.kepala import dewasa
from tertib.kependudukan.rules.perkawinan import Pihak

_CERAI_MATI = "6"


class KepalaPergi(FaktaSalah):
    """The head cannot leave people behind without a head."""

    kalimat = _(
        "Kepala keluarga tidak dapat keluar dari KK selama masih ada anggota lain. Anggota lain yang dipisahkan, "
        "atau ajukan penggantian kepala keluarga."
    )


@dataclass(frozen=True, slots=True)
class Alamat:
    """An address of a card: street, RT, RW, postal code, village code."""

    alamat: str
    rt: str
    rw: str
    kode_pos: str
    desa: str

    @classmethod
    def dari(cls, k: Keluarga) -> "Alamat":
        """The address of this card."""
        return cls(k.alamat, k.rt, k.rw, k.kode_pos, k.desa)

    def pada(self, k: Keluarga) -> Keluarga:
        """The card with this address."""
        return replace(k, alamat=self.alamat, rt=self.rt, rw=self.rw, kode_pos=self.kode_pos, desa=self.desa)


def sisipkan(anggota: tuple[Anggota, ...], baru: Anggota) -> tuple[Anggota, ...]:
    """After the last member of the same or a nearer relation who is not younger; the order of the others stays."""

    def urutan(a: Anggota) -> tuple[int, dt.date]:
        return int(a.shdk), a.orang.tanggal_lahir

    letak = max((n for n, a in enumerate(anggota, 1) if urutan(a) <= urutan(baru)), default=len(anggota))
    return (*anggota[:letak], baru, *anggota[letak:])


def dengan(k: Keluarga, baru: Iterable[Anggota]) -> Keluarga:
    """The card with these members joined."""
    anggota = k.anggota
    for a in baru:
        anggota = sisipkan(anggota, a)
    return replace(k, anggota=anggota)


def tanpa(k: Keluarga, pergi: Collection[Anggota]) -> Keluarga:
    """The card without these members; void when nobody is left. Raises KepalaPergi when it would lose its head."""
    sisa = tuple(a for a in k.anggota if a not in pergi)
    if sisa and not any(a.shdk == kode.KEPALA for a in sisa):
        raise KepalaPergi
    return replace(k, anggota=sisa)


def tutup(k: Keluarga) -> Keluarga:
    """The card, void."""
    return replace(k, anggota=())


def kartu_baru(
    anggota: Iterable[Anggota], kepala: Orang, *, alamat: Alamat, semula: Iterable[Anggota] = (), pengecualian: str = ""
) -> Keluarga:
    """A card still without a number, with these people and `kepala` as their head."""
    return Keluarga(
        nomor="",
        alamat=alamat.alamat,
        rt=alamat.rt,
        rw=alamat.rw,
        kode_pos=alamat.kode_pos,
        desa=alamat.desa,
        anggota=berkepala(anggota, kepala, semula=semula),
        pengecualian_kepala=pengecualian,
    )


def ganti_orang(k: Keluarga, nik: str, **nilai: object) -> Keluarga:
    """The card with these data of one member changed. The NIK cannot be among them."""
    if "nik" in nilai:
        raise ValueError("NIK tidak pernah berubah (PP 40/2019 Pasal 30)")
    return replace(
        k,
        anggota=tuple(
            replace(a, orang=replace(a.orang, **nilai)) if a.orang.nik == nik else a  # type: ignore[arg-type]
            for a in k.anggota
        ),
    )


def menjanda(k: Keluarga, pasangan_wafat: Iterable[Anggota]) -> Keluarga:
    """The card with the husband or wives of the dead recorded as widowed (no date is printed for them)."""
    for p in pasangan_wafat:
        k = ganti_orang(k, p.orang.nik, status_kawin=_CERAI_MATI, tanggal_kawin=None)
    return k


def kepala_berikut(anggota: Iterable[Anggota], kini: dt.date) -> Orang | None:
    """Who may head these people: husband or wife of the head, then the eldest grown child, then the eldest grown-up.

    Domestic workers are left out. None when nobody is of age.
    """
    bisa = [a for a in anggota if a.shdk != "10" and dewasa(a.orang, kini)]
    urut = sorted(bisa, key=lambda a: (_giliran(a.shdk), a.orang.tanggal_lahir))
    return urut[0].orang if urut else None


def _giliran(shdk: str) -> int:
    return {kode.KEPALA: 0, kode.SUAMI: 1, kode.ISTRI: 1, kode.ANAK: 2}.get(shdk, 3)


def pihak(k: Keluarga, a: Anggota) -> Pihak:
    """A person with the husband or wife the card shows."""
    p = pasangan(k.anggota, a)
    return Pihak(a.orang, p.orang if p else None)
