"""The end of every computation: what the cards after mean (numbers, void cards, NIKs) and what the rules say of them."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator

from django.utils.translation import gettext

from tertib.kependudukan.perubahan.jenis import Hasil, Keluar
from tertib.kependudukan.perubahan.surat_pindah import SuratPindah
from tertib.kependudukan.rules.catatan import catatan_keluarga
from tertib.kependudukan.rules.jenis import Keluarga
from tertib.kependudukan.rules.keluarga import periksa_bersama
from tertib.kependudukan.rules.perubahan import periksa_perubahan
from tertib.kependudukan.rules.temuan import Temuan


def selesai(
    sebelum: tuple[Keluarga, ...],
    sesudah: Iterable[Keluarga],
    *,
    kini: dt.date,
    sebab_nomor: str = "",
    akibat: Iterable[str] = (),
    temuan: Iterable[Temuan] = (),
    keluar: tuple[Keluar, ...] = (),
    datang: Collection[str] = (),
    surat: SuratPindah | None = None,
    surat_dipakai: str = "",
) -> Hasil:
    """The result of a request: unchanged cards left out, sentences and findings on all others added.

    `sebab_nomor` completes "Nomor KK baru …, karena …". `datang` are NIKs of people who were on no card of this
    office. Cards that were not among those before are new.
    """
    lama = {k.nomor: k for k in sebelum}
    urutan = {nomor: n for n, nomor in enumerate(lama)}
    urut = sorted(sesudah, key=lambda k: urutan.get(k.nomor, len(urutan)))
    berubah = tuple(k for k in urut if k.nomor not in lama or k.sidik != lama[k.nomor].sidik)
    hidup = tuple(k for k in berubah if k.anggota)
    pergi = [o.orang.nik for o in keluar]
    return Hasil(
        berubah,
        akibat=(*akibat, *_akibat_kartu(berubah, sebab_nomor)),
        temuan=(
            *temuan,
            *periksa_bersama(hidup, kini=kini),
            *periksa_perubahan(sebelum, berubah, keluar=pergi, datang=datang),
            *(t for k in hidup for t in catatan_keluarga(k, kini=kini)),
        ),
        keluar=keluar,
        surat=surat,
        surat_dipakai=surat_dipakai,
    )


def _akibat_kartu(berubah: tuple[Keluarga, ...], sebab_nomor: str) -> Iterator[str]:
    for k in berubah:
        if not k.anggota:
            yield gettext("KK {nomor} tidak berlaku lagi.").format(nomor=k.nomor)
        elif k.nomor:
            yield gettext("Nomor KK {nomor} tetap.").format(nomor=k.nomor)
        else:
            kepala = k.kepala.nama if k.kepala else "-"
            yield gettext("Nomor KK baru untuk keluarga {kepala}, karena {sebab}.").format(
                kepala=kepala, sebab=sebab_nomor or gettext("ada keluarga baru")
            )
        for a in k.anggota:
            if not a.orang.nik:
                yield gettext("NIK baru diterbitkan untuk {nama}.").format(nama=a.orang.nama)
