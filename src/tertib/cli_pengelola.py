"""Opening an office of real people: the office, its officials, the signer's certificate, its SOP."""

import argparse
from datetime import date, time
from typing import TYPE_CHECKING

from tertib.cli_tte import buat_sertifikat, dijaga, orang
from tertib.inti.galat import Galat

if TYPE_CHECKING:
    from tertib.pengguna.models import Penugasan
    from tertib.wilayah.models import Kantor

    Anak = argparse._SubParsersAction[argparse.ArgumentParser]


def daftarkan(sub: "Anak") -> None:
    """Add `kantor buka`, `kantor sop`, `kantor siak`, the `petugas` commands and `kunci putar`."""
    _daftarkan_kantor(sub)
    _daftarkan_petugas(sub)
    _daftarkan_kunci(sub)


def _daftarkan_kantor(sub: "Anak") -> None:
    kantor = sub.add_parser("kantor", help="membuka kantor dan memilih SOP-nya").add_subparsers(
        required=True, metavar="PERINTAH"
    )
    buka = kantor.add_parser("buka", help="membuka kantor sebuah kabupaten atau kota")
    buka.add_argument("kode", metavar="KODE", help='kode kabupaten/kota, misalnya "16.06"')
    buka.add_argument("--slug", required=True, help="nama pendek di alamat situs")
    buka.add_argument("--ibu-kota", required=True)
    buka.add_argument("--telepon", default="")
    buka.add_argument("--alamat", default="")
    buka.add_argument("--zona", default="Asia/Jakarta", choices=("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"))
    buka.add_argument("--jam-buka", type=time.fromisoformat, default=time(8), metavar="JJ:MM")
    buka.add_argument("--jam-tutup", type=time.fromisoformat, default=time(16), metavar="JJ:MM")
    buka.set_defaults(jalankan=dijaga(_buka))
    sop = kantor.add_parser("sop", help="mengusulkan SOP, atau mengaktifkan yang diusulkan orang lain")
    sop.add_argument("kode", metavar="KODE")
    sop.add_argument("sop", metavar="FILE|KODE_SOP")
    sop.add_argument("--oleh", required=True, metavar="EMAIL", help="petugas yang mengusulkan atau mengaktifkan")
    sop.add_argument("--aktifkan", action="store_true")
    sop.set_defaults(jalankan=dijaga(_sop))
    siak = kantor.add_parser("siak", help="memilih dari mana nomor dan kartu kantor ini")
    siak.add_argument("kode", metavar="KODE")
    siak.add_argument(
        "cara", choices=("tertanam", "manual"), help="manual: diketik ke SIAK, nomor dan kartunya dari sana"
    )
    siak.set_defaults(jalankan=dijaga(_siak))


def _daftarkan_petugas(sub: "Anak") -> None:
    petugas = sub.add_parser("petugas", help="petugas kantor").add_subparsers(required=True, metavar="PERINTAH")
    tambah = petugas.add_parser("tambah", help="menugaskan seseorang; sandi pertama dicetak sekali")
    tambah.add_argument("kode", metavar="KODE")
    for nama in ("--jabatan", "--nama", "--nip", "--email"):
        tambah.add_argument(nama, required=True)
    tambah.add_argument("--desa", default="", help="kode desa, untuk operator nagari")
    tambah.set_defaults(jalankan=dijaga(_tambah))
    sertifikat = petugas.add_parser("sertifikat", help="membuat kunci tanda tangan; passphrase ditanyakan")
    sertifikat.add_argument("email", metavar="EMAIL")
    sertifikat.set_defaults(jalankan=dijaga(_sertifikat))
    mandat = petugas.add_parser("mandat", help="mencatat mandat Plt/Plh, atau menguatkan yang dicatat orang lain")
    mandat.add_argument("kode", metavar="KODE")
    mandat.add_argument("--nomor", required=True, help="nomor surat")
    mandat.add_argument("--oleh", required=True, metavar="EMAIL", help="yang mencatat atau menguatkan")
    mandat.add_argument("--kuatkan", action="store_true")
    mandat.add_argument("--jenis", choices=("Plt.", "Plh."))
    for nama, arti in (("--orang", "yang menandatangani"), ("--menggantikan", "pejabat yang digantikan")):
        mandat.add_argument(nama, metavar="EMAIL", help=arti)
    for nama in ("--mulai", "--sampai"):
        mandat.add_argument(nama, type=date.fromisoformat, metavar="TTTT-BB-HH")
    mandat.add_argument("--dokumen", nargs="+", default=["kk"], help="yang boleh ditandatangani; bawaan: kk")
    mandat.set_defaults(jalankan=dijaga(_mandat))


def _daftarkan_kunci(sub: "Anak") -> None:
    kunci = sub.add_parser("kunci", help="kunci enkripsi").add_subparsers(required=True, metavar="PERINTAH")
    putar = kunci.add_parser("putar", help="menyandikan ulang data dengan TERTIB_RAHASIA yang baru; boleh diulang")
    putar.set_defaults(jalankan=dijaga(_putar))


def _buka(arg: argparse.Namespace) -> None:
    from tertib.wilayah.services import buka_kantor, muat_wilayah

    muat_wilayah()
    kantor = buka_kantor(
        kode=arg.kode,
        slug=arg.slug,
        ibu_kota=arg.ibu_kota,
        alamat=arg.alamat,
        telepon=arg.telepon,
        zona=arg.zona,
        buka=arg.jam_buka,
        tutup=arg.jam_tutup,
    )
    print(f"{kantor.nama} terbuka di /k/{kantor.slug}/")


