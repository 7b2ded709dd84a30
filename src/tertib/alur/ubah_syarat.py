"""An office changes what it asks for: one official proposes, another puts it in force. Running cases keep what they had."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tertib.alur.konteks import TidakBoleh
from tertib.inti.galat import Galat
from tertib.kependudukan.perubahan.jenis import JenisPerubahan, Syarat
from tertib.pengguna.models import PENENTU_SYARAT, Penugasan
from tertib.pengguna.queries import masih_berlaku
from tertib.permohonan.models import UbahanSyarat
from tertib.permohonan.queries import syarat_berlaku

Ubahan = UbahanSyarat.Ubahan
TERPANJANG = {"nama": 120, "petunjuk": 200, "pasal": 120, "alasan": 300}
_AWALAN = "kantor-"


class UbahanSalah(Galat):
    """The proposal says too little, or changes nothing; `medan` is the field to mend ("" the whole)."""

    def __init__(self, kalimat: str, medan: str = "") -> None:
        super().__init__(kalimat)
        self.medan = medan


class SudahDiputus(Galat):
    """A colleague decided on the proposal first."""

    kalimat = gettext_lazy("Usulan ini sudah diputus. Halaman menampilkan keadaan sekarang.")


class HarusOrangLain(Galat):
    """Who proposes may not put in force."""

    kalimat = gettext_lazy("Usulan diberlakukan oleh orang lain, bukan pengusulnya.")


def peringatan(ubahan: str) -> str:
    """What both officials must know before they go on; "" when the law has nothing against it."""
    if ubahan == Ubahan.TAMBAH:
        return _(
            "Pusat melarang persyaratan tambahan di luar peraturan (surat Dirjen Dukcapil 470/13287/Dukcapil). "
            "Tambahkan hanya bila ada dasarnya, dan tulis alasannya."
        )
    if ubahan in (Ubahan.HAPUS, Ubahan.OPSIONAL):
        return _(
            "Peraturan meminta persyaratan ini. Pastikan datanya dapat dilihat kantor sendiri, dan tulis alasannya."
        )
    return ""


def usulkan(
    jenis: JenisPerubahan,
    *,
    ubahan: str,
    alasan: str,
    oleh: Penugasan,
    kini: datetime,
    kunci: str = "",
    nama: str = "",
    petunjuk: str = "",
    pasal: str = "",
) -> UbahanSyarat:
    """Propose one change; TAMBAH brings `nama`, `petunjuk` and `pasal`, the others `kunci`. Raises UbahanSalah, TidakBoleh."""
    _pastikan_berwenang(oleh, kini)
    if not alasan.strip():
        raise UbahanSalah(_("Tulis alasannya, supaya yang memberlakukan tahu dasarnya."), "alasan")
    baru = ubahan == Ubahan.TAMBAH
    syarat = _tambahan(jenis, nama, petunjuk, pasal, kini) if baru else _yang_diubah(jenis, ubahan, kunci, kini)
    try:
        with transaction.atomic():
            usulan: UbahanSyarat = UbahanSyarat.objects.create(
                kantor=oleh.kantor,
                jenis=jenis.kode,
                kunci=syarat.kunci,
                ubahan=ubahan,
                nama=str(syarat.nama)[: TERPANJANG["nama"]],
                petunjuk=str(syarat.petunjuk)[: TERPANJANG["petunjuk"]],
                pasal=syarat.pasal[: TERPANJANG["pasal"]],
                alasan=alasan.strip()[: TERPANJANG["alasan"]],
                diusulkan_oleh=oleh.pengguna,
                diusulkan=kini,
            )
    except IntegrityError as galat:
        raise UbahanSalah(_("Sudah ada usulan untuk persyaratan ini. Putuskan usulan itu lebih dulu.")) from galat
    return usulan


def putuskan(usulan: UbahanSyarat, *, berlaku: bool, oleh: Penugasan, kini: datetime) -> None:
    """Put a proposal in force, or turn it down (its author may, too). Raises HarusOrangLain, SudahDiputus, TidakBoleh."""
    _pastikan_berwenang(oleh, kini)
    if berlaku and oleh.pengguna == usulan.diusulkan_oleh:
        raise HarusOrangLain
    terbuka = UbahanSyarat.objects.filter(pk=usulan.pk, diputus=None)
    if not terbuka.update(berlaku=berlaku, diputus_oleh=oleh.pengguna, diputus=kini):
        raise SudahDiputus


def _pastikan_berwenang(oleh: Penugasan, kini: datetime) -> None:
    hari = oleh.kantor.setempat(kini).date()
    if oleh.jabatan not in PENENTU_SYARAT or not masih_berlaku(oleh, pada=hari):
        raise TidakBoleh(_("Jabatan Anda tidak berwenang mengubah persyaratan."))


def _tambahan(jenis: JenisPerubahan, nama: str, petunjuk: str, pasal: str, kini: datetime) -> Syarat:
    if not slugify(nama):
        raise UbahanSalah(_("Tulis nama persyaratan yang ditambah."), "nama")
    if not pasal.strip():
        raise UbahanSalah(_("Tulis dasar hukumnya, misalnya peraturan daerah dan pasalnya."), "pasal")
    kunci = f"{_AWALAN}{slugify(nama)}"[:60]
    if any(
        kunci == s.kunci or nama.strip().casefold() == str(s.nama).casefold() for s in syarat_berlaku(jenis, pada=kini)
    ):
        raise UbahanSalah(_("Persyaratan ini sudah diminta."), "nama")
    return Syarat(kunci, " ".join(nama.split()), " ".join(petunjuk.split()), " ".join(pasal.split()))


def _yang_diubah(jenis: JenisPerubahan, ubahan: str, kunci: str, kini: datetime) -> Syarat:
    diminta = {s.kunci: s for s in syarat_berlaku(jenis, pada=kini)}
    kenal = {s.kunci: s for s in jenis.syarat} | diminta
    if ubahan not in Ubahan.values or kunci not in kenal:
        raise UbahanSalah(_("Pilih persyaratan dan perubahannya."))
    sekarang = Ubahan.HAPUS if kunci not in diminta else Ubahan.OPSIONAL if kenal[kunci].boleh_kosong else Ubahan.SEMULA
    if ubahan == sekarang:
        raise UbahanSalah(_("Persyaratan ini sudah begitu."))
    return kenal[kunci]
