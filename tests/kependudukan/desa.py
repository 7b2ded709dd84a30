"""A small invented village in memory, and requests thrown at it: what the register would do, without a database."""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import count, islice
from random import Random

from tertib.kependudukan.perubahan import JENIS
from tertib.kependudukan.perubahan.jenis import FaktaSalah, Hasil
from tertib.kependudukan.perubahan.surat_pindah import SuratPindah
from tertib.kependudukan.rules import kode
from tertib.kependudukan.rules.jenis import Anggota, Keluarga, Orang, ganti_nik
from tertib.kependudukan.rules.nik import awalan_nik, awalan_nomor_kk, dengan_seri
from tertib.peragaan.keluarga import keluarga_rekaan

KINI = dt.date(2026, 11, 20)
DESA = (("16.06.01.1009", "Serasan Jaya"), ("16.06.01.2003", "Bailangu"), ("16.06.02.2001", "Lumpatan"))
SALAH_SENDIRI = frozenset(
    {"nomor-kk-ikut-kepala", "orang-hilang", "orang-dari-kk-lain", "nik-ganda", "dua-kartu", "satu-kepala"}
)
"""Refusals that no answer can cause: the computation itself would be wrong."""

Jawaban = dict[str, str]


@dataclass
class Dunia:
    """Cards by number, letters not yet used, people who left, and how requests went."""

    kartu: dict[str, Keluarga]
    surat: list[SuratPindah] = field(default_factory=list)
    keluar: dict[str, str] = field(default_factory=dict)
    tutup: set[str] = field(default_factory=set)
    hitung: Counter[str] = field(default_factory=Counter)
    tolak: Counter[str] = field(default_factory=Counter)
    seri: "count[int]" = field(default_factory=lambda: count(5001))

    @classmethod
    def baru(cls, benih: int, jumlah: int = 10) -> "Dunia":
        awal = islice(keluarga_rekaan(benih, kabupaten="16.06", desa=DESA, kini=KINI), jumlah)
        return cls({k.nomor: k for k in awal})

    def terapkan(self, hasil: Hasil) -> None:
        """Numbers given, cards replaced, as the register does at publication."""
        for k in hasil.sesudah:
            baru = {n: self._nik(a.orang) for n, a in enumerate(k.anggota) if not a.orang.nik}
            k = ganti_nik(k, nik=baru) if baru else k
            if not k.nomor:
                k = replace(k, nomor=dengan_seri(awalan_nomor_kk(kecamatan=k.desa, tanggal=KINI), next(self.seri)))
            if k.anggota:
                self.kartu[k.nomor] = k
            else:
                self.kartu.pop(k.nomor)
                self.tutup.add(k.nomor)
        self.keluar |= {o.orang.nik: o.sebab for o in hasil.keluar}
        if hasil.surat:
            self.surat.append(replace(hasil.surat, nomor=f"SKPWNI/{next(self.seri)}"))
        if hasil.surat_dipakai:
            for s in [s for s in self.surat if s.nomor == hasil.surat_dipakai]:
                self.surat.remove(s)
                for a in s.anggota:
                    self.keluar.pop(a.orang.nik)

    def _nik(self, o: Orang) -> str:
        awalan = awalan_nik(kecamatan="16.06.01", tanggal_lahir=o.tanggal_lahir, jenis_kelamin=o.jenis_kelamin)
        return dengan_seri(awalan, next(self.seri))

    def minta(self, kode_jenis: str, acak: Random) -> Hasil | None:
        """One request; None when it was refused."""
        susunan = PEMOHON[kode_jenis](self, acak)
        if susunan is None:
            return None
        pertama, jawaban = susunan
        jenis = JENIS[kode_jenis]
        minta = dict.fromkeys(n for n in jenis.kartu_lain(jawaban) if n in self.kartu)
        lain = tuple(self.kartu[n] for n in minta if pertama is None or n != pertama.nomor)
        pemohon = pertama.anggota[0].orang.nik if pertama and pertama.anggota else ""
        sebelum = (*(() if pertama is None else (pertama,)), *lain)
        try:
            hasil = jenis.hitung(sebelum, jawaban, pemohon_nik=pemohon, kini=KINI)
        except FaktaSalah as galat:
            self.tolak[f"{kode_jenis} {str(galat)[:60]}"] += 1
            return None
        tolak = {t.kode for t in hasil.temuan if t.menolak}
        assert not tolak & SALAH_SENDIRI, (kode_jenis, jawaban, tolak & SALAH_SENDIRI)
        if tolak:
            self.tolak.update(f"{kode_jenis} {kode}" for kode in tolak)
            return None
        self.hitung[kode_jenis] += 1
        return hasil


