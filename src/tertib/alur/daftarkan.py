"""An official takes in what somebody at the counter asks for: begun or mended, filled, papers seen, handed in; all or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tertib.alur import berkas, isi, langkah
from tertib.alur.buka import buka
from tertib.alur.konteks import TidakBoleh
from tertib.alur.pelaku import Pelaku, pemohon_di_loket, petugas
from tertib.pengguna.models import Penugasan
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan


@dataclass(frozen=True, slots=True)
class Pindaian:
    """A scanned paper: the name of the file and what is in it."""

    nama: str
    isi: bytes


@dataclass(frozen=True, slots=True)
class Pendaftaran:
    """What was said and shown at the counter: papers scanned, and those (`dilihat`) seen by the official as originals."""

    jenis: str
    nama: str
    nik: str
    nomor_kk: str
    whatsapp: str
    jawaban: Mapping[str, str]
    dilihat: frozenset[str] = frozenset()
    pindaian: Mapping[str, Pindaian] = field(default_factory=dict)
    tanda_tangan: bytes | None = None
    """The signature on the form as an image; None when it stands on paper."""


def daftarkan(
    masuk: Pendaftaran,
    *,
    penugasan: Penugasan,
    kanal: str,
    kini: datetime,
    lama: Permohonan | None = None,
    versi: int = 0,
) -> Permohonan:
    """The case handed in, with its number: a new one through `kanal`, or `lama`, read at `versi`, mended.

    Raises LayananBelumDibuka, SudahBerubah, TidakBoleh, BerkasDitolak, BelumLengkap; nothing is kept in any of these.
    """
    with transaction.atomic():
        p = lama or buka(kantor=penugasan.kantor, jenis=masuk.jenis, kanal=kanal, bahasa="id", kini=kini)[0]
        isi.simpan_pemohon(
            p,
            nama=masuk.nama,
            nik=masuk.nik,
            nomor_kk=masuk.nomor_kk,
            whatsapp=masuk.whatsapp,
            surel=p.surel,
            versi=versi if lama else p.versi,
            kini=kini,
        )
        isi.simpan_isian(p, jawaban=masuk.jawaban, versi=p.versi, kini=kini)
        _simpan_berkas(p, masuk, petugas(penugasan), kini)
        return _ajukan(p, pemohon_di_loket(p, penugasan), kini)


def _simpan_berkas(p: Permohonan, masuk: Pendaftaran, dinas: Pelaku, kini: datetime) -> None:
    """The papers last, so that little can still refuse once a file is stored; what lies there good stays as it is."""
    for s in queries.syarat(p):
        if pindai := masuk.pindaian.get(s.syarat.kunci):
            berkas.serahkan_berkas(p, syarat=s.syarat.kunci, nama=pindai.nama, isi=pindai.isi, kini=kini)
        elif s.syarat.kunci in masuk.dilihat and (s.berkas is None or s.kekurangan):
            berkas.lihat_asli(p, syarat=s.syarat.kunci, pelaku=dinas, kini=kini)
    berkas.lihat_asli(p, syarat=queries.IDENTITAS, pelaku=dinas, kini=kini)
    if masuk.tanda_tangan is None:
        berkas.lihat_asli(p, syarat=queries.TANDA_TANGAN, pelaku=dinas, kini=kini)
    else:
        berkas.tanda_tangani_formulir(p, gambar=masuk.tanda_tangan, nama_diketik="", kini=kini)


def _ajukan(p: Permohonan, tamu: Pelaku, kini: datetime) -> Permohonan:
    maju = next((x.nama for x in langkah.pilihan_kini(p, tamu) if not x.kembali), None)
    if maju is None:
        raise TidakBoleh(langkah.alasan_tidak_boleh(p, tamu) or _("Permohonan ini tidak dapat diajukan di loket ini."))
    return langkah.jalankan(p, putusan=maju, pelaku=tamu, versi=p.versi, kini=kini)
