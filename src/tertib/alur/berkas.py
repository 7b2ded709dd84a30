"""The applicant hands in papers, one for each requirement, and signs the form."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tertib.alur.isi import pastikan_giliran_pemohon
from tertib.alur.tanda_tangan_ketik import gambar_nama
from tertib.inti import penyimpanan
from tertib.inti.sandi import sidik
from tertib.permohonan import queries, services
from tertib.permohonan.models import Berkas, Permohonan
from tertib.permohonan.periksa_berkas import BerkasBersih, BerkasDitolak, periksa


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


def _letakkan(
    permohonan: Permohonan, *, syarat: str, nama: str, bersih: BerkasBersih, sidik_asal: str, kini: datetime
) -> Berkas:
    pastikan_giliran_pemohon(permohonan)
    with penyimpanan.batal_bila_gagal() as tulis:
        tersimpan = tulis(bersih.isi, kait=kait(permohonan))
        lembar = [tulis(g, kait=kait(permohonan)) for g in bersih.lembar]
        with transaction.atomic():
            terkunci = services.kunci(permohonan.pk)
            pastikan_giliran_pemohon(terkunci)
            services.ubah(terkunci)
            berkas = services.simpan_berkas(
                terkunci,
                syarat=syarat,
                nama_asli=nama,
                jenis=bersih.jenis,
                sidik_asal=sidik_asal,
                isi=tersimpan,
                lembar=lembar,
                kini=kini,
            )
            services.penuhi_kekurangan(terkunci, sasaran=f"syarat:{syarat}", kini=kini)
    permohonan.versi = terkunci.versi
    return berkas
