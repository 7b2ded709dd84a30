"""Officials of an office: taken on and assigned."""

import secrets
from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tertib.inti.galat import Galat
from tertib.pengguna.models import Jabatan, Pengguna, Penugasan
from tertib.wilayah.models import Kantor, Wilayah


class PetugasTidakSah(Galat):
    """The official cannot be taken on as described."""


def tambah_petugas(
    *, kantor: Kantor, jabatan: str, nama: str, nip: str, email: str, mulai: date, desa: str = "", mandat: str = ""
) -> tuple[Penugasan, str]:
    """Assign a person, making the account on first use. Returns the assignment and the first password ("" if known)."""
    if jabatan not in Jabatan.values:
        raise PetugasTidakSah(_("Jabatan tidak dikenal. Yang ada: %(ada)s.") % {"ada": ", ".join(Jabatan.values)})
    if not (nip.isdecimal() and len(nip) == 18):
        raise PetugasTidakSah(_("NIP harus 18 angka."))
    with transaction.atomic():
        orang, sandi = Pengguna.objects.filter(email=email.lower()).first(), ""
        if orang is None:
            sandi = secrets.token_urlsafe(12)
            orang = Pengguna.objects.create_user(email, sandi, nama=nama, nip=nip)
        penugasan: Penugasan = Penugasan.objects.create(
            pengguna=orang, kantor=kantor, jabatan=jabatan, mulai=mulai, desa=_desa(kantor, desa), mandat=mandat
        )
    return penugasan, sandi


def _desa(kantor: Kantor, kode: str) -> Wilayah | None:
    if not kode:
        return None
    desa = Wilayah.objects.filter(kode=kode, kode__startswith=f"{kantor.kode}.").first()
    if desa is None:
        raise PetugasTidakSah(_("Desa %(kode)s tidak ada di wilayah kantor ini.") % {"kode": kode})
    return desa
