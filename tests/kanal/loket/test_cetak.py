"""What is printed, and what the QR code of a slip opens."""

import base64
import re

import pytest
from django.test import Client

from tertib.buku import queries as buku
from tertib.inti.lingkup import di_kantor
from tertib.pengguna.models import Jabatan
from tests.kanal.pemohon import teks
from tests.kanal.tatap_muka import NIK_IBU, NOMOR_KK, Loket


@pytest.fixture
def alamat(loket: Loket) -> tuple[str, str]:
    """Number of a case with a slip, and the path of its QR code."""
    p = loket.terima()
    loket.putus(p, "ya")
    with di_kantor("16.06"):
        slip = buku.slip(p)
        assert slip is not None
        return str(p.nomor), f"/loket/s/{slip.token}/"


def test_slip_has_number_papers_and_code(loket: Loket, alamat: tuple[str, str]) -> None:
    nomor, _ = alamat
    balasan = loket.klien.get(f"/loket/b/{nomor}/tanda-bukti/")
    isi = teks(balasan)
    assert isi.count(nomor) >= 2, "juga pada bagian yang tinggal bersama berkas"
    for kata in ("TANDA BUKTI PENGAMBILAN", "Siti Rahmawati", "Kutipan akta kelahiran anak", "Gratis (Rp0)"):
        assert kata in isi
    assert NIK_IBU not in isi
    assert NOMOR_KK not in isi


def test_code_on_the_slip_is_its_address(loket: Loket, alamat: tuple[str, str]) -> None:
    nomor, jalan = alamat
    halaman = loket.klien.get(f"/loket/b/{nomor}/tanda-bukti/").content.decode()
    cocok = re.search(r'src="data:image/svg\+xml;base64,([^"]+)"', halaman)
    assert cocok
    assert base64.b64decode(cocok[1]).startswith(b"<?xml") or b"<svg" in base64.b64decode(cocok[1])
    assert jalan.split("/")[3] not in halaman, "token hanya di dalam QR"


def test_paper_is_remembered(loket: Loket, alamat: tuple[str, str]) -> None:
    nomor, _ = alamat
    loket.klien.get(f"/loket/b/{nomor}/tanda-bukti/?kertas=termal")
    assert 'class="bukti termal"' in loket.klien.get(f"/loket/b/{nomor}/tanda-bukti/").content.decode()
    loket.klien.get(f"/loket/b/{nomor}/tanda-bukti/?kertas=a5")
    assert 'class="bukti a5"' in loket.klien.get(f"/loket/b/{nomor}/tanda-bukti/").content.decode()


def test_no_slip_before_the_clerks_answer(loket: Loket) -> None:
    p = loket.terima()
    assert loket.klien.get(f"/loket/b/{p.nomor}/tanda-bukti/").status_code == 404
    assert loket.klien.get(f"/loket/b/{p.nomor}/konsep-1.pdf").status_code == 404
    assert loket.klien.get(f"/loket/b/{p.nomor}/bukti-serah/").status_code == 404


@pytest.mark.parametrize("pintu", ["loket", "meja"])
def test_concept_is_a_pdf(loket: Loket, alamat: tuple[str, str], pintu: str) -> None:
    balasan = loket.klien.get(f"/{pintu}/b/{alamat[0]}/konsep-1.pdf")
    assert balasan.content.startswith(b"%PDF-")
    assert balasan["Cache-Control"] == "no-store, private"


def test_code_opens_the_hand_over_for_the_clerk(loket: Loket, alamat: tuple[str, str]) -> None:
    nomor, jalan = alamat
    assert loket.klien.get(jalan)["Location"] == f"/loket/b/{nomor}/serah/"


def test_code_opens_the_case_at_any_desk(loket: Loket, alamat: tuple[str, str], masuk) -> None:  # type: ignore[no-untyped-def]
    nomor, jalan = alamat
    assert masuk(loket.dunia.penugasan[Jabatan.KASI]).get(jalan)["Location"] == f"/meja/b/{nomor}/"


def test_code_tells_the_public_only_whether_it_is_ready(alamat: tuple[str, str]) -> None:
    nomor, jalan = alamat
    balasan = Client().get(jalan)
    assert balasan.status_code == 200
    assert nomor in teks(balasan)
    assert "KK masih dikerjakan" in teks(balasan)
    assert "Rahmawati" not in balasan.content.decode()


def test_other_office_learns_no_more_than_the_public(loket: Loket, alamat: tuple[str, str], masuk) -> None:  # type: ignore[no-untyped-def]
    assert "KK masih dikerjakan" in teks(masuk(loket.dunia.orang_lain).get(alamat[1]))


@pytest.mark.django_db
def test_wrong_code_is_nothing() -> None:
    assert Client().get("/loket/s/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa/").status_code == 404


def test_code_after_collection(loket: Loket) -> None:
    p = loket.sampai_siap()
    with di_kantor("16.06"):
        slip = buku.slip(p)
        assert slip is not None
    jalan = f"/loket/s/{slip.token}/"
    assert "KK siap diambil" in teks(Client().get(jalan))
    loket.serahkan(p)
    assert "KK sudah diserahkan" in teks(Client().get(jalan))
