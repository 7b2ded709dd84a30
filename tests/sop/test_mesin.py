"""What the engine allows at each step of real SOPs: by state, by role, by person, with skips and withdrawal."""

import pytest

from tertib.sop import mesin, pemuat
from tertib.sop.jenis import LANJUT
from tertib.sop.mesin import Pelaku, TidakAdaPutusan, TidakBolehTarik
from tertib.sop.syarat_jika import FaktaTidakAda

SEMUA = pemuat.semua()
MUBA, IKD, SIAGA = (SEMUA[k] for k in ("kk-online-musi-banyuasin", "kk-ikd-bandung", "kk-siaga-metro"))
SUDAH = {"nik": "ada", "perekaman": "sudah"}
BELUM = {"nik": "belum", "perekaman": "belum"}


def orang(id: str, *peran: str) -> Pelaku:
    return Pelaku(id, frozenset(peran))


@pytest.mark.parametrize("kode", sorted(SEMUA))
def test_lurus_dari_awal_sampai_selesai(kode: str) -> None:
    sop, langkah, lewat = SEMUA[kode], SEMUA[kode].mulai.kunci, []
    while langkah not in sop.akhir:
        lewat.append(langkah)
        langkah = mesin.gerak(
            sop, langkah=langkah, putusan=mesin.pilihan(sop, langkah=langkah, fakta=BELUM)[0].nama, fakta=BELUM
        ).ke
    assert (lewat, langkah) == (list(sop.langkah), "selesai")


def test_pilihan_seperti_ditulis_sop() -> None:
    assert [p.nama for p in mesin.pilihan(MUBA, langkah="tandatangan", fakta={})] == ["lengkap", "ditolak"]
    assert [p.nama for p in mesin.pilihan(MUBA, langkah="ajukan", fakta={})] == [LANJUT]
    assert mesin.pilihan(MUBA, langkah="selesai", fakta={}) == ()


def test_dikembalikan() -> None:
    gerak = mesin.gerak(MUBA, langkah="verifikasi", putusan="tidak lengkap", fakta={})
    assert (gerak.dari, gerak.ke, gerak.selesai, gerak.dilewati) == ("verifikasi", "periksa", False, ())
    assert gerak.putusan.kembali
    assert gerak.putusan.alasan_wajib


def test_selesai() -> None:
    assert mesin.gerak(MUBA, langkah="terima", putusan=LANJUT, fakta={}).selesai


@pytest.mark.parametrize("putusan", ["Lengkap", "lengkap ", "", LANJUT, "ditolak"])
def test_jawaban_yang_tidak_ada(putusan: str) -> None:
    with pytest.raises(TidakAdaPutusan, match="lengkap, tidak lengkap"):
        mesin.gerak(MUBA, langkah="periksa", putusan=putusan, fakta={})


def test_langkah_yang_tidak_perlu_dilewati() -> None:
    ke_entri = mesin.gerak(SIAGA, langkah="verifikasi", putusan="lengkap", fakta=SUDAH)
    assert (ke_entri.ke, ke_entri.dilewati) == ("validasi", ("entri",))
    ke_rekam = mesin.gerak(SIAGA, langkah="tandatangan", putusan=LANJUT, fakta=SUDAH)
    assert (ke_rekam.ke, ke_rekam.dilewati) == ("terbitkan", ("rekam",))
    assert mesin.gerak(SIAGA, langkah="tandatangan", putusan=LANJUT, fakta=BELUM).ke == "rekam"


def test_fakta_yang_dibutuhkan_harus_ada() -> None:
    with pytest.raises(FaktaTidakAda, match="nik"):
        mesin.gerak(SIAGA, langkah="verifikasi", putusan="lengkap", fakta={})


def test_fakta_yang_berubah_tidak_mengunci_perkara() -> None:
    """A case stands at `rekam`; meanwhile the recording was done elsewhere: its way out stays."""
    assert mesin.gerak(SIAGA, langkah="rekam", putusan=LANJUT, fakta=SUDAH).ke == "terbitkan"


