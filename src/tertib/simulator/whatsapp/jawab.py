"""Answers of the Graph API: a parsed request in, status, headers and body out."""

import json
import re
from dataclasses import dataclass
from typing import Any

from tertib.simulator.whatsapp.dunia import Dunia, GalatGraph, Nomor, Terkirim, sidik

_ISI_SALAH = re.compile(r"[\n\t]| {4,}")
_TEKS_TERPANJANG, _CAPTION_TERPANJANG = 4096, 1024


@dataclass(frozen=True, slots=True)
class Balasan:
    """An HTTP answer."""

    status: int
    isi: bytes
    jenis: str = "application/json"


def balas_json(isi: Any, status: int = 200) -> Balasan:
    """The object as JSON."""
    return Balasan(status, json.dumps(isi).encode())


def balas_galat(galat: GalatGraph) -> Balasan:
    """An error in the API's shape."""
    jenis = "OAuthException"
    isi = {"message": f"(#{galat.kode}) {galat.kata}", "type": jenis, "code": galat.kode, "fbtrace_id": "A0000"}
    return balas_json({"error": isi}, galat.status)


def jawab(dunia: Dunia, metode: str, jalur: str, token: str, isian: dict[str, Any], asal: str) -> Balasan:
    """Answer one call; `jalur` without the version. `asal` is the address the stand-in is known by."""
    try:
        if metode == "GET" and jalur.startswith("/unduh/"):
            _milik(dunia, token)
            media = dunia.unduh(jalur.rsplit("/", 1)[1])
            return Balasan(200, media.isi, media.jenis)
        nomor = _milik(dunia, token)
        if (metode, jalur) == ("POST", f"/{nomor.id}/messages"):
            return _kirim(dunia, nomor, isian)
        if (metode, jalur) == ("POST", f"/{nomor.id}/media"):
            return balas_json({"id": dunia.simpan_media(isian["file"], isian["type"]).id})
        if metode == "GET" and jalur.count("/") == 1:
            media, rahasia = dunia.tautan_media(jalur[1:])
            url = f"{asal}/unduh/{rahasia}"
            ukuran = {"file_size": len(media.isi), "sha256": sidik(media.isi), "mime_type": media.jenis}
            return balas_json({"messaging_product": "whatsapp", "id": media.id, "url": url, **ukuran})
    except GalatGraph as galat:
        return balas_galat(galat)
    except (KeyError, TypeError, ValueError):
        return balas_galat(GalatGraph(131008, "Required parameter is missing"))
    return balas_galat(GalatGraph(100, "Unsupported request"))


def _milik(dunia: Dunia, token: str) -> Nomor:
    nomor = next((n for n in dunia.nomor.values() if token and n.token == token), None)
    if nomor is None:
        raise GalatGraph(190, "Error validating access token: Session has expired", 401)
    return nomor


def _kirim(dunia: Dunia, nomor: Nomor, isian: dict[str, Any]) -> Balasan:
    """Accept a message, or refuse it at once; what only turns out on the way is told as news."""
    ke = str(isian["to"]).removeprefix("+")
    if not ke.isdecimal() or isian.get("messaging_product") != "whatsapp":
        raise GalatGraph(131009, "Parameter value is not valid")
    jenis = isian.get("type", "text")
    _periksa_isi(dunia, nomor, jenis, isian[jenis])
    pesan = Terkirim(dunia.id_baru("wamid.OUT"), nomor.id, ke, isian, dunia.kini())
    with dunia.kunci:
        dunia.terkirim.append(pesan)
    if not dunia.cara.diam:
        _kabarkan(dunia, nomor, pesan, jenis)
    isi = {"messaging_product": "whatsapp", "contacts": [{"input": ke, "wa_id": ke}], "messages": [{"id": pesan.id}]}
    return balas_json(isi)


def _kabarkan(dunia: Dunia, nomor: Nomor, pesan: Terkirim, jenis: str) -> None:
    if pesan.ke in dunia.tak_terjangkau:
        dunia.kabarkan(nomor, pesan, "failed", kode=131026)
    elif jenis != "template" and not dunia.jendela_terbuka(nomor, pesan.ke):
        dunia.kabarkan(nomor, pesan, "failed", kode=131047)
    else:
        dunia.kabarkan(nomor, pesan, "sent", "delivered", *(["read"] if dunia.cara.dibaca else []))


def _periksa_isi(dunia: Dunia, nomor: Nomor, jenis: str, isi: dict[str, Any]) -> None:
    """Raises GalatGraph for what the API does not take."""
    if jenis == "text" and not 0 < len(isi["body"]) <= _TEKS_TERPANJANG:
        raise GalatGraph(131009, "text.body")
    if jenis == "document" and (isi["id"] not in dunia.media or len(isi.get("caption", "")) > _CAPTION_TERPANJANG):
        raise GalatGraph(131053, "Media upload error")
    if jenis == "interactive":
        _periksa_pertanyaan(isi)
    if jenis == "template":
        _periksa_templat(dunia, nomor, isi)


def _periksa_pertanyaan(isi: dict[str, Any]) -> None:
    tombol = [t["reply"] for t in isi["action"].get("buttons", [])]
    baris = [b for bagian in isi["action"].get("sections", []) for b in bagian["rows"]]
    sah = 0 < len(tombol) <= 3 and all(len(t["title"]) <= 20 for t in tombol)
    if isi["type"] == "list":
        sah = 0 < len(baris) <= 10 and len(isi["action"]["button"]) <= 20
        sah = sah and all(len(b["title"]) <= 24 and len(b.get("description", "")) <= 72 for b in baris)
    kunci = [x["id"] for x in (*tombol, *baris)]
    if not sah or len(set(kunci)) != len(kunci) or not isi["body"]["text"] or max(map(len, kunci)) > 200:
        raise GalatGraph(131009, "interactive")


def _periksa_templat(dunia: Dunia, nomor: Nomor, isi: dict[str, Any]) -> None:
    keadaan = nomor.templat.get((isi["name"], isi["language"]["code"]))
    if keadaan is None:
        raise GalatGraph(132001, "Template name does not exist in the translation", 404)
    if keadaan == "PAUSED":
        raise GalatGraph(132015, "Template is paused due to low quality")
    if keadaan == "DISABLED":
        raise GalatGraph(132016, "Template is disabled")
    parameter = {b["type"]: b["parameters"] for b in isi.get("components", [])}
    teks = [p["text"] for p in parameter.get("body", [])]
    if str(len(teks)) != keadaan:
        raise GalatGraph(132000, "Number of parameters does not match the expected number of params")
    if any(not t or _ISI_SALAH.search(t) for t in teks):
        raise GalatGraph(132018, "Param text cannot have new-line/tab characters or more than 4 consecutive spaces")
    berkas = isi["name"].endswith("_pdf")
    if berkas is not ("header" in parameter) or (
        berkas and parameter["header"][0]["document"]["id"] not in dunia.media
    ):
        raise GalatGraph(132012, "Parameter format does not match format in the created template")
