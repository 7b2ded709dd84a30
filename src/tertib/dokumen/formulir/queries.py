"""What the forms of one case are filled from, read from the case and, where its reader may see it, the register."""

import datetime as dt
from collections.abc import Mapping

from tertib.dokumen.formulir.bahan import Bahan
from tertib.kependudukan.queries import keluarga_menurut_nomor
from tertib.kependudukan.rules.jenis import Keluarga
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan
from tertib.wilayah.queries import NamaWilayah, WilayahTidakDikenal, nama_rantai


def identitas_terbukti(permohonan: Permohonan) -> bool:
    """Whether an official saw the KTP-el of this applicant, who is on the card the case names, and the case still runs.

    Until then whoever holds the link reads nothing the register holds.
    """
    if permohonan.akhir or queries.IDENTITAS not in queries.berkas_berlaku(permohonan):
        return False
    keluarga = _kartu(permohonan.nomor_kk)
    return keluarga is not None and keluarga.cari(permohonan.pemohon_nik) is not None


def bahan(
    permohonan: Permohonan, *, register: bool, hari: dt.date | None, isian: Mapping[str, str] | None = None
) -> Bahan:
    """The facts of a case. `register` opens the applicant's card; `isian` are the answers of the form's own page."""
    p, fakta = permohonan, queries.isian(permohonan)
    keluarga = _kartu(p.nomor_kk) if register else None
    return Bahan(
        tempat=p.kantor.tempat,
        hari=hari,
        jenis=p.jenis,
        kode_f102=queries.jenis(p).kode_f102,
        nama=p.pemohon_nama,
        nik=p.pemohon_nik,
        nomor_kk=p.nomor_kk,
        telepon=p.whatsapp,
        surel=p.surel,
        fakta=fakta,
        isian=isian or {},
        syarat=tuple(s.syarat.kunci for s in queries.syarat(p)),
        keluarga=keluarga,
        wilayah=_wilayah(fakta.get("desa", ""), keluarga.desa if keluarga else ""),
    )


def _kartu(nomor: str) -> Keluarga | None:
    keluarga = keluarga_menurut_nomor(nomor)
    return keluarga if keluarga and keluarga.anggota else None


def _wilayah(*kode: str) -> dict[str, NamaWilayah]:
    nama: dict[str, NamaWilayah] = {}
    for satu in {k for k in kode if k}:
        try:
            nama[satu] = nama_rantai(satu)
        except WilayahTidakDikenal:
            continue
    return nama
