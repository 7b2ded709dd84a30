"""Handing over: against the slip, to the applicant or with a power of attorney, stamped, once."""

from pathlib import Path
from typing import Any

import pytest

from tertib.alur import berkas, pelaku, serahan
from tertib.alur.konteks import TidakBoleh
from tertib.alur.langkah import SudahDiputus
from tertib.buku import queries as buku_queries
from tertib.buku.models import Serahan
from tertib.dokumen import queries as dokumen_queries
from tertib.dokumen.models import Status
from tertib.inti import penyimpanan
from tertib.permohonan.models import Permohonan
from tests.alur.kantor_sop import KantorSop
from tests.pemeran_tetap import foto, jejak

ORANG_LAIN = {"nama": "SITI AMINAH", "nik": "1606014507900000", "hubungan": "kuasa"}


def _kuasa(loket: KantorSop, p: Permohonan) -> None:
    berkas.serahkan_kuasa(p, pelaku=loket.siapa("loket"), nama="k.jpg", isi=foto("kuasa"), kini=loket.waktu())


def test_published_stamped_booked_and_handed_over_in_one_move(loket: KantorSop) -> None:
    p = loket.sampai("terima")
    bukti, terbit, slip = buku_queries.serahan(p), dokumen_queries.terbit(p)[0], buku_queries.slip(p)
    assert bukti is not None
    assert terbit is not None
    assert slip is not None
    assert (terbit.status, bukti.dokumen, bukti.bukti, bukti.hubungan) == (Status.TERBIT, terbit, "slip", "pemohon")
    assert terbit.dicap == terbit.terbit == slip.diklaim == bukti.pada
    assert bukti.petugas == loket.penugasan("loket")
    assert bukti.tanda_tangan is not None
    assert penyimpanan.baca(bukti.tanda_tangan, kait=berkas.kait(p)).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("isi", "galat"),
    [
        ({"slip": ""}, serahan.SlipTidakCocok),
        ({"slip": "token-orang-lain"}, serahan.SlipTidakCocok),
        ({"cap": False}, serahan.BelumDicap),
        ({"penerima": {}}, serahan.PenerimaTidakJelas),
        ({"penerima": {"nama": "X", "nik": "123", "hubungan": "pemohon"}}, serahan.PenerimaTidakJelas),
        ({"penerima": {**ORANG_LAIN, "hubungan": "pemohon"}}, serahan.BukanPemohon),
        ({"penerima": ORANG_LAIN}, serahan.KuasaBelumAda),
        ({"tanda_tangan": b"bukan gambar"}, serahan.BerkasDitolak),
    ],
)
def test_refused_with_its_sentence_and_nothing_happened(
    loket: KantorSop, isi: dict[str, Any], galat: type[Exception]
) -> None:
    p = loket.sampai("serahkan")
    sebelum = jejak()
    with pytest.raises(galat, match=r"\w+"):
        loket.putus(p, loket.siapa("loket"), isi=isi)
    assert jejak() == sebelum
    assert dokumen_queries.terbit(p) == ()


def test_the_slip_of_another_case_opens_nothing_here(loket: KantorSop) -> None:
    satu, dua = loket.sampai("serahkan"), loket.sampai("serahkan")
    lain = buku_queries.slip(dua)
    assert lain is not None
    ditemukan = buku_queries.slip_menurut_token(f"http://kantor.test/s/{lain.token}/")
    assert ditemukan is not None
    assert ditemukan.permohonan == dua
    with pytest.raises(serahan.SlipTidakCocok):
        loket.putus(satu, loket.siapa("loket"), isi={"slip": lain.token})


def test_the_number_on_the_slip_will_do(loket: KantorSop) -> None:
    p = loket.sampai("serahkan")
    p = loket.putus(p, loket.siapa("loket"), isi={"slip": f" {str(p.nomor).lower()} ", "tanda_tangan": None})
    bukti = buku_queries.serahan(p)
    assert bukti is not None
    assert (bukti.bukti, bukti.tanda_tangan) == ("nomor", None)


@pytest.mark.parametrize("cara", ["pindai", "dilihat"])
def test_somebody_else_collects_with_a_power_of_attorney(loket: KantorSop, cara: str) -> None:
    """The paper comes after the signature and must not count as a change of what was signed."""
    p = loket.sampai("serahkan")
    if cara == "pindai":
        _kuasa(loket, p)
    else:
        berkas.lihat_asli(p, syarat="surat-kuasa", pelaku=loket.siapa("loket"), kini=loket.waktu())
    p = loket.putus(p, loket.siapa("loket"), isi={"penerima": ORANG_LAIN})
    bukti = buku_queries.serahan(p)
    assert bukti is not None
    assert bukti.kuasa is not None
    assert (bukti.penerima_nama, bukti.hubungan, bukti.kuasa.syarat) == ("SITI AMINAH", "kuasa", "surat-kuasa")


def test_only_an_official_of_the_office_takes_the_power_of_attorney(loket: KantorSop) -> None:
    p = loket.sampai("serahkan")
    with pytest.raises(TidakBoleh):
        berkas.serahkan_kuasa(p, pelaku=pelaku.pemohon(p), nama="k.jpg", isi=foto("k"), kini=loket.waktu())


def test_another_role_and_the_second_time_are_refused(loket: KantorSop) -> None:
    p = loket.sampai("serahkan")
    versi = p.versi
    with pytest.raises(TidakBoleh):
        loket.putus(p, loket.siapa("kasi"))
    loket.putus(p, loket.siapa("loket"))
    with pytest.raises(SudahDiputus):
        loket.putus(p, loket.siapa("loket"), versi=versi)
    assert Serahan.objects.count() == 1


def test_a_slip_stays_the_same_through_a_return(loket: KantorSop) -> None:
    p = loket.sampai("paraf-kasi")
    pertama = buku_queries.slip(p)
    p = loket.sampai("paraf-kasi", loket.maju(p, "tidak"))
    assert buku_queries.slip(p) == pertama


def test_a_village_hands_over_by_identity_and_only_its_own_operator_sees_the_case(
    ceria: KantorSop, folder: Path
) -> None:
    from tertib.pengguna.models import Penugasan
    from tertib.permohonan import queries
    from tertib.wilayah.models import Wilayah

    p = ceria.sampai("cetak")
    nagari = ceria.penugasan("operator-nagari")
    lain_desa = Wilayah.objects.create(kode="16.06.01.1010", nama="LAIN", tingkat=4, induk_id="16.06.01")
    lain = Penugasan.objects.create(
        pengguna=ceria.penugasan("pengelola").pengguna,
        kantor=ceria.kantor,
        jabatan="operator-nagari",
        desa=lain_desa,
        mulai=nagari.mulai,
    )
    assert [k.permohonan for k in queries.kerja(nagari, ceria.waktu())] == [p]
    assert queries.kerja(lain, ceria.waktu()) == []
    with pytest.raises(TidakBoleh):
        ceria.putus(p, pelaku.petugas(lain))
    p = ceria.putus(p, pelaku.petugas(nagari))
    bukti, arsip = buku_queries.serahan(p), buku_queries.arsip(p)
    assert bukti is not None
    assert arsip is not None
    assert arsip.tempat is not None
    assert (bukti.bukti, arsip.tempat.desa_id) == ("identitas", p.desa)
