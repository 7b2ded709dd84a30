"""A book as a spreadsheet: CSV and XLSX, every cell a text that no program takes for a formula.

The last column of every line is the export's number and the last line says who made it and when, so that a copy found
somewhere can be traced even when it was cut.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter

_RUMUS: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_LEBAR_LEMBAR: Final = 130
_NAMA_LEMBAR: Final = 31


def tawar(nilai: str) -> str:
    """The text with an apostrophe before whatever a spreadsheet would take for a formula (A24)."""
    return f"'{nilai}" if nilai.lstrip().startswith(_RUMUS) or nilai.startswith(_RUMUS) else nilai


def csv_buku(judul: Sequence[str], baris: Iterable[Sequence[str]], *, jejak: str) -> bytes:
    """UTF-8 with a byte order mark (Excel asks for it), semicolons as in Indonesian spreadsheets, `jejak` as the last line."""
    keluaran = io.StringIO()
    penulis = csv.writer(keluaran, delimiter=";", lineterminator="\r\n")
    penulis.writerow([tawar(j) for j in judul])
    penulis.writerows([tawar(nilai) for nilai in satu] for satu in baris)
    penulis.writerow([tawar(jejak)])
    return keluaran.getvalue().encode("utf-8-sig")


def xlsx_buku(
    judul: Sequence[str],
    baris: Iterable[Sequence[str]],
    *,
    nama: str,
    kepala: Sequence[str],
    lebar: Sequence[float],
    jejak: str,
) -> bytes:
    """One sheet that prints as a landscape A4: `kepala` lines on top, ruled table, `jejak` below it and on every page.

    `lebar` are the shares of the columns. Cells are stored as texts, so a leading "=" is shown and never computed.
    """
    buku = Workbook(write_only=True)
    lembar = buku.create_sheet(nama[:_NAMA_LEMBAR])
    for letak, bagian in enumerate(lebar, start=1):
        lembar.column_dimensions[get_column_letter(letak)].width = max(6, _LEBAR_LEMBAR * bagian / sum(lebar))
    awal = len(kepala) + 2
    lembar.freeze_panes = f"A{awal + 1}"
    lembar.page_setup.orientation, lembar.page_setup.paperSize = "landscape", "9"
    lembar.sheet_properties.pageSetUpPr.fitToPage, lembar.page_setup.fitToHeight = True, 0
    lembar.print_title_rows = f"{awal}:{awal}"
    lembar.oddFooter.left.text, lembar.oddFooter.right.text = jejak.replace("&", "&&"), "&P / &N"
    tebal, kotak, judul_kotak = (_contoh(lembar, **gaya) for gaya in _GAYA)
    for teks in kepala:
        lembar.append([_sel(teks, tebal)])
    lembar.append([])
    lembar.append([_sel(j, judul_kotak) for j in judul])
    for satu in baris:
        lembar.append([_sel(nilai, kotak) for nilai in satu])
    lembar.append([])
    lembar.append([_sel(jejak, tebal)])
    keluaran = io.BytesIO()
    buku.save(keluaran)
    return keluaran.getvalue()


_TIPIS: Final = Side(style="thin", color="FF3B475A")
_KOTAK: Final = {
    "border": Border(left=_TIPIS, right=_TIPIS, top=_TIPIS, bottom=_TIPIS),
    "alignment": Alignment(vertical="top", wrap_text=True),
}
_TEBAL: Final = {"font": Font(bold=True)}
_GAYA: Final = (_TEBAL, _KOTAK, {**_TEBAL, **_KOTAK})


def _contoh(lembar: object, **gaya: object) -> WriteOnlyCell:
    """A cell with its look, to be worn by others: looking a style up for each cell takes four times as long."""
    sel = WriteOnlyCell(lembar)
    for nama, nilai in gaya.items():
        setattr(sel, nama, nilai)
    return sel


def _sel(nilai: str, contoh: WriteOnlyCell) -> WriteOnlyCell:
    sel = WriteOnlyCell(contoh.parent, ILLEGAL_CHARACTERS_RE.sub("", tawar(nilai)))
    sel.data_type = "s"
    sel._style = contoh._style
    return sel
