"""What must hold between the cards before and after, whatever the request was."""

from collections.abc import Collection, Iterable, Iterator

from django.utils.translation import gettext_lazy as _

from tertib.kependudukan.rules.jenis import Keluarga
from tertib.kependudukan.rules.temuan import Aturan, Temuan

NOMOR_IKUT_KEPALA = Aturan(
    "nomor-kk-ikut-kepala",
    "tolak",
    _("Permohonan ini tidak dapat dihitung. Hubungi petugas."),
    _("Kepala keluarga KK {rincian} berganti, jadi nomor KK harus baru. Laporkan kesalahan ini."),
    "Permendagri 108/2019 Ps 10(3)",
)
ORANG_HILANG = Aturan(
    "orang-hilang",
    "tolak",
    _("Permohonan ini tidak dapat dihitung. Hubungi petugas."),
    _("{siapa} tidak lagi di KK mana pun tanpa sebab tercatat. Laporkan kesalahan ini."),
    "UU 23/2006 jo. 24/2013 Ps 62",
)
ORANG_MUNCUL = Aturan(
    "orang-dari-kk-lain",
    "tolak",
    _("Permohonan ini tidak dapat dihitung. Hubungi petugas."),
    _("{siapa} sudah punya NIK tetapi tidak ada di KK asal yang dibaca. Baca KK asalnya lebih dulu."),
    "UU 23/2006 jo. 24/2013 Ps 62(1)",
)


def periksa_perubahan(
    sebelum: Iterable[Keluarga], sesudah: Iterable[Keluarga], *, keluar: Collection[str], datang: Collection[str]
) -> tuple[Temuan, ...]:
    """Heads keep their numbers, nobody vanishes, nobody appears. `keluar` and `datang` are NIKs accounted for.

    Cards before without a number (a letter of moving of another office) are not this office's to keep.
    """
    lama = {k.nomor: k for k in sebelum}
    baru = tuple(sesudah)
    return (*_nomor(lama, baru), *_orang(lama, baru, keluar, datang))


def _nomor(lama: dict[str, Keluarga], baru: tuple[Keluarga, ...]) -> Iterator[Temuan]:
    for k in baru:
        semula = lama.get(k.nomor)
        kepala = k.kepala
        if semula and semula.kepala and kepala and kepala.nik != semula.kepala.nik:
            yield NOMOR_IKUT_KEPALA.temuan(kepala.nama, rincian=k.nomor)


def _orang(
    lama: dict[str, Keluarga], baru: tuple[Keluarga, ...], keluar: Collection[str], datang: Collection[str]
) -> Iterator[Temuan]:
    akhir = lama | {k.nomor or f"baru {n}": k for n, k in enumerate(baru)}
    dulu = {a.orang.nik: a.orang.nama for k in lama.values() for a in k.anggota}
    kini = {a.orang.nik: a.orang.nama for k in akhir.values() for a in k.anggota if a.orang.nik}
    yield from (ORANG_HILANG.temuan(nama) for nik, nama in dulu.items() if nik not in kini and nik not in keluar)
    yield from (ORANG_MUNCUL.temuan(nama) for nik, nama in kini.items() if nik not in dulu and nik not in datang)
