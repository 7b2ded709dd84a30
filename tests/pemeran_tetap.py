"""The fixed cast: the office of Musi Banyuasin with every official of its SOP, a second office, and families.

Only a handful of regions is loaded, papers are tiny and the passphrase is stretched briefly, so that a case costs
milliseconds. People act through the same functions as the pages.
"""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings
from django.db import connection
from PIL import Image

from tertib.alur import berkas, buka, isi, langkah, pelaku, sertifikasi, terbitkan_sop
from tertib.alur.pelaku import Pelaku
from tertib.dokumen.log.services import buat_kunci
from tertib.inti.lingkup import lintas_kantor
from tertib.kependudukan.queries import keluarga_menurut_nomor
from tertib.pengguna.models import Mandat, Pengguna, Penugasan
from tertib.pengguna.services import kuatkan_mandat
from tertib.peragaan import kantor as rekaan
from tertib.permohonan import queries
from tertib.permohonan.models import KodeKonfirmasi, Permohonan, Riwayat, SopTerbit
from tertib.sop import pemuat
from tertib.wilayah.models import Kantor, Wilayah
from tests.kenangan import ingat

T = TypeVar("T")
KINI = datetime(2026, 11, 20, 3, 0, tzinfo=UTC)
"""Friday, 10.00 in Sekayu."""
FRASA = rekaan.FRASA_SANDI
KODE_SOP = "kk-online-musi-banyuasin"
PERIKSA = ("operator", "subkoord", "kabid")

WILAYAH = (
    ("16", "SUMATERA SELATAN"),
    ("16.06", "KABUPATEN MUSI BANYUASIN"),
    ("16.06.01", "SEKAYU"),
    ("16.06.01.1009", "SOAK BARU"),
    ("13", "SUMATERA BARAT"),
    ("13.05", "KABUPATEN PADANG PARIAMAN"),
    ("13.05.01", "LUBUK ALUNG"),
    ("13.05.01.2001", "LUBUK ALUNG"),
)


def menit(n: int) -> datetime:
    """So many minutes after the cast's day begins."""
    return KINI + timedelta(minutes=n)


