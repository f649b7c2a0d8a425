"""On which page a paragraph stands, by a count of lines: what a table of contents shows at first.

In: a paper that is written. Out: pages. Letters are taken to be of one width, so a count may be
one off where a chapter ends close to the foot of a page; whoever lays the text out knows better.
"""

from dataclasses import dataclass
from math import ceil
from typing import Any, TypeGuard

from docx.oxml.ns import qn
from docx.shared import Length
from docx.styles.style import BaseStyle, ParagraphStyle
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

from kb.exports.docx.paper import Paper
from kb.exports.docx.text import style_id

_EMU_A_POINT = 12_700
_USUAL = "Normal"  # the style of a cell that nothing was written in
_LINE = 1.15  # of the size of the letters, in the fonts that offices use


def pages_of_bookmarks(paper: Paper) -> dict[str, int]:
    """The page of each bookmark, counted from 1."""
    count = _Count(paper)
    found: dict[str, int] = {}
    for block in paper.document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                count.add(count.height_of_row(row))
        else:
            page = count.add_paragraph(block)
            marks = block._p.findall(qn("w:bookmarkStart"))
            found |= {mark.get(qn("w:name")): page for mark in marks}
    return found


@dataclass(frozen=True)
class _Shape:
    """What a style of paragraphs takes; letters and lines in points."""

    size: float
    line: float
    before: Length | None
    after: Length | None

    @classmethod
    def of(cls, style: ParagraphStyle) -> "_Shape":
        """That of a style as it now stands."""
        shape = style.paragraph_format
        return cls(_size(style), _line_height(style), shape.space_before, shape.space_after)


class _Count:
    """Pages as they fill; heights in points."""

    def __init__(self, paper: Paper) -> None:
        self._letter = paper.profile.office.letter_em
        self._width = paper.width
        self._most = paper.height.pt
        self._page, self._used = 1, 0.0
        # Looked up once: python-docx seeks each anew among all that the file leads to.
        styles = paper.document.styles
        self._shapes = {each.style_id: _Shape.of(each) for each in filter(_has_lines, styles)}

    def add_paragraph(self, paragraph: Paragraph) -> int:
        """The page on which it begins."""
        if paragraph.paragraph_format.page_break_before:
            self._page, self._used = self._page + 1, 0.0
        begins = self._page
        height = self._height(paragraph, self._width)
        if _pictures(paragraph) and self._used + height > self._most:
            self._page, self._used = self._page + 1, 0.0
        self.add(height)
        return begins

    def add(self, height: float) -> None:
        """Fill up; what does not fit goes on on the next page."""
        self._used += height
        while self._used > self._most:
            self._page, self._used = self._page + 1, self._used - self._most

    def height_of_row(self, row: _Row) -> float:
        """That of its highest cell."""
        return max(
            sum(self._height(each, Length(cell.width or 0)) for each in cell.paragraphs)
            for cell in row.cells
        )

    def _height(self, paragraph: Paragraph, width: Length) -> float:
        style, own = (
            self._shapes[paragraph._p.style or style_id(_USUAL)],
            paragraph.paragraph_format,
        )
        letters: float = len(paragraph.text) * style.size * self._letter
        spaces = (own.space_before or style.before, own.space_after or style.after)
        between: float = sum(space.pt for space in spaces if space)
        between += sum(int(each.get("cy")) / _EMU_A_POINT for each in _pictures(paragraph))
        return (ceil(letters / width.pt) or 1) * style.line + between


def _pictures(paragraph: Paragraph) -> list[Any]:
    """How large the pictures of a paragraph are."""
    return list(paragraph._p.findall(f".//{qn('wp:extent')}"))


def _has_lines(style: BaseStyle) -> TypeGuard[ParagraphStyle]:
    return isinstance(style, ParagraphStyle)


def _size(style: ParagraphStyle) -> float:
    return float(style.font.size.pt) if style.font.size else 0.0


def _line_height(style: ParagraphStyle) -> float:
    spacing = style.paragraph_format.line_spacing
    if isinstance(spacing, Length):
        return float(spacing.pt)
    return _size(style) * _LINE * (spacing or 1)
