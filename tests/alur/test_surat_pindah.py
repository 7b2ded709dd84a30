"""The two halves of a move between offices: one writes the letter, the other uses it up, once."""

from dataclasses import replace
from typing import Any

import pytest

from tertib.alur import buka, langkah, surat_pindah, terbitkan_sop
from tertib.alur.konteks import TidakBoleh
from tertib.alur.naskah import DuniaBerubah
from tertib.alur.rancang import DrafTidakBisa
from tertib.inti.lingkup import di_kantor, lintas_kantor
from tertib.kependudukan import queries as register
from tertib.kependudukan import services as register_services
from tertib.kependudukan.models import BacaSurat, Keanggotaan, Penduduk, SuratPindah, indeks_nik
from tertib.kependudukan.rules.jenis import Keluarga
from tertib.peragaan import kantor as rekaan
from tertib.permohonan import queries, rules, services
from tertib.permohonan.models import Permohonan
from tertib.sop import pemuat
from tests.alur.perkara import Perkara, siapkan
from tests.alur.test_semua_jenis import KASUS
from tests.kependudukan.tabel import Kasus, baca
from tests.kependudukan.test_jenis_a4 import ALAMAT, LUAR, RUMAH, SENDIRI, SURAT
from tests.pemeran_tetap import KINI, KODE_SOP, Panggung

KE_PARIAMAN = {**LUAR, "klasifikasi": "5", "desa": "13.05.01.2001"}


@pytest.fixture
def perkara(panggung: Panggung, monkeypatch: pytest.MonkeyPatch) -> Perkara:
    """Both offices work under a SOP."""
    sop = pemuat.semua()[KODE_SOP]
    with lintas_kantor():
        rekaan.sertifikat_rekaan(panggung.lain, kini=KINI)
    with di_kantor("13.05"):
        oleh = panggung.petugas["tamu-operator"].pengguna, panggung.petugas["tamu-kadis"].pengguna
        usulan = terbitkan_sop.usulkan(kantor=panggung.lain, sop=sop, oleh=oleh[0])
        terbitkan_sop.aktifkan(usulan, sop=sop, oleh=oleh[1], kini=KINI)
    return siapkan(panggung, monkeypatch)


@pytest.fixture
def pergi(perkara: Perkara) -> Permohonan:
    """A family that left Musi Banyuasin."""
    return perkara.terbitkan(perkara.minta("pindah", Kasus("", RUMAH, KE_PARIAMAN)))


def _surat(p: Permohonan) -> Any:
    rancangan = queries.rancangan(p)
    assert rancangan
    assert rancangan.surat
    return rancangan.surat


def _datang(perkara: Perkara, nomor: str, kartu: Keluarga, **lain: str) -> Permohonan:
    """The head of these people asks in Padang Pariaman. Call within its scope."""
    p, _token = buka.buka(
        kantor=perkara.panggung.lain, jenis="pindah-datang", kanal="warga", bahasa="id", kini=perkara.waktu()
    )
    kepala = kartu.anggota[0].orang
    fakta = {**SENDIRI, **ALAMAT, "nomor_surat": nomor, "tanggal_surat": "2026-11-20", **lain}
    services.ubah(p, pemohon_nama=kepala.nama, pemohon_nik=kepala.nik, isian=rules.kanonik(fakta))
    return perkara.panggung.putus(p, "pemohon", "lanjut")


def _terbitkan(perkara: Perkara, p: Permohonan) -> Permohonan:
    for siapa in ("operator", "subkoord", "kabid"):
        p = perkara.panggung.putus(p, f"tamu-{siapa}")
    return perkara.panggung.putus(perkara.panggung.tandatangani(p, "tamu-kadis"), "tamu-operator", "lanjut")


def test_leaving_gives_a_number_and_takes_the_people_off_at_publication(perkara: Perkara) -> None:
    p = perkara.sampai_tandatangan(perkara.minta("pindah", Kasus("", RUMAH, KE_PARIAMAN)))
    assert _surat(p).nomor == "SKPWNI/1606/20112026/0001"
    assert not SuratPindah.objects.exists()
    assert register.keluarga_dari_nik(_surat(p).anggota[0].orang.nik), "nobody left before publication"
    p = perkara.panggung.putus(perkara.panggung.tandatangani(p), "operator", "lanjut")
    assert SuratPindah.objects.get().dipakai is None
    assert register.keluarga_dari_nik(_surat(p).anggota[0].orang.nik) is None


def test_the_other_office_finds_it_and_uses_it_up(perkara: Perkara, pergi: Permohonan) -> None:
    surat, kartu = _surat(pergi), baca(RUMAH)[0]
    with di_kantor("13.05"):
        p = _terbitkan(perkara, _datang(perkara, surat.nomor, kartu))
        baru = register.keluarga_dari_nik(kartu.anggota[0].orang.nik)
        assert baru
        assert [a.orang for a in baru.anggota] == [a.orang for a in kartu.anggota]
        assert baru.nomor.startswith("130501")
        assert Penduduk.objects.filter(nik_indeks=indeks_nik(kartu.anggota[0].orang.nik)).exists()
        assert BacaSurat.objects.get().sebab == p.nomor
    baris = SuratPindah.objects.get()
    assert (baris.dipakai is not None, baris.dipakai_untuk) == (True, p.nomor)
    with lintas_kantor():
        assert (
            Keanggotaan.objects.filter(sampai=None, penduduk__nik_indeks=indeks_nik(kartu.anggota[0].orang.nik)).count()
            == 1
        )


