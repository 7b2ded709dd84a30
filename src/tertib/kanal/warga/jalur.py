"""The path of a case through its own SOP: what is done, whose turn it is, and when the rest may be expected."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from tertib.alur.pelaku import WARGA
from tertib.permohonan import queries
from tertib.permohonan.models import Kunjungan, Permohonan
from tertib.sop.jenis import Langkah, Sop
from tertib.wilayah.queries import jam_kantor
from tertib.wilayah.rules import tambah_menit_kerja


@dataclass(frozen=True, slots=True)
class Simpul:
    """One node: the step, the role as the SOP prints it, `keadaan` lalu/kini/nanti, entered, left, expected done."""

    langkah: Langkah
    peran: str
    bentuk: str
    keadaan: str
    masuk: datetime | None = None
    selesai: datetime | None = None
    putusan: str = ""
    perkiraan: datetime | None = None


def jalur(permohonan: Permohonan, *, kini: datetime) -> list[Simpul]:
    """The steps in the order the paper prints them. A step entered again after a return counts by its last visit."""
    naskah = queries.sop(permohonan)
    kunjungan = {k.langkah: k for k in Kunjungan.objects.filter(permohonan=permohonan).order_by("ke")}
    kunci = list(naskah.langkah)
    di_sini = len(kunci) if permohonan.akhir else kunci.index(permohonan.langkah)
    perkiraan = {} if permohonan.akhir else _perkiraan(permohonan, naskah, kunjungan.get(permohonan.langkah), kini)
    return [
        _simpul(naskah, langkah, no - di_sini, kunjungan.get(langkah.kunci), perkiraan.get(langkah.kunci))
        for no, langkah in enumerate(naskah.langkah.values())
        if not permohonan.akhir or langkah.kunci in kunjungan
    ]


def _simpul(
    naskah: Sop, langkah: Langkah, letak: int, kunjungan: Kunjungan | None, perkiraan: datetime | None
) -> Simpul:
    peran = naskah.peran[langkah.peran]
    sebutan = _("Anda") if peran.jenis == "warga" else peran.nama
    keadaan = "kini" if letak == 0 else "lalu" if letak < 0 else "nanti"
    if keadaan == "nanti" or kunjungan is None:
        return Simpul(langkah, sebutan, bentuk(naskah, langkah), keadaan, perkiraan=perkiraan)
    return Simpul(
        langkah,
        sebutan,
        bentuk(naskah, langkah),
        keadaan,
        kunjungan.masuk,
        kunjungan.selesai,
        kunjungan.putusan if langkah.memutus else "",
        perkiraan,
    )


def bentuk(naskah: Sop, langkah: Langkah) -> str:
    """The symbol of PermenPAN-RB 35/2012: capsule for the first and last step, diamond for a decision, else box."""
    urut = list(naskah.langkah)
    if langkah.kunci in (urut[0], urut[-1]):
        return "kapsul"
    return "ketupat" if langkah.memutus else "kotak"


def _perkiraan(permohonan: Permohonan, naskah: Sop, terbuka: Kunjungan | None, kini: datetime) -> dict[str, datetime]:
    """When each step from here on should be done, by the times the SOP promises; nothing beyond a step without a time.

    While the applicant's turn is open nothing is promised: the clock stands still.
    """
    if terbuka is None or naskah.peran[terbuka.peran].jenis in WARGA:
        return {}
    jam, kunci = jam_kantor(permohonan.kantor), list(naskah.langkah)
    hasil: dict[str, datetime] = {}
    sampai = terbuka.masuk
    for satu in kunci[kunci.index(permohonan.langkah) :]:
        langkah = naskah.langkah[satu]
        if langkah.waktu is None or naskah.peran[langkah.peran].jenis in WARGA:
            break
        sampai = tambah_menit_kerja(sampai, langkah.waktu, jam=jam)
        # a step already late cannot be done in the past: the rest is counted from now
        sampai = max(sampai, kini) if satu == permohonan.langkah else sampai
        hasil[satu] = sampai
    return hasil
