"""Every kind of request through the office to publication: the register, the documents, and what is printed on them."""

from dataclasses import replace

import pypdfium2
import pytest

from tertib.dokumen import queries as dokumen_queries
from tertib.dokumen import terbitan
from tertib.dokumen.models import Dokumen
from tertib.kependudukan.models import Keanggotaan, Penduduk, indeks_nik
from tertib.kependudukan.perubahan import JENIS
from tertib.kependudukan.queries import keluarga_menurut_nomor
from tertib.kependudukan.rules.cetak import baris_cetak
from tertib.kependudukan.rules.jenis import Keluarga
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan
from tests.alur.perkara import Perkara, siapkan
from tests.kependudukan import (
    test_jenis_a1,
    test_jenis_a2,
    test_jenis_a3,
    test_jenis_a4,
    test_jenis_a5_a6,
    test_jenis_b1,
    test_jenis_b2,
    test_jenis_b2_hukum,
    test_jenis_b3_c,
)
from tests.kependudukan.tabel import KINI as HARI
from tests.kependudukan.tabel import Kasus, rapi, tulis
from tests.pemeran_tetap import HILANG, Panggung

__all__ = ["HARI", "INTI", "KASUS", "LAHIR", "rapat", "teks", "tidak_tercetak"]
INTI = test_jenis_b3_c.INTI
TETAP = "KK 0001\nkepala HARJONO kawin\nistri PARTINI kawin\nanak ARGA PUTRA"
LAHIR = {
    "nama_anak": "Kirana Rekaan",
    "tanggal_lahir": "2026-11-02",
    "jenis_kelamin": "2",
    "tempat_lahir": "Sekayu",
    "akta_lahir": "1606-LU-02112026-0000",
    "orang_tua": "kepala",
    "perkawinan": "tercatat",
}

KASUS: dict[str, tuple[Kasus, ...]] = {
    "keluarga-baru": test_jenis_a1.KASUS[:1],
    "ganti-kepala": test_jenis_a2.KASUS[:1],
    "pisah-kk": test_jenis_a3.KASUS[:1],
    "pindah": tuple(test_jenis_a4.PINDAH[n] for n in (0, 5, 6, 7)),
    "pindah-datang": test_jenis_a4.DATANG_KASUS[:2],
    "dari-luar-negeri": test_jenis_a5_a6.LUAR_NEGERI[:3],
    "rentan": (test_jenis_a5_a6.RENTAN[0], test_jenis_a5_a6.RENTAN[2]),
    "menumpang": (test_jenis_b1.KASUS[0], test_jenis_b1.KASUS[2]),
    "kelahiran": (Kasus("", INTI, LAHIR, f"{TETAP}\nanak KIRANA REKAAN (NIK baru)"),),
    "kematian": (test_jenis_b2.KEMATIAN[0], test_jenis_b2.KEMATIAN[2]),
    "perkawinan": test_jenis_b2.PERKAWINAN[:1],
    "perceraian": (test_jenis_b2.PERCERAIAN[1], test_jenis_b2.PERCERAIAN[3]),
    "pengangkatan-anak": test_jenis_b2_hukum.PENGANGKATAN[:1],
    "pengakuan-anak": test_jenis_b2_hukum.PENGAKUAN[:1],
    "pengesahan-anak": test_jenis_b2_hukum.PENGESAHAN[:1],
    "ganti-nama": test_jenis_b2_hukum.GANTI_NAMA[:1],
    "kewarganegaraan": (test_jenis_b2_hukum.KEWARGANEGARAAN[2],),
    "ubah-data": test_jenis_b3_c.KASUS[:1],
    "hilang": (Kasus("", INTI, HILANG, TETAP),),
    "rusak": (Kasus("", INTI, {"cerita": "Robek", "orang_asing": "tidak"}, TETAP),),
    "cetak-ulang": (Kasus("", INTI, {"alasan": "pdf-hilang"}, TETAP),),
}


@pytest.fixture
def perkara(panggung: Panggung, monkeypatch: pytest.MonkeyPatch) -> Perkara:
    return siapkan(panggung, monkeypatch)


def test_no_kind_is_left_out() -> None:
    assert set(KASUS) == set(JENIS)


@pytest.mark.parametrize(
    ("kode", "kasus"), [pytest.param(k, x, id=f"{k}: {x.nama}") for k, semua in KASUS.items() for x in semua]
)
def test_through_the_office(perkara: Perkara, kode: str, kasus: Kasus) -> None:
    p = perkara.terbitkan(perkara.minta(kode, kasus))
    assert p.langkah == "terima"
    _periksa_register(p, kasus)
    _periksa_dokumen(p)


def _periksa_register(p: Permohonan, kasus: Kasus) -> None:
    """The register holds what was approved, and what was approved is what the clerk's table says."""
    rancangan = queries.rancangan(p)
    assert rancangan
    sekarang = [keluarga_menurut_nomor(k.nomor) for k in rancangan.sesudah]
    assert [k.sidik for k in sekarang if k] == [k.sidik for k in rancangan.sesudah]
    lama = {k.nomor for k in rancangan.sebelum}
    sebagai_tabel = tulis(tuple(k if k.nomor in lama else replace(k, nomor="") for k in rancangan.sesudah))
    assert sebagai_tabel == rapi(kasus.sesudah).replace(" (NIK baru)", "")
    for o in rancangan.keluar:
        orang = Penduduk.objects.get(nik_indeks=indeks_nik(o.orang.nik))
        assert orang.hidup is (o.sebab != "meninggal")
        assert not Keanggotaan.objects.filter(penduduk=orang, sampai=None).exists()


def _periksa_dokumen(p: Permohonan) -> None:
    """One document for each card to issue and one for the letter; each prints every approved cell."""
    rancangan = queries.rancangan(p)
    assert rancangan
    terbit = dokumen_queries.terbit(p)
    assert [(d.jenis, d.urut) for d in terbit] == [
        *(("kk", n) for n in range(len(rancangan.terbit))),
        *([("skpwni", 0)] if rancangan.surat else []),
    ]
    for d in terbit:
        apa = terbitan.untuk(d)
        if isinstance(apa, terbitan.TerbitanKK):
            assert not tidak_tercetak(apa.keluarga, teks_pdf(d))
        else:
            tercetak = teks_pdf(d)
            assert apa.nomor in tercetak
            assert rancangan.surat
            for a in rancangan.surat.anggota:
                assert a.orang.nik in tercetak


def tidak_tercetak(keluarga: Keluarga, tercetak: str) -> list[str]:
    """Cells of the approved card that the page does not show."""
    sel = [keluarga.nomor, keluarga.alamat, f"{keluarga.rt}/{keluarga.rw}", keluarga.kode_pos]
    sel += [nilai for a in keluarga.anggota for nilai in baris_cetak(a).values()]
    return [s for s in sel if rapat(s) not in tercetak]


def teks_pdf(d: Dokumen) -> str:
    return teks(dokumen_queries.isi(d))


def teks(pdf: bytes) -> str:
    """The text of all pages, without spaces and line breaks: a long cell may be broken anywhere."""
    return "".join(rapat(h.get_textpage().get_text_range()) for h in pypdfium2.PdfDocument(pdf))


def rapat(teks: str) -> str:
    return "".join(teks.replace("\u200b", "").replace("\ufffe", "").split()).upper()
