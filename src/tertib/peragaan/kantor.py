"""The invented offices: named after the places of the five SOPs, staffed with invented people."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings

from tertib.dokumen.tte import pki
from tertib.dokumen.tte.penyedia import alamat_pki
from tertib.inti import sandi
from tertib.inti.lingkup import di_kantor
from tertib.kependudukan import services as kependudukan
from tertib.kependudukan.models import Keluarga as BarisKeluarga
from tertib.pengguna.models import Jabatan, Pengguna, Penugasan
from tertib.peragaan.keluarga import keluarga_rekaan
from tertib.sop.jenis import Sop
from tertib.wilayah.models import Kantor
from tertib.wilayah.queries import desa_di
from tertib.wilayah.services import buka_kantor

BENIH = 2026
DESA_BEROPERATOR = 5
"""Villages with an invented operator of their own, in offices whose SOP gives villages work."""
FRASA_SANDI = "tanda tangan peragaan"
"""The passphrase of every invented head of office."""

_NAMA = (
    "Ratna Puspita", "Yusuf Hidayat", "Bambang Setiawan", "Dewi Anggraini", "Hendra Gunawan", "Siti Maryam",
    "Agus Pranoto", "Lestari Wulandari", "Rahmat Fauzi", "Nurul Azizah", "Eko Saputro", "Fitri Handayani",
    "Zulkifli Harahap", "Wayan Sudarma", "Maria Simanjuntak", "Ahmad Fikri", "Indah Permata", "Joko Susilo",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class RencanaKantor:
    """An office to be invented: region code, address word, capital, and the code of the SOP it follows."""

    kode: str
    slug: str
    ibu_kota: str
    sop: str


KANTOR = (
    RencanaKantor("16.06", "musi-banyuasin", "Sekayu", "kk-online-musi-banyuasin"),
    RencanaKantor("13.05", "padang-pariaman", "Parit Malintang", "kk-ceria-padang-pariaman"),
    RencanaKantor("32.04", "bandung", "Soreang", "kk-ikd-bandung"),
    RencanaKantor("32.08", "kuningan", "Kuningan", "kk-umum-loket"),
    RencanaKantor("18.72", "metro", "Metro", "kk-siaga-metro"),
)
"""The counter SOP names no office in its paper; here an invented one uses it."""


def kantor_rekaan(rencana: RencanaKantor) -> Kantor:
    """The office, opened on first use."""
    return buka_kantor(kode=rencana.kode, slug=rencana.slug, ibu_kota=rencana.ibu_kota, telepon="(000) 000 000")


def petugas_rekaan(kantor: Kantor, sop: Sop) -> None:
    """One person for every position the SOP names, a few villages where it names a village's; two operators.

    Two, so that a queue has colleagues.
    """
    desa = [kode for kode, _nama in desa_di(kantor.kode)[:DESA_BEROPERATOR]]
    for urut, (jabatan, unit) in enumerate(_jabatan(sop)):
        for ke, satu in enumerate(desa if unit else [None]):
            email = f"{jabatan}{f'-{ke + 1}' if ke else ''}@{kantor.slug}.contoh.test"
            _orang(kantor, jabatan, email=email, urut=urut + 11 * ke, desa=satu)
    _orang(kantor, "operator" if "operator" in dict(_jabatan(sop)) else _jabatan(sop)[0][0],
           email=f"rekan@{kantor.slug}.contoh.test", urut=9, desa=None)  # fmt: skip
    _orang(kantor, "pengelola", email=f"pengelola@{kantor.slug}.contoh.test", urut=10, desa=None)


def _jabatan(sop: Sop) -> list[tuple[str, str]]:
    return list({j: p.unit for p in sop.petugas() for j in p.jabatan}.items())


def _orang(kantor: Kantor, jabatan: str, *, email: str, urut: int, desa: str | None) -> Penugasan:
    letak = (int(kantor.kode.replace(".", "")) * 7 + urut * 5) % len(_NAMA)
    lahir = date(1970, 1, 1) + timedelta(days=int(kantor.kode.replace(".", "")) + urut)
    # serial 000 is never issued, so this is nobody's NIP
    nip = f"{lahir:%Y%m%d}2005{1 + urut % 12:02d}1000"
    orang = Pengguna.objects.filter(email=email).first() or Pengguna.objects.create_user(
        email, None, nama=_NAMA[letak], nip=nip
    )
    with di_kantor(kantor.kode):
        penugasan: Penugasan = Penugasan.objects.get_or_create(
            pengguna=orang, kantor=kantor, jabatan=jabatan, defaults={"mulai": date(2020, 1, 1), "desa_id": desa}
        )[0]
    return penugasan


def sertifikat_rekaan(kantor: Kantor, *, kini: datetime, jabatan: Collection[str] = ("kadis",)) -> None:
    """The local authority and a certificate for each official who signs electronically."""
    frasa_pki = sandi.kunci("pki").hex()
    pki.siapkan_pki(settings.MAP_PKI, frasa_pki=frasa_pki, waktu=kini - timedelta(days=2), alamat=alamat_pki())
    with di_kantor(kantor.kode):
        penanda = list(Penugasan.objects.filter(jabatan__in=jabatan).select_related("pengguna"))
    for p in penanda:
        if pki.berkas_orang(settings.MAP_PKI, p.pengguna.nip, "pem").exists():
            continue
        pki.terbitkan_sertifikat(
            settings.MAP_PKI,
            id=p.pengguna.nip,
            nama=p.pengguna.nama,
            jabatan=str(Jabatan(p.jabatan).label),
            instansi=kantor.nama,
            frasa_sandi=FRASA_SANDI,
            berlaku_hari=730,
            frasa_pki=frasa_pki,
            waktu=kini - timedelta(days=1),
            alamat=alamat_pki(),
        )


def tambah_keluarga(kantor: Kantor, jumlah: int, *, kini: datetime) -> Sequence[str]:
    """That many more invented families in the register of the office; their No. KK."""
    with di_kantor(kantor.kode):
        mulai = BarisKeluarga.objects.count()
        beroperator = set(Penugasan.objects.exclude(desa=None).values_list("desa_id", flat=True))
    # where villages hand over, families live in those that have somebody to do it
    desa = [d for d in desa_di(kantor.kode) if not beroperator or d[0] in beroperator]
    sumber = keluarga_rekaan(BENIH, kabupaten=kantor.kode, desa=desa, mulai=mulai)
    keluarga = [next(sumber) for _ in range(jumlah)]
    kependudukan.impor(keluarga=keluarga, kantor=kantor, kini=kini)
    return [k.nomor for k in keluarga]
