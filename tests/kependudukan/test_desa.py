"""Random requests over a village: whatever is asked, in whatever order, the register stays sound."""

from collections import Counter
from random import Random

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tertib.kependudukan.perubahan import JENIS
from tertib.kependudukan.perubahan.jenis import Hasil
from tertib.kependudukan.rules.jenis import Keluarga
from tertib.kependudukan.rules.keluarga import periksa_bersama
from tertib.kependudukan.rules.temuan import ditolak
from tests.kependudukan.desa import KINI, PEMOHON, Dunia


def _nik(kartu: dict[str, Keluarga]) -> list[str]:
    return [a.orang.nik for k in kartu.values() for a in k.anggota]


def _tetap_benar(d: Dunia, sebelum: dict[str, Keluarga], keluar: dict[str, str], hasil: Hasil) -> None:
    """Every invariant of the register after one accepted request."""
    assert not ditolak(periksa_bersama(d.kartu.values(), kini=KINI))
    nik, dulu = _nik(d.kartu), _nik(sebelum)
    assert len(set(nik)) == len(nik), "one person, one card"
    assert not set(nik) & d.keluar.keys(), "who left or died is on no card"
    assert all(a.orang.hidup for k in d.kartu.values() for a in k.anggota)
    assert set(dulu) <= set(nik) | d.keluar.keys(), "nobody vanishes, so no NIK ever changes"
    muncul = set(nik) - set(dulu)
    dari_surat = keluar.keys() - d.keluar.keys()
    tanpa_nik = [a for k in hasil.sesudah for a in k.anggota if not a.orang.nik]
    assert len(muncul - dari_surat) == len(tanpa_nik), "whoever appears was moving in, or has a new NIK"
    for nomor, k in d.kartu.items():
        if nomor in sebelum:
            assert k.kepala
            assert k.kepala == sebelum[nomor].kepala or k.kepala.nik == sebelum[nomor].kepala.nik, (
                "a number stays with its head"
            )  # type: ignore[union-attr]
        else:
            assert nomor not in d.tutup, "a void number never comes back"
    assert all(hasil.sesudah[n].anggota for n in hasil.terbit)
    tersentuh = {k.nomor for k in hasil.sesudah}
    assert all(d.kartu[n] is k for n, k in sebelum.items() if n not in tersentuh), "nothing else moves"


def _jalankan(d: Dunia, kode: str, benih: int) -> None:
    sebelum, keluar = dict(d.kartu), dict(d.keluar)
    if not d.kartu:
        return
    hasil = d.minta(kode, Random(benih))
    if hasil is not None:
        d.terapkan(hasil)
        _tetap_benar(d, sebelum, keluar, hasil)


LANGKAH = st.lists(st.tuples(st.sampled_from(sorted(PEMOHON)), st.integers(0, 10**6)), min_size=30, max_size=60)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.integers(0, 10**6), LANGKAH)
def test_any_sequence_keeps_the_register_sound(benih: int, langkah: list[tuple[str, int]]) -> None:
    d = Dunia.baru(benih)
    for kode, acak in langkah:
        _jalankan(d, kode, acak)


def test_a_long_history_uses_every_kind() -> None:
    """A thousand requests over ten villages; every kind is accepted now and then, so the property above means something."""
    diterima: Counter[str] = Counter()
    for benih in range(10):
        acak, d = Random(benih), Dunia.baru(benih)
        for _ in range(100):
            _jalankan(d, acak.choice(sorted(PEMOHON)), acak.randrange(10**6))
        diterima += d.hitung
    kurang = {k: diterima[k] for k in JENIS if diterima[k] < 2}
    assert not kurang, diterima
    assert sum(diterima.values()) > 300


def test_every_kind_is_thrown_at_the_village() -> None:
    assert set(PEMOHON) == set(JENIS)
