"""Officials of an office: taken on, assigned, and mandated to act for one another."""

import secrets
from collections.abc import Collection
from datetime import date, datetime

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tertib.inti.galat import Galat
from tertib.pengguna.adapter import perbarui_sandi
from tertib.pengguna.models import Jabatan, Lembaga, Mandat, Pelapor, Pengguna, Penugasan
from tertib.wilayah.models import Kantor, Wilayah


class PetugasTidakSah(Galat):
    """The official cannot be taken on as described."""


class PelaporTidakSah(Galat):
    """The reporter cannot be let in as described."""


def tambah_petugas(
    *, kantor: Kantor, jabatan: str, nama: str, nip: str, email: str, mulai: date, desa: str = ""
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
            pengguna=orang, kantor=kantor, jabatan=jabatan, mulai=mulai, desa=_desa(kantor, desa)
        )
    return penugasan, sandi


def _desa(kantor: Kantor, kode: str) -> Wilayah | None:
    if not kode:
        return None
    desa = Wilayah.objects.filter(kode=kode, kode__startswith=f"{kantor.kode}.").first()
    if desa is None:
        raise PetugasTidakSah(_("Desa %(kode)s tidak ada di wilayah kantor ini.") % {"kode": kode})
    return desa


def tambah_pelapor(
    *,
    kantor: Kantor,
    lembaga: str,
    nama_lembaga: str,
    surat: str,
    nama: str,
    nik: str,
    email: str,
    kuota: int,
    oleh: Penugasan,
    kini: datetime,
) -> tuple[Pelapor, str]:
    """Let a person report residents without papers; the account is made on first use. Returns the
    reporter and the first password ("" if the account was known). The caller has checked the NIK. Raises
    PelaporTidakSah.
    """
    if lembaga not in Lembaga.values or not (nama.strip() and nama_lembaga.strip() and surat.strip() and kuota > 0):
        raise PelaporTidakSah(_("Isi lembaga, nama, surat tugas, dan kuota sebulan pelapor."))
    with transaction.atomic():
        orang, sandi = Pengguna.objects.filter(email=email.lower()).first(), ""
        if orang is None:
            sandi = secrets.token_urlsafe(12)
            orang = Pengguna.objects.create_user(email, sandi, nama=nama.strip())
        elif Penugasan.objects.filter(pengguna=orang).exists():
            raise PelaporTidakSah(_("Orang ini pegawai atau sudah menjadi pelapor di kantor ini."))
        hari = kantor.setempat(kini).date()
        penugasan = Penugasan.objects.create(pengguna=orang, kantor=kantor, jabatan=Jabatan.PELAPOR, mulai=hari)
        pelapor: Pelapor = Pelapor.objects.create(
            penugasan=penugasan,
            lembaga=lembaga,
            nama_lembaga=nama_lembaga.strip()[:100],
            surat=surat.strip()[:80],
            nik=nik,
            kuota=kuota,
            dicatat_oleh=oleh,
            dicatat=kini,
        )
    return pelapor, sandi


def akhiri_pelapor(pelapor: Pelapor, *, kini: datetime) -> None:
    """Switch a reporter off now; the reports stay."""
    Pelapor.objects.filter(pk=pelapor.pk, diakhiri=None).update(diakhiri=kini)


def catat_mandat(
    *,
    jenis: str,
    nomor: str,
    orang: Pengguna,
    menggantikan: Penugasan,
    dokumen: Collection[str],
    mulai: date,
    sampai: date,
    oleh: Penugasan,
    kini: datetime,
) -> Mandat:
    """Write a mandate down; nobody may act by it yet. The caller has checked what it says and who records it."""
    mandat: Mandat = Mandat.objects.create(
        kantor=menggantikan.kantor,
        jenis=jenis,
        nomor=nomor,
        orang=orang,
        menggantikan=menggantikan,
        dokumen=sorted(dokumen),
        mulai=mulai,
        sampai=sampai,
        dicatat_oleh=oleh,
        dicatat=kini,
    )
    return mandat


def kuatkan_mandat(mandat: Mandat, *, oleh: Penugasan, kini: datetime) -> bool:
    """Make it an assignment, once; False when somebody was first or it was ended. Must run inside a transaction."""
    if not Mandat.objects.filter(pk=mandat.pk, dikuatkan=None, diakhiri=None).update(
        dikuatkan_oleh=oleh, dikuatkan=kini
    ):
        return False
    penugasan = Penugasan.objects.create(
        pengguna=mandat.orang,
        kantor=mandat.kantor,
        jabatan=mandat.menggantikan.jabatan,
        mulai=mandat.mulai,
        sampai=mandat.sampai,
        mandat=f"{mandat.jenis} {mandat.nomor}",
    )
    Mandat.objects.filter(pk=mandat.pk).update(penugasan=penugasan)
    return True


def akhiri_mandat(mandat: Mandat, *, kini: datetime) -> None:
    """End it now, whatever its last day says; the rows stay."""
    Mandat.objects.filter(pk=mandat.pk, diakhiri=None).update(diakhiri=kini)


def perbarui_sandi_pengaman() -> int:
    """Seeds of second factors under the newest key. Returns how many were not yet."""
    berubah = 0
    for baris in Authenticator.objects.exclude(type=Authenticator.Type.WEBAUTHN):
        lama = {k: v for k, v in baris.data.items() if isinstance(v, str)}
        baru = {k: perbarui_sandi(v) for k, v in lama.items()}
        if baru != lama:
            berubah += Authenticator.objects.filter(pk=baris.pk, data=baris.data).update(data={**baris.data, **baru})
    return berubah
