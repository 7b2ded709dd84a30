"""The books an office keeps, the receipts it gives, and where the papers lie afterwards."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from tertib.buku.anjungan import Anjungan, CetakanAnjungan, KeadaanCetak
from tertib.dokumen.models import Dokumen
from tertib.inti.lingkup import PengelolaKantor
from tertib.inti.penyimpanan import Simpanan
from tertib.inti.sandi import MedanRahasia
from tertib.pengguna.models import Penugasan
from tertib.permohonan.models import Berkas, Permohonan
from tertib.wilayah.models import Kantor, Wilayah

__all__ = [
    "Anjungan",
    "Arsip",
    "BarisBuku",
    "BeritaAcara",
    "CetakanAnjungan",
    "Ekspor",
    "Gerak",
    "GerakBlanko",
    "KeadaanCetak",
    "Kiriman",
    "Serahan",
    "Slip",
    "TempatArsip",
]


class BarisBuku(models.Model):
    """Line of a book: numbered 1..n per office, book and year; never changed, a voided one stays with its reason.

    Only what comes into the stock of blanks, or is spoiled there, belongs to no case.

    `rincian` is JSON, its keys belong to the book (see `alur.pembukuan`). `dibereskan` is for the book of problems: when
    the case came forward again to the step that wrote the line.
    """

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    buku = models.CharField(max_length=20)
    tahun = models.PositiveSmallIntegerField()
    nomor = models.PositiveIntegerField()
    pada = models.DateTimeField()
    permohonan = models.ForeignKey(Permohonan, on_delete=models.PROTECT, null=True, related_name="baris_buku")
    dokumen = models.ForeignKey(Dokumen, on_delete=models.PROTECT, null=True)
    uraian = MedanRahasia()
    rincian = MedanRahasia()
    dibereskan = models.DateTimeField(null=True)
    batal = models.DateTimeField(null=True)
    alasan_batal = models.CharField(max_length=200, default="", blank=True)

    objects = PengelolaKantor()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kantor", "buku", "tahun", "nomor"], name="buku_nomor_tunggal")]

    @property
    def perkara(self) -> Permohonan:
        """The case of the line, in every book but that of the blanks."""
        assert self.permohonan is not None
        return self.permohonan


class Slip(models.Model):
    """Collection slip (tanda bukti pengambilan): who shows it collects what was issued; shown once, then spent.

    One for a kiosk (qr-pin) also needs the PIN, of which only the slow digest `pin` is kept; a new PIN ends the old one.
    `cetak_sejak`: prints said not to have come out before then no longer count.
    """

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    permohonan = models.ForeignKey(Permohonan, on_delete=models.PROTECT, related_name="slip")
    jenis = models.CharField(max_length=20)
    tahun = models.PositiveSmallIntegerField()
    nomor = models.PositiveIntegerField()
    token = MedanRahasia()
    token_indeks = models.CharField(max_length=64, unique=True)
    pin = models.CharField(max_length=128, default="", blank=True)
    cetak_sejak = models.DateTimeField(null=True)
    dibuat = models.DateTimeField()
    diklaim = models.DateTimeField(null=True)

    objects = PengelolaKantor()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kantor", "jenis", "tahun", "nomor"], name="slip_nomor_tunggal"),
            models.UniqueConstraint(fields=["permohonan", "jenis"], name="slip_sekali_per_permohonan"),
        ]


class Serahan(models.Model):
    """Handing over (bukti penyerahan): who received what, by which proof, with whose signature, from whom.

    `bukti` is how the receiver proved the claim: "slip", "nomor" (the number on it), or "identitas" where no slip was
    given. Without a signature file the receiver signed the paper receipt.
    """

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    permohonan = models.ForeignKey(Permohonan, on_delete=models.PROTECT, related_name="serahan")
    dokumen = models.ForeignKey(Dokumen, on_delete=models.PROTECT, null=True)
    apa = models.CharField(max_length=20)
    tahun = models.PositiveSmallIntegerField()
    nomor = models.PositiveIntegerField()
    penerima_nama = MedanRahasia()
    penerima_nik = MedanRahasia()
    hubungan = models.CharField(max_length=12)
    bukti = models.CharField(max_length=12)
    kuasa = models.ForeignKey(Berkas, on_delete=models.PROTECT, null=True, related_name="+")
    nama = models.CharField(max_length=64, default="", blank=True)
    kunci = models.BinaryField(default=b"")
    sidik = models.CharField(max_length=64, default="", blank=True)
    ukuran = models.PositiveIntegerField(default=0)
    petugas = models.ForeignKey(Penugasan, on_delete=models.PROTECT, null=True, related_name="+")
    pada = models.DateTimeField()

    objects = PengelolaKantor()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kantor", "tahun", "nomor"], name="serahan_nomor_tunggal"),
            models.UniqueConstraint(fields=["permohonan", "apa"], name="serahan_sekali"),
        ]

    @property
    def tanda_tangan(self) -> Simpanan | None:
        """The receiver's signature as an image; None when it stands on paper."""
        return Simpanan(self.nama, bytes(self.kunci), self.sidik, self.ukuran) if self.nama else None