@dataclass
class Panggung:
    """Everything the tests reach for. `menit` moves on with every act, so events have distinct times."""

    kantor: Kantor
    lain: Kantor
    sop: SopTerbit
    petugas: dict[str, Penugasan]
    nomor_kk: list[str]
    jalan: int = 0
    terpakai: int = field(default=0)

    def waktu(self) -> datetime:
        self.jalan += 1
        return menit(self.jalan)

    def ingat(self, nama: str, buat: Callable[[], T]) -> T:
        """What `buat` returns after its acts on this stage, which the fixtures of many tests begin with."""

        def bersama_waktu() -> tuple[T, int, int]:
            return buat(), self.jalan, self.terpakai

        hasil, self.jalan, self.terpakai = ingat(f"{nama} {self.jalan} {self.terpakai}", bersama_waktu)
        return hasil

    def pelaku(self, siapa: str, p: Permohonan) -> Pelaku:
        """ "pemohon" of this case, "sistem", or the official with this name in `petugas`."""
        if siapa == "pemohon":
            return pelaku.pemohon(p)
        return pelaku.SISTEM if siapa == "sistem" else pelaku.petugas(self.petugas[siapa])

    def mulai(self) -> Permohonan:
        """An opened case of the next family (lost card), nothing filled in."""
        p, _token = buka.buka(
            kantor=self.kantor, jenis="hilang", kanal="warga", bahasa="id", kini=self.waktu(), sop=self.sop
        )
        return p

    def isi(self, p: Permohonan, nomor_kk: str | None = None, jawaban: Mapping[str, str] | None = None) -> Permohonan:
        """Everything an applicant gives, up to the signature; not yet handed in."""
        if nomor_kk is None:
            nomor_kk = self.nomor_kk[self.terpakai]
            self.terpakai += 1
        keluarga = keluarga_menurut_nomor(nomor_kk)
        assert keluarga is not None
        assert keluarga.kepala is not None
        isi.simpan_pemohon(
            p,
            nama=keluarga.kepala.nama,
            nik=keluarga.kepala.nik,
            nomor_kk=nomor_kk,
            whatsapp=f"62800000{p.pk:06d}",
            surel="",
            versi=p.versi,
            kini=self.waktu(),
        )
        isi.kirim_kode(p, kini=self.waktu())
        kode = KodeKonfirmasi.objects.filter(permohonan=p).latest("id").kode
        isi.konfirmasi_kode(p, kode=kode, kini=self.waktu())
        isi.simpan_isian(p, jawaban=jawaban or HILANG, versi=p.versi, kini=self.waktu())
        for s in queries.syarat(p):
            berkas.serahkan_berkas(p, syarat=s.syarat.kunci, nama="a.jpg", isi=foto(s.syarat.kunci), kini=self.waktu())
        berkas.tanda_tangani_formulir(p, gambar=foto("tanda"), nama_diketik="", kini=self.waktu())
        return p

    def siap(self) -> Permohonan:
        return self.isi(self.mulai())

    def ajukan(self, nomor_kk: str | None = None) -> Permohonan:
        """A complete case, handed in: it stands at `periksa`."""
        p = self.isi(self.mulai(), nomor_kk)
        return self.putus(p, "pemohon", "lanjut")

    def putus(self, p: Permohonan, siapa: str, putusan: str = "lengkap", **lain: Any) -> Permohonan:
        """One move as it comes from a form; back with a reason, forward with everything ticked."""
        kembali = putusan in ("tidak lengkap", "ditolak")
        return langkah.jalankan(
            p,
            **{
                "putusan": putusan,
                "pelaku": self.pelaku(siapa, p),
                "versi": p.versi,
                "kini": self.waktu(),
                "alasan": "Foto tidak terbaca." if kembali else "",
                "isi": {} if kembali else self.centang(p),
                **lain,
            },
        )

    def centang(self, p: Permohonan) -> Mapping[str, Any]:
        return {"sesuai": [s.syarat.kunci for s in queries.syarat(p)]}

    def sampai_tandatangan(self, nomor_kk: str | None = None) -> Permohonan:
        """A case checked by all three, waiting for the head of office."""
        p = self.ajukan(nomor_kk)
        for siapa in PERIKSA:
            p = self.putus(p, siapa)
        return p

    def tandatangani(self, p: Permohonan, siapa: str = "kadis", **lain: Any) -> Permohonan:
        argumen = {"pelaku": self.pelaku(siapa, p), "versi": p.versi, "frasa_sandi": FRASA, "kini": self.waktu()}
        return sertifikasi.tandatangani(p, **{**argumen, **lain})

    def sampai_terbit(self, nomor_kk: str | None = None) -> Permohonan:
        """A case whose card is published; the applicant has not confirmed receipt."""
        return self.putus(self.tandatangani(self.sampai_tandatangan(nomor_kk)), "operator", "lanjut")


HILANG = {
    "tanggal_hilang": "2026-11-10",
    "cerita": "Terselip saat pindah rumah.",
    "nomor_surat": "SKTLK/12/0000",
    "tanggal_surat": "2026-11-11",
    "kantor_polisi": "Polsek Sekayu",
}


@lru_cache(maxsize=64)
def foto(judul: str, *, ke: int = 1) -> bytes:
    """A tiny JPEG, another one for each name and number."""
    nada = sum(judul.encode()) % 200 + ke
    isi_berkas = io.BytesIO()
    Image.new("RGB", (48, 64), (nada, 255 - nada, 90)).save(isi_berkas, "JPEG")
    return isi_berkas.getvalue()


