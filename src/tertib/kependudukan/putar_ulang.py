"""The register rebuilt from the events alone: each card's history, played in its order, gives the cards and people of now."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from tertib.kependudukan import models
from tertib.kependudukan.perubahan.jenis import keluar_dari_kanonik
from tertib.kependudukan.queries import susun_keluarga
from tertib.kependudukan.rules.jenis import Keluarga, Orang, dari_kanonik
from tertib.kependudukan.susun import orang_dari_baris


@dataclass(frozen=True, slots=True)
class Isi:
    """What a register holds: cards by number (closed ones without members), people by NIK, and the card each is on."""

    kartu: dict[str, Keluarga] = field(default_factory=dict)
    orang: dict[str, Orang] = field(default_factory=dict)
    di: dict[str, str] = field(default_factory=dict)


def putar_ulang(riwayat: Iterable[models.RiwayatKeluarga]) -> Isi:
    """Play the history rows of an office, oldest first. Reads nothing but these rows."""
    hasil = Isi()
    for baris in riwayat:
        kartu = dari_kanonik(json.loads(baris.isi))
        lama = hasil.kartu.get(kartu.nomor)
        for a in lama.anggota if lama else ():
            if hasil.di.get(a.orang.nik) == kartu.nomor:
                del hasil.di[a.orang.nik]
        hasil.kartu[kartu.nomor] = kartu
        for a in kartu.anggota:
            hasil.orang[a.orang.nik] = a.orang
            hasil.di[a.orang.nik] = kartu.nomor
        for o in json.loads(baris.keluar) if baris.keluar else ():
            pergi = keluar_dari_kanonik(o).orang
            hasil.orang[pergi.nik] = pergi
    return hasil


def isi_register() -> Isi:
    """What the register of the office in scope holds now, read from its rows."""
    anggota = models.Keanggotaan.objects.filter(sampai=None).select_related("penduduk", "keluarga")
    return Isi(
        {k.nomor: susun_keluarga(k) for k in models.Keluarga.objects.all()},
        {o.nik: orang_dari_baris(o) for o in models.Penduduk.objects.all()},
        {a.penduduk.nik: a.keluarga.nomor for a in anggota},
    )
