"""A page as a tree, and the text of its parts as a reader sees it.

In: HTML. Out: elements of a tree, and lines of NFC text without hidden letters.
"""

import re
from collections.abc import Iterator
from typing import Any

from trafilatura import load_html

from kb.imports import FileRefused
from kb.text.invisible import visible
from kb.text.vietnamese import normalise

# An element of lxml's tree, which ships no types.
Element = Any
_UNSEEN = {"script", "style", "template", "noscript", "head", "iframe", "svg", "select", "button"}
_SPACE_RE = re.compile(r"\s+")
_DECLARATION_RE = re.compile(r"^\s*<\?xml[^>]*\?>")


def tree_of(name: str, html: str) -> Element:
    """The page's tree; FileRefused for what is no page."""
    tree = load_html(_DECLARATION_RE.sub("", html, count=1)) if html.strip() else None
    if tree is None:
        remedy = "hãy mở lại bằng trình duyệt rồi lưu cả trang"
        raise FileRefused(name, "không phải một trang web đọc được", remedy)
    return tree


def clean(text: str | None) -> str:
    """One line of NFC text: blanks of every kind are one blank."""
    return _SPACE_RE.sub(" ", visible(normalise(text or ""))).strip()


def text_of(element: Element) -> str:
    """What a reader sees of an element, on one line; scripts and styles are not seen."""
    return clean("".join(_seen(element)))


def _seen(element: Element) -> Iterator[str]:
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return
    yield element.text or ""
    for child in element:
        yield from _seen(child)
        if child.tag in ("br", "p", "div", "li", "td"):
            yield " "
        yield child.tail or ""


def classes(element: Element) -> str:
    """The class and the id of an element, in small letters."""
    return f"{element.get('class') or ''} {element.get('id') or ''}".lower()


def attribute(tree: Element, path: str) -> Iterator[str]:
    """The values of an attribute that an XPath names, cleaned, blank ones left out."""
    for value in tree.xpath(path):
        if text := clean(str(value)):
            yield text
