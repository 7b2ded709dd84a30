"""The five shipped definitions say what their papers say, and are sound."""

from itertools import pairwise

import pytest

from tertib.sop import pemeriksa, pemuat

from . import fakta_naskah as naskah

KODE = sorted(naskah.BARIS)


def test_lima_definisi() -> None:
    assert list(pemuat.semua()) == KODE


@pytest.mark.parametrize("kode", KODE)
def test_lulus_pemeriksaan(kode: str) -> None:
    assert pemeriksa.periksa(pemuat.semua()[kode]) == ()


@pytest.mark.parametrize("kode", KODE)
def test_peran_seperti_naskah(kode: str) -> None:
    assert [p.nama for p in pemuat.semua()[kode].peran.values()] == naskah.PERAN[kode]


@pytest.mark.parametrize("kode", KODE)
def test_baris_seperti_naskah(kode: str) -> None:
    sop = pemuat.semua()[kode]
    baris = []
    for langkah in sop.langkah.values():
        cabang = tuple((p.nama, sop.langkah[p.ke].no) for p in langkah.putusan if p.kembali and not p.tafsir)
        baris.append((langkah.no, sop.peran[langkah.peran].nama, langkah.waktu, cabang))
    assert [b[:3] for b in baris] == [b[:3] for b in naskah.BARIS[kode]]
    for (no, *_, ada), (*_, tercetak) in zip(baris, naskah.BARIS[kode], strict=True):
        assert [nama for nama, _ in ada] == [nama for nama, _ in tercetak], no
        for (_, ke), (_, ke_naskah) in zip(ada, tercetak, strict=True):
            if ke_naskah is None:
                assert next(lk for lk in sop.langkah.values() if lk.no == no).tafsir
            else:
                assert ke == ke_naskah, no


@pytest.mark.parametrize("kode", KODE)
def test_maju_ke_baris_berikutnya(kode: str) -> None:
    """Every paper goes straight down its table; whatever goes elsewhere is a return."""
    sop = pemuat.semua()[kode]
    urutan = [*sop.langkah, "selesai"]
    for ini, berikut in pairwise(urutan):
        assert {p.ke for p in sop.langkah[ini].putusan if not p.kembali} == {berikut}


@pytest.mark.parametrize("kode", KODE)
def test_kelengkapan_dan_output(kode: str) -> None:
    for langkah, (syarat, output) in zip(pemuat.semua()[kode].langkah.values(), naskah.KELENGKAPAN[kode], strict=True):
        ada_syarat, ada_output = " | ".join(langkah.syarat).casefold(), " | ".join(langkah.output).casefold()
        assert [s for s in syarat if s not in ada_syarat] == [], langkah.no
        assert [o for o in output if o not in ada_output] == [], langkah.no
        assert bool(langkah.output) == bool(output), langkah.no


@pytest.mark.parametrize("kode", KODE)
def test_jumlah_waktu(kode: str) -> None:
    sop = pemuat.semua()[kode]
    assert sum(lk.waktu or 0 for lk in sop.langkah.values()) == naskah.TOTAL[kode]
    assert sop.jam.total == naskah.TOTAL[kode]
    assert bool(sop.jam.tafsir) == (kode not in naskah.TOTAL_TERCETAK)


def test_hal_khusus_tiap_naskah() -> None:
    semua = pemuat.semua()
    ceria, ikd, siaga = (semua[k] for k in ("kk-ceria-padang-pariaman", "kk-ikd-bandung", "kk-siaga-metro"))
    assert ceria.peran["nagari"].unit == "desa"
    assert set(ceria.peran["kasi-kabid"].jabatan) == {"kasi", "kabid"}
    assert [e.rincian["buku"] for e in ceria.langkah["konfirmasi"].putusan[1].efek] == ["permasalahan"]
    assert ikd.kelayakan["shdk"] == ("kepala keluarga", "suami", "istri", "anak")
    assert [lk.no for lk in ikd.langkah.values() if lk.isian] == ["1", "2", "3", "4", "5"]
    assert ikd.peran["sistem"].jenis == "sistem"
    assert ikd.langkah["kirim"].gagal is not None
    assert siaga.peran["pelapor"].jenis == "pelapor"
    assert len(siaga.kelayakan["pelapor"]) == 5
    assert {lk.no: lk.jika for lk in siaga.langkah.values() if lk.jika} == {
        "4": 'nik == "belum"',
        "7": 'perekaman == "belum"',
    }
    wilayah = {kode: s.identitas.get("wilayah") for kode, s in semua.items()}
    assert wilayah == dict(zip(KODE, ["13.05", "32.04", "16.06", "18.72", None], strict=True))
