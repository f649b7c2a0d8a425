"""Markdown bodies: as safe HTML for the page, as plain text for the index and snippets.

In: Markdown written by editors (or imported from anywhere), as naturally as people write it. Out:
HTML cut down to an allow-list (Python-Markdown does not sanitise), or text with one line per block.
"""

import re
from html.parser import HTMLParser

import markdown
import nh3

from kb.text import source_marks
from kb.text.invisible import visible
from kb.text.natural import as_meant

_EXTENSIONS = ["tables", "sane_lists"]
# Without any of these a text is plain paragraphs, and rendering it would change nothing.
_MARKUP_RE = re.compile(r"[*_`#<>\[\]|&\\~=]|^[ \t]*(?:[-+]|\d+[.)])| {2}$", re.MULTILINE)
# Python-Markdown goes into each mark at the head of a line and each bracket that may begin a link,
# reads its block again for every mark in it, and all that follows for every tag without an end:
# thousands of them take minutes, or end in a RecursionError.
_HEAD_RE = re.compile(r"(?:[\s>]|[-+*](?=\s)|\d{1,9}[.)](?=\s))*")
_MARKS_RE = re.compile(r"\*{1,3}|_{1,3}|[`<>&\\]|(?<!\w)[-+=#]+| {2}$")
# However many signs are escaped, they cost little.
_ESCAPED_RE = re.compile(r"\\[\\`*_{}\[\]()>#+.!|-]")
_OPEN_TAG_RE = re.compile(r"<[A-Za-z/!?][^<>]*+(?!>)")
_LONGEST_HEAD, _MOST_BRACKETS, _MOST_MARKS, _MOST_OPEN_TAGS = 80, 200, 500, 20
_TAGS = {
    *("p", "br", "hr", "strong", "em", "code", "pre", "blockquote", "ul", "ol", "li", "a"),
    *("h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"),
}  # fmt: skip
_ATTRIBUTES = {"a": {"href", "title"}, "ol": {"start"}}
BLOCKS = {
    "p",
    "br",
    "li",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "tr",
    "pre",
    "blockquote",
    "td",
    "th",
}


def overgrown_line(text: str) -> int | None:
    """The first line (from 1) with more or deeper marks than any text needs; None in a sound text.

    Brackets and marks are counted by block, as a blank line ends them; tags left open in all.
    """
    brackets = marks = open_tags = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            brackets = marks = 0
        line = _ESCAPED_RE.sub("", line)
        brackets += line.count("[")
        marks += len(_MARKS_RE.findall(line))
        open_tags += len(_OPEN_TAG_RE.findall(line))
        head = _HEAD_RE.match(line.rstrip())
        if (
            brackets > _MOST_BRACKETS
            or marks > _MOST_MARKS
            or open_tags > _MOST_OPEN_TAGS
            or (head and len(head[0].expandtabs(4)) > _LONGEST_HEAD)
        ):
            return number
    return None


def to_html(text: str) -> str:
    """Safe HTML of a body; anything outside the allow-list is dropped, scripts with their text.

    The marks of an overgrown text mean nothing: it is shown as it was written. Marks of sources
    ("[1]") are left out.
    """
    return source_marks.shown(to_marked_html(text), lambda numbers: "")


def to_marked_html(text: str) -> str:
    """The same with marks of sources held, for `kb.text.source_marks.shown` to show."""
    return _rendered(text, _meant(text))


def to_text(text: str) -> str:
    r"""Plain text of a body: "**Mô hình** hay [1]\\n\\n- một" gives "Mô hình hay\\nmột"."""
    meant = _meant(text)
    if meant is None or _MARKUP_RE.search(meant):
        reader = _TextReader()
        reader.feed(source_marks.shown(_rendered(text, meant), lambda numbers: ""))
        reader.close()
        blocks = "".join(reader.pieces).split("\n")
    else:
        bare = source_marks.shown(source_marks.held(text), lambda numbers: "")
        blocks = re.split(r"\n\s*\n", visible(bare))
    lines = (" ".join(block.split()) for block in blocks)
    return "\n".join(line for line in lines if line)


def _meant(text: str) -> str | None:
    """The body as Markdown means it; None for an overgrown one."""
    meant = None if overgrown_line(text) else as_meant(text)
    return None if meant is None or overgrown_line(meant) else source_marks.held(meant)


def _rendered(text: str, meant: str | None) -> str:
    if meant is None:
        return f"<pre>{nh3.clean_text(text)}</pre>"
    reader = markdown.Markdown(extensions=_EXTENSIONS)
    reader.parser.blockprocessors.deregister("code")  # who sets a line in means no program
    return nh3.clean(
        reader.convert(meant),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener nofollow",
    )


class _TextReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []

    def handle_data(self, data: str) -> None:
        self.pieces.append(visible(data).replace("\n", " "))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in BLOCKS:
            self.pieces.append("\n")
