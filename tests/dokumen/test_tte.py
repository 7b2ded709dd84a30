import io
import logging
import stat
from datetime import timedelta
from pathlib import Path

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

from tertib.dokumen import sisipan
from tertib.dokumen.cetak import kartu_pdf
from tertib.dokumen.tte import pki
from tertib.dokumen.tte.jenis import (
    KALIMAT_KEADAAN,
    DokumenTidakDapatDitandatangani,
    FrasaSalah,
    KeadaanSertifikat,
    PenyediaTTE,
    SertifikatTidakBerlaku,
)
from tertib.dokumen.tte.lokal import TTELokal
from tertib.dokumen.verifikasi import UKURAN_TERBESAR, periksa_tandatangan, sama_isi
from tests.dokumen.conftest import FRASA, NIP, TAUTAN, WAKTU, Jalankan, kartu, terbitkan


@pytest.fixture(scope="session")
def asli() -> bytes:
    return kartu_pdf(kartu(4), cap=None, tautan=TAUTAN, waktu=WAKTU)


@pytest.fixture(scope="session")
def bertanda(tte: TTELokal, asli: bytes) -> bytes:
    return tanda(tte, asli)


def tanda(tte: PenyediaTTE, pdf: bytes, **lain: object) -> bytes:
    isian = {"penandatangan": NIP, "frasa_sandi": FRASA, "alasan": "Penerbitan KK", "lokasi": "Sekayu", "waktu": WAKTU}
    return tte.tandatangani(pdf, **(isian | lain))  # type: ignore[arg-type]


def test_poppler_says_valid_and_whole_document(bertanda: bytes, poppler: Jalankan) -> None:
    kata = poppler(bertanda, "pdfsig", "{}")
    assert "Signature is Valid." in kata
    assert "Total document signed" in kata
    assert "ETSI.CAdES.detached" in kata
    assert "Dr. RUDI HARTONO, M.Si." in kata
    assert "Nov 20 2026" in kata


def test_our_own_check_agrees(bertanda: bytes, asli: bytes, tte: TTELokal) -> None:
    hasil = periksa_tandatangan(bertanda, akar=tte.akar(), pada=WAKTU)
    assert hasil.sah
    assert hasil.menutup_seluruh_dokumen
    assert (hasil.penandatangan, hasil.id_penandatangan, hasil.waktu) == ("Dr. RUDI HARTONO, M.Si.", NIP, WAKTU)
    assert sama_isi(bertanda, asli)


def test_signed_file_begins_with_our_bytes_and_a_newline_for_pdfa(bertanda: bytes, asli: bytes) -> None:
    assert bertanda.startswith(asli + b"\n")


@pytest.mark.parametrize("letak", [0.02, 0.3, 0.6, 0.85])
def test_one_changed_byte_is_found(bertanda: bytes, asli: bytes, tte: TTELokal, letak: float) -> None:
    rusak = bytearray(bertanda)
    rusak[int(len(asli) * letak)] ^= 1
    assert not periksa_tandatangan(bytes(rusak), akar=tte.akar(), pada=WAKTU).sah
    assert not sama_isi(bytes(rusak), asli)


def ganti_halaman(pdf: bytes) -> IncrementalPdfFileWriter:
    """An update that empties the first page, as a forger would append it."""
    penulis = IncrementalPdfFileWriter(io.BytesIO(pdf))
    simpul = penulis.root["/Pages"]
    while simpul["/Type"] != "/Page":
        simpul = simpul["/Kids"][0]
    simpul["/Contents"] = penulis.add_object(generic.StreamObject(stream_data=b"BT ET"))
    penulis.update_container(simpul)
    return penulis


def tulis(penulis: IncrementalPdfFileWriter) -> bytes:
    keluar = io.BytesIO()
    penulis.write(keluar)
    return keluar.getvalue()


def test_an_appended_update_is_found(bertanda: bytes, tte: TTELokal, poppler: Jalankan) -> None:
    ditambah = tulis(ganti_halaman(bertanda))
    hasil = periksa_tandatangan(ditambah, akar=tte.akar(), pada=WAKTU)
    assert not hasil.sah
    assert not hasil.menutup_seluruh_dokumen
    assert "ditambahi" in hasil.sebab
    assert "Not total document signed" in poppler(ditambah, "pdfsig", "{}")


def test_bytes_after_the_end_are_found(bertanda: bytes, tte: TTELokal) -> None:
    assert not periksa_tandatangan(bertanda + b"\n%tambah", akar=tte.akar(), pada=WAKTU).sah


