"""Papers from outside: hostile, broken, oversized, or honest from a phone."""

import contextlib
import io
import resource
import struct
import zlib

import pytest
import zxingcpp
from PIL import Image, PngImagePlugin
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer
from pytest_django import Settings

from tertib.permohonan import lembar_pdf
from tertib.permohonan.periksa_berkas import BerkasBersih, BerkasDitolak, periksa

KECIL = "/MediaBox [0 0 200 300]"
GPS = {0: b"\x02\x03\x00\x00", 1: "S", 2: (2.0, 53.0, 0.0), 3: "E", 4: (103.0, 50.0, 0.0)}


def _jpeg(gambar: Image.Image, **lain: object) -> bytes:
    isi = io.BytesIO()
    gambar.save(isi, "JPEG", **lain)
    return isi.getvalue()


def _png(gambar: Image.Image, **lain: object) -> bytes:
    isi = io.BytesIO()
    gambar.save(isi, "PNG", **lain)
    return isi.getvalue()


def _foto_hp() -> Image.Image:
    """80 x 40, left half red: turned by EXIF orientation 6 it stands upright with red on top."""
    gambar = Image.new("RGB", (80, 40), "blue")
    gambar.paste("red", (0, 0, 40, 40))
    return gambar


def _buka(bersih: BerkasBersih) -> Image.Image:
    return Image.open(io.BytesIO(bersih.isi))


def _pdf(*halaman: str, akar: str = "", benda: tuple[bytes, ...] = ()) -> bytes:
    """A PDF by hand: one page for each dictionary text (default one small page); `benda` are objects from number 10 on."""
    daftar = halaman or ("/MediaBox [0 0 200 300]",)
    anak = [f"{100 + i} 0 obj <</Type /Page /Parent 2 0 R {h}>> endobj".encode() for i, h in enumerate(daftar)]
    kids = " ".join(f"{100 + i} 0 R" for i in range(len(daftar)))
    semua = [
        f"1 0 obj <</Type /Catalog /Pages 2 0 R {akar}>> endobj".encode(),
        f"2 0 obj <</Type /Pages /Kids [{kids}] /Count {len(daftar)}>> endobj".encode(),
        *(b"%d 0 obj %b endobj" % (10 + i, isi) for i, isi in enumerate(benda)),
        *anak,
    ]
    hasil, letak = b"%PDF-1.7\n", {}
    for satu in semua:
        letak[int(satu.split()[0])] = len(hasil)
        hasil += satu + b"\n"
    xref = b"".join(b"%d 1\n%010d 00000 n \n" % (no, di) for no, di in sorted(letak.items()))
    kepala = b"xref\n0 1\n0000000000 65535 f \n" + xref
    ujung = b"trailer <</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (max(letak) + 1, len(hasil))
    return hasil + kepala + ujung


