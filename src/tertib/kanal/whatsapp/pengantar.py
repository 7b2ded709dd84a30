"""Messages out by WhatsApp: free text while the reader wrote within 24 hours, else the approved template of the notice."""

import json
import re
from datetime import datetime, timedelta
from typing import Any

from tertib.dokumen import queries as dokumen
from tertib.dokumen.models import Dokumen
from tertib.inti.sandi import indeks_buta
from tertib.kanal import telepon
from tertib.kanal.aturan import aturan
from tertib.kanal.kata import KODE, NASKAH
from tertib.kanal.models import Kartu, Percobaan, Pesan
from tertib.kanal.pengantar import GagalAntar, Golongan
from tertib.kanal.whatsapp import graph
from tertib.kanal.whatsapp.models import PesanMasuk
from tertib.kanal.whatsapp.pengaturan import Pengaturan, pengaturan
from tertib.wilayah.models import Kantor

JENDELA = timedelta(hours=24) - timedelta(minutes=5)
"""Free text is allowed for a day after the reader wrote; five minutes less, for the way."""
TOMBOL_TERBANYAK, BARIS_TERBANYAK = 3, 10
_PANJANG_TOMBOL, _PANJANG_BARIS, _PANJANG_KETERANGAN = 20, 24, 72
_PANJANG_CAPTION, _PANJANG_ISIAN = 1024, 600


class WhatsApp:
    """The carrier. News of an attempt without an answer comes by webhook within minutes, matched by `kunci`."""

    nama = "graph"
    jeda = timedelta(minutes=15)

    def siap(self, kantor: Kantor) -> bool:
        return pengaturan(kantor) is not None

    def membawa_berkas(self, kantor: Kantor) -> bool:
        return pengaturan(kantor) is not None and aturan(kantor).kartu == Kartu.LAMPIRAN

    def antar(self, pesan: Pesan, *, tujuan: str, kunci: str, kini: datetime) -> str:
        """Hand over to the Graph API; the message's wamid. Raises GagalAntar."""
        atur = pengaturan(pesan.kantor)
        assert atur is not None
        nomor = telepon.internasional(tujuan)
        if not telepon.sah(nomor):
            raise GagalAntar(Golongan.TETAP, "nomor")
        kartu = _kartu(pesan)
        media = _unggah_kartu(kartu, pesan, atur) if kartu else ""
        bebas = _boleh_bebas(pesan, nomor, kini)
        badan = _bebas(pesan, media) if bebas else _templat(pesan, media)
        return graph.kirim(atur, {"to": nomor.removeprefix("+"), "biz_opaque_callback_data": kunci, **badan})


def _boleh_bebas(pesan: Pesan, nomor: str, kini: datetime) -> bool:
    """Whether the reader wrote within a day, and the service has not said otherwise."""
    if Percobaan.objects.filter(pesan=pesan, golongan=Golongan.TEMPLAT).exists():
        return False
    masuk = PesanMasuk.objects.filter(kantor=pesan.kantor, dari_indeks=indeks_buta(nomor, guna="whatsapp"))
    return masuk.filter(ditulis__gt=kini - JENDELA).exists()


def _kartu(pesan: Pesan) -> Dokumen | None:
    """The card that goes along: only where the office wants it so, and only to a number its owner confirmed."""
    p = pesan.permohonan
    if pesan.lampiran is None or p is None or p.whatsapp_dikonfirmasi is None:
        return None
    if aturan(pesan.kantor).kartu != Kartu.LAMPIRAN:
        return None
    kartu: Dokumen | None = Dokumen.objects.filter(pk=pesan.lampiran, permohonan=p).first()
    return kartu


def _unggah_kartu(kartu: Dokumen, pesan: Pesan, atur: Pengaturan) -> str:
    assert pesan.permohonan is not None
    return graph.unggah(atur, dokumen.isi(kartu), nama=_nama_berkas(pesan), jenis="application/pdf")


def _nama_berkas(pesan: Pesan) -> str:
    """The name the same file has on the status page."""
    assert pesan.permohonan is not None
    assert pesan.lampiran is not None
    ke = [d.pk for d in dokumen.unduhan(pesan.permohonan)].index(pesan.lampiran) + 1
    return f"{pesan.permohonan.nomor}-{ke}.pdf"


def _bebas(pesan: Pesan, media: str) -> dict[str, Any]:
    """A text, a document with its text, or a question with answers to tap."""
    konteks = {"context": {"message_id": pesan.menjawab}} if pesan.menjawab else {}
    if media:
        surat = {"id": media, "filename": _nama_berkas(pesan), "caption": pesan.isi[:_PANJANG_CAPTION]}
        return {"type": "document", "document": surat}
    if pesan.pilihan and len(pesan.pilihan) <= BARIS_TERBANYAK:
        return {"type": "interactive", "interactive": _pertanyaan(pesan), **konteks}
    return {"type": "text", "text": {"body": pesan.isi, "preview_url": False}, **konteks}


def _pertanyaan(pesan: Pesan) -> dict[str, Any]:
    badan = {"text": pesan.isi}
    if len(pesan.pilihan) <= TOMBOL_TERBANYAK and all(len(t) <= _PANJANG_TOMBOL for _id, t in pesan.pilihan):
        tombol = [{"type": "reply", "reply": {"id": kunci, "title": teks}} for kunci, teks in pesan.pilihan]
        return {"type": "button", "body": badan, "action": {"buttons": tombol}}
    baris = [
        {
            "id": kunci,
            "title": _potong(f"{no}. {teks}", _PANJANG_BARIS),
            "description": _potong(teks, _PANJANG_KETERANGAN),
        }
        for no, (kunci, teks) in enumerate(pesan.pilihan, 1)
    ]
    return {
        "type": "list",
        "body": badan,
        "action": {"button": pesan.judul[:_PANJANG_TOMBOL], "sections": [{"rows": baris}]},
    }


def _templat(pesan: Pesan, media: str) -> dict[str, Any]:
    """The template of the notice, named `tertib_<perihal>`, `_pdf` behind it where the card goes along."""
    if pesan.perihal not in NASKAH:
        raise GagalAntar(Golongan.TETAP, "luar-jendela")
    isian = [{"type": "text", "text": _satu_baris(i)} for i in json.loads(pesan.isian)]
    bagian: list[dict[str, Any]] = [{"type": "body", "parameters": isian}]
    if media:
        surat = {"type": "document", "document": {"id": media, "filename": _nama_berkas(pesan)}}
        bagian.insert(0, {"type": "header", "parameters": [surat]})
    if pesan.perihal in KODE:
        bagian.append({"type": "button", "sub_type": "url", "index": "0", "parameters": isian})
    nama = nama_templat(pesan.perihal, berkas=bool(media))
    return {"type": "template", "template": {"name": nama, "language": {"code": pesan.bahasa}, "components": bagian}}


def nama_templat(perihal: str, *, berkas: bool = False) -> str:
    """The name under which the office registers the template of a notice."""
    return f"tertib_{perihal.replace('-', '_')}{'_pdf' if berkas else ''}"


def _satu_baris(isi: str) -> str:
    """A parameter as templates allow it: no line breaks, no tabs, no run of spaces, not empty, not endless."""
    return _potong(re.sub(r"\s*[\r\n]+\s*", "; ", isi).replace("\t", " "), _PANJANG_ISIAN) or "-"


def _potong(isi: str, panjang: int) -> str:
    rapi = " ".join(isi.split())
    return rapi if len(rapi) <= panjang else rapi[: panjang - 1] + "…"
