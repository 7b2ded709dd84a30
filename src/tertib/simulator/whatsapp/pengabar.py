"""Posts the news: signed over the raw body, late, doubled or out of order as told, again until it is taken."""

import hashlib
import hmac
import json
import random
import threading
import time
from typing import Any

import httpx

from tertib.simulator.whatsapp.dunia import Dunia, Nomor

_ULANG = (0.5, 1.0, 2.0, 5.0, 10.0, 30.0)


def tanda(rahasia: str, badan: bytes) -> str:
    """X-Hub-Signature-256 of a body."""
    return "sha256=" + hmac.new(rahasia.encode(), badan, hashlib.sha256).hexdigest()


class Pengabar(threading.Thread):
    """Takes news out of `Dunia.kabar` and posts it, until `berhenti`."""

    def __init__(self, dunia: Dunia) -> None:
        super().__init__(daemon=True)
        self.dunia, self._selesai = dunia, threading.Event()

    def run(self) -> None:
        """Post what there is, wait a little, and again."""
        with httpx.Client(trust_env=False, timeout=10) as klien:
            while not self._selesai.wait(0.05):
                for nomor, isi in self._ambil():
                    self._antar(klien, nomor, isi)

    def berhenti(self) -> None:
        self._selesai.set()

    def _ambil(self) -> list[tuple[Nomor, dict[str, Any]]]:
        cara = self.dunia.cara
        with self.dunia.kunci:
            semua = [k for k in self.dunia.kabar if k[0].webhook]
            self.dunia.kabar = [k for k in self.dunia.kabar if not k[0].webhook]
        if semua and cara.tunda:
            time.sleep(cara.tunda)
        semua = [k for k in semua for _ke in range(cara.ganda)]
        if cara.acak:
            random.shuffle(semua)
        return semua

    def _antar(self, klien: httpx.Client, nomor: Nomor, isi: dict[str, Any]) -> None:
        badan = json.dumps(isi).encode()
        kepala = {"Content-Type": "application/json", "X-Hub-Signature-256": tanda(nomor.rahasia, badan)}
        for jeda in (*_ULANG, None):
            try:
                status = klien.post(nomor.webhook, content=badan, headers=kepala).status_code
            except httpx.HTTPError:
                status = 0
            self.dunia.hitungan[f"webhook-{status}"] += 1
            if status == httpx.codes.OK or jeda is None or self._selesai.wait(jeda):
                return
