"""The drawn table says what the paper says, and can be read: nothing over a text, no arrow through a symbol."""

from dataclasses import replace
from itertools import combinations, pairwise
from types import MappingProxyType, ModuleType

import pytest

from tertib.sop import bagan
from tertib.sop.bagan_teks import lebar_teks
from tertib.sop.jenis import Sop

from .baca import Gambar, Tulisan, baca, baris_di, isi_sel, kolom, kolom_di, simbol_dekat


def _rata(teks: str) -> str:
    return "".join(teks.lower().replace("- ", "").split())


def test_rows_roles_and_minutes_are_those_of_the_paper(sop: Sop, naskah: ModuleType) -> None:
    gambar = baca(bagan.svg(sop))
    baris = naskah.BARIS[sop.kode]
    assert [no for no, _, _ in gambar.baris] == [no for no, *_ in baris]
    judul = sorted(kolom(gambar), key=lambda k: kolom(gambar)[k])
    peran = [_rata(k) for k in judul][2:-4]
    assert peran == [_rata(p) for p in naskah.PERAN[sop.kode]]
    for no, nama, menit, _ in baris:
        (simbol,) = [s for s in gambar.simbol if baris_di(gambar, s.tengah[1]) == no]
        assert _rata(kolom_di(gambar, simbol.tengah[0])) == _rata(nama), no
        assert isi_sel(gambar, no, "Waktu") == ("–" if menit is None else f"{menit} menit")


def test_papers_needed_and_outputs_are_those_of_the_paper(sop: Sop, naskah: ModuleType) -> None:
    gambar = baca(bagan.svg(sop))
    for (no, *_), (perlu, hasil) in zip(naskah.BARIS[sop.kode], naskah.KELENGKAPAN[sop.kode], strict=True):
        for kata in perlu:
            assert _rata(kata) in _rata(isi_sel(gambar, no, "Kelengkapan")), (no, kata)
        for kata in hasil:
            assert _rata(kata) in _rata(isi_sel(gambar, no, "Output")), (no, kata)


def test_total_is_that_of_the_paper(sop: Sop, naskah: ModuleType) -> None:
    gambar = baca(bagan.svg(sop))
    tebal = [t.isi for t in gambar.tulisan if t.tebal and t.y > gambar.baris[-1][2]]
    assert tebal == ["Total waktu", f"{naskah.TOTAL[sop.kode]} menit"]


def test_symbols_are_capsule_box_and_diamond(sop: Sop, naskah: ModuleType) -> None:
    gambar = baca(bagan.svg(sop))
    jenis = {baris_di(gambar, s.tengah[1]): s.jenis for s in gambar.simbol}
    baris = naskah.BARIS[sop.kode]
    assert jenis[baris[0][0]] == jenis[baris[-1][0]] == "kapsul"
    for no, _, _, cabang in baris[1:-1]:
        bercabang = bool(cabang) or sop.langkah[_kunci(sop, no)].memutus
        assert jenis[no] == ("ketupat" if bercabang else "kotak"), no


def test_returns_are_dashed_named_and_end_where_the_paper_says(sop: Sop, naskah: ModuleType) -> None:
    gambar = baca(bagan.svg(sop))
    pulang = {}
    for p in gambar.panah:
        awal, akhir = (baris_di(gambar, simbol_dekat(gambar, t).tengah[1]) for t in (p.titik[0], p.titik[-1]))
        if p.putus:
            pulang[awal, p.putusan] = akhir
            assert int(akhir) < int(awal)
        else:
            assert int(akhir) == int(awal) + 1, (awal, akhir)
    tercetak = {(no, nama): ke for no, _, _, cabang in naskah.BARIS[sop.kode] for nama, ke in cabang}
    for kunci, ke in tercetak.items():
        assert kunci in pulang and ke in (None, pulang[kunci])
    bintang = [t.isi for t in _jawaban(gambar) if t.isi.endswith("*")]
    assert len(bintang) == len(pulang.keys() - tercetak.keys()), "an answer the paper does not draw wears a star"


def test_every_step_has_its_way_forward(sop: Sop) -> None:
    gambar = baca(bagan.svg(sop))
    maju = [simbol_dekat(gambar, p.titik[0]).kunci for p in gambar.panah if not p.putus]
    assert sorted(maju) == sorted(list(sop.langkah)[:-1])


def test_reading_stands_in_keterangan(sop: Sop) -> None:
    gambar = baca(bagan.svg(sop))
    for langkah in sop.langkah.values():
        assert _rata(langkah.tafsir) in _rata(isi_sel(gambar, langkah.no, "Keterangan"))


def test_identity_block_holds_the_paper_s_fields(sop: Sop) -> None:
    semua = _rata("".join(t.isi for t in baca(bagan.svg(sop)).tulisan))
    assert _rata(sop.nama) in semua
    for kunci in ("nomor", "instansi", "disahkan_oleh"):
        assert _rata(str(sop.identitas.get(kunci, ""))) in semua
    for kunci in ("dasar_hukum", "kualifikasi", "peralatan", "pencatatan"):
        nilai = sop.identitas.get(kunci, ())
        assert isinstance(nilai, tuple)
        assert all(_rata(str(v)) in semua for v in nilai)


def test_sheets_and_whole_drawing_can_be_read(sop: Sop) -> None:
    for svg in (bagan.svg(sop), *bagan.halaman(sop)):
        gambar = baca(svg)
        _tanpa_tabrakan(gambar)


