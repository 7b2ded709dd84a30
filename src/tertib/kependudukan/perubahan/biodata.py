"""One person's biodata from answers (form F-1.01), for people who are on no card yet."""

import datetime as dt

from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.perubahan.jawaban import isi, pilihan, tanggal
from tertib.kependudukan.perubahan.jenis import Bila, Fakta, FaktaSalah, Halaman, Pertanyaan, Syarat
from tertib.kependudukan.perubahan.tanya import jawab, salah_satu, tanya_nik, tanya_tanggal, tanya_teks
from tertib.kependudukan.rules import kode
from tertib.kependudukan.rules.jenis import Orang
from tertib.kependudukan.rules.nama import rapikan
from tertib.kependudukan.rules.nik import NomorSalah, urai_nik

_PASTI, _TAHUN = "pasti", "tahun"
_KAWIN_ATAU_CERAI = ("2", "3", "4", "5")


def formulir_biodata(pasal: str, *, jika: Bila) -> Syarat:
    """F-1.01, for a person who has no NIK yet."""
    return Syarat(
        "formulir_biodata",
        _("Formulir biodata keluarga (F-1.01)"),
        _("Ditandatangani pemohon; dapat diisi di layar."),
        pasal,
        wajib_jika=jika,
    )


def halaman_biodata(*, lahir_tidak_pasti: bool, punya_nik: Bila) -> tuple[Halaman, ...]:
    """Who the person is. `punya_nik` says when an existing NIK is asked for."""
    return (
        Halaman(
            "orang",
            _("Data orang ini"),
            _("Isi sesuai dokumen atau keterangan yang ada."),
            (
                tanya_nik("nik", _("NIK"), jika=punya_nik),
                Pertanyaan("nama", _("Nama lengkap"), "nama", petunjuk=_("Huruf saja, paling banyak 60 huruf.")),
                Pertanyaan("jenis_kelamin", _("Jenis kelamin"), "pilihan", kode.JENIS_KELAMIN.pilihan),
                tanya_teks("tempat_lahir", _("Kabupaten atau kota tempat lahir")),
                *_tanya_lahir(lahir_tidak_pasti),
            ),
        ),
        Halaman(
            "keadaan",
            _("Agama, pendidikan, pekerjaan, perkawinan"),
            "",
            (
                Pertanyaan("agama", _("Agama"), "pilihan", kode.AGAMA.pilihan),
                Pertanyaan("pendidikan", _("Pendidikan terakhir"), "pilihan", kode.PENDIDIKAN.pilihan, wajib=False),
                Pertanyaan("status_kawin", _("Status perkawinan"), "pilihan", kode.STATUS_KAWIN.pilihan),
                tanya_tanggal(
                    "tanggal_kawin",
                    _("Tanggal perkawinan atau perceraian"),
                    jika=salah_satu("status_kawin", _KAWIN_ATAU_CERAI),
                    wajib=False,
                ),
            ),
        ),
        Halaman(
            "orang_tua",
            _("Orang tua"),
            _("Kosongkan jika tidak diketahui."),
            (
                Pertanyaan("ibu", _("Nama lengkap ibu"), "nama", wajib=False),
                Pertanyaan("ayah", _("Nama lengkap ayah"), "nama", wajib=False),
            ),
        ),
    )


def _tanya_lahir(tidak_pasti: bool) -> tuple[Pertanyaan, ...]:
    if not tidak_pasti:
        return (tanya_tanggal("tanggal_lahir", _("Tanggal lahir")),)
    return (
        Pertanyaan(
            "lahir",
            _("Apakah tanggal lahir diketahui?"),
            "pilihan",
            ((_PASTI, _("Ya, diketahui")), (_TAHUN, _("Hanya tahunnya, atau perkiraan"))),
        ),
        tanya_tanggal("tanggal_lahir", _("Tanggal lahir"), jika=jawab("lahir", _PASTI)),
        Pertanyaan("tahun_lahir", _("Tahun lahir atau perkiraannya"), "angka", lebar=4, jika=jawab("lahir", _TAHUN)),
    )


def tanggal_lahir(fakta: Fakta, *, kini: dt.date) -> dt.date:
    """The birth date; 1 July of the year where only the year is known (the convention of the register)."""
    if fakta.get("lahir", _PASTI) == _PASTI:
        return tanggal(fakta, "tanggal_lahir")
    tahun = isi(fakta, "tahun_lahir")
    if not (tahun.isdigit() and kini.year - 125 <= int(tahun) <= kini.year):
        raise FaktaSalah(_("Tahun lahir belum benar. Tulis empat angka."))
    return min(dt.date(int(tahun), 7, 1), kini)


def orang(fakta: Fakta, *, kini: dt.date, nik: str = "", paspor: str = "") -> Orang:
    """The person. Raises FaktaSalah when an answer is missing or the NIK cannot be one."""
    if nik:
        _periksa_nik(nik)
    return Orang(
        nik=nik,
        nama=rapikan(isi(fakta, "nama")),
        jenis_kelamin=pilihan(fakta, "jenis_kelamin", kode.JENIS_KELAMIN.isi),
        tempat_lahir=rapikan(isi(fakta, "tempat_lahir")),
        tanggal_lahir=tanggal_lahir(fakta, kini=kini),
        agama=pilihan(fakta, "agama", kode.AGAMA.isi),
        pendidikan=fakta.get("pendidikan") or "1",
        status_kawin=(status := pilihan(fakta, "status_kawin", kode.STATUS_KAWIN.isi)),
        tanggal_kawin=_tanggal_kawin(fakta, status),
        paspor=paspor,
        ibu=rapikan(fakta.get("ibu", "")),
        ayah=rapikan(fakta.get("ayah", "")),
    )


def _tanggal_kawin(fakta: Fakta, status: str) -> dt.date | None:
    ada = status in _KAWIN_ATAU_CERAI and fakta.get("tanggal_kawin")
    return tanggal(fakta, "tanggal_kawin") if ada else None


def _periksa_nik(nik: str) -> None:
    try:
        urai_nik(nik)
    except NomorSalah as galat:
        raise FaktaSalah(str(galat)) from galat
