"""Taking in at the counter: everything in one act, or nothing of it."""

from dataclasses import replace

import pytest

from tertib.alur.ajukan import BelumLengkap
from tertib.alur.buka import LayananBelumDibuka
from tertib.alur.daftarkan import Pendaftaran, Pindaian, daftarkan
from tertib.alur.konteks import TidakBoleh
from tertib.inti.galat import Galat
from tertib.kependudukan.perubahan import JENIS
from tertib.kependudukan.queries import keluarga_menurut_nomor
from tertib.permohonan import queries
from tertib.permohonan.models import Permohonan
from tertib.permohonan.periksa_berkas import BerkasDitolak
from tertib.permohonan.services import SudahBerubah
from tests.alur.kantor_sop import KantorSop
from tests.pemeran_tetap import foto, jejak

HILANG = {
    "tanggal_hilang": "2026-11-02",
    "cerita": "Terselip saat pindah rumah.",
    "nomor_surat": "SKTLK/7/0000",
    "tanggal_surat": "2026-11-03",
    "kantor_polisi": "Polsek Sekayu",
}


@pytest.fixture
def masuk(loket: KantorSop) -> Pendaftaran:
    keluarga = keluarga_menurut_nomor(loket.nomor[-1])
    assert keluarga is not None
    assert keluarga.kepala is not None
    asli = frozenset(s.kunci for s in JENIS["hilang"].syarat)
    return Pendaftaran("hilang", keluarga.kepala.nama, keluarga.kepala.nik, keluarga.nomor, "", HILANG, asli)


def _daftar(loket: KantorSop, masuk: Pendaftaran, jabatan: str = "loket", **lain: object) -> Permohonan:
    pilihan: dict[str, object] = {"kanal": "loket", "kini": loket.waktu(), **lain}
    return daftarkan(masuk, penugasan=loket.penugasan(jabatan), **pilihan)  # type: ignore[arg-type]


def test_one_act_leaves_a_numbered_case_with_its_papers_at_the_clerks_step(
    loket: KantorSop, masuk: Pendaftaran
) -> None:
    p = _daftar(loket, replace(masuk, pindaian={"surat_kepolisian": Pindaian("s.jpg", foto("surat"))}))
    ada = queries.berkas_berlaku(p)
    assert (p.langkah, bool(p.nomor), p.kanal) == ("koreksi", True, "loket")
    assert not ada["surat_kepolisian"].asli_dilihat
    assert ada[queries.IDENTITAS].asli_dilihat
    assert ada[queries.TANDA_TANGAN].dilihat_oleh == loket.penugasan("loket").pengguna
    assert [r.tindakan for r in queries.riwayat(p)] == ["ajukan"]


@pytest.mark.parametrize(
    ("ubah", "lain", "galat"),
    [
        ({"jawaban": {**HILANG, "cerita": ""}}, {}, BelumLengkap),
        ({"dilihat": frozenset()}, {}, BelumLengkap),
        ({"pindaian": {"surat_kepolisian": Pindaian("x.pdf", b"bukan pdf")}}, {}, BerkasDitolak),
        ({"tanda_tangan": b"bukan gambar"}, {}, BerkasDitolak),
        ({"jenis": "tidak-ada"}, {}, LayananBelumDibuka),
        ({}, {"kanal": "warga"}, LayananBelumDibuka),
        ({}, {"jabatan": "pengelola"}, TidakBoleh),
    ],
)
def test_whatever_refuses_leaves_nothing_behind(
    loket: KantorSop, masuk: Pendaftaran, ubah: dict[str, object], lain: dict[str, str], galat: type[Galat]
) -> None:
    sebelum = jejak()
    with pytest.raises(galat, match=r"\w+"):
        _daftar(loket, replace(masuk, **ubah), **lain)  # type: ignore[arg-type]
    assert jejak() == sebelum


def test_a_case_that_came_back_is_mended_under_its_number_and_only_as_it_was_read(
    loket: KantorSop, masuk: Pendaftaran
) -> None:
    p = loket.maju(_daftar(loket, masuk), "tidak")
    with pytest.raises(SudahBerubah):
        _daftar(loket, masuk, lama=p, versi=p.versi - 1)
    lagi = _daftar(loket, masuk, lama=Permohonan.objects.get(pk=p.pk), versi=p.versi)
    assert (lagi.nomor, lagi.langkah) == (p.nomor, "koreksi")
    assert queries.kurang(lagi) == []
