"""Reads .xlsx (and .xlsm) workbooks into grids. The only place that imports openpyxl.

In: a path. Out: one `Grid` a visible sheet: dates as Vietnamese write them, formulas as the values
that Excel left, cells merged downwards repeated (and marked as carried), legacy fonts converted.
"""

import io
import warnings
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from kb.imports.origins import FileRefused
from kb.imports.readers.grid import Grid, Row, tidy
from kb.imports.readers.legacy import majority, to_unicode
from kb.imports.readers.safety import check_ranges, check_shape, read_office


def read_xlsx(path: Path) -> list[Grid]:
    """Every visible sheet that holds anything."""
    data = read_office(path, must_hold="xl/workbook.xml")
    sheets_xml = _sheets(data)
    check_ranges(path.name, sheets_xml)
    values = _open(path, data, data_only=True)
    # A formula without a value (the file was made by a program, never by Excel) is not blank.
    formulas = _open(path, data, data_only=False) if b"<f" in sheets_xml else None
    sheets = [sheet for sheet in values.worksheets if sheet.sheet_state == "visible"]
    for sheet in sheets:
        check_shape(path.name, f'trang "{sheet.title}"', sheet.max_row, sheet.max_column)
    likely = majority(
        cell.value for sheet in sheets for cell in _cells(sheet) if isinstance(cell.value, str)
    )
    grids = [
        Grid(path.name, f"trang {sheet.title}", tuple(_rows(sheet, formulas, likely)))
        for sheet in sheets
    ]
    return [grid for grid in grids if any(row.filled for row in grid.rows)]


def _open(path: Path, data: bytes, *, data_only: bool) -> Workbook:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # "Data Validation extension is not supported" etc.
            return openpyxl.load_workbook(io.BytesIO(data), data_only=data_only)
    except Exception as error:  # a broken part may raise almost anything inside openpyxl
        raise FileRefused(
            path.name, "không đọc được bảng tính (tệp hỏng)", "hãy mở bằng Excel rồi lưu lại"
        ) from error


def _sheets(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        return b"".join(archive.read(name) for name in names if name.endswith(".xml"))


def _cells(sheet: Worksheet) -> Iterator[Cell | MergedCell]:
    for row in sheet.iter_rows():
        yield from row


def _rows(sheet: Worksheet, formulas: Workbook | None, likely: str) -> Iterator[Row]:
    carried = _carried(sheet)
    beside = formulas[sheet.title] if formulas else None
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        texts: list[str] = []
        for column, cell in enumerate(cells):
            top = carried.get((number, column))
            source = sheet.cell(top, column + 1) if top else cell
            value: Any = source.value
            if value is None and beside is not None:
                value = beside.cell(top or number, column + 1).value
            texts.append(_text(value, source, likely))
        held = frozenset(column for column in range(len(texts)) if (number, column) in carried)
        yield Row(number, tuple(texts), held)


def _carried(sheet: Worksheet) -> dict[tuple[int, int], int]:
    """(row, column from 0) of the lower cells of one-column merges, with the row of the top."""
    lower: dict[tuple[int, int], int] = {}
    ranges: Iterable[Any] = sheet.merged_cells.ranges
    for merged in ranges:
        if merged.min_col == merged.max_col:
            for row in range(merged.min_row + 1, merged.max_row + 1):
                lower[(row, merged.min_col - 1)] = merged.min_row
    return lower


def _text(value: Any, cell: Cell | MergedCell, likely: str) -> str:
    if value is None or isinstance(value, bool):
        return "x" if value else ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date):
        return value.strftime("%d/%m/%Y")
    text = str(value)
    if not text.isascii():
        text = to_unicode(text, likely, cell.font.name if isinstance(cell, Cell) else None)
    return tidy(text)
