"""Reading the log of an office (in scope): its keys, leaves, tiles, checkpoints, proofs, and the cards out of force."""

from datetime import datetime
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from tertib.dokumen import pohon
from tertib.dokumen.log.models import DaunLog, KunciKantor, TitikLog, UbinLog
from tertib.dokumen.models import Dokumen, Status
from tertib.dokumen.pernyataan import cose
from tertib.inti.lingkup import lintas_kantor
from tertib.wilayah.models import Kantor

UBIN: Final = 256
"""Leaves in a tile, as C2SP tlog-tiles has it."""
TAK_BERLAKU: Final = (Status.DIGANTIKAN, Status.BATAL)


def asal(kantor: Kantor) -> str:
    """The name of an office's log: its address without the scheme."""
    return f"{settings.ALAMAT_SITUS.split('://')[-1]}/log/{kantor.slug}"


def kunci() -> dict[str, list[bytes]]:
    """Raw public keys of every office by its code, the present and all former ones."""
    hasil: dict[str, list[bytes]] = {}
    with lintas_kantor():
        for kode, publik in KunciKantor.objects.order_by("pk").values_list("kantor", "publik"):
            hasil.setdefault(kode, []).append(bytes.fromhex(publik))
    return hasil


def kunci_umum() -> dict[str, Any]:
    """What anyone needs to check statements and checkpoints without us: the offices, their logs and public keys."""
    milik = kunci()
    return {
        kantor.kode: {
            "nama": kantor.nama,
            "slug": kantor.slug,
            "log": asal(kantor),
            "kunci": [satu.hex() for satu in milik[kantor.kode]],
        }
        for kantor in Kantor.objects.filter(kode__in=milik).order_by("kode")
    }


def rahasia(kantor: Kantor) -> Ed25519PrivateKey:
    """The office's signing key in force. Raises KunciKantor.DoesNotExist."""
    baris = KunciKantor.objects.get(kantor=kantor, sampai=None)
    return Ed25519PrivateKey.from_private_bytes(bytes.fromhex(baris.rahasia))


def titik_terakhir(kantor: Kantor) -> TitikLog | None:
    """The latest checkpoint."""
    terakhir: TitikLog | None = TitikLog.objects.filter(kantor=kantor).order_by("-ukuran").first()
    return terakhir


def ukuran(kantor: Kantor) -> int:
    """How many leaves the latest checkpoint covers."""
    titik = titik_terakhir(kantor)
    return titik.ukuran if titik else 0


def isi_daun(kantor: Kantor, a: int, b: int) -> list[str]:
    """The leaves a..b-1."""
    rentang = DaunLog.objects.filter(kantor=kantor, urut__gte=a, urut__lt=b).order_by("urut")
    return list(rentang.values_list("isi", flat=True))


def sidik_daun(kantor: Kantor, a: int, b: int) -> list[bytes]:
    """The hashes of the leaves a..b-1."""
    return [pohon.daun(isi.encode()) for isi in isi_daun(kantor, a, b)]


def akar_ubin(kantor: Kantor, a: int, b: int) -> list[bytes]:
    """The roots of the full tiles a..b-1."""
    rentang = UbinLog.objects.filter(kantor=kantor, nomor__gte=a, nomor__lt=b).order_by("nomor")
    return [bytes.fromhex(satu) for satu in rentang.values_list("akar", flat=True)]


def akar_rentang(kantor: Kantor) -> pohon.AkarRentang:
    """Roots over ranges of leaves, as proofs need them; full tiles are read, not hashed again."""

    def akar(a: int, b: int) -> bytes:
        penuh = [] if a % UBIN else akar_ubin(kantor, a // UBIN, b // UBIN)
        sisa = sidik_daun(kantor, a + len(penuh) * UBIN, b)
        return pohon.akar([*penuh, pohon.akar(sisa)] if sisa else penuh)

    return akar


def ubin(kantor: Kantor, tingkat: int, nomor: int, lebar: int) -> list[bytes]:
    """The first `lebar` hashes of a tile: at level 0 of leaves, above of whole tiles below (C2SP tlog-tiles)."""
    a = nomor * UBIN
    if tingkat == 0:
        return sidik_daun(kantor, a, a + lebar)
    satuan, akar = UBIN**tingkat, akar_rentang(kantor)
    return [akar(i * satuan, (i + 1) * satuan) for i in range(a, a + lebar)]


def daun_dokumen(dokumen: Dokumen) -> list[DaunLog]:
    """The leaves about a document, oldest first; those without `urut` wait for the next checkpoint."""
    return list(DaunLog.objects.filter(dokumen=dokumen).order_by("id"))


def daftar_tak_berlaku(kantor: Kantor, *, kini: datetime) -> bytes:
    """The names of all cards of the office that are superseded or void, as of `kini`, signed like a statement."""
    indeks = Dokumen.objects.filter(kantor=kantor, status__in=TAK_BERLAKU).values_list("tautan_indeks", flat=True)
    nama = frozenset(cose.nama_dokumen(satu) for satu in indeks)
    return cose.nyatakan_daftar(cose.DaftarTakBerlaku(kantor.kode, kini, nama), rahasia(kantor))
