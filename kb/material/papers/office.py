"""A Word file as paragraphs.

In: a path. Out: a `PaperText`; a row of a table is a paragraph, its cells parted by bars.
"""

from collections.abc import Iterator
from pathlib import Path

from kb.imports.readers import Block, read_docx
from kb.material.papers.values import PaperLine, PaperText
from kb.material.values import Manner

_TITLE_RANK = 2.0  # of a document's own title; headings below it less


def word_file(path: Path) -> PaperText:
    """The paragraphs of a .docx."""
    document = read_docx(path)
    lines = tuple(line for block in document.blocks for line in _lines(block))
    remarks = tuple(f"{each.wrong}; {each.remedy}" for each in document.findings)
    return PaperText(Manner.OFFICE, lines, remarks=remarks)


def _lines(block: Block) -> Iterator[PaperLine]:
    if block.rows:
        yield from _rows(block)
        return
    rank = 0.0 if block.level is None else _TITLE_RANK - block.level / 10
    for text in block.text.split("\n"):
        if text.strip():
            yield PaperLine(text.strip(), rank=rank, is_bold=block.is_bold)


def _rows(block: Block) -> Iterator[PaperLine]:
    """A table that lays out a letterhead gives the lines of its cells, any other its rows."""
    if any("\n" in cell for row in block.rows for cell in row.cells) and len(block.rows) <= 4:
        for inside in block.inside():
            yield from _lines(inside)
        return
    for row in block.rows:
        text = " | ".join(" ".join(cell.split()) for cell in row.cells if cell.strip())
        if text:
            yield PaperLine(text)
