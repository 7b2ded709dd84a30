"""A small world for the desk: two offices, the five officials of one SOP, one family, cases handed in by its mother."""

import datetime as dt
import io
from dataclasses import dataclass, field

from PIL import Image

from tertib.alur import berkas, buka, isi
from tertib.alur.langkah import jalankan
from tertib.alur.pelaku import pemohon, petugas
from tertib.inti.lingkup import di_kantor
from tertib.kependudukan import services as kependudukan
from tertib.kependudukan.rules.jenis import Anggota, Keluarga, Orang
from tertib.pengguna.models import Jabatan, Pengguna, Penugasan
from tertib.peragaan.kantor import FRASA_SANDI as FRASA
from tertib.peragaan.kantor import sertifikat_rekaan
from tertib.permohonan import queries
from tertib.permohonan.models import KodeKonfirmasi, Permohonan, SopTerbit
from tertib.sop import naskah, pemuat
from tertib.wilayah.models import Kantor, Wilayah
from tests.kenangan import ingat

KINI = dt.datetime(2026, 11, 20, 3, 16, tzinfo=dt.UTC)  # Friday, 10.16 WIB
DESA = "16.06.01.1009"
__all__ = ["FRASA", "KINI", "Dunia", "bangun"]
NOMOR_KK = "1606011408200001"
NIK_AYAH, NIK_IBU = "1606011203920001", "1606015506940001"
NAMA = {
    Jabatan.OPERATOR: "Ratna Puspita",
    Jabatan.SUBKOORD: "Yusuf Hidayat",
    Jabatan.KABID: "Nurul Aini",
    Jabatan.KADIS: "Hendra Saputra",
}
KELAHIRAN = {
    "nama_anak": "Kirana Pranoto",
    "tanggal_lahir": "2026-11-02",
    "jenis_kelamin": "2",
    "tempat_lahir": "Sekayu",
    "akta_lahir": "1606-LU-02112026-0000",
    "golongan_darah": "13",
    "orang_tua": "kepala",
    "perkawinan": "tercatat",
}


@dataclass
class Dunia:
    """What the tests reach for."""

    kantor: Kantor
    lain: Kantor
    penugasan: dict[str, Penugasan] = field(default_factory=dict)
    orang_lain: Penugasan | None = None

    def pelaku(self, jabatan: str):  # type: ignore[no-untyped-def]
        return petugas(self.penugasan[jabatan])

    def orang_baru(self, nama: str, jabatan: str) -> Penugasan:
        with di_kantor(self.kantor.kode):
            return _petugas(nama, jabatan, self.kantor)

    def rekan(self, jabatan: str) -> Penugasan:
        """A colleague of the same position."""
        return self.orang_baru("Dewi Anggraini", jabatan)

    def rangkap(self, jabatan: str, kedua: str) -> Penugasan:
        """A second assignment for the person who holds `jabatan`."""
        with di_kantor(self.kantor.kode):
            orang = self.penugasan[jabatan].pengguna
            return Penugasan.objects.create(pengguna=orang, kantor=self.kantor, jabatan=kedua, mulai=KINI.date())  # type: ignore[no-any-return]

    def sertifikat(self) -> None:
        """An authority in `settings.MAP_PKI` and a certificate for the head of office, opened by FRASA."""
        sertifikat_rekaan(self.kantor, kini=KINI)

    def ajukan(self, kini: dt.datetime = KINI) -> Permohonan:
        """A birth reported by the mother, complete and handed in at `kini`."""
        with di_kantor(self.kantor.kode):
            return ingat(f"ajukan {kini}", lambda: _ajukan(self.kantor, kini))

    def sampai_tandatangan(self) -> Permohonan:
        """A case checked by all three, waiting for the head of office."""
        p = self.ajukan()
        for jabatan in (Jabatan.OPERATOR, Jabatan.SUBKOORD, Jabatan.KABID):
            p = self.putus(p, jabatan, "lengkap")
        return p

    def putus(self, permohonan: Permohonan, jabatan: str, putusan: str, kini: dt.datetime = KINI) -> Permohonan:
        """One move by an official; everything ticked on the way forward, one general reason on the way back."""
        with di_kantor(self.kantor.kode):
            permohonan.refresh_from_db()
            sesuai = [s.syarat.kunci for s in queries.syarat(permohonan)]
            return jalankan(
                permohonan,
                putusan=putusan,
                pelaku=self.pelaku(jabatan),
                versi=permohonan.versi,
                kini=kini,
                alasan="" if putusan == "lengkap" else "Nomor akta terpotong.",
                isi={"sesuai": sesuai},
            )


