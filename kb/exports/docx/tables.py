"""Tables of a Word file, written row by row.

In: the width of each column, and texts. Out: rows whose cells are as wide as their columns. A row
is a copy of an empty one: python-docx looks the columns up again for every cell.
"""

from collections.abc import Sequence
from copy import deepcopy

from docx.document import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.oxml.table import CT_Row, CT_Tbl
from docx.shared import Length
from docx.table import Table, _Row
from docx.text.paragraph import Paragraph

from kb.exports.docx.elements import keep_whole, new_paragraph, repeat_on_each_page, set_style
from kb.exports.docx.links import Links
from kb.exports.docx.styles import HEAD_CELL
from kb.exports.docx.text import Stretch, style_id, write


class Grid(Table):
    """A table in the making."""

    def __init__(self, element: CT_Tbl, document: Document, links: Links) -> None:
        super().__init__(element, document._body)
        self.links = links
        self._empty = element.tr_lst[0]
        element.remove(self._empty)

    def add_row(self) -> "Row":
        """A row at the end, its cells as wide as their columns."""
        made = deepcopy(self._empty)
        self._tbl.append(made)
        return Row(made, self)


class Row(_Row):
    """A row of such a table."""

    def __init__(self, element: CT_Row, grid: Grid) -> None:
        super().__init__(element, grid)
        self.links = grid.links

    def width(self, place: int) -> Length:
        """How wide a cell is."""
        return Length(self._tr.tc_lst[place].width or 0)


def new_table(widths: Sequence[Length], margin: Length, style: str | None) -> CT_Tbl:
    """A table of one empty row, to be put where it belongs; `margin` is at their sides."""
    named = f'<w:tblStyle w:val="{style_id(style)}"/>' if style else ""
    sides = "".join(f'<w:{side} w:w="{margin.twips}" w:type="dxa"/>' for side in ("left", "right"))
    columns = "".join(f'<w:gridCol w:w="{width.twips}"/>' for width in widths)
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{width.twips}"/></w:tcPr><w:p/></w:tc>'
        for width in widths
    )
    made = parse_xml(
        f"<w:tbl {nsdecls('w')}><w:tblPr>{named}"
        '<w:tblW w:type="auto" w:w="0"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{sides}</w:tblCellMar>"
        '<w:tblLook w:firstColumn="1" w:firstRow="1" w:lastColumn="0" w:lastRow="0"'
        ' w:noHBand="0" w:noVBand="1" w:val="04A0"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid><w:tr>{cells}</w:tr></w:tbl>"
    )
    assert isinstance(made, CT_Tbl)
    return made


def add_head(grid: Grid, heads: Sequence[str]) -> None:
    """The row that heads a table on each page, never alone at the foot of one."""
    row = grid.add_row()
    repeat_on_each_page(row)
    keep_whole(row)
    for place, head in enumerate(heads):
        write_cell(row, place, HEAD_CELL, head).paragraph_format.keep_with_next = True


def write_cell(row: Row, place: int, style: str, *stretches: Stretch | str) -> Paragraph:
    """The text of a cell; a second call adds a paragraph."""
    cell = row._tr.tc_lst[place]
    first = cell.p_lst[0]
    if len(first):
        first = new_paragraph(style_id(style))
        cell.append(first)
    else:
        set_style(first, style_id(style))
    write(first, row.links, *stretches)
    return Paragraph(first, row.table._parent)
