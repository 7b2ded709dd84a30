"""E-mail against a real mail server on loopback: what arrives, what is refused, what a broken line leaves open."""

import email
import email.policy
import socket
from collections.abc import Callable, Iterator
from datetime import timedelta
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tertib import pekerja
from tertib.alur import isi as isi_alur
from tertib.inti.lingkup import lintas_kantor
from tertib.inti.models import Antrean
from tertib.kanal.aturan import Aturan, tetapkan
from tertib.kanal.models import KeadaanKanal, Percobaan, Pesan, Tahap
from tertib.pengguna.models import Jabatan
from tertib.permohonan.models import Permohonan
from tests.meja.dunia import KINI, Dunia

SIAPA = "siti@contoh.example"
MENIT = timedelta(minutes=1)


class Kotak:
    """A mailbox; `jawab` is what the server says to a letter ("" hangs up after taking it)."""

    def __init__(self) -> None:
        self.surat: list[EmailMessage] = []
        self.jawab = ["250 OK"]
        self.penerima = "250 OK"

    async def handle_RCPT(self, server: SMTP, session: Session, envelope: Envelope, address: str, opsi: Any) -> str:
        if self.penerima.startswith("250"):
            envelope.rcpt_tos.append(address)
        return self.penerima

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        jawab = self.jawab.pop(0) if len(self.jawab) > 1 else self.jawab[0]
        if jawab.startswith("250") or not jawab:
            isi = envelope.content
            assert isinstance(isi, bytes)
            self.surat.append(email.message_from_bytes(isi, policy=email.policy.default))  # type: ignore[arg-type]
        if not jawab and server.transport:
            server.transport.close()
        return jawab


@pytest.fixture
def kotak(settings: Any) -> Iterator[Kotak]:
    kotak = Kotak()
    penjaga = Controller(kotak, hostname="127.0.0.1", port=0)
    penjaga.port = _port()
    penjaga.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", penjaga.port, 5
    yield kotak
    if penjaga.server is not None:
        penjaga.stop()


def _port() -> int:
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


@pytest.fixture
def p(dunia: Dunia) -> Iterator[Permohonan]:
    with lintas_kantor():
        satu = dunia.ajukan()
        satu.surel, satu.surel_dikonfirmasi, satu.whatsapp_dikonfirmasi = SIAPA, KINI, None
        satu.save(update_fields=["surel", "surel_dikonfirmasi", "whatsapp_dikonfirmasi"])
        Antrean.objects.all().delete()
        yield satu


@pytest.fixture
def kirim(p: Permohonan) -> Callable[..., None]:
    """Queue notices by e-mail."""

    def antre(banyak: int = 1, perihal: str = "diajukan") -> None:
        isi = {"permohonan": p.pk, "perihal": perihal, "lewat": "surel"}
        for _ke in range(banyak):
            Antrean.objects.create(jenis="beritahu", isi=isi, kantor_id="16.06", dibuat=KINI, siap=KINI)

    return antre


def _kerja(kini: Any = KINI) -> None:
    for _ke in range(100):
        if not pekerja.sekali(kini=kini) and not Antrean.objects.filter(selesai=None, siap__lte=kini).exists():
            return
    raise AssertionError


def _sejam(dari: int = 1, sampai: int = 60) -> None:
    for menit in range(dari, sampai + 1):
        _kerja(KINI + menit * MENIT)


def test_a_letter_in_two_forms(kotak: Kotak, kirim: Callable[..., None]) -> None:
    kirim()
    _kerja()
    (surat,) = kotak.surat
    assert (surat["To"], surat["Subject"]) == (SIAPA, "Permohonan KK-1606-26-000001 diterima")
    assert surat["Message-ID"].startswith("<pesan-") and surat["Auto-Submitted"] == "auto-generated"
    teks, halaman = surat.get_body(("plain",)), surat.get_body(("html",))
    assert teks and halaman
    assert "Kami tidak pernah meminta NIK" in teks.get_content()
    tautan = "http://localhost:8000/p/"
    assert f'<a href="{tautan}' in halaman.get_content() and tautan in teks.get_content()
    assert not [b for b in ("<script", "<img", "style=", "http-equiv") if b in halaman.get_content()]


def test_the_page_of_the_letter_shows_what_people_wrote_as_text(
    kotak: Kotak, kirim: Callable[..., None], p: Permohonan
) -> None:
    p.kekurangan.create(kantor=p.kantor, catatan="<b>x</b> & <script>", langkah="periksa", dibuat=KINI)
    kirim(perihal="dikembalikan")
    _kerja()
    halaman = kotak.surat[0].get_body(("html",))
    assert halaman and "&lt;b&gt;x&lt;/b&gt; &amp; &lt;script&gt;" in halaman.get_content()


