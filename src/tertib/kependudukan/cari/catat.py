"""Writing marks, in the transaction that writes the resident: whoever is in the register can be found, and nobody else."""

from collections.abc import Collection, Iterable, Sequence

from tertib.inti.lingkup import lintas_kantor
from tertib.kependudukan import models
from tertib.kependudukan.cari.gudang import gudang
from tertib.kependudukan.cari.tanda import tanda_penduduk


def catat(penduduk: Iterable[tuple[models.Penduduk, str]]) -> None:
    """Set the marks of residents, each with the village of the card they are on ("" for none)."""
    baris: list[tuple[int, Sequence[str]]] = []
    kosakata: set[str] = set()
    for satu, desa in penduduk:
        tanda, kata = tanda_penduduk(
            kantor=satu.kantor_id, nama=satu.nama, ibu=satu.ibu, tanggal_lahir=satu.tanggal_lahir, desa=desa
        )
        baris.append((satu.pk, tanda))
        kosakata.update(kata)
    if baris:
        gudang().tulis(baris)
        gudang().tambah_kata(kosakata)


def catat_kartu(kartu: Collection[int]) -> None:
    """Set anew the marks of everybody who is or was on these cards, where they now live."""
    with lintas_kantor():
        semua = models.Penduduk.objects.filter(keanggotaan__keluarga__in=kartu).distinct()
        kini = models.Keanggotaan.objects.filter(penduduk__keanggotaan__keluarga__in=kartu, sampai=None)
        desa = dict(kini.values_list("penduduk", "keluarga__desa"))
        catat((satu, desa.get(satu.pk, "")) for satu in semua)
