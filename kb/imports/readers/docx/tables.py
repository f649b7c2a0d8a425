"""The cells of a table of a Word file in their columns.

In: the HTML of a table. Out: `Row`s, in which cells merged downwards repeat, marked as carried.
"""

from bs4.element import Tag

from kb.imports.readers.docx.texts import text_of
from kb.imports.readers.grid import Row


def rows_of(table: Tag) -> tuple[Row, ...]:
    """The rows of a table, those of tables inside its cells left to the cells."""
    lines = [line for line in table.find_all("tr") if line.find_parent("table") is table]
    below: dict[int, tuple[int, str]] = {}
    return tuple(_row(number, line, below) for number, line in enumerate(lines, start=1))


def _row(number: int, line: Tag, below: dict[int, tuple[int, str]]) -> Row:
    """One row; `below` holds, by column, for how many more rows a cell goes on, and its text."""
    texts: list[str] = []
    carried: set[int] = set()
    spans: dict[int, int] = {}

    def carry() -> None:
        while (left := below.get(len(texts), (0, "")))[0]:
            below[len(texts)] = (left[0] - 1, left[1])
            carried.add(len(texts))
            texts.append(left[1])

    for cell in line.find_all(["td", "th"], recursive=False):
        carry()
        text = text_of(cell)
        below[len(texts)] = (_span(cell, "rowspan") - 1, text)
        width = _span(cell, "colspan")
        if width > 1:
            spans[len(texts)] = len(texts) + width - 1
        texts += [text, *[""] * (width - 1)]
    carry()
    return Row(number, tuple(texts), frozenset(carried), spans)


def _span(cell: Tag, name: str) -> int:
    value = str(cell.get(name, "1"))
    return min(int(value), 200) if value.isdigit() and int(value) else 1
