"""A Word file, a workbook, or an old file of either kind, as paragraphs.

In: a path. Out: a `PaperText`; a row of a table is a paragraph, its cells parted by bars.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from kb.imports.readers import Block, Row, in_new_format, read_docx, read_xlsx
from kb.material.papers.values import PaperLine, PaperText
from kb.material.values import Manner

_TITLE_RANK = 2.0  # of a document's own title; headings below it less
_LAID_OUT = 4  # rows that a table has at most which only lays out a letterhead


def office_file(path: Path) -> PaperText:
    """The paragraphs of a file of an office's programs, old ones by way of LibreOffice."""
    with in_new_format(path) as made:
        return _workbook(made, path.name) if made.suffix == ".xlsx" else _document(made, path.name)


def _document(path: Path, name: str) -> PaperText:
    document = read_docx(path, name)
    lines = tuple(line for block in document.blocks for line in _lines(block))
    remarks = tuple(f"{each.wrong}; {each.remedy}" for each in document.findings)
    return PaperText(Manner.OFFICE, lines, remarks=remarks)


def _workbook(path: Path, name: str) -> PaperText:
    """The rows of every sheet, one after the other."""
    book = read_xlsx(path, name)
    lines = tuple(PaperLine(text) for grid in book.grids for text in _rows(grid.rows))
    remarks = tuple(f"{each.wrong}; {each.remedy}" for each in book.findings)
    return PaperText(Manner.OFFICE, lines, remarks=remarks)


def _lines(block: Block) -> Iterator[PaperLine]:
    if block.rows:
        is_laid_out = any("\n" in cell for row in block.rows for cell in row.cells)
        if is_laid_out and len(block.rows) <= _LAID_OUT:
            yield from (line for inside in block.inside() for line in _lines(inside))
        else:
            yield from map(PaperLine, _rows(block.rows))
        return
    rank = 0.0 if block.level is None else _TITLE_RANK - block.level / 10
    for text in block.text.split("\n"):
        if text.strip():
            yield PaperLine(text.strip(), rank=rank, is_bold=block.is_bold)


def _rows(rows: Iterable[Row]) -> Iterator[str]:
    for row in rows:
        if text := " | ".join(" ".join(cell.split()) for cell in row.cells if cell.strip()):
            yield text
