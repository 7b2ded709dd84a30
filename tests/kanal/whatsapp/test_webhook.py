"""The webhook: proven over the raw body, answered at once, unmoved by whatever else is posted to it."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from tertib.inti.lingkup import lintas_kantor
from tertib.kanal.models import Pesan
from tertib.kanal.whatsapp import webhook
from tertib.kanal.whatsapp.models import PesanMasuk
from tertib.simulator.whatsapp.dunia import bungkus
from tests.kanal.whatsapp.conftest import HP, WEBHOOK, Ponsel

TEKS = {"from": HP, "id": "wamid.X", "timestamp": "1795144000", "type": "text", "text": {"body": "halo"}}


def _tersimpan() -> int:
    with lintas_kantor():
        return PesanMasuk.objects.count()


def test_a_signed_message_is_stored_and_answered_before_any_work(ponsel: Ponsel) -> None:
    assert ponsel.pos(bungkus(ponsel.nomor, {"messages": [TEKS]})).status_code == 200
    with lintas_kantor():
        satu = PesanMasuk.objects.get()
        assert (satu.nomor_luar, satu.dari, satu.isi, satu.keadaan) == ("wamid.X", f"+{HP}", "halo", "baru")
        assert not Pesan.objects.exists()


@pytest.mark.parametrize(
    "palsu",
    [
        lambda b, t: (b, ""),
        lambda b, t: (b, "sha256="),
        lambda b, t: (b, t[:-1] + ("0" if t[-1] != "0" else "1")),
        lambda b, t: (b, t.removeprefix("sha256=")),
        lambda b, t: (b, t.upper()),
        lambda b, t: (b + b" ", t),
        lambda b, t: (json.dumps(json.loads(b), indent=1).encode(), t),
        lambda b, t: (b, "sha256=é"),
    ],
)
def test_a_forged_one_is_refused(ponsel: Ponsel, palsu: Callable[[bytes, str], tuple[bytes, str]]) -> None:
    """A21: also the same JSON in other bytes."""
    asli = json.dumps(bungkus(ponsel.nomor, {"messages": [TEKS]})).encode()
    badan, tanda = palsu(asli, "sha256=" + _hmac(ponsel.nomor.rahasia, asli))
    kepala = {"X-Hub-Signature-256": tanda}
    assert Client().post(WEBHOOK, badan, content_type="application/json", headers=kepala).status_code == 401
    assert _tersimpan() == 0


def _hmac(rahasia: str, badan: bytes) -> str:
    import hashlib
    import hmac

    return hmac.new(rahasia.encode(), badan, hashlib.sha256).hexdigest()


def test_the_comparison_takes_constant_time(ponsel: Ponsel, monkeypatch: pytest.MonkeyPatch) -> None:
    dibandingkan: list[tuple[Any, Any]] = []
    asli = webhook.constant_time_compare
    monkeypatch.setattr(webhook, "constant_time_compare", lambda a, b: dibandingkan.append((a, b)) or asli(a, b))
    assert ponsel.pos(b"{}", rahasia="salah").status_code == 401
    assert len(dibandingkan) == 1


def test_another_offices_secret_opens_nothing_here(ponsel: Ponsel) -> None:
    assert ponsel.pos({}, alamat="/whatsapp/padang-pariaman/").status_code == 404, "not connected"
    assert ponsel.pos({}, alamat="/whatsapp/tidak-ada/").status_code == 404
    lain = bungkus(ponsel.nomor, {"messages": [TEKS]})
    lain["entry"][0]["changes"][0]["value"]["metadata"]["phone_number_id"] = "999"
    assert ponsel.pos(lain).status_code == 200
    assert _tersimpan() == 0, "a message to another number of the same app"


@pytest.mark.parametrize(
    "badan",
    [
        b"", b"[]", b"null", b"1", b'{"entry": 1}', b'{"entry": [1, {"changes": {}}]}', b"\xff\xfe", b"{",
        b'{"entry": [{"changes": [{"field": "messages", "value": {"metadata": [], "messages": [{}]}}]}]}',
    ],
)  # fmt: skip
def test_odd_bodies_harm_nothing(ponsel: Ponsel, badan: bytes) -> None:
    assert ponsel.pos(badan).status_code in (200, 400)
    assert _tersimpan() == 0


@pytest.mark.parametrize(
    "pesan",
    [
        {**TEKS, "from": "bukan nomor"},
        {**TEKS, "id": ""},
        {**TEKS, "id": None},
        {**TEKS, "type": "text", "text": []},
        {**TEKS, "type": "reaction", "reaction": {"emoji": "👍"}},
        {**TEKS, "type": "interactive", "interactive": {"type": "list_reply"}},
        {**TEKS, "type": "image", "image": "x"},
        {**TEKS, "timestamp": "99999999999999999"},
        {**TEKS, "timestamp": None},
        {**TEKS, "id": "w" * 999, "text": {"body": "y" * 9999}},
    ],
)
def test_odd_messages_are_taken_or_left(ponsel: Ponsel, pesan: dict[str, Any]) -> None:
    assert ponsel.pos(bungkus(ponsel.nomor, {"messages": [pesan]})).status_code == 200
    ponsel.kerja()


def test_too_large_a_body_is_not_read(ponsel: Ponsel) -> None:
    assert ponsel.pos(b" " * (webhook.TERBESAR + 1)).status_code == 413


def test_connecting(ponsel: Ponsel) -> None:
    tanya = {"hub.mode": "subscribe", "hub.challenge": "42", "hub.verify_token": ponsel.nomor.rahasia}
    assert Client().get(WEBHOOK, tanya).content == b"42"
    assert Client().get(WEBHOOK, {**tanya, "hub.verify_token": "salah"}).status_code == 403
    assert Client().get(WEBHOOK, {**tanya, "hub.challenge": "<script>"})["Content-Type"].startswith("text/plain")
