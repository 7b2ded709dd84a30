"""Residents, family cards, who was on which card when, and the letters on which people move from office to office.

Numbers are encrypted; a keyed index beside them finds equal ones.
"""

from django.db import models
from django.db.models import Q

from tertib.inti.lingkup import PengelolaKantor
from tertib.inti.sandi import MedanRahasia, indeks_buta
from tertib.kependudukan.catatan import BarisTertolak, Dilihat, Pertukaran, PutusanGanda
from tertib.kependudukan.rules import kode
from tertib.wilayah.models import Kantor, Wilayah

__all__ = ["BarisTertolak", "Dilihat", "Keanggotaan", "Keluarga", "NomorDicadangkan", "Penduduk", "Pertukaran"]
__all__ += ["PutusanGanda", "RiwayatKeluarga", "indeks_nik", "indeks_nomor_kk"]


def indeks_nik(nik: str) -> str:
    """The blind index of a NIK, the same wherever a NIK is searched."""
    return indeks_buta(nik, guna="nik")


def indeks_surat(nomor: str) -> str:
    """The blind index of the number of a letter of moving, however it was typed."""
    return indeks_buta("".join(nomor.split()).upper(), guna="surat_pindah")


def indeks_nomor_kk(nomor: str) -> str:
    """The blind index of a No. KK."""
    return indeks_buta(nomor, guna="nomor_kk")


class Penduduk(models.Model):
    """Resident: one person for life, by NIK (UU 23/2006 article 58: the elements of personal data)."""

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    nik = MedanRahasia()
    nik_indeks = models.CharField(max_length=64, unique=True)
    nama = models.CharField(max_length=100)
    jenis_kelamin = models.CharField(max_length=1)
    tempat_lahir = models.CharField(max_length=60)
    tanggal_lahir = models.DateField()
    agama = models.CharField(max_length=2)
    pendidikan = models.CharField(max_length=2)
    pekerjaan = models.CharField(max_length=2)
    daftar_pekerjaan = models.CharField(max_length=8, default="99")
    golongan_darah = models.CharField(max_length=2)
    status_kawin = models.CharField(max_length=1)
    tanggal_kawin = models.DateField(null=True)
    kewarganegaraan = models.CharField(max_length=1)
    paspor = MedanRahasia()
    kitap = MedanRahasia()
    ayah = models.CharField(max_length=100, blank=True, default="")
    ibu = models.CharField(max_length=100, blank=True, default="")
    nik_ayah = MedanRahasia()
    nik_ibu = MedanRahasia()
    akta_lahir = models.CharField(max_length=60, blank=True, default="")
    hidup = models.BooleanField(default=True)
    versi = models.PositiveIntegerField(default=1)

    objects = PengelolaKantor()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(nik_indeks=""), name="penduduk_punya_nik"),
            models.CheckConstraint(
                condition=Q(jenis_kelamin__in=list(kode.JENIS_KELAMIN.isi)), name="penduduk_kelamin"
            ),
        ]

    def __str__(self) -> str:
        return self.nama


class Keluarga(models.Model):
    """Family card (Kartu Keluarga): address and number; its members are `Keanggotaan`.

    `versi` counts changes of content.
    """

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    nomor = MedanRahasia()
    nomor_indeks = models.CharField(max_length=64, unique=True)
    alamat = models.CharField(max_length=200)
    rt = models.CharField(max_length=3)
    rw = models.CharField(max_length=3)
    kode_pos = models.CharField(max_length=5, blank=True, default="")
    desa = models.ForeignKey(Wilayah, on_delete=models.PROTECT)
    pengecualian_kepala = models.CharField(max_length=200, blank=True, default="")
    berlaku = models.BooleanField(default=True)
    versi = models.PositiveIntegerField(default=1)

    objects = PengelolaKantor()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(nomor_indeks=""), name="keluarga_punya_nomor")]

    def __str__(self) -> str:
        return f"KK {self.pk}"


class Keanggotaan(models.Model):
    """Membership: this resident on this card, as what (SHDK), from when until when; `sampai` empty means now."""

    keluarga = models.ForeignKey(Keluarga, on_delete=models.PROTECT, related_name="keanggotaan")
    penduduk = models.ForeignKey(Penduduk, on_delete=models.PROTECT, related_name="keanggotaan")
    shdk = models.CharField(max_length=2)
    urut = models.PositiveSmallIntegerField()
    dari = models.DateTimeField()
    sampai = models.DateTimeField(null=True)

    objects = PengelolaKantor("keluarga__kantor")

    class Meta:
        constraints = [
            # UU 23/2006 article 62(1): a resident is on one card only
            models.UniqueConstraint(fields=["penduduk"], condition=Q(sampai=None), name="satu_kk_per_penduduk"),
            models.UniqueConstraint(
                fields=["keluarga"], condition=Q(sampai=None, shdk=kode.KEPALA), name="satu_kepala_per_kk"
            ),
            models.CheckConstraint(condition=Q(shdk__in=list(kode.SHDK.isi)), name="keanggotaan_shdk"),
            models.CheckConstraint(
                condition=Q(sampai=None) | Q(sampai__gte=models.F("dari")), name="keanggotaan_waktu"
            ),
        ]


class RiwayatKeluarga(models.Model):
    """History of a card: its whole content after each change, with the cause.

    `isi` is the canonical JSON, encrypted; `keluar` likewise the people who left it for no other card, "" when nobody did.
    """

    keluarga = models.ForeignKey(Keluarga, on_delete=models.PROTECT, related_name="riwayat")
    versi = models.PositiveIntegerField()
    waktu = models.DateTimeField()
    sebab = models.CharField(max_length=60)
    pelaku = models.CharField(max_length=80, blank=True, default="")
    isi = MedanRahasia()
    keluar = MedanRahasia()
    sidik = models.CharField(max_length=64)

    objects = PengelolaKantor("keluarga__kantor")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["keluarga", "versi"], name="satu_riwayat_per_versi")]


class NomorDicadangkan(models.Model):
    """Reserved number: a NIK or No. KK promised to one purpose, so that asking again gives the same.

    A purpose is, for instance, the child of one case.
    """

    guna = models.CharField(max_length=120, unique=True)
    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    nomor = MedanRahasia()
    nomor_indeks = models.CharField(max_length=64, unique=True)
    dibuat = models.DateTimeField()

    objects = PengelolaKantor()


class SuratPindah(models.Model):
    """Letter of moving (SKPWNI): on it people who left one office arrive at another, once.

    Issued by `kantor`, or keyed in there from the paper of an office that is not on this installation. `isi` is the
    letter as canonical JSON (`perubahan.surat_pindah`). `dipakai_untuk` is the case that used it up.
    """

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    nomor = MedanRahasia()
    nomor_indeks = models.CharField(max_length=64, unique=True)
    isi = MedanRahasia()
    sebab = models.CharField(max_length=60)
    pelaku = models.CharField(max_length=80)
    dibuat = models.DateTimeField()
    dipakai = models.DateTimeField(null=True)
    dipakai_untuk = models.CharField(max_length=60, blank=True, default="")

    objects = PengelolaKantor()


class BacaSurat(models.Model):
    """Reading of a letter: which office drew it up into which case, and when."""

    surat = models.ForeignKey(SuratPindah, on_delete=models.PROTECT, related_name="dibaca")
    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    sebab = models.CharField(max_length=60)
    pada = models.DateTimeField()

    objects = PengelolaKantor()