def test_sheets_hold_every_row_once_and_pair_their_connectors(sop: Sop) -> None:
    lembar = [baca(s) for s in bagan.halaman(sop)]
    assert [no for le in lembar for no, _, _ in le.baris] == [la.no for la in sop.langkah.values()]
    huruf = [(i, s.isi.split()[0], s.isi) for i, le in enumerate(lembar) for s in le.simbol if s.jenis == "segilima"]
    for i, h, isi in huruf:
        pasangan = [(j, t) for j, g, t in huruf if g == h and j != i]
        assert len(pasangan) == 1
        assert isi == f"{h} hal. {pasangan[0][0] + 1}"


def test_the_place_of_the_case_is_marked_and_said(sop: Sop) -> None:
    for langkah in sop.langkah.values():
        gambar = baca(bagan.svg(sop, sorot=langkah.kunci))
        assert [s.kunci for s in gambar.simbol if s.warna == "#f0b429"] == [langkah.kunci]
        judul = gambar.akar.findtext("{http://www.w3.org/2000/svg}title") or ""
        assert f"langkah {langkah.no}, {sop.peran[langkah.peran].nama}" in judul
    assert not [s for s in baca(bagan.svg(sop)).simbol if s.warna == "#f0b429"]


def test_an_unknown_place_is_refused(sop: Sop) -> None:
    with pytest.raises(bagan.LangkahTidakAda, match="tidak-ada"):
        bagan.svg(sop, sorot="tidak-ada")


def test_end_is_a_place_too(sop: Sop) -> None:
    gambar = baca(bagan.svg(sop, sorot="selesai"))
    assert [s.isi for s in gambar.simbol if s.warna == "#f0b429"] == ["Selesai"]


def test_texts_are_escaped_and_never_leave_their_cell(sop: Sop) -> None:
    jahat = '<script>alert("&")</script> ' + "W" * 120
    pertama = replace(sop.mulai, kegiatan=jahat)
    ubah = replace(sop, langkah=MappingProxyType({**sop.langkah, pertama.kunci: pertama}), sidik="0" * 64)
    gambar = baca(bagan.svg(ubah))
    assert _rata(jahat) in _rata(isi_sel(gambar, "1", "Kegiatan"))
    _tanpa_tabrakan(gambar)


def test_drawing_is_the_same_each_time(sop: Sop) -> None:
    pertama = bagan.svg(sop)
    bagan.svg.cache_clear()
    assert bagan.svg(sop) == pertama


def test_english_changes_the_frame_and_not_the_sop(sop: Sop) -> None:
    isi = [t.isi for t in baca(bagan.svg(sop, bahasa="en")).tulisan]
    assert "Activity" in isi and "Kegiatan" not in isi
    assert _rata(sop.mulai.kegiatan) in _rata("".join(isi))


def _kunci(sop: Sop, no: str) -> str:
    return next(k for k, la in sop.langkah.items() if la.no == no)


def _jawaban(gambar: Gambar) -> list[Tulisan]:
    return [t for t in gambar.tulisan if t.kelas == "jawaban"]


def _kotak(t: Tulisan) -> tuple[float, float, float, float]:
    w = lebar_teks(t.isi, t.ukuran, tebal=t.tebal)
    kiri = t.x - {"middle": w / 2, "end": w}.get(t.jangkar, 0.0)
    return kiri, t.y - t.ukuran * 0.7, kiri + w, t.y + t.ukuran * 0.15


def _tanpa_tabrakan(gambar: Gambar) -> None:
    _, _, lebar, tinggi = (float(v) for v in gambar.akar.get("viewBox", "").split())
    kotak = [(_kotak(t), t.isi) for t in gambar.tulisan]
    for (kiri, atas, kanan, bawah), isi in kotak:
        assert kiri >= 0 and atas >= 0 and kanan <= lebar and bawah <= tinggi, isi
    for (a, isi_a), (b, isi_b) in combinations(kotak, 2):
        assert not _bertemu(a, b), (isi_a, isi_b)
    for p in gambar.panah:
        ujung = [simbol_dekat(gambar, t) for t in (p.titik[0], p.titik[-1])]
        for ruas in pairwise(p.titik):
            for s in gambar.simbol:
                assert s in ujung or not _bertemu(_kotak_ruas(*ruas), s.kotak), (p, s)
    for p, q in combinations(gambar.panah, 2):
        for r in pairwise(p.titik):
            for s in pairwise(q.titik):
                assert not _berimpit(r, s), (p, q)
    for t in _jawaban(gambar):
        assert not any(_bertemu(_kotak(t), _kotak_ruas(*r)) for p in gambar.panah for r in pairwise(p.titik)), t


def _bertemu(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _kotak_ruas(a: tuple[float, float], b: tuple[float, float]) -> tuple[float, float, float, float]:
    return min(a[0], b[0]) - 0.1, min(a[1], b[1]) - 0.1, max(a[0], b[0]) + 0.1, max(a[1], b[1]) + 0.1


def _berimpit(r: tuple[tuple[float, float], ...], s: tuple[tuple[float, float], ...]) -> bool:
    """Whether two pieces run along one another for more than a point."""
    for i, j in ((0, 1), (1, 0)):
        if abs(r[0][i] - r[1][i]) < 0.1 and abs(s[0][i] - s[1][i]) < 0.1 and abs(r[0][i] - s[0][i]) < 1.0:
            awal = max(min(r[0][j], r[1][j]), min(s[0][j], s[1][j]))
            if min(max(r[0][j], r[1][j]), max(s[0][j], s[1][j])) - awal > 0.2:
                return True
    return False
