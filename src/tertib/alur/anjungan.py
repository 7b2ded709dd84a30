"""A kiosk of the office: set up by an official, enrolled once at the machine, switched off within the next request."""

import re
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from tertib.buku import pengambilan as buku
from tertib.buku.models import Anjungan
from tertib.inti.galat import Galat
from tertib.inti.sandi import kode_angka
from tertib.pengguna.models import Penugasan

PANJANG_KODE = 10
_ALAMAT_IPP = re.compile(r"ipps?://[A-Za-z0-9._-]+(:\d{1,5})?(/[A-Za-z0-9._/-]*)?")


class IsianKurang(Galat):
    """Something about the kiosk is missing or cannot be; `medan` says which field."""

    def __init__(self, medan: str, kalimat: object) -> None:
        super().__init__(kalimat)
        self.medan = medan


class KodeTidakBerlaku(Galat):
    """The code enrols nothing."""

    kalimat = _("Kode pemasangan tidak berlaku. Minta kode baru kepada petugas.")


def anjungan(oleh: Penugasan, *, nama: str, tempat: str, pencetak: str, kini: datetime) -> tuple[Anjungan, str]:
    """Set up a kiosk; `pencetak` is the IPP address of its printer, "" for the machine's browser. Returns its code.

    Raises IsianKurang.
    """
    for medan, isi, kalimat in (("nama", nama, _("Tulis nama mesin.")), ("tempat", tempat, _("Tulis tempat mesin."))):
        if not isi.strip():
            raise IsianKurang(medan, kalimat)
    if pencetak and not _ALAMAT_IPP.fullmatch(pencetak):
        raise IsianKurang("pencetak", _("Alamat pencetak berbentuk ipp://nama-komputer/printers/nama."))
    try:
        with transaction.atomic():
            baru = buku.buat_anjungan(oleh, nama=nama.strip(), tempat=tempat.strip(), pencetak=pencetak, kini=kini)
    except IntegrityError:
        raise IsianKurang("nama", _("Sudah ada mesin dengan nama ini.")) from None
    return baru, kode_baru(baru, kini=kini)


def kode_baru(mesin: Anjungan, *, kini: datetime) -> str:
    """A code that enrols a machine as this kiosk, once; whichever machine was it is out."""
    kode = kode_angka(PANJANG_KODE)
    buku.beri_kode(mesin, kode=kode, kini=kini)
    return kode


def pasang(kode: str, *, kini: datetime) -> tuple[Anjungan, str]:
    """The machine at which the code was typed is the kiosk: the kiosk and the machine's secret. Raises KodeTidakBerlaku."""
    terpasang = buku.pasang("".join(c for c in kode if c.isdigit()), kini=kini)
    if terpasang is None:
        raise KodeTidakBerlaku
    return terpasang


def matikan(mesin: Anjungan, *, oleh: Penugasan, kini: datetime) -> None:
    """Whoever stands there can do nothing more."""
    buku.matikan(mesin, oleh=oleh, kini=kini)
