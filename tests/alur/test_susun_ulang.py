"""Two requests touch one family: one wins, the other is told what changed and goes back to be drafted anew."""

import pytest

from tertib.alur.konteks import TidakBoleh
from tertib.alur.naskah import DuniaBerubah
from tertib.alur.susun_ulang import DISUSUN_ULANG
from tertib.dokumen import queries as dokumen_queries
from tertib.dokumen.models import Dokumen, Status
from tertib.kependudukan.queries import keluarga_menurut_nomor
from tertib.kependudukan.rules.jenis import Keluarga
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan
from tests.alur.perkara import Perkara, siapkan
from tests.alur.test_semua_jenis import INTI, LAHIR
from tests.kependudukan.tabel import Kasus, nomor_kk
from tests.pemeran_tetap import Panggung, jejak, peristiwa

BESAR = INTI + "anak    DEWI PRANOTO    P 2004\n"
PISAH = {"siapa": "DEWI PRANOTO", "sebab": "sendiri"}


@pytest.fixture
def perkara(panggung: Panggung, monkeypatch: pytest.MonkeyPatch) -> Perkara:
    return siapkan(panggung, monkeypatch)


def _keluarga() -> Keluarga:
    ada = keluarga_menurut_nomor(nomor_kk("0001"))
    assert ada
    return ada


@pytest.fixture
def lahir(perkara: Perkara) -> Permohonan:
    """A birth, signed, not published."""
    return perkara.panggung.tandatangani(
        perkara.sampai_tandatangan(perkara.minta("kelahiran", Kasus("", BESAR, LAHIR)))
    )


@pytest.fixture
def pisah(perkara: Perkara, lahir: Permohonan) -> Permohonan:
    """A split of the same family, published after that birth was signed."""
    return perkara.terbitkan(perkara.minta_lagi("pisah-kk", PISAH, _keluarga()))


def test_the_second_is_told_who_left_and_nothing_is_half_done(
    perkara: Perkara, lahir: Permohonan, pisah: Permohonan
) -> None:
    sebelum = jejak()
    with pytest.raises(DuniaBerubah, match=r"DEWI PRANOTO keluar.*Susun ulang"):
        perkara.panggung.putus(lahir, "operator", "lanjut")
    assert jejak() == sebelum
    assert [a.orang.nama for a in _keluarga().anggota] == ["HARJONO", "PARTINI", "ARGA PUTRA"]


def test_the_way_out_drafts_on_the_cards_of_now_and_keeps_the_nik(
    perkara: Perkara, lahir: Permohonan, pisah: Permohonan
) -> None:
    nik = queries.rancangan(lahir).sesudah[0].anggota[-1].orang.nik  # type: ignore[union-attr]
    p = perkara.panggung.putus(lahir, "operator", DISUSUN_ULANG, alasan="DEWI PRANOTO keluar", isi={})
    assert p.langkah == "periksa"
    assert peristiwa(p)[-1] == ("terbitkan", DISUSUN_ULANG, "periksa")
    assert [d.status for d in Dokumen.objects.filter(permohonan=p)] == [Status.BATAL]
    p = perkara.terbitkan(p)
    assert [(a.orang.nama, a.orang.nik) for a in _keluarga().anggota][-1] == ("KIRANA REKAAN", nik)
    assert [d.nomor for d in dokumen_queries.terbit(p)] == [4], "the void number stays void"


def test_a_stale_draft_is_not_signed_either(perkara: Perkara) -> None:
    p = perkara.sampai_tandatangan(perkara.minta("kelahiran", Kasus("", BESAR, LAHIR)))
    perkara.terbitkan(perkara.minta_lagi("pisah-kk", PISAH, _keluarga()))
    with pytest.raises(DuniaBerubah, match="DEWI PRANOTO keluar"):
        perkara.panggung.tandatangani(p)
    assert not Dokumen.objects.filter(permohonan=p).exists()


def test_a_draft_that_fits_is_not_drawn_up_anew(perkara: Perkara, lahir: Permohonan) -> None:
    with pytest.raises(TidakBoleh, match="masih cocok"):
        perkara.panggung.putus(lahir, "operator", DISUSUN_ULANG, alasan="x", isi={})


def test_only_whose_turn_it_is(perkara: Perkara, lahir: Permohonan, pisah: Permohonan) -> None:
    for siapa in ("kabid", "tamu-operator", "pemohon"):
        with pytest.raises(TidakBoleh):
            perkara.panggung.putus(lahir, siapa, DISUSUN_ULANG, alasan="x", isi={})


def test_after_publication_its_own_change_is_no_reason(perkara: Perkara, lahir: Permohonan) -> None:
    p = perkara.panggung.putus(lahir, "operator", "lanjut")
    with pytest.raises(TidakBoleh):
        perkara.panggung.putus(p, "pemohon", DISUSUN_ULANG, alasan="x", isi={})


def test_two_marriages_of_one_man(perkara: Perkara) -> None:
    dua = """
    KK 0001
    kepala  HARJONO         L 1965 duda
    anak    BAGUS PRANOTO   L 1998
    KK 0002 @ JALAN MELATI 4 005/002
    kepala  USMAN           L 1964 duda
    anak    SITI RAHMAWATI  P 2000
    anak    RARA RAHMAWATI  P 2002
    """
    kawin = {
        "susunan": "kawin",
        "siapa": "BAGUS PRANOTO",
        "kk_pasangan": nomor_kk("0002"),
        "bukti": "tercatat",
        "tanggal_kawin": "2026-11-01",
        "nomor_bukti": "0123/045/XI/2026",
        "kepala": "siapa",
        "rumah": "tetap",
    }
    satu = perkara.minta("keluarga-baru", Kasus("", dua, {**kawin, "nik_pasangan": "nik:SITI RAHMAWATI"}))
    lain = keluarga_menurut_nomor(nomor_kk("0002"))
    assert lain
    kedua = perkara.minta_lagi("keluarga-baru", {**kawin, "nik_pasangan": lain.anggota[2].orang.nik}, _keluarga())
    kedua = perkara.panggung.tandatangani(perkara.sampai_tandatangan(kedua))
    satu = perkara.terbitkan(satu)
    sebelum = jejak()
    with pytest.raises(DuniaBerubah, match=r"BAGUS PRANOTO keluar.*SITI RAHMAWATI keluar"):
        perkara.panggung.putus(kedua, "operator", "lanjut")
    assert jejak() == sebelum
