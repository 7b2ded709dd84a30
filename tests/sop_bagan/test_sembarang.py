"""Any SOP can be drawn, not only the five: many roles, crossing returns, refusals, a deciding first step."""

import random
from dataclasses import replace
from itertools import pairwise
from types import MappingProxyType

import pytest

from tertib.sop import bagan, bpmn, pemuat
from tertib.sop.jenis import LANJUT, Akhir, Langkah, Peran, Putusan, Sop

from .baca import baca, simbol_dekat


def _sop(benih: int) -> Sop:
    acak = random.Random(benih)
    peran = {f"p{i}": Peran(f"p{i}", f"Pejabat Urusan {i}") for i in range(acak.randint(2, 9))}
    n = acak.randint(2, 13)
    langkah = {f"l{i}": _langkah(acak, i, n, list(peran)) for i in range(n)}
    akhir = {k: Akhir(k, k) for k in ("selesai", "ditolak")}
    dasar = pemuat.semua()["kk-umum-loket"]
    return replace(
        dasar,
        kode=f"sembarang-{benih}",
        peran=MappingProxyType(peran),
        langkah=MappingProxyType(langkah),
        akhir=MappingProxyType(akhir),
        sidik=f"{benih:064x}",
    )


def _langkah(acak: random.Random, i: int, n: int, peran: list[str]) -> Langkah:
    ke = f"l{i + 1}" if i + 1 < n else "selesai"
    putusan = [Putusan(LANJUT, ke)]
    if acak.random() < 0.6:
        putusan = [Putusan("lengkap", ke)]
        if i and acak.random() < 0.8:
            putusan.append(Putusan("tidak lengkap", f"l{acak.randrange(i)}", kembali=True))
        if acak.random() < 0.3 or len(putusan) == 1:
            putusan.append(Putusan("ditolak", "ditolak"))
    return Langkah(f"l{i}", str(i + 1), acak.choice(peran), "Mengerjakan sesuatu", "periksa", tuple(putusan))


@pytest.mark.parametrize("benih", range(6))
def test_arrows_join_their_symbols_and_go_through_no_other(benih: int) -> None:
    sop = _sop(benih)
    for svg in (bagan.svg(sop), *bagan.halaman(sop)):
        gambar = baca(svg)
        for p in gambar.panah:
            ujung = [simbol_dekat(gambar, t) for t in (p.titik[0], p.titik[-1])]
            assert ujung[0].kunci != ujung[1].kunci
            for a, b in pairwise(p.titik):
                assert abs(a[0] - b[0]) < 0.1 or abs(a[1] - b[1]) < 0.1, "arrows are orthogonal"
                for s in gambar.simbol:
                    kiri, atas, kanan, bawah = s.kotak
                    kena = min(a[0], b[0]) < kanan and kiri < max(a[0], b[0])
                    kena = kena and min(a[1], b[1]) < bawah and atas < max(a[1], b[1])
                    assert s in ujung or not kena


@pytest.mark.parametrize("benih", range(6))
def test_every_answer_leaves_its_symbol(benih: int) -> None:
    sop = _sop(benih)
    gambar = baca(bagan.svg(sop))
    jumlah = sum(len(la.putusan) for la in sop.langkah.values())
    selesai_di_kapsul = not sop.langkah[list(sop.langkah)[-1]].memutus
    assert len(gambar.panah) == jumlah - selesai_di_kapsul + sop.mulai.memutus
    bpmn.xml(sop)
    bagan.ringkas_svg(sop, sorot="l0")