Susunan = tuple[Keluarga | None, Jawaban] | None


def _kartu(d: Dunia, r: Random) -> Keluarga:
    return r.choice(list(d.kartu.values()))


def _cari(d: Dunia, r: Random, syarat: Callable[[Keluarga, Anggota], bool]) -> tuple[Keluarga, Anggota] | None:
    calon = [(k, a) for k in d.kartu.values() for a in k.anggota if syarat(k, a)]
    return r.choice(calon) if calon else None


def _alamat(r: Random, desa: str = "") -> Jawaban:
    return {"alamat": f"Jalan Cempaka {r.randrange(1, 99)}", "rt": str(r.randrange(1, 20)), "rw": "2", "desa": desa}


def _acak_anggota(k: Keluarga, r: Random, kepala: bool = False) -> str:
    bisa = [a for a in k.anggota if kepala or a.shdk != kode.KEPALA] or list(k.anggota)
    return "\n".join(a.orang.nik for a in r.sample(bisa, r.randrange(1, len(bisa) + 1)))


def _hari(r: Random) -> str:
    return (KINI - dt.timedelta(r.randrange(0, 90))).isoformat()


def _calon_kawin(d: Dunia, r: Random) -> tuple[Keluarga, Anggota, Keluarga, Anggota] | None:
    def bebas(k: Keluarga, a: Anggota) -> bool:
        return a.orang.umur(KINI) >= 19 and a.orang.status_kawin in "1456"

    satu = _cari(d, r, lambda k, a: bebas(k, a))
    if satu is None:
        return None
    lain = r.random() < 0.9
    dua = _cari(
        d, r, lambda k, a: bebas(k, a) and a is not satu[1] and (a.orang.jenis_kelamin != satu[1].orang.jenis_kelamin) == lain
    )  # fmt: skip
    return (*satu, *dua) if dua else None


def _bukti(r: Random) -> Jawaban:
    return {"bukti": r.choice(["tercatat", "belum"]), "tanggal_kawin": _hari(r), "nomor_bukti": "1/2026"}


def keluarga_baru(d: Dunia, r: Random) -> Susunan:
    rumah = r.choice(["tetap", "pasangan", "baru"])
    if r.random() < 0.3:
        k = _kartu(d, r)
        return k, {"susunan": "sendiri", "siapa": _acak_anggota(k, r).split("\n")[0], "rumah": "tetap"}
    calon = _calon_kawin(d, r)
    if calon is None:
        return None
    k, a, k2, b = calon
    jawaban = {"susunan": "kawin", "siapa": a.orang.nik, "nik_pasangan": b.orang.nik, "rumah": rumah}
    jawaban |= {"kk_pasangan": "" if k2 is k else k2.nomor, "kepala": r.choice(["siapa", "pasangan"])}
    return k, jawaban | _bukti(r) | _alamat(r)


def ganti_kepala(d: Dunia, r: Random) -> Susunan:
    k, wali = _kartu(d, r), _kartu(d, r)
    penerus = r.choice(["pasangan", "anggota", "wali-masuk", "ikut-wali", "anak"])
    jawaban = {"tanggal_meninggal": _hari(r), "akta_kematian": "1606-KM-01112026-0001", "penerus": penerus}
    jawaban |= {"kepala_baru": r.choice(k.anggota).orang.nik, "alasan_kepala": "Tidak ada orang dewasa"}
    return k, jawaban | {"kk_wali": wali.nomor, "nik_wali": r.choice(wali.anggota).orang.nik}


def pisah(d: Dunia, r: Random) -> Susunan:
    k = _kartu(d, r)
    return k, {"siapa": _acak_anggota(k, r, kepala=r.random() < 0.1)}


def pindah(d: Dunia, r: Random) -> Susunan:
    k, tujuan, tinggal = _kartu(d, r), _kartu(d, r), _kartu(d, r)
    kelas = r.choice("12345")
    desa = {"1": k.desa, "4": "16.07.01.2001", "5": "32.04.10.2001"}.get(kelas) or r.choice(DESA)[0]
    jawaban = {"klasifikasi": kelas, "alasan": "6", "tanggal_pindah": _hari(r), "jenis_pindah": r.choice("1234")}
    jawaban |= {"siapa": _acak_anggota(k, r), "anak_sendiri": "ya", "yang_pindah": r.choice("12")}
    jawaban |= {"yang_tinggal": r.choice("12"), "kk_tujuan": tujuan.nomor, "kk_tinggal": tinggal.nomor, "hubungan": "9"}
    return k, jawaban | _alamat(r, desa)


