"""Reads .xlsx (and .xlsm) workbooks into grids.

In: a path. Out: a `Book` with one `Grid` a visible sheet: dates and percentages as they are shown,
formulas as the values that Excel left, cells merged downwards repeated (and marked as carried),
legacy fonts converted. Hidden sheets are told; hidden rows and columns are marked.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, time
from functools import lru_cache
from pathlib import Path

from openpyxl.styles.numbers import is_date_format
from openpyxl.utils.datetime import (
    CALENDAR_MAC_1904,
    CALENDAR_WINDOWS_1900,
    from_excel,
)

from kb.imports.origins import FileRefused, Finding, Origin
from kb.imports.readers.grid import MAX_CELL, Book, Cleaner, Grid, Row
from kb.imports.readers.legacy import majority
from kb.imports.readers.safety import MAX_COLUMNS, MAX_ROWS, check_shape, read_office
from kb.imports.readers.workbook import Cell, Damaged, Sheet, Workbook, open_workbook, place_of
from kb.text.phrases import format_number

_REPAIR = "hãy mở bằng Excel (chọn Mở và Sửa, Open and Repair) rồi lưu lại"
_LITERAL_RE = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_Spans = dict[int, dict[int, int]]


def read_xlsx(path: Path, name: str = "") -> Book:
    """Every visible sheet that holds anything; `name` as for `read_office`."""
    data, name = read_office(path, "xl/workbook.xml", name), name or path.name
    try:
        book = open_workbook(data)
    except Damaged as damaged:
        raise FileRefused(name, f"{damaged}", _REPAIR) from damaged
    sheets = [sheet for sheet in book.sheets if not sheet.is_hidden and sheet.cells]
    for sheet in sheets:
        columns = max(cell.column for cell in sheet.cells) + 1
        rows = max(cell.row for cell in sheet.cells)
        check_shape(name, f'trang "{sheet.name}"', rows, columns)
    texts = (cell.text for sheet in sheets for cell in sheet.cells if cell.type != "n")
    likely = majority(text for text in texts if len(text) <= MAX_CELL)
    grids = [_Reader(name, book, sheet, likely).grid() for sheet in sheets]
    filled = tuple(grid for grid in grids if any(row.filled for row in grid.rows))
    return Book(filled, tuple(_told(name, book)))


def _told(file: str, book: Workbook) -> Iterator[Finding]:
    for sheet in book.sheets:
        if sheet.is_hidden and sheet.cells:
            rows = format_number(len({cell.row for cell in sheet.cells}))
            wrong = f"trang đang ẩn ({rows} dòng), không đọc"
            origin = Origin(file, holder=f"trang {sheet.name}")
            yield Finding(origin, wrong, "hãy bỏ ẩn (Unhide) rồi lưu lại nếu cần lấy")
    if book.styles.is_damaged:
        wrong = "phần định dạng ô bị hỏng: ngày tháng có thể hiện thành số"
        yield Finding(Origin(file), wrong, "hãy xem lại các ô ngày tháng")


class _Reader:
    """Turns one sheet into a grid."""

    def __init__(self, file: str, book: Workbook, sheet: Sheet, likely: str) -> None:
        self.file, self.book, self.sheet = file, book, sheet
        self.holder = f"trang {sheet.name}"
        self.cleaner = Cleaner(Origin(file, holder=self.holder), likely)

    def grid(self) -> Grid:
        carried, spans = self._merged()
        texts: dict[int, dict[int, str]] = defaultdict(dict)
        for cell in self.sheet.cells:
            text = self._text(cell)
            if text:
                texts[cell.row][cell.column] = text
        for (row, column), top in carried.items():
            if texts.get(top, {}).get(column) and row in texts:
                texts[row][column] = texts[top][column]
        rows = tuple(
            Row(
                row,
                tuple(cells.get(column, "") for column in range(max(cells) + 1)),
                frozenset(column for column in cells if (row, column) in carried),
                spans.get(row, {}),
                row in self.sheet.hidden_rows,
            )
            for row, cells in sorted(texts.items())
        )
        hidden = frozenset(self.sheet.hidden_columns)
        return Grid(self.file, self.holder, rows, self.cleaner.told(), hidden)

    def _merged(self) -> tuple[dict[tuple[int, int], int], _Spans]:
        """(row, column) of the lower cells of merges with the row of the top, and spans by row."""
        carried: dict[tuple[int, int], int] = {}
        spans: _Spans = defaultdict(dict)
        area = 0
        for reference in self.sheet.merged:
            first, last = (place_of(each) for each in (reference.split(":") * 2)[:2])
            if first is None or last is None:
                continue
            area += (last[0] - first[0] + 1) * (last[1] - first[1] + 1)
            if area > MAX_ROWS * MAX_COLUMNS:
                wrong = f"có ô gộp quá rộng ({reference[:20]})"
                raise FileRefused(self.file, wrong, "hãy bỏ gộp ô rồi lưu lại")
            if last[1] > first[1]:
                spans[first[0]][first[1]] = last[1]
            for row in range(first[0] + 1, min(last[0], MAX_ROWS) + 1):
                carried[row, first[1]] = first[0]
        return carried, spans

    def _text(self, cell: Cell) -> str:
        if cell.type == "b":
            return "x" if cell.text in ("1", "true") else ""
        if cell.type in ("n", "d"):
            shown = self._shown(cell)
            if shown is not None:
                return shown
        font = self.book.styles.font(cell.style)
        if len(cell.runs) == 1:
            text, own_font = cell.runs[0]
            return self.cleaner.text(text, cell.row, cell.column, own_font or font)
        pieces = [self.cleaner.piece(text, own_font or font) for text, own_font in cell.runs]
        return self.cleaner.text("".join(pieces), cell.row, cell.column)

    def _shown(self, cell: Cell) -> str | None:
        """A number or a date as Excel shows it; None for what is neither."""
        format = self.book.styles.format(cell.style)
        try:
            if cell.type == "d":
                return _dated(datetime.fromisoformat(cell.text), "d/m/y")
            value = float(cell.text)
            if _is_date(format) and value >= 0:
                epoch = CALENDAR_MAC_1904 if self.book.has_1904_dates else CALENDAR_WINDOWS_1900
                return _dated(from_excel(value, epoch), format)
        except (ValueError, OverflowError, TypeError):
            pass  # a date that no calendar has: the number that stands there is shown
        try:
            return _numeral(float(cell.text), format)
        except (ValueError, OverflowError):
            return None


@lru_cache(maxsize=256)
def _is_date(format: str) -> bool:
    return bool(is_date_format(format))


def _dated(value: object, format: str) -> str | None:
    """A date with the parts that its format shows: "mm/yyyy" shows no day."""
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if not isinstance(value, datetime | date):
        return None
    parts = _LITERAL_RE.sub("", format.partition(";")[0]).lower()
    if "d" in parts or "y" not in parts:
        return f"{value:%d/%m/}{value.year}"
    return f"{value:%m/}{value.year}" if "m" in parts else str(value.year)


def _numeral(value: float, format: str) -> str:
    """A number as Vietnamese writes it: 8.5 is "8,5", and 0.085 shown as "0.0%" is "8,5%"."""
    sign = ""
    if "%" in _LITERAL_RE.sub("", format):
        value, sign = value * 100, "%"
    if value.is_integer():
        return f"{int(value)}{sign}"
    return f"{value:.15g}{sign}".replace(".", ",")
