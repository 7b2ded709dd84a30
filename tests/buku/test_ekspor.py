"""Exports: a reason first, a line in the log, every line of the filter in the file, and nothing a program would run."""

import csv
import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.http import HttpResponse
from django.test import Client
from openpyxl import load_workbook

from tertib.buku.lembar_kerja import csv_buku, tawar, xlsx_buku
from tertib.buku.models import Ekspor
from tertib.inti.lingkup import di_kantor, lintas_kantor
from tertib.pengguna.models import Jabatan
from tests.buku.conftest import DESA, LAIN_DESA, Buku, Masuk
from tests.meja.dunia import _petugas

ALASAN = "Laporan bulanan untuk Sekretaris Dinas"
JAHAT = ('=HYPERLINK("http://x.example")', "+1+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "＝1", "\n=1")


def ekspor(klien: Client, buku: str, bentuk: str, alasan: str = ALASAN, **saringan: str) -> HttpResponse:
    return klien.post(f"/meja/buku/{buku}/ekspor/", {"bentuk": bentuk, "alasan": alasan, **saringan})  # type: ignore[return-value]


def baris_csv(balasan: HttpResponse) -> list[list[str]]:
    return list(csv.reader(io.StringIO(balasan.content.decode("utf-8-sig")), delimiter=";"))


def sel_xlsx(isi: bytes) -> list[list[str]]:
    lembar = load_workbook(io.BytesIO(isi)).active
    assert all(sel.data_type in ("s", "inlineStr") or sel.value is None for satu in lembar.iter_rows() for sel in satu)
    return [[str(nilai or "") for nilai in satu] for satu in lembar.iter_rows(values_only=True)]


def log() -> list[Ekspor]:
    with lintas_kantor():
        return list(Ekspor.objects.select_related("oleh__pengguna").order_by("pk"))


@pytest.mark.parametrize("alasan", ["", "    ", "perlu", "a" + " " * 50])
def test_without_a_reason_nothing_leaves(buku: Buku, klien: Client, alasan: str) -> None:
    buku.tulis("register")
    balasan = ekspor(klien, "register", "csv", alasan)
    assert balasan.status_code == 422
    assert "Content-Disposition" not in balasan
    assert "Tulis untuk apa" in balasan.content.decode()
    assert log() == []


def test_the_export_is_recorded_with_who_what_and_how_many(buku: Buku, klien: Client) -> None:
    for _ in range(3):
        buku.tulis("register")
    ekspor(klien, "register", "csv", dari="2026-11-20", sampai="2026-11-20")
    ekspor(klien, "register", "xlsx", dari="2026-11-21")
    satu, dua = log()
    assert (satu.nomor, dua.nomor) == (1, 2)
    assert (satu.bentuk, satu.jumlah, satu.alasan) == ("csv", 3, ALASAN)
    assert satu.oleh.pengguna.nama == "Ratna Puspita"
    assert satu.saringan == {"dari": "2026-11-20", "sampai": "2026-11-20"}
    assert (dua.jumlah, dua.saringan) == (0, {"dari": "2026-11-21"})


def test_csv_holds_each_line_the_number_of_the_export_and_who_made_it(buku: Buku, klien: Client) -> None:
    for _ in range(4):
        buku.tulis("register")
    buku.batalkan(buku.tulis("register"), "Salah tulis")
    balasan = ekspor(klien, "register", "csv")
    judul, *isi, jejak = baris_csv(balasan)
    assert judul[:3] == ["Tahun", "No.", "Tanggal"]
    assert [b[1] for b in isi] == ["1", "2", "3", "4", "5"]
    assert {b[-1] for b in isi} == {"E-2026-1"}
    assert isi[-1][-2] == "Batal 20-11-2026: Salah tulis"
    assert "Ratna Puspita" in jejak[0]
    assert "20-11-2026 10.16" in jejak[0]
    assert ALASAN in jejak[0]
    assert balasan["Content-Disposition"] == 'attachment; filename="register-16.06-ekspor-2026-1.csv"'


def test_xlsx_opens_with_each_line_as_text(buku: Buku, klien: Client) -> None:
    for _ in range(4):
        buku.tulis("register")
    isi = sel_xlsx(ekspor(klien, "register", "xlsx").content)
    teks = [satu for satu in isi if satu[0] == "2026"]
    assert [satu[1] for satu in teks] == ["1", "2", "3", "4"]
    assert "Ratna Puspita" in isi[-1][0]
    assert isi[0][0].startswith("Dinas Kependudukan")


@pytest.mark.parametrize("jahat", JAHAT)
def test_no_cell_is_a_formula(jahat: str) -> None:
    for nilai in baris_csv(HttpResponse(csv_buku([jahat], [[jahat]], jejak=jahat))):
        assert nilai[0].startswith("'"), nilai
    isi = xlsx_buku([jahat], [[jahat]], nama="Buku", kepala=[jahat], lebar=[1], jejak=jahat)
    assert b"<f>" not in zipfile.ZipFile(io.BytesIO(isi)).read("xl/worksheets/sheet1.xml")
    penuh = [nilai for satu in sel_xlsx(isi) for nilai in satu if nilai]
    assert len(penuh) == 4
    assert all(nilai.startswith("'") for nilai in penuh)


def test_a_plain_text_stays_as_it_is() -> None:
    assert [tawar(t) for t in ("Siti", "12", "************0001", "")] == ["Siti", "12", "************0001", ""]


def test_a_name_with_a_formula_reaches_the_file_disarmed(buku: Buku, klien: Client) -> None:
    with di_kantor("16.06"):
        type(buku.p).objects.filter(pk=buku.p.pk).update(pemohon_nama="=cmd|' /C calc'!A0")
    buku.tulis("register")
    assert "'=cmd|' /C calc'!A0" in baris_csv(ekspor(klien, "register", "csv"))[1]
    assert any("'=cmd|' /C calc'!A0" in satu for satu in sel_xlsx(ekspor(klien, "register", "xlsx").content))


@pytest.fixture
def pdf_teks(tmp_path: Path) -> Callable[[bytes], str]:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext (poppler-utils) tidak ada")

    def baca(isi: bytes) -> str:
        (tmp_path / "b.pdf").write_bytes(isi)
        return subprocess.run(
            ["pdftotext", "-layout", str(tmp_path / "b.pdf"), "-"], capture_output=True, check=True, text=True
        ).stdout

    return baca


def test_pdf_has_all_lines_and_the_head_on_every_page(
    buku: Buku, klien: Client, pdf_teks: Callable[[bytes], str]
) -> None:
    for _ in range(60):
        buku.tulis("permasalahan", rincian={"apa": ["Nomor akta terpotong"]})
    buku.batalkan(buku.tulis("permasalahan"), "Ganda")
    teks = pdf_teks(ekspor(klien, "permasalahan", "pdf").content)
    halaman = teks.rstrip("\f\n").split("\f")
    assert [int(n) for n in re.findall(r"^ +(\d+) +20-11-2026", teks, re.MULTILINE)] == list(range(1, 62))
    assert len(halaman) > 1
    for urut, satu in enumerate(halaman, start=1):
        assert "Nomor permohonan" in satu
        assert "Ekspor E-2026-1, 61 baris, dibuat Ratna Puspita" in satu
        assert f"halaman {urut} dari {len(halaman)}" in satu
    assert "Batal 20-11-2026: Ganda" in re.sub(r"\s+", " ", teks)
    assert re.search(r"BUKU\s+PERMASALAHAN", teks)
    assert "TAHUN 2026" in teks


def test_a_strange_character_does_not_keep_a_book_from_printing(
    buku: Buku, klien: Client, pdf_teks: Callable[[bytes], str]
) -> None:
    buku.tulis("permasalahan", rincian={"apa": ["Foto buram \N{CRYING FACE}\u202e sekali"]})
    teks = re.sub(r"\s+", " ", pdf_teks(ekspor(klien, "permasalahan", "pdf").content))
    assert "Foto buram ? sekali" in teks


def test_too_many_lines_are_refused_and_not_recorded(
    buku: Buku, klien: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("tertib.meja.ekspor", fromlist=["BATAS"]).BATAS, "csv", 2)
    for _ in range(3):
        buku.tulis("register")
    balasan = ekspor(klien, "register", "csv")
    assert balasan.status_code == 422
    assert "Persempit tanggalnya" in balasan.content.decode()
    assert log() == []


@pytest.mark.parametrize("bentuk", ["", "exe", "xls"])
def test_an_unknown_form_is_refused(buku: Buku, klien: Client, bentuk: str) -> None:
    buku.tulis("register")
    assert ekspor(klien, "register", bentuk).status_code == 422
    assert log() == []


def test_a_village_operator_exports_own_village_only(buku: Buku, masuk: Masuk) -> None:
    buku.tulis("register")
    assert ekspor(masuk(buku.operator_nagari(LAIN_DESA)), "register", "csv").status_code == 404
    assert len(baris_csv(ekspor(masuk(buku.operator_nagari(DESA)), "register", "csv"))) == 3


def test_a_village_sees_gaps_but_not_the_lines_between(buku: Buku, masuk: Masuk) -> None:
    buku.tulis("register")
    lain = Buku(buku.dunia)
    with di_kantor("16.06"):
        type(lain.p).objects.filter(pk=lain.p.pk).update(desa=LAIN_DESA)
    lain.tulis("register")
    buku.tulis("register")
    isi = baris_csv(ekspor(masuk(buku.operator_nagari(DESA)), "register", "csv"))
    assert [b[1] for b in isi[1:-1]] == ["1", "3"]
    assert str(lain.p.nomor) not in str(isi)


def test_exporting_needs_a_sign_in(buku: Buku) -> None:
    buku.tulis("register")
    assert ekspor(Client(), "register", "csv").status_code == 302  # type: ignore[arg-type]
    assert log() == []


def test_every_position_that_reads_may_export(buku: Buku, masuk: Masuk) -> None:
    buku.tulis("register")
    assert ekspor(masuk(buku.dunia.penugasan[Jabatan.KADIS]), "register", "csv").status_code == 200


def test_the_head_of_office_reads_who_took_what(buku: Buku, klien: Client, masuk: Masuk) -> None:
    buku.tulis("register")
    ekspor(klien, "register", "csv", dari="2026-11-01", nomor="1", permohonan=str(buku.p.nomor))
    halaman = masuk(buku.dunia.penugasan[Jabatan.KADIS]).get("/meja/buku/ekspor/").content.decode()
    for isi in ("E-2026-1", "Ratna Puspita", ALASAN, "sejak 01-11-2026", "nomor 1", str(buku.p.nomor)):
        assert isi in halaman
    assert klien.get("/meja/buku/ekspor/").status_code == 404
    with di_kantor("13.05"):
        asing = _petugas("Kadis Sebelah", Jabatan.KADIS, buku.dunia.lain)
    assert "E-2026-1" not in masuk(asing).get("/meja/buku/ekspor/").content.decode()
