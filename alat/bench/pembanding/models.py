"""Case and history of the contenders: what their manuals show, with a row lock and a history row in one transaction."""

from django.db import models
from django_fsm import FSMField, transition

PERAN = {"ajukan": "pemohon", "periksa": "operator", "validasi": "subkoord", "verifikasi": "kabid", "sahkan": "kadis"}


def memegang(langkah: str):  # type: ignore[no-untyped-def]
    """The permission of a move: the actor holds the role of the step."""
    return lambda _objek, pelaku: pelaku == PERAN[langkah]


class Kasus(models.Model):
    """Case: where it stands, and the version that a form was read at."""

    langkah = FSMField(default="ajukan")
    versi = models.PositiveIntegerField(default=0)

    @transition(field=langkah, source="ajukan", target="periksa", permission=memegang("ajukan"))
    def ajukan(self) -> None:
        """The applicant hands in."""

    @transition(field=langkah, source="periksa", target="validasi", permission=memegang("periksa"))
    def lengkap(self) -> None:
        """The operator finds it complete."""

    @transition(field=langkah, source="periksa", target="ajukan", permission=memegang("periksa"))
    def tidak_lengkap(self) -> None:
        """The operator sends it back."""

    @transition(field=langkah, source="validasi", target="verifikasi", permission=memegang("validasi"))
    def validasi(self) -> None:
        """The sub-coordinator agrees."""

    @transition(field=langkah, source="verifikasi", target="sahkan", permission=memegang("verifikasi"))
    def verifikasi(self) -> None:
        """The head of division agrees."""

    @transition(field=langkah, source="sahkan", target="periksa", permission=memegang("sahkan"))
    def tolak(self) -> None:
        """The head of office refuses to sign."""


class Catatan(models.Model):
    """History row: one move."""

    kasus = models.ForeignKey(Kasus, on_delete=models.PROTECT)
    pada = models.DateTimeField()
    dari = models.CharField(max_length=40)
    ke = models.CharField(max_length=40)
    pelaku = models.CharField(max_length=100)
    alasan = models.CharField(max_length=500, default="", blank=True)
