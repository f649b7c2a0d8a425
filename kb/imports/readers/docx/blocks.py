"""Takes a Word file apart: paragraphs, headings, lists and tables, in order. Mammoth reads it.

In: a path. Out: a `WordDocument`: its blocks (text in Unicode whatever the fonts were) and what
could not be taken along. Links, lists and tables stay.
"""

import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import mammoth
from bs4 import BeautifulSoup
from bs4.element import Tag

from kb.imports.origins import FileRefused, Finding, Origin
from kb.imports.readers.docx.cleaning import Cleaner
from kb.imports.readers.docx.parts import Parts, open_parts
from kb.imports.readers.docx.runs import tidy_runs
from kb.imports.readers.docx.styles import Styles
from kb.imports.readers.docx.tables import rows_of
from kb.imports.readers.docx.texts import bold_lines, bold_start, children, is_bold, text_of
from kb.imports.readers.grid import Grid, Row
from kb.imports.readers.safety import check_shape, read_office

_STYLE_MAP = "p.Title => p.tieu-de:fresh"
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


@dataclass(frozen=True)
class Block:
    """A paragraph, heading, list or table; `level` 0 is the document's own title, None no heading.

    `is_bold`: nothing in it but bold text. `bold_start`: the bold words that it begins with.
    `rows`: the cells of a table.
    """

    text: str
    html: Tag = field(repr=False, compare=False)
    level: int | None = None
    is_bold: bool = False
    bold_start: str = ""
    rows: tuple[Row, ...] = ()

    def inside(self) -> list["Block"]:
        """The blocks of the cells of a table, one cell after the other."""
        cells = [cell for cell in self.html.find_all(["td", "th"]) if _table_of(cell) is self.html]
        found = (block for cell in cells for child in children(cell) for block in _blocks(child))
        return [block for block in found if block.text]


@dataclass(frozen=True)
class WordDocument:
    """A Word file taken apart."""

    file: str
    blocks: tuple[Block, ...]
    findings: tuple[Finding, ...] = ()

    def grids(self, is_list: Callable[[Sequence[Row]], bool]) -> list[Grid]:
        """The tables that are lists, each under the lines that stand before it."""
        grids: list[Grid] = []
        above: list[str] = []
        for block in self.blocks:
            if is_list(block.rows):
                title = tuple(Row(0, (line,)) for line in above)
                grids.append(Grid(self.file, f"bảng {len(grids) + 1}", title + block.rows))
                above = []
            elif block.text:
                above += block.text.split("\n")
        return grids


def read_docx(path: Path, name: str = "") -> WordDocument:
    """The blocks of a Word file; `name` as for `read_office`."""
    data, name = read_office(path, name=name), name or path.name
    parts = open_parts(name, data)
    cleaner, styles = Cleaner(parts.notes, parts.links), Styles(parts.styles)
    cleaner.clean(parts.document)
    cleaner.counts += tidy_runs(parts.document, styles)
    html, found = _to_html(name, parts)
    soup = BeautifulSoup(html, "html.parser")
    blocks = [block for tag in children(soup) for block in _blocks(tag)]
    for block in blocks:
        check_shape(name, "bảng", len(block.rows), 0)
    findings = (*parts.findings, *found, *cleaner.findings(name))
    return WordDocument(name, tuple(block for block in blocks if block.text), findings)


def _to_html(file: str, parts: Parts) -> tuple[str, list[Finding]]:
    """The HTML of the text; without its styles and numbering should these not be understood."""
    try:
        return _by_mammoth(parts.document, parts.links, parts.styles, parts.numbering), []
    except Exception:  # a broken part may raise almost anything inside mammoth
        wrong = "phần kiểu chữ hoặc đánh số hỏng, đã đọc không có các phần ấy"
        told = Finding(Origin(file), wrong, "hãy so đề mục, danh sách của bản nháp với tệp")
    try:
        return _by_mammoth(parts.document, parts.links, None, None), [told]
    except Exception as error:  # as above
        wrong = "phần chữ của tài liệu hỏng, không đọc được"
        remedy = "hãy mở bằng Word (Open and Repair) rồi lưu lại"
        raise FileRefused(file, wrong, remedy) from error


def _by_mammoth(
    document: Element, links: dict[str, str], styles: Element | None, numbering: Element | None
) -> str:
    relations = Element(f"{{{_PACKAGE}}}Relationships")
    for link, target in links.items():
        attributes = {"Id": link, "Type": _RELATION, "Target": target, "TargetMode": "External"}
        ElementTree.SubElement(relations, f"{{{_PACKAGE}}}Relationship", attributes)
    written = {
        "word/document.xml": document, "word/_rels/document.xml.rels": relations,
        "word/styles.xml": styles, "word/numbering.xml": numbering,
    }  # fmt: skip
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, root in written.items():
            if root is not None:
                archive.writestr(name, ElementTree.tostring(root))
    return str(
        mammoth.convert_to_html(file, style_map=_STYLE_MAP, include_embedded_style_map=False).value
    )


def _table_of(cell: Tag) -> Tag | None:
    return cell.find_parent("table")


def _blocks(tag: Tag) -> list[Block]:
    """A block; lines that are bold throughout come out of a list that only numbers them."""
    lines = bold_lines(tag) if tag.name in ("ol", "ul") else []
    return [_block(each) for each in lines or [tag]]


def _block(tag: Tag) -> Block:
    return Block(
        text=text_of(tag),
        html=tag,
        level=0 if "tieu-de" in (tag.get("class") or []) else _HEADINGS.get(tag.name),
        is_bold=tag.name == "p" and is_bold(tag),
        bold_start=bold_start(tag) if tag.name == "p" else "",
        rows=rows_of(tag) if tag.name == "table" else (),
    )
