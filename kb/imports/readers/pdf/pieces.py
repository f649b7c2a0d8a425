"""The letters of a page and where they stand.

In: a page of pypdf's. Out: `Piece`s in the order in which the file draws them: a line, or the part
of one that stands in a column or a cell. How wide a piece is, is reckoned from its letters: what a
page is laid out like is told by it, never what it says.
"""

import math
import re
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pypdf import PageObject

# Of the size of a letter: how wide letters of running Vietnamese text are.
_WIDTH = {True: 0.66, False: 0.46}
_MOST_PIECES = 20_000  # a page of a newspaper has some hundreds
_MOST_BYTES = 10_000_000
_HIDDEN_RE = re.compile(rb"(?<![\d.])3\s+Tr\b")
_LEAST_RUN = 4  # rows that begin alike at one place by no accident


@dataclass(frozen=True)
class Piece:
    """Letters in a row: `x` from the left edge, `y` from the lower edge of the page, in points.

    `width` is 0 where nothing but the letters tells it.
    """

    text: str
    x: float
    y: float
    size: float
    font: str = ""
    width: float = 0.0

    @property
    def end(self) -> float:
        """About where it ends."""
        if self.width:
            return self.x + self.width
        letters = sum(_WIDTH[letter.isupper()] for letter in self.text)
        return self.x + letters * self.size

    @property
    def centre(self) -> float:
        """About where its middle is."""
        return (self.x + self.end) / 2

    @property
    def is_bold(self) -> bool:
        """Whether its font says that it is bold."""
        return "bold" in self.font.lower()


class TooMuch(ValueError):
    """A page that holds more than any page."""


def pieces_of(page: PageObject, end: float = math.inf) -> list[Piece]:
    """The pieces of a page; TooMuch when it was made to be endless, or the clock passes `end`."""
    contents = page.get_contents()
    if contents is not None and len(contents.get_data()) > _MOST_BYTES:
        raise TooMuch
    collector = _Collector(end)
    page.extract_text(visitor_text=collector.take)
    return list(_put_together(collector.bits))


def is_hidden(page: PageObject) -> bool:
    """Whether letters lie unseen under the picture of a page, as a scanner's program puts them."""
    contents = page.get_contents()
    return contents is not None and _HIDDEN_RE.search(contents.get_data()) is not None


class _Collector:
    """Keeps what pypdf hands over bit by bit: a bit ends where font or place changes."""

    def __init__(self, end: float) -> None:
        self._end = end
        self.bits: list[tuple[Piece, bool]] = []  # and whether a new line begins with it
        self._is_new = True

    def take(
        self, text: str, cm: Sequence[float], tm: Sequence[float], font: Any, size: float
    ) -> None:
        """One bit of text with its matrices, font and size."""
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        scale = math.hypot(tm[2], tm[3]) * math.hypot(cm[2], cm[3])
        name = str((font or {}).get("/BaseFont", "")).lstrip("/").partition("+")
        for number, line in enumerate(text.split("\n")):
            self._is_new = self._is_new or number > 0
            if line:
                piece = Piece(line, x, y, abs(size * scale) or 1.0, name[2] or name[0])
                self.bits.append((piece, self._is_new))
                self._is_new = False
        if len(self.bits) > _MOST_PIECES or time.monotonic() > self._end:
            raise TooMuch


def _put_together(bits: Sequence[tuple[Piece, bool]]) -> Iterator[Piece]:
    """Bits of one line make a piece, but where a column or a cell begins."""
    edges = _edges([piece for piece, _ in bits])
    held: Piece | None = None
    for bit, is_new in bits:
        is_apart = held is not None and (abs(held.y - bit.y) > held.size or bit.x < held.x)
        if held is None or is_new or is_apart or (round(bit.y), round(bit.x)) in edges:
            if held is not None and held.text.strip():
                yield held
            held = bit
        else:
            held = replace(held, text=held.text + bit.text)
    if held is not None and held.text.strip():
        yield held


def _edges(bits: Sequence[Piece]) -> set[tuple[int, int]]:
    """Where bits of several rows, one below the other, begin exactly alike: heights and places."""
    rows: dict[int, set[int]] = {}
    for bit in bits:
        rows.setdefault(round(bit.y), set()).add(round(bit.x))
    edges = set[tuple[int, int]]()
    runs: dict[int, list[tuple[int, int]]] = {}
    for y in sorted(rows, reverse=True):
        runs = {x: [*_near(runs, x), (y, x)] for x in rows[y]}
        edges |= {each for run in runs.values() if len(run) >= _LEAST_RUN for each in run}
    return edges


def _near(runs: Mapping[int, list[tuple[int, int]]], x: int) -> list[tuple[int, int]]:
    return next((runs[each] for each in (x, x - 1, x + 1) if each in runs), [])
