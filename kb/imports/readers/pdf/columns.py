"""The order in which a page is read: a column of text to its end before the next one.

In: the pieces of a page as they are drawn. Out: `Line`s in order of reading. Two columns are told
by their left edges: many long pieces begin at either, none of them reaches over the gap between.
What reaches over it (a headline) parts the page. Cells of a row stay in one line.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from kb.imports.readers.pdf.pieces import Piece

_LEAST_LINES = 4  # from which a column is one
_MIDDLE = 0.1  # of the width of the text: how far from its middle a title's middle is at most
_MOST_HEAD = 16  # lines of a letterhead
_SAME_EDGE = 12.0
_LEFT, _RIGHT, _ACROSS = range(3)
_FULL = 0.5  # of the width of its column: what most lines of running text fill


@dataclass
class Line:
    """The pieces that stand side by side; `left` and `right` are the edges of its column."""

    pieces: list[Piece]
    page: int
    left: float = 0.0
    right: float = 0.0
    text: str = field(init=False)

    def __post_init__(self) -> None:
        self.text = " ".join(" ".join(piece.text for piece in self.pieces).split())

    @property
    def x(self) -> float:
        """Where it begins."""
        return self.pieces[0].x

    @property
    def y(self) -> float:
        """Its height on the page, from below."""
        return self.pieces[0].y

    @property
    def end(self) -> float:
        """About where it ends."""
        return max(piece.end for piece in self.pieces)

    @property
    def size(self) -> float:
        """The size of most of its letters."""
        return max(self.pieces, key=lambda piece: len(piece.text)).size

    @property
    def is_bold(self) -> bool:
        """Whether all of it is bold."""
        return all(piece.is_bold for piece in self.pieces)


def lines_of(pieces: Sequence[Piece], page: int) -> list[Line]:
    """The lines of a page in the order in which they are read."""
    gap = _gap(pieces)
    if gap is None:
        return _edged(_rows(_letterhead_first(pieces), page))
    ordered = list(pieces) if _is_in_order(pieces, gap) else list(_by_columns(pieces, gap))
    lines = list(_rows(ordered, page))
    for side in (_LEFT, _RIGHT, _ACROSS):
        _edged(line for line in lines if _side(line.pieces[0], gap) == side)
    return [line for line in lines if line.text]


def _letterhead_first(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, those at the top of the page left of its middle before those right of it.

    A letterhead stands in two columns of few lines, the motto in capitals on the right; it ends
    at the first line in the middle of the page.
    """
    start, end = min((p.x for p in pieces), default=0.0), max((p.end for p in pieces), default=0.0)
    middle, near = (start + end) / 2, (end - start) * _MIDDLE
    top: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: -piece.y):
        if abs(piece.centre - middle) < near:
            break
        top.append(piece)
    left = [piece for piece in top if piece.centre < middle]
    right = [piece for piece in top if piece.centre >= middle]
    is_head = min(len(left), len(right)) >= 2 and right[0].text.isupper()
    if not is_head or len(top) > _MOST_HEAD:
        return list(pieces)
    taken = {id(piece) for piece in top}
    return [*left, *right, *(piece for piece in pieces if id(piece) not in taken)]


def _side(piece: Piece, gap: float) -> int:
    """Which column a piece stands in, or that it reaches over both."""
    if piece.x >= gap:
        return _RIGHT
    return _ACROSS if piece.end > gap + _SAME_EDGE * 4 else _LEFT


def _is_in_order(pieces: Sequence[Piece], gap: float) -> bool:
    """Whether the file draws column by column, as nearly all do, and not line by line."""
    sides = [_side(piece, gap) for piece in pieces]
    return sum(one != other for one, other in pairwise(sides)) <= len(sides) * 0.25


def _by_columns(pieces: Sequence[Piece], gap: float) -> Iterator[Piece]:
    """From above: what reaches over both columns parts the page; left before right."""
    band: list[Piece] = []
    for piece in sorted(pieces, key=lambda piece: (-round(piece.y), piece.x)):
        if _side(piece, gap) == _ACROSS:
            yield from sorted(band, key=lambda each: _side(each, gap))
            yield piece
            band = []
        else:
            band.append(piece)
    yield from sorted(band, key=lambda each: _side(each, gap))


def _gap(pieces: Sequence[Piece]) -> float | None:
    """Where the second column of running text begins, a little left of it; None without one."""
    edges = _edges(pieces)
    for left, right in pairwise(edges):
        first = [piece for piece in pieces if abs(piece.x - left) <= _SAME_EDGE]
        second = [piece for piece in pieces if abs(piece.x - right) <= _SAME_EDGE]
        width = right - left
        overlap = min(_top(first), _top(second)) - max(_foot(first), _foot(second))
        across = sum(piece.end > right + width * 0.2 for piece in first)
        is_run = all(
            median(piece.end - piece.x for piece in each) >= width * _FULL
            for each in (first, second)
        )
        if is_run and overlap > 0 and across <= len(first) * 0.2:
            return right - _SAME_EDGE
    return None


def _edges(pieces: Sequence[Piece]) -> list[float]:
    """The left edges at which many pieces begin, from the left."""
    edges: list[float] = []
    for piece in sorted(pieces, key=lambda piece: piece.x):
        near = sum(abs(other.x - piece.x) <= _SAME_EDGE for other in pieces)
        if near >= _LEAST_LINES and all(abs(piece.x - edge) > _SAME_EDGE * 4 for edge in edges):
            edges.append(piece.x)
    return edges


def _top(pieces: Iterable[Piece]) -> float:
    return max(piece.y for piece in pieces)


def _foot(pieces: Iterable[Piece]) -> float:
    return min(piece.y for piece in pieces)


def _rows(pieces: Iterable[Piece], page: int) -> Iterator[Line]:
    """What follows each other at one height is one line."""
    row: list[Piece] = []
    for piece in pieces:
        if row and (abs(piece.y - row[-1].y) > piece.size * 0.3 or piece.x < row[-1].x):
            yield Line(row, page)
            row = []
        row.append(piece)
    if row:
        yield Line(row, page)


def _edged(lines: Iterable[Line]) -> list[Line]:
    """The same lines, each knowing how far its column reaches."""
    held = [line for line in lines if line.text]
    left = min((line.x for line in held), default=0.0)
    right = max((line.end for line in held), default=0.0)
    for line in held:
        line.left, line.right = left, right
    return held