def _siak(arg: argparse.Namespace) -> None:
    from tertib.wilayah.services import pilih_siak

    kantor = pilih_siak(_kantor(arg.kode), arg.cara)
    print(f"{kantor.nama}: {kantor.get_siak_display()}.")


def _kantor(kode: str) -> "Kantor":
    from tertib.wilayah.models import Kantor

    kantor = Kantor.objects.filter(kode=kode).first()
    if kantor is None:
        raise Galat(f"Kantor {kode} belum dibuka. Jalankan: tertib kantor buka {kode} --slug ... --ibu-kota ...")
    return kantor


def _tambah(arg: argparse.Namespace) -> None:
    from tertib.inti import jam
    from tertib.inti.lingkup import di_kantor
    from tertib.pengguna.services import tambah_petugas

    kantor = _kantor(arg.kode)
    with di_kantor(kantor.kode):
        penugasan, sandi = tambah_petugas(
            kantor=kantor,
            jabatan=arg.jabatan,
            nama=arg.nama,
            nip=arg.nip,
            email=arg.email,
            mulai=kantor.setempat(jam.kini()).date(),
            desa=arg.desa,
        )
    print(f"{penugasan.pengguna.nama} bertugas sebagai {penugasan.get_jabatan_display()}.")
    if sandi:
        print(f"Sandi pertama (hanya ditampilkan sekali): {sandi}")


def _sertifikat(arg: argparse.Namespace) -> None:
    from tertib.inti import jam
    from tertib.pengguna.queries import penugasan_berlaku

    siapa, kini = orang(arg.email), jam.kini()
    berlaku = penugasan_berlaku(siapa, pada=jam.hari_ini())
    if not berlaku:
        raise Galat(f"{siapa.nama} tidak sedang bertugas.")
    buat_sertifikat(berlaku[0], kini=kini)


def _mandat(arg: argparse.Namespace) -> None:
    """Recorded by one, confirmed by another: without --kuatkan the first, with it the second."""
    from tertib.alur import mandat as alur_mandat
    from tertib.inti import jam
    from tertib.inti.lingkup import di_kantor
    from tertib.pengguna.models import Mandat

    kantor, kini = _kantor(arg.kode), jam.kini()
    with di_kantor(kantor.kode):
        oleh = _pencatat(arg.oleh, kantor, kantor.setempat(kini).date())
        if arg.kuatkan:
            ada = Mandat.objects.select_related("orang", "dicatat_oleh").filter(nomor=arg.nomor).order_by("pk").last()
            if ada is None:
                raise Galat(f"Belum ada mandat bernomor {arg.nomor} di kantor {kantor.kode}.")
            alur_mandat.kuatkan(ada, oleh=oleh, kini=kini)
            print(f"{ada.jenis} {ada.orang.nama} berlaku {ada.mulai:%d-%m-%Y} sampai {ada.sampai:%d-%m-%Y}.")
            return
        if None in (arg.jenis, arg.orang, arg.menggantikan, arg.mulai, arg.sampai):
            raise alur_mandat.MandatTidakLengkap
        alur_mandat.catat(
            alur_mandat.Surat(arg.jenis, arg.nomor, arg.mulai, arg.sampai, arg.dokumen),
            orang=orang(arg.orang),
            menggantikan=_kepala(arg.menggantikan, kantor),
            oleh=oleh,
            kini=kini,
        )
    print(f"Mandat {arg.nomor} dicatat; orang lain menguatkannya dengan --kuatkan.")


def _pencatat(email: str, kantor: "Kantor", pada: date) -> "Penugasan":
    """Under which assignment this person records mandates today. Raises Galat."""
    from tertib.alur.mandat import PENCATAT
    from tertib.pengguna.queries import penugasan_berlaku

    milik = (p for p in penugasan_berlaku(orang(email), pada=pada) if p.kantor == kantor and p.jabatan in PENCATAT)
    if (satu := next(milik, None)) is None:
        raise Galat(f"{email} tidak memegang jabatan yang mencatat mandat: {', '.join(PENCATAT)}.")
    return satu


def _kepala(email: str, kantor: "Kantor") -> "Penugasan":
    """The position this person holds, or last held, as head of the office. Raises Galat."""
    from tertib.pengguna.models import Jabatan, Penugasan

    milik = Penugasan.objects.filter(pengguna=orang(email), kantor=kantor, jabatan=Jabatan.KADIS, mandat="")
    satu: Penugasan | None = milik.select_related("pengguna", "kantor").order_by("pk").last()
    if satu is None:
        raise Galat(f"{email} bukan Kepala Dinas kantor {kantor.kode}.")
    return satu


def _sop(arg: argparse.Namespace) -> None:
    from tertib.alur import terbitkan_sop
    from tertib.cli_sop import cari
    from tertib.inti import jam
    from tertib.inti.lingkup import di_kantor

    kantor, oleh, sop = _kantor(arg.kode), orang(arg.oleh), cari(arg.sop)
    with di_kantor(kantor.kode):
        usulan = terbitkan_sop.usulkan(kantor=kantor, sop=sop, oleh=oleh)
        if arg.aktifkan:
            terbitkan_sop.aktifkan(usulan, sop=sop, oleh=oleh, kini=jam.kini())
    keadaan = (
        "berlaku untuk permohonan baru" if arg.aktifkan else "diusulkan; orang lain mengaktifkannya dengan --aktifkan"
    )
    print(f"{sop.nama} versi {sop.versi} ({sop.sidik[:12]}): {keadaan}.")


def _putar(_arg: argparse.Namespace) -> None:
    from tertib.alur.putar_kunci import putar_kunci

    print(f"{putar_kunci()} nilai disandikan ulang dengan kunci terbaru.")
