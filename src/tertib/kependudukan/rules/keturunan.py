"""Parents and children, and what else a relation to the head says about ages."""

import datetime as dt
from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.rules import kode
from tertib.kependudukan.rules.jenis import Keluarga, Orang
from tertib.kependudukan.rules.temuan import Aturan, AturanKartu, Pelanggaran

_JARAK_WAJAR = 12


def _anak_dan_orang_tua(k: Keluarga) -> Iterator[tuple[Orang, Orang]]:
    """(child, parent) where the NIK of the parent is on the same card."""
    menurut_nik = {a.orang.nik: a.orang for a in k.anggota if a.orang.nik}
    for a in k.anggota:
        for nik in (a.orang.nik_ayah, a.orang.nik_ibu):
            if nik in menurut_nik:
                yield a.orang, menurut_nik[nik]


def _orang_tua_lebih_tua(k: Keluarga, kini: dt.date) -> Pelanggaran:
    return [(anak.nama, tua.nama) for anak, tua in _anak_dan_orang_tua(k) if tua.tanggal_lahir >= anak.tanggal_lahir]


def _jarak_umur(k: Keluarga, kini: dt.date) -> Pelanggaran:
    for anak, tua in _anak_dan_orang_tua(k):
        if tua.tanggal_lahir < anak.tanggal_lahir and tua.umur(anak.tanggal_lahir) < _JARAK_WAJAR:
            yield anak.nama, f"{tua.nama}, {tua.umur(anak.tanggal_lahir)}"


def _hubungan_umur(k: Keluarga, kini: dt.date) -> Pelanggaran:
    kepala = k.kepala
    if not kepala:
        return
    for a in k.anggota:
        lebih_tua = a.orang.tanggal_lahir <= kepala.tanggal_lahir
        if (a.shdk in (kode.ANAK, kode.CUCU) and lebih_tua) or (a.shdk == kode.ORANGTUA and not lebih_tua):
            yield a.orang.nama, kode.SHDK.label(a.shdk)


def _orang_tua_ganda(k: Keluarga, kini: dt.date) -> Pelanggaran:
    for kelamin in (kode.LAKI, kode.PEREMPUAN):
        sama = [a.orang for a in k.anggota if a.shdk == kode.ORANGTUA and a.orang.jenis_kelamin == kelamin]
        if len(sama) > 1:
            yield sama[-1].nama, kode.JENIS_KELAMIN.label(kelamin)


ATURAN_KETURUNAN: AturanKartu = (
    (
        Aturan(
            "orang-tua-lebih-muda",
            "tolak",
            _("Tanggal lahir {siapa} lebih awal dari orang tuanya. Periksa tahunnya."),
            _("{siapa} tidak lebih muda dari orang tuanya, {rincian}."),
            "",
        ),
        _orang_tua_lebih_tua,
    ),
    (
        Aturan(
            "jarak-umur",
            "peringatan",
            _("Umur orang tua {siapa} akan diperiksa petugas."),
            _("Saat {siapa} lahir, umur orang tuanya di bawah 12 tahun ({rincian} tahun)."),
            "",
        ),
        _jarak_umur,
    ),
    (
        Aturan(
            "hubungan-umur",
            "peringatan",
            _("Hubungan keluarga {siapa} akan diperiksa petugas."),
            _("{siapa} tercatat sebagai {rincian}, tetapi umurnya tidak cocok dengan kepala keluarga."),
            "",
        ),
        _hubungan_umur,
    ),
    (
        Aturan(
            "orang-tua-ganda",
            "peringatan",
            _("Hubungan keluarga {siapa} akan diperiksa petugas."),
            _("Lebih dari satu {rincian} tercatat sebagai orang tua kepala keluarga, antara lain {siapa}."),
            "UU 23/2006 jo. 24/2013 Ps 61",
        ),
        _orang_tua_ganda,
    ),
)
