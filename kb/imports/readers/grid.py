"""A sheet as text: rows of cells with the numbers that Excel shows. Knows no file format."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kb.imports.origins import Origin
from kb.text.vietnamese import normalise


@dataclass(frozen=True)
class Row:
    """One row. `carried`: columns whose value comes from a cell merged with those above."""

    number: int
    cells: tuple[str, ...]
    carried: frozenset[int] = frozenset()

    def cell(self, column: int | None) -> str:
        """The text of a column, blank beyond the end."""
        return self.cells[column] if column is not None and column < len(self.cells) else ""

    @property
    def filled(self) -> Mapping[int, str]:
        """The cells that hold something, by column."""
        return {column: text for column, text in enumerate(self.cells) if text}


@dataclass(frozen=True)
class Grid:
    """A sheet, a CSV file or a table of a Word file."""

    file: str
    holder: str
    rows: tuple[Row, ...] = field(repr=False)

    def origin(self, number: int = 0) -> Origin:
        """Where a row of this grid stands."""
        return Origin(self.file, number, self.holder)


def tidy(text: str) -> str:
    """One space between words; line breaks stay, they separate items."""
    lines = (" ".join(line.split()) for line in normalise(text.replace("\r", "\n")).split("\n"))
    return "\n".join(line for line in lines if line)
