"""B2, change of citizenship: the NIK never changes; who is no longer Indonesian stays on the card only with a KITAP.

UU 23/2006 jo. 24/2013 articles 53, 54; UU 12/2006; Perpres 96/2018 article 11(1)(e), (f).
"""

import datetime as dt
from dataclasses import replace

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.perubahan import syarat
from tertib.kependudukan.perubahan.jawaban import isi, kartu_pemohon, pilihan, satu_kartu, tanggal, tunjuk
from tertib.kependudukan.perubahan.jenis import (
    Fakta,
    Halaman,
    Hasil,
    JenisPerubahan,
    Keluar,
    Pertanyaan,
    Syarat,
)
from tertib.kependudukan.perubahan.pemohon import periksa_pemohon
from tertib.kependudukan.perubahan.selesai import selesai
from tertib.kependudukan.perubahan.susunan import ganti_orang, tanpa
from tertib.kependudukan.perubahan.tanya import jawab, tanya_siapa, tanya_tanggal, tanya_teks
from tertib.kependudukan.rules.jenis import Anggota, Keluarga
from tertib.kependudukan.rules.lapor import periksa_lapor
from tertib.kependudukan.rules.temuan import Aturan

_PASAL = "UU 23/2006 jo. 24/2013 Ps 53, 54"
_WNI, _WNA = "1", "2"

TIDAK_BERUBAH = Aturan(
    "kewarganegaraan-tidak-berubah",
    "tolak",
    _("Kewarganegaraan yang ditulis sama dengan yang tercatat. Periksa lagi."),
    _("{siapa} sudah tercatat {rincian}."),
    _PASAL,
)

SYARAT = (
    syarat.kk_lama(),
    Syarat(
        "keputusan_pewarganegaraan",
        _("Petikan keputusan pewarganegaraan dan berita acara sumpah"),
        _("Foto semua halaman."),
        "Perpres 96/2018 Ps 11(1)",
        wajib_jika=jawab("menjadi", _WNI),
    ),
    Syarat(
        "keputusan_kehilangan",
        _("Keputusan tentang kehilangan kewarganegaraan Indonesia"),
        _("Foto semua halaman."),
        "UU 12/2006 Ps 23",
        wajib_jika=jawab("menjadi", _WNA),
    ),
    syarat.kitap("UU 23/2006 jo. 24/2013 Ps 62", jika=lambda f: f.get("menjadi") == _WNA and bool(f.get("kitap"))),
)

HALAMAN = (
    Halaman(
        "kewarganegaraan",
        _("Kewarganegaraan"),
        "",
        (
            tanya_siapa("siapa", _("Siapa yang berubah kewarganegaraan")),
            Pertanyaan(
                "menjadi",
                _("Menjadi"),
                "pilihan",
                ((_WNI, _("Warga negara Indonesia")), (_WNA, _("Warga negara asing"))),
            ),
            tanya_teks("nomor_keputusan", _("Nomor keputusan")),
            tanya_tanggal("tanggal_keputusan", _("Tanggal keputusan atau sumpah")),
        ),
    ),
    Halaman(
        "izin",
        _("Paspor dan izin tinggal tetap"),
        _("Tanpa KITAP, warga negara asing tidak ditulis di KK."),
        (
            tanya_teks("paspor", _("Nomor paspor"), wajib=False),
            tanya_teks("kitap", _("Nomor KITAP"), wajib=False),
        ),
        jika=jawab("menjadi", _WNA),
    ),
)


def hitung(sebelum: tuple[Keluarga, ...], fakta: Fakta, *, pemohon_nik: str, kini: dt.date) -> Hasil:
    """The card with the new citizenship, or without the person. Raises FaktaSalah."""
    k = satu_kartu(sebelum)
    a = tunjuk(kartu_pemohon(sebelum), isi(fakta, "siapa"))
    menjadi, hari = pilihan(fakta, "menjadi", (_WNI, _WNA)), tanggal(fakta, "tanggal_keputusan")
    isi(fakta, "nomor_keputusan")
    temuan = [*periksa_lapor("kewarganegaraan", hari, kini=kini, medan="tanggal_keputusan")]
    temuan += periksa_pemohon(sebelum, pemohon_nik)
    if a.orang.kewarganegaraan == menjadi:
        rincian = "WNI" if menjadi == _WNI else "WNA"
        temuan.append(TIDAK_BERUBAH.temuan(a.orang.nama, rincian=rincian, medan="menjadi"))
    if menjadi == _WNA and not fakta.get("kitap"):
        return selesai(
            sebelum, (tanpa(k, {a}),), kini=kini, akibat=(_keluar(a),), temuan=temuan, keluar=(_sebagai_wna(a, fakta),)
        )
    izin = {"paspor": "", "kitap": ""}
    if menjadi == _WNA:
        izin = {"paspor": fakta.get("paspor", "").upper(), "kitap": fakta["kitap"].upper()}
    akibat = gettext("Kewarganegaraan {nama} menjadi {apa}. NIK tetap.").format(
        nama=a.orang.nama, apa="WNI" if menjadi == _WNI else "WNA"
    )
    baru = ganti_orang(k, a.orang.nik, kewarganegaraan=menjadi, **izin)
    return selesai(sebelum, (baru,), kini=kini, akibat=(akibat,), temuan=temuan)


def _keluar(a: Anggota) -> str:
    return gettext(
        "{nama} bukan lagi warga negara Indonesia dan keluar dari KK. NIK-nya tidak dipakai orang lain."
    ).format(nama=a.orang.nama)


def _sebagai_wna(a: Anggota, fakta: Fakta) -> Keluar:
    orang = replace(a.orang, kewarganegaraan=_WNA, paspor=fakta.get("paspor", "").upper())
    return Keluar(orang, "kehilangan-kewarganegaraan")


JENIS = JenisPerubahan(
    kode="kewarganegaraan",
    kode_f102="B2",
    nama=_("Mencatat perubahan kewarganegaraan"),
    ringkas=_("Menjadi warga negara Indonesia, atau kehilangan kewarganegaraan Indonesia."),
    syarat=SYARAT,
    halaman=HALAMAN,
    hitung=hitung,
)
