"""Writing the records about the register: who looked, and what was decided about a double. Only `alur` calls these."""

import datetime as dt

from tertib.kependudukan.models import Dilihat, Penduduk, PutusanGanda


def catat_dilihat(penduduk: Penduduk, *, pengguna: int, nama: str, jabatan: str, kini: dt.datetime) -> Dilihat:
    """One look of one official at the full data of a resident."""
    dilihat: Dilihat = Dilihat.objects.create(
        kantor_id=penduduk.kantor_id, penduduk=penduduk, pengguna=pengguna, nama=nama, jabatan=jabatan, pada=kini
    )
    return dilihat


def catat_putusan_ganda(
    calon: Penduduk, *, perihal: str, orang: str, putusan: str, skor: int, pelaku: str, kini: dt.datetime
) -> PutusanGanda:
    """What was decided about a candidate; deciding again about the same replaces it, for it is one question."""
    diputus: PutusanGanda = PutusanGanda.objects.update_or_create(
        kantor_id=calon.kantor_id,
        perihal=perihal,
        orang=orang,
        calon=calon,
        defaults={"putusan": putusan, "skor": skor, "pelaku": pelaku, "pada": kini},
    )[0]
    return diputus
