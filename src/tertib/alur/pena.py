"""Signing with a pen: each print takes its number, bears the signer's name, and is what the signature will cover."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from tertib.alur import naskah, tandatangan_basah
from tertib.alur.konteks import Konteks, Persiapan
from tertib.alur.naskah import Naskah
from tertib.dokumen import queries, services
from tertib.dokumen.models import Cara
from tertib.dokumen.queries import KonsepBelumAda
from tertib.inti.galat import Galat
from tertib.pengguna.models import Penugasan
from tertib.pengguna.queries import bertugas
from tertib.sop.jenis import Efek, Sop

KONSEP = "konsep"


class BelumBolehDicetak(Galat):
    """The final form of an electronic document is printed only once it is signed."""

    kalimat = _("KK belum ditandatangani, jadi belum boleh dicetak.")


class TidakAdaPenandaTangan(Galat):
    """Nobody now holds the position that signs."""

    kalimat = _("Belum ada pejabat yang bertugas menandatangani KK hari ini. Hubungi pengelola.")


def siapkan(s: Persiapan, efek: Efek) -> tuple[Naskah, ...] | None:
    """Before the transaction: render what a pen will sign later; None where nothing is printed for a pen."""
    if efek.apa == KONSEP or not s.permohonan.draf or _sudah_bertanda(s) or not _jabatan(s.sop, efek):
        return None
    orang = penandatangan(s.sop, efek, hari=s.permohonan.kantor.setempat(s.kini).date())
    return naskah.siapkan(s.permohonan, penandatangan=orang, cara=Cara.BASAH, tulis=s.tulis, kini=s.kini)


def cetak(k: Konteks, efek: Efek) -> None:
    """Print: a concept, what is signed already, or the card for the pen, which takes its number now."""
    if efek.apa == KONSEP:
        if not k.permohonan.draf:
            raise KonsepBelumAda
    elif not _sudah_bertanda(k):
        bahan: tuple[Naskah, ...] | None = k.bekal.get("cetak")
        if bahan is None:
            raise BelumBolehDicetak
        sidik_data = naskah.pastikan_disetujui(k.permohonan)
        services.batalkan(k.permohonan, sebab="dicetak ulang")
        naskah.rencanakan(k.permohonan, bahan, sidik_data=sidik_data, kini=k.kini)


def tandai(k: Konteks, efek: Efek) -> None:
    """Planned to signed: each file stays the print; `tandatangan_basah` has made sure that they are those on the table."""
    for rencana in tandatangan_basah.cetakan(k.permohonan):
        services.tandai(rencana, bertanda=rencana.simpanan_asli, kini=k.kini)


def penandatangan(sop: Sop, efek: Efek, *, hari: date) -> Penugasan:
    """Who signs today: the position the SOP gives the pen to, an acting holder (Plt, Plh) first."""
    calon = bertugas(hari).filter(jabatan__in=_jabatan(sop, efek)).select_related("pengguna", "kantor")
    orang = calon.order_by("-mandat", "id").first()
    if orang is None:
        raise TidakAdaPenandaTangan
    return orang


def _jabatan(sop: Sop, efek: Efek) -> tuple[str, ...]:
    """The positions that sign this document with a pen in this SOP; () when it is signed electronically."""
    for langkah in sop.langkah.values():
        if any(e.kata == "ttd-basah" and e.apa == efek.apa for p in langkah.putusan for e in p.efek):
            return sop.peran[langkah.peran].jabatan
    return ()


def _sudah_bertanda(k: Konteks | Persiapan) -> bool:
    return any(queries.lengkap(k.permohonan, ada(k.permohonan)) for ada in (queries.bertanda, queries.terbit))
