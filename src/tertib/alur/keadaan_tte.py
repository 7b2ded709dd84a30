"""What is known of the signing service and of the signers' certificates, so that nobody learns it with work in hand.

A page never asks over the network: it reads these rows, and the worker refreshes them (`tengok`).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta

from tertib.alur import sertifikasi
from tertib.alur.models import GangguanTTE, SertifikatPenanda
from tertib.dokumen import queries
from tertib.dokumen.models import Cara, Dokumen
from tertib.dokumen.tte.jenis import KALIMAT_KEADAAN, KeadaanSertifikat, LayananTidakMenjawab, StatusSertifikat
from tertib.dokumen.tte.pades import akhir_sertifikat
from tertib.inti import antrean
from tertib.pengguna.models import Jabatan, Penugasan
from tertib.pengguna.queries import bertugas

TENGOK = "tengok-tte"
COBA_LAGI = timedelta(minutes=1)
SEGAR = timedelta(hours=12)
DIINGATKAN_HARI = (60, 30, 14, 7)


@dataclass(frozen=True, slots=True)
class Peringatan:
    """What must be said about a certificate. `sisa_hari` is None when it may not sign at all, `kalimat` says why then."""

    sertifikat: SertifikatPenanda
    sisa_hari: int | None
    kalimat: str = ""

    @property
    def mendesak(self) -> bool:
        """From fourteen days on."""
        return self.sisa_hari is None or self.sisa_hari <= DIINGATKAN_HARI[2]


@contextmanager
def diamati(penugasan: Penugasan, *, kini: datetime) -> Iterator[None]:
    """Around one signature: an answer ends an outage, silence begins one, and then the worker keeps looking."""
    try:
        yield
    except LayananTidakMenjawab:
        if _mulai_terganggu(penugasan, kini):
            _antrekan(penugasan, kini, siap=kini + COBA_LAGI)
        raise
    _pulih(penugasan, kini)


def gangguan() -> GangguanTTE | None:
    """The outage this office (of the scope) stands in now."""
    terbuka: GangguanTTE | None = GangguanTTE.objects.filter(selesai=None).first()
    return terbuka


def minta_tengok(oleh: Penugasan, *, kini: datetime) -> None:
    """Have the worker ask for the certificates this official answers for, unless it did so within half a day."""
    for penanda in _penanda(oleh, kini):
        sertifikat, baru = SertifikatPenanda.objects.get_or_create(penugasan=penanda, defaults={"diminta": kini})
        lama = SertifikatPenanda.objects.filter(pk=sertifikat.pk, diminta__lt=kini - SEGAR)
        if baru or lama.update(diminta=kini):
            _antrekan(penanda, kini, siap=kini)


def tengok(penugasan: Penugasan, *, kini: datetime) -> None:
    """Ask the service for the certificate and write down the answer; while there is none, look again in a minute."""
    try:
        status = sertifikasi.penyedia().status(penugasan.pengguna.nip)
    except LayananTidakMenjawab:
        _mulai_terganggu(penugasan, kini)
        _antrekan(penugasan, kini, siap=kini + COBA_LAGI)
        return
    SertifikatPenanda.objects.update_or_create(
        penugasan=penugasan,
        defaults={
            "keadaan": status.keadaan,
            "sampai": status.sampai or _sampai_menurut_tanda(penugasan, status),
            "diminta": kini,
            "ditanya": kini,
        },
    )
    _pulih(penugasan, kini)


def sertifikat(penugasan: Penugasan) -> SertifikatPenanda | None:
    """What was last known of the certificate of this signer."""
    ada: SertifikatPenanda | None = SertifikatPenanda.objects.filter(penugasan=penugasan).first()
    return ada


def peringatan(oleh: Penugasan, *, kini: datetime) -> list[Peringatan]:
    """What must be said to this official: about the own certificate; to whoever keeps the system, about everyone's."""
    semua = SertifikatPenanda.objects.exclude(keadaan="").filter(penugasan__in=_penanda(oleh, kini))
    tersusun = semua.select_related("penugasan__pengguna").order_by("sampai")
    return [p for s in tersusun if (p := _peringatan(s, kini))]


def _penanda(oleh: Penugasan, kini: datetime) -> list[Penugasan]:
    """The signers whose certificates concern this official: the one that is theirs, or all of the office."""
    semua = bertugas(oleh.kantor.setempat(kini).date()).filter(jabatan=Jabatan.KADIS)
    milik = semua if oleh.jabatan == Jabatan.PENGELOLA else semua.filter(pk=oleh.pk)
    return list(milik.select_related("kantor"))


def _peringatan(sertifikat: SertifikatPenanda, kini: datetime) -> Peringatan | None:
    keadaan = KeadaanSertifikat(sertifikat.keadaan)
    if sertifikat.sampai and sertifikat.sampai < kini and keadaan is KeadaanSertifikat.ISSUE:
        keadaan = KeadaanSertifikat.EXPIRED
    if keadaan is not KeadaanSertifikat.ISSUE:
        return Peringatan(sertifikat, None, str(KALIMAT_KEADAAN[keadaan]))
    sisa = (sertifikat.sampai - kini).days if sertifikat.sampai else None
    return Peringatan(sertifikat, sisa) if sisa is not None and sisa <= DIINGATKAN_HARI[0] else None


def _sampai_menurut_tanda(penugasan: Penugasan, status: StatusSertifikat) -> datetime | None:
    """BSrE does not say until when; the last card this official signed carries the certificate that does."""
    terakhir = Dokumen.objects.filter(penandatangan=penugasan, cara=Cara.TTE, ditandatangani__isnull=False)
    dokumen = terakhir.order_by("-ditandatangani").first() if status.berlaku else None
    return akhir_sertifikat(queries.isi(dokumen)) if dokumen else None


def _mulai_terganggu(penugasan: Penugasan, kini: datetime) -> bool:
    """True when the outage begins now; one that stands keeps its beginning."""
    return bool(GangguanTTE.objects.get_or_create(kantor=penugasan.kantor, selesai=None, defaults={"mulai": kini})[1])


def _pulih(penugasan: Penugasan, kini: datetime) -> None:
    GangguanTTE.objects.filter(kantor=penugasan.kantor_id, selesai=None).update(selesai=kini)


def _antrekan(penugasan: Penugasan, kini: datetime, *, siap: datetime) -> None:
    antrean.tambah(TENGOK, kantor=penugasan.kantor_id, isi={"penugasan": penugasan.pk}, kini=kini, siap=siap)
