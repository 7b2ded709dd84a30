"""What programs that are not ours say about a signed file: poppler's pdfsig and OpenSSL."""

import re
import subprocess
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding


def jalankan(*perintah: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([str(p) for p in perintah], capture_output=True, check=False, timeout=60)


def tulis_pem(berkas: Path, sertifikat: list[x509.Certificate]) -> Path:
    berkas.write_bytes(b"".join(s.public_bytes(Encoding.PEM) for s in sertifikat))
    return berkas


def sah(pdf: bytes, *, akar: list[x509.Certificate], pada: datetime, daftar_cabut: list[bytes], map: Path) -> bool:
    """Valid to both: pdfsig finds every signature valid and the last to cover the file, OpenSSL the path at `pada`."""
    berkas = map / "luar.pdf"
    berkas.write_bytes(pdf)
    kata = jalankan("pdfsig", berkas).stdout.decode(errors="replace")
    return (
        "Signature #1" in kata
        and kata.count("Signature Validation:") == kata.count("Signature is Valid.")
        and "Not total document signed" not in kata
        and _openssl(pdf, akar, pada, daftar_cabut, map)
    )


def _openssl(pdf: bytes, akar: list[x509.Certificate], pada: datetime, daftar_cabut: list[bytes], map: Path) -> bool:
    pem = tulis_pem(map / "akar.pem", akar)
    for satu in daftar_cabut:
        with pem.open("ab") as keluar:
            keluar.write(x509.load_der_x509_crl(satu).public_bytes(Encoding.PEM))
    rentang = re.findall(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]", pdf)
    return bool(rentang) and all(_satu(pdf, [int(n) for n in r], pem, pada, map, bool(daftar_cabut)) for r in rentang)


def _satu(pdf: bytes, rentang: list[int], pem: Path, pada: datetime, map: Path, cabut: bool) -> bool:
    a, b, c, d = rentang
    try:
        cms = bytes.fromhex(pdf[a + b : c].strip(b"<> \r\n").decode())
    except ValueError:
        return False
    (map / "isi").write_bytes(pdf[a : a + b] + pdf[c : c + d])
    (map / "cms.der").write_bytes(cms)
    perintah = ["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", map / "cms.der"]
    perintah += ["-content", map / "isi", "-CAfile", pem, "-purpose", "any", "-attime", int(pada.timestamp())]
    return jalankan(*perintah, *(["-crl_check"] if cabut else []), "-out", "/dev/null").returncode == 0
