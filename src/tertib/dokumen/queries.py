"""Finding documents: of a case, by the link in the QR code, by the digest of a file."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Max, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from tertib.dokumen import susun, terbitan
from tertib.dokumen.models import CapArsip, Cara, Dokumen, JalanBasah, Status, TandaTanganYatim
from tertib.inti import penyimpanan
from tertib.inti.galat import Galat
from tertib.inti.lingkup import lintas_kantor
from tertib.inti.sandi import sidik
from tertib.permohonan.models import Permohonan
from tertib.wilayah.models import Kantor


class KonsepBelumAda(Galat):
    """Nothing has been drafted for this case."""

    kalimat = _("Konsep belum disiapkan untuk permohonan ini.")


def _milik(permohonan: Permohonan, *status: Status) -> tuple[Dokumen, ...]:
    cocok = Dokumen.objects.filter(permohonan=permohonan, status__in=status)
    terkait = cocok.select_related("penandatangan__pengguna", "permohonan__kantor", "permohonan__sop")
    return tuple(terkait.order_by("jenis", "urut"))


def direncanakan(permohonan: Permohonan) -> tuple[Dokumen, ...]:
    """The documents whose signing was begun and not finished, in the order of `terbitan.daftar`."""
    return _milik(permohonan, Status.RENCANA)


def batal_sebelum_bertanda(permohonan: Permohonan) -> tuple[Dokumen, ...]:
    """Void intents whose signature, should it have come, nobody recorded."""
    return tuple(d for d in _milik(permohonan, Status.BATAL) if d.cara == Cara.TTE and not d.sidik)


def tanda_tangan_yatim(kantor: Kantor) -> tuple[TandaTanganYatim, ...]:
    """Signatures of this office that were made and never used, oldest first."""
    milik = TandaTanganYatim.objects.filter(kantor=kantor)
    terkait = ("dokumen__penandatangan__pengguna", "dokumen__permohonan", "diketahui_oleh__pengguna")
    return tuple(milik.select_related(*terkait).order_by("pk"))


def yatim_belum_ditelaah(kantor: Kantor) -> int:
    """How many of them nobody has looked at."""
    return int(TandaTanganYatim.objects.filter(kantor=kantor, diketahui=None).count())


def nomor_batal(kantor: Kantor) -> QuerySet[Dokumen]:
    """The documents whose number was taken and voided, the latest first; each says why."""
    batal = Dokumen.objects.filter(kantor=kantor, status=Status.BATAL)
    return batal.select_related("permohonan").order_by("-tahun", "-direncanakan", "-nomor")


def bertanda(permohonan: Permohonan) -> tuple[Dokumen, ...]:
    """The documents that are signed and wait to be published."""
    return _milik(permohonan, Status.BERTANDA)


def terbit(permohonan: Permohonan) -> tuple[Dokumen, ...]:
    """What the case has published, also when something newer supersedes it by now."""
    return _milik(permohonan, Status.TERBIT, Status.DIGANTIKAN)


def lengkap(permohonan: Permohonan, dokumen: Sequence[Dokumen]) -> bool:
    """Whether these documents are all that the case issues. Never before its first draft."""
    diminta = [(t.jenis, t.urut) for t in terbitan.daftar(permohonan)]
    return bool(permohonan.draf) and sorted(diminta) == [(d.jenis, d.urut) for d in dokumen]


def unduhan(permohonan: Permohonan) -> tuple[Dokumen, ...]:
    """The published documents as files their owner may have; of one signed with a pen only the paper is genuine."""
    return tuple(d for d in terbit(permohonan) if d.cara != Cara.BASAH)


def konsep_pdf(permohonan: Permohonan, *, ke: int = 0) -> bytes:
    """One of the things the case is to issue (from 0) as drafted, watermarked KONSEP, for initials and correction.

    The same bytes for the same draft. Raises KonsepBelumAda before the first draft, and where there is no such thing.
    """
    semua = terbitan.daftar(permohonan)
    if not 0 <= ke < len(semua):
        raise KonsepBelumAda
    lembaran = semua[ke].susun(kantor=permohonan.kantor, ditandatangani=susun.BELUM_ADA_PENANDATANGAN)
    return lembaran.pdf(cap="KONSEP", tautan=None, waktu=permohonan.dibuat)


def jalan_basah(kini: datetime) -> JalanBasah | None:
    """The decision that lets this office (of the scope) sign with a pen now, if one is in force."""
    berlaku = JalanBasah.objects.filter(mulai__lte=kini, sampai__gt=kini)
    return berlaku.select_related("oleh__pengguna").order_by("-pk").first()


def menurut_tautan(token: str) -> Dokumen | None:
    """The document a QR code points to, whichever office it belongs to; only what was once published."""
    with lintas_kantor():
        cocok = Dokumen.objects.filter(tautan_indeks=sidik(token.encode()), terbit__isnull=False)
        return cocok.select_related("kantor", "penandatangan__pengguna").first()


def menurut_sidik(sidik_berkas: str) -> Dokumen | None:
    """The published document whose file, as issued or as renewed since, has exactly this digest."""
    with lintas_kantor():
        diperpanjang = CapArsip.objects.filter(sidik=sidik_berkas).values("dokumen") if sidik_berkas else []
        cocok = Dokumen.objects.filter(Q(sidik=sidik_berkas) | Q(pk__in=diperpanjang), terbit__isnull=False)
        return cocok.select_related("kantor", "penandatangan__pengguna").first()


def isi(dokumen: Dokumen) -> bytes:
    """The signed file, with every stamp that renewed it; of a document for the pen, the file that is printed."""
    cap = CapArsip.objects.filter(dokumen=dokumen).exclude(nama="").order_by("pk").last()
    return penyimpanan.baca((cap or dokumen).simpanan, kait=kait(dokumen.permohonan_id))


def isi_terbit(dokumen: Dokumen) -> bytes:
    """The signed file as it was issued, whose digest stands in the log."""
    return penyimpanan.baca(dokumen.simpanan, kait=kait(dokumen.permohonan_id))


def belum_dilihat_capnya(kantor: Kantor) -> QuerySet[Dokumen]:
    """Issued files of which it is not written down until when their stamp counts."""
    return Dokumen.objects.filter(kantor=kantor, cara=Cara.TTE, terbit__isnull=False, cap_arsip=None).order_by("pk")


def cap_berakhir(kantor: Kantor, *, sebelum: datetime) -> QuerySet[Dokumen]:
    """Issued files whose newest stamp counts no longer than until `sebelum`, the most urgent first."""
    terakhir: QuerySet[Dokumen] = Dokumen.objects.filter(kantor=kantor).annotate(cap_sampai=Max("cap_arsip__sampai"))
    return terakhir.filter(cap_sampai__lt=sebelum).order_by("cap_sampai", "pk")  # type: ignore[misc]


def isi_asli(dokumen: Dokumen) -> bytes:
    """The file as it was before signing."""
    return penyimpanan.baca(dokumen.simpanan_asli, kait=kait(dokumen.permohonan_id))


def kait(permohonan: int) -> str:
    return f"permohonan:{permohonan}"
