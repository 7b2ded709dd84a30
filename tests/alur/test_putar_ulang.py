"""The register from its events alone, and what every issued card rests on."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tertib.dokumen import queries as dokumen_queries
from tertib.dokumen import susun, terbitan
from tertib.dokumen.kartu import Penandatangan
from tertib.dokumen.lampiran import lampiran_pdf
from tertib.dokumen.models import Dokumen
from tertib.kependudukan.models import Keluarga, Penduduk, RiwayatKeluarga
from tertib.kependudukan.putar_ulang import isi_register, putar_ulang
from tertib.kependudukan.queries import keluarga_menurut_nomor
from tertib.kependudukan.rules.jenis import dari_kanonik
from tertib.peragaan.keluarga import keluarga_rekaan
from tertib.permohonan.models import Permohonan, Riwayat
from tests.alur.perkara import Perkara, siapkan
from tests.alur.test_semua_jenis import HARI, KASUS, teks, tidak_tercetak
from tests.kependudukan.tabel import Kasus, nomor_kk
from tests.kependudukan.test_jenis_a1 import DUA_RUMAH, KAWIN
from tests.pemeran_tetap import KINI, Panggung


@pytest.fixture
def perkara(panggung: Panggung, monkeypatch: pytest.MonkeyPatch) -> Perkara:
    return siapkan(panggung, monkeypatch)


@pytest.fixture
def kampung(perkara: Perkara) -> list[Permohonan]:
    """A marriage, a birth, a death, a move away, a return from abroad and a loss, one after the other."""

    def kartu(akhir: str) -> Keluarga | None:
        return keluarga_menurut_nomor(nomor_kk(akhir))

    kawin = perkara.terbitkan(perkara.minta("keluarga-baru", Kasus("", DUA_RUMAH, KAWIN)))
    wafat = {"siapa": "PARTINI", "tanggal_meninggal": "2026-11-05", "akta_kematian": "1606-KM-06112026-0003"}
    urutan = [
        ("kematian", wafat, kartu("0001")),
        ("pindah", {**KASUS["pindah"][2].jawaban}, kartu("0002")),
        ("dari-luar-negeri", dict(KASUS["dari-luar-negeri"][0].jawaban), None),
        ("cetak-ulang", {"alasan": "pdf-hilang"}, None),
    ]
    hasil = [kawin]
    for kode, fakta, siapa in urutan:
        milik = siapa or (kartu("0001") if kode == "cetak-ulang" else None)
        hasil.append(perkara.terbitkan(perkara.minta_lagi(kode, fakta, milik)))
    return hasil


def test_replaying_the_events_rebuilds_the_register(kampung: list[Permohonan]) -> None:
    assert putar_ulang(RiwayatKeluarga.objects.order_by("pk")) == isi_register()


def test_a_cell_changed_behind_the_events_shows(kampung: list[Permohonan]) -> None:
    Penduduk.objects.filter(nama="DEWI PRANOTO").update(nama="DEWI LAIN")
    assert putar_ulang(RiwayatKeluarga.objects.order_by("pk")) != isi_register()


def test_every_issued_card_is_explained_by_events(kampung: list[Permohonan]) -> None:
    """Each card is a version of the history at its publication, and the event that signed it names the same digest."""
    kartu = list(Dokumen.objects.filter(jenis="kk", terbit__isnull=False).select_related("permohonan__kantor"))
    assert len(kartu) == 6
    for d in kartu:
        nomor = json.loads(d.data)["nomor_kk"]
        riwayat = RiwayatKeluarga.objects.filter(waktu__lte=d.terbit).order_by("-pk")
        versi = next(k for r in riwayat if (k := dari_kanonik(json.loads(r.isi))).nomor == nomor)
        seharusnya = susun.kartu(versi, kantor=d.kantor, ditandatangani=Penandatangan(()), dikeluarkan=None)
        assert json.loads(d.data)["anggota"] == json.loads(seharusnya.kanonik())["anggota"]
        tanda = Riwayat.objects.get(permohonan=d.permohonan, tindakan="tandatangan")
        assert tanda.sidik_data == d.sidik_data


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(benih=st.integers(0, 10**6))
def test_what_is_approved_is_what_is_printed(panggung: Panggung, benih: int) -> None:
    """Any family: every cell of the card stands on the page."""
    desa = (("16.06.01.1009", "SOAK BARU"),)
    keluarga = next(iter(keluarga_rekaan(benih, kabupaten="16.06", desa=desa, kini=HARI)))
    kadis = susun.penandatangan(panggung.petugas["kadis"])
    lembaran = terbitan.TerbitanKK(0, keluarga).susun(kantor=panggung.kantor, ditandatangani=kadis, dikeluarkan=HARI)
    pdf = lembaran.pdf(cap=None, tautan="https://contoh.test/cek/x/", waktu=KINI, penerbit="Tertib")
    assert not tidak_tercetak(keluarga, teks(pdf))


def test_the_annex_and_the_letter_are_drafts_until_signed(perkara: Perkara) -> None:
    p = perkara.sampai_draf("pindah", KASUS["pindah"][3])
    semua = terbitan.daftar(p)
    assert [t.jenis for t in semua] == ["kk", "skpwni"]
    assert "KONSEP" in teks(dokumen_queries.konsep_pdf(p, ke=1))
    lampiran = lampiran_pdf(p)
    assert lampiran == lampiran_pdf(p), "the same bytes for the same draft"
    assert "TIDAKBERLAKULAGI" in teks(lampiran)
    assert "PARTINI" in teks(lampiran)
