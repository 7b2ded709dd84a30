"""The citizen's questionnaire: at most four plain questions lead to a kind of request, or to "come to ...".

A tree: each answer leads to the next question or to an end, so no combination of answers is without one.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.rules.temuan import Teks


@dataclass(frozen=True, slots=True)
class Tujuan:
    """Where the answers lead: the code of a kind, or ("" then) a sentence where to come, and what to bring."""

    jenis: str = ""
    datang: Teks = ""
    bawa: tuple[Teks, ...] = ()


@dataclass(frozen=True, slots=True)
class Jawab:
    """One answer to choose, and what it leads to."""

    kode: str
    label: Teks
    lanjut: "Cabang"


@dataclass(frozen=True, slots=True)
class Tanya:
    """One question; `kunci` is the same for the same question on different paths."""

    kunci: str
    kalimat: Teks
    jawaban: tuple[Jawab, ...]
    petunjuk: Teks = ""


Cabang: TypeAlias = Tanya | Tujuan


def _jenis(kode: str) -> Tujuan:
    return Tujuan(jenis=kode)


_KTP_KK: tuple[Teks, ...] = (_("KTP-el"), _("KK"))

_CAPIL = Tujuan(
    datang=_("Datang ke loket pencatatan sipil untuk mengurus aktanya lebih dulu. KK diubah sesudah akta terbit."),
    bawa=(*_KTP_KK, _("Bukti peristiwanya, misalnya surat dari dokter, bidan, desa, atau rumah sakit")),
)
_PENGADILAN = Tujuan(
    datang=_("Datang ke pengadilan untuk meminta penetapan, lalu kembali ke sini dengan penetapan itu."),
    bawa=(*_KTP_KK, _("Akta kelahiran orang yang bersangkutan")),
)
_DINAS_ASAL = Tujuan(
    datang=_("Datang ke Dinas Dukcapil tempat asal, atau layanan daringnya, untuk meminta surat pindah (SKPWNI)."),
    bawa=_KTP_KK,
)
_PERWAKILAN = Tujuan(
    datang=_("Datang ke Perwakilan RI atau loket Dukcapil untuk meminta surat pindah dari luar negeri."),
    bawa=(_("Paspor atau SPLP"), _("KTP-el atau KK lama, jika ada")),
)
_LOKET = Tujuan(datang=_("Datang ke loket Dukcapil. Petugas membantu menentukan permohonannya."), bawa=_KTP_KK)
_POLISI = Tujuan(
    datang=_("Datang ke kantor polisi untuk meminta surat keterangan hilang, lalu kembali ke sini."),
    bawa=(_("KTP-el"), _("Salinan atau foto KK, jika ada")),
)


def _ya(kunci: str, kalimat: Teks, ya: Cabang, tidak: Cabang, *, kata_tidak: Teks) -> Tanya:
    return Tanya(kunci, kalimat, (Jawab("ya", _("Ya"), ya), Jawab("tidak", kata_tidak, tidak)))


def _bila_ada(bukti: Teks, ya: Cabang, belum: Tujuan) -> Tanya:
    return _ya("bukti", bukti, ya, belum, kata_tidak=_("Belum ada"))


_KARTU = Tanya(
    "kartu",
    _("Apa yang terjadi dengan KK?"),
    (
        Jawab("hilang", _("Hilang"), _bila_ada(_("Sudah ada surat hilang dari polisi?"), _jenis("hilang"), _POLISI)),
        Jawab("rusak", _("Rusak atau tidak terbaca"), _jenis("rusak")),
        Jawab("cetak", _("Hanya perlu dicetak lagi"), _jenis("cetak-ulang")),
    ),
)

_AYAH = Tanya(
    "ayah",
    _("Apa yang akan dicatat?"),
    (
        Jawab(
            "pengakuan",
            _("Ayah mengakui anak"),
            _bila_ada(_("Sudah ada akta pengakuan anak?"), _jenis("pengakuan-anak"), _CAPIL),
        ),
        Jawab(
            "pengesahan",
            _("Anak disahkan karena orang tua sudah kawin"),
            _bila_ada(_("Sudah ada akta pengesahan anak?"), _jenis("pengesahan-anak"), _CAPIL),
        ),
    ),
)

_PINDAH_KE_SINI = Tanya(
    "asal",
    _("Sekarang tercatat di mana?"),
    (
        Jawab("kabupaten-ini", _("Di KK lain di kabupaten atau kota ini"), _jenis("menumpang")),
        Jawab(
            "kabupaten-lain",
            _("Di kabupaten atau kota lain"),
            _bila_ada(_("Sudah ada surat pindah (SKPWNI)?"), _jenis("pindah-datang"), _DINAS_ASAL),
        ),
        Jawab(
            "luar-negeri",
            _("Di luar negeri"),
            _bila_ada(_("Ada surat pindah dari Perwakilan RI?"), _jenis("dari-luar-negeri"), _PERWAKILAN),
        ),
        Jawab("belum", _("Belum pernah tercatat, tidak punya NIK"), _jenis("rentan")),
    ),
)

_BERTAMBAH = Tanya(
    "bertambah",
    _("Siapa yang akan masuk KK?"),
    (
        Jawab("bayi", _("Anak yang lahir"), _bila_ada(_("Sudah ada akta kelahiran?"), _jenis("kelahiran"), _CAPIL)),
        Jawab(
            "angkat",
            _("Anak angkat"),
            _bila_ada(_("Sudah ada penetapan pengadilan?"), _jenis("pengangkatan-anak"), _PENGADILAN),
        ),
        Jawab("ayah", _("Anak sudah di KK, nama ayahnya belum"), _AYAH),
        Jawab("orang", _("Orang lain atau keluarga lain"), _PINDAH_KE_SINI),
    ),
)

_MENINGGAL = Tanya(
    "siapa_meninggal",
    _("Siapa yang meninggal?"),
    (
        Jawab(
            "kepala",
            _("Kepala keluarga, dan masih ada anggota lain"),
            _bila_ada(_("Sudah ada akta kematian?"), _jenis("ganti-kepala"), _CAPIL),
        ),
        Jawab(
            "anggota",
            _("Anggota lain, atau satu-satunya orang di KK"),
            _bila_ada(_("Sudah ada akta kematian?"), _jenis("kematian"), _CAPIL),
        ),
    ),
)

_BERKURANG = Tanya(
    "berkurang",
    _("Mengapa ada yang keluar dari KK?"),
    (
        Jawab("meninggal", _("Meninggal"), _MENINGGAL),
        Jawab("pindah", _("Pindah alamat"), _jenis("pindah")),
        Jawab(
            "sendiri",
            _("Ingin KK sendiri, alamat tetap"),
            _ya(
                "dewasa",
                _("Apakah ia sudah 17 tahun, atau sudah atau pernah kawin?"),
                _jenis("pisah-kk"),
                _LOKET,
                kata_tidak=_("Tidak"),
            ),
        ),
    ),
)

_KAWIN = Tanya(
    "sesudah_kawin",
    _("Sesudah kawin, bagaimana KK-nya?"),
    (
        Jawab("baru", _("Suami istri punya KK baru"), _jenis("keluarga-baru")),
        Jawab("tetap", _("Tetap di KK sekarang, atau salah satu masuk ke KK yang lain"), _jenis("perkawinan")),
    ),
)

_KAWIN_CERAI = Tanya(
    "kawin_cerai",
    _("Apa yang terjadi?"),
    (
        Jawab("kawin", _("Kawin, tercatat atau belum tercatat"), _KAWIN),
        Jawab("cerai", _("Bercerai"), _jenis("perceraian")),
        Jawab("sendiri", _("Tidak kawin, tetapi membentuk keluarga sendiri"), _jenis("keluarga-baru")),
    ),
)

_DATA = Tanya(
    "data",
    _("Data apa yang berubah atau salah?"),
    (
        Jawab(
            "nama",
            _("Nama orang"),
            _bila_ada(_("Ada penetapan pengadilan tentang nama?"), _jenis("ganti-nama"), _PENGADILAN),
        ),
        Jawab(
            "kewarganegaraan",
            _("Kewarganegaraan"),
            _bila_ada(_("Sudah ada keputusannya?"), _jenis("kewarganegaraan"), _LOKET),
        ),
        Jawab("alamat", _("Pindah rumah"), _jenis("pindah")),
        Jawab("lain", _("Pendidikan, pekerjaan, agama, tanggal lahir, RT, RW, atau data lain"), _jenis("ubah-data")),
    ),
)

AWAL = Tanya(
    "perlu",
    _("Apa yang Anda perlukan?"),
    (
        Jawab("bertambah", _("Ada yang masuk KK"), _BERTAMBAH),
        Jawab("berkurang", _("Ada yang keluar dari KK, atau meninggal"), _BERKURANG),
        Jawab("kawin", _("Kawin, bercerai, atau membentuk keluarga"), _KAWIN_CERAI),
        Jawab("data", _("Data di KK berubah atau salah"), _DATA),
        Jawab("kartu", _("KK hilang, rusak, atau perlu dicetak lagi"), _KARTU),
        Jawab("lain", _("Tidak tahu, atau hal lain"), _LOKET),
    ),
)
"""The first question."""


def pandu(jawaban: Mapping[str, str]) -> Cabang:
    """The next question for these answers by key, or where they lead. An answer that is not on the list is asked again."""
    dilewati = lintasan(jawaban)
    return dilewati[-1][1].lanjut if dilewati else AWAL


def lintasan(jawaban: Mapping[str, str]) -> tuple[tuple[Tanya, Jawab], ...]:
    """The questions these answers have passed, each with the answer given, in order."""
    simpul: Cabang = AWAL
    hasil: list[tuple[Tanya, Jawab]] = []
    while isinstance(simpul, Tanya):
        cocok = next((j for j in simpul.jawaban if j.kode == jawaban.get(simpul.kunci)), None)
        if cocok is None:
            break
        hasil.append((simpul, cocok))
        simpul = cocok.lanjut
    return tuple(hasil)


def jalan(simpul: Cabang = AWAL) -> Iterator[tuple[tuple[tuple[str, str], ...], Tujuan]]:
    """Every path from a question to an end: the answers as (key, code), and the end."""
    if isinstance(simpul, Tujuan):
        yield (), simpul
        return
    for j in simpul.jawaban:
        for sisa, tujuan in jalan(j.lanjut):
            yield ((simpul.kunci, j.kode), *sisa), tujuan
