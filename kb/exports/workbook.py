"""A selection as an Excel workbook: the list, and a sheet that says what it is a list of."""

import io
from typing import cast
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from kb.exports.archives import steady
from kb.exports.cells import is_formula, writable
from kb.exports.columns import columns_of, rows
from kb.exports.selection import Selection

_MOST_CHARS = 32_767  # of a cell, in Excel
_HEAD = Font(bold=True)
_WRAPPED = Alignment(vertical="top", wrap_text=True)


def to_xlsx(selection: Selection) -> bytes:
    """A workbook that is the same for the same selection of the same index."""
    book = Workbook()
    book.properties.creator = "Gương Sáng"
    book.properties.created = book.properties.modified = selection.built.replace(tzinfo=None)
    sheet = book.worksheets[0]
    sheet.title = "Hồ sơ"
    _fill_list(sheet, selection)
    _fill_origin(book.create_sheet("Về danh sách này"), selection)
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        ExcelWriter(book, archive).save()  # book.save would write the time of day into it
    return steady(file.getvalue())


def _fill_list(sheet: Worksheet, selection: Selection) -> None:
    columns = columns_of(selection)
    for place, column in enumerate(columns, 1):
        _write(sheet, 1, place, column.label).font = _HEAD
        sheet.column_dimensions[get_column_letter(place)].width = column.width
    number = 1
    for number, row in enumerate(rows(selection), 2):
        for place, text in enumerate(row, 1):
            if text:
                _write(sheet, number, place, text)
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{number}"
    if selection.note:
        _write(sheet, number + 1, 1, selection.note).font = _HEAD


def _fill_origin(sheet: Worksheet, selection: Selection) -> None:
    """Where the list comes from, so that it can be asked for again."""
    lines = (
        ("Nội dung", selection.title),
        ("Số hồ sơ", str(len(selection.records))),
        ("Chỉ mục lập lúc", f"{selection.built:%d/%m/%Y %H:%M} (UTC)"),
        ("Trang", selection.base_url),
        ("Lưu ý", selection.note or ""),
    )
    known = [line for line in lines if line[1]]
    for number, (label, text) in enumerate(known, 1):
        _write(sheet, number, 1, label).font = _HEAD
        _write(sheet, number, 2, text)
    sheet.column_dimensions["A"].width = 18
    sheet.column_dimensions["B"].width = 80


def _write(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    """Text is text: never a formula, not even after a reader has edited the cell."""
    cell = cast(Cell, sheet.cell(row, column))  # nothing is merged here
    cell.value = writable(text)[:_MOST_CHARS]
    cell.data_type = "s"
    cell.alignment = _WRAPPED
    if is_formula(text):
        cell.quotePrefix = True
    return cell
