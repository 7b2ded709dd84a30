"""The applicant answers the form, while the case stands at a step of theirs, and proves by a code where they are reached."""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tertib.alur.konteks import Konteks
from tertib.alur.pelaku import WARGA
from tertib.inti import antrean
from tertib.inti.galat import Galat
from tertib.inti.sandi import indeks_buta, kode_angka
from tertib.kependudukan.models import indeks_nik, indeks_nomor_kk
from tertib.permohonan import queries, services
from tertib.permohonan.models import KodeKonfirmasi, Permohonan
from tertib.sop.kosakata import MEMPERBAIKI

WHATSAPP, SUREL = "whatsapp", "surel"
"""The channels with an address to prove; each is the name of the field of the case that holds it."""
BERAKUN = frozenset({"ikd"})
"""Doors whose applicant has an account: who they are was proven when it was opened."""
UMUR_KODE = timedelta(minutes=15)
JEDA_KODE = timedelta(seconds=60)
PERCOBAAN_KODE = 5
KODE_PER_HARI = 6


class TerkunciSelamaDiperiksa(Galat):
    """Answers and papers cannot change while officials decide on them."""

    kalimat = _("Permohonan sedang diperiksa petugas. Isian tidak dapat diubah sekarang.")


class PemohonTetap(Galat):
    """The applicant is whoever signed in; the answers about them are not asked for."""

    kalimat = _("Data pemohon berasal dari akun IKD Anda. Ubah kontak lewat petugas di kantor.")


class IsianKosong(Galat):
    """There is nothing to key in."""

    kalimat = _("Permohonan ini belum berisi data orangnya.")


class KodeSalah(Galat):
    """The code is wrong, too old, or tried too often."""


class KodeTerlaluSering(Galat):
    """A code was asked for again too soon, or too often today."""


@dataclass(frozen=True, slots=True)
class PemilikAkun:
    """Who signed in, as the register has them, with contacts confirmed at `dikonfirmasi`."""

    nama: str
    nik: str
    nomor_kk: str
    whatsapp: str
    surel: str
    dikonfirmasi: datetime


def pastikan_giliran_pemohon(permohonan: Permohonan) -> None:
    """Raises TerkunciSelamaDiperiksa unless the case stands at a step of the applicant before its end."""
    naskah = queries.sop(permohonan)
    langkah = naskah.langkah.get(permohonan.langkah)
    giliran = langkah and naskah.peran[langkah.peran].jenis in WARGA and langkah.tindakan in MEMPERBAIKI
    if permohonan.akhir or not giliran:
        raise TerkunciSelamaDiperiksa


def simpan_isian(permohonan: Permohonan, *, jawaban: Mapping[str, str], versi: int, kini: datetime) -> None:
    """Add or replace answers. A changed answer mends the deficiency that pointed at it. Raises SudahBerubah."""
    with transaction.atomic():
        terkunci = services.kunci(permohonan.pk)
        pastikan_giliran_pemohon(terkunci)
        lama = queries.isian(terkunci)
        baru = {**lama, **jawaban}
        services.ubah(terkunci, versi=versi, isian=json.dumps(baru, ensure_ascii=False) if baru else "")
        berubah = [kunci for kunci in jawaban if lama.get(kunci) != jawaban[kunci]]
        for kunci in berubah:
            services.penuhi_kekurangan(terkunci, sasaran=f"isian:{kunci}", kini=kini)
        if berubah:
            services.gugurkan_tanda_tangan(terkunci, kini=kini)
    _segarkan(permohonan)


def simpan_pemohon(
    permohonan: Permohonan,
    *,
    nama: str,
    nik: str,
    nomor_kk: str,
    whatsapp: str,
    surel: str,
    versi: int,
    kini: datetime,
) -> None:
    """Part I of F-1.02 and how to reach the applicant. Another number or address must be proven anew.

    Raises SudahBerubah, PemohonTetap.
    """
    with transaction.atomic():
        terkunci = services.kunci(permohonan.pk)
        pastikan_giliran_pemohon(terkunci)
        if terkunci.kanal in BERAKUN:
            raise PemohonTetap
        terbukti = {
            "whatsapp_dikonfirmasi": terkunci.whatsapp_dikonfirmasi if terkunci.whatsapp == whatsapp else None,
            "surel_dikonfirmasi": terkunci.surel_dikonfirmasi if terkunci.surel == surel else None,
        }
        if (terkunci.pemohon_nama, terkunci.pemohon_nik, terkunci.nomor_kk) != (nama, nik, nomor_kk):
            services.gugurkan_tanda_tangan(terkunci, kini=kini)
            services.gugurkan_identitas(terkunci, kini=kini)
        services.ubah(
            terkunci,
            versi=versi,
            pemohon_nama=nama,
            pemohon_nik=nik,
            pemohon_nik_indeks=indeks_nik(nik),
            nomor_kk=nomor_kk,
            nomor_kk_indeks=indeks_nomor_kk(nomor_kk),
            whatsapp=whatsapp,
            surel=surel,
            **terbukti,
        )
        services.penuhi_kekurangan(terkunci, sasaran="isian:pemohon", kini=kini)
    _segarkan(permohonan)


