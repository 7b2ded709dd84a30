"""Good documents and spoilt ones: pdfsig and OpenSSL agree with our verdict on each."""

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from tertib.dokumen.tte import pencabutan, pki
from tertib.dokumen.tte.lokal import TTELokal
from tertib.dokumen.verifikasi import periksa_tandatangan
from tests.dokumen.conftest import FRASA, NIP, WAKTU, terbitkan
from tests.dokumen.tte_penyedia import pihak_luar
from tests.dokumen.tte_penyedia.conftest import FRASA_PKI

LAMA = WAKTU + timedelta(hours=1)


@dataclass(frozen=True)
class Bahan:
    """What spoilers work with: the unsigned and the signed file, another signed file, and strangers."""

    asli: bytes
    baik: bytes
    lain: bytes
    asing: bytes
    kembar: bytes
    dua_kali: bytes
    dicabut: bytes
    akar: list[object]
    daftar_cabut: list[bytes]


def _tanda(folder: Path, pdf: bytes, siapa: str = NIP) -> bytes:
    return TTELokal(folder).tandatangani(
        pdf, penandatangan=siapa, frasa_sandi=FRASA, alasan="Penerbitan KK", lokasi="Sekayu", waktu=WAKTU
    )


def _tanda_lagi(folder: Path, pdf: bytes) -> bytes:
    """A second signature in a field of its own, which a certified document allows for."""
    from pyhanko.sign import fields, signers

    pemegang = TTELokal(folder).buka(NIP, frasa_sandi=FRASA)._pemegang
    rincian = signers.PdfSignatureMetadata(
        field_name="Kedua", md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES
    )
    hasil: io.BytesIO = signers.sign_pdf(
        IncrementalPdfFileWriter(io.BytesIO(pdf)), rincian, pemegang, bytes_reserved=8192
    )
    return hasil.getvalue()


@pytest.fixture(scope="module")
def bahan(tmp_path_factory: pytest.TempPathFactory, asli: bytes) -> Bahan:
    map = tmp_path_factory.mktemp("rusak")
    for nama in ("kita", "asing", "kembar"):
        sebutan = "Orang lain" if nama == "asing" else "Tertib (setempat)"
        pki.siapkan_pki(map / nama, frasa_pki=FRASA_PKI, waktu=WAKTU, nama=sebutan)
        terbitkan(map / nama)
    kita = map / "kita"
    baik, lain = _tanda(kita, asli), _tanda(kita, asli + b"\n% lain")
    pki.terbitkan_sertifikat(
        kita, id="0815", nama="Mantan Kadis", jabatan="Kadis", instansi="Dinas", frasa_sandi=FRASA, berlaku_hari=9,
        frasa_pki=FRASA_PKI, waktu=WAKTU,
    )  # fmt: skip
    dicabut = _tanda(kita, asli, "0815")
    pencabutan.cabut(kita, id="0815", alasan=pencabutan.AlasanCabut.BERHENTI, frasa_pki=FRASA_PKI, waktu=WAKTU)
    return Bahan(
        asli=asli,
        baik=baik,
        lain=lain,
        asing=_tanda(map / "asing", asli),
        kembar=_tanda(map / "kembar", asli),
        dua_kali=_tanda_lagi(map / "asing", baik),
        dicabut=dicabut,
        akar=[pki.baca_sertifikat(kita / "akar.pem")],
        daftar_cabut=pencabutan.daftar(kita),
    )


def _balik(pdf: bytes, letak: int) -> bytes:
    return pdf[:letak] + bytes([pdf[letak] ^ 1]) + pdf[letak + 1 :]


def _isi_tanda(pdf: bytes) -> tuple[int, int]:
    (satu,) = re.finditer(rb"/Contents\s*<([0-9a-fA-F]{1000,})>", pdf)
    return satu.span(1)


def _ganti_isi_tanda(pdf: bytes, isi: bytes) -> bytes:
    a, b = _isi_tanda(pdf)
    return pdf[:a] + isi[: b - a].ljust(b - a, b"0") + pdf[b:]


def _rentang(pdf: bytes, ubah: Callable[[list[int]], list[int]]) -> bytes:
    (satu,) = re.finditer(rb"/ByteRange\s*\[([\d\s]+)\]", pdf)
    baru = " ".join(str(n) for n in ubah([int(n) for n in satu[1].split()])).encode()
    return pdf[: satu.start(1)] + baru.ljust(len(satu[1])) + pdf[satu.end(1) :]


