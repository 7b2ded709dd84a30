"""The operator publishes: document, register, books and notice, all at once."""

import pytest

from tertib.alur import buka, efek
from tertib.alur.efek import DuniaBerubah
from tertib.alur.langkah import SudahDiputus, TidakBoleh
from tertib.alur.terbitkan import BelumDitandatangani
from tertib.buku.models import BarisBuku
from tertib.dokumen import queries
from tertib.dokumen.models import Dokumen, Status
from tertib.inti.models import Antrean
from tertib.kependudukan.models import Keluarga, RiwayatKeluarga, indeks_nomor_kk
from tertib.kependudukan.queries import keluarga_menurut_nomor
from tertib.permohonan import queries as permohonan_queries
from tertib.permohonan.models import Permohonan
from tests.pemeran_tetap import Panggung, jejak, peristiwa


@pytest.fixture
def p(panggung: Panggung) -> Permohonan:
    return panggung.ingat("bertanda tangan", lambda: panggung.tandatangani(panggung.sampai_tandatangan()))


def test_everything_happens_at_once(panggung: Panggung, p: Permohonan) -> None:
    Antrean.objects.all().delete()
    p = panggung.putus(p, "operator", "lanjut")
    assert p.langkah == "terima"
    d = Dokumen.objects.get(permohonan=p)
    assert (d.status, bool(d.terbit)) == (Status.TERBIT, True)
    assert queries.menurut_tautan(d.tautan) == d
    buku = list(BarisBuku.objects.order_by("pk").values_list("buku", "nomor", "tahun", "dokumen"))
    assert buku == [("register", 1, 2026, d.pk), ("arsip", 1, 2026, d.pk)]
    assert [a.isi["perihal"] for a in Antrean.objects.filter(jenis="beritahu")] == ["terbit"]
    assert peristiwa(p)[-1] == ("terbitkan", "lanjut", "terima")


@pytest.mark.parametrize("siapa", ["subkoord", "kadis", "pemohon", "tamu-operator", "sistem"])
def test_nobody_else_publishes(panggung: Panggung, p: Permohonan, siapa: str) -> None:
    sebelum = jejak()
    with pytest.raises(TidakBoleh):
        panggung.putus(p, siapa, "lanjut")
    assert jejak() == sebelum


def test_nothing_unsigned_is_published(panggung: Panggung, p: Permohonan) -> None:
    Dokumen.objects.filter(permohonan=p).update(status=Status.RENCANA)
    sebelum = jejak()
    with pytest.raises(BelumDitandatangani):
        panggung.putus(p, "operator", "lanjut")
    assert jejak() == sebelum


def test_twice_publishes_once(panggung: Panggung, p: Permohonan) -> None:
    basi = Permohonan.objects.select_related("kantor", "sop").get(pk=p.pk)
    panggung.putus(p, "operator", "lanjut")
    sebelum = jejak()
    with pytest.raises(SudahDiputus):
        panggung.putus(basi, "rekan", "lanjut")
    assert jejak() == sebelum


@pytest.mark.parametrize("kata", ["terbit", "catat", "beritahu", "arsip"])
def test_when_any_effect_raises_nothing_happened(
    panggung: Panggung, p: Permohonan, monkeypatch: pytest.MonkeyPatch, kata: str
) -> None:
    asli = efek.EFEK[kata]

    def gagal(*argumen: object) -> None:
        asli(*argumen)  # type: ignore[arg-type]
        raise RuntimeError("gagal di ujung")

    sebelum = jejak()
    monkeypatch.setitem(efek.EFEK, kata, gagal)  # type: ignore[arg-type]
    with pytest.raises(RuntimeError):
        panggung.putus(p, "operator", "lanjut")
    assert jejak() == sebelum
    assert Dokumen.objects.get(permohonan=p).status == Status.BERTANDA


def test_numbers_taken_back_are_given_again(panggung: Panggung, p: Permohonan, monkeypatch: pytest.MonkeyPatch) -> None:
    """I2: a register number given in a transaction that failed leaves no gap."""
    with monkeypatch.context() as m:
        m.setitem(efek.EFEK, "arsip", lambda *_: 1 / 0)  # type: ignore[arg-type]
        with pytest.raises(ZeroDivisionError):
            panggung.putus(p, "operator", "lanjut")
    panggung.putus(p, "operator", "lanjut")
    panggung.sampai_terbit()
    for buku in ("register", "arsip"):
        assert list(BarisBuku.objects.filter(buku=buku).order_by("nomor").values_list("nomor", flat=True)) == [1, 2]


def test_a_second_card_of_the_same_family_supersedes_the_first(panggung: Panggung) -> None:
    nomor = panggung.nomor_kk[0]
    satu = Dokumen.objects.get(permohonan=panggung.sampai_terbit(nomor))
    dua = Dokumen.objects.get(permohonan=panggung.sampai_terbit(nomor))
    satu.refresh_from_db()
    assert (satu.status, satu.pengganti, dua.status) == (Status.DIGANTIKAN, dua, Status.TERBIT)
    assert queries.menurut_tautan(satu.tautan) == satu, "the old QR code still finds its answer"
    assert queries.terbit(satu.permohonan) == (satu,)


def test_a_register_that_changed_meanwhile_stops_publishing(panggung: Panggung, p: Permohonan) -> None:
    Keluarga.objects.filter(nomor_indeks=indeks_nomor_kk(p.nomor_kk)).update(versi=7)
    sebelum = jejak()
    with pytest.raises(DuniaBerubah, match="berubah setelah draft disusun"):
        panggung.putus(p, "operator", "lanjut")
    assert jejak() == sebelum


def test_a_birth_enters_the_register_exactly_as_approved(panggung: Panggung) -> None:
    nomor, keluarga = next(
        (n, k)
        for n in panggung.nomor_kk
        if (k := keluarga_menurut_nomor(n))
        and k.kepala
        and [a for a in k.anggota if a.shdk == "3"]
        and k.kepala.status_kawin == "2"
    )
    p, _token = buka.buka(kantor=panggung.kantor, jenis="kelahiran", kanal="warga", bahasa="id", kini=panggung.waktu())
    jawaban = {
        "nama_anak": "Kirana Rekaan",
        "tanggal_lahir": "2026-11-02",
        "jenis_kelamin": "2",
        "tempat_lahir": "Sekayu",
        "akta_lahir": "1606-LU-02112026-0000",
        "orang_tua": "kepala",
        "perkawinan": "tercatat",
    }
    panggung.isi(p, nomor, jawaban)
    p = panggung.putus(p, "pemohon", "lanjut")
    for siapa in ("operator", "subkoord", "kabid"):
        p = panggung.putus(p, siapa)
    disetujui = permohonan_queries.rancangan(p).sesudah[0]
    p = panggung.putus(panggung.tandatangani(p), "operator", "lanjut")
    sekarang = keluarga_menurut_nomor(nomor)
    assert sekarang is not None
    assert len(sekarang.anggota) == len(keluarga.anggota) + 1
    assert sekarang.sidik == disetujui.sidik
    assert sekarang.anggota[-1].orang.nik == disetujui.anggota[-1].orang.nik != ""
    assert (
        RiwayatKeluarga.objects.get(keluarga__nomor_indeks=indeks_nomor_kk(nomor), versi=sekarang.versi).sebab
        == p.nomor
    )
