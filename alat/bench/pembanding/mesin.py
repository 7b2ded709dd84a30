"""One move in each of the other engines: lock, ask, move, save, write the history row, commit."""

from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import cycle

from django.db import connections, models, transaction
from django_fsm import TransitionNotAllowed, has_transition_perm
from viewflow import fsm

from alat.bench.pembanding.models import PERAN, Catatan, Kasus, memegang

PUTARAN = (
    ("ajukan", "pemohon"),
    ("lengkap", "operator"),
    ("validasi", "subkoord"),
    ("verifikasi", "kabid"),
    ("tolak", "kadis"),
    ("tidak_lengkap", "operator"),
)


class AlurViewflow:
    """The case as a flow of viewflow.fsm (the state machine of Viewflow 2, without its task tables)."""

    langkah = fsm.State(models.TextChoices("Langkah", list(PERAN)), default="ajukan")

    def __init__(self, kasus: Kasus, pelaku: str, kini: datetime) -> None:
        self.kasus, self.pelaku, self.kini = kasus, pelaku, kini

    @langkah.setter()
    def _tulis(self, nilai: str) -> None:
        self.kasus.langkah = nilai

    @langkah.getter()
    def _baca(self) -> str:
        return str(self.kasus.langkah)

    @langkah.on_success()
    def _catat(self, descriptor: object, source: str, target: str) -> None:
        self.kasus.versi += 1
        self.kasus.save(update_fields=["langkah", "versi"])
        catat(self.kasus, dari=source, ke=target, pelaku=self.pelaku, kini=self.kini)

    @langkah.transition(source="ajukan", target="periksa", permission=memegang("ajukan"))
    def ajukan(self) -> None:
        """The applicant hands in."""

    @langkah.transition(source="periksa", target="validasi", permission=memegang("periksa"))
    def lengkap(self) -> None:
        """The operator finds it complete."""

    @langkah.transition(source="periksa", target="ajukan", permission=memegang("periksa"))
    def tidak_lengkap(self) -> None:
        """The operator sends it back."""

    @langkah.transition(source="validasi", target="verifikasi", permission=memegang("validasi"))
    def validasi(self) -> None:
        """The sub-coordinator agrees."""

    @langkah.transition(source="verifikasi", target="sahkan", permission=memegang("verifikasi"))
    def verifikasi(self) -> None:
        """The head of division agrees."""

    @langkah.transition(source="sahkan", target="periksa", permission=memegang("sahkan"))
    def tolak(self) -> None:
        """The head of office refuses to sign."""


def catat(kasus: Kasus, *, dari: str, ke: str, pelaku: str, kini: datetime) -> None:
    """The history row."""
    Catatan.objects.using(kasus._state.db).create(
        kasus=kasus, pada=kini, dari=dari, ke=ke, pelaku=pelaku, alasan="Foto tidak terbaca." if ke == "ajukan" else ""
    )


def lewat_django_fsm(pk: int, perintah: str, pelaku: str, kini: datetime) -> None:
    """One move with django-fsm-2."""
    with transaction.atomic(using="django_fsm"):
        kasus = Kasus.objects.using("django_fsm").select_for_update().get(pk=pk)
        gerak = getattr(kasus, perintah)
        if not has_transition_perm(gerak, pelaku):
            raise TransitionNotAllowed(perintah)
        dari = kasus.langkah
        gerak()
        kasus.versi += 1
        kasus.save(update_fields=["langkah", "versi"])
        catat(kasus, dari=dari, ke=kasus.langkah, pelaku=pelaku, kini=kini)


def lewat_viewflow(pk: int, perintah: str, pelaku: str, kini: datetime) -> None:
    """One move with viewflow.fsm."""
    with transaction.atomic(using="viewflow"):
        kasus = Kasus.objects.using("viewflow").select_for_update().get(pk=pk)
        gerak = getattr(AlurViewflow(kasus, pelaku, kini), perintah)
        if not gerak.has_perm(pelaku):
            raise fsm.TransitionNotAllowed(perintah)
        gerak()


def pemutar(
    basis_data: str, lewat: Callable[[int, str, str, datetime], None], *, kasus: int, kini: datetime
) -> Callable[[], None]:
    """A function that makes the next move: case after case through the same round of six moves."""
    with connections[basis_data].schema_editor() as penyusun:
        penyusun.create_model(Kasus)
        penyusun.create_model(Catatan)
    pk = [Kasus.objects.using(basis_data).create().pk for _ in range(kasus)]
    urutan: Iterator[tuple[int, str, str]] = cycle([(k, *gerak) for k in pk for gerak in PUTARAN])

    def satu() -> None:
        k, perintah, pelaku = next(urutan)
        lewat(k, perintah, pelaku, kini)

    return satu