def test_a_page_replaced_before_signing_is_not_our_content(asli: bytes, tte: TTELokal) -> None:
    """Our bytes first, validly signed, and yet another page: the prefix alone would be fooled."""
    lain = tanda(tte, tulis(ganti_halaman(asli + b"\n")))
    assert lain.startswith(asli)
    assert periksa_tandatangan(lain, akar=tte.akar(), pada=WAKTU).sah
    assert not sama_isi(lain, asli)


def test_a_page_replaced_in_the_update_that_signs_is_not_our_content(asli: bytes, tte: TTELokal) -> None:
    rincian = signers.PdfSignatureMetadata(field_name="TandaTangan", md_algorithm="sha256")
    pemegang = tte.buka(NIP, frasa_sandi=FRASA)._pemegang
    lain = signers.sign_pdf(ganti_halaman(asli + b"\n"), rincian, pemegang, bytes_reserved=8192).getvalue()
    assert lain.startswith(asli)
    assert periksa_tandatangan(lain, akar=tte.akar(), pada=WAKTU).sah
    assert not sama_isi(lain, asli)


def test_a_visible_stamp_is_not_only_a_signature(asli: bytes, tte: TTELokal) -> None:
    rincian = signers.PdfSignatureMetadata(field_name="TandaTangan", md_algorithm="sha256")
    tampak = fields.SigFieldSpec("TandaTangan", box=(10, 10, 200, 100))
    penulis = IncrementalPdfFileWriter(io.BytesIO(asli + b"\n"))
    pemegang = tte.buka(NIP, frasa_sandi=FRASA)._pemegang
    lain = signers.sign_pdf(penulis, rincian, pemegang, new_field_spec=tampak, bytes_reserved=8192).getvalue()
    assert periksa_tandatangan(lain, akar=tte.akar(), pada=WAKTU).sah
    assert not sama_isi(lain, asli)


def test_another_document_is_not_our_content(bertanda: bytes, tte: TTELokal) -> None:
    lain = kartu_pdf(kartu(3), cap=None, tautan=TAUTAN, waktu=WAKTU)
    assert not sama_isi(bertanda, lain)
    assert not sama_isi(lain, lain)
    assert not sama_isi(lain + b"\n", lain)
    assert not sama_isi(bertanda, b"")


def test_a_stranger_root_is_not_trusted(bertanda: bytes, tmp_path: Path) -> None:
    asing = pki.siapkan_pki(tmp_path / "asing", frasa_pki="x", waktu=WAKTU)
    hasil = periksa_tandatangan(bertanda, akar=[asing], pada=WAKTU)
    assert not hasil.sah
    assert hasil.menutup_seluruh_dokumen
    assert "penerbit yang dikenal" in hasil.sebab


def test_validity_is_judged_at_the_given_moment(bertanda: bytes, tte: TTELokal) -> None:
    assert not periksa_tandatangan(bertanda, akar=tte.akar(), pada=WAKTU + timedelta(days=400)).sah


@pytest.mark.parametrize(
    "sampah",
    [
        b"",
        b"%PDF-1.7\n",
        b"%PDF-1.7 /ByteRange",
        b"%PDF-1.7\n/ByteRange\nstartxref\n5\n%%EOF",
        b"GIF89a/ByteRange",
        b"%PDF-" + b"[" * 50_000 + b"/ByteRange",
        b"%PDF-1.7 /ByteRange" + b"0" * UKURAN_TERBESAR,
        b"%PDF-1.7 /ByteRange" + b"startxref\n9\n%%EOF\n" * 100,
    ],
    ids=range(8),
)
def test_garbage_is_answered_not_raised(sampah: bytes, tte: TTELokal, asli: bytes) -> None:
    hasil = periksa_tandatangan(sampah, akar=tte.akar())
    assert not hasil.sah
    assert hasil.sebab
    assert not sama_isi(sampah, asli)
    assert not sama_isi(asli + sampah, asli)


