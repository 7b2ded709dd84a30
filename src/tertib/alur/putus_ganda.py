"""A person said to be new may be in the register already: an official looks at the candidates and says so, or not.

A NIK is for life (PP 40/2019 article 30): before one is reserved, every candidate must have been decided on.
"""

import datetime as dt
from collections.abc import Iterable

from django.utils.translation import gettext as _

from tertib.alur.pelaku import Pelaku
from tertib.inti.galat import Galat
from tertib.kependudukan.ganda import Calon, ganda, sidik_orang
from tertib.kependudukan.models import Penduduk, PutusanGanda
from tertib.kependudukan.rules.jenis import Orang
from tertib.kependudukan.services.pencatatan import catat_putusan_ganda
from tertib.permohonan.models import Permohonan


class BelumDiputus(Galat):
    """Somebody in the register may be this person, and nobody has said yet whether it is so."""


class SudahAda(Galat):
    """An official found that this person is in the register: a second NIK would be a double."""


class BukanCalon(Galat):
    """The resident is no candidate for this person (any more)."""


def perihal(permohonan: Permohonan) -> str:
    """What the decisions of a case are kept under."""
    return f"permohonan:{permohonan.pk}"


def putus_ganda(
    perihal: str, *, orang: Orang, calon: int, putusan: str, pelaku: Pelaku, kini: dt.datetime
) -> PutusanGanda:
    """Record that `orang` is (`orang-sama`) or is not (`orang-lain`) the resident with key `calon`. Raises BukanCalon."""
    terpilih = next((c for c in ganda(orang) if c.penduduk.pk == calon), None)
    if terpilih is None or putusan not in (PutusanGanda.ORANG_LAIN, PutusanGanda.ORANG_SAMA):
        raise BukanCalon(_("Data pemohon atau register sudah berubah. Bandingkan lagi."))
    return catat_putusan_ganda(
        terpilih.penduduk,
        perihal=perihal,
        orang=sidik_orang(orang),
        putusan=putusan,
        skor=terpilih.skor,
        pelaku=pelaku.nama,
        kini=kini,
    )


def pastikan_bukan_ganda(perihal: str, orang: Orang) -> None:
    """To be called before a NIK is reserved for `orang`. Raises BelumDiputus, SudahAda."""
    calon = ganda(orang, perihal=perihal)
    if sama := _nama(c for c in calon if c.putusan == PutusanGanda.ORANG_SAMA):
        raise SudahAda(
            _("%(orang)s sudah tercatat sebagai %(calon)s. Pakai NIK yang ada; jangan buat NIK baru.")
            % {"orang": orang.nama, "calon": sama}
        )
    if belum := _nama(c for c in calon if not c.putusan):
        raise BelumDiputus(
            _("%(orang)s mirip dengan %(calon)s di register. Bandingkan dan putuskan dahulu, sebelum NIK dibuat.")
            % {"orang": orang.nama, "calon": belum}
        )


def dikenali(permohonan: Permohonan, orang: Orang) -> Penduduk | None:
    """The resident whom an official recognised in this person of the case, as described now."""
    sama = PutusanGanda.objects.filter(
        kantor=permohonan.kantor,
        perihal=perihal(permohonan),
        orang=sidik_orang(orang),
        putusan=PutusanGanda.ORANG_SAMA,
    )
    putusan = sama.select_related("calon").order_by("-pk").first()
    return putusan.calon if putusan else None


def nik_dikenali(permohonan: Permohonan) -> set[str]:
    """The NIKs of all residents whom officials recognised in this case."""
    sama = PutusanGanda.objects.filter(
        kantor=permohonan.kantor, perihal=perihal(permohonan), putusan=PutusanGanda.ORANG_SAMA
    )
    return {p.calon.nik for p in sama.select_related("calon")}


def _nama(calon: Iterable[Calon]) -> str:
    return ", ".join(c.penduduk.nama for c in calon)
