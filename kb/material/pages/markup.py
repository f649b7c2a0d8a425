"""A page as a tree, and the text of its parts as a reader sees it.

In: HTML. Out: elements of a tree, and lines of NFC text without hidden letters.
"""

import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from trafilatura import load_html

from kb.imports import FileRefused
from kb.material.pages.oldfonts import put_in_unicode
from kb.text.invisible import visible
from kb.text.vietnamese import normalise

# What it writes down of a page that gives nothing, ours says in Vietnamese.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())

# An element of lxml's tree, which ships no types.
Element = Any
_UNSEEN = {"script", "style", "template", "noscript", "head", "iframe", "svg", "select", "button"}
_INLINE = {
    *("a", "b", "i", "em", "strong", "span", "font", "time", "u", "small", "abbr", "label"),
    *("sup", "sub", "img", "o:p", "wbr", "mark", "s", "ins"),
}
_MOST, _LONGEST = 20_000, 3_000_000  # elements, letters; scripts of a page count too
_INLINED_RE = re.compile(r"data:[\w/+.-]{3,60};base64,[A-Za-z0-9+/=]+")  # pictures, fonts
_SPACE_RE = re.compile(r"\s+")
_DECLARATION_RE = re.compile(r"^\s*<\?xml[^>]*\?>")


def tree_of(name: str, html: str) -> Element:
    """The page's tree; FileRefused for what is no page."""
    bare = _INLINED_RE.sub("", _DECLARATION_RE.sub("", html, count=1))
    tree = load_html(bare) if bare.strip() else None
    if tree is None:
        remedy = "hãy mở lại bằng trình duyệt rồi lưu cả trang"
        raise FileRefused(name, "không phải một trang web đọc được", remedy)
    if sum(1 for _ in tree.iter()) > _MOST or sum(map(len, tree.itertext())) > _LONGEST:
        raise FileRefused(name, "trang quá dài, không phải một bài báo", "hãy lưu riêng bài ấy")
    put_in_unicode(tree)
    return tree


def clean(text: str | None) -> str:
    """One line of NFC text: blanks of every kind are one blank."""
    return _SPACE_RE.sub(" ", visible(normalise(text or ""))).strip()


def text_of(element: Element) -> str:
    """What a reader sees of an element, on one line; scripts and styles are not seen."""
    return _line(_seen(element))


def _line(pieces: Iterable[str]) -> str:
    """Pieces as one line: the place in "<span>Hà Nội</span>Sáng nay" does not stick to the text."""
    joined = ""
    for piece in pieces:
        sticks = joined[-1:].islower() and piece[:1].isupper()
        joined += f" {piece}" if sticks else piece
    return clean(joined)


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


@dataclass(frozen=True)
class Line:
    """A line as it stands on the page, and the block that it begins in."""

    text: str
    element: Element


def lines_in(tree: Element) -> list[Line]:
    """The lines of a part of the page, in the order of the page; a row of a table is several."""
    found: list[Line] = []
    held: list[str] = []
    block = tree
    for text, begins in _pieces(tree):
        if begins is not None:
            if line := _line(held):
                found.append(Line(line, block))
            held, block = [], begins
        held.append(text)
    if line := _line(held):
        found.append(Line(line, block))
    return found


def _pieces(element: Element) -> Iterator[tuple[str, Element | None]]:
    """Texts, each with the block whose line begins there, if one does."""
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return
    block = None if element.tag in _INLINE else element
    yield element.text or "", block
    for child in element:
        yield from _pieces(child)
        yield child.tail or "", element if child.tag not in _INLINE and block is not None else None
    if block is not None and element.getparent() is not None:
        yield "", element.getparent()
