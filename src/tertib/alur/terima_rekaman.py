"""A tablet sends what was recorded in the field: announced, piece by piece, then whole; the case goes on by itself.

Nothing complete is ever refused: what cannot count is set aside with its reason, for a person to decide.
"""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tertib.alur import hapus_rekaman, langkah, pelaku, rekam
from tertib.inti.galat import Galat
from tertib.pengguna.models import Penugasan
from tertib.perekaman import queries, sbi, services
from tertib.perekaman.jenis import RekamanBaru
from tertib.perekaman.models import Butir, Keadaan, Rekaman, Tablet
from tertib.perekaman.rules import DARI_ALAT
from tertib.permohonan import queries as permohonan_queries
from tertib.permohonan import services as permohonan
from tertib.permohonan.models import Permohonan
from tertib.sop.jenis import LANJUT

BUKAN_ORANGNYA = "bukan-orangnya"


class TabletDikunci(Galat):
    """The office locked this tablet out."""

    kalimat = _("Tablet ini dikunci oleh kantor dan harus mengosongkan diri.")


def umumkan(baru: RekamanBaru, *, kini: datetime) -> Rekaman:
    """The row the pieces will fill. Raises TabletDikunci, RekamanCacat."""
    _pastikan_terbuka(baru.tablet)
    return services.umumkan(baru, kini=kini)


def terima_potongan(rekaman: Rekaman, *, bagian: str, isi: bytes) -> None:
    """One piece. Raises TabletDikunci, PotonganCacat."""
    _pastikan_terbuka(rekaman.tablet)
    services.isi_butir(rekaman, bagian=bagian, isi=isi)


def genapi(rekaman: Rekaman, *, oleh: Penugasan, kini: datetime) -> Rekaman:
    """When everything came: it counts or is set aside, and a case whose people are all recorded moves on."""
    if rekaman.keadaan != Keadaan.DATANG or queries.kurang(rekaman):
        return rekaman
    sebab = _sebab(rekaman)
    with transaction.atomic():
        terkunci = permohonan.kunci(rekaman.permohonan_id)
        rekaman = services.genapi(rekaman, sebab=sebab)
        hapus_rekaman.jadwalkan(terkunci, kini=kini)
        if rekaman.keadaan == Keadaan.BERLAKU and rekam.keadaan(terkunci) == rekam.SUDAH and _di_sini(terkunci, oleh):
            langkah.jalankan(terkunci, putusan=LANJUT, pelaku=pelaku.petugas(oleh), versi=terkunci.versi, kini=kini)
    return rekaman


def _di_sini(p: Permohonan, oleh: Penugasan) -> bool:
    """Whether the case stands where this officer records, so that what came moves it."""
    naskah = permohonan_queries.sop(p).langkah.get(p.langkah)
    merekam = naskah is not None and naskah.tindakan == "rekam"
    return merekam and bool(langkah.pilihan_kini(p, pelaku.petugas(oleh)))


def _sebab(rekaman: Rekaman) -> str:
    """Why a complete recording cannot count, before asking whether another one does already."""
    if rekaman.nik not in {o.nik for o in rekam.orang(rekaman.permohonan)}:
        return BUKAN_ORANGNYA
    dari_alat = Butir.objects.filter(rekaman=rekaman, bagian__in=DARI_ALAT, sebab_tiada="").select_related("rekaman")
    blok = (sbi.Kiriman(b.bagian, b.rantai, queries.isi(b) or b"") for b in dari_alat.order_by("urut"))
    return sbi.cela(blok, kode=str(rekaman.kode), direkam=rekaman.direkam)


def _pastikan_terbuka(tablet: Tablet | None) -> None:
    if tablet is not None and Tablet.objects.filter(pk=tablet.pk, dikunci__isnull=False).exists():
        raise TabletDikunci
