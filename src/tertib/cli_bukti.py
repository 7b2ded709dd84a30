"""Commands about proof: check a card or an excerpt, make an excerpt, seal and export the log, walk and export history."""

import argparse
import sys
from collections.abc import Iterable, Mapping
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tertib.dokumen.pernyataan.cose import DaftarTakBerlaku, Kunci, Pernyataan
    from tertib.wilayah.models import Kantor

    Anak = argparse._SubParsersAction[argparse.ArgumentParser]

_KEADAAN_KARTU = {
    "aktif": "asli dan masih berlaku",
    "lama": "asli, tetapi sudah digantikan KK yang lebih baru",
    "palsu": "bukan terbitan kantor di sini",
}


def daftarkan(sub: "Anak") -> None:
    """Add the commands; each sets `jalankan`, a function of the arguments that gives the exit code."""
    cek = sub.add_parser("cek", help="memeriksa KK (PDF), foto kode QR-nya, atau petikan KK")
    cek.add_argument("file", type=Path, metavar="FILE", help=".pdf, .png, .jpg, atau petikan .json")
    cek.add_argument("--bekal", type=Path, metavar="MAP", help="kunci.json dan daftar/ yang disimpan; tanpa basis data")
    cek.add_argument("--anggota", metavar="NO|NIK", help="membuat petikan tentang satu anggota dari PDF")
    cek.add_argument(
        "--ke", type=Path, metavar="FILE.json", help="tempat petikan ditulis", default=Path("petikan-kk.json")
    )
    cek.set_defaults(jalankan=_cek)
    log = sub.add_parser("log", help="log terbuka").add_subparsers(required=True, metavar="PERINTAH")
    _dengan_kantor(log.add_parser("segel", help="menandatangani titik periksa sekarang"), _segel)
    _dengan_kantor(
        log.add_parser("lengkapi", help="menambah baris bagi dokumen yang terbit sebelum ada log"), _lengkapi
    )
    _dengan_kantor(
        log.add_parser("ekspor", help="menulis log sebagai berkas yang dapat disalin siapa saja"), _log, ke=True
    )
    riwayat = sub.add_parser("riwayat", help="rantai riwayat").add_subparsers(required=True, metavar="PERINTAH")
    riwayat.add_parser("periksa", help="menelusuri rantai riwayat setiap kantor").set_defaults(
        jalankan=_periksa_riwayat
    )
    ekspor = riwayat.add_parser("ekspor", help="menulis riwayat, register, dan log untuk alat/periksa_tertib.py")
    ekspor.add_argument("--dengan-dokumen", action="store_true", help="PDF yang terbit juga (memuat data pribadi)")
    _dengan_kantor(ekspor, _ekspor_riwayat, ke=True)


def _dengan_kantor(perintah: argparse.ArgumentParser, fungsi: object, *, ke: bool = False) -> None:
    perintah.add_argument("--kantor", required=True, metavar="KODE", help='misalnya "16.06"')
    if ke:
        perintah.add_argument("--ke", required=True, type=Path, metavar="MAP")
    perintah.set_defaults(jalankan=fungsi)


def _cek(arg: argparse.Namespace) -> int:
    import django

    django.setup()
    try:
        isi = arg.file.read_bytes()
        kunci = _kunci(arg.bekal)
    except OSError as galat:
        print(f"{galat.filename}: tidak dapat dibaca ({galat.strerror})", file=sys.stderr)
        return 2
    if arg.anggota:
        return _petik(isi, arg.anggota, arg.ke, kunci)
    if isi.startswith(b"%PDF-") and arg.bekal is None:
        return _cek_register(arg.file.name, isi)
    return _cek_pernyataan(arg.file.name, isi, kunci, arg.bekal)


