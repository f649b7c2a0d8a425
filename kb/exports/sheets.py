"""What all our workbooks share: text stays text, and equal content gives equal bytes.

In: a moment, then texts for the cells. Out: a book of openpyxl to fill, and its bytes.
"""

import io
from collections.abc import Iterable
from datetime import datetime
from typing import cast
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from kb.exports.archives import steady
from kb.exports.cells import is_formula, writable

HEAD = Font(bold=True)
_MOST_CHARS = 32_767  # of a cell, in Excel
_WRAPPED = Alignment(vertical="top", wrap_text=True)


def new_book(made: datetime, name: str) -> tuple[Workbook, Worksheet]:
    """A workbook without a person's name or the time of day, and its first sheet."""
    book = Workbook()
    book.properties.creator = "Gương Sáng"
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
