"""Drawing a request up: which cards it reads, what it makes of them, and a number for whatever is new."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from tertib.alur import putus_ganda
from tertib.inti.galat import Galat
from tertib.kependudukan import queries as register
from tertib.kependudukan import services
from tertib.kependudukan.models import SuratPindah as BarisSurat
from tertib.kependudukan.perubahan.jenis import Fakta, FaktaSalah, Hasil
from tertib.kependudukan.perubahan.rancangan import Rancangan
from tertib.kependudukan.perubahan.surat_pindah import SuratPindah
from tertib.kependudukan.rules.jenis import Keluarga, Orang, ganti_nik
from tertib.kependudukan.rules.temuan import ditolak
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan
from tertib.wilayah.models import Siak


class DrafTidakBisa(Galat):
    """The change cannot be made from these answers; the sentences say why."""


@dataclass(frozen=True, slots=True)
class NomorDitunggu:
    """A number SIAK must give: for which purpose (it begins with nik, kk or surat), how it must begin, and for whom."""

    guna: str
    pola: str
    untuk: str

    @property
    def jenis(self) -> str:
        return self.guna.partition("/")[0]


class MenungguNomor(Galat):
    """The draft lacks numbers which SIAK gives."""

    def __init__(self, ditunggu: tuple[NomorDitunggu, ...]) -> None:
        super().__init__(
            _("Nomor dari SIAK belum diketik untuk: %(untuk)s. Ketik dulu di halaman SIAK.")
            % {"untuk": ", ".join(n.untuk for n in ditunggu)}
        )


def hitung(permohonan: Permohonan, *, kini: datetime) -> tuple[tuple[Keluarga, ...], Hasil]:
    """The cards the request reads, as they are now, and what it makes of them. Writes nothing. Raises DrafTidakBisa.

    Somebody said to be new whom an official recognised keeps the NIK of the register, where the kind can have it so.
    """
    return _hitung(permohonan, queries.isian(permohonan), kini=kini)


def _hitung(permohonan: Permohonan, fakta: Fakta, *, kini: datetime) -> tuple[tuple[Keluarga, ...], Hasil]:
    awal = _awal(permohonan)
    sebelum = (*awal, *_kartu_lain(permohonan, fakta, kecuali={k.nomor for k in awal}))
    hari = permohonan.kantor.setempat(kini).date()
    jenis, pemohon = queries.jenis(permohonan), permohonan.pemohon_nik
    try:
        hasil = jenis.hitung(sebelum, fakta, pemohon_nik=pemohon, kini=hari)
    except FaktaSalah as galat:
        raise DrafTidakBisa(galat.kalimat) from galat
    return _bila_dikenali(permohonan, fakta, hasil, kini=kini) or (sebelum, hasil)


def _bila_dikenali(
    permohonan: Permohonan, fakta: Fakta, hasil: Hasil, *, kini: datetime
) -> tuple[tuple[Keluarga, ...], Hasil] | None:
    """The same change about the resident whom an official recognised in the person; None where nobody was."""
    kenali = queries.jenis(permohonan).kenali
    semua = (putus_ganda.dikenali(permohonan, o) for o in _baru(hasil)) if kenali else ()
    sama = next((s for s in semua if s), None)
    if kenali is None or sama is None:
        return None
    kartu = register.keluarga_dari_nik(sama.nik)
    dikenali = kenali(fakta, nik=sama.nik, nomor_kk=kartu.nomor if kartu else "")
    return _hitung(permohonan, dikenali, kini=kini)


def tanpa_nik(permohonan: Permohonan, *, kini: datetime) -> tuple[Orang, ...]:
    """The people of the change whom the register does not know. Raises DrafTidakBisa."""
    return _baru(hitung(permohonan, kini=kini)[1])


def _baru(hasil: Hasil) -> tuple[Orang, ...]:
    return tuple(a.orang for k in hasil.sesudah for a in k.anggota if not a.orang.nik)


def _menunda_nomor(permohonan: Permohonan, hasil: Hasil) -> bool:
    """Whether the SOP makes NIKs at another step than this, so that a draft of somebody new has no numbers yet."""
    sop = queries.sop(permohonan)
    membuat = {lk.kunci for lk in sop.langkah.values() if any(e.kata == "nik" for p in lk.putusan for e in p.efek)}
    return bool(membuat) and permohonan.langkah not in membuat and bool(_baru(hasil))


def susun(permohonan: Permohonan, *, kini: datetime) -> Rancangan:
    """The change with all its numbers, the same ones when it is drawn up again.

    Raises DrafTidakBisa, MenungguNomor.

    Its sentences are Indonesian: the draft has a digest, which must not hang on the screen's language.
    """
    with translation.override(settings.LANGUAGE_CODE):
        sebelum, hasil = hitung(permohonan, kini=kini)
        if tolak := ditolak(hasil.temuan):
            raise DrafTidakBisa(" ".join(t.kalimat_petugas for t in tolak))
        nomor = _Nomor(permohonan, kini)
        rancangan = Rancangan(
            sebelum=sebelum,
            sesudah=hasil.sesudah if _menunda_nomor(permohonan, hasil) else nomor.kartu(hasil.sesudah),
            terbit=hasil.terbit,
            keluar=hasil.keluar,
            surat=nomor.surat(hasil.surat),
            surat_dipakai=hasil.surat_dipakai,
            akibat=tuple(str(a) for a in hasil.akibat),
            temuan=tuple(t.kalimat_petugas for t in hasil.temuan),
        )
        if nomor.ditunggu:
            raise MenungguNomor(tuple(nomor.ditunggu))
        _catat_bacaan(permohonan, kini)
        return rancangan


def nomor_ditunggu(permohonan: Permohonan, *, kini: datetime) -> tuple[NomorDitunggu, ...]:
    """The numbers of this case that SIAK must still give; () in an office whose numbers are its own. Writes nothing."""
    if permohonan.kantor.siak != Siak.MANUAL:
        return ()
    try:
        _sebelum, hasil = hitung(permohonan, kini=kini)
    except DrafTidakBisa:
        return ()
    if ditolak(hasil.temuan) or _menunda_nomor(permohonan, hasil):
        return ()
    nomor = _Nomor(permohonan, kini)
    try:
        nomor.kartu(hasil.sesudah)
    except (putus_ganda.BelumDiputus, putus_ganda.SudahAda):
        return ()
    nomor.surat(hasil.surat)
    return tuple(nomor.ditunggu)


def _awal(p: Permohonan) -> tuple[Keluarga, ...]:
    """What the computation begins with: the applicant's card, or the people on a letter, if there is one."""
    if not queries.jenis(p).diri.berkartu:
        surat = _surat(p)
        return (register.surat_dari_baris(surat).sebagai_kartu(terpakai=surat.dipakai is not None),) if surat else ()
    keluarga = register.keluarga_menurut_nomor(p.nomor_kk)
    if keluarga is None or keluarga.cari(p.pemohon_nik) is None:
        raise DrafTidakBisa(
            _("NIK dan nomor KK pemohon tidak cocok dengan data penduduk. Kembalikan agar pemohon memeriksanya.")
        )
    return (keluarga,)


