"""Two cases that touch the same people are published by two processes at once: one wins, the other is told."""

from collections import Counter

import pytest

from tertib.dokumen.models import Dokumen
from tertib.inti.lingkup import lintas_kantor
from tertib.kependudukan.models import Keanggotaan, Keluarga, RiwayatKeluarga, SuratPindah
from tertib.kependudukan.queries import keluarga_menurut_nomor
from tertib.permohonan.models import Permohonan
from tertib.permohonan.queries import periksa_rantai
from tests.alur.perkara import Perkara, siapkan
from tests.alur.test_semua_jenis import INTI, KASUS, LAHIR
from tests.balapan.conftest import Anak
from tests.balapan.test_balapan import lepas
from tests.kependudukan.tabel import Kasus, baca, nomor_kk
from tests.pemeran_tetap import Panggung

pytestmark = pytest.mark.lambat
BESAR = INTI + "anak    DEWI PRANOTO    P 2004\n"


@pytest.fixture
def perkara(panggung: Panggung, monkeypatch: pytest.MonkeyPatch) -> Perkara:
    return siapkan(panggung, monkeypatch)


def _bertanda(perkara: Perkara, p: Permohonan) -> int:
    return int(perkara.panggung.tandatangani(perkara.sampai_tandatangan(p)).pk)


def _sekaligus(perkara: Perkara, anak: Anak, *pk: int) -> Counter[str]:
    operator = perkara.panggung.petugas["operator"].pk
    return sum(lepas([anak("terbitkan", satu, operator) for satu in pk]), Counter())


def test_a_birth_and_a_split(perkara: Perkara, anak: Anak) -> None:
    lahir = perkara.minta("kelahiran", Kasus("", BESAR, LAHIR))
    kartu = keluarga_menurut_nomor(nomor_kk("0001"))
    pisah = perkara.minta_lagi("pisah-kk", {"siapa": "DEWI PRANOTO", "sebab": "sendiri"}, kartu)
    pk = [_bertanda(perkara, p) for p in (lahir, pisah)]
    assert _sekaligus(perkara, anak, *pk) == Counter(["terbit", "DuniaBerubah"])
    _satu_menang(pk)


def test_two_marriages_of_one_man(perkara: Perkara, anak: Anak) -> None:
    kasus = KASUS["keluarga-baru"][0]
    dua = Kasus("", kasus.sebelum + "anak    RARA RAHMAWATI  P 2002\n", kasus.jawaban)
    satu = perkara.minta("keluarga-baru", dua)
    istri = keluarga_menurut_nomor(nomor_kk("0002"))
    suami = keluarga_menurut_nomor(nomor_kk("0001"))
    assert istri
    assert suami
    fakta = {**kasus.jawaban, "siapa": "BAGUS PRANOTO", "kk_pasangan": nomor_kk("0002")}
    kedua = perkara.minta_lagi("keluarga-baru", {**fakta, "nik_pasangan": istri.anggota[2].orang.nik}, suami)
    pk = [_bertanda(perkara, p) for p in (satu, kedua)]
    assert _sekaligus(perkara, anak, *pk) == Counter(["terbit", "DuniaBerubah"])
    _satu_menang(pk)


def test_two_that_have_nothing_in_common(perkara: Perkara, anak: Anak) -> None:
    satu = perkara.minta("kelahiran", Kasus("", INTI, LAHIR))
    lain = INTI.replace("0001", "0009").replace("HARJONO", "SUPARNO").replace("PARTINI", "LASMI").replace("ARGA", "TIO")
    dua = perkara.minta("kelahiran", Kasus("", lain, LAHIR))
    assert _sekaligus(perkara, anak, *(_bertanda(perkara, p) for p in (satu, dua))) == Counter({"terbit": 2})


def test_two_cases_on_one_letter(perkara: Perkara, anak: Anak) -> None:
    kasus = KASUS["pindah-datang"][0]
    satu = perkara.minta("pindah-datang", kasus)
    dua = perkara.minta_lagi("pindah-datang", dict(kasus.jawaban), baca(kasus.sebelum)[0])
    pk = [_bertanda(perkara, p) for p in (satu, dua)]
    assert _sekaligus(perkara, anak, *pk) == Counter(["terbit", "DuniaBerubah"])
    _satu_menang(pk)
    with lintas_kantor():
        surat = SuratPindah.objects.get()
    assert surat.dipakai_untuk == Permohonan.objects.get(dokumen__status="terbit").nomor


def _satu_menang(pk: list[int]) -> None:
    """Nothing of the loser is there: no person twice, no document published, no history without its card."""
    status = Counter(Dokumen.objects.values_list("permohonan", "status").distinct())
    assert sorted(s for (_p, s) in status) == ["bertanda", "terbit"]
    anggota = Keanggotaan.objects.filter(sampai=None)
    assert anggota.count() == anggota.values("penduduk").distinct().count()
    terbit = Permohonan.objects.get(dokumen__status="terbit", pk__in=pk, dokumen__urut=0)
    assert set(RiwayatKeluarga.objects.exclude(sebab="impor").values_list("sebab", flat=True)) == {terbit.nomor}
    assert not Keluarga.objects.filter(berlaku=True).exclude(keanggotaan__sampai=None).exists()
    assert periksa_rantai("16.06")[1] is None
