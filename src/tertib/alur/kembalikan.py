"""A case goes back: what is wrong is written down for whoever mends it, and nothing planned or signed stays good."""

from tertib.alur.konteks import Konteks
from tertib.dokumen import services as dokumen
from tertib.permohonan import services
from tertib.permohonan.models import PeriksaSyarat


def lakukan(k: Konteks) -> None:
    """`isi`: "kekurangan" = pairs (sasaran, note), else the reason in general. Earlier ticks of the items named are gone.

    A return says anew what is wrong, so what an earlier one said between officials is not shown to the applicant. A
    document not yet published becomes void; its number stays with the answer that voided it.
    """
    daftar = list(k.isi.get("kekurangan") or [("", k.alasan)])
    services.penuhi_kekurangan(k.permohonan, kini=k.kini)
    dicabut = [sasaran.removeprefix("syarat:") for sasaran, _catatan in daftar]
    PeriksaSyarat.objects.filter(permohonan=k.permohonan, syarat__in=dicabut).delete()
    services.catat_kekurangan(k.permohonan, daftar=daftar, langkah=k.langkah.kunci, kini=k.kini)
    dokumen.batalkan(k.permohonan, sebab=k.gerak.putusan.nama)
