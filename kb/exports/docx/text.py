"""Text on its way into a Word file: stretches with one look each, cleaned, blanks marked.

In: text of records, from anywhere. Out: runs of a paragraph. Text is text: nothing in it is read as
a field, a formula or markup, and letters that XML cannot hold are left out.
"""

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import quote, unquote, urlsplit

from docx.oxml.xmlchemy import BaseOxmlElement

from kb.exports.docx.elements import add_break, add_link, add_run, add_text, add_unbroken
from kb.exports.docx.links import Links
from kb.records.parts import Source
from kb.text.invisible import writable
from kb.text.phrases import joined
from kb.text.unbroken import UNBROKEN_RE
from kb.text.vietnamese import normalise, slug
from kb.wording import entry

LINK_STYLE = "Hyperlink"
BLANK_STYLE = "Chỗ thiếu"
_MOST_URL_CHARS = 2_000  # Word refuses a file with a longer one
_LOOSE_PERCENT_RE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_URL_SIGNS = "%/:=&?~#+!$,;'@()*"


@cache
def style_id(name: str) -> str:
    """A plain name of a style for the file: not every reader takes marks there."""
    return slug(name).title().replace("-", "")


@dataclass(frozen=True)
class Stretch:
    """Text with one look, perhaps a link; `is_blank` marks what no source says.

    `is_raised`: small and high, as the number of a source.
    """

    text: str
    bold: bool = False
    italic: bool = False
    is_blank: bool = False
    url: str | None = None
    is_raised: bool = False


BREAK = Stretch("\n")  # a new line in the same paragraph
BLANK = Stretch("……… (nguồn không nêu)", is_blank=True)


def holdable(text: str) -> str:
    """The text in NFC, without letters that a Word file cannot hold; its lines stay."""
    return writable(normalise(text))


def clean(text: str) -> str:
    """Such a text in one line."""
    return re.sub(r"[ \n]+", " ", holdable(text))


def write(paragraph: BaseOxmlElement, links: Links, *stretches: Stretch | str) -> None:
    """Append stretches to a paragraph; plain text has its look."""
    for each in stretches:
        _write(paragraph, links, Stretch(each) if isinstance(each, str) else each)


def _write(paragraph: BaseOxmlElement, links: Links, stretch: Stretch) -> None:
    if stretch is BREAK:
        add_break(paragraph)
        return
    url = None if stretch.is_blank else link_target(stretch.url or "")
    parent = add_link(paragraph, links.to_address(url)) if url else paragraph
    run = add_run(parent, _looks(stretch, is_link=url is not None))
    _fill(run, clean(stretch.text), is_address=stretch.url is not None)


def _looks(stretch: Stretch, is_link: bool) -> dict[str, str | None]:
    """Only what differs from the style, in the order in which Word wants it."""
    style = BLANK_STYLE if stretch.is_blank else LINK_STYLE if is_link else ""
    looks: dict[str, str | None] = {"rStyle": style_id(style)} if style else {}
    if stretch.bold:
        looks["b"] = None
    if stretch.italic:
        looks["i"] = None
    if stretch.is_raised:
        looks["vertAlign"] = "superscript"
    return looks


def _fill(run: BaseOxmlElement, text: str, is_address: bool) -> None:
    """The text, with hyphens that do not break a line inside the numbers of documents."""
    start = 0
    for found in () if is_address else UNBROKEN_RE.finditer(text):
        add_text(run, text[start : found.start()])
        add_unbroken(run, found[0])
        start = found.end()
    add_text(run, text[start:])


def known(text: str | None) -> Stretch:
    """The text, or the mark of a blank where no source says it."""
    return BLANK if text is None else Stretch(text)


def link_target(url: str) -> str | None:
    """The address as Word takes it, or None: one wrong letter and Word calls the file broken."""
    try:
        parts = urlsplit(url)
        is_address = parts.scheme in ("http", "https") and bool(parts.hostname)
        is_plain = parts.port != 0 and ":" not in (parts.hostname or "")  # no number, an IPv6
    except ValueError:
        return None
    target = _LOOSE_PERCENT_RE.sub("%25", quote(url, safe=_URL_SIGNS, errors="replace"))
    return target if is_address and is_plain and len(target) <= _MOST_URL_CHARS else None


def readable_url(url: str) -> str:
    """The address as a reader can copy it by hand: "bi%E1%BB%83u" becomes "biểu"."""
    plain = unquote(url)
    is_same = plain.isprintable() and " " not in plain and "\ufffd" not in plain
    return plain if is_same else url


def source_in_full(source: Source) -> list[Stretch]:
    """For paper: "Mỗi thầy cô một học sinh, Báo Ví Dụ, 20/11/2023, https://vi-du.example/…"."""
    return _described(source, readable_url(source.url) if source.url else entry(source).where)


def source_in_short(source: Source) -> list[Stretch]:
    """For a narrow place: the site of an address, the link leads to its page; no name of a file."""
    target = link_target(source.url or "")
    host = urlsplit(target).hostname or "" if target else source.url or ""
    return _described(source, host.removeprefix("www."))


def _described(source: Source, address: str) -> list[Stretch]:
    name = source.name if source.name != source.url else None
    words = joined(name, entry(source).details)
    where = [Stretch(address, url=source.url)] if address else []
    return [Stretch(f"{words}, " if where else words), *where] if words else where
