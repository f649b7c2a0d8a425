"""The text of an article, without the menus, boxes and comments around it.

In: HTML, its tree, the title. Out: the lines of the article: its lead, its paragraphs, the rows of
its tables; () where there is no article.
"""

import re
from collections.abc import Iterator

from trafilatura import bare_extraction

from kb.material.pages.markup import Element, classes, clean, text_of
from kb.text.vietnamese import match_key

_LEAD_RE = re.compile(r"sapo|lead|chapeau|hometext|summary|description|abstract|trich|tom-?tat")
_NOT_TEXT_RE = re.compile(
    r"^(?:(?:từ khóa|tags?|xem thêm|đọc thêm|mời xem thêm|tin liên quan|bài liên quan|chia sẻ"
    r"|bình luận|chủ đề|>>+)\s*(?::|$)|>>)",
    re.IGNORECASE,
)


def lines_of(html: str, tree: Element, title: str) -> list[str]:
    """The lines of the article, its lead first."""
    lines = [line for line in _extracted(html) if not _NOT_TEXT_RE.match(line)]
    while lines and match_key(lines[0]) == match_key(title):
        lines.pop(0)
    lead = _lead(tree, title)
    if lead and lines and not any(match_key(lead) in match_key(line) for line in lines):
        lines.insert(0, lead)
    return lines


def _extracted(html: str) -> Iterator[str]:
    found = bare_extraction(html, include_comments=False, include_tables=True)
    body = getattr(found, "body", None)
    if body is None:
        return
    for element in body.iter("p", "head", "item", "quote", "row", "code", "ab"):
        if element.tag == "row":
            line = " | ".join(filter(None, (clean(" ".join(c.itertext())) for c in element)))
        elif any(True for _ in element.iterancestors("row", "item", "quote")):
            continue
        else:
            line = clean(" ".join(element.itertext()))
        if line:
            yield line


def _lead(tree: Element, title: str) -> str:
    """The lead, which many layouts keep apart from the text; only what stands under the title."""
    is_under = False
    for element in tree.iter("h1", "h2", "h3", "p", "div", "strong"):
        text = text_of(element)
        is_under = is_under or match_key(text) == match_key(title)
        if is_under and _LEAD_RE.search(classes(element)) and 30 < len(text) < 1200:
            return text
    return ""
