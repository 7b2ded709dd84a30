"""Reading a batch: how far it is, what could not be signed and why, how long it will take."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from tertib.alur.models import ButirMassal, TandaTanganMassal, Tinjauan
from tertib.dokumen.models import Cara, Dokumen
from tertib.pengguna.models import Penugasan
from tertib.permohonan.models import Permohonan

CUKUP_UNTUK_MENAKSIR = 3


@dataclass(frozen=True, slots=True)
class Bertanda:
    """One case of the batch that is signed."""

    permohonan: Permohonan
    pada: datetime


@dataclass(frozen=True, slots=True)
class Kemajuan:
    """A batch at one moment. `bertanda` has the latest first; `detik_lagi` is None while nothing can be said."""

    massal: TandaTanganMassal
    berjalan: bool
    mati: bool
    bertanda: Sequence[Bertanda]
    gagal: Sequence[ButirMassal]
    menunggu: Sequence[ButirMassal]
    detik_lagi: int | None

    @property
    def jumlah(self) -> int:
        return self.dikerjakan + len(self.menunggu)

    @property
    def dikerjakan(self) -> int:
        """Signed or given up."""
        return len(self.bertanda) + len(self.gagal)

    @property
    def belum_dilihat(self) -> int:
        """How many of those that wait the signer has not looked at."""
        return sum(not b.dilihat for b in self.menunggu)


def kemajuan(massal: TandaTanganMassal, *, kini: datetime) -> Kemajuan:
    """How far a batch is. A signature that came late, by whatever road, counts as soon as it is recorded."""
    pada = ditandatangani(massal)
    semua = list(_butir(massal))
    sisa = [b for b in semua if b.permohonan_id not in pada]
    bertanda = [Bertanda(b.permohonan, pada[b.permohonan_id]) for b in semua if b.permohonan_id in pada]
    menunggu = [b for b in sisa if not b.sebab]
    berjalan = massal.berjalan(kini)
    return Kemajuan(
        massal=massal,
        berjalan=berjalan,
        mati=massal.mati(kini),
        bertanda=sorted(bertanda, key=lambda b: b.pada, reverse=True),
        gagal=[b for b in sisa if b.sebab],
        menunggu=menunggu,
        detik_lagi=_detik_lagi(massal, bertanda, len(menunggu)) if berjalan else None,
    )


def _butir(massal: TandaTanganMassal) -> Iterable[ButirMassal]:
    semua = ButirMassal.objects.filter(massal=massal).select_related("permohonan").order_by("pk")
    return semua.only("sebab", "dilihat", "massal", "permohonan__nomor", "permohonan__pemohon_nama")


def _detik_lagi(massal: TandaTanganMassal, bertanda: Sequence[Bertanda], menunggu: int) -> int | None:
    """By the pace of this run so far."""
    kali_ini = [b.pada for b in bertanda if massal.dimulai and b.pada >= massal.dimulai]
    if massal.dimulai is None or len(kali_ini) < CUKUP_UNTUK_MENAKSIR:
        return None
    return round((max(kali_ini) - massal.dimulai).total_seconds() / len(kali_ini) * menunggu)


def ditandatangani(massal: TandaTanganMassal) -> dict[int, datetime]:
    """When this signer signed each case (by its id) of the batch since the batch was put together."""
    dokumen = Dokumen.objects.filter(
        permohonan__in=ButirMassal.objects.filter(massal=massal).values("permohonan"),
        penandatangan=massal.oleh_id,
        cara=Cara.TTE,
        ditandatangani__gte=massal.dibuat,
    )
    return dict(dokumen.order_by("ditandatangani").values_list("permohonan", "ditandatangani"))


def terbuka(oleh: Penugasan) -> TandaTanganMassal | None:
    """The batch of this signer that is neither finished nor replaced."""
    terbuka: TandaTanganMassal | None = TandaTanganMassal.objects.filter(oleh=oleh, selesai=None).first()
    return terbuka


def dilihat(oleh: Penugasan, permohonan: Iterable[Permohonan]) -> set[int]:
    """Which of these cases (by id) this official has looked at as they stand now."""
    versi = {p.pk: p.versi for p in permohonan}
    lihat = Tinjauan.objects.filter(penugasan=oleh, permohonan__in=versi).values_list("permohonan", "versi")
    return {pk for pk, v in lihat if versi[pk] == v}
