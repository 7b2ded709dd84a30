"""Many documents with one passphrase: chosen once, signed one after the other, each by `sertifikasi.tandatangani`.

The work is done by a thread of the very process that was given the passphrase, for that passphrase may go nowhere else.
What is signed is signed: if the process dies, the batch stands with what is left, and waits for the passphrase again.
A cause that lies with the signer or the service stops the batch, so that a wrong passphrase is tried once and not five
hundred times; a cause that lies with one case is written down there, and the others go on.
"""

import logging
import secrets
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from contextvars import copy_context
from datetime import datetime, timedelta

from django.db import DatabaseError, connections, transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tertib.alur import keadaan_tte, kemajuan_massal, kode_tte, langkah, sertifikasi
from tertib.alur.konteks import TANDATANGAN
from tertib.alur.models import ButirMassal, TandaTanganMassal, Tinjauan
from tertib.alur.pelaku import Pelaku, petugas
from tertib.dokumen.services import SedangDitandatangani
from tertib.dokumen.tte.jenis import (
    Frasa,
    FrasaSalah,
    KunciTerkunci,
    LayananTidakMenjawab,
    SertifikatTidakBerlaku,
    TidakDitandatangani,
)
from tertib.inti import jam
from tertib.inti.galat import Galat
from tertib.pengguna.models import Penugasan
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan

PALING_BANYAK = 500
HIDUP = timedelta(seconds=20)
DENYUT_DETIK = 5.0
JEDA_DETIK, PUTARAN = 2.0, 100
"""How often, and how many times, what another try holds (`services.PEGANGAN`) is tried again."""
SEMUA_AKAN_GAGAL = (FrasaSalah, KunciTerkunci, SertifikatTidakBerlaku, LayananTidakMenjawab)
log = logging.getLogger(__name__)


class MasihBerjalan(Galat):
    """This signer's batch is being worked on."""

    kalimat = gettext_lazy("Penandatanganan sebelumnya masih berjalan. Tunggu sampai selesai, atau hentikan dulu.")


class TidakAdaYangDipilih(Galat):
    """Nothing chosen that still waits for this signer."""

    kalimat = gettext_lazy("Pilih dulu KK yang akan ditandatangani.")


class TerlaluBanyak(Galat):
    """More cases than one batch takes."""

    kalimat = gettext_lazy("Paling banyak 500 KK sekali tanda tangan. Kurangi pilihan Anda.")


class SudahDitutup(Galat):
    """The batch is finished or was replaced by another."""

    kalimat = gettext_lazy("Penandatanganan ini sudah selesai. Pilih lagi dari daftar bila masih ada yang menunggu.")


def tinjau(permohonan: Permohonan, *, oleh: Penugasan, kini: datetime) -> None:
    """Write down that this official has the difference of the case before the eyes."""
    Tinjauan.objects.get_or_create(
        permohonan=permohonan, penugasan=oleh, versi=permohonan.versi, defaults={"pada": kini}
    )


def susun(*, oleh: Penugasan, pilihan: Mapping[str, int], kini: datetime) -> TandaTanganMassal:
    """A batch of the chosen cases: number to the version it was read at. One that stopped earlier is replaced.

    Raises MasihBerjalan, TidakAdaYangDipilih, TerlaluBanyak, kode_tte.SatuPerSatu.
    """
    kode_tte.pastikan_bukan_kode()
    if len(pilihan) > PALING_BANYAK:
        raise TerlaluBanyak
    menunggu = [k.permohonan for k in queries.kerja(oleh, kini) if k.langkah.tindakan == TANDATANGAN]
    terpilih = [(p, pilihan[p.nomor]) for p in menunggu if p.nomor and p.nomor in pilihan]
    if not terpilih:
        raise TidakAdaYangDipilih
    dilihat = kemajuan_massal.dilihat(oleh, [p for p, _versi in terpilih])
    with transaction.atomic():
        _satu_per_satu(oleh, kini)
        massal: TandaTanganMassal = TandaTanganMassal.objects.create(kantor=oleh.kantor, oleh=oleh, dibuat=kini)
        ButirMassal.objects.bulk_create(
            ButirMassal(massal=massal, permohonan=p, versi=versi, dilihat=p.pk in dilihat) for p, versi in terpilih
        )
    return massal


def _satu_per_satu(oleh: Penugasan, kini: datetime) -> None:
    """Hold the signer's own row, so that two tabs cannot both begin; close what stopped. Raises MasihBerjalan."""
    Penugasan.objects.select_for_update().get(pk=oleh.pk)
    lama = kemajuan_massal.terbuka(oleh)
    if lama and lama.berjalan(kini):
        raise MasihBerjalan
    TandaTanganMassal.objects.filter(oleh=oleh, selesai=None).update(selesai=kini, hidup_sampai=None)


def mulai(massal: TandaTanganMassal, *, frasa_sandi: str, kini: datetime) -> threading.Thread:
    """Begin, or go on with what is left, in the background of this process. Raises MasihBerjalan, SudahDitutup."""
    giliran = ambil_giliran(massal, kini=kini)
    frasa = Frasa(frasa_sandi)
    return _di_latar(lambda: kerjakan(massal, giliran=giliran, frasa_sandi=frasa))


def hentikan(massal: TandaTanganMassal) -> None:
    """Stop after the document that is being signed now."""
    TandaTanganMassal.objects.filter(pk=massal.pk, selesai=None).update(diminta_berhenti=True)


