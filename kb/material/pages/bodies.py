"""The text of an article, without the menus, boxes and comments around it.

In: a tree, the title, the box of the article. Out: its lines: the lead, the paragraphs, the rows of
its tables; none where there is no article.
"""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy

from trafilatura import bare_extraction

from kb.material.pages.boxes import Box
from kb.material.pages.markup import Element, classes, clean, text_of
from kb.text.vietnamese import match_key

_LEAD_RE = re.compile(r"sapo|lead|chapeau|hometext|summary|desc|abstract|trich|tom-?tat|intro")
_SAPO_RE = re.compile(r"sapo")  # all over a page nothing else is called so
_NOT_TEXT_RE = re.compile(
    r"^(?:(?:từ khóa|tags?|xem thêm|đọc thêm|mời xem thêm|tin liên quan|bài liên quan|chia sẻ"
    r"|bình luận|chủ đề)\s*(?::|$)|>>|\W*quảng cáo\W*$"
    r"|\W*mời (?:quý |các )?(?:bạn đọc|độc giả|quý vị))",
    re.IGNORECASE,
)
_LONG = 60  # letters from which a line is text, not the content of a cell
_MANY = 5000  # elements from which comparing ways to read takes longer than it is worth
_BREAKS = ("lb", "br")
_BLOCKS = ("p", "head", "item", "quote", "row", "code", "ab")


def text_lines(tree: Element) -> list[str]:
    """What is taken for the text of a page, or of a part of it."""
    is_large = sum(1 for _ in tree.iter()) > _MANY
    found = bare_extraction(
        deepcopy(tree), include_comments=False, include_tables=True, fast=is_large
    )
    body = getattr(found, "body", None)
    lines = () if body is None else _lines(body)
    return [line for line in lines if not _NOT_TEXT_RE.match(line)]


def article_lines(tree: Element, box: Box | None, page: Sequence[str], title: str) -> list[str]:
    """The lines of the article alone, its lead first; `page` are those of the whole page."""
    inside = text_lines(box.element) if box else []
    lines = inside or list(page)
    while lines and match_key(lines[0]) == match_key(title):
        lines.pop(0)
    lead = _lead(box.element, _LEAD_RE) if box else _lead(tree, _SAPO_RE)
    if lead and not any(match_key(lead) in match_key(line) for line in lines):
        lines.insert(0, lead)
    return lines


def _lines(body: Element) -> Iterator[str]:
    for element in body.iter(*_BLOCKS):
        if element.tag == "row":
            yield from _row([_broken_lines(cell) for cell in element])
        elif not any(True for _ in element.iterancestors("row", "item", "quote")):
            yield from _broken_lines(element)


def _row(cells: list[list[str]]) -> list[str]:
    """A row on one line; of a table that only lays out a page, the lines of its cells."""
    if any(len(cell) > 1 and max(map(len, cell)) > _LONG for cell in cells):
        return [line for cell in cells for line in cell]
    line = " | ".join(" ".join(cell) for cell in cells if cell)
    return [line] if line else []


def _broken_lines(element: Element) -> list[str]:
    return list(filter(None, map(clean, "".join(_broken(element)).split("\n"))))


def _broken(element: Element) -> Iterator[str]:
    """The text of a paragraph, broken where the page breaks it: old pages know no other way."""
    yield " ".join((element.text or "").split("\n"))
    for child in element:
        ends = "\n" if child.tag in (*_BREAKS, *_BLOCKS) else ""
        yield from (ends, *_broken(child), ends)
        yield " ".join((child.tail or "").split("\n"))


def _lead(part: Element, called: re.Pattern[str]) -> str:
    """The lead, which many layouts keep apart from the text."""
    for element in part.iter("h2", "h3", "p", "div", "strong", "span"):
        text = text_of(element) if called.search(classes(element)) else ""
        if 30 < len(text) < 1200:
            return text
    return ""
