"""One contestant: a process that says "siap", waits for a line, plays, and prints what happened as JSON."""

import json
import random
import sys
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import django

django.setup()

from django.db import connection, transaction  # noqa: E402

from tertib import pekerja  # noqa: E402
from tertib.alur import langkah, pelaku, sertifikasi  # noqa: E402
from tertib.buku import services as buku  # noqa: E402
from tertib.buku.models import Gerak  # noqa: E402
from tertib.inti import jam  # noqa: E402
from tertib.inti.galat import Galat  # noqa: E402
from tertib.inti.lingkup import di_kantor  # noqa: E402
from tertib.kanal.models import Pesan  # noqa: E402
from tertib.kanal.pengantar import Setempat  # noqa: E402
from tertib.pengguna.models import Penugasan  # noqa: E402
from tertib.permohonan.models import Permohonan  # noqa: E402
from tertib.wilayah.models import Kantor  # noqa: E402
from tests.pemeran_tetap import FRASA, menit  # noqa: E402

GILIRAN = {"periksa": 0, "validasi": 1}


def putus(*penugasan: str) -> Counter[str]:
    """Move every case through the first checks, one official of each role; the other process does the same."""
    petugas = [pelaku.petugas(Penugasan.objects.select_related("pengguna", "kantor").get(pk=pk)) for pk in penugasan]
    hasil: Counter[str] = Counter()
    nomor = list(Permohonan.objects.order_by("pk").values_list("pk", flat=True))
    for _putaran in range(2):
        random.shuffle(nomor)
        for pk in nomor:
            p = Permohonan.objects.select_related("kantor", "sop").get(pk=pk)
            if p.langkah in GILIRAN:
                hasil[_satu(p, petugas[GILIRAN[p.langkah]])] += 1
    return hasil


def _satu(p: Permohonan, siapa: pelaku.Pelaku) -> str:
    try:
        langkah.jalankan(
            p,
            putusan="lengkap",
            pelaku=siapa,
            versi=p.versi,
            kini=menit(500),
            isi={"sesuai": ["surat_kepolisian", "ktp_el"]},
        )
    except Galat as galat:
        return type(galat).__name__
    return "pindah"


def tandatangani(pk: str, penugasan: str, sekaligus: str) -> Counter[str]:
    """So many threads of this process sign one case at the same time, each with its own connection.

    No more threads than the connection pool of a web process has places: beyond that they would wait, not race.
    """
    connection.close()
    gerbang = threading.Barrier(int(sekaligus), timeout=60)

    def satu(_ke: int) -> str:
        with di_kantor("16.06"):
            siapa = pelaku.petugas(Penugasan.objects.select_related("pengguna", "kantor").get(pk=penugasan))
            p = Permohonan.objects.select_related("kantor", "sop").get(pk=pk)
            gerbang.wait()
            try:
                sertifikasi.tandatangani(p, pelaku=siapa, versi=p.versi, frasa_sandi=FRASA, kini=menit(500))
            except Galat as galat:
                return type(galat).__name__
            finally:
                connection.close()
        return "bertanda"

    with ThreadPoolExecutor(int(sekaligus)) as kolam:
        return Counter(kolam.map(satu, range(int(sekaligus))))


def blanko(jenis: str, kali: str) -> Counter[str]:
    """Take a blank so many times, each in a transaction of its own; another process does the same."""
    kantor, hasil = Kantor.objects.get(kode="16.06"), Counter[str]()
    for _kali in range(int(kali)):
        try:
            with transaction.atomic():
                buku.gerakkan_blanko(
                    kantor, jenis=jenis, gerak=Gerak.DIPAKAI, jumlah=-1, seri="", uraian="", kini=menit(500)
                )
            hasil["terpakai"] += 1
        except Galat as galat:
            hasil[type(galat).__name__] += 1
    return hasil


def terbitkan(pk: str, penugasan: str) -> Counter[str]:
    """Publish one signed case; the other process publishes another that touches the same people."""
    siapa = pelaku.petugas(Penugasan.objects.select_related("pengguna", "kantor").get(pk=penugasan))
    p = Permohonan.objects.select_related("kantor", "sop").get(pk=pk)
    try:
        langkah.jalankan(p, putusan="lanjut", pelaku=siapa, versi=p.versi, kini=menit(500))
    except Galat as galat:
        return Counter([type(galat).__name__])
    return Counter(["terbit"])


def kuras(lambat: str) -> Counter[str]:
    """Work the queue as `tertib pekerja` does, slowly enough to be killed in the middle of a message."""
    asli = Setempat.antar

    def antar(self: Setempat, pesan: Pesan, **lain: Any) -> str:
        time.sleep(float(lambat))
        return asli(self, pesan, **lain)

    Setempat.antar = antar  # type: ignore[method-assign, assignment]
    selesai = 0
    while True:
        selesai += (satu := pekerja.sekali(kini=jam.kini()))
        print(selesai, flush=True)
        if not satu and lambat == "0":
            return Counter(selesai=selesai)


def utama() -> None:
    perintah, argumen = sys.argv[1], sys.argv[2:]
    with di_kantor("16.06"):
        Permohonan.objects.count()  # the connection is open before the starting shot
        print("siap", flush=True)
        sys.stdin.readline()
        permainan = {
            "putus": putus,
            "tandatangani": tandatangani,
            "terbitkan": terbitkan,
            "kuras": kuras,
            "blanko": blanko,
        }
        hasil = permainan[perintah](*argumen)
    connection.close()
    print(json.dumps(hasil), flush=True)


if __name__ == "__main__":
    utama()
