"""Cards issued per second: render, sign, store durably; against the floor, and WeasyPrint with pyHanko.

The floor is what cannot be left out: the Typst call, one raw signature, one file brought to the disk. Everybody signs
with the same opened P-256 key. WeasyPrint draws the same ten people, QR code and fonts as PDF/A-3a from HTML, its fonts
and style sheet read once; pyHanko signs the result as its manual shows. Every card differs, so that nothing is answered
from a cache.
"""

import io
import itertools
import os
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from html import escape
from pathlib import Path
from typing import Any
from unittest.mock import patch

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

from alat.bench.dunia import Dunia
from alat.bench.ukur import Peserta
from tertib.alur.sertifikasi import penyedia
from tertib.dokumen import cetak, qr, susun
from tertib.dokumen.kartu import KOLOM_ANGGOTA, AnggotaKartu, Kartu
from tertib.dokumen.tte.lokal import KunciTerbuka
from tertib.inti import penyimpanan
from tertib.peragaan.kantor import FRASA_SANDI

_ALASAN, _LOKASI = "KK contoh", "Sekayu"
_HURUF = Path(cetak.__file__).parent / "huruf"
_GAYA = f"""
@font-face {{ font-family: L; src: url("{(_HURUF / "LiberationSans-Regular.ttf").as_uri()}"); }}
@font-face {{ font-family: L; font-weight: bold; src: url("{(_HURUF / "LiberationSans-Bold.ttf").as_uri()}"); }}
@page {{ size: A4 landscape; margin: 8mm 10mm; }}
body {{ font: 7pt L; }} h1 {{ font-size: 19pt; text-align: center; margin: 0; }} svg {{ width: 27mm; height: 27mm; }}
table {{ border-collapse: collapse; width: 100%; margin: 2mm 0; }} td, th {{ border: .4pt solid #345; padding: 1mm; }}
"""


class Meja:
    """The signer's desk: cards that differ by number and address, the opened key, a folder."""

    def __init__(self, dunia: Dunia, folder: Path) -> None:
        kadis = dunia.penugasan["kadis"]
        self.kini, self.folder = dunia.kini, folder
        self.kunci: KunciTerbuka = penyedia().buka(kadis.pengguna.nip, frasa_sandi=FRASA_SANDI)
        self.contoh = _kartu(dunia, kadis)
        self.urut = itertools.count(1)
        self.bertanda = self.tandatangani(self.cetak())

    def berikut(self) -> tuple[Kartu, str]:
        """The next card and the address in its QR code."""
        n = next(self.urut)
        return replace(self.contoh, nomor_register=f"KK-0000-26-{n:06d}"), f"https://tertib.contoh.test/cek/{n:032d}/"

    def cetak(self) -> bytes:
        kartu, tautan = self.berikut()
        return cetak.kartu_pdf(kartu, cap=None, tautan=tautan, waktu=self.kini, penerbit="Tertib (setempat)")

    def tandatangani(self, pdf: bytes) -> bytes:
        return self.kunci.tandatangani(pdf, alasan=_ALASAN, lokasi=_LOKASI, waktu=self.kini)

    def tertib(self) -> None:
        """Render, sign, store encrypted with both fsyncs."""
        penyimpanan.simpan(self.tandatangani(self.cetak()), kait="bench")

    def lantai(self) -> Callable[[], None]:
        """The Typst call with data that stand ready, a raw signature over the file, and the bytes on the disk."""
        kunci = ec.generate_private_key(ec.SECP256R1())
        panggilan = _data_typst(self.cetak)

        def satu() -> None:
            templat, data, waktu = panggilan
            pdf = cetak.susun(templat, {**data, "nomor_register": self.berikut()[0].nomor_register}, waktu)
            _taruh(self.folder, pdf + kunci.sign(pdf, ec.ECDSA(hashes.SHA256())))

        return satu

    def weasyprint(self) -> Callable[[], None]:
        """HTML to PDF/A-3a by WeasyPrint, signed by pyHanko with the kept key. Raises OSError without Pango."""
        import weasyprint
        from weasyprint.text.fonts import FontConfiguration

        huruf = FontConfiguration()
        gaya = [weasyprint.CSS(string=_GAYA, font_config=huruf)]
        rincian = signers.PdfSignatureMetadata(
            field_name="Tanda", md_algorithm="sha256", subfilter=fields.SigSeedSubFilter.PADES, certify=True,
            reason=_ALASAN, location=_LOKASI,
        )  # fmt: skip
        penanda = signers.PdfSigner(rincian, _PyHanko(self.kunci))

        def satu() -> None:
            naskah = weasyprint.HTML(string=_html(*self.berikut(), self.kini))
            pdf = naskah.write_pdf(stylesheets=gaya, font_config=huruf, pdf_variant="pdf/a-3a")
            _taruh(self.folder, penanda.sign_pdf(IncrementalPdfFileWriter(io.BytesIO(pdf))).getvalue())

        return satu


