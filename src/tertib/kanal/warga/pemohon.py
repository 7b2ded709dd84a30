"""The first two pages of every application: part I of form F-1.02 (Permendagri 109/2019), and how to reach people."""

import re
from collections.abc import Callable, Mapping

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tertib.kanal import telepon
from tertib.kependudukan.perubahan.jenis import Diri, Halaman, Pertanyaan
from tertib.kependudukan.rules.nik import NomorSalah, urai_nik, urai_nomor_kk

PEMOHON, KONTAK = "pemohon", "kontak"
_PANJANG_NAMA = 100

_NAMA = Pertanyaan("nama", gettext_lazy("Nama lengkap Anda"), "teks")
_NOMOR_KK = Pertanyaan(
    "nomor_kk",
    gettext_lazy("Nomor KK"),
    "angka",
    lebar=16,
    petunjuk=gettext_lazy("16 angka di bagian atas KK. Jika KK hilang, lihat salinan atau fotonya."),
)
_HALAMAN_KONTAK = Halaman(
    KONTAK,
    gettext_lazy("Ke mana kabar kami kirim"),
    gettext_lazy("KK baru dan kabar permohonan kami kirim ke nomor WhatsApp ini."),
    (
        Pertanyaan(
            "whatsapp",
            gettext_lazy("Nomor WhatsApp"),
            "teks",
            lebar=16,
            petunjuk=gettext_lazy("Nomor Indonesia boleh diawali 08. Nomor negara lain diawali + dan kode negara."),
        ),
        Pertanyaan("surel", gettext_lazy("Alamat surel"), "teks", wajib=False),
    ),
)


def halaman(diri: Diri) -> tuple[Halaman, Halaman]:
    """The two pages for who applies for this kind: only the numbers they can have are asked for."""
    nik = Pertanyaan(
        "nik",
        gettext_lazy("NIK Anda"),
        "angka",
        lebar=16,
        petunjuk=gettext_lazy("16 angka, ada di KTP-el dan KK."),
        wajib=diri.ber_nik,
    )
    nomor = (nik, _NOMOR_KK) if diri.berkartu else (nik,)
    return Halaman(PEMOHON, gettext_lazy("Siapa yang mengajukan"), diri.petunjuk, (_NAMA, *nomor)), _HALAMAN_KONTAK


def milik(halaman: Halaman) -> bool:
    """Whether this is one of the two pages about the applicant."""
    return halaman.kunci in (PEMOHON, KONTAK)


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
    hasil = ((p.kunci, _periksa(p, jawaban.get(p.kunci, ""))) for p in halaman.pertanyaan)
    return {kunci: kalimat for kunci, kalimat in hasil if kalimat}


def _periksa(tanya: Pertanyaan, nilai: str) -> str:
    if not nilai and not tanya.wajib:
        return ""
    return _PEMERIKSA[tanya.kunci](nilai)


def _nama(nilai: str) -> str:
    baik = nilai and len(nilai) <= _PANJANG_NAMA and nilai.isprintable()
    return "" if baik else _("Tulis nama lengkap Anda seperti di KK")


def _nik(nilai: str) -> str:
    try:
        urai_nik(nilai)
    except NomorSalah as salah:
        return f"NIK: {salah}" if nilai else _("Tulis NIK Anda, 16 angka")
    return ""


def _nomor_kk(nilai: str) -> str:
    try:
        urai_nomor_kk(nilai)
    except NomorSalah as salah:
        return f"{_('Nomor KK')}: {salah}" if nilai else _("Tulis nomor KK, 16 angka")
    return ""


def _whatsapp(nilai: str) -> str:
    return "" if telepon.sah(nilai) else _("Tulis nomor WhatsApp yang aktif, misalnya 0812 3456 7890")


def _surel(nilai: str) -> str:
    try:
        validate_email(nilai)
    except ValidationError:
        return _("Periksa alamat surel, misalnya nama@contoh.id")
    return ""


_PEMERIKSA: Mapping[str, Callable[[str], str]] = {
    "nama": _nama,
    "nik": _nik,
    "nomor_kk": _nomor_kk,
    "whatsapp": _whatsapp,
    "surel": _surel,
}
