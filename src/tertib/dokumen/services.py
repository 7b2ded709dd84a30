"""The states of a document: planned, signed, published, superseded, void. Each change is a compare-and-set."""

import logging
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from tertib.dokumen.log import daun
from tertib.dokumen.log import services as log
from tertib.dokumen.models import CapArsip, Cara, Dokumen, JalanBasah, Status, TandaTanganYatim
from tertib.inti import nomor
from tertib.inti.galat import Galat
from tertib.inti.penyimpanan import Simpanan, Tempat
from tertib.inti.sandi import sidik
from tertib.pengguna.models import Penugasan
from tertib.permohonan.models import Permohonan
from tertib.wilayah.models import Kantor

PEGANGAN = timedelta(seconds=60)
peringatan = logging.getLogger(__name__)


class KeadaanDokumenLain(Galat):
    """The document is not in the state this change starts from."""

    kalimat = _("Keadaan dokumen sudah berubah. Muat ulang halaman.")


class SedangDitandatangani(Galat):
    """Another request is signing this very document now."""

    kalimat = _("Permohonan ini sedang ditandatangani. Tunggu sebentar, lalu muat ulang.")


def rencanakan(
    permohonan: Permohonan,
    *,
    jenis: str,
    urut: int,
    cara: Cara = Cara.TTE,
    penandatangan: Penugasan,
    asli: Simpanan,
    tempat: Tempat,
    sidik_data: str,
    data: str,
    token: str,
    pokok_indeks: str,
    kini: datetime,
) -> Dokumen:
    """The intent to sign these very bytes, with its number and the place for the result.

    Must run inside the transaction that holds the case.
    """
    tahun = permohonan.kantor.setempat(kini).year
    dokumen: Dokumen = Dokumen.objects.create(
        kantor=permohonan.kantor,
        permohonan=permohonan,
        jenis=jenis,
        urut=urut,
        cara=cara,
        tahun=tahun,
        nomor=nomor.ambil(f"{permohonan.kantor_id}/dokumen-{jenis}/{tahun}"),
        pokok_indeks=pokok_indeks,
        data=data,
        sidik_data=sidik_data,
        tautan=token,
        tautan_indeks=sidik(token.encode()),
        penandatangan=penandatangan,
        sidik_asli=asli.sidik,
        nama_asli=asli.nama,
        kunci_asli=asli.kunci,
        ukuran_asli=asli.ukuran,
        nama=tempat.nama,
        kunci=tempat.kunci,
        direncanakan=kini,
    )
    return dokumen


def pegang(permohonan: Permohonan, *, kini: datetime) -> None:
    """Be the only one who signs for this case, a minute for each document. Raises SedangDitandatangani.

    Must run inside the transaction that holds the case.
    """
    rencana = Dokumen.objects.filter(permohonan=permohonan, status=Status.RENCANA)
    if rencana.filter(dipegang_sampai__gte=kini).exists():
        raise SedangDitandatangani
    rencana.update(dipegang_sampai=kini + PEGANGAN * rencana.count())


def lepas(permohonan: Permohonan) -> None:
    """Nothing more is being signed; the next try may begin at once, under the same numbers."""
    Dokumen.objects.filter(permohonan=permohonan, status=Status.RENCANA).update(dipegang_sampai=None)


def tandai(dokumen: Dokumen, *, bertanda: Simpanan, kini: datetime) -> None:
    """Planned to signed. The caller has verified that the signature covers our bytes. Raises KeadaanDokumenLain."""
    _ubah(
        dokumen,
        dari=Status.RENCANA,
        status=Status.BERTANDA,
        sidik=bertanda.sidik,
        ukuran=bertanda.ukuran,
        ditandatangani=kini,
        dipegang_sampai=None,
    )


def cap(dokumen: Dokumen, *, kini: datetime) -> None:
    """The stamp of the office stands on the signed paper. Raises KeadaanDokumenLain on a document without a pen."""
    dokumen.dicap = kini
    if not Dokumen.objects.filter(pk=dokumen.pk, cara=Cara.BASAH).exclude(status=Status.RENCANA).update(dicap=kini):
        raise KeadaanDokumenLain


