"""Reads .docx files: mammoth to HTML, markdownify to Markdown. The only place that knows them.

In: a path. Out: a `WordDocument`: its blocks in order (text in Unicode whatever the fonts were),
and the Markdown of any run of them. Pictures are left out; links, lists and tables stay.
"""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import mammoth
from bs4 import BeautifulSoup
from bs4.element import NavigableString, Tag
from markdownify import markdownify

from kb.imports.origins import FileRefused
from kb.imports.readers.grid import Grid, Row, tidy
from kb.imports.readers.legacy import majority, to_unicode
from kb.imports.readers.safety import check_shape, read_office

_STYLES = "\n".join(
    f"p[style-name='{name}'] => p.tieu-de:fresh" for name in ("Title", "Subtitle", "Tiêu đề")
)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}


@dataclass(frozen=True)
class Block:
    """A paragraph, heading, list or table; `level` 0 is the document's own title, None no heading.

    `is_bold`: nothing in it but bold text. `bold_start`: the bold words that it begins with.
    """

    text: str
    html: str = field(repr=False)
    level: int | None = None
    is_bold: bool = False
    bold_start: str = ""
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True)
class WordDocument:
    """A Word file taken apart."""

    file: str
    blocks: tuple[Block, ...]

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


def read_docx(path: Path) -> WordDocument:
    """The blocks of a Word file."""
    data = read_office(path, must_hold="word/document.xml")
    try:
        html = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=_STYLES,
            convert_image=lambda image: [],
            include_embedded_style_map=False,
        ).value
    except Exception as error:  # a broken part may raise almost anything inside mammoth
        raise FileRefused(
            path.name, "không đọc được tài liệu (tệp hỏng)", "hãy mở bằng Word rồi lưu lại"
        ) from error
    soup = BeautifulSoup(html, "html.parser")
    strings = list(soup.find_all(string=True))
    likely = majority(str(string) for string in strings)
    for string in strings:
        string.replace_with(NavigableString(to_unicode(str(string), likely)))
    blocks = tuple(_block(tag, path.name) for tag in soup.children if isinstance(tag, Tag))
    return WordDocument(path.name, tuple(block for block in blocks if block.text))


def to_markdown(blocks: Sequence[Block]) -> str:
    """The Markdown of some blocks; their headings start at the second level."""
    levels = [block.level for block in blocks if block.level]
    shift = 2 - min(levels, default=2)
    pieces = []
    for block in blocks:
        html = block.html
        if block.level:
            level = min(6, block.level + shift)
            html = f"<h{level}>{html.split('>', 1)[1].rsplit('<', 1)[0]}</h{level}>"
        text = markdownify(html, heading_style="ATX", bullets="-", table_infer_header=True)
        pieces.append("\n".join(line.rstrip() for line in text.strip().split("\n")))
    return "\n\n".join(piece for piece in pieces if piece)


def _block(tag: Tag, file: str) -> Block:
    for mark in tag.find_all("a"):
        if not mark.get("href", "") or str(mark.get("href")).startswith("#"):
            mark.unwrap()  # bookmarks and footnote marks lead nowhere in a record
    for line_break in tag.find_all("br"):
        line_break.insert_after("\n")
    text = tidy(tag.get_text("" if tag.name != "table" else "\n"))
    strong = [tidy(each.get_text()) for each in tag.find_all(["strong", "b"])]
    is_bold = tag.name == "p" and bool(text) and tidy(" ".join(strong)) == tidy(text)
    level = 0 if "tieu-de" in (tag.get("class") or []) else _HEADINGS.get(tag.name)
    first = next((each for each in tag.children if str(each).strip()), None)
    starts_bold = isinstance(first, Tag) and first.name in ("strong", "b") and tag.name == "p"
    rows = tuple(_rows(tag, file)) if tag.name == "table" else ()
    return Block(text, str(tag), level, is_bold, strong[0] if starts_bold else "", rows)


def _rows(table: Tag, file: str) -> list[Row]:
    """The cells of a table in their columns; cells merged downwards repeat, marked as carried."""
    lines = [line for line in table.find_all("tr") if line.find_parent("table") is table]
    check_shape(file, "bảng", len(lines), 0)
    below: dict[int, tuple[int, str]] = {}
    rows = []
    for number, line in enumerate(lines, start=1):
        texts: list[str] = []
        carried: set[int] = set()

        def fill(texts: list[str] = texts, carried: set[int] = carried) -> None:
            while (left := below.get(len(texts), (0, "")))[0]:
                below[len(texts)] = (left[0] - 1, left[1])
                carried.add(len(texts))
                texts.append(left[1])

        for cell in line.find_all(["td", "th"], recursive=False):
            fill()
            text = tidy(cell.get_text("\n"))
            below[len(texts)] = (_span(cell, "rowspan") - 1, text)
            texts += [text, *[""] * (_span(cell, "colspan") - 1)]
        fill()
        rows.append(Row(number, tuple(texts), frozenset(carried)))
    return rows


def _span(cell: Tag, name: str) -> int:
    value = str(cell.get(name, "1"))
    return min(int(value), 200) if value.isdigit() and int(value) else 1
