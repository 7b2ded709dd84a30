"""What the stand-in knows: signers with certificate states, signed documents, one-time codes, and faults to commit."""

import io
import secrets
import tempfile
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from cryptography import x509
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.writer import PageObject, PdfFileWriter

from tertib.dokumen.tte import pki
from tertib.dokumen.tte.jenis import FrasaSalah, KeadaanSertifikat, SertifikatTidakBerlaku
from tertib.dokumen.tte.lokal import TTELokal


class Ragam(StrEnum):
    """Ways of failing. `terlambat` signs, and answers only after `detik`; `mati` refuses with 503."""

    TERLAMBAT = "terlambat"
    MATI = "mati"
    PUTUS = "putus"
    SEPARUH = "separuh"
    MENETES = "menetes"
    HTML = "html"
    GALAT_500 = "galat-500"
    KODE = "kode"
    DOKUMEN_LAIN = "dokumen-lain"
    BUKAN_PDF = "bukan-pdf"
    SERTIFIKAT_HABIS = "sertifikat-habis"


@dataclass(slots=True)
class Gangguan:
    """One fault. It strikes addresses containing `jalur`, `kali` times (0: until lifted)."""

    ragam: Ragam
    kali: int = 1
    detik: float = 0.0
    jalur: str = "/sign/pdf"
    kode: int = 0
    status: int = 400


@dataclass(slots=True)
class PenandatanganTiruan:
    """An invented signer. `keadaan` is what the service says of the certificate, whatever the certificate is."""

    nik: str
    email: str
    nama: str
    nomor_subjek: str
    frasa: str = field(repr=False)
    keadaan: KeadaanSertifikat = KeadaanSertifikat.ISSUE


class GalatLayanan(Exception):
    """An error as the service reports it: HTTP status, its own number (0: none), and its words."""

    def __init__(self, kode: int, kata: str, status: int = 400) -> None:
        super().__init__(kata)
        self.kode, self.kata, self.status = kode, kata, status