def ambil_giliran(massal: TandaTanganMassal, *, kini: datetime) -> str:
    """Become the one run that works on the batch, by compare-and-set. Raises MasihBerjalan, SudahDitutup."""
    giliran = secrets.token_hex(16)
    terbuka = TandaTanganMassal.objects.filter(pk=massal.pk, selesai=None)
    if not terbuka.exists():
        raise SudahDitutup
    bebas = terbuka.exclude(hidup_sampai__gt=kini)
    if not bebas.update(giliran=giliran, dimulai=kini, hidup_sampai=kini + HIDUP, diminta_berhenti=False, sebab=""):
        raise MasihBerjalan
    return giliran


def kerjakan(massal: TandaTanganMassal, *, giliran: str, frasa_sandi: str) -> None:
    """Sign what waits, until nothing is left, somebody stops it, or a cause stands against all. Raises nothing."""
    frasa_sandi = Frasa(frasa_sandi)
    sebab = ""
    try:
        with _denyut(massal, giliran), sertifikasi.penyedia().sekelompok():
            sebab = _satu_demi_satu(massal, giliran, frasa_sandi)
    except Exception as galat:
        log.error("tanda tangan massal %s berhenti: %s", massal.pk, type(galat).__name__)
        sebab = _("Ada galat yang tidak terduga. Teruskan lagi; bila berulang, hubungi pengelola.")
    _lepas(massal, giliran, sebab)


def _satu_demi_satu(massal: TandaTanganMassal, giliran: str, frasa_sandi: str) -> str:
    """Returns why it stopped before the end; "" at the end, or when it was told to stop."""
    siapa = petugas(Penugasan.objects.select_related("pengguna", "kantor").get(pk=massal.oleh_id))
    for _putaran in range(PUTARAN):
        tertahan = False
        for butir in _menunggu(massal):
            if not _masih_giliran(massal, giliran):
                return ""
            try:
                tertahan |= _tertahan(butir, siapa, frasa_sandi)
            except SEMUA_AKAN_GAGAL as galat:
                return str(galat)
        if not tertahan:
            return ""
        time.sleep(JEDA_DETIK)
    return str(SedangDitandatangani())


def _menunggu(massal: TandaTanganMassal) -> QuerySet[ButirMassal]:
    sudah = kemajuan_massal.ditandatangani(massal)
    menunggu: QuerySet[ButirMassal] = ButirMassal.objects.filter(massal=massal, sebab="").exclude(permohonan__in=sudah)
    return menunggu.order_by("pk")


def _tertahan(butir: ButirMassal, siapa: Pelaku, frasa_sandi: str) -> bool:
    """Sign one; True when another try holds the document for now, as one does whose process died a moment ago.

    Why it could not be signed is written down, unless that holds for all: then raises SEMUA_AKAN_GAGAL.
    """
    try:
        _tandatangani(butir, siapa, frasa_sandi)
    except SedangDitandatangani:
        return True
    except SEMUA_AKAN_GAGAL as galat:
        if not isinstance(galat, TidakDitandatangani):
            _catat(butir, str(galat))  # unknown whether it was signed: it must not be asked for again blindly
        raise
    except Galat as galat:
        _catat(butir, str(galat))
    except Exception as galat:
        log.error("tanda tangan massal %s, butir %s: %s", butir.massal_id, butir.pk, type(galat).__name__)
        _catat(butir, _("Ada galat yang tidak terduga. Coba lagi dari daftar; bila berulang, hubungi pengelola."))
    return False


def _tandatangani(butir: ButirMassal, siapa: Pelaku, frasa_sandi: str) -> None:
    permohonan = Permohonan.objects.select_related("kantor", "sop").get(pk=butir.permohonan_id)
    kini = jam.kini()
    assert siapa.penugasan is not None
    langkah.pastikan_terbaru(permohonan, butir.versi)
    with keadaan_tte.diamati(siapa.penugasan, kini=kini):
        sertifikasi.tandatangani(permohonan, pelaku=siapa, versi=butir.versi, frasa_sandi=frasa_sandi, kini=kini)


def _catat(butir: ButirMassal, sebab: str) -> None:
    ButirMassal.objects.filter(pk=butir.pk).update(sebab=sebab[:300])


def _masih_giliran(massal: TandaTanganMassal, giliran: str) -> bool:
    """Say that this run lives; False when it was told to stop or another took over."""
    return _hidup(massal, giliran, diminta_berhenti=False)


def _hidup(massal: TandaTanganMassal, giliran: str, **syarat: bool) -> bool:
    milik = TandaTanganMassal.objects.filter(pk=massal.pk, giliran=giliran, selesai=None, **syarat)
    return bool(milik.update(hidup_sampai=jam.kini() + HIDUP))


def _lepas(massal: TandaTanganMassal, giliran: str, sebab: str) -> None:
    """This run ends; the batch too, when nothing waits any more."""
    TandaTanganMassal.objects.filter(pk=massal.pk, giliran=giliran).update(
        hidup_sampai=None,
        diminta_berhenti=False,
        sebab=sebab[:300],
        selesai=None if _menunggu(massal).exists() else jam.kini(),
    )


@contextmanager
def _denyut(massal: TandaTanganMassal, giliran: str) -> Iterator[None]:
    """Keep saying that this run lives, also while a service thinks for a minute."""
    selesai = threading.Event()

    def berdenyut() -> None:
        while not selesai.wait(DENYUT_DETIK):
            with suppress(DatabaseError):  # a beat may be missed; the next one comes
                _hidup(massal, giliran)

    utas = _di_latar(berdenyut)
    try:
        yield
    finally:
        selesai.set()
        utas.join()


def _di_latar(kerja: Callable[[], None]) -> threading.Thread:
    """Run in a thread that sees the same office, clock and language, and closes its own connections."""

    def tutup_sesudahnya() -> None:
        try:
            kerja()
        finally:
            connections.close_all()

    utas = threading.Thread(target=copy_context().run, args=(tutup_sesudahnya,), daemon=True)
    utas.start()
    return utas
