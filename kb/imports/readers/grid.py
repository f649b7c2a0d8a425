"""A sheet as text: rows of cells with the numbers that Excel shows. Knows no file format.

In: texts as a reader found them. Out: `Grid`s of `Row`s, each cell clean and in Unicode; what a
reader had to leave out or put right is told in `findings`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from kb.imports.origins import Finding, Origin
from kb.imports.readers.legacy import to_unicode, undoubled
from kb.text.phrases import format_number
from kb.text.vietnamese import normalise

MAX_CELL = 100_000  # letters; Excel holds 32,767


@dataclass(frozen=True)
class Row:
    """One row. `carried`: columns whose value comes from a cell merged with those above.

    `spans`: the last column of each cell that is merged with those to its right.
    """

    number: int
    cells: tuple[str, ...]
    carried: frozenset[int] = frozenset()
    spans: Mapping[int, int] = field(default_factory=dict)
    is_hidden: bool = False

    def cell(self, column: int | None) -> str:
        """The text of a column, blank beyond the end."""
        return self.cells[column] if column is not None and column < len(self.cells) else ""

    @property
    def filled(self) -> Mapping[int, str]:
        """The cells that hold something, by column."""
        return {column: text for column, text in enumerate(self.cells) if text}


@dataclass(frozen=True)
class Grid:
    """A sheet, a CSV file or a table of a Word file.

    `is_ragged`: a row may have more cells than there are headings, so that its columns are in
    doubt. Hidden columns are not meant to be read.
    """

    file: str
    holder: str
    rows: tuple[Row, ...] = field(repr=False)
    findings: tuple[Finding, ...] = ()
    hidden_columns: frozenset[int] = frozenset()
    is_ragged: bool = False

    def mended(self, texts: Mapping[tuple[int, int], str]) -> "Grid":
        """The same sheet with other texts in some cells, each named by its row and column."""
        rows = (_with_texts(row, texts) for row in self.rows)
        return replace(self, rows=tuple(rows)) if texts else self

    def origin(self, number: int = 0) -> Origin:
        """Where a row of this grid stands."""
        return Origin(self.file, number, self.holder)


@dataclass(frozen=True)
class Book:
    """What a file holds: its grids, and what of it was not read."""

    grids: tuple[Grid, ...]
    findings: tuple[Finding, ...] = ()


def _with_texts(row: Row, texts: Mapping[tuple[int, int], str]) -> Row:
    fresh = {column: tidy(text) for (number, column), text in texts.items() if number == row.number}
    if not fresh:
        return row
    width = max(len(row.cells), *(column + 1 for column in fresh))
    cells = tuple(fresh.get(column, row.cell(column)) for column in range(width))
    return replace(row, cells=cells, carried=row.carried - set(fresh))


def tidy(text: str) -> str:
    """One space between words; line breaks stay, they separate items."""
    lines = (" ".join(line.split()) for line in normalise(text.replace("\r", "\n")).split("\n"))
    return "\n".join(line for line in lines if line)


class Cleaner:
    """Makes the text of one sheet clean, and remembers what it had to leave out or put right."""

    def __init__(self, origin: Origin, likely: str) -> None:
        self.origin, self.likely = origin, likely
        self.findings: list[Finding] = []
        self._doubled = 0
        self._example = ("", "", 0)

    def text(self, raw: str, row: int, column: int, font: str | None = None) -> str:
        """The text of a cell in Unicode: "NguyÔn  V¨n" gives "Nguyễn Văn"."""
        if raw.isascii() and len(raw) <= MAX_CELL:
            return tidy(raw)
        if len(raw) > MAX_CELL:
            wrong = f"ô dài {format_number(len(raw))} chữ, không đọc"
            remedy = f"hãy rút lại dưới {format_number(MAX_CELL)} chữ, hoặc để bài ở một tệp Word"
            origin = Origin(self.origin.file, row, self.origin.holder)
            self.findings.append(Finding(origin, wrong, remedy, column))
            return ""
        mended = undoubled(raw)
        if mended is None:
            return tidy(to_unicode(raw, self.likely, font))
        self._doubled += 1
        if not self._example[2]:
            self._example = (tidy(raw), tidy(mended), row)
        return tidy(mended)

    def piece(self, raw: str, font: str | None) -> str:
        """A piece of a cell that has a font of its own, in Unicode."""
        return raw if raw.isascii() or len(raw) > MAX_CELL else to_unicode(raw, self.likely, font)

    def told(self) -> tuple[Finding, ...]:
        """Everything to tell of this sheet."""
        if not self._doubled:
            return tuple(self.findings)
        raw, mended, row = self._example
        wrong = (
            f"chữ bị lưu sai bảng mã (UTF-8 hai lần) ở {format_number(self._doubled)} ô: "
            f'"{raw[:40]}" đã đọc lại thành "{mended[:40]}"'
        )
        remedy = "hãy xem các bản nháp, đúng thì không phải sửa tệp"
        origin = Origin(self.origin.file, row, self.origin.holder)
        return (*self.findings, Finding(origin, wrong, remedy))
