"""The report behind a case of somebody without papers: who reported it, and the two looks that keep invented people out."""

from django.db import models

from tertib.inti.lingkup import PengelolaKantor
from tertib.inti.sandi import MedanRahasia
from tertib.pengguna.models import Pelapor, Penugasan
from tertib.wilayah.models import Kantor


class Pelaporan(models.Model):
    """Report: a case that a reporter filed, their number `ke` of that month.

    Above the reporter's quota an official attests it (`disahkan`); one in ten, chosen by digest so that nobody can steer
    it, is checked in the field (`dicek`). Until then the case is not let pass.
    """

    kantor = models.ForeignKey(Kantor, on_delete=models.PROTECT)
    permohonan = models.OneToOneField("permohonan.Permohonan", on_delete=models.PROTECT, related_name="pelaporan")
    pelapor = models.ForeignKey(Pelapor, on_delete=models.PROTECT, related_name="pelaporan")
    dibuat = models.DateTimeField()
    ke = models.PositiveIntegerField()
    perlu_disahkan = models.BooleanField()
    disahkan_oleh = models.ForeignKey(Penugasan, on_delete=models.PROTECT, null=True, related_name="+")
    disahkan = models.DateTimeField(null=True)
    perlu_dicek = models.BooleanField()
    dicek_oleh = models.ForeignKey(Penugasan, on_delete=models.PROTECT, null=True, related_name="+")
    dicek = models.DateTimeField(null=True)
    hasil_cek = MedanRahasia()

    objects = PengelolaKantor()

    class Meta:
        indexes = [models.Index(fields=["pelapor", "dibuat"], name="pelaporan_menurut_pelapor")]

    @property
    def menunggu_disahkan(self) -> bool:
        return self.perlu_disahkan and self.disahkan is None

    @property
    def menunggu_dicek(self) -> bool:
        return self.perlu_dicek and self.dicek is None