def test_a_used_letter_is_refused_at_the_draft(perkara: Perkara, pergi: Permohonan) -> None:
    surat, kartu = _surat(pergi), baca(RUMAH)[0]
    with di_kantor("13.05"):
        _terbitkan(perkara, _datang(perkara, surat.nomor, kartu))
        with pytest.raises(DrafTidakBisa, match="sudah dipakai"):
            perkara.panggung.putus(_datang(perkara, surat.nomor, kartu), "tamu-operator")


def test_two_cases_on_one_letter(perkara: Perkara, pergi: Permohonan) -> None:
    surat, kartu = _surat(pergi), baca(RUMAH)[0]
    with di_kantor("13.05"):
        dua = [_datang(perkara, surat.nomor, kartu) for _ in range(2)]
        for n, p in enumerate(dua):
            for siapa in ("operator", "subkoord", "kabid"):
                p = perkara.panggung.putus(p, f"tamu-{siapa}")
            dua[n] = perkara.panggung.tandatangani(p, "tamu-kadis")
        perkara.panggung.putus(dua[0], "tamu-operator", "lanjut")
        with pytest.raises(DuniaBerubah):
            perkara.panggung.putus(dua[1], "tamu-operator", "lanjut")


@pytest.mark.parametrize("siapa", [{"nomor": "SKPWNI/1606/20112026/0002"}, {"orang": 1}])
def test_only_the_exact_number_with_the_nik_on_it(perkara: Perkara, pergi: Permohonan, siapa: dict[str, Any]) -> None:
    kartu = baca(RUMAH)[siapa.get("orang", 0)]
    with di_kantor("13.05"):
        p = _datang(perkara, siapa.get("nomor", _surat(pergi).nomor), kartu)
        with pytest.raises(DrafTidakBisa, match="tidak ditemukan"):
            perkara.panggung.putus(p, "tamu-operator")
        assert not BacaSurat.objects.exists()


class TestDariKertas:
    """The leaving office is not here."""

    @pytest.fixture
    def p(self, perkara: Perkara) -> Permohonan:
        return perkara.minta_lagi("pindah-datang", dict(KASUS["pindah-datang"][0].jawaban), baca(SURAT)[0])

    @pytest.fixture
    def kertas(self, perkara: Perkara, p: Permohonan, monkeypatch: pytest.MonkeyPatch) -> Any:
        """The letter as the operator reads it."""
        ditulis: list[Any] = []
        with monkeypatch.context() as m:
            m.setattr(register_services, "tulis_surat", lambda surat, **_: ditulis.append(surat))
            perkara.simpan_surat(baca(SURAT)[0], KASUS["pindah-datang"][0].jawaban["nomor_surat"])
        return ditulis[0]

    def _catat(self, perkara: Perkara, p: Permohonan, surat: Any, siapa: str = "operator") -> None:
        pelaku = perkara.panggung.pelaku(siapa, p)
        surat_pindah.catat_dari_kertas(p, surat, pelaku=pelaku, kini=perkara.waktu())

    def test_keyed_in_it_brings_its_people(self, perkara: Perkara, p: Permohonan, kertas: Any) -> None:
        assert surat_pindah.perlu_diketik(p)
        self._catat(perkara, p, kertas)
        assert not surat_pindah.perlu_diketik(p)
        assert perkara.terbitkan(p).langkah == "terima"
        assert SuratPindah.objects.get().dipakai_untuk == p.nomor

    def test_the_same_paper_twice(self, perkara: Perkara, p: Permohonan, kertas: Any) -> None:
        self._catat(perkara, p, kertas)
        with pytest.raises(register_services.SuratSudahAda):
            self._catat(perkara, p, kertas)

    def test_an_office_that_is_here_is_asked_not_keyed(self, perkara: Perkara, p: Permohonan, kertas: Any) -> None:
        with pytest.raises(surat_pindah.KantorAsalDiSini):
            self._catat(perkara, p, replace(kertas, desa_asal="13.05.01.2001"))

    def test_another_number_than_the_application_names(self, perkara: Perkara, p: Permohonan, kertas: Any) -> None:
        with pytest.raises(surat_pindah.NomorSuratBerbeda):
            self._catat(perkara, p, replace(kertas, nomor="SKPWNI/3204/26102026/0002"))
        self._catat(perkara, p, replace(kertas, nomor=kertas.nomor.lower()))

    def test_a_letter_without_the_applicant_or_with_a_wrong_nik(
        self, perkara: Perkara, p: Permohonan, kertas: Any
    ) -> None:
        salah = replace(kertas.anggota[1], orang=replace(kertas.anggota[1].orang, nik="16"))
        for anggota in (kertas.anggota[1:], (kertas.anggota[0], salah), (*kertas.anggota, kertas.anggota[0])):
            with pytest.raises(surat_pindah.IsiSuratKurang):
                self._catat(perkara, p, replace(kertas, anggota=anggota))

    @pytest.mark.parametrize("siapa", ["kabid", "pemohon", "tamu-operator"])
    def test_only_the_official_whose_turn_it_is(self, perkara: Perkara, p: Permohonan, kertas: Any, siapa: str) -> None:
        with pytest.raises(TidakBoleh):
            self._catat(perkara, p, kertas, siapa)
        assert langkah.pilihan_kini(p, perkara.panggung.pelaku("operator", p))

    def test_not_at_a_step_that_only_checks(self, perkara: Perkara, p: Permohonan, kertas: Any) -> None:
        self._catat(perkara, p, kertas)
        p = perkara.panggung.putus(p, "operator")
        assert langkah.pilihan_kini(p, perkara.panggung.pelaku("subkoord", p))
        with pytest.raises(TidakBoleh, match="menyusun draf"):
            self._catat(perkara, p, kertas, "subkoord")
