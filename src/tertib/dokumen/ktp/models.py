"""One KTP-el on its way, and each state it has been in."""

from django.db import models
from django.db.models import Q

from tertib.dokumen.ktp.keadaan import SEBUTAN, Keadaan
from tertib.inti.lingkup import PengelolaKantor
from tertib.inti.sandi import MedanRahasia
from tertib.kependudukan.rules.temuan import Teks
from tertib.wilayah.models import Kantor


class Ktp(models.Model):
    """Identity card (KTP-el) of one person, asked for by one case. `keadaan` is a word of `ktp.keadaan.Keadaan`.

    `pengajuan` names the record to the central service, which never learns our own keys. Once `dihentikan`
    this case ends without the card, for the reason in `alasan`, such as a second identity that the central service found.
    """

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    permohonan = models.ForeignKey("permohonan.Permohonan", on_delete=models.PROTECT, related_name="ktp")
    nik = MedanRahasia()
    nik_indeks = models.CharField(max_length=64, db_index=True)
    nama = MedanRahasia()
    keadaan = models.CharField(max_length=26, default=Keadaan.BELUM)
    pengajuan = models.CharField(max_length=40, unique=True)
    dibuat = models.DateTimeField()
    berubah = models.DateTimeField()
    keterangan = models.CharField(max_length=200, default="", blank=True)
    dihentikan = models.DateTimeField(null=True)
    alasan = MedanRahasia()

    objects = PengelolaKantor()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["permohonan", "nik_indeks"], name="ktp_sekali_per_permohonan"),
            models.UniqueConstraint(
                fields=["nik_indeks"],
                condition=~Q(keadaan=Keadaan.DISERAHKAN) & Q(dihentikan=None),
                name="ktp_satu_di_jalan",
            ),
        ]

    @property
    def kini(self) -> Keadaan:
        return Keadaan(self.keadaan)

    @property
    def sebutan(self) -> Teks:
        return SEBUTAN[self.kini]


class GerakKtp(models.Model):
    """Movement of a card: from which state to which, when, by whom ("" the central service), and what was said."""

    ktp = models.ForeignKey(Ktp, on_delete=models.PROTECT, related_name="gerak")
    dari = models.CharField(max_length=26)
    ke = models.CharField(max_length=26)
    oleh = models.CharField(max_length=100, default="", blank=True)
    keterangan = models.CharField(max_length=200, default="", blank=True)
    pada = models.DateTimeField()

    objects = PengelolaKantor("ktp__kantor")

    @property
    def sebutan(self) -> Teks:
        return SEBUTAN[Keadaan(self.ke)]