def _cek_register(nama: str, pdf: bytes) -> int:
    """By the register of this installation: certificate, whole file, digest."""
    from tertib.kanal.cek import penilaian

    hasil = penilaian.menurut_berkas(pdf)
    print(f"{nama}: {_KEADAAN_KARTU[hasil.keadaan]}")
    for butir in hasil.butir:
        print(f"  {'ya   ' if butir.baik else 'TIDAK'} {butir.kalimat}")
    return 0 if hasil.keadaan == penilaian.AKTIF else 1


def _cek_pernyataan(nama: str, isi: bytes, kunci: "Kunci", bekal: Path | None) -> int:
    """By the office's statement alone: no network, and with `bekal` no database."""
    from tertib.dokumen.pernyataan.cose import PernyataanSalah

    try:
        pernyataan, fakta = _baca(isi, kunci)
    except PernyataanSalah as galat:
        print(f"{nama}: {galat}")
        return 1
    daftar = _daftar(pernyataan.kantor, kunci, bekal)
    lama = daftar is not None and pernyataan.dokumen in daftar.nama
    print(f"{nama}: {'TIDAK BERLAKU LAGI' if lama else 'tanda tangan kantor sah'}")
    print(f"  kantor      {pernyataan.kantor}")
    print(f"  diterbitkan {pernyataan.waktu:%Y-%m-%d %H:%M} UTC, berlaku pada {pernyataan.berlaku_pada}")
    print(
        f"  daftar terakhir per {daftar.waktu.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
        if daftar
        else "  tanpa daftar kartu yang tidak berlaku"
    )
    for kelompok, sel in fakta.items():
        print(f"  {kelompok}: {', '.join(str(nilai) for nilai in sel.values() if nilai)}")
    return 1 if lama else 0


def _baca(isi: bytes, kunci: "Kunci") -> "tuple[Pernyataan, Mapping[str, Mapping[str, object]]]":
    """The statement of a PDF, an excerpt, or a picture of the code, with the facts it proves. Raises PernyataanSalah."""
    from PIL import UnidentifiedImageError

    from tertib.dokumen import qr
    from tertib.dokumen.pernyataan import cose, lampiran, petikan
    from tertib.dokumen.verifikasi import lampiran_json

    if isi.startswith(b"%PDF-"):
        data, pernyataan = lampiran.baca(lampiran_json(isi), kunci)
        return pernyataan, {satu.nama: satu.isi for satu in data.kelompok}
    if isi.lstrip().startswith(b"{"):
        terbukti = petikan.baca(isi, kunci)
        return terbukti.pernyataan, terbukti.kelompok
    try:
        teks = next(iter(qr.baca(isi)), "")
    except (UnidentifiedImageError, OSError):
        teks = ""
    return cose.baca(cose.dari_qr(teks), kunci), {}


def _kunci(bekal: Path | None) -> "Kunci":
    import json

    from tertib.dokumen.log import queries

    if bekal is None:
        return queries.kunci()
    isi = json.loads((bekal / "kunci.json").read_text())
    return {kode: [bytes.fromhex(satu) for satu in milik["kunci"]] for kode, milik in isi.items()}


def _daftar(kantor: str, kunci: "Kunci", bekal: Path | None) -> "DaftarTakBerlaku | None":
    """The list of cards out of force: kept in `bekal` (daftar/SLUG), or of this installation now."""
    import json

    from tertib.dokumen.log import queries
    from tertib.dokumen.pernyataan import cose
    from tertib.inti import jam
    from tertib.inti.lingkup import di_kantor
    from tertib.wilayah.models import Kantor

    if bekal is not None:
        berkas = bekal / "daftar" / json.loads((bekal / "kunci.json").read_text())[kantor]["slug"]
        return cose.baca_daftar(berkas.read_bytes(), kunci) if berkas.is_file() else None
    with di_kantor(kantor):
        return cose.baca_daftar(queries.daftar_tak_berlaku(Kantor.objects.get(kode=kantor), kini=jam.kini()), kunci)


