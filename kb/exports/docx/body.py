"""The Markdown of a record as paragraphs, lists and tables of Word.

In: Markdown; it goes through the allow-list that serves the site (`kb.text.markup`). Out: blocks at
the end of a paper, in its styles.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString, PageElement
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from kb.exports.docx.elements import DASHES, new_numbered_list, put_in_list, repeat_on_each_page
from kb.exports.docx.paper import Paper
from kb.exports.docx.styles import (
    BODY,
    CELL,
    CONTINUED,
    DASHED,
    HEAD_CELL,
    NUMBERED,
    PART,
    QUOTE,
    RULE,
)
from kb.exports.docx.tables import write_cell
from kb.exports.docx.text import BREAK, Stretch, holdable
from kb.text import source_marks
from kb.text.markup import to_marked_html

_LISTS = ("ul", "ol")
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_BLOCKS = ("p", "blockquote", "pre", "table", "hr", *_LISTS, *_HEADINGS)

Stretches = list[Stretch]


def add_body(paper: Paper, markdown: str, sources: int) -> None:
    """Write the text of a record; headings in it stand below those of the layout.

    Numbers of sources are raised; one for which there is no source stands as it was typed.
    """
    html = source_marks.kept(to_marked_html(holdable(markdown)), sources)
    _add_blocks(paper, BeautifulSoup(html, "html.parser"), BODY)


def _add_blocks(paper: Paper, parent: Tag, style: str) -> None:
    for block in _blocks(parent):
        if isinstance(block, Tag):
            _add_block(paper, block)
        else:
            paper.add(style, *block)


def _blocks(parent: Tag) -> Iterator[Tag | Stretches]:
    """What a tag holds, in order: paragraphs as stretches, also loose text; all else as it is."""
    loose: list[PageElement] = []
    for child in parent.children:
        if isinstance(child, Tag) and child.name in _BLOCKS:
            yield from _paragraph(loose)
            loose = []
            if child.name == "p":
                yield from _paragraph(child.children)
            else:
                yield child
        else:
            loose.append(child)
    yield from _paragraph(loose)


def _paragraph(elements: Iterable[PageElement]) -> Iterator[Stretches]:
    """One paragraph, or none when there is nothing to read in it."""
    stretches = list(_stretches(elements))
    while stretches and not stretches[0].text.strip():
        stretches.pop(0)
    while stretches and not stretches[-1].text.strip():
        stretches.pop()
    if stretches:
        stretches[0] = replace(stretches[0], text=stretches[0].text.lstrip())
        stretches[-1] = replace(stretches[-1], text=stretches[-1].text.rstrip())
        yield stretches


def _stretches(
    elements: Iterable[PageElement],
    bold: bool = False,
    italic: bool = False,
    url: str | None = None,
) -> Iterator[Stretch]:
    for element in elements:
        if isinstance(element, Tag):
            if element.name == "br":
                yield BREAK
            yield from _stretches(
                element.children,
                bold or element.name == "strong",
                italic or element.name == "em",
                str(element["href"]) if element.has_attr("href") else url,
            )
        elif isinstance(element, NavigableString):
            text = str(element)
            if _is_break(element.previous_sibling):
                text = text.lstrip("\n")
            look = Stretch(text.replace("\n", " "), bold, italic, url=url)
            yield from _with_numbers(look)


def _with_numbers(stretch: Stretch) -> Iterator[Stretch]:
    """The text in pieces, the numbers of sources between them raised: "1, 2"."""
    for text, numbers in source_marks.parted(stretch.text):
        if text:
            yield replace(stretch, text=text)
        if numbers:
            yield Stretch(", ".join(map(str, numbers)), is_raised=True)


def _is_break(element: PageElement | None) -> bool:
    return isinstance(element, Tag) and element.name == "br"


def _add_block(paper: Paper, tag: Tag, level: int = 0) -> None:
    if tag.name in _LISTS:
        _add_list(paper, tag, level)
    elif tag.name == "table":
        _add_table(paper, tag)
    elif tag.name == "blockquote":
        _add_blocks(paper, tag, QUOTE)
    elif tag.name == "pre":
        for line in tag.get_text().strip("\n").split("\n"):
            paper.add(BODY, line)
    elif tag.name in _HEADINGS:
        paper.add(PART, *_stretches(tag.children))
    else:
        paper.add(BODY, "* * *")  # a rule across the page


def _add_list(paper: Paper, tag: Tag, level: int) -> None:
    is_numbered = tag.name == "ol"
    style = NUMBERED if is_numbered else DASHED
    number = _new_list(paper, tag, level) if is_numbered else DASHES
    for item in tag.find_all("li", recursive=False):
        for place, block in enumerate(_blocks(item)):
            if isinstance(block, Tag):
                _add_block(paper, block, level + 1)
            elif place == 0:
                put_in_list(paper.add(style, *block), number, level)
            else:
                _set_in(paper, paper.add(CONTINUED, *block), level)


def _new_list(paper: Paper, tag: Tag, level: int) -> int:
    start = str(tag.get("start", "1"))
    return new_numbered_list(paper.document, level, int(start) if start.isdecimal() else 1)


def _set_in(paper: Paper, paragraph: Paragraph, level: int) -> None:
    """As far in as the text of the item that it belongs to."""
    paragraph.paragraph_format.left_indent = Mm(paper.profile.office.list_mm * (level + 1))


def _add_table(paper: Paper, tag: Tag) -> None:
    rows = [row.find_all(["th", "td"]) for row in tag.find_all("tr")]
    columns = max(map(len, rows), default=0)
    if not columns:
        return
    table = paper.add_table([1] * columns)
    for cells in rows:
        row = table.add_row()
        is_head = all(cell.name == "th" for cell in cells)
        if is_head:
            repeat_on_each_page(row)
        for place, cell in enumerate(cells):
            write_cell(row, place, HEAD_CELL if is_head else CELL, *_stretches(cell.children))
    paper.add(RULE)  # Word would glue two tables together
