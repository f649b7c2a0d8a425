"""Marks what matched inside safe HTML: the body of a record that was opened from a search.

In: HTML as `kb.markup` hands it out (or escaped text), and what was looked for. Out: the same HTML
with <mark> around what matched. Only text is marked, never a tag or an attribute; the text of the
whole is searched at once, so that a phrase is found across <strong> and from line to line.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

from kb.markup import BLOCKS
from kb.snippets import Highlight, mark


@dataclass(frozen=True)
class MarkedHtml:
    """HTML with <mark>s, and how many places matched (one place may need several marks)."""

    html: str
    matches: int


@dataclass(frozen=True)
class _Piece:
    """A tag as it was written, or the text between two tags; what a search sees of either."""

    tag: str | None
    text: str


def mark_html(html: str, highlight: Highlight) -> MarkedHtml:
    """Mark what matched: for "hoc sinh ngheo", <p>học sinh <em>nghèo</em></p> gets two marks."""
    reader = _PieceReader()
    reader.feed(html)
    reader.close()
    places = _places("".join(piece.text for piece in reader.pieces), highlight)
    if not places:
        return MarkedHtml(html, 0)
    left = deque(places)
    written, start = [], 0
    for piece in reader.pieces:
        end = start + len(piece.text)
        written.append(_written(piece.text, start, left) if piece.tag is None else piece.tag)
        while left and left[0][1] <= end:
            left.popleft()
        start = end
    return MarkedHtml("".join(written), len(places))


def _places(text: str, highlight: Highlight) -> list[tuple[int, int]]:
    """Where something matched: start and end in the text."""
    places, position = [], 0
    for span in mark(text, highlight):
        end = position + len(span.text)
        if span.hit:
            places.append((position, end))
        position = end
    return places


def _written(text: str, start: int, places: deque[tuple[int, int]]) -> str:
    """The text that begins at `start` as HTML, with its share of the places marked."""
    pieces, position = [], 0
    for begin, end in places:
        if begin - start >= len(text):
            break
        first, last = max(begin - start, 0), min(end - start, len(text))
        pieces.append(escape(text[position:first], quote=False))
        pieces.extend(_marked(text[first:last]))
        position = last
    pieces.append(escape(text[position:], quote=False))
    return "".join(pieces)


def _marked(text: str) -> Iterator[str]:
    """A stretch in a mark; white space at its ends stays outside."""
    core = text.strip()
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    if core:
        yield f"{before}<mark>{escape(core, quote=False)}</mark>{after}"
    else:
        yield text


class _PieceReader(HTMLParser):
    """Takes HTML apart; a tag that begins or ends a block reads as a line break."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[_Piece] = []

    def _add_tag(self, name: str, tag: str) -> None:
        self.pieces.append(_Piece(tag, "\n" if name in BLOCKS else ""))

    def handle_data(self, data: str) -> None:
        self.pieces.append(_Piece(None, data))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add_tag(tag, self.get_starttag_text() or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self._add_tag(tag, f"</{tag}>")
