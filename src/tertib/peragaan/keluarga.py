"""Invented families, any number, seeded, each sound by the rules of the register.

Family n of a seed is always the same and is made without the ones before it, so memory stays constant and `mulai`
costs nothing. No two members ever share a NIK: the serial says which family and member within a district, and when
serials run out the birth day moves on.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from random import Random

from tertib.kependudukan.rules import kode
from tertib.kependudukan.rules.jenis import Anggota, Keluarga, Orang
from tertib.kependudukan.rules.nik import awalan_nik, awalan_nomor_kk, dengan_seri
from tertib.peragaan.nama import BALI, BATAK, Khazanah, nama_rekaan, pilih_khazanah

KINI = dt.date(2026, 1, 1)
"""The day on which the invented world stands, unless told otherwise."""

_HARI = 28
_TERBANYAK = 8
_BELUM, _TERCATAT, _BELUM_TERCATAT, _CERAI, _CERAI_MATI = "1", "2", "3", "4", "6"
_KOTA = {
    "13": ("PARIAMAN", "PADANG", "PADANG PANJANG", "BUKITTINGGI"),
    "16": ("SEKAYU", "PALEMBANG", "BABAT TOMAN", "PRABUMULIH"),
    "18": ("METRO", "BANDAR LAMPUNG", "PRINGSEWU", "KOTABUMI"),
    "32": ("BANDUNG", "SOREANG", "GARUT", "CIMAHI"),
}
_KOTA_LAIN = ("SURABAYA", "SEMARANG", "MEDAN", "MAKASSAR")
_KODE_POS = {"13": "255", "16": "307", "18": "341", "32": "403"}
_JALAN = (
    "MERDEKA",
    "MELATI",
    "KENANGA",
    "PANDAN",
    "CEMPAKA",
    "PASAR LAMA",
    "SUNGAI JERNIH",
    "KEBUN RAYA",
    "MASJID",
    "PELITA",
)
_PENDIDIKAN_DEWASA = (("3", "4", "5", "6", "7", "8", "9"), (18, 19, 40, 3, 5, 14, 1))
_KERJA_LAKI = (
    ("9", "15", "88", "19", "5", "20", "11", "81", "84", "65", "6", "72"),
    (26, 18, 20, 11, 6, 6, 4, 3, 2, 2, 1, 1),
)
_KERJA_PEREMPUAN = (("2", "9", "15", "88", "5", "65", "84", "73", "74"), (52, 10, 11, 10, 5, 5, 4, 2, 1))
_DARAH = (("13", "4", "1", "2", "3"), (56, 18, 11, 12, 3))
_AGAMA_BATAK = (("2", "3", "1"), (78, 16, 6))
_AGAMA_BALI = (("4",), (100,))
_AGAMA_LAIN = (("1", "3", "2", "6", "7"), (960, 14, 20, 3, 3))


@dataclass
class _Rumah:
    """One family in the making: its chance, its place, and the members so far."""

    acak: Random
    urut: int
    kecamatan: str
    letak_kecamatan: int
    provinsi: str
    kini: dt.date
    khazanah: Khazanah
    agama: str
    anggota: list[Anggota] = field(default_factory=list)

    @property
    def penuh(self) -> bool:
        return len(self.anggota) >= _TERBANYAK

    def lahir(self, tahun: int) -> tuple[dt.date, int]:
        """A birth date in about that year and the serial of the next member's NIK; together unique in the district."""
        putaran, sisa = divmod(self.urut, 999)
        seri = sisa * 10 + len(self.anggota) + 1
        hari = _pencar(seri, self.letak_kecamatan, putaran)
        tanggal = dt.date(tahun, self.acak.randrange(1, 13), hari)
        return (tanggal if tanggal < self.kini else tanggal.replace(year=tahun - 1)), seri

    def tambah(
        self,
        shdk: str,
        jenis_kelamin: str,
        umur: int,
        *,
        status: str = _BELUM,
        kawin: dt.date | None = None,
        ayah: Orang | str = "",
        ibu: Orang | str = "",
    ) -> Orang:
        """Make a member of about this age; parents by person when they are on this card, else by name."""
        tanggal, seri = self.lahir(self.kini.year - umur)
        awalan = awalan_nik(kecamatan=self.kecamatan, tanggal_lahir=tanggal, jenis_kelamin=jenis_kelamin)
        umur_pasti = self.kini.year - tanggal.year
        nama_ayah = ayah.nama if isinstance(ayah, Orang) else ayah
        marga = nama_ayah.split()[-1] if nama_ayah and self.khazanah is BATAK else ""
        kota = _KOTA.get(self.provinsi, _KOTA_LAIN)
        orang = Orang(
            nik=dengan_seri(awalan, seri),
            nama=nama_rekaan(self.acak, self.khazanah, jenis_kelamin, akhir=marga),
            jenis_kelamin=jenis_kelamin,
            tempat_lahir=kota[0] if self.acak.random() < 0.7 else self.acak.choice(kota),
            tanggal_lahir=tanggal,
            agama=self.agama,
            pendidikan=self._pendidikan(umur_pasti),
            pekerjaan=self._pekerjaan(umur_pasti, jenis_kelamin),
            golongan_darah=self.acak.choices(*_DARAH)[0],
            status_kawin=status,
            tanggal_kawin=kawin,
            ayah=nama_ayah,
            ibu=ibu.nama if isinstance(ibu, Orang) else ibu,
            nik_ayah=ayah.nik if isinstance(ayah, Orang) else "",
            nik_ibu=ibu.nik if isinstance(ibu, Orang) else "",
            akta_lahir=f"{awalan[:4]}-LU-{tanggal:%d%m%Y}-{seri:04}" if umur_pasti < 18 else "",
        )
        self.anggota.append(Anggota(orang, shdk))
        return orang

    def nama(self, jenis_kelamin: str) -> str:
        """The name of somebody who is not on this card."""
        return nama_rekaan(self.acak, self.khazanah, jenis_kelamin)

    def tanggal_kawin(self, tahun: int) -> dt.date:
        """A wedding day in that year, or the year before when it would lie ahead."""
        tanggal = dt.date(tahun, self.acak.randrange(1, 13), self.acak.randrange(1, 29))
        return tanggal if tanggal < self.kini else tanggal.replace(year=tahun - 1)

    def _pendidikan(self, umur: int) -> str:
        for batas, pendidikan in ((7, "1"), (13, "2"), (16, "3"), (19, "4")):
            if umur < batas:
                return pendidikan
        return self.acak.choices(*_PENDIDIKAN_DEWASA)[0]

    def _pekerjaan(self, umur: int, jenis_kelamin: str) -> str:
        if umur < 7:
            return "1"
        if umur < 19:
            return "3"
        if umur > 62:
            return self.acak.choice(("4", "9", "1", "2" if jenis_kelamin == kode.PEREMPUAN else "88"))
        pilihan, bobot = _KERJA_LAKI if jenis_kelamin == kode.LAKI else _KERJA_PEREMPUAN
        return self.acak.choices(pilihan, bobot)[0]


