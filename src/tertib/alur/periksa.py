"""An official checks and lets pass: the checklist is kept. What goes back is `kembalikan`."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from tertib.alur import sahkan_laporan
from tertib.alur.konteks import Konteks
from tertib.inti.galat import Galat
from tertib.permohonan import queries, services
from tertib.permohonan.models import PeriksaSyarat


class BelumDicentang(Galat):
    """Forward is refused until each requirement was found in order, on the paper that lies there now."""

    kalimat = _("Centang setiap persyaratan yang sudah sesuai sebelum meneruskan.")


def lakukan(k: Konteks) -> None:
    """`isi`: "sesuai" = requirement keys ticked. Raises BelumDicentang, BelumDilihat."""
    sahkan_laporan.pastikan_dilihat(k.permohonan)
    centang = set(k.isi.get("sesuai") or ())
    sah = set(PeriksaSyarat.objects.filter(permohonan=k.permohonan).values_list("syarat", "sidik_berkas"))
    baru: dict[str, str] = {}
    for s in queries.syarat(k.permohonan):
        ini = (s.syarat.kunci, s.berkas.sidik if s.berkas else "")
        if s.syarat.kunci in centang:
            baru[ini[0]] = ini[1]
        elif ini not in sah and (s.berkas or not s.syarat.boleh_kosong):
            raise BelumDicentang
    _centang(k, baru)
    services.penuhi_kekurangan(k.permohonan, kini=k.kini)


def _centang(k: Konteks, baru: Mapping[str, str]) -> None:
    """The ticks (requirement to digest of its paper) of this official, new or anew, in one statement."""
    PeriksaSyarat.objects.bulk_create(
        [
            PeriksaSyarat(
                permohonan=k.permohonan,
                kantor=k.permohonan.kantor,
                syarat=syarat,
                petugas=k.pelaku.pengguna,
                sidik_berkas=sidik_berkas,
                pada=k.kini,
            )
            for syarat, sidik_berkas in baru.items()
        ],
        update_conflicts=True,
        unique_fields=["permohonan", "syarat", "petugas"],
        update_fields=["sidik_berkas", "pada"],
    )
