"""Copies of biodata that go with a card: of whom it is new or changed, once it is published, and marked as copies."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from django.test import Client

from tertib.alur import sertifikasi
from tertib.inti.lingkup import di_kantor
from tertib.pengguna.models import Jabatan, Penugasan
from tertib.permohonan.models import Permohonan
from tests.kanal.pemohon import teks
from tests.meja.conftest import masuk
from tests.meja.dunia import FRASA, KINI, Dunia

__all__ = ["masuk"]


@pytest.fixture
def p(dunia: Dunia, settings: Any, tmp_path: Path) -> Permohonan:
    """A birth, signed and about to be published."""
    settings.MAP_PKI, settings.MAP_BERKAS = tmp_path / "pki", tmp_path / "berkas"
    dunia.sertifikat()
    satu = dunia.ajukan()
    for jabatan in (Jabatan.OPERATOR, Jabatan.SUBKOORD, Jabatan.KABID):
        dunia.putus(satu, jabatan, "lengkap")
    with di_kantor("16.06"):
        satu.refresh_from_db()
        kadis = dunia.pelaku(Jabatan.KADIS)
        sertifikasi.tandatangani(satu, pelaku=kadis, versi=satu.versi, frasa_sandi=FRASA, kini=KINI)
    return satu


def test_the_applicant_gets_it_with_the_card(dunia: Dunia, p: Permohonan) -> None:
    alamat = f"/p/{p.tautan}/biodata-1.pdf"
    assert Client().get(alamat).status_code == 404
    dunia.putus(p, Jabatan.OPERATOR, "lanjut")
    halaman = teks(Client().get(f"/p/{p.tautan}/"))
    assert "Salinan biodata KIRANA PRANOTO (PDF)" in halaman and "biodata BAGUS" not in halaman
    balasan = Client().get(alamat)
    assert balasan["Content-Type"] == "application/pdf" and "no-store" in balasan["Cache-Control"]
    isi = " ".join(pypdfium2.PdfDocument(balasan.content)[0].get_textpage().get_text_range().split())
    assert "KIRANA PRANOTO" in isi and "SALINAN" in isi and "Tanpa tanda tangan elektronik" in isi
    assert Client().get(f"/p/{p.tautan}/biodata-2.pdf").status_code == 404


def test_the_official_has_it_while_issuing(dunia: Dunia, p: Permohonan, masuk: Callable[[Penugasan], Client]) -> None:
    klien = masuk(dunia.penugasan[Jabatan.OPERATOR])
    assert "Salinan biodata KIRANA PRANOTO (PDF)" in teks(klien.get(f"/meja/b/{p.nomor}/"))
    assert klien.get(f"/meja/b/{p.nomor}/biodata-1.pdf").content.startswith(b"%PDF")
    assert klien.get(f"/meja/b/{p.nomor}/biodata-9.pdf").status_code == 404
