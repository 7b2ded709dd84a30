"""What is to be signed, whichever way: the rendered card, stored before any transaction, and the intent that names it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from tertib.alur import kode_periksa
from tertib.dokumen import cetak, queries, services, susun
from tertib.dokumen.models import Cara, Dokumen
from tertib.inti import penyimpanan
from tertib.inti.galat import Galat
from tertib.inti.penyimpanan import Simpanan, Tempat
from tertib.inti.sandi import token_baru
from tertib.kependudukan.models import indeks_nomor_kk
from tertib.kependudukan.rules.jenis import Keluarga
from tertib.pengguna.models import Penugasan
from tertib.permohonan import queries as permohonan_queries
from tertib.permohonan.models import Permohonan, Riwayat

PENERBIT = "Tertib (setempat)"


class BerubahSetelahDisetujui(Galat):
    """Data or papers are no longer those the checkers approved (digest differs)."""


@dataclass(frozen=True, slots=True)
class Naskah:
    """The rendered file, where the signed one will lie, the link its QR code shows, and the draft it was made from."""

    asli: Simpanan
    tempat: Tempat
    cara: Cara
    token: str
    kartu: str
    nomor_kk: str
    penandatangan: Penugasan
    draf_sidik: str


def siapkan(
    permohonan: Permohonan, *, penandatangan: Penugasan, cara: Cara, tulis: Callable[..., Simpanan], kini: datetime
) -> Naskah:
    """Render and store the unsigned file. A card for the pen is its own result: what is printed is what is kept."""
    kait = queries.kait(permohonan.pk)
    token = token_baru()
    keluarga = keluarga_sesudah(permohonan)
    kartu = susun.kartu(
        keluarga,
        kantor=permohonan.kantor,
        ditandatangani=susun.penandatangan(penandatangan),
        dikeluarkan=permohonan.kantor.setempat(kini).date(),
    )
    kode = kode_periksa.siapkan(permohonan.kantor, jenis="kk", isi=kartu.kanonik(), token=token, kini=kini)
    pdf = cetak.kartu_pdf(
        kartu,
        cap=None,
        tautan=kode.tautan,
        lampiran=kode.lampiran,
        waktu=kini,
        penerbit=PENERBIT,
        pena=cara == Cara.BASAH,
        peragaan=settings.PERAGAAN,
    )
    asli = tulis(pdf, kait=kait)
    tempat = Tempat(asli.nama, asli.kunci) if cara == Cara.BASAH else penyimpanan.siapkan(kait=kait)
    kanonik = kartu.kanonik().decode()
    return Naskah(asli, tempat, cara, token, kanonik, keluarga.nomor, penandatangan, permohonan.draf_sidik)


def keluarga_sesudah(permohonan: Permohonan) -> Keluarga:
    """The family whose card this case issues, as approved in the draft."""
    return permohonan_queries.keluarga_draf(permohonan, "sesudah")[0]


def rencanakan(permohonan: Permohonan, naskah: Naskah, *, sidik_data: str, kini: datetime) -> Dokumen:
    """The intent, with its number, in the transaction that holds the case. Raises BerubahSetelahDisetujui."""
    if naskah.draf_sidik != permohonan.draf_sidik:
        raise BerubahSetelahDisetujui(_("Draft berubah sementara KK disusun. Muat ulang halaman, lalu ulangi."))
    return services.rencanakan(
        permohonan,
        jenis="kk",
        cara=naskah.cara,
        penandatangan=naskah.penandatangan,
        asli=naskah.asli,
        tempat=naskah.tempat,
        sidik_data=sidik_data,
        data=naskah.kartu,
        token=naskah.token,
        nomor_kk_indeks=indeks_nomor_kk(naskah.nomor_kk),
        kini=kini,
    )


def pastikan_disetujui(permohonan: Permohonan) -> str:
    """The digest of what stands now, after making sure that it is what the last checker let pass (I4)."""
    sekarang = permohonan_queries.sidik_data(permohonan)
    terakhir = Riwayat.objects.filter(permohonan=permohonan).order_by("-urut").first()
    if terakhir is None or terakhir.kembali or terakhir.sidik_data != sekarang:
        raise BerubahSetelahDisetujui(
            _("Data atau berkas berubah setelah disetujui. Kembalikan permohonan agar diperiksa lagi.")
        )
    return sekarang