def terbitkan(dokumen: Dokumen, *, kini: datetime) -> None:
    """Signed to published; what it replaces becomes superseded in the same transaction. Raises KeadaanDokumenLain."""
    _gantikan(_berlaku(dokumen.kantor, dokumen.jenis, dokumen.pokok_indeks), diganti=kini, pengganti=dokumen)
    _ubah(dokumen, dari=Status.BERTANDA, status=Status.TERBIT, terbit=kini)
    log.catat(daun.TERBIT, [dokumen])


def tutup(*, kantor: Kantor, jenis: str, pokok_indeks: str, sebab: str, kini: datetime) -> None:
    """What was issued about this is no longer in force and nothing replaces it, such as a card nobody is left on."""
    _gantikan(_berlaku(kantor, jenis, pokok_indeks), diganti=kini, alasan_batal=sebab[:200])


def _gantikan(lama: QuerySet[Dokumen], **nilai: object) -> None:
    log.catat(daun.DIGANTIKAN, lama)
    lama.update(status=Status.DIGANTIKAN, **nilai)


def _berlaku(kantor: Kantor, jenis: str, pokok_indeks: str) -> QuerySet[Dokumen]:
    return Dokumen.objects.filter(kantor=kantor, jenis=jenis, pokok_indeks=pokok_indeks, status=Status.TERBIT)


def batalkan(permohonan: Permohonan, *, sebab: str) -> int:
    """Void what was planned or signed and not published; numbers stay with their reason. Returns how many."""
    belum_terbit = Dokumen.objects.filter(permohonan=permohonan, status__in=[Status.RENCANA, Status.BERTANDA])
    log.catat(daun.BATAL, belum_terbit)
    return belum_terbit.update(status=Status.BATAL, alasan_batal=sebab[:200], dipegang_sampai=None)


def catat_yatim(dokumen: Dokumen, tanda_tangan: Simpanan, *, kini: datetime) -> None:
    """File a signature that came too late to count. Harmless when it is filed already."""
    _baris, baru = TandaTanganYatim.objects.get_or_create(
        nama=tanda_tangan.nama,
        defaults={
            "kantor": dokumen.kantor,
            "dokumen": dokumen,
            "kunci": tanda_tangan.kunci,
            "sidik": tanda_tangan.sidik,
            "ukuran": tanda_tangan.ukuran,
            "datang": kini,
        },
    )
    if baru:
        peringatan.warning("tanda tangan yatim pada dokumen %s", dokumen.pk)


def catat_cap(
    dokumen: Dokumen, *, sampai: datetime | None, kini: datetime, diperpanjang: Simpanan | None = None
) -> None:
    """Write down until when the newest stamp of an issued file counts, and where the file lies that bears it if renewed."""
    berkas = {m: getattr(diperpanjang, m) for m in ("nama", "kunci", "sidik", "ukuran")} if diperpanjang else {}
    CapArsip.objects.create(kantor=dokumen.kantor, dokumen=dokumen, sampai=sampai, dicatat=kini, **berkas)


def ketahui_yatim(yatim: TandaTanganYatim, *, oleh: Penugasan, catatan: str, kini: datetime) -> bool:
    """Somebody looked at an orphan and says what it is; False when somebody else had."""
    belum = TandaTanganYatim.objects.filter(pk=yatim.pk, diketahui=None)
    return bool(belum.update(diketahui=kini, diketahui_oleh=oleh, catatan=catatan[:300]))


def buka_jalan_basah(*, oleh: Penugasan, mulai: datetime, sampai: datetime, alasan: str) -> JalanBasah:
    """Write down that signing with a pen is allowed for a while. The caller has checked who decides."""
    jalan: JalanBasah = JalanBasah.objects.create(
        kantor=oleh.kantor, oleh=oleh, mulai=mulai, sampai=sampai, alasan=alasan[:300]
    )
    return jalan


def tutup_jalan_basah(jalan: JalanBasah, *, kini: datetime) -> None:
    """End it before its time; the row stays."""
    JalanBasah.objects.filter(pk=jalan.pk, mulai__lt=kini, sampai__gt=kini).update(sampai=kini)


def _ubah(dokumen: Dokumen, *, dari: Status, **nilai: object) -> None:
    if not Dokumen.objects.filter(pk=dokumen.pk, status=dari).update(**nilai):
        raise KeadaanDokumenLain
    for medan, isi in nilai.items():
        setattr(dokumen, medan, isi)
