"""The first two pages of every application: part I of form F-1.02 (Permendagri 109/2019), and how to reach people."""

import re
from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext_lazy as _

from tertib.kanal import telepon
from tertib.kependudukan.perubahan.jenis import Halaman, Pertanyaan
from tertib.kependudukan.rules.nik import NomorSalah, urai_nik, urai_nomor_kk

_PANJANG_NAMA = 100

PEMOHON = Halaman(
    kunci="pemohon",
    judul=_("Siapa yang mengajukan"),
    petunjuk=_("Tulis data Anda sendiri, sama seperti di KK."),
    pertanyaan=(
        Pertanyaan(kunci="nama", label=_("Nama lengkap Anda"), jenis="teks"),
        Pertanyaan(
            kunci="nik", label=_("NIK Anda"), jenis="angka", lebar=16, petunjuk=_("16 angka, ada di KTP-el dan KK.")
        ),
        Pertanyaan(
            kunci="nomor_kk",
            label=_("Nomor KK"),
            jenis="angka",
            lebar=16,
            petunjuk=_("16 angka di bagian atas KK. Jika KK hilang, lihat salinan atau fotonya."),
        ),
    ),
)
KONTAK = Halaman(
    kunci="kontak",
    judul=_("Ke mana kabar kami kirim"),
    petunjuk=_("KK baru dan kabar permohonan kami kirim ke nomor WhatsApp ini."),
    pertanyaan=(
        Pertanyaan(
            kunci="whatsapp",
            label=_("Nomor WhatsApp"),
            jenis="teks",
            lebar=16,
            petunjuk=_("Nomor Indonesia boleh diawali 08. Nomor negara lain diawali + dan kode negara."),
        ),
        Pertanyaan(kunci="surel", label=_("Alamat surel"), jenis="teks", wajib=False),
    ),
)


def rapikan(jawaban: Mapping[str, str]) -> dict[str, str]:
    """The answers of these two pages as they are stored: numbers without separators, WhatsApp as "+62…"."""
    rapi = {k: " ".join(v.split()) for k, v in jawaban.items()}
    for nomor in {"nik", "nomor_kk"} & rapi.keys():
        rapi[nomor] = re.sub(r"[\s.\-]", "", rapi[nomor])
    if "whatsapp" in rapi:
        rapi["whatsapp"] = telepon.internasional(rapi["whatsapp"])
    return rapi


def periksa(halaman: Halaman, jawaban: Mapping[str, str]) -> dict[str, str]:
    """What must be mended on one of these two pages, by question."""
    return _periksa_pemohon(jawaban) if halaman is PEMOHON else _periksa_kontak(jawaban)


def _periksa_pemohon(jawaban: Mapping[str, str]) -> dict[str, str]:
    galat: dict[str, str] = {}
    nama = jawaban.get("nama", "")
    if not nama or len(nama) > _PANJANG_NAMA or any(not h.isprintable() for h in nama):
        galat["nama"] = str(_("Tulis nama lengkap Anda seperti di KK"))
    for kunci, urai, kosong in (
        ("nik", urai_nik, _("Tulis NIK Anda, 16 angka")),
        ("nomor_kk", urai_nomor_kk, _("Tulis nomor KK, 16 angka")),
    ):
        if not jawaban.get(kunci):
            galat[kunci] = str(kosong)
            continue
        try:
            urai(jawaban[kunci])
        except NomorSalah as salah:
            galat[kunci] = f"{'NIK' if kunci == 'nik' else _('Nomor KK')}: {salah}"
    return galat


def _periksa_kontak(jawaban: Mapping[str, str]) -> dict[str, str]:
    galat: dict[str, str] = {}
    if not telepon.sah(jawaban.get("whatsapp", "")):
        galat["whatsapp"] = str(_("Tulis nomor WhatsApp yang aktif, misalnya 0812 3456 7890"))
    if surel := jawaban.get("surel", ""):
        try:
            validate_email(surel)
        except ValidationError:
            galat["surel"] = str(_("Periksa alamat surel, misalnya nama@contoh.id"))
    return galat