class Kiriman(models.Model):
    """Consignment: what a case issued, sent to a unit outside the office; when, by whom, and when who there received it.

    `peran` is the role of the case's SOP it is sent to.
    """

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    permohonan = models.ForeignKey(Permohonan, on_delete=models.PROTECT, related_name="kiriman")
    peran = models.CharField(max_length=40)
    dikirim = models.DateTimeField()
    pengirim = models.ForeignKey(Penugasan, on_delete=models.PROTECT, null=True, related_name="+")
    diterima = models.DateTimeField(null=True)
    penerima = models.ForeignKey(Penugasan, on_delete=models.PROTECT, null=True, related_name="+")

    objects = PengelolaKantor()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["permohonan"], condition=Q(diterima=None), name="kiriman_satu_di_jalan")
        ]


class TempatArsip(models.Model):
    """Archive place: a room or cupboard of the office, or of one of its villages."""

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    desa = models.ForeignKey(Wilayah, on_delete=models.PROTECT, null=True, blank=True)
    nama = models.CharField(max_length=80)

    objects = PengelolaKantor()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kantor", "nama"], condition=Q(desa=None), name="tempat_arsip_kantor"),
            models.UniqueConstraint(fields=["kantor", "desa", "nama"], name="tempat_arsip_desa"),
        ]


class Arsip(models.Model):
    """Archived papers of one case: where they lie and until when they are kept."""

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    permohonan = models.OneToOneField(Permohonan, on_delete=models.PROTECT, related_name="arsip")
    baris = models.OneToOneField(BarisBuku, on_delete=models.PROTECT, related_name="arsip")
    tempat = models.ForeignKey(TempatArsip, on_delete=models.PROTECT, null=True, blank=True)
    boks = models.CharField(max_length=40, default="", blank=True)
    disimpan_sampai = models.DateField(null=True)

    objects = PengelolaKantor()


class Gerak(models.TextChoices):
    """How blanks move."""

    DITERIMA = "diterima", _("diterima")
    DIPAKAI = "dipakai", _("dipakai")
    RUSAK = "rusak", _("rusak")


class GerakBlanko(models.Model):
    """Movement of blanks, told by one line of the book of blanks: `jumlah` > 0 came in, < 0 went out; stock is their sum.

    `urut` runs 1..n per office and kind: whoever takes the next one holds the stock until the transaction ends.
    """

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    baris = models.OneToOneField(BarisBuku, on_delete=models.PROTECT, related_name="blanko")
    jenis = models.CharField(max_length=20)
    gerak = models.CharField(max_length=10, choices=Gerak.choices)
    urut = models.PositiveIntegerField()
    jumlah = models.IntegerField()
    seri = models.CharField(max_length=60, default="", blank=True)
    sisa: int
    """What was left after it; only on those from `persediaan.dengan_sisa`."""

    objects = PengelolaKantor()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kantor", "jenis", "urut"], name="blanko_urut_tunggal"),
            models.CheckConstraint(condition=~Q(jumlah=0), name="blanko_bergerak"),
        ]


class BeritaAcara(models.Model):
    """Official report (berita acara) that blanks are spoiled; it counts once a second official has seen them.

    `diputus` without `baris`: the second official found it untrue, and nothing moved.
    """

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    tahun = models.PositiveSmallIntegerField()
    nomor = models.PositiveIntegerField()
    jenis = models.CharField(max_length=20)
    jumlah = models.PositiveIntegerField()
    seri = models.CharField(max_length=60, default="", blank=True)
    sebab = models.CharField(max_length=200)
    oleh = models.ForeignKey(Penugasan, on_delete=models.PROTECT, related_name="+")
    dibuat = models.DateTimeField()
    saksi = models.ForeignKey(Penugasan, on_delete=models.PROTECT, null=True, related_name="+")
    diputus = models.DateTimeField(null=True)
    baris = models.OneToOneField(BarisBuku, on_delete=models.PROTECT, null=True, related_name="berita_acara")

    objects = PengelolaKantor()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kantor", "tahun", "nomor"], name="berita_acara_nomor_tunggal")]


class Ekspor(models.Model):
    """Export: who took which lines of a book out of the office, why, how many, when; numbered 1..n per office and year."""

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    tahun = models.PositiveSmallIntegerField()
    nomor = models.PositiveIntegerField()
    buku = models.CharField(max_length=20)
    bentuk = models.CharField(max_length=4)
    saringan = models.JSONField(default=dict)
    alasan = MedanRahasia()
    jumlah = models.PositiveIntegerField()
    oleh = models.ForeignKey(Penugasan, on_delete=models.PROTECT, related_name="+")
    pada = models.DateTimeField()

    objects = PengelolaKantor()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kantor", "tahun", "nomor"], name="ekspor_nomor_tunggal")]
