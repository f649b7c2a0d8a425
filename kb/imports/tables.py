"""The sheets that drafts were read from, for somebody who looks at both side by side.

In: a grid and the headers that it was read by. Out: rows of cells under their headings, and columns
with what each was read as. Private cells are shown as well: it is the office's own sheet.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from kb.imports.lists import MEANINGS
from kb.imports.lists.columns import Column, Header
from kb.imports.lists.headings import LEFT_OUT
from kb.imports.lists.people import likely_people
from kb.imports.readers import Grid, Row
from kb.text.vietnamese import match_key

_SAMPLES, _LONGEST = 2, 60
_ABOVE = "phía trên bảng"  # a table of a Word file has lines above it that are no rows


@dataclass(frozen=True)
class Cell:
    """A cell that holds something, or that should name somebody."""

    column: int
    heading: str
    text: str


@dataclass(frozen=True)
class SheetRow:
    """A row; `people` are the names in the cell of `names_column` if it seems to hold several."""

    number: int
    label: str
    cells: tuple[Cell, ...]
    people: tuple[str, ...] = ()
    names_column: int = 0


@dataclass(frozen=True)
class SheetColumn:
    """A column: its heading (`key` is that folded), what it was read as, some of its cells.

    `meaning` is one that an editor may choose as well, else "".
    """

    key: str
    heading: str
    meaning: str
    label: str
    samples: tuple[str, ...]
    is_guess: bool = False


@dataclass(frozen=True)
class Table:
    """A sheet, and the headings it was read by."""

    grid: Grid
    headers: tuple[Header, ...]

    @property
    def holder(self) -> str:
        """What it is called in origins: "trang DS"."""
        return self.grid.holder

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the rows that hold something."""
        return tuple(dict.fromkeys(row.number for row in self.grid.rows if row.filled))

    def row(self, number: int) -> SheetRow:
        """A row as somebody looks at it."""
        row, header = self._by_number[number], self._header_of(number)
        names_column, people = _people(row, header)
        label = self.grid.origin(number).shown().partition(", ")[2] if number else _ABOVE
        return SheetRow(number, label, tuple(_cells(row, header)), people, names_column)

    def columns(self) -> Iterator[SheetColumn]:
        """The columns under each header."""
        for header in self.headers:
            for column in header.columns.values():
                if column.heading:
                    yield self._column(column, header)

    @cached_property
    def _by_number(self) -> dict[int, Row]:
        above = tuple(text for row in self.grid.rows if not row.number for text in row.cells)
        return {row.number: row for row in self.grid.rows} | {0: Row(0, above)}

    def _header_of(self, number: int) -> Header | None:
        above = [each for each in self.headers if each.row <= number]
        return above[-1] if above else None

    def _column(self, column: Column, header: Header) -> SheetColumn:
        key = column.key
        left_out = f"{LEFT_OUT[key]}: không chép" if key in LEFT_OUT else MEANINGS["other"]
        label = MEANINGS.get(key, left_out)
        return SheetColumn(
            match_key(column.heading),
            column.heading,
            key if key in MEANINGS else "",
            label[:1].upper() + label[1:],
            tuple(islice(self._samples(column.index, header), _SAMPLES)),
            column.is_guess and bool(key),
        )

    def _samples(self, column: int, header: Header) -> Iterator[str]:
        seen: set[str] = set()
        for row in self.grid.rows:
            text = " ".join(row.cell(column).split())[:_LONGEST]
            if row.number >= header.row + header.depth and len(text) > 2 and text not in seen:
                seen.add(text)
                yield text


def _cells(row: Row, header: Header | None) -> Iterator[Cell]:
    columns = header.columns if header else {}
    blank = [column for column in header.name_columns if not row.cell(column)] if header else []
    for column in sorted((*row.filled, *blank)):
        known = columns.get(column)
        yield Cell(column, known.heading if known else "", row.cell(column))


def _people(row: Row, header: Header | None) -> tuple[int, tuple[str, ...]]:
    for column in header.name_columns if header else ():
        if people := likely_people(row.cell(column)):
            return column, people
    return 0, ()
