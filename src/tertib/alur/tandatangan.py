"""The head of office signs or refuses. Signing itself happens before the move, in `sertifikasi`; here is the move."""

from tertib.alur.konteks import Konteks
from tertib.dokumen import services as dokumen
from tertib.permohonan import services


def lakukan(k: Konteks) -> None:
    if k.gerak.putusan.kembali:
        services.catat_kekurangan(
            k.permohonan,
            daftar=k.isi.get("kekurangan") or [("", k.alasan)],
            langkah=k.langkah.kunci,
            kini=k.kini,
        )
        batalkan_rencana(k, sebab=k.gerak.putusan.nama)


def batalkan_rencana(k: Konteks, *, sebab: str) -> None:
    """A document planned or signed, but not published, becomes void when its case goes back or ends; the number stays."""
    dokumen.batalkan(k.permohonan, sebab=sebab)