def _surat(p: Permohonan) -> BarisSurat | None:
    return register.baris_surat(queries.isian(p).get("nomor_surat", ""), nik=p.pemohon_nik)


def _kartu_lain(p: Permohonan, fakta: Fakta, *, kecuali: Collection[str]) -> Iterator[Keluarga]:
    """The other cards the answers name, each once; what is not there the computation will miss and say so."""
    for nomor in dict.fromkeys(queries.jenis(p).kartu_lain(fakta)):
        lain = register.keluarga_menurut_nomor(nomor) if nomor not in kecuali else None
        if lain:
            yield lain


def _catat_bacaan(p: Permohonan, kini: datetime) -> None:
    if not queries.jenis(p).diri.berkartu and (surat := _surat(p)):
        services.catat_bacaan(surat, kantor=p.kantor, sebab=p.nomor or "", kini=kini)


@dataclass
class _Nomor:
    """Gives whatever is new its number; what SIAK must give first stays "" and is gathered in `ditunggu`."""

    permohonan: Permohonan
    kini: datetime
    ditunggu: list[NomorDitunggu] = field(default_factory=list)
    _pernah: dict[str, int] = field(default_factory=dict)

    def kartu(self, sesudah: tuple[Keluarga, ...]) -> tuple[Keluarga, ...]:
        """All cards with their numbers first, then the people on them."""
        return tuple(self._nik(k) for k in [self._nomor_kk(k) for k in sesudah])

    def surat(self, surat: SuratPindah | None) -> SuratPindah | None:
        if surat is None:
            return None
        guna = f"permohonan:{self.permohonan.pk}"
        minta = partial(services.nomor_surat_baru, tanggal=surat.tanggal, guna=guna)
        return replace(surat, nomor=self._minta(minta, untuk=_("surat pindah")))

    def _nomor_kk(self, k: Keluarga) -> Keluarga:
        """The purpose of a number is "the second new card of this case in this district"."""
        if k.nomor:
            return k
        hari = self.permohonan.kantor.setempat(self.kini).date()
        guna = self._guna(f"permohonan:{self.permohonan.pk}:{k.desa[:8]}")
        minta = partial(services.nomor_kk_baru, desa=k.desa, tanggal=hari, guna=guna)
        kepala = k.kepala.nama if k.kepala else "-"
        return replace(k, nomor=self._minta(minta, untuk=_("KK %(kepala)s") % {"kepala": kepala}))

    def _nik(self, k: Keluarga) -> Keluarga:
        baru = {n: self._nik_orang(k, a.orang) for n, a in enumerate(k.anggota) if not a.orang.nik}
        return ganti_nik(k, nik=baru) if baru else k

    def _nik_orang(self, k: Keluarga, o: Orang) -> str:
        """The purpose of a NIK is "the first girl of this case born that day"."""
        putus_ganda.pastikan_bukan_ganda(putus_ganda.perihal(self.permohonan), o)
        guna = self._guna(f"permohonan:{self.permohonan.pk}:{k.desa[:8]}:{o.tanggal_lahir}:{o.jenis_kelamin}")
        minta = partial(
            services.cadangkan_nik,
            desa=k.desa,
            tanggal_lahir=o.tanggal_lahir,
            jenis_kelamin=o.jenis_kelamin,
            guna=guna,
        )
        return self._minta(minta, untuk=_("NIK %(nama)s") % {"nama": o.nama})

    def _minta(self, minta: Callable[..., str], *, untuk: str) -> str:
        try:
            return minta(kantor=self.permohonan.kantor, kini=self.kini)
        except services.NomorDariSiak as galat:
            self.ditunggu.append(NomorDitunggu(galat.guna, galat.pola, untuk))
            return ""

    def _guna(self, dasar: str) -> str:
        """Counts equal purposes, so that the second of a kind gets a number of its own."""
        ke = self._pernah[dasar] = self._pernah.get(dasar, 0) + 1
        return f"{dasar}:{ke}"
