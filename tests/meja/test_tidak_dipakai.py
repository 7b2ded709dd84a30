"""The page of what was made and never used, and signing by a code that the service sends."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from django.test import Client
from pytest_django import Settings

from tertib.dokumen import queries, services
from tertib.dokumen.models import Dokumen, TandaTanganYatim
from tertib.inti import penyimpanan
from tertib.inti.lingkup import di_kantor
from tertib.pengguna.models import Jabatan, Penugasan
from tertib.permohonan.models import Permohonan
from tertib.simulator.bsre.dunia import Dunia as DuniaBSrE
from tertib.simulator.bsre.dunia import PenandatanganTiruan
from tertib.simulator.bsre.peladen import Peladen
from tests.meja.dunia import FRASA, KINI, Dunia

Masuk = Callable[[Penugasan], Client]


@pytest.fixture
def siap(dunia: Dunia, tmp_path: Path, settings: Settings) -> Permohonan:
    """A case waiting for the signature, and a certificate to sign with."""
    settings.MAP_PKI = tmp_path / "pki"
    dunia.sertifikat()
    p = dunia.ajukan()
    for jabatan in (Jabatan.OPERATOR, Jabatan.SUBKOORD, Jabatan.KABID):
        p = dunia.putus(p, jabatan, "lengkap")
    return p


@pytest.fixture
def yatim(dunia: Dunia, masuk: Masuk, siap: Permohonan) -> TandaTanganYatim:
    alamat = f"/meja/tandatangan/{siap.nomor}/sandi/"
    masuk(dunia.penugasan[Jabatan.KADIS]).post(alamat, {"versi": siap.versi, "frasa_sandi": FRASA})
    with di_kantor(dunia.kantor.kode):
        d = Dokumen.objects.get(permohonan=siap)
        services.batalkan(siap, sebab="permohonan dikembalikan")
        services.catat_yatim(d, penyimpanan.simpan(b"%PDF- terlambat", kait=queries.kait(siap.pk)), kini=KINI)
        return TandaTanganYatim.objects.get()


def test_it_is_seen_and_said_what_it_is(dunia: Dunia, masuk: Masuk, yatim: TandaTanganYatim) -> None:
    klien = masuk(dunia.penugasan[Jabatan.KADIS])
    assert "1 tanda tangan tidak dipakai, belum ditelaah" in klien.get("/meja/tandatangan/").content.decode()
    halaman = klien.get("/meja/tidak-dipakai/").content.decode()
    assert "nomornya sudah batal: permohonan dikembalikan" in halaman
    assert "KK 1/2026" in halaman.split("Nomor yang batal")[1]
    kosong = klien.post("/meja/tidak-dipakai/", {"yatim": yatim.pk, "catatan": " "})
    assert kosong.status_code == 422
    assert f'href="#catatan-{yatim.pk}"' in kosong.content.decode()
    assert klien.post("/meja/tidak-dipakai/", {"yatim": yatim.pk, "catatan": "Layanan lambat"}).status_code == 302
    halaman = klien.get("/meja/tidak-dipakai/").content.decode()
    assert "Tidak ada yang menunggu ditelaah." in halaman
    assert "Layanan lambat" in halaman
    assert klien.post("/meja/tidak-dipakai/", {"yatim": "999"}).status_code == 404


def test_who_does_not_answer_for_signatures_does_not_see_it(
    dunia: Dunia, masuk: Masuk, yatim: TandaTanganYatim
) -> None:
    assert masuk(dunia.penugasan[Jabatan.OPERATOR]).get("/meja/tidak-dipakai/").status_code in {403, 404}


@pytest.fixture
def layanan(dunia: Dunia, settings: Settings, tmp_path: Path, siap: Permohonan) -> Iterator[DuniaBSrE]:
    """The office signs by BSrE with codes."""
    kadis = dunia.penugasan[Jabatan.KADIS].pengguna
    bsre = DuniaBSrE(kini=lambda: KINI)
    bsre.daftarkan(PenandatanganTiruan("1606010101700000", kadis.email, kadis.nama, kadis.nip, frasa=FRASA))
    (tmp_path / "akar.pem").write_bytes(bsre.akar.public_bytes(Encoding.PEM))
    settings.TTE, settings.TTE_KEPERCAYAAN = "bsre", str(tmp_path)
    with Peladen(bsre) as jalan:
        settings.BSRE = {
            "alamat": jalan.alamat, "nama": "tertib", "sandi": "sandi-aplikasi", "versi": "2", "cara": "totp", "batas": "9",
        }  # fmt: skip
        yield bsre


def test_a_code_is_asked_for_comes_by_mail_and_signs(
    dunia: Dunia, masuk: Masuk, siap: Permohonan, layanan: DuniaBSrE
) -> None:
    klien, alamat = masuk(dunia.penugasan[Jabatan.KADIS]), f"/meja/tandatangan/{siap.nomor}/sandi/"
    halaman = klien.get(alamat).content.decode()
    assert 'autocomplete="one-time-code"' in halaman
    assert "Passphrase" not in halaman
    salah = klien.post(alamat, {"versi": siap.versi, "frasa_sandi": "000000"})
    assert salah.status_code == 422
    assert "Kode dikirim ke surel Anda" in klien.post(alamat, {"minta_kode": "ya"}).content.decode()
    ((kepada, kode),) = layanan.surat
    assert kepada == dunia.penugasan[Jabatan.KADIS].pengguna.email
    assert klien.post(alamat, {"versi": siap.versi, "frasa_sandi": kode}).status_code == 302
    siap.refresh_from_db()
    assert siap.langkah == "terbitkan"


def test_many_with_one_code_is_refused_with_the_reason(
    dunia: Dunia, masuk: Masuk, siap: Permohonan, layanan: DuniaBSrE
) -> None:
    klien = masuk(dunia.penugasan[Jabatan.KADIS])
    balasan = klien.post("/meja/tandatangan/massal/", {"pilih": f"{siap.nomor}:{siap.versi}"}, follow=True)
    assert "tanda tangani satu per satu" in balasan.content.decode()