def simpan_pemilik_akun(permohonan: Permohonan, *, akun: PemilikAkun, versi: int) -> None:
    """The same for who signed in at a door of `BERAKUN`: identity and contacts were proven before. Raises SudahBerubah."""
    with transaction.atomic():
        terkunci = services.kunci(permohonan.pk)
        pastikan_giliran_pemohon(terkunci)
        services.ubah(
            terkunci,
            versi=versi,
            pemohon_nama=akun.nama,
            pemohon_nik=akun.nik,
            pemohon_nik_indeks=indeks_nik(akun.nik),
            nomor_kk=akun.nomor_kk,
            nomor_kk_indeks=indeks_nomor_kk(akun.nomor_kk),
            whatsapp=akun.whatsapp,
            whatsapp_dikonfirmasi=akun.dikonfirmasi,
            surel=akun.surel,
            surel_dikonfirmasi=akun.dikonfirmasi,
        )
    _segarkan(permohonan)


def lakukan(k: Konteks) -> None:
    """A step that only fills in: what was filled in is stored already. Raises IsianKosong for an official's empty one."""
    if k.pelaku.penugasan and not queries.isian(k.permohonan):
        raise IsianKosong


def kirim_kode(permohonan: Permohonan, *, lewat: str = WHATSAPP, kini: datetime) -> None:
    """Send a fresh code to the number or address of the case. Raises KodeTerlaluSering."""
    tujuan = indeks_buta(getattr(permohonan, lewat), guna=lewat)
    with transaction.atomic():
        services.kunci(permohonan.pk)
        hari_ini = KodeKonfirmasi.objects.filter(tujuan_indeks=tujuan, dibuat__gt=kini - timedelta(days=1))
        if hari_ini.filter(permohonan=permohonan, dibuat__gt=kini - JEDA_KODE).exists():
            raise KodeTerlaluSering(gettext("Kode baru saja dikirim. Tunggu satu menit sebelum meminta lagi."))
        if hari_ini.count() >= KODE_PER_HARI:
            raise KodeTerlaluSering(gettext("Kode sudah terlalu sering diminta hari ini. Coba lagi besok."))
        kode = KodeKonfirmasi.objects.create(
            permohonan=permohonan, kantor=permohonan.kantor, tujuan_indeks=tujuan, kode=kode_angka(), dibuat=kini
        )
        antrean.tambah(
            "beritahu",
            kantor=permohonan.kantor_id,
            isi={"permohonan": permohonan.pk, "perihal": "kode", "lewat": lewat, "kode": kode.pk},
            kini=kini,
        )


def konfirmasi_kode(permohonan: Permohonan, *, kode: str, lewat: str = WHATSAPP, kini: datetime) -> None:
    """Prove the number or address. Each try counts, also a wrong one. Raises KodeSalah."""
    alamat = getattr(permohonan, lewat)
    berlaku = KodeKonfirmasi.objects.filter(
        permohonan=permohonan,
        tujuan_indeks=indeks_buta(alamat, guna=lewat),
        dipakai=None,
        dibuat__gt=kini - UMUR_KODE,
        percobaan__lt=PERCOBAAN_KODE,
    )
    terbaru = berlaku.order_by("-id").first()
    if terbaru is None or not berlaku.filter(pk=terbaru.pk).update(percobaan=F("percobaan") + 1):
        raise KodeSalah(gettext("Kode sudah tidak berlaku. Minta kode baru."))
    if not secrets.compare_digest(terbaru.kode.encode(), kode.strip().encode()):
        raise KodeSalah(gettext("Kode tidak cocok. Periksa pesan terbaru dari kami."))
    with transaction.atomic():
        terkunci = services.kunci(permohonan.pk)
        if getattr(terkunci, lewat) != alamat:
            raise KodeSalah(gettext("Alamatnya sudah diganti. Minta kode baru untuk alamat itu."))
        KodeKonfirmasi.objects.filter(pk=terbaru.pk).update(dipakai=kini)
        services.catat_alamat(terkunci, **{f"{lewat}_dikonfirmasi": kini})
    _segarkan(permohonan)


def simpan_surel(permohonan: Permohonan, *, surel: str, kini: datetime) -> None:
    """Another e-mail address, at any time of the case; nothing goes there before it is proven. "" takes it away."""
    with transaction.atomic():
        terkunci = services.kunci(permohonan.pk)
        if terkunci.surel != surel:
            services.catat_alamat(terkunci, surel=surel, surel_dikonfirmasi=None)
    _segarkan(permohonan)


def _segarkan(permohonan: Permohonan) -> None:
    permohonan.refresh_from_db(from_queryset=type(permohonan).objects.select_related("kantor", "sop"))
