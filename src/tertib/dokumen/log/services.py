"""Writing the log: a leaf with each change of a document, and every hour the seal that gives the leaves their order."""

import secrets
from collections.abc import Iterable
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tertib.dokumen import pohon
from tertib.dokumen.log import daun, queries, titik
from tertib.dokumen.log.models import DaunLog, KunciKantor, TitikLog, UbinLog
from tertib.dokumen.models import Dokumen
from tertib.dokumen.pernyataan import cose
from tertib.dokumen.pernyataan.kelompok import PANJANG_GARAM
from tertib.permohonan.models import KepalaRantai
from tertib.wilayah.models import Kantor


def buat_kunci(kantor: Kantor, *, kini: datetime) -> tuple[KunciKantor, bool]:
    """The office's key in force, made unless it stands; True when it was made now. Two at once make one."""
    baru = Ed25519PrivateKey.generate()
    isi = {
        "publik": baru.public_key().public_bytes_raw().hex(),
        "rahasia": baru.private_bytes_raw().hex(),
        "mulai": kini,
    }
    ada: tuple[KunciKantor, bool] = KunciKantor.objects.get_or_create(kantor=kantor, sampai=None, defaults=isi)
    return ada


def ganti_kunci(kantor: Kantor, *, kini: datetime) -> KunciKantor:
    """A new key from now on; what the old one signed stays checkable. Must run inside a transaction."""
    KunciKantor.objects.filter(kantor=kantor, sampai=None).update(sampai=kini)
    return buat_kunci(kantor, kini=kini)[0]


def catat(peristiwa: str, dokumen: Iterable[Dokumen]) -> None:
    """One leaf for each document, in the caller's transaction: the leaf exists if and only if the change does."""
    DaunLog.objects.bulk_create([_daun_baru(peristiwa, satu) for satu in dokumen])


def _daun_baru(peristiwa: str, dokumen: Dokumen) -> DaunLog:
    garam = secrets.token_hex(PANJANG_GARAM)
    isi = daun.tentang_dokumen(
        kantor=dokumen.kantor_id,
        peristiwa=peristiwa,
        garam=garam,
        dokumen=cose.nama_dokumen(dokumen.tautan_indeks).hex(),
        sidik=dokumen.sidik or dokumen.sidik_asli,
    )
    return DaunLog(kantor=dokumen.kantor, dokumen=dokumen, isi=isi, garam=garam)


def segel(kantor: Kantor, *, kini: datetime) -> TitikLog:
    """Number the waiting leaves, one about the chain of events last, and sign a checkpoint over the whole log.

    Must run inside a transaction. The row of the office's key is locked, so seals of one office follow one another;
    whoever publishes a card meanwhile does not wait, the new leaf is numbered by the next seal.
    """
    kunci: KunciKantor = KunciKantor.objects.select_for_update().get(kantor=kantor, sampai=None)
    kepala = KepalaRantai.objects.filter(kantor=kantor).first() or KepalaRantai(kantor=kantor)
    rantai = daun.tentang_rantai(kantor=kantor.kode, urut=kepala.urut, sidik=kepala.sidik)
    DaunLog.objects.create(kantor=kantor, isi=rantai)
    dulu = queries.ukuran(kantor)
    ukuran = _urutkan(kantor, dulu)
    _tutup_ubin(kantor, dulu, ukuran)
    akar = queries.akar_rentang(kantor)(0, ukuran)
    rahasia = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(kunci.rahasia))
    catatan = titik.tulis(titik.Titik(queries.asal(kantor), ukuran, akar, kini), rahasia)
    tersegel: TitikLog = TitikLog.objects.create(kantor=kantor, ukuran=ukuran, pada=kini, catatan=catatan)
    return tersegel


def _urutkan(kantor: Kantor, mulai: int) -> int:
    """Number the waiting leaves from `mulai` on; the size of the log afterwards."""
    menunggu = list(DaunLog.objects.filter(kantor=kantor, urut=None).order_by("id"))
    for urut, satu in enumerate(menunggu, mulai):
        satu.urut = urut
    DaunLog.objects.bulk_update(menunggu, ["urut"], batch_size=500)
    return mulai + len(menunggu)


def _tutup_ubin(kantor: Kantor, dulu: int, ukuran: int) -> None:
    """Write down the roots of the tiles that became full."""
    for nomor in range(dulu // queries.UBIN, ukuran // queries.UBIN):
        akar = pohon.akar(queries.sidik_daun(kantor, nomor * queries.UBIN, (nomor + 1) * queries.UBIN))
        UbinLog.objects.create(kantor=kantor, nomor=nomor, akar=akar.hex())