def test_cut_anywhere_is_answered_not_raised(bertanda: bytes, tte: TTELokal) -> None:
    for panjang in range(0, len(bertanda), len(bertanda) // 40):
        assert not periksa_tandatangan(bertanda[:panjang], akar=tte.akar(), pada=WAKTU).sah


def test_unsigned_is_told_apart(asli: bytes, tte: TTELokal) -> None:
    assert "tidak memuat tanda tangan" in periksa_tandatangan(asli, akar=tte.akar()).sebab


def test_wrong_passphrase_leaves_nothing(
    tte: TTELokal, asli: bytes, map_pki: Path, caplog: pytest.LogCaptureFixture
) -> None:
    sebelum = {berkas: berkas.read_bytes() for berkas in map_pki.rglob("*") if berkas.is_file()}
    with caplog.at_level(logging.DEBUG), pytest.raises(FrasaSalah, match="Passphrase salah"):
        tanda(tte, asli, frasa_sandi="frasa yang keliru")
    assert {berkas: berkas.read_bytes() for berkas in map_pki.rglob("*") if berkas.is_file()} == sebelum
    assert "keliru" not in caplog.text


def test_passphrase_and_plain_key_are_nowhere_in_the_folder(map_pki: Path) -> None:
    for berkas in (berkas for berkas in map_pki.rglob("*") if berkas.is_file()):
        isi = berkas.read_bytes()
        assert FRASA.encode() not in isi
        assert b"frasa pki" not in isi
        assert b"BEGIN PRIVATE KEY" not in isi
        if berkas.suffix == ".kunci":
            assert b"ENCRYPTED PRIVATE KEY" in isi
            assert stat.S_IMODE(berkas.stat().st_mode) == 0o600


def test_certificate_states(tte: TTELokal, asli: bytes) -> None:
    assert tte.status_pada(NIP, WAKTU).berlaku
    assert tte.status_pada(NIP, WAKTU + timedelta(days=366)).keadaan is KeadaanSertifikat.EXPIRED
    assert tte.status_pada(NIP, WAKTU - timedelta(days=1)).keadaan is KeadaanSertifikat.NEW
    assert tte.status("../akar").keadaan is KeadaanSertifikat.NOT_REGISTERED
    with pytest.raises(SertifikatTidakBerlaku, match="habis"):
        tanda(tte, asli, waktu=WAKTU + timedelta(days=366))
    with pytest.raises(SertifikatTidakBerlaku, match="belum terdaftar"):
        tanda(tte, asli, penandatangan="0")
    assert set(KALIMAT_KEADAAN) == set(KeadaanSertifikat)


def test_what_is_no_pdf_is_not_signed(tte: TTELokal) -> None:
    with pytest.raises(DokumenTidakDapatDitandatangani):
        tanda(tte, b"<html>bukan PDF</html>")


def test_one_opening_signs_many(tte: TTELokal, asli: bytes) -> None:
    terbuka = tte.buka(NIP, frasa_sandi=FRASA)
    for menit in range(3):
        waktu = WAKTU + timedelta(minutes=menit)
        hasil = terbuka.tandatangani(asli, alasan="Penerbitan KK", lokasi="Sekayu", waktu=waktu)
        assert periksa_tandatangan(hasil, akar=tte.akar(), pada=waktu).waktu == waktu


def test_pki_is_made_once_and_a_new_certificate_replaces_the_old(tmp_path: Path) -> None:
    folder = tmp_path / "pki"
    pertama = pki.siapkan_pki(folder, frasa_pki="frasa pki", waktu=WAKTU)
    assert pki.siapkan_pki(folder, frasa_pki="lain", waktu=WAKTU) == pertama
    terbitkan(folder, hari=1)
    terbitkan(folder, hari=10)
    assert TTELokal(folder).status_pada(NIP, WAKTU + timedelta(days=5)).berlaku
    with pytest.raises(pki.KunciTertutup):
        pki.buka_kunci(folder / "akar.kunci", "bukan frasa pki")
    assert [berkas.name for berkas in tmp_path.iterdir()] == ["pki"]


@pytest.mark.parametrize(
    ("isi", "aman"),
    [
        ({}, True),
        ({"/Rect": [10, 10, 200, 100]}, False),
        ({"/FT": generic.pdf_name("/Btn")}, False),
        ({"/AA": generic.DictionaryObject()}, False),
    ],
    ids=["signature", "with a size", "a button", "with an action"],
)
def test_only_a_field_that_shows_and_does_nothing_passes(isi: dict[str, object], aman: bool) -> None:
    medan = generic.DictionaryObject({generic.pdf_name("/FT"): generic.pdf_name("/Sig")})
    for kunci, nilai in ({"/Rect": [0, 0, 0, 0]} | isi).items():
        medan[generic.pdf_name(kunci)] = (
            generic.ArrayObject(map(generic.NumberObject, nilai)) if isinstance(nilai, list) else nilai
        )
    assert sisipan._medan_aman(medan) is aman
