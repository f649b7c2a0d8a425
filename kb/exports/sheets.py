"""Excel workbooks: what all of ours share, and a selection as one.

In: a moment, then texts for the cells; or a selection. Out: a book of openpyxl to fill, and its
bytes: text stays text, and equal content gives equal bytes.
"""

import io
from collections.abc import Iterable
from datetime import datetime
from typing import cast
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from kb.exports.columns import columns_of, rows
from kb.exports.formats import EXCEL, Format, is_formula, steady
from kb.exports.selection import Selection
from kb.text.invisible import writable
from kb.vocabularies import Site

HEAD = Font(bold=True)
_MOST_CHARS = 32_767  # of a cell, in Excel
_WRAPPED = Alignment(vertical="top", wrap_text=True)


def new_book(made: datetime, name: str, site: Site) -> tuple[Workbook, Worksheet]:
    """A workbook without a person's name or the time of day, and its first sheet."""
    book = Workbook()
    book.properties.creator = site.name
    book.properties.created = book.properties.modified = made.replace(tzinfo=None)
    sheet = book.worksheets[0]
    sheet.title = name
    return book, sheet


def write_text(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    """Text is text: never a formula, not even after a reader has edited the cell."""
    cell = cast(Cell, sheet.cell(row, column))  # nothing is merged here
    cell.value = writable(text)[:_MOST_CHARS]
    cell.data_type = "s"
    cell.alignment = _WRAPPED
    if is_formula(text):
        cell.quotePrefix = True
    return cell


def write_number(sheet: Worksheet, row: int, column: int, number: int) -> None:
    """A number that can be added up, shown in groups of three digits."""
    sheet.cell(row, column, number).number_format = "#,##0"


def fill_facts(sheet: Worksheet, facts: Iterable[tuple[str, str | None]]) -> None:
    """A line for each thing that is known about the file: its label and what it says."""
    known = ((label, text) for label, text in facts if text)
    for row, (label, text) in enumerate(known, 1):
        write_text(sheet, row, 1, label).font = HEAD
        write_text(sheet, row, 2, text)
    sheet.column_dimensions["A"].width = 18
    sheet.column_dimensions["B"].width = 80


def print_on_a4(sheet: Worksheet) -> None:
    """Upright sheets of paper, as wide as the columns, as many as there are rows."""
    sheet.page_setup.orientation = sheet.ORIENTATION_PORTRAIT
    sheet.page_setup.paperSize = int(sheet.PAPERSIZE_A4)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def to_bytes(book: Workbook) -> bytes:
    """The finished file."""
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        ExcelWriter(book, archive).save()  # book.save would write the time of day into it
    return steady(file.getvalue())


def to_xlsx(selection: Selection) -> bytes:
    """A workbook that is the same for the same selection of the same index."""
    book, sheet = new_book(selection.built, "Hồ sơ", selection.site)
    _fill_list(sheet, selection)
    origin = (
        ("Kho", selection.site.name),
        ("Cơ quan", selection.site.office),
        ("Nội dung", selection.title),
        ("Số hồ sơ", str(len(selection.records))),
        ("Chỉ mục lập lúc", f"{selection.built:%d/%m/%Y %H:%M} (UTC)"),
        ("Trang", selection.base_url),
        ("Lưu ý", selection.note),
    )
    fill_facts(book.create_sheet("Về danh sách này"), origin)
    return to_bytes(book)


def _fill_list(sheet: Worksheet, selection: Selection) -> None:
    columns = columns_of(selection)
    for place, column in enumerate(columns, 1):
        write_text(sheet, 1, place, column.label).font = HEAD
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    number = 1
    for number, row in enumerate(rows(selection), 2):
        for place, text in enumerate(row, 1):
            if text:
                write_text(sheet, number, place, text)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{number}"
    if selection.note:
        write_text(sheet, number + 1, 1, selection.note).font = HEAD


FORMAT: Format[Selection] = Format("Excel", EXCEL, to_xlsx, is_text=False)