class TestFoto:
    def test_where_it_was_taken_is_not_kept(self) -> None:
        exif = Image.Exif()
        exif[0x010F] = "MerekHP"
        exif[0x8825] = GPS
        asal = _jpeg(_foto_hp(), exif=exif, comment=b"lat -2.88 lon 103.8", xmp=b"<x:xmpmeta>lat -2.88</x:xmpmeta>")
        assert b"MerekHP" in asal
        bersih = periksa(asal)
        for isi in (bersih.isi, *bersih.lembar):
            assert not Image.open(io.BytesIO(isi)).getexif()
            for jejak in (b"MerekHP", b"lat -2.88", b"Exif", b"xmpmeta"):
                assert jejak not in isi

    def test_texts_inside_a_png_are_not_kept(self) -> None:
        catatan = PngImagePlugin.PngInfo()
        catatan.add_text("Location", "lat -2.88")
        assert b"lat -2.88" not in periksa(_png(_foto_hp(), pnginfo=catatan)).isi

    def test_the_orientation_of_the_camera_is_carried_out(self) -> None:
        exif = Image.Exif()
        exif[0x0112] = 6
        bersih = periksa(_jpeg(_foto_hp(), exif=exif))
        gambar = _buka(bersih)
        assert gambar.size == (40, 80)
        assert gambar.getpixel((20, 20))[0] > 200 > gambar.getpixel((20, 60))[0]  # type: ignore[index]
        assert Image.open(io.BytesIO(bersih.lembar[0])).size == (40, 80)

    def test_the_sheet_for_the_desk_is_smaller_what_is_kept_is_not(self) -> None:
        bersih = periksa(_jpeg(Image.new("RGB", (3000, 2000), "white")))
        assert _buka(bersih).size == (3000, 2000)
        assert Image.open(io.BytesIO(bersih.lembar[0])).size == (2400, 1600)

    @pytest.mark.parametrize("mode", ["L", "RGBA", "P", "CMYK", "1"])
    def test_every_colour_mode_of_a_scanner_is_read(self, mode: str) -> None:
        gambar = Image.new(mode, (30, 20))
        bersih = periksa(_jpeg(gambar) if mode in ("L", "CMYK") else _png(gambar))
        assert _buka(bersih).mode == "RGB"

    @pytest.mark.parametrize("sisa", [0.3, 0.6, 0.95])
    def test_a_cut_off_photo_is_refused(self, sisa: float) -> None:
        utuh = _jpeg(Image.effect_noise((200, 200), 80))
        with pytest.raises(BerkasDitolak, match="terpotong"):
            periksa(utuh[: int(len(utuh) * sisa)])

    def test_what_hangs_on_behind_a_photo_is_cut_off(self) -> None:
        bersih = periksa(_jpeg(_foto_hp()) + b"PK\x03\x04<script>alert(1)</script>%PDF-1.7")
        assert b"script" not in bersih.isi
        assert b"%PDF" not in bersih.isi

    @pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
    @pytest.mark.parametrize("sisi", [7_100, 10_000, 65_000])
    def test_more_pixels_than_any_camera_are_refused_before_decoding(self, sisi: int) -> None:
        with pytest.raises(BerkasDitolak, match="terlalu besar"):
            periksa(_png_kosong(sisi, sisi))

    def test_just_over_the_limit_is_refused(self, settings: Settings) -> None:
        settings.PIKSEL_BERKAS_TERBESAR = 10_000
        assert periksa(_png(Image.new("RGB", (100, 100))))
        with pytest.raises(BerkasDitolak, match="terlalu besar"):
            periksa(_png(Image.new("RGB", (100, 101))))

    @pytest.mark.filterwarnings("ignore::UserWarning")
    def test_broken_exif_never_breaks_the_server(self) -> None:
        exif = Image.Exif()
        exif[0x0112] = 6
        utuh = bytearray(_jpeg(_foto_hp(), exif=exif))
        letak = utuh.index(b"Exif\0\0") + 6
        for geser in range(40):
            rusak = bytearray(utuh)
            rusak[letak + geser : letak + geser + 2] = b"\xff\xff"
            with contextlib.suppress(BerkasDitolak):
                assert _buka(periksa(bytes(rusak))).format == "JPEG"

    def test_the_content_decides_not_the_picture_of_something_else(self) -> None:
        kode = zxingcpp.create_barcode("KTP CONTOH", zxingcpp.BarcodeFormat.QRCode)
        gambar = Image.fromarray(zxingcpp.write_barcode_to_image(kode, scale=4))
        bersih = periksa(_jpeg(gambar))
        assert zxingcpp.read_barcode(_buka(bersih)).text == "KTP CONTOH"


