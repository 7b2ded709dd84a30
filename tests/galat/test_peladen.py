"""F01 over HTTP: the web server that people use is killed while the head of office waits for her page.

Granian as `tertib jalan` starts it, a browser's two requests, SIGKILL at a fail-point; afterwards the worker and another
server finish what the first had begun.
"""

import http.client
import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.cookies import SimpleCookie
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.test import Client

from tertib.dokumen.models import Dokumen, Status
from tertib.dokumen.tte import pki
from tertib.layanan import _web
from tertib.peragaan.kantor import FRASA_SANDI, sertifikat_rekaan
from tertib.permohonan.models import Permohonan
from tests.galat.conftest import PUTARAN
from tests.galat.test_f01_mati import MENANDATANGANI, pastikan_utuh, pulihkan
from tests.pemeran_tetap import Panggung

pytestmark = pytest.mark.lambat
TITIK = (
    MENANDATANGANI * PUTARAN if PUTARAN > 1 else ("t1.setelah-commit", "e1.setelah-panggil", "langkah.sebelum-commit")
)
"""In the suite one point in each phase; `make faults` kills at all of them."""


@pytest.fixture
def sekarang(panggung: Panggung) -> datetime:
    """The server has the machine's clock, so the certificate must be valid by it."""
    kini = datetime.now(UTC)
    nip = panggung.petugas["kadis"].pengguna.nip
    pki.berkas_orang(settings.MAP_PKI, nip, "pem").unlink()
    sertifikat_rekaan(panggung.kantor, kini=kini)
    return kini


@contextmanager
def peladen(lingkungan: dict[str, str], titik: str = "") -> Iterator[int]:
    """The site on a free port, until the block ends."""
    with socket.socket() as bebas:
        bebas.bind(("127.0.0.1", 0))
        port = int(bebas.getsockname()[1])
    # with TERTIB_DEBUG no style sheet need be collected, which nobody here looks at
    milik = {**lingkungan, "TERTIB_SITUS": f"http://127.0.0.1:{port}", "TERTIB_PROSES_WEB": "1", "TERTIB_DEBUG": "1"}
    proses = subprocess.Popen(_web(str(port)), env={**milik, "TERTIB_TITIK_GAGAL": titik}, start_new_session=True)
    try:
        _tunggu(lambda: http.client.HTTPConnection("127.0.0.1", port, timeout=1).connect())
        yield port
    finally:
        os.killpg(proses.pid, signal.SIGKILL)  # a polite end may wait for a worker that is just being replaced
        proses.wait()


def _tunggu(buka: Callable[[], None]) -> None:
    batas = time.monotonic() + 120
    while True:
        try:
            return buka()
        except OSError:
            assert time.monotonic() < batas, "the server does not open"
            time.sleep(0.1)


class Peramban:
    """A browser of the head of office, signed in."""

    def __init__(self, port: int, panggung: Panggung) -> None:
        klien = Client()
        klien.force_login(panggung.petugas["kadis"].pengguna)
        self.port, self.kue = port, {settings.SESSION_COOKIE_NAME: klien.cookies[settings.SESSION_COOKIE_NAME].value}

    def _minta(self, cara: str, alamat: str, isi: str = "") -> http.client.HTTPResponse:
        sambungan = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        kepala = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.kue.items())}
        sambungan.request(cara, alamat, isi, kepala | {"Content-Type": "application/x-www-form-urlencoded"})
        jawaban = sambungan.getresponse()
        self.kue |= {k: m.value for k, m in SimpleCookie(jawaban.getheader("Set-Cookie", "")).items()}
        return jawaban

    def tandatangani(self, p: Permohonan) -> int:
        """The status of the answer to the passphrase; 0 when the server died instead of answering."""
        alamat = f"/meja/tandatangan/{p.nomor}/sandi/"
        halaman = self._minta("GET", alamat).read().decode()
        token = halaman.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
        isi = {"csrfmiddlewaretoken": token, "versi": str(p.versi), "frasa_sandi": FRASA_SANDI}
        try:
            return self._minta("POST", alamat, urlencode(isi)).status
        except (OSError, http.client.HTTPException):
            return 0


def test_the_web_server_is_killed_at_work(panggung: Panggung, sekarang: datetime, lingkungan: dict[str, str]) -> None:
    for titik in TITIK:
        p = panggung.sampai_tandatangan()
        with peladen(lingkungan, titik) as port:
            assert (titik, Peramban(port, panggung).tandatangani(p)) == (titik, 0)
        assert not Dokumen.objects.filter(permohonan=p, status=Status.TERBIT).exists()
        assert (titik, pulihkan(panggung, p, sekarang + timedelta(minutes=30)).langkah) == (titik, "terima")
    pastikan_utuh(panggung, len(TITIK))


def test_the_next_server_goes_on_where_the_first_was_killed(
    panggung: Panggung, sekarang: datetime, lingkungan: dict[str, str]
) -> None:
    """She presses the button again: the same number, the signature that had come, one document."""
    p = panggung.sampai_tandatangan()
    with peladen(lingkungan, "simpan.setelah-taut:2") as port:
        assert Peramban(port, panggung).tandatangani(p) == 0
    Dokumen.objects.filter(permohonan=p).update(dipegang_sampai=None)  # instead of waiting a minute
    with peladen(lingkungan) as port:
        assert Peramban(port, panggung).tandatangani(p) == 302
    d = Dokumen.objects.get(permohonan=p)
    assert (d.status, d.nomor) == (Status.BERTANDA, 1)
