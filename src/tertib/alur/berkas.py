"""The applicant hands in papers, one for each requirement, and signs the forms; an official may see originals instead."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tertib.alur.isi import TerkunciSelamaDiperiksa, pastikan_giliran_pemohon
from tertib.alur.konteks import TidakBoleh
from tertib.alur.pelaku import Pelaku
from tertib.alur.tanda_tangan_ketik import TandaTanganKosong, gambar_nama, potong_tanda
from tertib.dokumen.formulir import f102
from tertib.dokumen.formulir.cetak import formulir_pdf, lembar_formulir
from tertib.dokumen.formulir.daftar import FORMULIR
from tertib.dokumen.formulir.queries import bahan as bahan_formulir
from tertib.dokumen.formulir.queries import identitas_terbukti
from tertib.inti import penyimpanan
from tertib.inti.penyimpanan import Simpanan
from tertib.inti.sandi import sidik
from tertib.permohonan import queries, services
from tertib.permohonan.models import ASLI_DILIHAT, Berkas, Permohonan
from tertib.permohonan.periksa_berkas import BerkasBersih, BerkasDitolak, periksa

HANYA_DILIHAT = frozenset({queries.IDENTITAS, queries.TANDA_TANGAN, queries.SURAT_KUASA})
"""Papers no requirement asks for, which an official may have seen."""


class SyaratTidakDikenal(BerkasDitolak):
    """No such requirement in this case."""

    kalimat = _("Dokumen ini tidak diminta untuk permohonan Anda.")


def kait(permohonan: Permohonan) -> str:
    """What every stored file of a case is bound to."""
    return f"permohonan:{permohonan.pk}"


def serahkan_berkas(permohonan: Permohonan, *, syarat: str, nama: str, isi: bytes, kini: datetime) -> Berkas:
    """Put a paper in the slot of one requirement. Raises BerkasDitolak, TerkunciSelamaDiperiksa."""
    if syarat not in {k.syarat.kunci for k in queries.syarat(permohonan)}:
        raise SyaratTidakDikenal
    return _letakkan(permohonan, syarat=syarat, nama=nama, bersih=periksa(isi), sidik_asal=sidik(isi), kini=kini)


@dataclass(frozen=True, slots=True)
class Goresan:
    """One person's signature: drawn (PNG or JPEG), or the name typed where nothing could be drawn."""

    gambar: bytes | None = None
    nama_diketik: str = ""


def tanda_tangani_formulir(
    permohonan: Permohonan, *, gambar: bytes | None, nama_diketik: str, kini: datetime
) -> Berkas:
    """Sign F-1.02 on screen, as applicant. Arguments and errors as `tanda_tangani`."""
    return tanda_tangani(
        permohonan, kode=f102.KODE, goresan={"pemohon": Goresan(gambar, nama_diketik)}, isian={}, kini=kini
    )


def tanda_tangani(
    permohonan: Permohonan, *, kode: str, goresan: Mapping[str, Goresan], isian: Mapping[str, str], kini: datetime
) -> Berkas:
    """Sign a form on screen: filled from the case, with every signature in it, it lies in the slot of its requirement.

    `goresan` by the key of who signs, `isian` answers what the form's own page asks. Raises TandaTanganKosong,
    BerkasDitolak, HurufTidakAda, TerkunciSelamaDiperiksa, and SudahBerubah when the case changed since it was read.
    """
    jenis = FORMULIR[kode]
    if jenis.syarat not in {k.syarat.kunci for k in queries.syarat(permohonan)} | HANYA_DILIHAT:
        raise SyaratTidakDikenal
    hari = permohonan.kantor.setempat(kini).date()
    bahan = bahan_formulir(permohonan, register=identitas_terbukti(permohonan), hari=hari, isian=isian)
    kosong = jenis.susun(bahan)
    gambar = {p.kunci: _gambar_tanda(goresan.get(p.kunci, Goresan())) for p in kosong.penanda_layar}
    tertanda = kosong.ditandatangani(gambar)
    pdf = formulir_pdf(tertanda, waktu=kini)
    return _letakkan(
        permohonan,
        syarat=jenis.syarat,
        nama=f"{kode}.pdf",
        bersih=BerkasBersih("application/pdf", pdf, lembar_formulir(tertanda, waktu=kini)),
        sidik_asal=sidik(pdf),
        formulir=kode,
        kini=kini,
    )


