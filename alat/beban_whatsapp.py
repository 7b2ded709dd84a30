"""An hour of WhatsApp at once: 700 messages of 200 numbers, each posted three times and out of order, with photos.

Half the numbers have an open case, half are strangers. Afterwards every message must lie in its own case or have been
answered with a link, once, and an official's page must still open quickly. Prints the figures; fails when one is missing.
"""

import argparse
import json
import os
import random
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path
from statistics import quantiles

PESAN, NOMOR, GANDA = 700, 200, 3


def main() -> int:
    """Prepare a database of its own, pour the hour in, let one worker work, count."""
    argumen = argparse.ArgumentParser(description=__doc__)
    argumen.add_argument("--pesan", type=int, default=PESAN)
    argumen.add_argument("--nomor", type=int, default=NOMOR)
    pilihan = argumen.parse_args()
    with tempfile.TemporaryDirectory(prefix="tertib-beban-") as data:
        os.environ |= {"TERTIB_PERAGAAN": "1", "TERTIB_DATA": data, "TERTIB_WHATSAPP": f"{data}/whatsapp.json"}
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tertib.settings")
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        call_command("collectstatic", verbosity=0, interactive=False)
        return _Beban(Path(data), pilihan.pesan, pilihan.nomor).jalan()


class _Beban:
    """One run."""

    def __init__(self, data: Path, pesan: int, nomor: int) -> None:
        from tertib.simulator.whatsapp.dunia import Dunia
        from tertib.simulator.whatsapp.pasang import nomor_baru
        from tests.meja.dunia import bangun

        self.data, self.pesan, self.acak = data, pesan, random.Random(7)
        self.dunia = bangun()
        self.meta, self.kantor = Dunia(), nomor_baru("16.06")
        self.meta.nomor = {self.kantor.id: self.kantor}
        self.orang = [f"6280000{n:06d}" for n in range(nomor)]
        self.milik: dict[str, int] = {}

    def jalan(self) -> int:
        from tertib.simulator.whatsapp.pasang import tulis_pengaturan
        from tertib.simulator.whatsapp.peladen import Peladen

        for dari in self.orang[::2]:
            self.milik[dari] = self._perkara(dari)
        with Peladen(self.meta) as peladen:
            tulis_pengaturan(self.data / "whatsapp.json", self.meta, peladen.alamat, [("16.06", self.kantor)])
            for _ke in range(self.pesan):
                self._tulis(self.acak.choice(self.orang))
            webhook = self._antarkan()
            selesai, layar = self._kerjakan()
        return self._laporkan(webhook, selesai, layar)

    def _perkara(self, dari: str) -> int:
        """A case being filled in, of a birth: the number confirmed, no papers."""
        from tertib.alur import buka, isi
        from tertib.inti import jam
        from tertib.inti.lingkup import di_kantor
        from tertib.inti.models import Antrean
        from tertib.permohonan.models import KodeKonfirmasi
        from tests.meja.dunia import KELAHIRAN, NIK_IBU, NOMOR_KK

        with di_kantor("16.06"):
            kini = jam.kini()
            p, _token = buka.buka(kantor=self.dunia.kantor, jenis="kelahiran", kanal="warga", bahasa="id", kini=kini)
            isi.simpan_pemohon(
                p, nama="Siti Rahmawati", nik=NIK_IBU, nomor_kk=NOMOR_KK, whatsapp=f"+{dari}", surel="", versi=p.versi,
                kini=kini,
            )  # fmt: skip
            isi.simpan_isian(p, jawaban=KELAHIRAN, versi=p.versi, kini=kini)
            isi.kirim_kode(p, kini=kini)
            isi.konfirmasi_kode(p, kode=KodeKonfirmasi.objects.get(permohonan=p).kode, kini=kini)
            Antrean.objects.all().delete()
            return int(p.pk)

    def _tulis(self, dari: str) -> None:
        """Two messages of three are photos; a third of those name their paper."""
        from tertib.peragaan.pemeran import kertas

        if self.acak.random() < 1 / 3:
            self.meta.tulis(self.kantor, dari, {"type": "text", "text": {"body": self.acak.choice(("halo", "1", "2"))}})
            return
        judul = self.acak.choice(("KK yang sekarang", "Kutipan akta kelahiran anak", ""))
        media = self.meta.simpan_media(kertas(f"{judul} {dari[-6:]}"), "image/jpeg")
        self.meta.tulis(self.kantor, dari, {"type": "image", "image": {"id": media.id, "caption": judul}})

    def _antarkan(self) -> list[float]:
        """Every notification so many times, shuffled; the seconds each answer of the webhook took."""
        from django.test import Client

        from tertib.simulator.whatsapp.pengabar import tanda

        kabar, self.meta.kabar = self.meta.kabar * GANDA, []
        self.acak.shuffle(kabar)
        klien, lama = Client(SERVER_NAME="localhost"), []
        for _nomor, isi in kabar:
            badan = json.dumps(isi).encode()
            mulai = time.perf_counter()
            jawab = klien.post(
                "/whatsapp/musi-banyuasin/", badan, content_type="application/json",
                headers={"x-hub-signature-256": tanda(self.kantor.rahasia, badan)},
            )  # fmt: skip
            lama.append(time.perf_counter() - mulai)
            assert jawab.status_code == 200, jawab.status_code
        return lama

    def _kerjakan(self) -> tuple[float, list[float]]:
        """One worker until nothing is left; meanwhile an official opens the desk again and again."""
        from django.test import Client

        from tertib import pekerja
        from tertib.inti import jam

        layar: list[float] = []
        berhenti = threading.Event()

        def petugas() -> None:
            klien = Client(SERVER_NAME="localhost")
            klien.force_login(self.dunia.penugasan["operator"].pengguna)
            while not berhenti.wait(0.5):
                mulai = time.perf_counter()
                assert klien.get("/meja/").status_code == 200
                layar.append(time.perf_counter() - mulai)

        utas = threading.Thread(target=petugas, daemon=True)
        utas.start()
        mulai = time.perf_counter()
        while pekerja.sekali(kini=jam.kini()) or self._sisa():
            self._antarkan()
        selesai = time.perf_counter() - mulai
        berhenti.set()
        utas.join()
        return selesai, layar

    def _sisa(self) -> bool:
        from tertib.inti.models import Antrean

        return Antrean.objects.filter(selesai=None, menyerah=None).exists()

    def _laporkan(self, webhook: list[float], selesai: float, layar: list[float]) -> int:
        from tertib.inti.lingkup import lintas_kantor
        from tertib.inti.models import Antrean
        from tertib.kanal.whatsapp.models import PesanMasuk
        from tertib.permohonan.models import Berkas

        with lintas_kantor():
            masuk = list(PesanMasuk.objects.all())
            salah = [m for m in masuk if m.permohonan_id not in (None, self.milik.get(m.dari.removeprefix("+")))]
            dijawab = Counter(t.badan.get("context", {}).get("message_id") for t in self.meta.terkirim)
            tanpa = [m for m in masuk if m.nomor_luar not in dijawab and m.hasil != "terlalu-sering"]
            tertukar = Berkas.objects.exclude(permohonan__in=self.milik.values()).count()
            berkas = Berkas.objects.filter(diganti=None).count()
            menyerah = Antrean.objects.exclude(menyerah=None).count()
        ganda = [n for n, kali in dijawab.items() if n and kali > 1]
        print(
            f"{len(masuk)} pesan dari {len({m.dari_indeks for m in masuk})} nomor, tiap pesan diantar {GANDA} kali, acak"
        )
        print(f"webhook: p50 {_persen(webhook, 50):.0f} ms, p95 {_persen(webhook, 95):.0f} ms ({len(webhook)} kiriman)")
        print(f"pekerja: {selesai:.0f} detik, {len(masuk) / selesai:.1f} pesan/detik; {berkas} berkas pada tempatnya")
        print(f"meja kerja sementara itu: p50 {_persen(layar, 50):.0f} ms, p95 {_persen(layar, 95):.0f} ms")
        print("hasil:", dict(Counter(m.hasil for m in masuk).most_common()))
        cacat = {"hilang": self.pesan - len(masuk), "salah perkara": len(salah), "tanpa jawaban": len(tanpa),
                 "dijawab dua kali": len(ganda), "berkas tertukar": tertukar, "menyerah": menyerah}  # fmt: skip
        print("cacat:", cacat)
        return int(any(cacat.values()))


def _persen(detik: list[float], berapa: int) -> float:
    return 1000 * quantiles(detik, n=100)[berapa - 1] if len(detik) > 1 else 0.0


if __name__ == "__main__":
    sys.exit(main())