def _tambah(pdf: bytes, *, catatan: bool) -> bytes:
    """An update that empties the page, or lays a note over it."""
    penulis = IncrementalPdfFileWriter(io.BytesIO(pdf))
    simpul = penulis.root["/Pages"]
    while simpul["/Type"] != "/Page":
        simpul = simpul["/Kids"][0]
    if catatan:
        angka = generic.ArrayObject([generic.NumberObject(n) for n in (10, 10, 200, 100)])
        nama = generic.pdf_name
        nota = {nama("/Type"): nama("/Annot"), nama("/Subtype"): nama("/Square"), nama("/Rect"): angka}
        lama = list(simpul.get("/Annots", ()))
        simpul["/Annots"] = generic.ArrayObject([*lama, penulis.add_object(generic.DictionaryObject(nota))])
    else:
        simpul["/Contents"] = penulis.add_object(generic.StreamObject(stream_data=b"BT ET"))
    penulis.update_container(simpul)
    keluar = io.BytesIO()
    penulis.write(keluar)
    return keluar.getvalue()


def _ganti(pdf: bytes, lama: bytes, baru: bytes) -> bytes:
    assert pdf.count(lama) >= 1
    assert len(lama) == len(baru)
    return pdf.replace(lama, baru)


RUSAK: dict[str, Callable[[Bahan], bytes]] = {
    "a byte at the beginning": lambda b: _balik(b.baik, 30),
    "a byte of the page": lambda b: _balik(b.baik, len(b.asli) // 3),
    "a byte of a font": lambda b: _balik(b.baik, len(b.asli) * 2 // 3),
    "a byte of the cross-reference": lambda b: _balik(b.baik, len(b.asli) - 60),
    "a byte after the signature": lambda b: _balik(b.baik, b.baik.rindex(b"trailer")),
    "a byte in the signature": lambda b: _balik(b.baik, _isi_tanda(b.baik)[0] + 900),
    "signature emptied": lambda b: _ganti_isi_tanda(b.baik, b""),
    "signature of another file": lambda b: _ganti_isi_tanda(b.baik, b.lain[slice(*_isi_tanda(b.lain))]),
    "cut in the middle": lambda b: b.baik[: len(b.baik) // 2],
    "cut by the last line": lambda b: b.baik[:-40],
    "page emptied by an update": lambda b: _tambah(b.baik, catatan=False),
    "note laid over the page": lambda b: _tambah(b.baik, catatan=True),
    "bytes after the end": lambda b: b.baik + b"\n% tambahan\n%%EOF\n",
    "range begins later": lambda b: _rentang(b.baik, lambda r: [9, r[1] - 9, r[2], r[3]]),
    "range with a wider gap": lambda b: _rentang(b.baik, lambda r: [r[0], r[1] - 50, r[2], r[3]]),
    "range ends early": lambda b: _rentang(b.baik, lambda r: [r[0], r[1], r[2], r[3] - 30]),
    "another reason": lambda b: _ganti(b.baik, b"(Penerbitan KK)", b"(Pencetakan KK)"),
    "another time": lambda b: _ganti(b.baik, b"(D:20261120", b"(D:20261119"),
    "signature taken away": lambda b: b.asli,
    "by an authority unknown to us": lambda b: b.asing,
    "by an authority of the same name": lambda b: b.kembar,
    "a stranger's signature on top": lambda b: b.dua_kali,
    "by a revoked certificate": lambda b: b.dicabut,
}


@pytest.mark.parametrize("nama", ["good", *RUSAK])
def test_all_three_agree(bahan: Bahan, nama: str, tmp_path: Path) -> None:
    pdf = bahan.baik if nama == "good" else RUSAK[nama](bahan)
    baik = nama == "good"
    assert (pdf == bahan.baik) is baik
    hukum = {"akar": bahan.akar, "pada": LAMA, "daftar_cabut": bahan.daftar_cabut}
    assert periksa_tandatangan(pdf, **hukum).sah is baik  # type: ignore[arg-type]
    assert pihak_luar.sah(pdf, map=tmp_path, **hukum) is baik  # type: ignore[arg-type]


def test_an_expired_certificate_is_refused_by_all_three(bahan: Bahan, tmp_path: Path) -> None:
    kelak = WAKTU + timedelta(days=400)
    assert not periksa_tandatangan(bahan.baik, akar=bahan.akar, pada=kelak).sah  # type: ignore[arg-type]
    assert not pihak_luar.sah(bahan.baik, akar=bahan.akar, pada=kelak, daftar_cabut=[], map=tmp_path)  # type: ignore[arg-type]
