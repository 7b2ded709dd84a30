"""The outbox: by WhatsApp, as a template or freely, by the next channel, never twice, never a storm."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from tertib import pekerja
from tertib.inti.lingkup import lintas_kantor
from tertib.inti.models import Antrean
from tertib.kanal.models import KeadaanKanal, Percobaan, Pesan, Tahap
from tertib.kanal.pengantar import Golongan
from tertib.kanal.whatsapp import graph
from tertib.permohonan.models import Panggilan, Permohonan
from tertib.simulator.whatsapp.dunia import Gangguan, Ragam
from tests.kanal.pemohon import Pemohon
from tests.kanal.whatsapp.conftest import HP, Ponsel, pesan_terakhir

MENIT = timedelta(minutes=1)
SIAPA = "siti@contoh.example"


@pytest.fixture(autouse=True)
def lingkup() -> Iterator[None]:
    with lintas_kantor():
        yield


@pytest.fixture
def kotak_surat(settings: Any, mailoutbox: list[Any]) -> list[Any]:
    settings.EMAIL_HOST = "surel.contoh.example"
    return mailoutbox


@pytest.fixture
def diam(ponsel: Ponsel, terkirim: Pemohon) -> Pemohon:
    """A case that was handed in; its code was sent long ago, its receipt stands in the queue."""
    Antrean.objects.filter(isi__perihal="kode").delete()
    return terkirim


@pytest.fixture
def bersurel(ponsel: Ponsel, diam: Pemohon, kotak_surat: list[Any]) -> Pemohon:
    p = diam.permohonan
    p.surel, p.surel_dikonfirmasi = SIAPA, ponsel.kini
    p.save(update_fields=["surel", "surel_dikonfirmasi"])
    return diam


def _percobaan() -> list[tuple[str, int, str, str]]:
    return list(Percobaan.objects.order_by("pk").values_list("lewat", "tahap", "golongan", "kode"))


def test_outside_the_window_a_template_and_its_news(ponsel: Ponsel, diam: Pemohon) -> None:
    ponsel.kerja()
    (satu,) = ponsel.diterima()
    templat = satu.badan["template"]
    assert (templat["name"], templat["language"]["code"]) == ("tertib_diajukan", "id")
    assert next(p["text"] for p in templat["components"][0]["parameters"]) == "KK-1606-26-000001"
    assert _percobaan() == [("whatsapp", Tahap.DIBACA, "", "")]
    assert pesan_terakhir().pengirim == "graph"


def test_within_the_window_free_text(ponsel: Ponsel, diam: Pemohon) -> None:
    ponsel.tulis("halo", pada=ponsel.kini - timedelta(hours=23))
    ponsel.antarkan()
    ponsel.kerja()
    assert {t.badan["type"] for t in ponsel.diterima()} == {"text"}


def test_the_service_knows_the_window_better(ponsel: Ponsel, diam: Pemohon) -> None:
    """131047 comes as news after the text was taken: the same notice goes again, as its template."""
    ponsel.tulis("halo")
    ponsel.antarkan()
    ponsel.meta.menulis.clear()
    ponsel.kerja()
    diajukan = [
        t.badan["type"] for t in ponsel.diterima() if "Permohonan Anda sudah" in str(t.badan) or "template" in t.badan
    ]
    assert diajukan == ["text", "template", "template"], "the notice, then both as templates"
    assert [g for _l, _t, g, _k in _percobaan()] == ["templat", "templat", "", ""]


@pytest.mark.parametrize("ragam", [Ragam.TERLAMBAT, Ragam.PUTUS])
def test_no_answer_is_not_no(ponsel: Ponsel, diam: Pemohon, ragam: Ragam, monkeypatch: pytest.MonkeyPatch) -> None:
    """The message went out and the answer did not come back: news settles it, and it is not sent again."""
    graph._klien.cache_clear()
    monkeypatch.setattr(graph, "BATAS", 0.3)
    ponsel.meta.gangguan = [Gangguan(ragam, detik=0.6)]
    ponsel.kerja()
    ponsel.kerja(sesudah=timedelta(hours=1))
    assert len(ponsel.diterima()) == 1
    assert [t for _l, t, _g, _k in _percobaan()] == [Tahap.DIBACA]
    assert pesan_terakhir().terkirim is not None
    graph._klien.cache_clear()


def test_no_answer_and_no_news_waits_before_it_tries_again(ponsel: Ponsel, diam: Pemohon) -> None:
    ponsel.meta.gangguan, ponsel.meta.cara.diam = [Gangguan(Ragam.PUTUS)], True
    ponsel.kerja()
    ponsel.kerja(sesudah=14 * MENIT)
    assert len(ponsel.diterima()) == 1
    ponsel.kerja(sesudah=2 * MENIT)
    assert len(ponsel.diterima()) == 2
    assert [(t, g) for _l, t, g, _k in _percobaan()] == [(Tahap.GAGAL, "tak-tentu"), (Tahap.DITERIMA, "")]


def test_a_worker_killed_in_the_middle_leaves_an_attempt_that_is_waited_for(
    ponsel: Ponsel, diam: Pemohon, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mati(*_: object) -> str:
        graph._panggil(*_[:1], "POST", f"/{ponsel.nomor.id}/messages", json={"messaging_product": "whatsapp", **_[1]})  # type: ignore[arg-type, dict-item]
        raise SystemExit

    asli = graph.kirim
    monkeypatch.setattr(graph, "kirim", mati)
    with pytest.raises(SystemExit):
        pekerja.sekali(kini=ponsel.kini)
    monkeypatch.setattr(graph, "kirim", asli)
    ponsel.kerja(sesudah=2 * MENIT)
    assert len(ponsel.diterima()) == 1 and pesan_terakhir().terkirim is not None


@pytest.mark.parametrize(("kode", "kali"), [(130429, 2), (131056, 2), (80007, 1), (131016, 2), (131000, 1)])
def test_a_passing_failure_is_tried_again_with_growing_pauses(
    ponsel: Ponsel, diam: Pemohon, kode: int, kali: int
) -> None:
    ponsel.meta.gangguan = [Gangguan(Ragam.KODE, kali=kali, kode=kode, status=429)]
    ponsel.kerja()
    assert not ponsel.diterima() and len(_percobaan()) == 1
    for _ke in range(4):
        ponsel.kerja(sesudah=MENIT)
    assert len(ponsel.diterima()) == 1 and len(_percobaan()) == kali + 1
    assert not KeadaanKanal.objects.exclude(gagal_beruntun=0).exists()


def test_a_number_that_cannot_be_reached_takes_the_next_channel(
    ponsel: Ponsel, bersurel: Pemohon, kotak_surat: list[Any]
) -> None:
    ponsel.meta.tak_terjangkau = {HP}
    ponsel.kerja()
    assert [s.to for s in kotak_surat] == [[SIAPA]]
    assert [(lewat, g, k) for lewat, _t, g, k in _percobaan()] == [("whatsapp", "tetap", "131026"), ("surel", "", "")]
    assert pesan_terakhir().lewat == "surel" and pesan_terakhir().tujuan == SIAPA


def test_without_another_channel_the_office_is_told(ponsel: Ponsel, diam: Pemohon) -> None:
    ponsel.meta.tak_terjangkau = {HP}
    ponsel.kerja()
    assert pesan_terakhir().menyerah == ponsel.kini
    (satu,) = Panggilan.objects.all()
    assert satu.permohonan == diam.permohonan and satu.dicoba == [
        ["whatsapp", "tetap", "131026"],
        ["surel", "kosong", ""],
    ]
    assert not Antrean.objects.filter(selesai=None).exists()


def test_a_code_never_takes_another_channel(ponsel: Ponsel, bersurel: Pemohon, kotak_surat: list[Any]) -> None:
    """It proves the number; one that comes too late is not sent at all."""
    Antrean.objects.all().delete()
    p = bersurel.permohonan
    kode = p.kode.create(kantor=p.kantor, tujuan_indeks="x", kode="123456", dibuat=ponsel.kini)
    isi = {"permohonan": p.pk, "perihal": "kode", "lewat": "whatsapp", "kode": kode.pk}
    Antrean.objects.create(jenis="beritahu", isi=isi, kantor_id="16.06", dibuat=ponsel.kini, siap=ponsel.kini)
    ponsel.meta.gangguan = [Gangguan(Ragam.MATI, kali=0)]
    for _ke in range(20):
        ponsel.kerja(sesudah=MENIT)
    ponsel.meta.gangguan = []
    ponsel.kerja(sesudah=MENIT)
    assert not ponsel.diterima() and not kotak_surat and pesan_terakhir().menyerah


@pytest.mark.parametrize("kode", [190, 131031, 368, 131042, 131048])
def test_an_alarm_stops_the_channel_and_sends_nothing_but_by_another(
    ponsel: Ponsel, bersurel: Pemohon, kotak_surat: list[Any], kode: int
) -> None:
    """F08: no storm of retries; the office sees it; the notice goes by e-mail; when mended it runs by itself."""
    _banyak(bersurel.permohonan, ponsel, 20)
    ponsel.meta.gangguan = [Gangguan(Ragam.KODE, kali=0, kode=kode, status=401)]
    ponsel.kerja()
    assert ponsel.meta.hitungan["messages"] == 1
    assert len(kotak_surat) == 21
    keadaan = KeadaanKanal.objects.get(lewat="whatsapp")
    assert keadaan.alarm == str(kode) and keadaan.alarm_sejak == ponsel.kini
    ponsel.meta.gangguan = []
    _banyak(bersurel.permohonan, ponsel, 1)
    ponsel.kerja(sesudah=16 * MENIT)
    assert len(ponsel.diterima()) == 1
    assert KeadaanKanal.objects.get(lewat="whatsapp").alarm == ""


def test_a_token_that_ran_out_is_renewed_by_writing_the_file(ponsel: Ponsel, diam: Pemohon, settings: Any) -> None:
    lama = ponsel.nomor.token
    ponsel.nomor.token = "baru"
    ponsel.kerja()
    assert [k for _l, _t, _g, k in _percobaan()] == ["190"]
    berkas = Path(settings.WHATSAPP)
    berkas.write_text(berkas.read_text().replace(lama, "baru"))
    ponsel.kerja(sesudah=16 * MENIT)
    assert len(ponsel.diterima()) == 1


@pytest.mark.parametrize(("keadaan", "kode"), [("PAUSED", "132015"), ("DISABLED", "132016"), (None, "132001")])
def test_a_paused_template_stops_only_its_own_notice(
    ponsel: Ponsel, bersurel: Pemohon, kotak_surat: list[Any], keadaan: str | None, kode: str
) -> None:
    ponsel.nomor.templat = {k: v for k, v in ponsel.nomor.templat.items() if k[0] != "tertib_diajukan"} | (
        {("tertib_diajukan", "id"): keadaan} if keadaan else {}
    )
    _banyak(bersurel.permohonan, ponsel, 1, "dikembalikan")
    ponsel.kerja()
    assert len(ponsel.diterima()) == 1 and len(kotak_surat) == 1
    assert ("whatsapp", Tahap.GAGAL, Golongan.NASKAH, kode) in _percobaan()


@pytest.mark.parametrize(
    "gangguan",
    [
        Gangguan(Ragam.MATI, kali=0),
        Gangguan(Ragam.KODE, kali=0, kode=130429, status=429),
        Gangguan(Ragam.KODE, kali=0, kode=131016, status=503),
    ],
    ids=["refused", "429", "5xx"],
)
def test_an_hour_of_silence_loses_and_doubles_nothing(ponsel: Ponsel, diam: Pemohon, gangguan: Gangguan) -> None:
    """F07. The channel is asked a few times, not once per message; then all is drained within a quarter of an hour."""
    _banyak(diam.permohonan, ponsel, 30)
    ponsel.meta.gangguan = [gangguan]
    for _ke in range(60):
        ponsel.kerja(sesudah=MENIT)
    assert ponsel.meta.hitungan["messages"] < 50
    ponsel.meta.gangguan = []
    for _ke in range(15):
        ponsel.kerja(sesudah=MENIT)
    assert len(ponsel.diterima()) == 31
    assert Pesan.objects.filter(terkirim=None).count() == 0
    assert len({t.badan["biz_opaque_callback_data"] for t in ponsel.diterima()}) == 31
    assert not Panggilan.objects.exists(), "nobody is phoned for an hour of silence"


def test_both_channels_down_for_an_hour(
    ponsel: Ponsel, bersurel: Pemohon, kotak_surat: list[Any], settings: Any
) -> None:
    """F07: whichever comes back first takes every notice, each once."""
    _banyak(bersurel.permohonan, ponsel, 20)
    ponsel.meta.gangguan = [Gangguan(Ragam.MATI, kali=0)]
    settings.EMAIL_BACKEND, settings.EMAIL_HOST = "django.core.mail.backends.smtp.EmailBackend", "127.0.0.1"
    settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = 1, 2
    for _ke in range(60):
        ponsel.kerja(sesudah=MENIT)
    assert not ponsel.diterima() and not Panggilan.objects.exists()
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    for _ke in range(15):
        ponsel.kerja(sesudah=MENIT)
    assert len(kotak_surat) + len(ponsel.diterima()) == 21
    assert not Pesan.objects.filter(terkirim=None).exists()


def test_a_patient_notice_takes_the_next_channel_after_half_an_hour(
    ponsel: Ponsel, bersurel: Pemohon, kotak_surat: list[Any]
) -> None:
    ponsel.meta.gangguan = [Gangguan(Ragam.MATI, kali=0)]
    for _ke in range(29):
        ponsel.kerja(sesudah=MENIT)
    assert not kotak_surat
    for _ke in range(4):
        ponsel.kerja(sesudah=MENIT)
    assert len(kotak_surat) == 1


def test_issuing_does_not_wait_behind_messages(ponsel: Ponsel, diam: Pemohon, monkeypatch: pytest.MonkeyPatch) -> None:
    _banyak(diam.permohonan, ponsel, 50)
    dikerjakan: list[str] = []
    monkeypatch.setattr(
        pekerja, "PENANGAN", {j: lambda e, _k: dikerjakan.append(e.jenis) for j in (*pekerja.PENANGAN, "lain")}
    )
    pekerja.sekali(kini=ponsel.kini)
    Antrean.objects.create(jenis="lain", isi={}, kantor_id="16.06", dibuat=ponsel.kini, siap=ponsel.kini + MENIT)
    dikerjakan.clear()
    pekerja.sekali(kini=ponsel.kini + MENIT)
    assert dikerjakan[0] == "lain" and len(dikerjakan) == 4


def test_news_only_grows(ponsel: Ponsel, diam: Pemohon) -> None:
    """F09: the last may come first, ten times, and "failed" after it was read is not believed."""
    ponsel.meta.cara.diam = True
    ponsel.kerja()
    (satu,) = ponsel.diterima()
    for tahap in ("read", "failed", "sent", "delivered", "read", "failed"):
        for _ke in range(10):
            ponsel.meta.kabarkan(ponsel.nomor, satu, tahap, kode=131026)
        ponsel.antarkan()
        assert Percobaan.objects.get().tahap == Tahap.DIBACA
    ponsel.kerja(sesudah=timedelta(hours=1))
    assert len(ponsel.diterima()) == 1


def test_a_failure_told_ten_times_sends_once_more(ponsel: Ponsel, diam: Pemohon) -> None:
    ponsel.tulis("halo")
    ponsel.antarkan()
    ponsel.meta.cara.diam = True
    ponsel.kerja()
    banyak = len(ponsel.diterima())
    (pertama, *_lain) = ponsel.diterima()
    for _ke in range(10):
        ponsel.meta.kabarkan(ponsel.nomor, pertama, "failed", kode=131047)
    ponsel.antarkan()
    ponsel.kerja()
    assert len(ponsel.diterima()) == banyak + 1


def test_what_a_person_wrote_cannot_break_a_template(ponsel: Ponsel, diam: Pemohon) -> None:
    """A27: line breaks, tabs and long runs of spaces are refused by the service, so they never leave us."""
    p = diam.permohonan
    p.kekurangan.create(
        kantor=p.kantor, catatan="satu\r\ndua\ttiga" + " " * 9 + "empat\n" * 400, langkah="x", dibuat=ponsel.kini
    )
    Antrean.objects.all().delete()
    _banyak(p, ponsel, 1, "dikembalikan")
    ponsel.kerja()
    (satu,) = ponsel.diterima()
    assert satu.badan["template"]["components"][0]["parameters"][1]["text"].startswith("- satu; dua tiga empat; empat")


def _banyak(p: Permohonan, ponsel: Ponsel, n: int, perihal: str = "diajukan") -> None:
    isi = {"permohonan": p.pk, "perihal": perihal, "lewat": "whatsapp"}
    Antrean.objects.bulk_create(
        Antrean(jenis="beritahu", isi=isi, kantor_id="16.06", dibuat=ponsel.kini, siap=ponsel.kini) for _ke in range(n)
    )
