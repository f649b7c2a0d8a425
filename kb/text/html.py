"""Puts tags around stretches of text inside safe HTML, across other tags and from line to line.

In: HTML as `kb.text.markup` hands it out (or escaped text), and places in its text. Out: the same
HTML with the places wrapped. Only text is wrapped, never a tag or an attribute; a place that
reaches over tags is wrapped piece by piece.
"""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser

from kb.text.markup import BLOCKS

_LINE_BREAKS = ("<br>", "<br/>", "<br />")


@dataclass(frozen=True)
class Place:
    """A stretch of the text, and the tags to stand around it."""

    start: int
    end: int
    opening: str
    closing: str


@dataclass(frozen=True)
class Piece:
    """A tag as it was written, or the text between two tags; `text` is what a reader sees of it."""

    tag: str | None
    text: str
    in_link: bool = False


class Html:
    """HTML taken apart: its text as one string, in which places are found."""

    def __init__(self, html: str) -> None:
        self._html = html
        self._pieces = _pieces(html)
        self.text = "".join(piece.text for piece in self._pieces)

    def wrapped(self, places: Sequence[Place], *, in_links: bool = True) -> str:
        """The HTML with these places wrapped; they are in order and do not overlap."""
        if not places:
            return self._html
        left = deque(places)
        written, start = [], 0
        for piece in self._pieces:
            end = start + len(piece.text)
            if piece.tag is not None:
                written.append(piece.tag)
            else:
                inside = left if in_links or not piece.in_link else ()
                written.append(_written(piece.text, start, inside))
            while left and left[0].end <= end:
                left.popleft()
            start = end
        return "".join(written)


def _written(text: str, start: int, places: Sequence[Place] | deque[Place]) -> str:
    """The text that begins at `start` as HTML, with its share of the places wrapped."""
    pieces, position = [], 0
    for place in places:
        if place.start - start >= len(text):
            break
        first, last = max(place.start - start, 0), min(place.end - start, len(text))
        pieces.append(escape(text[position:first], quote=False))
        pieces.extend(_wrapped(text[first:last], place))
        position = last
    pieces.append(escape(text[position:], quote=False))
    return "".join(pieces)


def _wrapped(text: str, place: Place) -> Iterator[str]:
    """A stretch in its tags; white space at its ends stays outside."""
    core = text.strip()
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    if core:
        yield f"{before}{place.opening}{escape(core, quote=False)}{place.closing}{after}"
    else:
        yield text


def _pieces(html: str) -> list[Piece]:
    reader = _PieceReader()
    reader.feed(html)
    reader.close()
    return reader.pieces


class _PieceReader(HTMLParser):
    """Takes HTML apart; a tag that begins or ends a block reads as a line break."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []
        self._links = 0

    def _add_tag(self, name: str, tag: str) -> None:
        self.pieces.append(Piece(tag, "\n" if name in BLOCKS else ""))

    def handle_data(self, data: str) -> None:
        if data.startswith("\n") and self.pieces and self.pieces[-1].tag in _LINE_BREAKS:
            self.pieces[-1] = Piece(self.pieces[-1].tag, "")  # the line ends in the text as well
        self.pieces.append(Piece(None, data, self._links > 0))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._links += tag == "a"
        self._add_tag(tag, self.get_starttag_text() or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add_tag(tag, self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        self._links -= tag == "a"
        self._add_tag(tag, f"</{tag}>")
