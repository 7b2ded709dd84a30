"""Documents made and signed in SIAK: only what is genuine and says what was approved takes the road of our own."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from tertib.alur import terima_siak
from tertib.alur.centang_siak import disalin
from tertib.alur.konteks import TidakBoleh
from tertib.alur.models import KirimanSiak
from tertib.alur.sertifikasi import DitandatanganiDiSiak
from tertib.alur.terima_siak import (
    AlasanKurang,
    KartuLain,
    PenandaTanganSiakLain,
    TandaTanganSiakTidakSah,
    izinkan_beda,
)
from tertib.buku.models import BarisBuku
from tertib.dokumen import queries, susun, terbitan
from tertib.dokumen.log.models import DaunLog
from tertib.dokumen.models import Cara, Dokumen, Status
from tertib.dokumen.siak.banding import bandingkan
from tertib.kanal.cek.penilaian import AKTIF, menurut_berkas
from tertib.permohonan.models import Permohonan, Riwayat
from tertib.simulator.siak.pembuat import SiakTiruan, tanpa_tanda
from tests.alur.kantor_siak import KantorSiak
from tests.alur.test_semua_jenis import KASUS
from tests.alur.test_surat_pindah import KE_PARIAMAN
from tests.kependudukan.tabel import Kasus
from tests.kependudukan.test_jenis_a4 import RUMAH
from tests.pemeran_tetap import KINI, jejak


@pytest.fixture
def p(siak: KantorSiak) -> Permohonan:
    """A birth, approved by all, before the head of office."""
    return siak.sampai_tandatangan("kelahiran")


def test_a_good_card_takes_the_same_road(siak: KantorSiak, p: Permohonan) -> None:
    pdf = siak.pdf(p)
    p = siak.terima(p, pdf)
    assert p.langkah == "terbitkan"
    (dokumen,) = queries.bertanda(p)
    assert dokumen.cara == Cara.SIAK and queries.isi(dokumen) == pdf
    peristiwa = Riwayat.objects.filter(permohonan=p).latest("urut")
    assert peristiwa.pelaku_nama == siak.panggung.petugas["kadis"].pengguna.nama
    assert siak.panggung.petugas["operator"].pengguna.nama in peristiwa.alasan
    p = siak.panggung.putus(p, "operator", "lanjut")
    assert menurut_berkas(pdf).keadaan == AKTIF
    assert [d.pk for d in queries.unduhan(p)] == [dokumen.pk]
    assert BarisBuku.objects.filter(permohonan=p, buku="register", dokumen=dokumen).exists()
    assert DaunLog.objects.filter(dokumen=dokumen).exists()


def test_the_way_of_signing_here_is_closed(siak: KantorSiak, p: Permohonan) -> None:
    sebelum = jejak()
    with pytest.raises(DitandatanganiDiSiak):
        siak.panggung.tandatangani(p)
    assert jejak() == sebelum


def test_unsigned_and_broken_files_change_nothing(siak: KantorSiak, p: Permohonan) -> None:
    sebelum, pdf = jejak(), siak.pdf(p)
    for berkas in (tanpa_tanda(siak.isi(p), waktu=KINI), b"bukan pdf", pdf + b"\n", pdf[:-200]):
        with pytest.raises(TandaTanganSiakTidakSah):
            siak.terima(p, berkas)
    assert jejak() == sebelum


def test_a_signature_from_outside_the_trust_list(siak: KantorSiak, p: Permohonan, tmp_path: Path) -> None:
    palsu = SiakTiruan(tmp_path / "palsu", kini=KINI)
    nip = siak.panggung.petugas["kadis"].pengguna.nip
    palsu.daftarkan(nip=nip, nama="Kadis Palsu")
    with pytest.raises(TandaTanganSiakTidakSah, match="bukan dari penerbit"):
        siak.terima(p, palsu.kartu(siak.isi(p), nip=nip))


def test_the_wrong_signer(siak: KantorSiak, p: Permohonan) -> None:
    with pytest.raises(PenandaTanganSiakLain):
        siak.terima(p, siak.pdf(p, siapa="kabid"))
    assert not KirimanSiak.objects.exists()


def test_another_persons_card_is_refused_whatever_the_reason(siak: KantorSiak, p: Permohonan) -> None:
    sebelum = jejak()
    with pytest.raises(KartuLain, match="1606019999990001"):
        siak.terima(p, siak.pdf(p, nomor_kk="1606019999990001"))
    anggota = siak.isi(p)["anggota"]
    with pytest.raises(KartuLain):
        siak.terima(p, siak.pdf(p, anggota=[*anggota, {**anggota[0], "nik": "1606010101800077"}]))
    assert jejak() == sebelum


def test_one_cell_different_waits_for_a_second_official(siak: KantorSiak, p: Permohonan) -> None:
    isi = siak.isi(p)
    isi["anggota"][-1]["tempat_lahir"] = "PALEMBANG"
    p = siak.terima(p, siak.pdf(p, anggota=isi["anggota"]))
    assert p.langkah == "tandatangan" and not Dokumen.objects.filter(permohonan=p).exists()
    (kiriman,) = terima_siak.kiriman(p)
    (beda,) = kiriman.perbedaan
    assert (beda["baris"], beda["judul"], beda["disetujui"], beda["tercetak"]) == (
        len(isi["anggota"]),
        "Tempat lahir",
        "SEKAYU",
        "PALEMBANG",
    )
    argumen = {"jenis": "kk", "urut": 0, "kini": siak.panggung.waktu()}
    with pytest.raises(TidakBoleh, match="orang lain"):
        izinkan_beda(p, alasan="Salah ketik di SIAK.", oleh=siak.panggung.pelaku("operator", p), **argumen)
    with pytest.raises(AlasanKurang):
        izinkan_beda(p, alasan=" ", oleh=siak.panggung.pelaku("kabid", p), **argumen)
    p = izinkan_beda(p, alasan="Ejaan SIAK.", oleh=siak.panggung.pelaku("kabid", p), **argumen)
    assert p.langkah == "terbitkan"
    alasan = Riwayat.objects.filter(permohonan=p).latest("urut").alasan
    assert "Tempat lahir" in alasan and "Ejaan SIAK." in alasan


def test_the_right_card_takes_the_place_of_the_wrong_one(siak: KantorSiak, p: Permohonan) -> None:
    p = siak.terima(p, siak.pdf(p, alamat="JALAN LAIN 9"))
    assert KirimanSiak.objects.get().perbedaan
    p = siak.terima(p, siak.pdf(p))
    assert p.langkah == "terbitkan" and KirimanSiak.objects.get().perbedaan == []


def test_several_cards_move_the_case_once_all_are_there(siak: KantorSiak) -> None:
    p = siak.sampai_tandatangan("keluarga-baru")
    pdf = [siak.pdf(p, n) for n in range(3)]
    with pytest.raises(KartuLain):
        siak.terima(p, pdf[1], urut=0)
    for n in (2, 0):
        assert siak.terima(p, pdf[n], urut=n).langkah == "tandatangan"
    p = siak.terima(p, pdf[1], urut=1)
    assert p.langkah == "terbitkan"
    assert [queries.isi(d) for d in queries.bertanda(p)] == pdf


def test_only_who_drafts_brings_it_and_only_where_it_is_waited_for(siak: KantorSiak, p: Permohonan) -> None:
    pdf = siak.pdf(p)
    with pytest.raises(TidakBoleh, match="menyusun draft"):
        siak.terima(p, pdf, siapa="kabid")
    p = siak.terima(p, pdf)
    with pytest.raises(TidakBoleh, match="tidak sedang menunggu"):
        siak.terima(p, pdf)


def test_a_certificate_that_has_ended(siak: KantorSiak, p: Permohonan) -> None:
    pdf = siak.pdf(p)
    siak.panggung.jalan += int(timedelta(days=400).total_seconds() // 60)
    with pytest.raises(TandaTanganSiakTidakSah):
        siak.terima(p, pdf)


def test_a_refused_case_publishes_nothing_brought_before(siak: KantorSiak, p: Permohonan) -> None:
    p = siak.terima(p, siak.pdf(p, alamat="JALAN LAIN 9"))
    p = siak.panggung.putus(p, "kadis", "ditolak")
    with pytest.raises(TidakBoleh):
        izinkan_beda(
            p, jenis="kk", urut=0, alasan="x", oleh=siak.panggung.pelaku("kabid", p), kini=siak.panggung.waktu()
        )
    assert not Dokumen.objects.filter(permohonan=p, status=Status.TERBIT).exists()


def test_a_letter_is_looked_through_for_its_values(siak: KantorSiak) -> None:
    p = siak.perkara.minta("pindah", Kasus("", RUMAH, KE_PARIAMAN))
    p = siak.perkara.sampai_tandatangan(siak.beri_nomor(p))
    surat = next(t for t in terbitan.daftar(p) if t.jenis == "skpwni")
    kadis = siak.panggung.petugas["kadis"]
    lembaran = surat.susun(kantor=p.kantor, ditandatangani=susun.penandatangan(kadis), dikeluarkan=KINI.date())
    pdf = siak.siak.tandatangani(lembaran.pdf(cap=None, tautan=None, waktu=KINI), nip=kadis.pengguna.nip)
    siapa = siak.panggung.pelaku("operator", p)
    p = terima_siak.terima_siak(p, jenis="skpwni", urut=0, pdf=pdf, oleh=siapa, kini=siak.panggung.waktu())
    assert next(k for k in KirimanSiak.objects.all() if k.jenis == "skpwni").perbedaan == []
    isi = json.loads(lembaran.data)
    isi["anggota"][0]["nama"] += " LAIN"
    assert [b.judul for b in bandingkan("skpwni", json.dumps(isi).encode(), pdf)] == ["Nama lengkap"]


def test_a_case_that_issues_nothing_is_passed_on_as_always(siak: KantorSiak) -> None:
    p = siak.perkara.sampai_tandatangan(siak.perkara.minta("kematian", KASUS["kematian"][1]))
    assert terbitan.daftar(p) == () and [k.keadaan for k in disalin(p)] == ["keluar"]
    assert siak.panggung.tandatangani(p).langkah == "terbitkan"
