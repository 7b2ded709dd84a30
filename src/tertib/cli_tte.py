"""Certificates of our own authority: made, revoked, restored, and all of one office replaced, in order and resumable."""

import argparse
import getpass
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from tertib.inti.galat import Galat

if TYPE_CHECKING:
    from tertib.dokumen.tte.jenis import StatusSertifikat
    from tertib.pengguna.models import Pengguna, Penugasan

    Anak = argparse._SubParsersAction[argparse.ArgumentParser]

MASA_SERTIFIKAT_HARI = 730
PANJANG_FRASA = 12
ALASAN = ("kunci-bocor", "berhenti", "diganti", "dibekukan")


def daftarkan(sub: "Anak") -> None:
    """Add `tte daftar`, `tte cabut`, `tte pulihkan`, `tte ganti`, `tte yatim`."""
    tte = sub.add_parser("tte", help="sertifikat otoritas setempat").add_subparsers(required=True, metavar="PERINTAH")
    _perintah(tte, "daftar", "keadaan setiap sertifikat satu kantor", _daftar).add_argument("kode", metavar="KODE")
    yatim = _perintah(tte, "yatim", "tanda tangan yang datang terlambat dan tidak dipakai", _yatim)
    yatim.add_argument("kode", metavar="KODE")
    cabut = _perintah(tte, "cabut", "mencabut sertifikat seorang pejabat, atau semua di satu kantor", _cabut)
    cabut.add_argument("siapa", metavar="EMAIL|KODE")
    cabut.add_argument("--alasan", required=True, choices=ALASAN)
    pulihkan = _perintah(tte, "pulihkan", "memulihkan sertifikat yang dibekukan", _pulihkan)
    pulihkan.add_argument("siapa", metavar="EMAIL|KODE")
    ganti = _perintah(
        tte, "ganti", "membuat sertifikat baru bagi setiap yang tidak berlaku lagi di satu kantor", _ganti
    )
    ganti.add_argument("kode", metavar="KODE")


def _perintah(
    sub: "Anak", nama: str, arti: str, fungsi: Callable[[argparse.Namespace], None]
) -> argparse.ArgumentParser:
    pengurai = sub.add_parser(nama, help=arti)
    pengurai.set_defaults(jalankan=dijaga(fungsi))
    return pengurai


def dijaga(perintah: Callable[[argparse.Namespace], None]) -> Callable[[argparse.Namespace], int]:
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


def orang(email: str) -> "Pengguna":
    """The official with this e-mail. Raises Galat."""
    from tertib.pengguna.models import Pengguna

    satu = Pengguna.objects.filter(email__iexact=email).first()
    if satu is None:
        raise Galat(f"Tidak ada petugas dengan surel {email}. Tambahkan dulu: tertib petugas tambah ...")
    return satu


def buat_sertifikat(penugasan: "Penugasan", *, kini: datetime) -> None:
    """A new key and certificate under a passphrase typed twice, which is kept nowhere. Raises Galat."""
    from django.conf import settings

    from tertib.dokumen.tte import pki
    from tertib.dokumen.tte.penyedia import alamat_pki
    from tertib.inti import sandi
    from tertib.pengguna.models import Jabatan

    siapa = penugasan.pengguna
    frasa = getpass.getpass(f"Passphrase baru {siapa.nama}: ")
    if len(frasa) < PANJANG_FRASA or frasa != getpass.getpass("Ulangi passphrase: "):
        raise Galat(f"Passphrase paling sedikit {PANJANG_FRASA} huruf dan harus sama dua kali. Belum ada yang dibuat.")
    frasa_pki = sandi.kunci("pki").hex()
    pki.siapkan_pki(settings.MAP_PKI, frasa_pki=frasa_pki, waktu=kini, alamat=alamat_pki())
    pki.terbitkan_sertifikat(
        settings.MAP_PKI,
        id=siapa.nip,
        nama=siapa.nama,
        jabatan=str(Jabatan(penugasan.jabatan).label),
        instansi=penugasan.kantor.nama,
        frasa_sandi=frasa,
        berlaku_hari=MASA_SERTIFIKAT_HARI,
        frasa_pki=frasa_pki,
        waktu=kini,
        alamat=alamat_pki(),
    )
    print(f"Sertifikat {siapa.nama} berlaku {MASA_SERTIFIKAT_HARI} hari.")