@pytest.mark.parametrize(
    "alamat",
    ["a@b.example\nBcc: c@d.example", "a@b.example\r\n\r\nisi", "a@b.example, c@d.example", "a", "a@b\0.example"],
)
def test_no_address_begins_a_header_of_its_own(
    kotak: Kotak, kirim: Callable[..., None], p: Permohonan, alamat: str
) -> None:
    """A27."""
    p.surel = alamat
    p.save(update_fields=["surel"])
    kirim()
    _kerja()
    assert not kotak.surat and Pesan.objects.get().menyerah


def test_no_subject_begins_a_header_of_its_own(kotak: Kotak, kirim: Callable[..., None]) -> None:
    kirim()
    kotak.jawab = ["451 later", "250 OK"]
    _kerja()
    Pesan.objects.update(judul="Satu\r\nBcc: c@d.example\r\n\r\nDua")
    _kerja(KINI + MENIT)
    (surat,) = kotak.surat
    assert surat["Bcc"] is None and surat["Subject"] == "Satu Bcc: c@d.example Dua"


def test_the_name_an_office_gave_itself_stands_before_the_address_and_begins_no_header(
    kotak: Kotak, kirim: Callable[..., None], dunia: Dunia
) -> None:
    """A27."""
    oleh = dunia.penugasan[Jabatan.KADIS].pengguna
    tetapkan(dunia.kantor, Aturan(pengirim="Dukcapil, Muba\r\nBcc: b@contoh.example"), oleh=oleh, kini=KINI)
    kirim()
    _kerja()
    (surat,) = kotak.surat
    assert surat["From"].addresses[0].display_name == "Dukcapil, Muba Bcc: b@contoh.example"
    assert len(surat["From"].addresses) == 1 and surat["Bcc"] is None


def test_an_address_nobody_proved_gets_nothing_but_its_code(
    kotak: Kotak, kirim: Callable[..., None], p: Permohonan
) -> None:
    p.surel_dikonfirmasi = None
    p.save(update_fields=["surel_dikonfirmasi"])
    kirim()
    _kerja()
    assert not kotak.surat
    isi_alur.kirim_kode(p, lewat="surel", kini=KINI)
    _kerja()
    assert [s["To"] for s in kotak.surat] == [SIAPA] and "Kode Anda" in str(kotak.surat[0])


def test_refused_for_a_while_then_taken_once(kotak: Kotak, kirim: Callable[..., None]) -> None:
    """F07 in small: nothing lost, nothing doubled, and the server is not besieged."""
    kirim(30)
    kotak.jawab = ["451 try again"]
    _sejam(sampai=25)
    assert Percobaan.objects.count() < 60
    kotak.jawab = ["250 OK"]
    _sejam(dari=26, sampai=40)
    assert len(kotak.surat) == 30 == len({s["Message-ID"] for s in kotak.surat})
    assert not Pesan.objects.filter(terkirim=None).exists()


def test_nobody_listening_for_an_hour(kotak: Kotak, kirim: Callable[..., None], settings: Any) -> None:
    hidup, settings.EMAIL_PORT = settings.EMAIL_PORT, _port()
    kirim(20)
    _sejam(sampai=50)
    assert Percobaan.objects.count() < 60 and not kotak.surat
    settings.EMAIL_PORT = hidup
    _sejam(dari=51, sampai=65)
    assert len(kotak.surat) == 20


def test_a_line_that_broke_after_the_letter_is_waited_for_and_the_copy_is_the_same_letter(
    kotak: Kotak, kirim: Callable[..., None]
) -> None:
    kirim()
    kotak.jawab = ["", "250 OK"]
    _kerja()
    assert Percobaan.objects.get().tahap == Tahap.DIMULAI
    _kerja(KINI + MENIT)
    assert len(kotak.surat) == 1
    _kerja(KINI + 3 * MENIT)
    assert len(kotak.surat) == 2 and len({s["Message-ID"] for s in kotak.surat}) == 1
    assert [t for (t,) in Percobaan.objects.order_by("pk").values_list("tahap")] == [Tahap.GAGAL, Tahap.DITERIMA]


def test_a_mailbox_that_does_not_exist_is_given_up_at_once(kotak: Kotak, kirim: Callable[..., None]) -> None:
    kirim()
    kotak.penerima = "550 no such user"
    _kerja()
    assert Pesan.objects.get().menyerah == KINI
    assert Percobaan.objects.get().kode == "550"


def test_a_password_refused_is_an_alarm(kotak: Kotak, kirim: Callable[..., None], settings: Any) -> None:
    """The server knows no sign-in at all: what it cannot do is not asked of it thirty times."""
    kirim(30)
    kotak.jawab = ["530 5.7.0 Authentication required"]
    _kerja()
    assert Percobaan.objects.count() == 1
    assert KeadaanKanal.objects.get(lewat="surel").alarm == "530"