def _pencar(seri: int, kecamatan: int, putaran: int) -> int:
    """A day of the month that looks like chance; other rounds of the same serial in a district have other days."""
    return 1 + ((seri * 2654435761 + kecamatan * 40503 >> 8) + putaran) % _HARI


def _pasangan(r: _Rumah, umur: int, *, status: str = _TERCATAT) -> tuple[Orang, Orang, int]:
    """Husband as head and wife; returns them and the years since the wedding."""
    beda = r.acak.randrange(0, 7)
    lama = r.acak.randrange(1, max(2, umur - beda - 20))
    kawin = r.tanggal_kawin(r.kini.year - lama) if status == _TERCATAT or r.acak.random() < 0.5 else None
    suami = r.tambah(
        kode.KEPALA, kode.LAKI, umur, status=status, kawin=kawin, ayah=r.nama(kode.LAKI), ibu=r.nama(kode.PEREMPUAN)
    )
    istri = r.tambah(
        kode.ISTRI, kode.PEREMPUAN, umur - beda, status=status, kawin=kawin, ayah=r.nama(kode.LAKI), ibu=r.nama("2")
    )
    return suami, istri, lama


def _anak_anak(
    r: _Rumah, jumlah: int, lama: int, *, ayah: Orang | str, ibu: Orang | str, shdk: str = kode.ANAK
) -> None:
    """Children born within the last `lama` years, oldest first, two years apart or more."""
    batas = max(1, min(lama, 24))
    tahun = range(r.acak.randrange(2) if batas > 1 else 0, batas, 2)
    umur = sorted(r.acak.sample(tahun, min(jumlah, len(tahun))), reverse=True)
    for u in umur:
        if not r.penuh:
            r.tambah(shdk, r.acak.choice("12"), u, ayah=ayah, ibu=ibu)


