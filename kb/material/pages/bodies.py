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
_NOT_TEXT_RE = re.compile(
    r"^(?:(?:từ khóa|tags?|xem thêm|đọc thêm|mời xem thêm|tin liên quan|bài liên quan|chia sẻ"
    r"|bình luận|chủ đề)\s*(?::|$)|>>|\W*quảng cáo\W*$)",
    re.IGNORECASE,
)
_BLOCKS = ("p", "head", "item", "quote", "row", "code", "ab")


def text_lines(tree: Element) -> list[str]:
    """What is taken for the text of a page, or of a part of it."""
    found = bare_extraction(deepcopy(tree), include_comments=False, include_tables=True)
    body = getattr(found, "body", None)
    lines = () if body is None else _lines(body)
    return [line for line in lines if not _NOT_TEXT_RE.match(line)]


def article_lines(box: Box | None, page: Sequence[str], title: str) -> list[str]:
    """The lines of the article alone, its lead first; `page` are those of the whole page."""
    inside = text_lines(box.element) if box else []
    lines = inside or list(page)
    while lines and match_key(lines[0]) == match_key(title):
        lines.pop(0)
    lead = _lead(box.element) if box else ""
    if lead and not any(match_key(lead) in match_key(line) for line in lines):
        lines.insert(0, lead)
    return lines


def _lines(body: Element) -> Iterator[str]:
    for element in body.iter(*_BLOCKS):
        if element.tag == "row":
            cells = (clean(" ".join(cell.itertext())) for cell in element)
            line = " | ".join(filter(None, cells))
        elif any(True for _ in element.iterancestors("row", "item", "quote")):
            continue
        else:
            line = clean("".join(element.itertext()))
        if line:
            yield line


def _lead(box: Element) -> str:
    """The lead, which many layouts keep apart from the text."""
    for element in box.iter("h2", "h3", "p", "div", "strong", "span"):
        text = text_of(element) if _LEAD_RE.search(classes(element)) else ""
        if 30 < len(text) < 1200:
            return text
    return ""
