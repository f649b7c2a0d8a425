"""Blocks of a Word file as Markdown. The only place that knows markdownify.

In: blocks. Out: Markdown that says what they say: signs in the text mean nothing (kb.imports.
escaping), cells stand in their columns, lines typed with a dash before them are a list.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from bs4.element import Tag
from markdownify import MarkdownConverter

from kb.imports.escaping import escaped, item_mark
from kb.imports.readers.docx.blocks import Block

_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")
_LOWERED = str.maketrans("0123456789+-", "₀₁₂₃₄₅₆₇₈₉₊₋")
_ITEM_RE = re.compile(r"(?:\\?[-*+]|[–•·▪])\s+")
_MARKED = {"strong", "em", "a"}  # their own marks stand at the head of a line
_ADDRESS = {" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E", "\\": "%5C"}


def to_markdown(blocks: Sequence[Block]) -> str:
    """The Markdown of some blocks; their headings start at the second level."""
    shift = 2 - min((block.level for block in blocks if block.level), default=2)
    pieces: list[str] = []
    for mark, held in groupby(blocks, key=_typed_mark):
        group = list(held)
        written = [_written(block, shift) for block in group]
        if mark and len(group) > 1:
            pieces.append("\n".join(f"- {_ITEM_RE.sub('', piece, count=1)}" for piece in written))
        else:
            pieces += written
    return "\n\n".join(piece for piece in pieces if piece)


def _typed_mark(block: Block) -> str | None:
    """The sign with which somebody typed an item of a list; bold lines are none."""
    return item_mark(block.text) if block.html.name == "p" and not block.is_bold else None


def _written(block: Block, shift: int) -> str:
    if block.rows:
        return _table(block)
    if block.level is not None:
        hashes = "#" * min(6, max(2, block.level + shift))
        return f"{hashes} {' '.join(escaped(block.text).split())}"
    text: str = _Converter().convert_soup(block.html)
    return "\n".join(line.rstrip() for line in text.strip().split("\n"))


def _table(block: Block) -> str:
    """A table by its columns; a frame around one cell is no table."""
    if len(block.rows) == 1 and len(block.rows[0].cells) == 1:
        return to_markdown(block.inside())
    width = max(len(row.cells) for row in block.rows)
    lines = [_row(row.cell(column) for column in range(width)) for row in block.rows]
    return "\n".join([lines[0], _row(["---"] * width, is_text=False), *lines[1:]])


def _row(cells: Iterable[str], *, is_text: bool = True) -> str:
    return f"| {' | '.join(_cell(cell) if is_text else cell for cell in cells)} |"


def _cell(text: str) -> str:
    """A cell on one line, its own lines apart: a stroke would end it."""
    apart = escaped(text.replace("|", "\0")).replace("\0", "\\|")
    return "<br>".join(apart.split("\n"))


class _Converter(MarkdownConverter):
    """HTML to Markdown by markdownify, where ours differs: escapes, links, lists, small digits."""

    def __init__(self) -> None:
        super().__init__()
        self._numbers: dict[int, int] = {}

    def escape(self, text: str, parent_tags: set[str]) -> str:
        return escaped(text, is_head=not parent_tags & _MARKED)

    def convert_a(self, tag: Tag, text: str, parent_tags: set[str]) -> str:
        address = str(tag.get("href", "")).strip()
        if not text.strip() or not address:
            return text
        for sign, code in _ADDRESS.items():
            address = address.replace(sign, code)
        return f"[{text.strip()}]({address})"

    def convert_sup(self, tag: Tag, text: str, parent_tags: set[str]) -> str:
        return text.translate(_RAISED)

    def convert_sub(self, tag: Tag, text: str, parent_tags: set[str]) -> str:
        return text.translate(_LOWERED)

    def convert_li(self, tag: Tag, text: str, parent_tags: set[str]) -> str:
        """An item, what is inside it four blanks further in, as Python-Markdown reads it."""
        mark = "-"
        if tag.parent is not None and tag.parent.name == "ol":
            number = self._numbers[id(tag.parent)] = self._numbers.get(id(tag.parent), 0) + 1
            mark = f"{number}."
        first, *rest = text.strip().split("\n")
        inside = (f"    {line}" if line else "" for line in rest)
        return "\n".join([f"{mark} {first}", *inside]) + "\n"
