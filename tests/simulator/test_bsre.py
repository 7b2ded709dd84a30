"""The stand-in itself: as a program of its own, controlled from outside."""

import base64
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from cryptography import x509

from tertib.dokumen.tte.jenis import KeadaanSertifikat
from tertib.dokumen.verifikasi import periksa_tandatangan
from tertib.simulator.bsre.dunia import dokumen_kosong

NIK = "1606010101700000"


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[httpx.Client, Path]]:
    """`python -m tertib.simulator.bsre` on a free port, which it prints."""
    akar = tmp_path_factory.mktemp("bsre") / "akar.pem"
    perintah = [sys.executable, "-m", "tertib.simulator.bsre", "--port", "0", "--akar", str(akar), "--nik", NIK]
    with subprocess.Popen(perintah, stdout=subprocess.PIPE, text=True, env=dict(os.environ)) as proses:
        assert proses.stdout
        alamat = proses.stdout.readline().strip()
        with httpx.Client(base_url=alamat, auth=("tertib", "sandi-aplikasi"), trust_env=False, timeout=30) as klien:
            yield klien, akar
        proses.terminate()


def _tanda(klien: httpx.Client) -> httpx.Response:
    badan = {
        "nik": NIK,
        "passphrase": "kunci rahasia Kadis",
        "signatureProperties": [{"tampilan": "INVISIBLE"}],
        "file": [base64.b64encode(dokumen_kosong()).decode()],
    }
    return klien.post("/api/v2/sign/pdf", json=badan)


def test_it_really_signs(program: tuple[httpx.Client, Path]) -> None:
    klien, akar = program
    (satu,) = _tanda(klien).json()["file"]
    assert periksa_tandatangan(base64.b64decode(satu), akar=[x509.load_pem_x509_certificate(akar.read_bytes())]).sah


@pytest.mark.parametrize("keadaan", KeadaanSertifikat)
def test_states_and_faults_are_set_from_outside(program: tuple[httpx.Client, Path], keadaan: KeadaanSertifikat) -> None:
    klien, _ = program
    klien.post("/kendali", json={"penandatangan": {NIK: keadaan}}).raise_for_status()
    for jawaban in (klien.get(f"/api/user/status/{NIK}"), klien.post("/api/v2/user/check/status", json={"nik": NIK})):
        assert jawaban.json()["status"] == keadaan
    assert (_tanda(klien).status_code == 200) is (keadaan is KeadaanSertifikat.ISSUE)
    klien.post("/kendali", json={"penandatangan": {NIK: "ISSUE"}})


def test_a_fault_strikes_as_often_as_told(program: tuple[httpx.Client, Path]) -> None:
    klien, _ = program
    klien.post("/kendali", json={"gangguan": [{"ragam": "mati", "kali": 2}]}).raise_for_status()
    assert [_tanda(klien).status_code for _ in range(3)] == [503, 503, 200]
    klien.post("/kendali", json={"gangguan": [{"ragam": "html", "kali": 0}]})
    assert [_tanda(klien).headers["Content-Type"] for _ in range(3)] == ["text/html"] * 3
    klien.post("/kendali", json={"gangguan": []})
    assert _tanda(klien).status_code == 200
    assert klien.get("/kendali").json()["hitungan"]["/api/v2/sign/pdf"] >= 7


@pytest.mark.parametrize(
    ("isi", "kode"),
    [
        ({}, 4014),
        ({"nik": NIK, "passphrase": "x", "signatureProperties": [], "file": []}, 4015),
        ({"nik": NIK, "passphrase": "salah", "signatureProperties": [{"tampilan": "INVISIBLE"}], "file": ["%"]}, 4015),
        ({"nik": "1", "signatureProperties": [{"tampilan": "INVISIBLE"}], "file": [""]}, 2011),
    ],
)
def test_errors_of_the_manual(program: tuple[httpx.Client, Path], isi: dict[str, object], kode: int) -> None:
    lengkap = isi or {"signatureProperties": [{"tampilan": "INVISIBLE"}], "file": [""]}
    jawaban = program[0].post("/api/v2/sign/pdf", json=lengkap)
    assert (jawaban.status_code, jawaban.json()["status_code"]) == (400, kode)


def test_only_the_application_may_call(program: tuple[httpx.Client, Path]) -> None:
    assert program[0].get(f"/api/user/status/{NIK}", auth=("lain", "x")).status_code == 401
