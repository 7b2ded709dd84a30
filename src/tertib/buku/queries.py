"""Reading the books and receipts: of a case, and by what somebody at the counter shows."""

import json
from typing import Any

from django.db.models import QuerySet

from tertib.buku.models import Arsip, BarisBuku, Kiriman, Serahan, Slip
from tertib.dokumen.models import Cara, Dokumen, Status
from tertib.inti.sandi import sidik
from tertib.permohonan.models import Permohonan

TANDA_BUKTI = "tanda-bukti"
PERMASALAHAN = "permasalahan"


def rincian(baris: BarisBuku) -> dict[str, Any]:
    """What the line tells besides the columns every book has; {} when nothing."""
    return json.loads(baris.rincian) if baris.rincian else {}


def masalah_terbuka(permohonan: Permohonan) -> list[BarisBuku]:
    """The lines of the book of problems about this case that are not mended, oldest first."""
    baris = BarisBuku.objects.filter(permohonan=permohonan, buku=PERMASALAHAN, dibereskan=None, batal=None)
    return list(baris.order_by("pk"))


def slip(permohonan: Permohonan, *, jenis: str = TANDA_BUKTI) -> Slip | None:
    """The collection slip of the case, if one was given."""
    return Slip.objects.filter(permohonan=permohonan, jenis=jenis).first()


def slip_menurut_token(token: str) -> Slip | None:
    """The slip (with its case) whose QR code holds `token`, in the office of the scope; an address ending in it will do."""
    cocok = Slip.objects.filter(token_indeks=sidik(_token(token).encode()))
    return cocok.select_related("permohonan__kantor", "permohonan__sop").first()


def slip_cocok(milik: Slip, ditunjukkan: str) -> str:
    """How `ditunjukkan` proves the slip: "slip" (its token), "nomor" (the case number printed on it), or "" not at all."""
    if _token(ditunjukkan) == milik.token:
        return "slip"
    return "nomor" if ditunjukkan.strip().upper() == (milik.permohonan.nomor or "-") else ""


def serahan(permohonan: Permohonan, *, apa: str = "kk") -> Serahan | None:
    """The receipt of the handing over, once it happened."""
    cocok = Serahan.objects.filter(permohonan=permohonan, apa=apa)
    return cocok.select_related("dokumen", "petugas__pengguna", "kuasa").first()


def kiriman(permohonan: Permohonan) -> Kiriman | None:
    """The latest sending of what the case issued to a unit outside the office."""
    cocok = Kiriman.objects.filter(permohonan=permohonan).select_related("pengirim__pengguna", "penerima__pengguna")
    return cocok.order_by("-pk").first()


def belum_diserahkan(permohonan: Permohonan) -> bool:
    """Whether the case issued a paper signed with a pen that nobody has handed over yet."""
    return _kertas_belum_diserahkan().filter(permohonan=permohonan).exists()


def menunggu_diambil() -> list[Permohonan]:
    """The open cases whose paper signed with a pen lies in the office and waits for its owner, oldest first."""
    kertas = _kertas_belum_diserahkan().filter(permohonan__akhir="").order_by("terbit")
    kertas = kertas.select_related("permohonan__sop", "permohonan__kantor")
    return list({d.permohonan_id: d.permohonan for d in kertas}.values())


def _kertas_belum_diserahkan() -> QuerySet[Dokumen]:
    terbit: QuerySet[Dokumen] = Dokumen.objects.filter(status__in=[Status.TERBIT, Status.DIGANTIKAN], cara=Cara.BASAH)
    return terbit.filter(permohonan__serahan=None)


def arsip(permohonan: Permohonan) -> Arsip | None:
    """Where the papers of the case lie, once archived."""
    return Arsip.objects.filter(permohonan=permohonan).select_related("tempat", "baris").first()


def _token(teks: str) -> str:
    return teks.strip().rstrip("/").rpartition("/")[2]
