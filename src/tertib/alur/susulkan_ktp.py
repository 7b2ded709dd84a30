"""A KTP-el that comes later than the family card: the card first, the KTP-el printed once it is ready, or given up."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from tertib.alur import blanko, kartu_ktp, langkah, peristiwa, serahan
from tertib.alur.konteks import Konteks, Persiapan, TidakBoleh
from tertib.alur.pelaku import Pelaku
from tertib.dokumen.ktp import queries
from tertib.dokumen.ktp import services as ktp_services
from tertib.dokumen.ktp.models import Ktp
from tertib.inti import penyimpanan
from tertib.inti.galat import Galat
from tertib.permohonan import queries as permohonan_queries
from tertib.permohonan import services
from tertib.permohonan.models import Permohonan
from tertib.sop import mesin
from tertib.sop.jenis import Efek, Putusan


class TidakMenyusul(Galat):
    """No card of this case is late, or none of those is ready."""


def susulkan_ktp(permohonan: Permohonan, *, pelaku: Pelaku, kini: datetime, seri: str = "") -> int:
    """Print what has become print-ready, a blank for each. Raises TidakBoleh, TidakMenyusul, BlankoKurang."""
    with transaction.atomic():
        k = _konteks(permohonan, pelaku, kini, {"seri_blanko": seri})
        if not queries.siap_cetak(k.permohonan):
            raise TidakMenyusul(_("Belum ada KTP-el yang siap cetak untuk permohonan ini."))
        blanko.pakai(k, Efek("blanko", {"apa": "ktp"}))
        banyak = kartu_ktp.cetak_yang_siap(k.permohonan, oleh=pelaku, kini=kini)
        peristiwa.di_tempat(k.permohonan, tindakan="susulkan-ktp", pelaku=pelaku, kini=kini)
    return banyak


def serahkan_kk_dulu(permohonan: Permohonan, *, pelaku: Pelaku, isi: Mapping[str, Any], kini: datetime) -> None:
    """Hand over what is there; the case waits here for the KTP-el. `isi` and errors as `serahan.serah`."""
    efek = Efek("serah", {"apa": "kk"})
    with penyimpanan.batal_bila_gagal() as tulis:
        sop = permohonan_queries.sop(permohonan)
        persiapan = Persiapan(permohonan, sop, sop.langkah[permohonan.langkah], pelaku, kini, isi, tulis)
        bekal = {"serah": serahan.siapkan(persiapan, efek)}
        with transaction.atomic():
            k = _konteks(permohonan, pelaku, kini, isi, bekal)
            if not queries.menyusul(k.permohonan):
                raise TidakMenyusul(_("KTP-el sudah tercetak. Serahkan bersama KK."))
            serahan.serah(k, efek)
            peristiwa.di_tempat(k.permohonan, tindakan="serahkan-kk-dulu", pelaku=pelaku, kini=kini)


def tanpa_ktp(permohonan: Permohonan, *, ktp: Ktp, alasan: str, pelaku: Pelaku, kini: datetime) -> None:
    """The case ends without this card, such as a second identity the central service found. Raises TidakBoleh."""
    with transaction.atomic():
        k = _konteks(permohonan, pelaku, kini, {})
        if not alasan.strip():
            raise langkah.AlasanWajib
        ktp_services.hentikan(ktp, alasan=alasan.strip()[:300], kini=kini)
        peristiwa.di_tempat(k.permohonan, tindakan="tanpa-ktp", pelaku=pelaku, kini=kini, alasan=alasan.strip()[:300])
        kartu_ktp.pusat_selesai(k.permohonan, kini=kini)


def _konteks(
    permohonan: Permohonan,
    pelaku: Pelaku,
    kini: datetime,
    isi: Mapping[str, Any],
    bekal: Mapping[str, Any] | None = None,
) -> Konteks:
    """The locked case at the step that hands over, as a move that leads nowhere. Raises TidakBoleh."""
    terkunci = services.kunci(permohonan.pk)
    langkah.pastikan_bertugas(pelaku, terkunci, kini)
    maju = [p for p in langkah.pilihan_kini(terkunci, pelaku) if any(e.kata == "serah" for e in p.efek)]
    if not maju:
        raise TidakBoleh(langkah.alasan_tidak_boleh(terkunci, pelaku) or _("Di langkah ini tidak ada yang diserahkan."))
    sop, di = permohonan_queries.sop(terkunci), terkunci.langkah
    gerak = mesin.Gerak(di, Putusan("", di), di, selesai=False)
    return Konteks(terkunci, sop, sop.langkah[di], gerak, pelaku, kini, isi=isi, bekal=bekal or {})
