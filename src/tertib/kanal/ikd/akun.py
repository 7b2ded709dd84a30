"""The life of an account: slip, contacts proven, PIN, a new PIN, switched off. Each turn is a line in the log."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from tertib.inti import pin
from tertib.inti.galat import Galat
from tertib.inti.lingkup import lintas_kantor
from tertib.inti.sandi import sidik, token_baru
from tertib.kanal.ikd.models import AkunIkd, CatatanIkd, Kejadian
from tertib.kependudukan.models import Penduduk, indeks_nik
from tertib.pengguna.models import Pengguna

UMUR_SLIP = timedelta(hours=24)
DEWASA = 17
_BELUM_KAWIN = "1"


class BelumBerKtp(Galat):
    """No resident of this office, or one who cannot have a KTP-el yet."""

    kalimat = _(
        "NIK ini belum dapat diaktifkan: tidak tercatat di kantor ini, sudah meninggal, atau belum wajib KTP-el."
    )


def beri_slip(*, nik: str, oleh: Pengguna, kini: datetime) -> tuple[AkunIkd, str]:
    """The account of who stands before the official, and the token of the link on the slip. Raises BelumBerKtp.

    What was in force before (another phone) is over with it.
    """
    penduduk = Penduduk.objects.filter(nik_indeks=indeks_nik(nik), hidup=True).select_related("kantor").first()
    if penduduk is None or not _wajib_ktp(penduduk, kini):
        raise BelumBerKtp
    token = token_baru()
    with transaction.atomic():
        akun, _baru = AkunIkd.objects.get_or_create(kantor=penduduk.kantor, penduduk=penduduk)
        AkunIkd.objects.filter(pk=akun.pk).update(
            aktif=None,
            pin="",
            dikonfirmasi=None,
            sesi=F("sesi") + 1,
            tautan_indeks=sidik(token.encode()),
            tautan_sampai=kini + UMUR_SLIP,
        )
        _catat(akun, Kejadian.SLIP, oleh, kini)
    return akun, token


def menurut_slip(token: str, *, kini: datetime) -> AkunIkd | None:
    """The account an activation link opens, whichever office it belongs to; None once used or after a day."""
    with lintas_kantor():
        cocok = AkunIkd.objects.filter(tautan_indeks=sidik(token.encode()), tautan_sampai__gt=kini, aktif=None)
        akun: AkunIkd | None = cocok.select_related("penduduk", "kantor").first()
    return akun


def menurut_nik(nik: str) -> AkunIkd | None:
    """The account in force of this NIK at the office of the scope."""
    cocok = AkunIkd.objects.filter(penduduk__nik_indeks=indeks_nik(nik or "-"), aktif__isnull=False)
    akun: AkunIkd | None = cocok.select_related("penduduk", "kantor").first()
    return akun


def simpan_kontak(akun: AkunIkd, *, surel: str, ponsel: str) -> None:
    """Where codes and news go, not proven yet."""
    akun.surel, akun.ponsel, akun.dikonfirmasi = surel, ponsel, None
    akun.save(update_fields=["surel", "ponsel", "dikonfirmasi"])


def konfirmasi(akun: AkunIkd, *, kini: datetime) -> None:
    """Both codes were right."""
    AkunIkd.objects.filter(pk=akun.pk).update(dikonfirmasi=kini)


def aktifkan(akun: AkunIkd, *, pin_baru: str, kini: datetime) -> None:
    """The owner sets the first PIN; the slip is used up. Raises PinLemah."""
    _ganti_pin(akun, pin_baru, kini=kini, kejadian=Kejadian.AKTIF, aktif=kini, tautan_indeks=None, tautan_sampai=None)


def ganti_pin(akun: AkunIkd, *, pin_baru: str, kini: datetime) -> None:
    """A new PIN after a code; all phones are signed out. Raises PinLemah."""
    _ganti_pin(akun, pin_baru, kini=kini, kejadian=Kejadian.PIN_BARU)


def matikan(akun: AkunIkd, *, oleh: Pengguna, kini: datetime) -> None:
    """The phone is lost, or the owner wants it so: nobody gets in until a new slip is given."""
    with transaction.atomic():
        AkunIkd.objects.filter(pk=akun.pk).update(
            aktif=None, pin="", sesi=F("sesi") + 1, tautan_indeks=None, tautan_sampai=None
        )
        _catat(akun, Kejadian.DIMATIKAN, oleh, kini)


def keluarkan(akun: AkunIkd) -> None:
    """Sign every phone out."""
    AkunIkd.objects.filter(pk=akun.pk).update(sesi=F("sesi") + 1)


def kunci_pin(nik: str, ponsel: str = "") -> str:
    """Under what wrong PINs for this NIK are counted: by themselves from a phone that got in before."""
    return f"ikd:{nik}:{ponsel}"


def _ganti_pin(akun: AkunIkd, pin_baru: str, *, kini: datetime, kejadian: Kejadian, **lain: datetime | None) -> None:
    orang = akun.penduduk
    pin.periksa_baru(pin_baru, lahir=orang.tanggal_lahir, nomor=(orang.nik, akun.ponsel))
    with transaction.atomic():
        AkunIkd.objects.filter(pk=akun.pk).update(pin=pin.simpan(pin_baru), sesi=F("sesi") + 1, **lain)
        _catat(akun, kejadian, None, kini)
    pin.lupakan(kunci_pin(orang.nik))
    akun.refresh_from_db()


def _catat(akun: AkunIkd, kejadian: Kejadian, oleh: Pengguna | None, kini: datetime) -> None:
    CatatanIkd.objects.create(kantor=akun.kantor, akun=akun, kejadian=kejadian, oleh=oleh, pada=kini)


def _wajib_ktp(penduduk: Penduduk, kini: datetime) -> bool:
    """UU 24/2013 art. 63(1): from 17, or married or married before."""
    lahir, hari = penduduk.tanggal_lahir, penduduk.kantor.setempat(kini).date()
    umur = hari.year - lahir.year - ((hari.month, hari.day) < (lahir.month, lahir.day))
    return umur >= DEWASA or penduduk.status_kawin != _BELUM_KAWIN
