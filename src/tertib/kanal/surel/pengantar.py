"""E-mail by SMTP: plain text with a plain page beside it, one fixed Message-ID per attempt's message."""

import smtplib
from datetime import datetime, timedelta
from email.mime.image import MIMEImage
from email.utils import formataddr, parseaddr

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.validators import validate_email
from django.template.loader import render_to_string
from django.utils import translation

from tertib.dokumen import qr
from tertib.inti.sandi import sidik
from tertib.kanal.aturan import aturan
from tertib.kanal.models import Pesan
from tertib.kanal.pengantar import GagalAntar, Golongan
from tertib.wilayah.models import Kantor

TETAP_MULAI = 500
SANDI_DITOLAK = frozenset({530, 534, 535, 538})


class Surel:
    """The carrier. A copy sent again bears the same Message-ID, by which mailboxes keep one."""

    nama = "smtp"
    jeda = timedelta(minutes=2)

    def siap(self, kantor: Kantor) -> bool:
        return bool(settings.EMAIL_HOST)

    def membawa_berkas(self, kantor: Kantor) -> bool:
        return False

    def antar(self, pesan: Pesan, *, tujuan: str, kunci: str, kini: datetime) -> str:
        """Hand over to the mail server. Raises GagalAntar."""
        surat = susun(pesan, tujuan)
        sambungan = get_connection()
        try:
            sambungan.open()
        except smtplib.SMTPAuthenticationError as galat:
            raise GagalAntar(Golongan.ALARM, str(galat.smtp_code)) from galat
        except (OSError, smtplib.SMTPException) as galat:
            raise GagalAntar(Golongan.SEMENTARA, type(galat).__name__) from galat
        try:
            sambungan.send_messages([surat])
        except (OSError, smtplib.SMTPException) as galat:
            raise _golongkan(galat) from galat
        finally:
            _tutup(sambungan)
        return str(surat.extra_headers["Message-ID"])


def susun(pesan: Pesan, tujuan: str) -> EmailMultiAlternatives:
    """The letter, text and HTML. Nothing from outside can begin a header of its own. Raises GagalAntar (no address)."""
    try:
        validate_email(tujuan)
    except ValidationError as galat:
        raise GagalAntar(Golongan.TETAP, "alamat") from galat
    with translation.override(pesan.bahasa):
        halaman = render_to_string("surel/surat.html", {"pesan": pesan, "bahasa": pesan.bahasa})
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    kepala = {
        "Message-ID": f"<pesan-{sidik(f'{pesan.pk}:{pesan.antrean}'.encode())[:32]}@{domain}>",
        "Auto-Submitted": "auto-generated",
    }
    surat = EmailMultiAlternatives(
        " ".join(pesan.judul.split()), pesan.isi, from_email=_dari(pesan.kantor), to=[tujuan], headers=kepala
    )
    surat.attach_alternative(halaman, "text/html")
    if pesan.qr:
        surat.attach(_gambar_qr(pesan.qr))
    return surat


def _gambar_qr(teks: str) -> MIMEImage:
    """The QR code as a picture within the letter (`cid:qr`), and a file to keep where pictures are not shown."""
    gambar = MIMEImage(qr.png(teks), "png")
    gambar["Content-ID"] = "<qr>"
    gambar["Content-Disposition"] = 'inline; filename="kode-qr.png"'
    return gambar


def _dari(kantor: Kantor) -> str:
    """The sender: the name the office gave itself, else its own, before the address of the site."""
    nama = " ".join((aturan(kantor).pengirim or kantor.nama).split())
    return formataddr((nama, parseaddr(settings.DEFAULT_FROM_EMAIL)[1]))


def _golongkan(galat: OSError) -> GagalAntar:
    """What a failure after the connection stood means. A line that broke while talking leaves the outcome open."""
    if isinstance(galat, smtplib.SMTPRecipientsRefused):
        kode = max(satu for satu, _kata in galat.recipients.values())
    elif isinstance(galat, smtplib.SMTPResponseException):
        kode = galat.smtp_code
    else:
        return GagalAntar(Golongan.TAK_TENTU, type(galat).__name__)
    if kode in SANDI_DITOLAK:
        return GagalAntar(Golongan.ALARM, str(kode))
    return GagalAntar(Golongan.TETAP if kode >= TETAP_MULAI else Golongan.SEMENTARA, str(kode))


def _tutup(sambungan: object) -> None:
    """Close without letting a broken goodbye undo what was said before it."""
    try:
        sambungan.close()  # type: ignore[attr-defined]
    except (OSError, smtplib.SMTPException):
        return
