"""What is to be signed, whichever way: the rendered documents, stored before any transaction, and their intents."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext as _

from tertib.alur import kode_periksa
from tertib.dokumen import queries, services, susun, terbitan
from tertib.dokumen.models import Cara, Dokumen
from tertib.dokumen.terbitan import Terbitan
from tertib.inti import penyimpanan
from tertib.inti.galat import Galat
from tertib.inti.penyimpanan import Simpanan, Tempat
from tertib.inti.sandi import token_baru
from tertib.kependudukan import queries as register
from tertib.pengguna.models import Penugasan
from tertib.permohonan import queries as permohonan_queries
from tertib.permohonan.models import Permohonan, Riwayat

PENERBIT = "Tertib (setempat)"


class BerubahSetelahDisetujui(Galat):
    """Data or papers are no longer those the checkers approved (digest differs)."""


class DuniaBerubah(Galat):
    """The register changed after the approval: what was approved is no longer what would be published."""

    def __init__(self, berubah: Iterable[str]) -> None:
        super().__init__(
            _("Data penduduk berubah setelah draft disusun. %(rincian)s Susun ulang draftnya, lalu periksa lagi.")
            % {"rincian": " ".join(berubah)}
        )


@dataclass(frozen=True, slots=True)
class Naskah:
    """The rendered file, where the signed one will lie, the link its QR code shows, and the draft it was made from."""

    terbitan: Terbitan
    asli: Simpanan
    tempat: Tempat
    cara: Cara
    token: str
    data: str
    penandatangan: Penugasan
    draf_sidik: str


def siapkan(
    permohonan: Permohonan, *, penandatangan: Penugasan, cara: Cara, tulis: Callable[..., Simpanan], kini: datetime
) -> tuple[Naskah, ...]:
    """Render and store the unsigned file of everything the case issues.

    A document for the pen is its own result: what is printed is what is kept.
    """
    return tuple(
        _satu(t, permohonan, penandatangan=penandatangan, cara=cara, tulis=tulis, kini=kini)
        for t in terbitan.daftar(permohonan)
    )


def _satu(
    satu: Terbitan,
    permohonan: Permohonan,
    *,
    penandatangan: Penugasan,
    cara: Cara,
    tulis: Callable[..., Simpanan],
    kini: datetime,
) -> Naskah:
    kait = queries.kait(permohonan.pk)
    token = token_baru()
    lembaran = satu.susun(
        kantor=permohonan.kantor,
        ditandatangani=susun.penandatangan(penandatangan),
        dikeluarkan=permohonan.kantor.setempat(kini).date(),
    )
    kode = kode_periksa.siapkan(permohonan.kantor, jenis=satu.jenis, isi=lembaran.data, token=token, kini=kini)
    pdf = lembaran.pdf(
        cap=None,
        tautan=kode.tautan,
        lampiran=kode.lampiran,
        waktu=kini,
        penerbit=PENERBIT,
        pena=cara == Cara.BASAH,
        peragaan=settings.PERAGAAN,
    )
    asli = tulis(pdf, kait=kait)
    tempat = Tempat(asli.nama, asli.kunci) if cara == Cara.BASAH else penyimpanan.siapkan(kait=kait)
    return Naskah(satu, asli, tempat, cara, token, lembaran.data.decode(), penandatangan, permohonan.draf_sidik)


def rencanakan(
    permohonan: Permohonan, naskah: Sequence[Naskah], *, sidik_data: str, kini: datetime
) -> tuple[Dokumen, ...]:
    """The intents, each with its number, in the transaction that holds the case. Raises BerubahSetelahDisetujui."""
    if any(n.draf_sidik != permohonan.draf_sidik for n in naskah):
        raise BerubahSetelahDisetujui(_("Draft berubah sementara dokumen disusun. Muat ulang halaman, lalu ulangi."))
    return tuple(
        services.rencanakan(
            permohonan,
            jenis=n.terbitan.jenis,
            urut=n.terbitan.urut,
            cara=n.cara,
            penandatangan=n.penandatangan,
            asli=n.asli,
            tempat=n.tempat,
            sidik_data=sidik_data,
            data=n.data,
            token=n.token,
            pokok_indeks=n.terbitan.pokok_indeks,
            kini=kini,
        )
        for n in naskah
    )


def pastikan_disetujui(permohonan: Permohonan) -> str:
    """The digest of what stands now, after making sure that it is what the last checker let pass (I4).

    Raises BerubahSetelahDisetujui, and DuniaBerubah when the register is no longer what was drafted on.
    """
    sekarang = permohonan_queries.sidik_data(permohonan)
    terakhir = Riwayat.objects.filter(permohonan=permohonan).exclude(putusan="").order_by("-urut").first()
    if terakhir is None or terakhir.kembali or terakhir.sidik_data != sekarang:
        raise BerubahSetelahDisetujui(
            _("Data atau berkas berubah setelah disetujui. Kembalikan permohonan agar diperiksa lagi.")
        )
    pastikan_register_tetap(permohonan)
    return sekarang


def pastikan_register_tetap(permohonan: Permohonan) -> None:
    """Raises DuniaBerubah when a card the draft rests on has changed since it was read."""
    if berubah := yang_berubah(permohonan):
        raise DuniaBerubah(berubah)


def yang_berubah(permohonan: Permohonan) -> tuple[str, ...]:
    """What is different now on the cards that the draft rests on, in sentences; () while the draft fits the register."""
    rancangan = permohonan_queries.rancangan(permohonan)
    return register.yang_berubah(rancangan.sebelum) if rancangan else ()