def pindah_datang(d: Dunia, r: Random) -> Susunan:
    if not d.surat:
        return None
    surat, tujuan = r.choice(d.surat), _kartu(d, r)
    jawaban = {"nomor_surat": surat.nomor, "tanggal_surat": surat.tanggal.isoformat(), "anak_sendiri": "ya"}
    jawaban |= {"tujuan": r.choice(["sendiri", "menumpang"]), "kk_tumpangan": tujuan.nomor, "hubungan": "9"}
    return surat.sebagai_kartu(), jawaban | _alamat(r)


def _biodata(r: Random) -> Jawaban:
    lahir = KINI - dt.timedelta(r.randrange(1, 30000))
    jawaban = {"nama": "Wahyu Utama", "jenis_kelamin": r.choice("12"), "tempat_lahir": "Sekayu"}
    return jawaban | {"tanggal_lahir": lahir.isoformat(), "agama": r.choice("1237"), "status_kawin": r.choice("16")}


def _tujuan(d: Dunia, r: Random) -> Jawaban:
    jawaban = {"tujuan": r.choice(["sendiri", "menumpang"]), "kk_tumpangan": _kartu(d, r).nomor, "hubungan": "9"}
    return jawaban | _alamat(r, DESA[0][0])


def dari_luar_negeri(d: Dunia, r: Random) -> Susunan:
    jawaban = {"tanggal_datang": _hari(r), "nomor_surat": f"KONS/{r.random()}", "paspor": "X0", "punya_nik": "tidak"}
    return None, jawaban | _biodata(r) | _tujuan(d, r)


def rentan(d: Dunia, r: Random) -> Susunan:
    jawaban = {
        "kategori": "terlantar",
        "identitas": "tidak",
        "biometrik": "tidak",
        "lahir": r.choice(["pasti", "tahun"]),
    }
    jawaban |= {"tahun_lahir": str(r.randrange(1930, 2026)), "alasan_kepala": r.choice(["", "Panti belum punya KK"])}
    return None, jawaban | _biodata(r) | _tujuan(d, r)


def menumpang(d: Dunia, r: Random) -> Susunan:
    k = _kartu(d, r)
    siapa = _acak_anggota(k, r, kepala=r.random() < 0.5)
    return k, {"siapa": siapa, "anak_sendiri": "ya", "kk_tumpangan": _kartu(d, r).nomor, "hubungan": r.choice(["4", "7", "9"])}  # fmt: skip


def kelahiran(d: Dunia, r: Random) -> Susunan:
    jawaban = {"nama_anak": "Kirana Utama", "tanggal_lahir": _hari(r), "jenis_kelamin": r.choice("12")}
    jawaban |= {"tempat_lahir": "Sekayu", "akta_lahir": "1606-LU-02112026-0001", "orang_tua": "kepala"}
    return _kartu(d, r), jawaban | {"perkawinan": "tercatat"}


def kematian(d: Dunia, r: Random) -> Susunan:
    k = _kartu(d, r)
    jawaban = {"siapa": r.choice(k.anggota).orang.nik, "tanggal_meninggal": _hari(r)}
    return k, jawaban | {"akta_kematian": "1606-KM-01112026-0001"}


def perkawinan(d: Dunia, r: Random) -> Susunan:
    calon = _calon_kawin(d, r)
    if calon is None:
        return None
    k, a, k2, b = calon
    di = "sini" if k2 is k else r.choice(["masuk", "terpisah", "luar"])
    ikut = "\n".join(x.orang.nik for x in k2.anggota if x is not b) if k2 is not k and b.shdk == kode.KEPALA else ""
    jawaban = {"siapa": a.orang.nik, "nik_pasangan": b.orang.nik, "pasangan_di": di, "ikut": ikut}
    return k, jawaban | {"kk_pasangan": "" if di == "sini" else k2.nomor} | _bukti(r)