def _bersertifikat(siapa: str, kini: datetime) -> Iterator[tuple["Penugasan", "StatusSertifikat"]]:
    """Who of one office (by code), or the one person (by e-mail), has a certificate of ours, by number. Raises Galat."""
    from django.conf import settings

    from tertib.dokumen.tte.jenis import KeadaanSertifikat
    from tertib.dokumen.tte.lokal import TTELokal
    from tertib.inti.lingkup import lintas_kantor
    from tertib.pengguna.models import Penugasan

    if settings.TTE != "lokal":
        raise Galat("Sertifikat kantor ini dikelola penyelenggaranya; cabut dan perbarui di sana.")
    with lintas_kantor():
        milik = Penugasan.objects.select_related("pengguna", "kantor").exclude(pengguna__nip="").order_by("id")
        milik = milik.filter(pengguna=orang(siapa)) if "@" in siapa else milik.filter(kantor=siapa)
        menurut_nip = {p.pengguna.nip: p for p in milik}
    penyedia = TTELokal(settings.MAP_PKI)
    for nip in sorted(menurut_nip):
        status = penyedia.status_pada(nip, kini)
        if status.keadaan is not KeadaanSertifikat.NOT_REGISTERED:
            yield menurut_nip[nip], status


def _semua(siapa: str, kini: datetime) -> "list[tuple[Penugasan, StatusSertifikat]]":
    semua = list(_bersertifikat(siapa, kini))
    if not semua:
        raise Galat(f"Tidak ada sertifikat otoritas setempat untuk {siapa}.")
    return semua


def _daftar(arg: argparse.Namespace) -> None:
    from tertib.inti import jam

    for penugasan, status in _semua(arg.kode, jam.kini()):
        sampai = f", sampai {status.sampai:%d-%m-%Y}" if status.sampai else ""
        print(f"{status.penandatangan} {penugasan.pengguna.nama}: {status.keadaan}{sampai}")


def _yatim(arg: argparse.Namespace) -> None:
    from tertib.dokumen.queries import tanda_tangan_yatim
    from tertib.inti.lingkup import di_kantor
    from tertib.wilayah.models import Kantor

    kantor = Kantor.objects.filter(kode=arg.kode).first()
    if kantor is None:
        raise Galat(f"Kantor {arg.kode} belum dibuka.")
    with di_kantor(kantor.kode):
        for yatim in tanda_tangan_yatim(kantor):
            d, saat = yatim.dokumen, kantor.setempat(yatim.datang)
            sebab = f"batal: {d.alasan_batal}" if d.alasan_batal else "jawaban kedua"
            siapa = d.penandatangan.pengguna.nama
            print(f"{d.permohonan.nomor} {d.jenis} {d.nomor}/{d.tahun}, {siapa}, {saat:%d-%m-%Y %H.%M}, {sebab}")


def _cabut(arg: argparse.Namespace) -> None:
    from django.conf import settings

    from tertib.dokumen.tte.pencabutan import AlasanCabut, cabut
    from tertib.inti import jam, sandi

    kini = jam.kini()
    for penugasan, _status in _semua(arg.siapa, kini):
        nip, frasa_pki = penugasan.pengguna.nip, sandi.kunci("pki").hex()
        catatan = cabut(settings.MAP_PKI, id=nip, alasan=AlasanCabut(arg.alasan), frasa_pki=frasa_pki, waktu=kini)
        saat = penugasan.kantor.setempat(catatan.waktu)
        print(f"{nip} {penugasan.pengguna.nama}: tidak berlaku sejak {saat:%d-%m-%Y %H.%M} ({catatan.alasan}).")


def _pulihkan(arg: argparse.Namespace) -> None:
    from django.conf import settings

    from tertib.dokumen.tte.pencabutan import TidakDapatDipulihkan, pulihkan
    from tertib.inti import jam, sandi

    kini = jam.kini()
    for penugasan, _status in _semua(arg.siapa, kini):
        nip, nama = penugasan.pengguna.nip, penugasan.pengguna.nama
        try:
            pulihkan(settings.MAP_PKI, id=nip, frasa_pki=sandi.kunci("pki").hex(), waktu=kini)
        except TidakDapatDipulihkan as galat:
            raise Galat(
                f"Sertifikat {nama} dicabut, bukan dibekukan: buat yang baru dengan tertib tte ganti."
            ) from galat
        print(f"{nip} {nama}: berlaku lagi.")


def _ganti(arg: argparse.Namespace) -> None:
    """What was replaced may sign, so going on after an interruption begins where it stopped, without any note of it."""
    from tertib.inti import jam

    kini = jam.kini()
    menunggu = [penugasan for penugasan, status in _semua(arg.kode, kini) if not status.berlaku]
    for ke, penugasan in enumerate(menunggu, 1):
        print(f"{ke} dari {len(menunggu)}: {penugasan.pengguna.nip} {penugasan.pengguna.nama}", flush=True)
        buat_sertifikat(penugasan, kini=kini)
    print(f"Semua sertifikat kantor {arg.kode} berlaku.")
