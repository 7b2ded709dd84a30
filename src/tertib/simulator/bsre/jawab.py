"""Answers in both languages of the service: a parsed request in, status, headers and body out."""

import json
from base64 import b64decode, b64encode
from dataclasses import dataclass, field
from typing import Any

from tertib.dokumen.tte.jenis import DokumenTidakDapatDitandatangani, KeadaanSertifikat
from tertib.dokumen.verifikasi import HasilPeriksa, periksa_tandatangan
from tertib.simulator.bsre.dunia import Dunia, GalatLayanan, PenandatanganTiruan, Ragam

_KODE_KEADAAN = {KeadaanSertifikat.ISSUE: 1111, KeadaanSertifikat.NOT_REGISTERED: 1110}


@dataclass(frozen=True, slots=True)
class Balasan:
    """An HTTP answer."""

    status: int
    isi: bytes
    jenis: str = "application/json"
    kepala: dict[str, str] = field(default_factory=dict)


def balas_json(isi: dict[str, Any], status: int = 200) -> Balasan:
    """The object as JSON."""
    return Balasan(status, json.dumps(isi).encode())


def jawab(dunia: Dunia, metode: str, jalur: str, isian: dict[str, Any], gangguan: Ragam | None) -> Balasan:
    """Answer one call. `isian` is the JSON object (v2) or the form with files as bytes (v1)."""
    tujuan = {
        ("POST", "/api/sign/pdf"): lambda: _tanda_v1(dunia, isian, gangguan),
        ("POST", "/api/sign/verify"): lambda: _periksa_v1(dunia, isian),
        ("POST", "/api/v2/sign/pdf"): lambda: _tanda_v2(dunia, isian, gangguan),
        ("POST", "/api/v2/sign/get/totp"): lambda: _kode_v2(dunia, isian),
        ("POST", "/api/v2/user/check/status"): lambda: balas_json(_status(_orang(dunia, isian))),
        ("POST", "/api/v2/verify/pdf"): lambda: _periksa_v2(dunia, isian),
    }.get((metode, jalur))
    try:
        if tujuan:
            return tujuan()
        if metode == "GET" and jalur.startswith("/api/user/status/"):
            return balas_json(_status(dunia.cari(nik=jalur.rsplit("/", 1)[1])))
        if metode == "GET" and jalur.startswith("/api/sign/download/"):
            return Balasan(200, dunia.ambil(jalur.rsplit("/", 1)[1]), "application/pdf")
    except GalatLayanan as galat:
        return balas_galat(galat)
    except (DokumenTidakDapatDitandatangani, ValueError, LookupError, TypeError):
        return balas_galat(GalatLayanan(4015, "Data tidak sesuai ketentuan"))
    return balas_json({"timestamp": dunia.kini().isoformat(), "status": 404, "error": "Not Found", "path": jalur}, 404)


def balas_galat(galat: GalatLayanan) -> Balasan:
    """An error in the service's shape; a code of 0 is left out."""
    return balas_json({"error": galat.kata} | ({"status_code": galat.kode} if galat.kode else {}), galat.status)


def _orang(dunia: Dunia, isian: dict[str, Any]) -> PenandatanganTiruan | None:
    nik, email = str(isian.get("nik") or ""), str(isian.get("email") or "")
    if not nik and not email:
        raise GalatLayanan(4014, "NIK harus diisi")
    return dunia.cari(nik=nik, email=email)


def _status(orang: PenandatanganTiruan | None) -> dict[str, Any]:
    keadaan = orang.keadaan if orang else KeadaanSertifikat.NOT_REGISTERED
    return {"status": keadaan, "message": f"Status sertifikat: {keadaan}", "status_code": _KODE_KEADAAN.get(keadaan)}


def _tanda_v1(dunia: Dunia, isian: dict[str, Any], gangguan: Ragam | None) -> Balasan:
    if isian.get("tampilan") not in ("visible", "invisible"):
        raise GalatLayanan(4015, "tampilan")
    (pdf,) = dunia.tandatangani([isian["file"]], _orang(dunia, isian), isian, gangguan)
    return Balasan(200, pdf, "application/pdf", {"id_dokumen": dunia.titip(pdf)})


def _tanda_v2(dunia: Dunia, isian: dict[str, Any], gangguan: Ragam | None) -> Balasan:
    sifat, berkas = isian["signatureProperties"], [b64decode(satu, validate=True) for satu in isian["file"]]
    if not berkas or len(sifat) not in (1, len(berkas)) or sifat[0].get("tampilan") not in ("VISIBLE", "INVISIBLE"):
        raise GalatLayanan(4015, "signatureProperties")
    bukti = {k: str(isian[k]) for k in ("passphrase", "totp") if isian.get(k)}
    bukti |= {k: str(sifat[0].get(k) or "") for k in ("reason", "location")}
    hasil = dunia.tandatangani(berkas, _orang(dunia, isian), bukti, gangguan)
    return balas_json({"time": 12 * len(hasil), "file": [b64encode(satu).decode() for satu in hasil]})


def _kode_v2(dunia: Dunia, isian: dict[str, Any]) -> Balasan:
    orang = _orang(dunia, isian)
    if orang is None:
        raise GalatLayanan(2011, "User tidak terdaftar")
    dunia.buat_kode(orang, int(isian["data"]))
    return balas_json({"success": True, "message": "TOTP berhasil dikirim", "data": None})


def _hasil(dunia: Dunia, pdf: bytes) -> tuple[HasilPeriksa, bool]:
    hasil = periksa_tandatangan(pdf, akar=[dunia.akar])
    return hasil, bool(hasil.penandatangan)


def _periksa_v1(dunia: Dunia, isian: dict[str, Any]) -> Balasan:
    hasil, ada = _hasil(dunia, isian["signed_file"])
    rincian = {
        "info_signer": {"signer_name": hasil.penandatangan, "cert_user_certified": hasil.sah},
        "signature_document": {
            "document_integrity": hasil.menutup_seluruh_dokumen,
            "signed_in": hasil.waktu.isoformat() if hasil.waktu else None,
        },
    }
    ringkas = {True: "DOCUMENT VALID !!!", False: "DOCUMENT NOT VALID !!!"}[hasil.sah] if ada else None
    return balas_json(
        {
            "nama_dokumen": "dokumen.pdf",
            "jumlah_signature": int(ada),
            "notes": hasil.sebab,
            "details": [rincian] if ada else [],
            "summary": ringkas,
        }
    )


def _periksa_v2(dunia: Dunia, isian: dict[str, Any]) -> Balasan:
    hasil, ada = _hasil(dunia, b64decode(isian["file"], validate=True))
    tanda = {
        "signerName": hasil.penandatangan,
        "integrityValid": hasil.menutup_seluruh_dokumen,
        "certificateTrusted": hasil.sah,
        "lastSignature": True,
    }
    return balas_json(
        {
            "conclusion": ("VALID" if hasil.sah else "INVALID") if ada else "NO_SIGNATURE",
            "description": hasil.sebab,
            "signatureInformations": [tanda] if ada else [],
            "signatureCount": int(ada),
        }
    )
