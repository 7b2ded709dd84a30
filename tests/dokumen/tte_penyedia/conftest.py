"""A service that really signs, on a loopback port, and the provider that speaks to it."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tertib.dokumen.cetak import kartu_pdf
from tertib.dokumen.tte import pki
from tertib.dokumen.tte.bsre.layanan import BSrE, Identitas
from tertib.dokumen.tte.bsre.sambungan import Sambungan
from tertib.dokumen.tte.jenis import KeadaanSertifikat
from tertib.simulator.bsre.dunia import Dunia, Gangguan, PenandatanganTiruan, Ragam
from tertib.simulator.bsre.peladen import Peladen
from tests.dokumen.conftest import FRASA, NIP, TAUTAN, WAKTU, kartu, terbitkan

NIK = "1606010101700000"
EMAIL = "kadis@contoh.test"
FRASA_PKI = "frasa pki"
ISI = {"penandatangan": NIP, "alasan": "Penerbitan KK", "lokasi": "Sekayu", "waktu": WAKTU}


@pytest.fixture(scope="session")
def asli() -> bytes:
    return kartu_pdf(kartu(2), cap=None, tautan=TAUTAN, waktu=WAKTU)


@pytest.fixture(scope="session")
def peladen() -> Iterator[Peladen]:
    dunia = Dunia()
    dunia.daftarkan(PenandatanganTiruan(NIK, EMAIL, "Dr. RUDI HARTONO, M.Si.", NIP, frasa=FRASA))
    with Peladen(dunia) as jalan:
        yield jalan


@pytest.fixture
def dunia(peladen: Peladen) -> Dunia:
    """The service's world, without faults, with a signer in good standing."""
    peladen.dunia.gangguan = []
    peladen.dunia.surat.clear()
    peladen.dunia.diterima.clear()
    peladen.dunia.hitungan.clear()
    peladen.dunia.status_frasa_salah = 400
    peladen.dunia.penandatangan[NIK].keadaan = KeadaanSertifikat.ISSUE
    return peladen.dunia


@pytest.fixture(params=[1, 2], ids=["v1", "v2"])
def versi(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A fresh authority with one official, to be revoked and stamped at will."""
    pki.siapkan_pki(tmp_path / "pki", frasa_pki=FRASA_PKI, waktu=WAKTU)
    terbitkan(tmp_path / "pki")
    return tmp_path / "pki"


Buat = Callable[..., BSrE]


@pytest.fixture
def buat(peladen: Peladen, dunia: Dunia) -> Buat:
    def jadi(
        versi: int = 2, *, batas: float = 20, alamat: str = "", sandi: str = "sandi-aplikasi", **lain: object
    ) -> BSrE:
        hubungan = Sambungan(alamat or peladen.alamat, nama="tertib", sandi=sandi, batas_sambung=2, batas_baca=batas)
        identitas = {NIP: Identitas(nik=NIK, email=EMAIL, nomor_subjek=NIP), "asing": Identitas(nik="3171010101700000")}
        return BSrE(hubungan, identitas=identitas.__getitem__, versi=versi, akar=[dunia.akar], **lain)  # type: ignore[arg-type]

    return jadi


@pytest.fixture
def bsre(buat: Buat, versi: int) -> BSrE:
    return buat(versi)


@pytest.fixture
def ganggu(dunia: Dunia) -> Callable[..., None]:
    def pasang(ragam: Ragam, **lain: object) -> None:
        dunia.gangguan.append(Gangguan(ragam, **lain))  # type: ignore[arg-type]

    return pasang
