"""The applicant hands in papers, one for each requirement, and signs the form; an official may see originals instead."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tertib.alur.isi import TerkunciSelamaDiperiksa, pastikan_giliran_pemohon
from tertib.alur.konteks import TidakBoleh
from tertib.alur.pelaku import Pelaku
from tertib.alur.tanda_tangan_ketik import gambar_nama
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


class TandaTanganKosong(BerkasDitolak):
    """Neither drawn nor typed."""

    kalimat = _("Tanda tangan masih kosong. Gambar di kotak, atau ketik nama lengkap Anda.")


def kait(permohonan: Permohonan) -> str:
    """What every stored file of a case is bound to."""
    return f"permohonan:{permohonan.pk}"


def serahkan_berkas(permohonan: Permohonan, *, syarat: str, nama: str, isi: bytes, kini: datetime) -> Berkas:
    """Put a paper in the slot of one requirement. Raises BerkasDitolak, TerkunciSelamaDiperiksa."""
    if syarat not in {k.syarat.kunci for k in queries.syarat(permohonan)}:
        raise SyaratTidakDikenal
    return _letakkan(permohonan, syarat=syarat, nama=nama, bersih=periksa(isi), sidik_asal=sidik(isi), kini=kini)


def tanda_tangani_formulir(
    permohonan: Permohonan, *, gambar: bytes | None, nama_diketik: str, kini: datetime
) -> Berkas:
    """Sign F-1.02 on screen: a drawn image (PNG/JPEG), or the typed full name when nothing can be drawn."""
    isi = gambar or (gambar_nama(nama_diketik.strip()) if nama_diketik.strip() else b"")
    if not isi:
        raise TandaTanganKosong
    bersih = periksa(isi)
    if not bersih.jenis.startswith("image/"):
        raise BerkasDitolak(_("Tanda tangan harus berupa gambar."))
    return _letakkan(
        permohonan,
        syarat=queries.TANDA_TANGAN,
        nama="tanda-tangan.png",
        bersih=bersih,
        sidik_asal=sidik(isi),
        kini=kini,
    )


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
    permohonan: Permohonan, *, syarat: str, nama: str, bersih: BerkasBersih, sidik_asal: str, kini: datetime
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
        )


def _catat(permohonan: Permohonan, *, syarat: str, kini: datetime, **isi: Any) -> Berkas:
    with transaction.atomic():
        terkunci = services.kunci(permohonan.pk)
        _pastikan_waktunya(terkunci, syarat)
        services.ubah(terkunci)
        berkas = services.simpan_berkas(terkunci, syarat=syarat, kini=kini, **isi)
        services.penuhi_kekurangan(terkunci, sasaran=f"syarat:{syarat}", kini=kini)
    permohonan.versi = terkunci.versi
    return berkas
