"""What the device answers: discovery, information, registration capture. Words and codes are the specification's."""

import hashlib
from typing import Any, Final

from tertib.simulator.sbi.dunia import BAGIAN, Dunia, Gangguan, Ragam, diminta, gambar, jwt, kunci_alat, url

SPESIFIKASI: Final = "0.9.5"
GALAT: Final = {
    "100": "Device not registered",
    "101": "Unable to detect a biometric object",
    "102": "Technical error during extraction",
    "103": "Device tamper detected",
    "104": "Unable to connect to management server",
    "105": "Image orientation error",
    "106": "Device not found",
    "107": "Device public key expired",
    "108": "Domain public key missing",
    "109": "Requested number of biometric (Finger/IRIS) not supported",
    "202": "No Device Connected",
    "500": "Capture called before device information was asked for",
    "501": "Device is busy",
    "502": "Device is not ready",
    "503": "Previous hash missing",
}
_SUBJENIS: Final = {"Finger": "Slap", "Iris": "Double"}
_KEADAAN: Final = {"Busy": "501", "Not Ready": "502", "Not Registered": "100"}


def temukan(dunia: Dunia, isian: dict[str, Any], alamat: str) -> list[dict[str, Any]]:
    """MOSIPDISC /device: one entry for each device of the type asked for."""
    jenis = isian.get("type", "Biometric Device")
    return [_alat(dunia, nama, alamat) for nama in BAGIAN if jenis in (nama, "Biometric Device")]


def jelaskan(dunia: Dunia, alamat: str) -> list[dict[str, Any]]:
    """MOSIPDINFO /info: what discovery says, signed."""
    dunia.ditanya = True
    return [{"deviceInfo": jwt(_alat(dunia, nama, alamat), dunia.kunci), "error": _galat("0")} for nama in BAGIAN]


def tangkap(dunia: Dunia, isian: dict[str, Any]) -> dict[str, Any]:
    """RCAPTURE /capture: one signed block for each part asked for and not excepted, chained."""
    bio, gangguan = isian["bio"][0], dunia.kena()
    if kode := _penghalang(dunia, bio, gangguan):
        return {"biometrics": [{"specVersion": SPESIFIKASI, "data": "", "hash": "", "error": _galat(kode)}]}
    dunia.tangkapan += 1
    blok, sebelum = [], str(bio["previousHash"])
    for bagian in diminta(bio):
        satu = _blok(dunia, isian, bio, bagian, sebelum, gangguan)
        blok.append(satu)
        sebelum = satu["hash"]
    if gangguan and gangguan.ragam is Ragam.URUTAN:
        blok.reverse()
    return {"biometrics": blok}


def _penghalang(dunia: Dunia, bio: dict[str, Any], gangguan: Gangguan | None) -> str:
    """The code of why nothing can be captured; "" when something can."""
    if dunia.keadaan in _KEADAAN:
        return _KEADAAN[dunia.keadaan]
    if gangguan and gangguan.ragam is Ragam.KODE:
        return gangguan.kode
    if not dunia.ditanya:
        return "500"
    if not bio.get("previousHash"):
        return "503"
    return "" if len(diminta(bio)) == int(bio.get("count", 0)) else "109"


def _blok(
    dunia: Dunia, isian: dict[str, Any], bio: dict[str, Any], bagian: str, sebelum: str, gangguan: Gangguan | None
) -> dict[str, Any]:
    isi, asing = gambar(bagian), bool(gangguan and gangguan.ragam is Ragam.ALAT_ASING)
    data = {
        "deviceCode": "TIRUAN-0000",
        "deviceServiceVersion": SPESIFIKASI,
        "bioType": bio["type"],
        "bioSubType": bagian,
        "purpose": isian["purpose"],
        "env": isian["env"],
        "bioValue": url(isi),
        "transactionId": isian["transactionId"],
        "timestamp": dunia.kini().isoformat(timespec="seconds"),
        "requestedScore": str(bio.get("requestedScore", 60)),
        "qualityScore": str(dunia.mutu),
    }
    bertanda = jwt(data, kunci_alat("Alat Asing") if asing else dunia.kunci)
    if gangguan and gangguan.ragam is Ragam.TANDA_RUSAK:
        bertanda = _rusakkan(bertanda)
    hash_blok = hashlib.sha256(bytes.fromhex(sebelum) + hashlib.sha256(isi).digest()).hexdigest().upper()
    return {"specVersion": SPESIFIKASI, "data": bertanda, "hash": hash_blok, "error": _galat("0")}


def _rusakkan(bertanda: str) -> str:
    """Another letter in the middle of the signature; the last ones may hold unused bits."""
    kepala, _, tanda = bertanda.rpartition(".")
    tengah = len(tanda) // 2
    return f"{kepala}.{tanda[:tengah]}{'A' if tanda[tengah] != 'A' else 'B'}{tanda[tengah + 1 :]}"


def _alat(dunia: Dunia, jenis: str, alamat: str) -> dict[str, Any]:
    return {
        "deviceId": f"tiruan-{jenis.lower()}",
        "deviceStatus": dunia.keadaan,
        "certification": "L0",
        "serviceVersion": SPESIFIKASI,
        "deviceSubId": list(BAGIAN[jenis]),
        "callbackId": f"{alamat}/",
        "digitalId": {"type": jenis, "deviceSubType": _SUBJENIS[jenis], "make": "Tertib", "model": "Tiruan"},
        "deviceCode": "TIRUAN-0000",
        "specVersion": [SPESIFIKASI],
        "purpose": "Registration",
        "error": _galat("0"),
    }


def _galat(kode: str) -> dict[str, str]:
    return {"errorCode": kode, "errorInfo": GALAT.get(kode, "Success" if kode == "0" else "Unknown")}