def _inti(r: _Rumah) -> None:
    status = _BELUM_TERCATAT if r.acak.random() < 0.06 else _TERCATAT
    suami, istri, lama = _pasangan(r, r.acak.randrange(26, 58), status=status)
    _anak_anak(r, r.acak.choices((0, 1, 2, 3, 4, 5), (10, 27, 36, 18, 7, 2))[0], lama, ayah=suami, ibu=istri)


def _dengan_orang_tua(r: _Rumah) -> None:
    """Husband, wife, children, and a widowed mother of the head or of his wife."""
    suami, istri, lama = _pasangan(r, r.acak.randrange(28, 50))
    _anak_anak(r, r.acak.randrange(1, 4), lama, ayah=suami, ibu=istri)
    dari_istri = r.acak.random() < 0.4
    anak = istri if dari_istri else suami
    umur = r.kini.year - anak.tanggal_lahir.year + r.acak.randrange(20, 34)
    shdk = kode.MERTUA if dari_istri else kode.ORANGTUA
    ibu = r.tambah(shdk, kode.PEREMPUAN, umur, status=_CERAI_MATI, ayah=r.nama(kode.LAKI), ibu=r.nama(kode.PEREMPUAN))
    r.anggota = [Anggota(_anak_dari(a.orang, ibu) if a.orang is anak else a.orang, a.shdk) for a in r.anggota]


def _anak_dari(orang: Orang, ibu: Orang) -> Orang:
    return replace(orang, ibu=ibu.nama, nik_ibu=ibu.nik)


def _ibu_tunggal(r: _Rumah) -> None:
    """A mother as head: divorced, widowed, or never married and her child without a father's name."""
    umur = r.acak.randrange(24, 56)
    status = r.acak.choices((_CERAI, _CERAI_MATI, _BELUM), (50, 38, 12))[0]
    kawin = r.tanggal_kawin(r.kini.year - r.acak.randrange(0, 4)) if status == _CERAI else None
    ibu = r.tambah(
        kode.KEPALA,
        kode.PEREMPUAN,
        umur,
        status=status,
        kawin=kawin,
        ayah=r.nama(kode.LAKI),
        ibu=r.nama(kode.PEREMPUAN),
    )
    ayah = "" if status == _BELUM else r.nama(kode.LAKI)
    _anak_anak(r, r.acak.choices((1, 2, 3), (55, 33, 12))[0], umur - 20, ayah=ayah, ibu=ibu)


def _duda(r: _Rumah) -> None:
    umur = r.acak.randrange(34, 70)
    ayah = r.tambah(
        kode.KEPALA, kode.LAKI, umur, status=_CERAI_MATI, ayah=r.nama(kode.LAKI), ibu=r.nama(kode.PEREMPUAN)
    )
    _anak_anak(r, r.acak.randrange(1, 4), umur - 24, ayah=ayah, ibu=r.nama(kode.PEREMPUAN))


def _kakek(r: _Rumah) -> None:
    """Grandparents, a grown child with a spouse on the same card, and grandchildren."""
    kakek, nenek, _lama = _pasangan(r, r.acak.randrange(58, 76))
    jk = r.acak.choice("12")
    muda = r.kini.year - nenek.tanggal_lahir.year - r.acak.randrange(20, 27)
    kawin = r.tanggal_kawin(r.kini.year - r.acak.randrange(1, max(2, muda - 22)))
    anak = r.tambah(kode.ANAK, jk, muda, status=_TERCATAT, kawin=kawin, ayah=kakek, ibu=nenek)
    menantu = r.tambah(
        kode.MENANTU,
        "2" if jk == "1" else "1",
        muda - r.acak.randrange(0, 3),
        status=_TERCATAT,
        kawin=kawin,
        ayah=r.nama(kode.LAKI),
        ibu=r.nama(kode.PEREMPUAN),
    )
    ayah, ibu = (anak, menantu) if jk == "1" else (menantu, anak)
    lama = r.kini.year - kawin.year
    _anak_anak(r, r.acak.randrange(1, 4), lama, ayah=ayah, ibu=ibu, shdk=kode.CUCU)


