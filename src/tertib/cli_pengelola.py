"""Opening an office of real people: the office, its officials, the signer's certificate, its SOP."""

import argparse
import getpass
import sys
from collections.abc import Callable
from datetime import time
from typing import TYPE_CHECKING

from tertib.inti.galat import Galat

if TYPE_CHECKING:
    from tertib.pengguna.models import Pengguna
    from tertib.wilayah.models import Kantor

    Anak = argparse._SubParsersAction[argparse.ArgumentParser]

MASA_SERTIFIKAT_HARI = 730


def daftarkan(sub: "Anak") -> None:
    """Add `kantor buka`, `petugas tambah`, `petugas sertifikat`, `kantor sop`."""
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
    buka.set_defaults(jalankan=_dijaga(_buka))
    sop = kantor.add_parser("sop", help="mengusulkan SOP, atau mengaktifkan yang diusulkan orang lain")
    sop.add_argument("kode", metavar="KODE")
    sop.add_argument("sop", metavar="FILE|KODE_SOP")
    sop.add_argument("--oleh", required=True, metavar="EMAIL", help="petugas yang mengusulkan atau mengaktifkan")
    sop.add_argument("--aktifkan", action="store_true")
    sop.set_defaults(jalankan=_dijaga(_sop))
    petugas = sub.add_parser("petugas", help="petugas kantor").add_subparsers(required=True, metavar="PERINTAH")
    tambah = petugas.add_parser("tambah", help="menugaskan seseorang; sandi pertama dicetak sekali")
    tambah.add_argument("kode", metavar="KODE")
    for nama in ("--jabatan", "--nama", "--nip", "--email"):
        tambah.add_argument(nama, required=True)
    tambah.add_argument("--desa", default="", help="kode desa, untuk operator nagari")
    tambah.set_defaults(jalankan=_dijaga(_tambah))
    sertifikat = petugas.add_parser("sertifikat", help="membuat kunci tanda tangan; passphrase ditanyakan")
    sertifikat.add_argument("email", metavar="EMAIL")
    sertifikat.set_defaults(jalankan=_dijaga(_sertifikat))


def _dijaga(perintah: Callable[[argparse.Namespace], None]) -> Callable[[argparse.Namespace], int]:
    """Run a command on the prepared database; an expected refusal is one sentence and status 1."""

    def jalankan(arg: argparse.Namespace) -> int:
        from tertib import layanan

        layanan.siapkan_basis_data()
        try:
            perintah(arg)
        except Galat as galat:
            print(galat, file=sys.stderr)
            return 1
        return 0

    return jalankan


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


def _kantor(kode: str) -> "Kantor":
    from tertib.wilayah.models import Kantor

    kantor = Kantor.objects.filter(kode=kode).first()
    if kantor is None:
        raise Galat(f"Kantor {kode} belum dibuka. Jalankan: tertib kantor buka {kode} --slug ... --ibu-kota ...")
    return kantor


def _orang(email: str) -> "Pengguna":
    from tertib.pengguna.models import Pengguna

    orang = Pengguna.objects.filter(email__iexact=email).first()
    if orang is None:
        raise Galat(f"Tidak ada petugas dengan surel {email}. Tambahkan dulu: tertib petugas tambah ...")
    return orang


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
    from django.conf import settings

    from tertib.dokumen.tte import pki
    from tertib.inti import jam, sandi
    from tertib.pengguna.models import Jabatan
    from tertib.pengguna.queries import penugasan_berlaku

    orang, kini = _orang(arg.email), jam.kini()
    berlaku = penugasan_berlaku(orang, pada=kini.date())
    if not berlaku:
        raise Galat(f"{orang.nama} tidak sedang bertugas.")
    frasa = getpass.getpass("Passphrase baru: ")
    if len(frasa) < 12 or frasa != getpass.getpass("Ulangi passphrase: "):
        raise Galat("Passphrase paling sedikit 12 huruf dan harus sama dua kali. Belum ada yang dibuat.")
    frasa_pki = sandi.kunci("pki").hex()
    pki.siapkan_pki(settings.MAP_PKI, frasa_pki=frasa_pki, waktu=kini)
    pki.terbitkan_sertifikat(
        settings.MAP_PKI,
        id=orang.nip,
        nama=orang.nama,
        jabatan=str(Jabatan(berlaku[0].jabatan).label),
        instansi=berlaku[0].kantor.nama,
        frasa_sandi=frasa,
        berlaku_hari=MASA_SERTIFIKAT_HARI,
        frasa_pki=frasa_pki,
        waktu=kini,
    )
    print(f"Sertifikat {orang.nama} berlaku {MASA_SERTIFIKAT_HARI} hari.")


def _sop(arg: argparse.Namespace) -> None:
    from tertib.alur import terbitkan_sop
    from tertib.cli_sop import cari
    from tertib.inti import jam
    from tertib.inti.lingkup import di_kantor

    kantor, oleh, sop = _kantor(arg.kode), _orang(arg.oleh), cari(arg.sop)
    with di_kantor(kantor.kode):
        usulan = terbitkan_sop.usulkan(kantor=kantor, sop=sop, oleh=oleh)
        if arg.aktifkan:
            terbitkan_sop.aktifkan(usulan, sop=sop, oleh=oleh, kini=jam.kini())
    keadaan = (
        "berlaku untuk permohonan baru" if arg.aktifkan else "diusulkan; orang lain mengaktifkannya dengan --aktifkan"
    )
    print(f"{sop.nama} versi {sop.versi} ({sop.sidik[:12]}): {keadaan}.")
