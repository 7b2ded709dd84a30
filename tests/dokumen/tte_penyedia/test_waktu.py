"""Our time-stamping authority, as OpenSSL's `ts` asks and checks it."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from asn1crypto import core, tsp
from hypothesis import given
from hypothesis import strategies as st

from tertib.dokumen.tte import pki
from tertib.dokumen.tte.waktu import OtoritasWaktu
from tests.dokumen.conftest import WAKTU
from tests.dokumen.tte_penyedia import pihak_luar
from tests.dokumen.tte_penyedia.conftest import FRASA_PKI

ISI = b"data yang diberi cap waktu"


@pytest.fixture(scope="module")
def map_waktu(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("waktu") / "pki"
    pki.siapkan_pki(folder, frasa_pki=FRASA_PKI, waktu=datetime.now(UTC) - timedelta(days=1))
    return folder


@pytest.fixture(scope="module")
def otoritas(map_waktu: Path) -> OtoritasWaktu:
    return OtoritasWaktu(map_waktu, frasa_pki=FRASA_PKI)


def _minta(tmp_path: Path, *pilihan: str) -> bytes:
    (tmp_path / "data").write_bytes(ISI)
    keluar = tmp_path / "minta.tsq"
    pihak_luar.jalankan("openssl", "ts", "-query", "-data", tmp_path / "data", *pilihan, "-cert", "-out", keluar)
    return keluar.read_bytes()


@pytest.mark.parametrize("sidik", ["-sha256", "-sha384", "-sha512"])
@pytest.mark.parametrize("nonce", [(), ("-no_nonce",)], ids=["nonce", "no nonce"])
def test_openssl_verifies(
    otoritas: OtoritasWaktu, map_waktu: Path, tmp_path: Path, sidik: str, nonce: tuple[str, ...]
) -> None:
    jawaban = tmp_path / "jawab.tsr"
    jawaban.write_bytes(otoritas.jawab(_minta(tmp_path, sidik, *nonce)))
    periksa = [
        "openssl",
        "ts",
        "-verify",
        "-in",
        jawaban,
        "-CAfile",
        map_waktu / "akar.pem",
        "-untrusted",
        map_waktu / "penerbit.pem",
    ]
    hasil = pihak_luar.jalankan(*periksa, "-queryfile", tmp_path / "minta.tsq")
    assert b"Verification: OK" in hasil.stdout + hasil.stderr, hasil.stderr
    (tmp_path / "data").write_bytes(ISI + b"!")
    assert pihak_luar.jalankan(*periksa, "-data", tmp_path / "data").returncode != 0


def test_the_clock_is_the_authoritys_own(map_waktu: Path, tmp_path: Path) -> None:
    cap = tsp.TimeStampResp.load(
        OtoritasWaktu(map_waktu, frasa_pki=FRASA_PKI, jam=lambda: WAKTU).jawab(_minta(tmp_path))
    )
    isi = cap["time_stamp_token"]["content"]["encap_content_info"]["content"].parsed
    assert isi["gen_time"].native == WAKTU


def test_numbers_differ(otoritas: OtoritasWaktu, tmp_path: Path) -> None:
    minta = _minta(tmp_path)
    nomor = {
        tsp.TimeStampResp.load(otoritas.jawab(minta))["time_stamp_token"]["content"]["encap_content_info"]["content"]
        .parsed["serial_number"]
        .native
        for _ in range(20)
    }
    assert len(nomor) == 20


@pytest.mark.parametrize("pilihan", [("-sha1",), ("-md5",), ("-sha256", "-tspolicy", "1.2.3.4")])
def test_weak_digests_and_foreign_policies_are_rejected(
    otoritas: OtoritasWaktu, tmp_path: Path, pilihan: tuple[str, ...]
) -> None:
    jawaban = tmp_path / "jawab.tsr"
    jawaban.write_bytes(otoritas.jawab(_minta(tmp_path, *pilihan)))
    assert b"Status: Rejected." in pihak_luar.jalankan("openssl", "ts", "-reply", "-in", jawaban, "-text").stdout


@given(st.binary(max_size=200))
def test_garbage_is_rejected_not_raised(otoritas: OtoritasWaktu, sampah: bytes) -> None:
    assert _keadaan(otoritas.jawab(sampah)) == "rejection"


def test_the_key_is_encrypted_and_made_once(map_waktu: Path, otoritas: OtoritasWaktu) -> None:
    assert b"ENCRYPTED PRIVATE KEY" in (map_waktu / "waktu.kunci").read_bytes()
    sebelum = (map_waktu / "waktu.pem").read_bytes()
    OtoritasWaktu(map_waktu, frasa_pki=FRASA_PKI)
    assert (map_waktu / "waktu.pem").read_bytes() == sebelum
    with pytest.raises(pki.KunciTertutup):
        OtoritasWaktu(map_waktu, frasa_pki="salah")


def _keadaan(jawaban: bytes) -> str:
    return str(tsp.PKIStatusInfo.load(core.Sequence.load(jawaban)[0].dump())["status"].native)
