"""Writing recordings: announced first, then piece by piece, then whole; every piece is encrypted before it is stored.

A recording is sent by the one code it was given where it was made: the second time nothing happens.
"""

import hashlib
import json
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tertib.inti import penyimpanan
from tertib.inti.galat import Galat
from tertib.inti.penyimpanan import Simpanan
from tertib.inti.sandi import sidik as sidik_isi
from tertib.pengguna.models import Penugasan
from tertib.perekaman import queries, rules
from tertib.perekaman.models import Butir, Keadaan, Rekaman, Tablet
from tertib.permohonan.models import Permohonan

GANDA = "ganda"
"""Set aside because somebody else had recorded this person for this case already."""


class RekamanCacat(Galat):
    """What was announced is not a recording: a part is neither there nor excused, or a code is used for something else."""

    kalimat = _("Rekaman belum lengkap: setiap bagian harus direkam, atau dicatat mengapa tidak.")


class PotonganCacat(Galat):
    """A piece is not the one announced."""

    kalimat = _("Potongan rekaman rusak di jalan. Kirim sekali lagi.")


@dataclass(frozen=True, slots=True)
class ButirBaru:
    """An item as announced: its digest (SHA-256, hex), or why it is missing; `mutu` 0-100; `rantai` the device's hash."""

    bagian: str
    sidik: str = ""
    sebab_tiada: str = ""
    mutu: int | None = None
    rantai: str = ""


@dataclass(frozen=True, slots=True)
class RekamanBaru:
    """A recording as announced: of whom, for which case, by whom, when (aware), with what."""

    kode: uuid.UUID
    permohonan: Permohonan
    nik: str
    nama: str
    perekam: Penugasan
    direkam: datetime
    butir: Sequence[ButirBaru]
    tablet: Tablet | None = None

    @property
    def sidik(self) -> str:
        """The digest of everything announced."""
        butir = [[b.bagian, b.sidik, b.sebab_tiada, b.mutu, b.rantai] for b in self.butir]
        isi = [str(self.kode), self.permohonan.pk, self.nik, self.nama, self.direkam.isoformat(), butir]
        return hashlib.sha256(json.dumps(isi).encode()).hexdigest()


def umumkan(baru: RekamanBaru, *, kini: datetime) -> Rekaman:
    """The row its pieces will fill; the same row when it was announced before. Raises RekamanCacat."""
    if rules.cela((b.bagian, b.sebab_tiada) for b in baru.butir) or any(
        bool(b.sidik) == bool(b.sebab_tiada) for b in baru.butir
    ):
        raise RekamanCacat
    rekaman: Rekaman
    with transaction.atomic():
        rekaman, belum = Rekaman.objects.get_or_create(
            kode=baru.kode,
            defaults={
                "kantor": baru.permohonan.kantor,
                "permohonan": baru.permohonan,
                "sidik": baru.sidik,
                "nik": baru.nik,
                "nik_indeks": queries.indeks(baru.nik),
                "nama": baru.nama,
                "tablet": baru.tablet,
                "perekam": baru.perekam,
                "direkam": baru.direkam,
                "diterima": kini,
            },
        )
        if rekaman.sidik != baru.sidik:
            raise RekamanCacat(_("Kode rekaman ini sudah dipakai rekaman lain."))
        if belum:
            Butir.objects.bulk_create(_butir(rekaman, urut, b) for urut, b in enumerate(baru.butir, 1))
    return rekaman


def _butir(rekaman: Rekaman, urut: int, baru: ButirBaru) -> Butir:
    return Butir(
        rekaman=rekaman,
        kantor=rekaman.kantor,
        urut=urut,
        bagian=baru.bagian,
        sidik=baru.sidik,
        sebab_tiada=baru.sebab_tiada,
        mutu=baru.mutu,
        rantai=baru.rantai,
    )


def isi_butir(rekaman: Rekaman, *, bagian: str, isi: bytes) -> None:
    """Store one piece, encrypted under a key of its own. Harmless when it is there already. Raises PotonganCacat."""
    butir = Butir.objects.filter(rekaman=rekaman, bagian=bagian, sebab_tiada="").first()
    if butir is None or sidik_isi(isi) != butir.sidik:
        raise PotonganCacat
    if butir.nama:
        return
    with penyimpanan.batal_bila_gagal() as tulis:
        if not _tempatkan(butir, tulis(isi, kait=rekaman.kait)):
            raise PotonganCacat  # the same piece came twice at once: what was stored second is erased again


def _tempatkan(butir: Butir, simpanan: Simpanan) -> bool:
    """Point the row to its file, by compare-and-set."""
    kosong = Butir.objects.filter(pk=butir.pk, nama="")
    return bool(kosong.update(nama=simpanan.nama, kunci=simpanan.kunci, ukuran=simpanan.ukuran))


def genapi(rekaman: Rekaman, *, sebab: str = "") -> Rekaman:
    """Everything came: the recording counts, or is set aside (`sebab`, or because another one counts already).

    Must run inside a transaction that locks the case. Does nothing while a piece is missing, or a second time.
    """
    terkunci: Rekaman = Rekaman.objects.select_for_update().get(pk=rekaman.pk)
    if terkunci.keadaan != Keadaan.DATANG or queries.kurang(terkunci):
        return terkunci
    lain = Rekaman.objects.filter(
        permohonan=terkunci.permohonan_id, nik_indeks=terkunci.nik_indeks, keadaan=Keadaan.BERLAKU
    )
    terkunci.sebab = sebab or (GANDA if lain.exists() else "")
    terkunci.keadaan = Keadaan.DISISIHKAN if terkunci.sebab else Keadaan.BERLAKU
    terkunci.save(update_fields=["keadaan", "sebab"])
    return terkunci


def simpan_rekaman(
    baru: RekamanBaru, *, isi: dict[str, bytes], kini: datetime, periksa: Callable[[Rekaman], str] = lambda _: ""
) -> Rekaman:
    """All at once, for who has the whole in hand: `isi` by part. Raises RekamanCacat, PotonganCacat."""
    rekaman = umumkan(baru, kini=kini)
    for bagian in queries.kurang(rekaman):
        isi_butir(rekaman, bagian=bagian, isi=isi[bagian])
    with transaction.atomic():
        return genapi(rekaman, sebab=periksa(rekaman))