class TestBukanFoto:
    @pytest.mark.parametrize("merek", [b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypmsf1"])
    def test_heic_gets_its_own_sentence(self, merek: bytes) -> None:
        with pytest.raises(BerkasDitolak, match="HEIC"):
            periksa(b"\0\0\0\x18" + merek + b"\0" * 40)

    @pytest.mark.parametrize(
        "isi",
        [
            b"PK\x03\x04",
            b"<svg xmlns='x'/>",
            b"GIF89a\1\0\1\0",
            b"\xff\xd8 bukan",
            b"MZ",
            b"\0",
            b" %PDF-1.7",
            b"BM" + b"\0" * 60,
        ],
    )
    def test_anything_else_is_refused_whatever_it_is_called(self, isi: bytes) -> None:
        with pytest.raises(BerkasDitolak, match="bukan PDF"):
            periksa(isi)

    @pytest.mark.parametrize("isi", [b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n", b"\x89PNG\r\n\x1a\n" + b"\0" * 100])
    def test_the_right_first_bytes_alone_do_not_do(self, isi: bytes) -> None:
        with pytest.raises(BerkasDitolak, match="rusak"):
            periksa(isi)

    def test_empty_and_too_large(self, settings: Settings) -> None:
        with pytest.raises(BerkasDitolak, match="kosong"):
            periksa(b"")
        settings.UKURAN_BERKAS_TERBESAR = 5000
        with pytest.raises(BerkasDitolak, match="10 MB"):
            periksa(_pdf() + b"%" * 5000)


class TestPdf:
    def test_it_is_kept_as_it_came_and_shown_as_pictures(self) -> None:
        isi = _pdf(KECIL, KECIL)
        bersih = periksa(isi)
        assert (bersih.jenis, bersih.isi, len(bersih.lembar)) == ("application/pdf", isi, 2)
        assert max(Image.open(io.BytesIO(bersih.lembar[0])).size) == lembar_pdf.SISI_PANJANG

    def test_scripts_and_launch_actions_do_not_reach_the_desk(self) -> None:
        bahaya = "/OpenAction <</S /JavaScript /JS (app.alert\\(1\\))>> /AA <</WC <</S /Launch /F (cmd.exe)>>>>"
        isi = _pdf(akar=bahaya)
        assert b"alert" in isi
        (lembar,) = periksa(isi).lembar
        assert Image.open(io.BytesIO(lembar)).format == "JPEG"
        for tanda in (b"alert", b"cmd.exe", b"JavaScript"):
            assert tanda not in lembar

    def test_twenty_pages_pass_one_more_does_not(self) -> None:
        assert len(periksa(_pdf(*[KECIL] * 20)).lembar) == 20
        with pytest.raises(BerkasDitolak, match="20 halaman"):
            periksa(_pdf(*[KECIL] * 21))

    def test_a_password_is_named(self) -> None:
        penulis = copy_into_new_writer(PdfFileReader(io.BytesIO(_pdf())))
        penulis.encrypt("rahasia", "rahasia")
        terkunci = io.BytesIO()
        penulis.write(terkunci)
        with pytest.raises(BerkasDitolak, match="kata sandi"):
            periksa(terkunci.getvalue())

    @pytest.mark.parametrize("isi", [b"%PDF-1.7\n", b"%PDF-1.7\n" + b"\0\xff" * 3000, b"%PDF-<html><script>"])
    def test_only_called_a_pdf(self, isi: bytes) -> None:
        with pytest.raises(BerkasDitolak, match="tidak dapat dibaca"):
            periksa(isi)

    def test_a_page_of_absurd_size_costs_no_more_than_another(self) -> None:
        for ukuran in ("14000 14000", "14000 3"):
            try:
                lembar = periksa(_pdf(f"/MediaBox [0 0 {ukuran}]")).lembar
            except BerkasDitolak:
                continue
            assert all(max(Image.open(io.BytesIO(g)).size) <= lembar_pdf.SISI_PANJANG for g in lembar)

    @pytest.mark.lambat
    def test_a_bomb_dies_alone_within_its_limits(self) -> None:
        """Content that unpacks to 1.5 GB: the reader has 1 GB and ten seconds, the server lives and stays small."""
        sebelum = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        kemas = zlib.compressobj(9)
        kepala = kemas.compress(b" ") + kemas.flush(zlib.Z_FULL_FLUSH)
        padat = kepala + (kemas.compress(b" " * 10_000_000) + kemas.flush(zlib.Z_FULL_FLUSH)) * 150
        alir = b"<</Length %d /Filter /FlateDecode>> stream\n%b\nendstream" % (len(padat), padat)
        with contextlib.suppress(BerkasDitolak):
            assert len(periksa(_pdf("/MediaBox [0 0 200 300] /Contents 10 0 R", benda=(alir,))).lembar) == 1
        assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - sebelum < 200_000
        assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < 1_100_000


def _png_kosong(lebar: int, tinggi: int) -> bytes:
    """A PNG of a few bytes that claims a size."""

    def bagian(nama: bytes, isi: bytes) -> bytes:
        return struct.pack(">I", len(isi)) + nama + isi + struct.pack(">I", zlib.crc32(nama + isi))

    kepala = struct.pack(">IIBBBBB", lebar, tinggi, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + bagian(b"IHDR", kepala) + bagian(b"IDAT", zlib.compress(b"\0")) + bagian(b"IEND", b"")
