"""The KTP-el of the people a case is for: asked for, printed once the central service is done, handed over.

The family card never waits for it: what is not print-ready when the office issues comes later, at the step that hands
over, whose clock stands meanwhile.
"""

from datetime import datetime

from django.utils.translation import gettext as _

from tertib.alur import rekam as alur_rekam
from tertib.alur import serahan
from tertib.alur.konteks import Konteks
from tertib.alur.pelaku import Pelaku
from tertib.dokumen.ktp import cetak as cetak_kartu
from tertib.dokumen.ktp import queries, services
from tertib.dokumen.ktp.keadaan import Keadaan
from tertib.dokumen.ktp.models import Ktp
from tertib.inti import antrean
from tertib.inti.galat import Galat
from tertib.kependudukan.rules.jenis import Orang
from tertib.perekaman import queries as perekaman
from tertib.perekaman.rules import TANDA_TANGAN, WAJAH
from tertib.permohonan import queries as permohonan_queries
from tertib.permohonan import services as permohonan_services
from tertib.permohonan.models import Jeda, Kunjungan, Permohonan
from tertib.sop.jenis import Efek

MENUNGGU_PUSAT = "menunggu-pusat"
KE_PUSAT = "ktp-pusat"


class KtpMenyusul(Galat):
    """A card is not printed yet, so the case cannot end."""


def terekam(permohonan: Permohonan, *, oleh: Pelaku, kini: datetime) -> tuple[Ktp, ...]:
    """Whoever is old enough has been recorded: their cards begin, and the worker sends them to the central service."""
    kartu = tuple(_minta(permohonan, o, kini) for o in alur_rekam.orang(permohonan))
    for satu in kartu:
        if satu.kini == Keadaan.BELUM:
            services.pindahkan(satu, Keadaan.TEREKAM, kini=kini, oleh=oleh.nama)
            antrean.tambah(KE_PUSAT, kantor=permohonan.kantor_id, isi={"ktp": satu.pk}, kini=kini)
    return kartu


def rekam(k: Konteks, efek: Efek) -> None:
    """The effect `rekam`: the recordings are complete, so the cards of these people begin."""
    alur_rekam.simpan(k, efek)
    terekam(k.permohonan, oleh=k.pelaku, kini=k.kini)


def minta(k: Konteks, efek: Efek) -> None:
    """The effect `terbit: ktp`: whoever was recorded before this case gets a card by it as well."""
    alur_rekam.simpan(k, efek)
    terekam(k.permohonan, oleh=k.pelaku, kini=k.kini)


def cetak(k: Konteks, efek: Efek) -> None:
    """The effect `cetak: ktp`: what is print-ready is printed; the rest comes later."""
    cetak_yang_siap(k.permohonan, oleh=k.pelaku, kini=k.kini)


def cetak_yang_siap(permohonan: Permohonan, *, oleh: Pelaku, kini: datetime) -> int:
    """Print every print-ready card of the case. Returns how many."""
    siap = queries.siap_cetak(permohonan)
    for ktp in siap:
        services.pindahkan(ktp, Keadaan.KE_CETAK, kini=kini, oleh=oleh.nama)
        services.pindahkan(ktp, Keadaan.TERCETAK, kini=kini, oleh=oleh.nama)
    return len(siap)


def serah(k: Konteks, efek: Efek) -> None:
    """The effect `serah: ktp`: every printed card to its owner, with a receipt of its own. Raises KtpMenyusul."""
    if menyusul := queries.menyusul(k.permohonan):
        raise KtpMenyusul(
            _(
                "KTP-el %(nama)s belum tercetak: %(status)s. Serahkan KK dulu; permohonan menunggu KTP-el di langkah ini."
            )
            % {"nama": menyusul[0].nama, "status": menyusul[0].sebutan}
        )
    kartu = queries.milik(k.permohonan)
    if not kartu:
        return  # a child, or nobody whose card could be made: the family card alone
    serahan.serah(k, efek)
    for ktp in kartu:
        services.pindahkan(ktp, Keadaan.DISERAHKAN, kini=k.kini, oleh=k.pelaku.nama)


def pdf(ktp: Ktp, *, kini: datetime) -> bytes:
    """Both sides of the card, with photo and signature of the recording that counts. Raises KartuTidakAda."""
    rekaman = perekaman.terbaru(ktp.nik)
    butir = {b: perekaman.butir(rekaman, b) if rekaman else None for b in (WAJAH, TANDA_TANGAN)}
    gambar = {b: (perekaman.isi(satu) if satu else None) or b"" for b, satu in butir.items()}
    return cetak_kartu.kartu(ktp, foto=gambar[WAJAH], tanda_tangan=gambar[TANDA_TANGAN], kini=kini)


def tunggu_pusat(kunjungan: Kunjungan, *, kini: datetime) -> None:
    """On entering a step that hands cards over: its clock stands while the central service has not answered."""
    permohonan = kunjungan.permohonan
    langkah = permohonan_queries.sop(permohonan).langkah[permohonan.langkah]
    menyerahkan = any(e.kata == "serah" and e.apa == "ktp" for p in langkah.putusan for e in p.efek)
    if menyerahkan and queries.menyusul(permohonan):
        permohonan_services.buka_jeda(
            kantor=permohonan.kantor, kunjungan=kunjungan, sebab=MENUNGGU_PUSAT, oleh=None, kini=kini
        )


def pusat_selesai(permohonan: Permohonan, *, kini: datetime) -> None:
    """The central service has nothing left to say of this case's cards: the clock runs again."""
    if all(k.kini in (Keadaan.SIAP, Keadaan.TERCETAK) for k in queries.milik(permohonan)):
        jeda = Jeda.objects.filter(kunjungan__permohonan=permohonan, sebab=MENUNGGU_PUSAT)
        permohonan_services.tutup_jeda(jeda, oleh=None, kini=kini)


def _minta(permohonan: Permohonan, orang: Orang, kini: datetime) -> Ktp:
    return services.minta(permohonan, nik=orang.nik, nama=orang.nama, kini=kini)
