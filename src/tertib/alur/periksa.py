"""An official checks and lets pass: the checklist is kept. What goes back is `kembalikan`."""

from django.utils.translation import gettext_lazy as _

from tertib.alur.konteks import Konteks
from tertib.inti.galat import Galat
from tertib.permohonan import queries, services
from tertib.permohonan.models import PeriksaSyarat


class BelumDicentang(Galat):
    """Forward is refused until each requirement was found in order, on the paper that lies there now."""

    kalimat = _("Centang setiap persyaratan yang sudah sesuai sebelum meneruskan.")


def lakukan(k: Konteks) -> None:
    """`isi`: "sesuai" = requirement keys ticked."""
    centang = set(k.isi.get("sesuai") or ())
    sah = set(PeriksaSyarat.objects.filter(permohonan=k.permohonan).values_list("syarat", "sidik_berkas"))
    for s in queries.syarat(k.permohonan):
        ini = (s.syarat.kunci, s.berkas.sidik if s.berkas else "")
        if s.syarat.kunci in centang:
            _centang(k, *ini)
        elif ini not in sah:
            raise BelumDicentang
    services.penuhi_kekurangan(k.permohonan, kini=k.kini)


def _centang(k: Konteks, syarat: str, sidik_berkas: str) -> None:
    PeriksaSyarat.objects.update_or_create(
        permohonan=k.permohonan,
        syarat=syarat,
        petugas=k.pelaku.pengguna,
        defaults={"kantor": k.permohonan.kantor, "sidik_berkas": sidik_berkas, "pada": k.kini},
    )
