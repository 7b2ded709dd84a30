"""Drawing a request up: which cards it reads, what it makes of them, and a number for whatever is new."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import datetime

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from tertib.alur import putus_ganda
from tertib.inti.galat import Galat
from tertib.kependudukan import queries as register
from tertib.kependudukan import services
from tertib.kependudukan.models import SuratPindah as BarisSurat
from tertib.kependudukan.perubahan.jenis import FaktaSalah, Hasil
from tertib.kependudukan.perubahan.rancangan import Rancangan
from tertib.kependudukan.perubahan.surat_pindah import SuratPindah
from tertib.kependudukan.rules.jenis import Keluarga, ganti_nik
from tertib.kependudukan.rules.temuan import ditolak
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan


class DrafTidakBisa(Galat):
    """The change cannot be made from these answers; the sentences say why."""


def hitung(permohonan: Permohonan, *, kini: datetime) -> tuple[tuple[Keluarga, ...], Hasil]:
    """The cards the request reads, as they are now, and what it makes of them. Writes nothing. Raises DrafTidakBisa."""
    awal = _awal(permohonan)
    sebelum = (*awal, *_kartu_lain(permohonan, kecuali={k.nomor for k in awal}))
    hari = permohonan.kantor.setempat(kini).date()
    fakta, pemohon = queries.isian(permohonan), permohonan.pemohon_nik
    try:
        return sebelum, queries.jenis(permohonan).hitung(sebelum, fakta, pemohon_nik=pemohon, kini=hari)
    except FaktaSalah as galat:
        raise DrafTidakBisa(galat.kalimat) from galat


def susun(permohonan: Permohonan, *, kini: datetime) -> Rancangan:
    """The change with all its numbers, the same ones when it is drawn up again. Raises DrafTidakBisa.

    Its sentences are Indonesian: the draft has a digest, which must not hang on the screen's language.
    """
    with translation.override(settings.LANGUAGE_CODE):
        sebelum, hasil = hitung(permohonan, kini=kini)
        if tolak := ditolak(hasil.temuan):
            raise DrafTidakBisa(" ".join(t.kalimat_petugas for t in tolak))
        _catat_bacaan(permohonan, kini)
        return Rancangan(
            sebelum=sebelum,
            sesudah=tuple(_beri_nik(permohonan, _beri_nomor_kk(permohonan, hasil.sesudah, kini), kini)),
            terbit=hasil.terbit,
            keluar=hasil.keluar,
            surat=_beri_nomor_surat(permohonan, hasil.surat, kini),
            surat_dipakai=hasil.surat_dipakai,
            akibat=tuple(str(a) for a in hasil.akibat),
            temuan=tuple(t.kalimat_petugas for t in hasil.temuan),
        )


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


def _kartu_lain(p: Permohonan, *, kecuali: Collection[str]) -> Iterator[Keluarga]:
    """The other cards the answers name, each once; what is not there the computation will miss and say so."""
    for nomor in dict.fromkeys(queries.jenis(p).kartu_lain(queries.isian(p))):
        lain = register.keluarga_menurut_nomor(nomor) if nomor not in kecuali else None
        if lain:
            yield lain


def _catat_bacaan(p: Permohonan, kini: datetime) -> None:
    if not queries.jenis(p).diri.berkartu and (surat := _surat(p)):
        services.catat_bacaan(surat, kantor=p.kantor, sebab=p.nomor or "", kini=kini)


def _beri_nomor_kk(p: Permohonan, sesudah: tuple[Keluarga, ...], kini: datetime) -> Iterator[Keluarga]:
    """The purpose of a number is "the second new card of this case in this district"."""
    hari, urut = p.kantor.setempat(kini).date(), _Urutan()
    for k in sesudah:
        if k.nomor:
            yield k
            continue
        guna = urut.guna(f"permohonan:{p.pk}:{k.desa[:8]}")
        nomor = services.nomor_kk_baru(kantor=p.kantor, desa=k.desa, tanggal=hari, guna=guna, kini=kini)
        yield replace(k, nomor=nomor)


def _beri_nik(p: Permohonan, sesudah: Iterator[Keluarga], kini: datetime) -> Iterator[Keluarga]:
    """The purpose of a NIK is "the first girl of this case born that day"."""
    urut = _Urutan()
    for k in sesudah:
        for a in k.anggota:
            if not a.orang.nik:
                putus_ganda.pastikan_bukan_ganda(putus_ganda.perihal(p), a.orang)
        baru = {
            letak: services.cadangkan_nik(
                kantor=p.kantor,
                desa=k.desa,
                tanggal_lahir=a.orang.tanggal_lahir,
                jenis_kelamin=a.orang.jenis_kelamin,
                guna=urut.guna(f"permohonan:{p.pk}:{k.desa[:8]}:{a.orang.tanggal_lahir}:{a.orang.jenis_kelamin}"),
                kini=kini,
            )
            for letak, a in enumerate(k.anggota)
            if not a.orang.nik
        }
        yield ganti_nik(k, nik=baru) if baru else k


def _beri_nomor_surat(p: Permohonan, surat: SuratPindah | None, kini: datetime) -> SuratPindah | None:
    if surat is None:
        return None
    guna = f"permohonan:{p.pk}"
    return replace(surat, nomor=services.nomor_surat_baru(kantor=p.kantor, tanggal=surat.tanggal, guna=guna, kini=kini))


class _Urutan:
    """Counts equal purposes, so that the second of a kind gets a number of its own."""

    def __init__(self) -> None:
        self._pernah: dict[str, int] = {}

    def guna(self, dasar: str) -> str:
        ke = self._pernah[dasar] = self._pernah.get(dasar, 0) + 1
        return f"{dasar}:{ke}"