def perceraian(d: Dunia, r: Random) -> Susunan:
    ada = _cari(d, r, lambda k, a: a.shdk in (kode.SUAMI, kode.ISTRI, kode.MENANTU))
    if ada is None:
        return None
    k, a = ada
    lain = [b for b in k.anggota if b is not a and (b.shdk == (kode.ANAK if a.shdk == kode.MENANTU else kode.KEPALA))]
    if not lain:
        return None
    ikut = "\n".join(b.orang.nik for b in k.anggota if b.shdk == kode.ANAK and r.random() < 0.5)
    jawaban = {"siapa": a.orang.nik, "nik_pasangan": r.choice(lain).orang.nik, "bukti": r.choice(["tercatat", "belum"])}
    jawaban |= {"tanggal_cerai": _hari(r), "sesudah_cerai": r.choice(["tetap", "sendiri", "menumpang"])}
    return k, jawaban | {"yang_pergi": a.orang.nik, "ikut": ikut, "kk_tumpangan": _kartu(d, r).nomor}


def pengangkatan_anak(d: Dunia, r: Random) -> Susunan:
    ada = _cari(d, r, lambda k, a: a.orang.umur(KINI) < 18 and a.shdk != kode.KEPALA)
    if ada is None:
        return None
    asal, a = ada
    k = _kartu(d, r)
    jawaban = {"anak": a.orang.nik, "kk_anak": "" if asal is k else asal.nomor}
    return k, jawaban | {"nomor_penetapan": "1/2026", "tanggal_penetapan": _hari(r)}


def _ayah(d: Dunia, r: Random) -> Susunan:
    ada = _cari(d, r, lambda k, a: not a.orang.ayah and a.shdk != kode.KEPALA)
    if ada is None:
        return None
    k, a = ada
    jawaban = {"anak": a.orang.nik, "ayah": r.choice([r.choice(k.anggota).orang.nama, "Suparno Jaya"])}
    return k, jawaban | {"nomor_akta": "1/2026", "tanggal_akta": _hari(r)}


def ganti_nama(d: Dunia, r: Random) -> Susunan:
    k = _kartu(d, r)
    jawaban = {"siapa": r.choice(k.anggota).orang.nik, "nama_baru": r.choice(["Wahyu Wibowo", "Laras", "W. Utama"])}
    return k, jawaban | {"nomor_penetapan": "1/2026", "tanggal_penetapan": _hari(r)}


def kewarganegaraan(d: Dunia, r: Random) -> Susunan:
    k = _kartu(d, r)
    jawaban = {"siapa": r.choice(k.anggota).orang.nik, "menjadi": r.choice("12"), "nomor_keputusan": "1/2026"}
    return k, jawaban | {"tanggal_keputusan": _hari(r), "kitap": r.choice(["", "2D41"]), "paspor": "X0"}


def ubah_data(d: Dunia, r: Random) -> Susunan:
    k = _kartu(d, r)
    elemen = r.choice(
        ["pendidikan", "agama", "tanggal_lahir", "jenis_kelamin", "ayah", "beberapa", "alamat", "status_kawin"]
    )
    jawaban = {
        "elemen": elemen,
        "siapa": r.choice(k.anggota).orang.nik,
        "dasar": "Ijazah",
        "pendidikan": r.choice("3458"),
    }
    jawaban |= {
        "agama": r.choice("127"),
        "tanggal_lahir": f"{r.randrange(1940, 2026)}-03-04",
        "rt": str(r.randrange(1, 99)),
    }
    return k, jawaban | {"jenis_kelamin": r.choice("12"), "ayah": "Suparno Jaya", "status_kawin": "3", "tanggal_kawin": _hari(r)}  # fmt: skip


def tetap(d: Dunia, r: Random) -> Susunan:
    jawaban = {"cerita": "Robek", "alasan": "lain", "tanggal_hilang": "2026-11-01", "tanggal_surat": "2026-11-02"}
    return _kartu(d, r), jawaban


PEMOHON: Mapping[str, Callable[[Dunia, Random], Susunan]] = {
    "keluarga-baru": keluarga_baru,
    "ganti-kepala": ganti_kepala,
    "pisah-kk": pisah,
    "pindah": pindah,
    "pindah-datang": pindah_datang,
    "dari-luar-negeri": dari_luar_negeri,
    "rentan": rentan,
    "menumpang": menumpang,
    "kelahiran": kelahiran,
    "kematian": kematian,
    "perkawinan": perkawinan,
    "perceraian": perceraian,
    "pengangkatan-anak": pengangkatan_anak,
    "pengakuan-anak": _ayah,
    "pengesahan-anak": _ayah,
    "ganti-nama": ganti_nama,
    "kewarganegaraan": kewarganegaraan,
    "ubah-data": ubah_data,
    "hilang": tetap,
    "rusak": tetap,
    "cetak-ulang": tetap,
}
"""For each kind, who asks for what: often sensible, sometimes not."""
