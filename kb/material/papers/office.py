"""A Word file, or an old file of a text, as paragraphs.

In: a path. Out: a `PaperText`; a row of a table is a paragraph, its cells parted by bars.
"""

from collections.abc import Iterator
from pathlib import Path

from kb.imports.readers import Block, in_new_format, read_docx
from kb.material.papers.values import PaperLine, PaperText
from kb.material.values import Manner

_TITLE_RANK = 2.0  # of a document's own title; headings below it less
_LAID_OUT = 4  # rows that a table has at most which only lays out a letterhead


def office_file(path: Path) -> PaperText:
    """The paragraphs of a text of an office's programs, an old one by way of LibreOffice."""
    with in_new_format(path) as made:
        document = read_docx(made, path.name)
    lines = tuple(line for block in document.blocks for line in _lines(block))
    remarks = tuple(f"{each.wrong}; {each.remedy}" for each in document.findings)
    return PaperText(Manner.OFFICE, lines, remarks=remarks)


def _lines(block: Block) -> Iterator[PaperLine]:
    if block.rows:
        is_laid_out = any("\n" in cell for row in block.rows for cell in row.cells)
        if is_laid_out and len(block.rows) <= _LAID_OUT:
            yield from (line for inside in block.inside() for line in _lines(inside))
        else:
            yield from _rows(block)
        return
    rank = 0.0 if block.level is None else _TITLE_RANK - block.level / 10
    for text in block.text.split("\n"):
        if text.strip():
            yield PaperLine(text.strip(), rank=rank, is_set_off=block.is_bold)


def _rows(block: Block) -> Iterator[PaperLine]:
    for row in block.rows:
        if text := " | ".join(" ".join(cell.split()) for cell in row.cells if cell.strip()):
            yield PaperLine(text)
