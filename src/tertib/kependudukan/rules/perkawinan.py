"""Whether two people may be recorded as husband and wife (UU 1/1974 jo. UU 16/2019)."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.rules import kode
from tertib.kependudukan.rules.jenis import Orang
from tertib.kependudukan.rules.perorangan import UMUR_KAWIN
from tertib.kependudukan.rules.temuan import Aturan, Temuan

_KAWIN = frozenset({"2", "3"})

SESAMA_KELAMIN = Aturan(
    "kawin-kelamin-sama",
    "tolak",
    _("Perkawinan dicatat antara seorang laki-laki dan seorang perempuan. Periksa NIK suami dan istri."),
    _("{siapa} dan {rincian} tercatat dengan jenis kelamin yang sama."),
    "UU 1/1974 Ps 1",
)
KERABAT = Aturan(
    "kawin-kerabat",
    "tolak",
    _("Perkawinan ini tidak dapat dicatat. Hubungi petugas."),
    _("{siapa} dan {rincian} sedarah: orang tua dan anak, atau saudara."),
    "UU 1/1974 Ps 8",
)
DI_BAWAH_19 = Aturan(
    "kawin-di-bawah-19",
    "tolak",
    _("Umur kawin paling rendah 19 tahun. Jika ada dispensasi pengadilan, tulis nomor penetapannya."),
    _("{siapa} kawin pada umur {rincian} tahun tanpa nomor penetapan dispensasi."),
    "UU 16/2019 Ps 7",
)
DISPENSASI = Aturan(
    "kawin-dengan-dispensasi",
    "peringatan",
    _("Penetapan dispensasi kawin akan diperiksa petugas."),
    _("{siapa} kawin pada umur {rincian} tahun dengan dispensasi. Cocokkan penetapan pengadilan."),
    "UU 16/2019 Ps 7(2)",
)
MASIH_KAWIN = Aturan(
    "masih-kawin",
    "tolak",
    _("Status perkawinan salah satu pihak tidak cocok. Catat dulu perceraian atau kematian pasangan sebelumnya."),
    _("{siapa} masih tercatat “{rincian}” dengan orang lain."),
    "UU 1/1974 Ps 3, 9",
)
IZIN_POLIGAMI = Aturan(
    "izin-poligami",
    "peringatan",
    _("Izin pengadilan akan diperiksa petugas."),
    _("{siapa} sudah beristri. Cocokkan izin pengadilan untuk beristri lebih dari seorang."),
    "UU 1/1974 Ps 3(2), 4",
)
BEDA_AGAMA = Aturan(
    "kawin-beda-agama",
    "peringatan",
    _("Bukti perkawinan akan diperiksa petugas."),
    _("Agama {siapa} dan {rincian} tidak sama. Pastikan bukti perkawinan sah."),
    "UU 1/1974 Ps 2; SEMA 2/2023",
)
SUDAH_TERCATAT = Aturan(
    "kawin-sudah-tercatat",
    "peringatan",
    _("Data perkawinan akan diperiksa petugas."),
    _("{siapa} sudah tercatat “{rincian}” tanpa pasangan di KK ini. Pastikan pasangannya orang yang sama."),
    "UU 23/2006 jo. 24/2013 Ps 34",
)


@dataclass(frozen=True, slots=True)
class Pihak:
    """One of the two: the person, and the one he or she is married to now, as far as the cards say."""

    orang: Orang
    pasangan: Orang | None = None


def kerabat_dekat(a: Orang, b: Orang) -> bool:
    """Parent and child, or brother and sister, as far as NIKs of parents tell."""
    tua_a, tua_b = ({nik for nik in (o.nik_ayah, o.nik_ibu) if nik} for o in (a, b))
    return a.nik in tua_b or b.nik in tua_a or bool(tua_a & tua_b)


def periksa_perkawinan(
    a: Pihak, b: Pihak, *, tanggal: dt.date, dispensasi: str = "", izin_poligami: str = ""
) -> tuple[Temuan, ...]:
    """Every hindrance and doubt. `dispensasi` and `izin_poligami` are the numbers of the court's orders, "" for none."""
    temuan: list[Temuan] = []
    if a.orang.jenis_kelamin == b.orang.jenis_kelamin:
        temuan.append(SESAMA_KELAMIN.temuan(a.orang.nama, rincian=b.orang.nama))
    if kerabat_dekat(a.orang, b.orang):
        temuan.append(KERABAT.temuan(a.orang.nama, rincian=b.orang.nama))
    if a.orang.agama != b.orang.agama:
        temuan.append(BEDA_AGAMA.temuan(a.orang.nama, rincian=b.orang.nama))
    for pihak in (a, b):
        temuan += _umur(pihak.orang, tanggal, dispensasi)
        temuan += _masih_kawin(pihak, b if pihak is a else a, izin_poligami)
    return tuple(temuan)


def periksa_seorang(
    pihak: Pihak, *, tanggal: dt.date, dispensasi: str = "", izin_poligami: str = ""
) -> tuple[Temuan, ...]:
    """The same for one whose husband or wife is on a card of another office: age, and still married to somebody."""
    asing = Pihak(Orang("", "", "", "", tanggal, ""))
    return (*_umur(pihak.orang, tanggal, dispensasi), *_masih_kawin(pihak, asing, izin_poligami))


def _umur(o: Orang, tanggal: dt.date, dispensasi: str) -> Iterator[Temuan]:
    if (umur := o.umur(tanggal)) < UMUR_KAWIN:
        aturan = DISPENSASI if dispensasi else DI_BAWAH_19
        yield aturan.temuan(o.nama, rincian=str(umur), medan="dispensasi")


def _masih_kawin(pihak: Pihak, lain: Pihak, izin_poligami: str) -> Iterator[Temuan]:
    o = pihak.orang
    if o.status_kawin not in _KAWIN or (pihak.pasangan and pihak.pasangan.nik == lain.orang.nik):
        return
    if pihak.pasangan is None and lain.orang.status_kawin in _KAWIN and lain.pasangan is None:
        yield SUDAH_TERCATAT.temuan(o.nama, rincian=kode.STATUS_KAWIN.label(o.status_kawin))
    elif o.jenis_kelamin == kode.LAKI and izin_poligami:
        yield IZIN_POLIGAMI.temuan(o.nama, medan="izin_poligami")
    else:
        yield MASIH_KAWIN.temuan(o.nama, rincian=kode.STATUS_KAWIN.label(o.status_kawin))