def _petik(pdf: bytes, anggota: str, ke: Path, kunci: "Kunci") -> int:
    from django.conf import settings

    from tertib.dokumen.pernyataan import lampiran, petikan
    from tertib.dokumen.pernyataan.cose import PernyataanSalah
    from tertib.dokumen.verifikasi import lampiran_json

    try:
        data, _ = lampiran.baca(lampiran_json(pdf), kunci)
        ke.write_bytes(petikan.petik_anggota(data, anggota, situs=settings.ALAMAT_SITUS))
    except (PernyataanSalah, petikan.AnggotaTidakAda) as galat:
        print(galat, file=sys.stderr)
        return 1
    print(f"Tersimpan: {ke}")
    return 0


def _segel(arg: argparse.Namespace) -> int:
    kantor = _kantor(arg.kantor)
    if kantor is None:
        return 1
    from tertib.alur.segel import segel
    from tertib.dokumen.log.models import KunciKantor
    from tertib.inti import jam
    from tertib.inti.lingkup import di_kantor

    try:
        with di_kantor(kantor.kode):
            print(segel(kantor, kini=jam.kini()).catatan, end="")
    except KunciKantor.DoesNotExist:
        print(f"{kantor.nama} belum menerbitkan apa pun.", file=sys.stderr)
        return 1
    return 0


def _lengkapi(arg: argparse.Namespace) -> int:
    kantor = _kantor(arg.kantor)
    if kantor is None:
        return 1
    from tertib.alur.lengkapi_log import lengkapi
    from tertib.inti.lingkup import di_kantor

    with di_kantor(kantor.kode):
        print(f"{kantor.nama}: {lengkapi(kantor)} baris ditambahkan, diurutkan pada segel berikutnya")
    return 0


def _log(arg: argparse.Namespace) -> int:
    return _tulis(arg, "berkas_log")


def _ekspor_riwayat(arg: argparse.Namespace) -> int:
    dokumen = ("berkas_dokumen",) if arg.dengan_dokumen else ()
    return _tulis(arg, "berkas_log", "berkas_riwayat", *dokumen)


def _tulis(arg: argparse.Namespace, *sumber: str) -> int:
    """Write what these functions of `dokumen.log.ekspor` give, below the folder asked for."""
    kantor = _kantor(arg.kantor)
    if kantor is None:
        return 1
    from tertib.dokumen.log import ekspor
    from tertib.inti.lingkup import di_kantor

    with di_kantor(kantor.kode):
        berkas: Iterable[tuple[str, bytes]] = (satu for nama in sumber for satu in getattr(ekspor, nama)(kantor))
        for nama, isi in berkas:
            (arg.ke / nama).parent.mkdir(parents=True, exist_ok=True)
            (arg.ke / nama).write_bytes(isi)
    print(f"{kantor.nama}: tersimpan di {arg.ke}")
    return 0


def _kantor(kode: str) -> "Kantor | None":
    import django

    django.setup()
    from tertib.wilayah.models import Kantor

    kantor = Kantor.objects.filter(kode=kode).first()
    if kantor is None:
        print(f"Kantor {kode} tidak ada di sini.", file=sys.stderr)
    return kantor


def _periksa_riwayat(arg: argparse.Namespace) -> int:
    import django

    django.setup()
    from tertib.inti.lingkup import di_kantor
    from tertib.permohonan.queries import periksa_rantai
    from tertib.wilayah.models import Kantor

    putus = 0
    for kantor in Kantor.objects.order_by("kode"):
        with di_kantor(kantor.kode):
            baik, rusak = periksa_rantai(kantor.kode)
        if rusak:
            putus += 1
            print(f"{kantor.nama}: PUTUS pada peristiwa {rusak.urut} {rusak.nomor}: {rusak.sebab}")
        else:
            print(f"{kantor.nama}: {baik} peristiwa, rantai utuh")
    return 1 if putus else 0