def _gambar_tanda(goresan: Goresan) -> bytes:
    """The signature alone as PNG, without the empty paper around it. Raises TandaTanganKosong, BerkasDitolak."""
    nama = goresan.nama_diketik.strip()
    isi = goresan.gambar or (gambar_nama(nama) if nama else b"")
    if not isi:
        raise TandaTanganKosong
    bersih = periksa(isi)
    if not bersih.jenis.startswith("image/"):
        raise BerkasDitolak(_("Tanda tangan harus berupa gambar."))
    return potong_tanda(bersih.isi)


def lihat_asli(permohonan: Permohonan, *, syarat: str, pelaku: Pelaku, kini: datetime) -> Berkas:
    """An official has the original in hand and vouches for it; nothing is scanned.

    `syarat` is a requirement, or IDENTITAS (the applicant's own KTP-el), TANDA_TANGAN (the paper form is signed) or
    SURAT_KUASA. Raises SyaratTidakDikenal, TidakBoleh, TerkunciSelamaDiperiksa.
    """
    _pastikan_petugas(permohonan, pelaku)
    assert pelaku.penugasan is not None
    if syarat not in {k.syarat.kunci for k in queries.syarat(permohonan)} | HANYA_DILIHAT:
        raise SyaratTidakDikenal
    pernyataan = f"{ASLI_DILIHAT}:{permohonan.pk}:{syarat}:{pelaku.penugasan.pengguna_id}:{kini.isoformat()}"
    return _catat(
        permohonan,
        kini=kini,
        syarat=syarat,
        nama_asli="",
        jenis=ASLI_DILIHAT,
        sidik_asal=sidik(pernyataan.encode()),
        isi=Simpanan("", b"", sidik(pernyataan.encode()), 0),
        lembar=(),
        dilihat_oleh=pelaku.penugasan.pengguna,
    )


def serahkan_kuasa(permohonan: Permohonan, *, pelaku: Pelaku, nama: str, isi: bytes, kini: datetime) -> Berkas:
    """The power of attorney (F-1.07) of who collects for the applicant. Raises BerkasDitolak, TidakBoleh."""
    _pastikan_petugas(permohonan, pelaku)
    return _letakkan(
        permohonan, syarat=queries.SURAT_KUASA, nama=nama, bersih=periksa(isi), sidik_asal=sidik(isi), kini=kini
    )


def _pastikan_petugas(permohonan: Permohonan, pelaku: Pelaku) -> None:
    naskah = queries.sop(permohonan)
    if pelaku.penugasan is None or not any(
        queries.memegang(pelaku.penugasan, peran, permohonan) for peran in naskah.petugas()
    ):
        raise TidakBoleh(_("Hanya petugas kantor ini yang dapat mencatat bahwa aslinya dilihat."))


def _pastikan_waktunya(permohonan: Permohonan, syarat: str) -> None:
    """Papers that decide change only at the applicant's turn; the power of attorney comes when the card is collected."""
    if syarat != queries.SURAT_KUASA:
        pastikan_giliran_pemohon(permohonan)
    elif permohonan.akhir:
        raise TerkunciSelamaDiperiksa


def _letakkan(
    permohonan: Permohonan,
    *,
    syarat: str,
    nama: str,
    bersih: BerkasBersih,
    sidik_asal: str,
    kini: datetime,
    formulir: str = "",
) -> Berkas:
    _pastikan_waktunya(permohonan, syarat)
    with penyimpanan.batal_bila_gagal() as tulis:
        return _catat(
            permohonan,
            kini=kini,
            syarat=syarat,
            nama_asli=nama,
            jenis=bersih.jenis,
            sidik_asal=sidik_asal,
            isi=tulis(bersih.isi, kait=kait(permohonan)),
            lembar=[tulis(g, kait=kait(permohonan)) for g in bersih.lembar],
            formulir=formulir,
        )


def _catat(permohonan: Permohonan, *, syarat: str, kini: datetime, formulir: str = "", **isi: Any) -> Berkas:
    """Write it down under the lock. A signed form was made from the answers as read, so these must still stand."""
    with transaction.atomic():
        terkunci = services.kunci(permohonan.pk)
        _pastikan_waktunya(terkunci, syarat)
        services.ubah(terkunci, versi=permohonan.versi if formulir else None)
        berkas = services.simpan_berkas(terkunci, syarat=syarat, kini=kini, formulir=formulir, **isi)
        services.penuhi_kekurangan(terkunci, sasaran=f"syarat:{syarat}", kini=kini)
    permohonan.versi = terkunci.versi
    return berkas