def bangun() -> Dunia:
    """Make the offices, people, SOP and family."""
    for kode, nama in (
        ("16", "Sumatera Selatan"),
        ("16.06", "Kabupaten Musi Banyuasin"),
        ("16.06.01", "Sekayu"),
        (DESA, "Soak Baru"),
    ):
        induk = kode.rpartition(".")[0] or None
        Wilayah.objects.get_or_create(
            kode=kode, defaults={"nama": nama, "tingkat": kode.count(".") + 1, "induk_id": induk}
        )
    dunia = Dunia(_kantor("16.06", "musi-banyuasin", "Musi Banyuasin"), _kantor("13.05", "padang-pariaman", "Pariaman"))
    with di_kantor("16.06"):
        for jabatan, nama in NAMA.items():
            dunia.penugasan[jabatan] = _petugas(nama, jabatan, dunia.kantor)
        _terbitkan_sop(dunia.kantor)
        kependudukan.impor(keluarga=[_keluarga()], kantor=dunia.kantor, kini=KINI)
    with di_kantor("13.05"):
        dunia.orang_lain = _petugas("Fitri Handayani", Jabatan.OPERATOR, dunia.lain)
    return dunia


def _kantor(kode: str, slug: str, tempat: str) -> Kantor:
    return Kantor.objects.create(
        kode=kode,
        slug=slug,
        nama=f"Dinas Kependudukan dan Pencatatan Sipil Kabupaten {tempat}",
        tempat=f"Kabupaten {tempat}",
        provinsi="Sumatera",
        ibu_kota="Sekayu",
        buka=dt.time(8),
        tutup=dt.time(16),
    )


def _petugas(nama: str, jabatan: str, kantor: Kantor) -> Penugasan:
    surel = f"{nama.split()[0].lower()}@{kantor.slug}.example"
    orang = Pengguna.objects.create_user(surel, "sandi-rekaan-panjang", nama=nama, nip=f"19900101201501{len(nama):04d}")
    return Penugasan.objects.create(pengguna=orang, kantor=kantor, jabatan=jabatan, mulai=dt.date(2026, 1, 1))


def _terbitkan_sop(kantor: Kantor) -> None:
    mentah, _garis = naskah.baca((pemuat.FOLDER / "kk-online-musi-banyuasin.yaml").read_text())
    kanonik = pemuat.kanonik(mentah)
    sop = pemuat.dari_kanonik(kanonik)
    SopTerbit.objects.create(
        kantor=kantor,
        kode=sop.kode,
        versi=sop.versi,
        sidik=sop.sidik,
        kanonik=kanonik,
        layanan=sop.layanan,
        aktif=True,
    )


def _keluarga() -> Keluarga:
    ayah = Orang(NIK_AYAH, "Bagus Pranoto", "1", "Sekayu", dt.date(1992, 3, 12), "1", "5", "15", status_kawin="2")
    ibu = Orang(NIK_IBU, "Siti Rahmawati", "2", "Sekayu", dt.date(1994, 6, 15), "1", "5", "2", status_kawin="2")
    return Keluarga(NOMOR_KK, "Jalan Merdeka 7", "001", "002", "30711", DESA, (Anggota(ayah, "1"), Anggota(ibu, "3")))


def gambar(warna: str = "white") -> bytes:
    """A small JPEG, as a phone would send it."""
    keluaran = io.BytesIO()
    Image.new("RGB", (600, 800), warna).save(keluaran, "JPEG")
    return keluaran.getvalue()


def _ajukan(kantor: Kantor, kini: dt.datetime) -> Permohonan:
    p, _token = buka.buka(kantor=kantor, jenis="kelahiran", kanal="warga", bahasa="id", kini=kini)
    isi.simpan_pemohon(
        p,
        nama="Siti Rahmawati",
        nik=NIK_IBU,
        nomor_kk=NOMOR_KK,
        whatsapp=f"62800{p.pk:08d}",
        surel="",
        versi=p.versi,
        kini=kini,
    )
    isi.simpan_isian(p, jawaban=KELAHIRAN, versi=p.versi, kini=kini)
    isi.kirim_kode(p, kini=kini)
    isi.konfirmasi_kode(p, kode=KodeKonfirmasi.objects.get(permohonan=p).kode, kini=kini)
    for k in queries.syarat(p):
        berkas.serahkan_berkas(p, syarat=k.syarat.kunci, nama="foto.jpg", isi=gambar(), kini=kini)
    berkas.tanda_tangani_formulir(p, gambar=None, nama_diketik="Siti Rahmawati", kini=kini)
    p.refresh_from_db()
    return jalankan(p, putusan="lanjut", pelaku=pemohon(p), versi=p.versi, kini=kini)