def tata_panggung(keluarga: int = 12) -> Panggung:
    """Make the offices, people, certificates, SOP and families. Call within `di_kantor("16.06")`."""
    for kode, nama in WILAYAH:
        induk = kode.rpartition(".")[0] or None
        Wilayah.objects.get_or_create(
            kode=kode, defaults={"nama": nama, "tingkat": kode.count(".") + 1, "induk_id": induk}
        )
    sop = pemuat.semua()[KODE_SOP]
    kantor, lain = (rekaan.kantor_rekaan(r) for r in rekaan.KANTOR[:2])
    with lintas_kantor():
        rekaan.petugas_rekaan(kantor, sop)
        rekaan.petugas_rekaan(lain, sop)
        rekaan.sertifikat_rekaan(kantor, kini=KINI)
        petugas = _menurut_nama(kantor, lain)
        usulan = terbitkan_sop.usulkan(kantor=kantor, sop=sop, oleh=petugas["operator"].pengguna)
        terbitkan_sop.aktifkan(usulan, sop=sop, oleh=petugas["kadis"].pengguna, kini=KINI)
        usulan.refresh_from_db()
        buat_kunci(kantor, kini=KINI)
        nomor = list(rekaan.tambah_keluarga(kantor, keluarga, kini=KINI))
    return Panggung(kantor, lain, usulan, petugas, nomor)


def _menurut_nama(kantor: Kantor, lain: Kantor) -> dict[str, Penugasan]:
    """By position; "rekan" is the second operator, "tamu-..." the people of the other office."""
    semua = Penugasan.objects.select_related("pengguna", "kantor").order_by("id")
    petugas = {t.pengguna.email.partition("@")[0]: t for t in semua.filter(kantor=kantor)}
    return petugas | {f"tamu-{t.pengguna.email.partition('@')[0]}": t for t in semua.filter(kantor=lain)}


def beri_mandat(orang: Pengguna, menggantikan: Penugasan, *, jenis: str = "Plt.") -> Penugasan:
    """A mandate for the whole year to sign cards for somebody, recorded and confirmed; the assignment it grants."""
    pencatat, penguat = Penugasan.objects.filter(kantor=menggantikan.kantor).order_by("id")[:2]
    mandat = Mandat.objects.create(
        kantor=menggantikan.kantor,
        jenis=jenis,
        nomor="800/1/2026",
        orang=orang,
        menggantikan=menggantikan,
        dokumen=["kk"],
        mulai=date(2026, 1, 1),
        sampai=date(2026, 12, 31),
        dicatat_oleh=pencatat,
        dicatat=KINI,
    )
    kuatkan_mandat(mandat, oleh=penguat, kini=KINI)
    mandat.refresh_from_db()
    assert mandat.penugasan is not None
    return mandat.penugasan


@dataclass(frozen=True)
class Jejak:
    """Everything that may have changed: rows per table, their content for the case, files in the folder."""

    baris: Mapping[str, int]
    berkas: frozenset[str]
    versi: tuple[tuple[int, int, str, str], ...]


def jejak() -> Jejak:
    """A snapshot to hold against a later one: equal means that nothing happened."""
    with connection.cursor() as kursor:
        tabel = [t for t in connection.introspection.table_names(kursor) if not t.startswith(("django_", "auth_"))]
        baris = {}
        for t in tabel:
            kursor.execute(f'SELECT count(*) FROM "{t}"')
            baris[t] = kursor.fetchone()[0]
    with lintas_kantor():
        versi = tuple(Permohonan.objects.order_by("pk").values_list("pk", "versi", "langkah", "akhir"))
    folder = Path(settings.MAP_BERKAS)
    return Jejak(baris, frozenset(f.name for f in folder.rglob("*") if f.is_file()), versi)


def peristiwa(p: Permohonan) -> list[tuple[str, str, str]]:
    """(from, answer, to) of every event of the case."""
    return [(r.dari, r.putusan, r.ke) for r in Riwayat.objects.filter(permohonan=p).order_by("urut")]