def test_boleh_menurut_peran() -> None:
    assert mesin.boleh(MUBA, langkah="periksa", pelaku=orang("a", "operator"), pernah={}) == ""
    sebab = mesin.boleh(MUBA, langkah="periksa", pelaku=orang("a", "kabid", "kadis"), pernah={})
    assert sebab == "Langkah 2 adalah tugas Operator."
    assert mesin.boleh(MUBA, langkah="periksa", pelaku=orang("a"), pernah={})
    assert mesin.boleh(MUBA, langkah="selesai", pelaku=orang("a", "operator"), pernah={})


def test_boleh_bukan_orang_yang_memeriksa() -> None:
    pernah = {"validasi": frozenset({"a", "b"}), "periksa": frozenset({"c"})}
    for siapa, boleh in (("a", False), ("b", False), ("c", False), ("d", True)):
        sebab = mesin.boleh(MUBA, langkah="tandatangan", pelaku=orang(siapa, "kadis"), pernah=pernah)
        assert (sebab == "") is boleh, sebab
    assert mesin.boleh(MUBA, langkah="terbitkan", pelaku=orang("c", "operator"), pernah=pernah) == ""


def test_langkah_sistem_diselesaikan_petugas_hanya_bila_macet() -> None:
    operator = orang("a", "operator")
    assert mesin.boleh(IKD, langkah="kirim", pelaku=orang("sistem", "sistem"), pernah={}) == ""
    assert mesin.boleh(IKD, langkah="kirim", pelaku=operator, pernah={}) == "Langkah 9 adalah tugas Sistem."
    assert mesin.boleh(IKD, langkah="kirim", pelaku=operator, pernah={}, macet=True) == ""
    assert mesin.boleh(IKD, langkah="kirim", pelaku=orang("b", "jfm"), pernah={}, macet=True)
    assert mesin.boleh(IKD, langkah="periksa", pelaku=orang("s", "sistem"), pernah={}, macet=True)


def test_tarik() -> None:
    pemohon = orang("w", "pemohon")
    for langkah in ("ajukan", "periksa", "tandatangan"):
        gerak = mesin.tarik(MUBA, langkah=langkah, pelaku=pemohon)
        assert (gerak.dari, gerak.ke, gerak.selesai) == (langkah, "ditarik", True)
    assert mesin.boleh_tarik(SIAGA, langkah="validasi", pelaku=orang("l", "pelapor")) == ""


@pytest.mark.parametrize(
    ("langkah", "peran", "kata"),
    [
        ("periksa", "operator", "Hanya pemohon"),
        ("periksa", "bukan-peran", "Hanya pemohon"),
        ("terbitkan", "pemohon", "sudah ditandatangani"),
        ("terima", "pemohon", "sudah ditandatangani"),
        ("selesai", "pemohon", "sudah berakhir"),
    ],
)
def test_tarik_ditolak(langkah: str, peran: str, kata: str) -> None:
    with pytest.raises(TidakBolehTarik, match=kata):
        mesin.tarik(MUBA, langkah=langkah, pelaku=orang("w", peran))


def test_tarik_masih_boleh_bila_kembali_sesudah_tandatangan_dimungkinkan() -> None:
    """A return from behind the signature does not close the door for those still before it."""
    teks = (pemuat.FOLDER / "kk-online-musi-banyuasin.yaml").read_text()
    teks = teks.replace(
        "    tindakan: terima\n    lanjut: selesai",
        "    tindakan: terima\n    putusan: {ya: {ke: selesai}, keliru: {kembali: periksa, alasan: wajib}}",
    )
    sop = pemuat.muat_teks(teks)
    assert sop.langkah["terima"].memutus
    assert mesin.boleh_tarik(sop, langkah="validasi", pelaku=orang("w", "pemohon")) == ""


def test_tarik_hanya_bila_sop_mengenalnya() -> None:
    tanpa = pemuat.muat_teks(
        (pemuat.FOLDER / "kk-online-musi-banyuasin.yaml").read_text().replace("  ditarik: {nama: Ditarik pemohon}", "")
    )
    assert mesin.boleh_tarik(tanpa, langkah="periksa", pelaku=orang("w", "pemohon"))
