"""The victim: for every line it reads it forks a process that does one act of an office and may die in it.

The parent never opens the database nor starts a thread, so that its children begin clean; it says how each ended.
A line is JSON: `perintah`, `titik` ("" lives), `kini`, `argumen`, and `lingkungan` for the act.
"""

import json
import os
import sys
import time
from datetime import datetime, timedelta
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402

from tertib import pekerja  # noqa: E402
from tertib.alur import langkah, pelaku, sertifikasi  # noqa: E402
from tertib.alur.putar_kunci import putar_kunci  # noqa: E402
from tertib.inti.galat import Galat  # noqa: E402
from tertib.inti.lingkup import di_kantor  # noqa: E402
from tertib.inti.titik_gagal import PENGATURAN  # noqa: E402
from tertib.pengguna.models import Penugasan  # noqa: E402
from tertib.permohonan.models import Permohonan  # noqa: E402
from tests.pemeran_tetap import FRASA  # noqa: E402


def _perkara(pk: int, penugasan: int) -> tuple[Permohonan, pelaku.Pelaku]:
    p = Permohonan.objects.select_related("kantor", "sop").get(pk=pk)
    return p, pelaku.petugas(Penugasan.objects.select_related("pengguna", "kantor").get(pk=penugasan))


def _pemohon(pk: int) -> tuple[Permohonan, pelaku.Pelaku]:
    p = Permohonan.objects.select_related("kantor", "sop").get(pk=pk)
    return p, pelaku.pemohon(p)


def tandatangani(kini: datetime, pk: int, penugasan: int, versi: int) -> None:
    """T1, E1, T2, as the desk calls them."""
    p, siapa = _perkara(pk, penugasan)
    sertifikasi.tandatangani(p, pelaku=siapa, versi=versi, frasa_sandi=FRASA, kini=kini)


def putus(kini: datetime, pk: int, penugasan: int, versi: int, putusan: str) -> None:
    """One move, as the desk calls it; publishing (T3) is one. No assignment: the applicant."""
    p, siapa = _perkara(pk, penugasan) if penugasan else _pemohon(pk)
    alasan = "" if putusan in ("lanjut", "lengkap") else "Foto tidak terbaca."
    isi = {"sesuai": ["surat_kepolisian", "ktp_el"]}
    langkah.jalankan(p, putusan=putusan, pelaku=siapa, versi=versi, kini=kini, alasan=alasan, isi=isi)


def kuras(kini: datetime) -> None:
    """The worker, until nothing is ready."""
    while pekerja.sekali(kini=kini, peminjam="korban"):
        kini += timedelta(seconds=1)


def putar(_kini: datetime, *cincin: str) -> None:
    """The rotation of keys, with this ring (hex, the newest first)."""
    settings.CINCIN_KUNCI = [bytes.fromhex(k) for k in cincin]
    putar_kunci()


PERINTAH = {"putar": putar, "tandatangani": tandatangani, "putus": putus, "kuras": kuras}


def _anak(tugas: dict[str, Any], tulis: int) -> None:
    os.environ.update({PENGATURAN: tugas["titik"], **tugas.get("lingkungan", {})})
    hasil = "jadi"
    time.sleep(float(os.environ.get("TERTIB_TUNGGU", "0")))
    try:
        with di_kantor("16.06"):
            PERINTAH[tugas["perintah"]](datetime.fromisoformat(tugas["kini"]), *tugas["argumen"])
    except Galat as galat:
        hasil = type(galat).__name__
    finally:
        connection.close()
    os.write(tulis, hasil.encode())


def _satu(tugas: dict[str, Any]) -> dict[str, Any]:
    baca, tulis = os.pipe()
    if (pid := os.fork()) == 0:
        try:
            _anak(tugas, tulis)
        except BaseException:
            import traceback

            traceback.print_exc()
            os._exit(1)
        os._exit(0)
    os.close(tulis)
    with os.fdopen(baca) as isi:
        hasil = isi.read()
    _pid, keadaan = os.waitpid(pid, 0)
    return {"akhir": os.waitstatus_to_exitcode(keadaan), "hasil": hasil}


if __name__ == "__main__":
    for baris in sys.stdin:
        print(json.dumps(_satu(json.loads(baris))), flush=True)