class Dunia:
    """All state, behind one lock. Keys and certificates lie in `folder`, by default a temporary one; `kini` is its clock."""

    def __init__(
        self,
        folder: Path | None = None,
        *,
        aplikasi: tuple[str, str] = ("tertib", "sandi-aplikasi"),
        kini: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self.kini = kini
        self._sementara = None if folder else tempfile.TemporaryDirectory(prefix="bsre-")
        self.folder = folder or Path(self._sementara.name) / "pki"  # type: ignore[union-attr]
        self.aplikasi = aplikasi
        self.status_frasa_salah = 400
        self.penandatangan: dict[str, PenandatanganTiruan] = {}
        self.gangguan: list[Gangguan] = []
        self.hitungan: Counter[str] = Counter()
        self.surat: list[tuple[str, str]] = []
        self.diterima: list[str] = []
        self._kode: dict[str, tuple[str, int]] = {}
        self._dokumen: dict[str, bytes | None] = {}
        self._kunci = threading.Lock()
        self._frasa_pki = secrets.token_hex(16)
        pki.siapkan_pki(self.folder, frasa_pki=self._frasa_pki, waktu=self.kini(), nama="BSrE Tiruan")

    @property
    def akar(self) -> x509.Certificate:
        """The root under which what the stand-in signs verifies."""
        return pki.baca_sertifikat(self.folder / "akar.pem")

    def daftarkan(self, orang: PenandatanganTiruan) -> None:
        """Register a signer and give her a certificate."""
        kini = self.kini()
        self._terbitkan(orang, orang.nomor_subjek, waktu=kini, hari=365)
        self._terbitkan(orang, _pemilik_habis(orang), waktu=kini - timedelta(days=10), hari=5)
        with self._kunci:
            self.penandatangan[orang.nik] = orang

    def _terbitkan(self, orang: PenandatanganTiruan, nomor: str, *, waktu: datetime, hari: int) -> None:
        pki.terbitkan_sertifikat(
            self.folder,
            id=nomor,
            nama=orang.nama,
            jabatan="Kepala Dinas",
            instansi="Dinas Rekaan",
            frasa_sandi=orang.frasa,
            berlaku_hari=hari,
            frasa_pki=self._frasa_pki,
            waktu=waktu,
        )

    def cari(self, *, nik: str = "", email: str = "") -> PenandatanganTiruan | None:
        """The signer known by either."""
        with self._kunci:
            return self.penandatangan.get(nik) or next(
                (o for o in self.penandatangan.values() if email and o.email == email), None
            )

    def kena(self, jalur: str) -> Gangguan | None:
        """The fault that strikes this call, used up by one."""
        with self._kunci:
            self.hitungan[jalur] += 1
            for satu in self.gangguan:
                if satu.jalur in jalur:
                    if satu.kali == 1:
                        self.gangguan.remove(satu)
                    elif satu.kali:
                        satu.kali -= 1
                    return satu
        return None

    def tandatangani(
        self, banyak: list[bytes], orang: PenandatanganTiruan | None, bukti: dict[str, str], gangguan: Ragam | None
    ) -> list[bytes]:
        """Sign, or fail as the service does. `bukti` holds `passphrase` or `totp`, `reason` and `location`."""
        with self._kunci:
            self.diterima += [sha256(satu).hexdigest() for satu in banyak]
        if orang is None or orang.keadaan is KeadaanSertifikat.NOT_REGISTERED:
            raise GalatLayanan(2011, "User tidak terdaftar")
        if orang.keadaan is not KeadaanSertifikat.ISSUE:
            raise GalatLayanan(0, f"Status sertifikat {orang.keadaan}")
        frasa = bukti.get("passphrase", "")
        if totp := bukti.get("totp"):
            frasa = self._pakai_kode(orang, totp, len(banyak))
        if gangguan is Ragam.DOKUMEN_LAIN:
            banyak = [dokumen_kosong() for _ in banyak]
        pemilik, waktu = orang.nomor_subjek, self.kini()
        if gangguan is Ragam.SERTIFIKAT_HABIS:
            # It signs only because it is told a time at which it was still valid.
            pemilik, waktu = _pemilik_habis(orang), waktu - timedelta(days=7)
        try:
            hasil = TTELokal(self.folder).tandatangani_banyak(
                banyak,
                penandatangan=pemilik,
                frasa_sandi=frasa,
                alasan=bukti.get("reason", ""),
                lokasi=bukti.get("location", ""),
                waktu=waktu,
            )
        except FrasaSalah:
            raise GalatLayanan(2031, "Passphrase anda salah", self.status_frasa_salah) from None
        except SertifikatTidakBerlaku as galat:
            raise GalatLayanan(0, str(galat), 500) from None
        with self._kunci:
            self.hitungan["tanda"] += len(hasil)
        return hasil

    def buat_kode(self, orang: PenandatanganTiruan, banyak: int) -> None:
        """Make a one-time code for so many files and put it into the signer's mail."""
        with self._kunci:
            kode = f"{secrets.randbelow(1_000_000):06}"
            self._kode[orang.nik] = (kode, banyak)
            self.surat.append((orang.email, kode))

    def titip(self, pdf: bytes) -> str:
        """Keep a signed document for one download; its number."""
        nomor = secrets.token_hex(12)
        with self._kunci:
            self._dokumen[nomor] = pdf
        return nomor

    def ambil(self, nomor: str) -> bytes:
        """The document, once. Raises GalatLayanan 4044."""
        with self._kunci:
            pdf = self._dokumen.get(nomor)
            self._dokumen[nomor] = None
        if pdf is None:
            raise GalatLayanan(4044, "Dokumen tidak tersedia atau sudah diunduh", 404)
        return pdf

    def _pakai_kode(self, orang: PenandatanganTiruan, kode: str, banyak: int) -> str:
        with self._kunci:
            benar, boleh = self._kode.get(orang.nik, ("", 0))
            if not benar or not secrets.compare_digest(benar, kode) or banyak > boleh:
                raise GalatLayanan(2031, "TOTP salah atau kedaluwarsa", self.status_frasa_salah)
            del self._kode[orang.nik]
        return orang.frasa


def _pemilik_habis(orang: PenandatanganTiruan) -> str:
    """Whom the expired certificate is filed under."""
    return f"{orang.nomor_subjek} habis"


def dokumen_kosong() -> bytes:
    """A PDF of one empty page: what nobody asked to have signed."""
    penulis = PdfFileWriter()  # type: ignore[no-untyped-call]
    isi = penulis.add_object(generic.StreamObject(stream_data=b" "))
    penulis.insert_page(PageObject(contents=isi, media_box=(0, 0, 595, 842)))  # type: ignore[no-untyped-call]
    keluar = io.BytesIO()
    penulis.write(keluar)  # type: ignore[no-untyped-call]
    return keluar.getvalue()
