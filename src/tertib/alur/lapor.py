"""A reporter files for somebody without papers: opened or mended, filled, papers put in, handed in; all or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from tertib.alur import berkas, isi, langkah, pelaku
from tertib.alur.buka import buka, sop_aktif
from tertib.alur.daftarkan import Pindaian
from tertib.alur.konteks import TidakBoleh
from tertib.kependudukan.perubahan import a6_rentan
from tertib.pengguna.models import Pelapor
from tertib.permohonan.models import Permohonan
from tertib.permohonan.pelaporan import queries, services

LAYANAN, KANAL = "penduduk-rentan", "lapangan"


@dataclass(frozen=True, slots=True)
class Laporan:
    """What the reporter says of one person, and the papers photographed, by requirement."""

    jawaban: Mapping[str, str]
    pindaian: Mapping[str, Pindaian] = field(default_factory=dict)


def lapor(
    masuk: Laporan, *, pelapor: Pelapor, kini: datetime, lama: Permohonan | None = None, versi: int = 0
) -> Permohonan:
    """The case handed in, with its number: a new one, or the reporter's own `lama`, read at `versi`, mended.

    Raises LayananBelumDibuka, TidakBoleh, SudahBerubah, BerkasDitolak, BelumLengkap; nothing is kept in any of these.
    """
    with transaction.atomic():
        p = isi_laporan(masuk, pelapor=pelapor, kini=kini, lama=lama, versi=versi)
        siapa = pelaku.pelapor(p, pelapor.penugasan)
        maju = next((x.nama for x in langkah.pilihan_kini(p, siapa) if not x.kembali), None)
        if maju is None:
            raise TidakBoleh(langkah.alasan_tidak_boleh(p, siapa) or _("Laporan ini tidak dapat diajukan."))
        return langkah.jalankan(p, putusan=maju, pelaku=siapa, versi=p.versi, kini=kini)


def isi_laporan(
    masuk: Laporan, *, pelapor: Pelapor, kini: datetime, lama: Permohonan | None = None, versi: int = 0
) -> Permohonan:
    """The same, filled and signed, and not handed in. Must run inside a transaction."""
    p = _milik(lama, pelapor) if lama else _buka(pelapor, kini)
    isi.simpan_pemohon(
        p,
        nama=pelapor.penugasan.pengguna.nama,
        nik=pelapor.nik,
        nomor_kk="",
        whatsapp="",
        surel="",
        versi=versi if lama else p.versi,
        kini=kini,
    )
    isi.simpan_isian(p, jawaban={**masuk.jawaban, "biometrik": a6_rentan.SAAT_REKAM}, versi=p.versi, kini=kini)
    for kunci, pindai in masuk.pindaian.items():
        berkas.serahkan_berkas(p, syarat=kunci, nama=pindai.nama, isi=pindai.isi, kini=kini)
    berkas.tanda_tangani_formulir(p, gambar=None, nama_diketik=p.pemohon_nama, kini=kini)
    return p


def _buka(pelapor: Pelapor, kini: datetime) -> Permohonan:
    """A case just opened, counted against the quota of its reporter."""
    kantor = pelapor.penugasan.kantor
    p, _token = buka(
        kantor=kantor,
        jenis=a6_rentan.JENIS.kode,
        kanal=KANAL,
        bahasa="id",
        kini=kini,
        sop=sop_aktif(kantor, layanan=LAYANAN),
    )
    services.catat(p, pelapor=pelapor, kini=kini)
    return p


def _milik(permohonan: Permohonan, pelapor: Pelapor) -> Permohonan:
    laporan = queries.pelaporan(permohonan)
    if laporan is None or laporan.pelapor_id != pelapor.pk:
        raise TidakBoleh(_("Laporan ini bukan milik Anda."))
    return permohonan