class _PyHanko(signers.Signer):
    """pyHanko's own way, with the key kept open: its SimpleSigner would load and check it for each signature."""

    def __init__(self, terbuka: KunciTerbuka) -> None:
        milik = terbuka._pemegang
        super().__init__(signing_cert=milik.signing_cert, cert_registry=milik.cert_registry, embed_roots=False)
        self._kunci = milik._kunci

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        return self._kunci.sign(data, ec.ECDSA(hashes.SHA256()))


def peserta(meja: Meja) -> tuple[list[Peserta], str]:
    """The contenders, the first being what the others are compared with; and a sentence when one is missing."""
    hasil = [
        Peserta("lantai: Typst + tanda tangan mentah + fsync", meja.lantai(), 10),
        Peserta("Tertib: Typst + TTE + simpan", meja.tertib, 10),
    ]
    try:
        return [*hasil, Peserta("WeasyPrint + pyHanko", meja.weasyprint(), 3)], ""
    except (ImportError, OSError):
        return hasil, "WeasyPrint dilewati: pustaka Pango tidak ada (apt-get install libpango-1.0-0 libpangoft2-1.0-0)."


def _data_typst(cetak_satu: Callable[[], bytes]) -> tuple[Path, Mapping[str, Any], datetime]:
    """What `cetak.susun` is called with to print one card."""
    panggilan: list[tuple[Path, Mapping[str, Any], datetime]] = []
    with patch.object(cetak, "susun", lambda *apa: panggilan.append(apa) or b""):
        cetak_satu()
    return panggilan[0]


def _kartu(dunia: Dunia, kadis: object) -> Kartu:
    from tertib.pengguna.models import Penugasan

    assert isinstance(kadis, Penugasan)
    return Kartu(
        nomor_kk="1606010000000000", kepala="BUDI SANTOSO", alamat="JALAN MERDEKA NO. 45", rt_rw="004/002",
        kode_pos="30711", desa="BALAI AGUNG", kecamatan="SEKAYU", kabupaten="KABUPATEN MUSI BANYUASIN",
        provinsi="SUMATERA SELATAN", anggota=tuple(_orang(n) for n in range(10)),
        penandatangan=susun.penandatangan(kadis), kantor=(dunia.kantor.nama,), dikeluarkan=date(2026, 11, 20),
    )  # fmt: skip


def _orang(n: int) -> AnggotaKartu:
    nama = ("BUDI SANTOSO", "SITI AMINAH", "RANGGA PRATAMA", "DEWI LESTARI", "JOKO SUSILO")[n % 5]
    return AnggotaKartu(
        nama=f"{nama} {'IVX'[n // 5]}", nik=f"1606012011{70 + n}0000", jenis_kelamin="LAKI-LAKI", tempat_lahir="SEKAYU",
        tanggal_lahir=f"20-11-19{70 + n}", agama="ISLAM", pendidikan="TAMAT SD/SEDERAJAT", golongan_darah="TIDAK TAHU",
        pekerjaan="BELUM/TIDAK BEKERJA", status_perkawinan="BELUM KAWIN", hubungan="ANAK", kewarganegaraan="WNI",
        ayah="SLAMET WALUYO", ibu="SRI REJEKI",
    )  # fmt: skip


def _html(kartu: Kartu, tautan: str, kini: datetime) -> str:
    def tabel(kolom: tuple[str, ...]) -> str:
        kepala = "".join(f"<th>{k.replace('_', ' ')}</th>" for k in ("No", *kolom))
        isi = "".join(
            f"<tr><td>{no}</td>{''.join(f'<td>{escape(getattr(a, k)) or chr(45)}</td>' for k in kolom)}</tr>"
            for no, a in enumerate(kartu.anggota, 1)
        )
        return f"<table><thead><tr>{kepala}</tr></thead><tbody>{isi}</tbody></table>"

    tempat = (kartu.kepala, kartu.alamat, kartu.rt_rw, kartu.kode_pos, kartu.desa, kartu.kecamatan, kartu.kabupaten)
    return (
        f"<html lang=id><head><title>Kartu Keluarga {kartu.nomor_kk}</title></head><body><h1>KARTU KELUARGA</h1>"
        f"<p>No. {kartu.nomor_kk}</p><p>{'<br>'.join(map(escape, tempat))}</p>{tabel(KOLOM_ANGGOTA[:9])}"
        f"{tabel(KOLOM_ANGGOTA[9:])}<p>{kini:%d-%m-%Y} {escape(kartu.nomor_register)}</p>"
        f"<p>{escape(kartu.penandatangan.nama)}<br>NIP. {kartu.penandatangan.nip}</p>{qr.svg(tautan).partition('?>')[2]}"
        "</body></html>"
    )


def _taruh(folder: Path, isi: bytes) -> None:
    """Write durably: file, name and folder."""
    tujuan = folder / os.urandom(16).hex()
    with open(tujuan.with_suffix(".tulis"), "wb") as keluaran:
        keluaran.write(isi)
        keluaran.flush()
        os.fsync(keluaran.fileno())
    os.rename(tujuan.with_suffix(".tulis"), tujuan)
    penanda = os.open(folder, os.O_RDONLY)
    os.fsync(penanda)
    os.close(penanda)
