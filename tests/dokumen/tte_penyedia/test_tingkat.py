"""The four baseline levels: what each proves, and that none adds anything to the page."""

import io
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader

from tertib.dokumen.tte import pencabutan, pki
from tertib.dokumen.tte.jenis import DokumenTidakDapatDitandatangani, SertifikatTidakBerlaku, Tingkat
from tertib.dokumen.tte.lokal import TTELokal
from tertib.dokumen.verifikasi import periksa_tandatangan, sama_isi
from tertib.simulator.bsre.dunia import dokumen_kosong
from tests.dokumen.conftest import FRASA, NIP, WAKTU, Jalankan, terbitkan
from tests.dokumen.tte_penyedia.conftest import FRASA_PKI, ISI

CAP = WAKTU + timedelta(seconds=5)


@pytest.fixture(scope="module")
def berjenjang(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tingkat") / "pki"
    pki.siapkan_pki(folder, frasa_pki=FRASA_PKI, waktu=WAKTU)
    terbitkan(folder)
    return folder


def penyedia(folder: Path, tingkat: Tingkat, cap: datetime = CAP) -> TTELokal:
    return TTELokal(folder, tingkat=tingkat, frasa_pki=FRASA_PKI, jam=lambda: cap)


@pytest.fixture(scope="module")
def hasil(berjenjang: Path, asli: bytes) -> dict[Tingkat, bytes]:
    return {
        tingkat: penyedia(berjenjang, tingkat).tandatangani(asli, frasa_sandi=FRASA, **ISI)  # type: ignore[arg-type]
        for tingkat in Tingkat
    }


@pytest.mark.parametrize("tingkat", Tingkat)
def test_each_level_is_valid_ours_and_nothing_but_a_signature(
    hasil: dict[Tingkat, bytes], asli: bytes, berjenjang: Path, tingkat: Tingkat, poppler: Jalankan
) -> None:
    pdf, tte = hasil[tingkat], penyedia(berjenjang, tingkat)
    periksa = periksa_tandatangan(pdf, akar=tte.akar(), daftar_cabut=tte.daftar_cabut(), pada=WAKTU)
    assert periksa.sah, periksa.sebab
    assert periksa.menutup_seluruh_dokumen
    assert periksa.waktu == WAKTU
    assert periksa.waktu_terbukti == (None if tingkat is Tingkat.B else CAP), "the stamp does not believe the claim"
    assert sama_isi(pdf, asli)
    assert pdf.startswith(asli + b"\n")
    assert "Signature is Valid." in poppler(pdf, "pdfsig", "{}")


def test_what_each_level_carries(hasil: dict[Tingkat, bytes]) -> None:
    for tingkat, pdf in hasil.items():
        pembaca = PdfFileReader(io.BytesIO(pdf))
        assert ("/DSS" in pembaca.root) is (tingkat in (Tingkat.LT, Tingkat.LTA))
        assert len(pembaca.embedded_timestamp_signatures) == (tingkat is Tingkat.LTA)
        assert len(pembaca.embedded_regular_signatures) == 1


@pytest.mark.parametrize("tingkat", [Tingkat.LT, Tingkat.LTA])
def test_an_update_after_validation_data_is_found(
    hasil: dict[Tingkat, bytes], asli: bytes, berjenjang: Path, tingkat: Tingkat
) -> None:
    penulis = IncrementalPdfFileWriter(io.BytesIO(hasil[tingkat]))
    simpul = penulis.root["/Pages"]
    while simpul["/Type"] != "/Page":
        simpul = simpul["/Kids"][0]
    simpul["/Rotate"] = penulis.root["/AcroForm"]["/SigFlags"]
    penulis.update_container(simpul)
    keluar = io.BytesIO()
    penulis.write(keluar)
    akar = penyedia(berjenjang, tingkat).akar()
    assert not periksa_tandatangan(keluar.getvalue(), akar=akar, pada=WAKTU).sah
    assert not sama_isi(keluar.getvalue(), asli)
    tabel = hasil[tingkat].rsplit(b"startxref", 1)[1]
    for ekor in (
        b"% tambahan\nstartxref" + tabel,
        b"% tambahan",
        b"\n% tambahan\nstartxref\n9\n%%EOF\n",
        b"\n\n\n%%EOF",
    ):
        assert not periksa_tandatangan(hasil[tingkat] + ekor, akar=akar, pada=WAKTU).sah, ekor


def test_another_tree_of_pages_is_not_our_content(asli: bytes, folder: Path) -> None:
    """No page is touched: the root merely points to other ones, and all of it is validly signed."""
    penulis = IncrementalPdfFileWriter(io.BytesIO(asli + b"\n"))
    kosong = PdfFileReader(io.BytesIO(dokumen_kosong()))
    penulis.root["/Pages"] = penulis.import_object(kosong.root.raw_get("/Pages"))
    penulis.update_root()
    keluar = io.BytesIO()
    penulis.write(keluar)
    tte = TTELokal(folder)
    pdf = tte.tandatangani(keluar.getvalue(), frasa_sandi=FRASA, **ISI)  # type: ignore[arg-type]
    assert periksa_tandatangan(pdf, akar=tte.akar(), pada=WAKTU).sah
    assert not sama_isi(pdf, asli)


def test_a_proven_time_outlives_the_certificate(hasil: dict[Tingkat, bytes], berjenjang: Path) -> None:
    """Nobody tells the moment: a bare signature is judged today, a stamped one at the time proven."""
    terbit = pki.baca_sertifikat(pki.berkas_orang(berjenjang, NIP, "pem"))
    assert terbit.not_valid_after_utc > CAP
    pencabutan.cabut(
        berjenjang, id=NIP, alasan=pencabutan.AlasanCabut.DIGANTI, frasa_pki=FRASA_PKI, waktu=CAP + timedelta(minutes=1)
    )
    for tingkat, pdf in hasil.items():
        tte = penyedia(berjenjang, tingkat)
        temuan = periksa_tandatangan(pdf, akar=tte.akar(), daftar_cabut=tte.daftar_cabut())
        assert temuan.sah is (tingkat is not Tingkat.B), (tingkat, temuan.sebab)


def test_a_stamp_is_renewed_before_it_ages_out(hasil: dict[Tingkat, bytes], berjenjang: Path, asli: bytes) -> None:
    kelak = CAP + timedelta(days=1500)
    tte = penyedia(berjenjang, Tingkat.LTA, kelak)
    lama = hasil[Tingkat.LTA]
    baru = tte.perpanjang(lama, waktu=kelak)
    assert baru.startswith(lama)
    assert sama_isi(baru, asli)
    temuan = periksa_tandatangan(baru, akar=tte.akar(), daftar_cabut=tte.daftar_cabut())
    assert temuan.sah, temuan.sebab
    assert temuan.waktu_terbukti == CAP, "the first stamp still proves when it was signed"
    assert len(PdfFileReader(io.BytesIO(baru)).embedded_timestamp_signatures) == 2
    for tanpa_cap in (hasil[Tingkat.B], asli, b"bukan PDF"):
        with pytest.raises(DokumenTidakDapatDitandatangani):
            tte.perpanjang(tanpa_cap, waktu=kelak)


def test_a_stamp_of_a_stranger_proves_nothing(asli: bytes, folder: Path, tmp_path: Path) -> None:
    """The signer's own clock set back, with a time stamp from an authority nobody trusts."""
    pki.siapkan_pki(tmp_path / "asing", frasa_pki=FRASA_PKI, waktu=WAKTU)
    curang = penyedia(folder, Tingkat.T)
    curang._stempel = penyedia(tmp_path / "asing", Tingkat.T)._bukti(WAKTU).stempel
    pdf = curang.tandatangani(asli, frasa_sandi=FRASA, **ISI)  # type: ignore[arg-type]
    temuan = periksa_tandatangan(pdf, akar=curang.akar(), pada=WAKTU)
    assert temuan.sah
    assert temuan.waktu_terbukti is None


def test_revoked_between_two_documents_of_one_opening(asli: bytes, folder: Path) -> None:
    """F20: the key stays open, the certificate does not stay good."""
    terbuka = penyedia(folder, Tingkat.LT).buka(NIP, frasa_sandi=FRASA)
    lain = {"alasan": "x", "lokasi": "y"}
    terbuka.tandatangani(asli, waktu=WAKTU, **lain)
    pencabutan.cabut(folder, id=NIP, alasan=pencabutan.AlasanCabut.BERHENTI, frasa_pki=FRASA_PKI, waktu=WAKTU)
    with pytest.raises(SertifikatTidakBerlaku, match="dicabut"):
        terbuka.tandatangani(asli, waktu=WAKTU, **lain)


def test_days_left_are_told_before_the_end(folder: Path) -> None:
    status = TTELokal(folder).status_pada(NIP, WAKTU)
    assert status.sisa_hari(WAKTU) == 365
    assert status.sisa_hari(WAKTU + timedelta(days=351, hours=1)) == 13
    assert (status.sisa_hari(WAKTU + timedelta(days=366)) or 0) < 0
    assert TTELokal(folder).status_pada("tak dikenal", WAKTU).sisa_hari(WAKTU) is None
