"""What Meta tells us: proven by the signature over the raw body, kept as rows, answered at once.

Delivery is at least once and in any order: a message is a row with a unique id, news of a sent message only ever grows.
"""

import hashlib
import hmac
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBadRequest
from django.utils.crypto import constant_time_compare
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from tertib.inti import antrean, jam
from tertib.inti.sandi import indeks_buta
from tertib.kanal import pengirim, telepon
from tertib.kanal.models import Tahap
from tertib.kanal.whatsapp import graph
from tertib.kanal.whatsapp.models import PesanMasuk
from tertib.kanal.whatsapp.pengaturan import Pengaturan, pengaturan
from tertib.pengguna.penjaga import umum
from tertib.wilayah.models import Kantor

TERBESAR = 3 * 1024 * 1024
TAHAP = {"sent": Tahap.TERKIRIM, "delivered": Tahap.SAMPAI, "read": Tahap.DIBACA, "failed": Tahap.GAGAL}
_ANGKA_PANJANG = re.compile(r"\d(?:[ .\-]?\d){8,}")
_PANJANG_TEKS = 500
MASUK = "whatsapp-masuk"


@csrf_exempt
@umum
@require_http_methods(["GET", "POST"])
def webhook(request: HttpRequest, kantor: str) -> HttpResponse:
    """GET connects the webhook; POST takes news. 401 unless the body is signed with the office's secret."""
    milik: Kantor = request.kantor  # type: ignore[attr-defined]
    atur = pengaturan(milik)
    if atur is None:
        raise Http404
    if request.method == "GET":
        return _sambungkan(request, atur)
    if int(request.META.get("CONTENT_LENGTH") or 0) > TERBESAR:
        return HttpResponse(status=413)
    if not sah(request.body, request.headers.get("X-Hub-Signature-256", ""), atur.rahasia):
        return HttpResponse(status=401)
    try:
        isi = json.loads(request.body)
    except ValueError:
        return HttpResponseBadRequest()
    _simpan(milik, atur, isi, jam.kini())
    return HttpResponse()


def sah(badan: bytes, tanda: str, rahasia: str) -> bool:
    """Whether the signature header belongs to exactly these bytes."""
    benar = "sha256=" + hmac.new(rahasia.encode(), badan, hashlib.sha256).hexdigest()
    return constant_time_compare(tanda, benar)


def _sambungkan(request: HttpRequest, atur: Pengaturan) -> HttpResponse:
    """Meta asks once whether the address is ours."""
    kata = request.GET.get("hub.verify_token", "")
    if request.GET.get("hub.mode") != "subscribe" or not constant_time_compare(kata, atur.verifikasi):
        return HttpResponse(status=403)
    return HttpResponse(request.GET.get("hub.challenge", ""), content_type="text/plain")


def _simpan(kantor: Kantor, atur: Pengaturan, isi: Any, kini: datetime) -> None:
    for nilai in _nilai(isi):
        if _ambil(nilai, "metadata", "phone_number_id") != atur.nomor_id:
            continue
        for kabar in _daftar(nilai, "statuses"):
            _kabar(kantor, kabar, kini)
        for pesan in _daftar(nilai, "messages"):
            _masuk(kantor, pesan, kini)


def _nilai(isi: Any) -> Iterator[dict[str, Any]]:
    """The changes to messages in a notification; whatever has another shape is not for us."""
    for entri in _daftar(isi, "entry"):
        for ubah in _daftar(entri, "changes"):
            if ubah.get("field") == "messages" and isinstance(ubah.get("value"), dict):
                yield ubah["value"]


def _kabar(kantor: Kantor, kabar: dict[str, Any], kini: datetime) -> None:
    tahap = TAHAP.get(str(kabar.get("status")))
    if tahap is None:
        return
    kode = _ambil((_daftar(kabar, "errors") or [{}])[0], "code")
    pengirim.kabar_percobaan(
        kantor=kantor,
        kunci=str(kabar.get("biz_opaque_callback_data") or "")[:40],
        nomor_luar=str(kabar.get("id") or "")[:120],
        tahap=tahap,
        kini=kini,
        gagal=graph.golongkan(kode if isinstance(kode, int) else -1) if tahap == Tahap.GAGAL else None,
    )


def _masuk(kantor: Kantor, pesan: dict[str, Any], kini: datetime) -> None:
    """One row and one queue entry for one message, however often it comes."""
    nomor, dari = str(pesan.get("id") or "")[:120], telepon.internasional("+" + str(pesan.get("from") or ""))
    if not nomor or not telepon.sah(dari):
        return
    jenis = str(pesan.get("type") or "")[:20]
    with transaction.atomic():
        baris, baru = PesanMasuk.objects.get_or_create(
            nomor_luar=nomor,
            defaults={
                "kantor": kantor,
                "dari": dari,
                "dari_indeks": indeks_buta(dari, guna="whatsapp"),
                "jenis": jenis,
                "isi": _isi(pesan, jenis),
                "media": str(_ambil(pesan, jenis, "id") or "")[:120] if jenis in ("image", "document") else "",
                "ditulis": _waktu(pesan.get("timestamp"), kini),
                "diterima": kini,
            },
        )
        if baru:
            antrean.tambah(MASUK, kantor=kantor.pk, isi={"pesan_masuk": baris.pk}, kini=kini)


def _isi(pesan: dict[str, Any], jenis: str) -> str:
    """The text, the caption, or the id of the answer tapped; long numbers are blotted out, whatever they are."""
    if jenis == "interactive":
        cara = str(_ambil(pesan, jenis, "type") or "")
        return str(_ambil(pesan, jenis, cara, "id") or "")[:_PANJANG_TEKS]
    teks = _ambil(pesan, "text", "body") if jenis == "text" else _ambil(pesan, jenis, "caption")
    return _ANGKA_PANJANG.sub("[angka]", str(teks or ""))[:_PANJANG_TEKS]


def _waktu(detik: Any, kini: datetime) -> datetime:
    """When it was written; never in the future."""
    try:
        return min(datetime.fromtimestamp(int(detik), UTC), kini)
    except (TypeError, ValueError, OverflowError, OSError):
        return kini


def _daftar(isi: Any, kunci: str) -> list[dict[str, Any]]:
    daftar = isi.get(kunci) if isinstance(isi, dict) else None
    return [i for i in daftar if isinstance(i, dict)] if isinstance(daftar, list) else []


def _ambil(isi: Any, *jalur: str) -> Any:
    for kunci in jalur:
        isi = isi.get(kunci) if isinstance(isi, dict) else None
    return isi
