"""The path of a case for its applicant: the steps behind it, the one it stands at, those to come, and until when."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from tertib.permohonan.models import Kunjungan, Permohonan
from tertib.permohonan.queries.isi import sop
from tertib.permohonan.queries.jeda import jeda, waktu_henti
from tertib.sop.jenis import Langkah, Sop
from tertib.wilayah.queries import jam_kantor
from tertib.wilayah.rules import tambah_menit_kerja

LALU, KINI, NANTI = "lalu", "kini", "nanti"


@dataclass(frozen=True, slots=True)
class Simpul:
    """One step on the path. `masuk` and `selesai` of its last visit; `perkiraan` when it should be done (aware), if known."""

    langkah: Langkah
    peran: str
    keadaan: str
    masuk: datetime | None = None
    selesai: datetime | None = None
    perkiraan: datetime | None = None


def jalur(permohonan: Permohonan, kini: datetime) -> list[Simpul]:
    """The way forward through the case's own SOP version, with what has happened and the expected times."""
    naskah = sop(permohonan)
    maju = jalan_maju(naskah)
    terakhir = {k.langkah: k for k in permohonan.kunjungan.order_by("ke")}
    letak = (
        len(maju) if permohonan.akhir else next((i for i, lk in enumerate(maju) if lk.kunci == permohonan.langkah), 0)
    )
    jam, selesai = jam_kantor(permohonan.kantor), kini
    henti = _menit_henti(terakhir.get(permohonan.langkah), kini)
    hasil: list[Simpul] = []
    for i, langkah in enumerate(maju):
        keadaan = LALU if i < letak else KINI if i == letak else NANTI
        kunjungan = terakhir.get(langkah.kunci) if keadaan != NANTI else None
        perkiraan = None
        if keadaan != LALU and langkah.waktu is not None:
            mulai = (
                max(kunjungan.masuk, selesai)
                if kunjungan and i > letak
                else (kunjungan.masuk if kunjungan else selesai)
            )
            menit = langkah.waktu + (henti if keadaan == KINI else 0)
            perkiraan = selesai = max(kini, tambah_menit_kerja(mulai, menit, jam=jam))
        hasil.append(
            Simpul(
                langkah,
                naskah.peran[langkah.peran].nama,
                keadaan,
                kunjungan.masuk if kunjungan else None,
                kunjungan.selesai if kunjungan else None,
                perkiraan,
            )
        )
    return hasil


def _menit_henti(kunjungan: Kunjungan | None, kini: datetime) -> int:
    """Whole working minutes for which the clock of this visit has stood."""
    if kunjungan is None:
        return 0
    return waktu_henti(kunjungan, kini, jeda([kunjungan])[kunjungan.pk]) // timedelta(minutes=1)


def jalan_maju(naskah: Sop) -> list[Langkah]:
    """The steps from the first to the end, always by the first answer that does not go back."""
    hasil, kunci = [], naskah.mulai.kunci
    while kunci in naskah.langkah and naskah.langkah[kunci] not in hasil:
        langkah = naskah.langkah[kunci]
        hasil.append(langkah)
        kunci = next((p.ke for p in langkah.putusan if not p.kembali), "")
    return hasil
