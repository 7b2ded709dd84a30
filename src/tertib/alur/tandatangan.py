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
        dokumen.batalkan(k.permohonan, sebab=k.gerak.putusan.nama)