def _sendiri(r: _Rumah) -> None:
    tua = r.acak.random() < 0.5
    umur = r.acak.randrange(60, 92) if tua else r.acak.randrange(19, 40)
    r.tambah(
        kode.KEPALA,
        "2" if tua and r.acak.random() < 0.7 else "1",
        umur,
        status=_CERAI_MATI if tua else _BELUM,
        ayah=r.nama(kode.LAKI),
        ibu=r.nama(kode.PEREMPUAN),
    )


def _dengan_famili(r: _Rumah) -> None:
    """Husband, wife, a child, and a young relative who lives with them."""
    suami, istri, lama = _pasangan(r, r.acak.randrange(30, 55))
    _anak_anak(r, r.acak.randrange(1, 3), lama, ayah=suami, ibu=istri)
    r.tambah(kode.FAMILI_LAIN, r.acak.choice("12"), r.acak.randrange(12, 24), ayah=r.nama(kode.LAKI), ibu=r.nama("2"))


_BENTUK: tuple[Callable[[_Rumah], None], ...] = (
    _inti,
    _dengan_orang_tua,
    _ibu_tunggal,
    _duda,
    _kakek,
    _sendiri,
    _dengan_famili,
)
_BOBOT_BENTUK = (56, 8, 12, 4, 7, 9, 4)


def _keluarga(
    benih: int, n: int, kecamatan: Sequence[str], desa: dict[str, list[str]], provinsi: str, kini: dt.date
) -> Keluarga:
    acak = Random(benih * 1_000_003 + n)
    urut, letak = divmod(n, len(kecamatan))
    kec = kecamatan[letak]
    khazanah = pilih_khazanah(acak, provinsi)
    agama = acak.choices(*_agama(khazanah))[0]
    r = _Rumah(acak, urut, kec, letak, provinsi, kini, khazanah, agama)
    acak.choices(_BENTUK, _BOBOT_BENTUK)[0](r)
    return Keluarga(
        nomor=_nomor_kk(r),
        alamat=f"JALAN {acak.choice(_JALAN)} NO. {acak.randrange(1, 180)}",
        rt=f"{acak.randrange(1, 13):03}",
        rw=f"{acak.randrange(1, 7):03}",
        kode_pos=f"{_KODE_POS.get(provinsi, '601')}{11 + letak % 80}",
        desa=acak.choice(desa[kec]),
        anggota=tuple(r.anggota),
    )


def _agama(khazanah: Khazanah) -> tuple[tuple[str, ...], tuple[int, ...]]:
    if khazanah is BATAK:
        return _AGAMA_BATAK
    return _AGAMA_BALI if khazanah is BALI else _AGAMA_LAIN


def _nomor_kk(r: _Rumah) -> str:
    putaran, sisa = divmod(r.urut, 9999)
    hari = _pencar(sisa + 1, r.letak_kecamatan + 7, putaran)
    kawin = [a.orang.tanggal_kawin.year for a in r.anggota[:1] if a.orang.tanggal_kawin]
    tahun = r.acak.randrange(max([2008, *kawin]), max(r.kini.year, 2009, *(y + 1 for y in kawin)))
    tanggal = dt.date(tahun, r.acak.randrange(1, 13), hari)
    return dengan_seri(awalan_nomor_kk(kecamatan=r.kecamatan, tanggal=tanggal), sisa + 1)


def keluarga_rekaan(
    benih: int, *, kabupaten: str, desa: Sequence[tuple[str, str]], mulai: int = 0, kini: dt.date = KINI
) -> Iterator[Keluarga]:
    """Families without end, from number `mulai` on, in the villages `desa` (code, name), see `wilayah.queries.desa_di`.

    Numbers are unique up to 28 x 999 families a district. Raises ValueError when a village is not in `kabupaten`.
    """
    menurut_kecamatan: dict[str, list[str]] = {}
    for kode_desa, _nama in desa:
        if not kode_desa.startswith(f"{kabupaten}."):
            raise ValueError(f"{kode_desa} tidak di {kabupaten}")
        menurut_kecamatan.setdefault(kode_desa[:8], []).append(kode_desa)
    kecamatan = sorted(menurut_kecamatan)
    if not kecamatan:
        raise ValueError("tidak ada desa")
    for n in count(mulai):
        yield _keluarga(benih, n, kecamatan, menurut_kecamatan, kabupaten[:2], kini)
