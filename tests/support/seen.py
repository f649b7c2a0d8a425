"""What a reader sees of a body, line by line, on a page and in a Word file: cases/markdown.toml.

A paragraph is its lines; an item "• Hiến đất" or "1. Một", set in by two blanks a level; a table
"bảng 2x2" with its rows and columns; a quotation "> Lời kể"; a heading "# Đầu mục".
"""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup, Tag
from docx.document import Document
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph

_INNER = ("ul", "ol", "p", "table", "blockquote")


def seen_on_page(html: str) -> list[str]:
    """The lines of safe HTML."""
    soup = BeautifulSoup(html, "html.parser")
    for each in soup.find_all("br"):
        each.replace_with("\v")
    return [line for tag in soup.find_all(True, recursive=False) for line in _of_tag(tag, 0)]


def _of_tag(tag: Tag, depth: int) -> Iterator[str]:
    if tag.name in ("ul", "ol"):
        number = int(str(tag.get("start", "1")))
        for item in tag.find_all("li", recursive=False):
            mark = "•" if tag.name == "ul" else f"{number}."
            yield from _of_item(item, depth, mark)
            number += 1
    elif tag.name == "table":
        rows = tag.find_all("tr")
        yield f"bảng {len(rows)}x{len(rows[0].find_all(['th', 'td']))}"
    elif tag.name == "blockquote":
        yield from (f"> {line}" for each in _children(tag) for line in _of_tag(each, 0))
    else:
        heading = "# " if tag.name.startswith("h") else ""
        yield from (f"{'  ' * depth}{heading}{line}" for line in _lines(tag.get_text()))


def _of_item(item: Tag, depth: int, mark: str) -> Iterator[str]:
    own = [each for each in item.children if getattr(each, "name", None) not in _INNER]
    said = _lines("".join(each.get_text() for each in own))
    inner = _children(item)
    if not said and inner and inner[0].name == "p":
        said = _lines(inner.pop(0).get_text())
    yield f"{'  ' * depth}{mark} {said[0]}"
    yield from (f"{'  ' * (depth + 1)}{line}" for line in said[1:])
    for each in inner:
        yield from _of_tag(each, depth + 1)


def _children(tag: Tag) -> list[Tag]:
    return [each for each in tag.find_all(True, recursive=False) if each.name in _INNER]


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.split("\v") if line.split()]


def seen_in_word(document: Document, first: str, last: str) -> list[str]:
    """The lines of a Word file between two paragraphs, which are known by their styles."""
    told = list(_of_document(document))
    styles = [style for style, _ in told]
    start, end = styles.index(first), styles.index(last)
    return [line for _, line in told[start + 1 : end]]


def _of_document(document: Document) -> Iterator[tuple[str, str]]:
    """Each line with its style."""
    counts: Counter[tuple[int, int]] = Counter()
    for element in document.element.body:
        if element.tag == qn("w:tbl"):
            table = Table(element, document)
            yield "", f"bảng {len(table.rows)}x{len(table.columns)}"
        elif element.tag == qn("w:p"):
            paragraph = Paragraph(element, document)
            style = str(paragraph.style.name)
            yield from ((style, line) for line in _of_paragraph(paragraph, document, counts))


def _of_paragraph(
    paragraph: Paragraph, document: Document, counts: Counter[tuple[int, int]]
) -> Iterator[str]:
    lines = [" ".join(line.split()) for line in paragraph.text.split("\n") if line.split()]
    style = paragraph.style.name
    indent = paragraph.paragraph_format.left_indent
    listed = paragraph._p.pPr.numPr if paragraph._p.pPr is not None else None
    mark, depth = "", 0
    if listed is not None:
        place = (listed.numId.val, listed.ilvl.val)
        counts[place] += 1
        depth = place[1]
        start = _start_of(document, *place)
        mark = "• " if style == "List Bullet" else f"{start + counts[place] - 1}. "
    elif style.startswith("Heading"):
        mark = "# "
    elif style == "Quote":
        mark = "> "
    elif style == "List Continue" and indent:
        depth = 1
    for number, line in enumerate(lines):
        is_more = number > 0 and listed is not None
        yield f"{'  ' * (depth + is_more)}{'' if number else mark}{line}"


def _start_of(document: Document, number: int, level: int) -> int:
    numbering: Any = document.part.numbering_part.element
    (found,) = [each for each in numbering.num_lst if each.numId == number]
    starts = {
        override.get(qn("w:ilvl")): override.find(qn("w:startOverride")).get(qn("w:val"))
        for override in found.findall(qn("w:lvlOverride"))
    }
    return int(starts.get(str(level), 1))
