"""Blanks: received with a letter, used one by one by cases, spoiled by the report of one official and the eyes of another."""

from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from tertib.alur.konteks import Konteks, TidakBoleh
from tertib.buku import persediaan
from tertib.buku import services as buku
from tertib.buku.models import BeritaAcara, Gerak, GerakBlanko
from tertib.dokumen.ktp import queries as ktp
from tertib.inti.galat import Galat
from tertib.pengguna.models import Penugasan
from tertib.sop.jenis import Efek

# What is written in the book is Indonesian, whatever language the screen of the writer speaks.
TERBANYAK: Final = 100_000
TERPANJANG: Final = {"seri": 60, "dari": 80, "surat": 60, "sebab": 200}


class IsianKurang(Galat):
    """Something the book needs was not said. `medan` is the field to mend."""

    def __init__(self, kalimat: str, medan: str) -> None:
        super().__init__(kalimat)
        self.medan = medan


class HarusOrangLain(Galat):
    """Who reports spoiled blanks cannot be the one who saw that it is true."""


def terima(
    oleh: Penugasan, *, jenis: str, jumlah: int, seri: str, dari: str, surat: str, kini: datetime
) -> GerakBlanko:
    """`jumlah` blanks came from `dari` with the letter `surat`. Raises IsianKurang, TidakBoleh."""
    _pastikan_dinas(oleh)
    seri, dari, surat = _rapi("seri", seri), _rapi("dari", dari), _rapi("surat", surat)
    _pastikan_jumlah(jenis, jumlah)
    if not dari:
        raise IsianKurang(_("Tulis dari siapa blanko diterima"), "dari")
    if not surat:
        raise IsianKurang(_("Tulis nomor surat pengantar atau tanda terimanya"), "surat")
    uraian = f"Dari {dari}, surat {surat}. Dicatat {oleh.pengguna.nama}."
    with transaction.atomic():
        return buku.gerakkan_blanko(
            oleh.kantor, jenis=jenis, gerak=Gerak.DITERIMA, jumlah=jumlah, seri=seri, uraian=uraian, kini=kini
        )


def laporkan(oleh: Penugasan, *, jenis: str, jumlah: int, seri: str, sebab: str, kini: datetime) -> BeritaAcara:
    """The report that blanks are spoiled; nothing moves until a second official has seen. Raises IsianKurang, TidakBoleh."""
    _pastikan_dinas(oleh)
    seri, sebab = _rapi("seri", seri), _rapi("sebab", sebab)
    _pastikan_jumlah(jenis, jumlah)
    if not sebab:
        raise IsianKurang(_("Tulis mengapa blanko rusak"), "sebab")
    with transaction.atomic():
        return buku.buat_berita_acara(oleh, jenis=jenis, jumlah=jumlah, seri=seri, sebab=sebab, kini=kini)


def saksikan(berita: BeritaAcara, *, oleh: Penugasan, benar: bool, kini: datetime) -> None:
    """The second official says whether it is so. Raises HarusOrangLain, TidakBoleh, SudahDisaksikan, BlankoKurang."""
    _pastikan_dinas(oleh)
    if oleh.pengguna_id == berita.oleh.pengguna_id:
        raise HarusOrangLain(_("Berita acara disaksikan orang lain, bukan pembuatnya."))
    with transaction.atomic():
        baris = _keluarkan(berita, oleh, kini).baris if benar else None
        buku.putuskan_berita_acara(berita, saksi=oleh, baris=baris, kini=kini)


def _keluarkan(berita: BeritaAcara, saksi: Penugasan, kini: datetime) -> GerakBlanko:
    orang = f"Dibuat {berita.oleh.pengguna.nama}, disaksikan {saksi.pengguna.nama}."
    uraian = f"Berita acara {berita.nomor}/{berita.tahun}: {berita.sebab.rstrip('.')}. {orang}"
    return buku.gerakkan_blanko(
        saksi.kantor,
        jenis=berita.jenis,
        gerak=Gerak.RUSAK,
        jumlah=-berita.jumlah,
        seri=berita.seri,
        uraian=uraian,
        kini=kini,
    )


def pakai(k: Konteks, efek: Efek) -> None:
    """The effect `blanko`: this case uses one; of those for KTP-el, one for each card that may be printed now.

    `isi`: "seri_blanko" = its serial number, where it has one.
    """
    banyak = len(ktp.siap_cetak(k.permohonan)) if efek.apa == "ktp" else 1
    if not banyak:
        return
    buku.gerakkan_blanko(
        k.permohonan.kantor,
        jenis=efek.apa,
        gerak=Gerak.DIPAKAI,
        jumlah=-banyak,
        seri=_rapi("seri", str(k.isi.get("seri_blanko") or "")),
        uraian=f"Dipakai {k.pelaku.nama}.",
        kini=k.kini,
        permohonan=k.permohonan,
    )


def _pastikan_dinas(oleh: Penugasan) -> None:
    if oleh.desa_id is not None:
        raise TidakBoleh(_("Persediaan blanko dicatat di Dinas, bukan di kantor desa."))


def _pastikan_jumlah(jenis: str, jumlah: int) -> None:
    if jenis not in persediaan.NAMA:
        raise IsianKurang(_("Pilih jenis blanko"), "jenis")
    if not 0 < jumlah <= TERBANYAK:
        raise IsianKurang(_("Tulis berapa lembar, dengan angka"), "jumlah")


def _rapi(medan: str, teks: str) -> str:
    return " ".join(teks.split())[: TERPANJANG[medan]]
