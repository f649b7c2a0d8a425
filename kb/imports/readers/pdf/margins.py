"""What stands on the edges of the pages: repeated lines and page numbers, which are no text.

In: the pieces of all pages. Out: the pages without them, and what was left out, to be told; the
address that a browser prints at the foot of a page.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.imports.readers.pdf.pieces import Piece

_EDGE = 3  # lines from the top or the foot that may be header or footer
_APART = 1.7  # sizes of a letter between a header and the text, at least
_NUMBER_RE = re.compile(
    r"(?:trang|tr\.?|page)?[\s|–—-]*(\d{1,4})(?:\s*(?:/|of)\s*\d{1,4})?[\s|–—.-]*", re.IGNORECASE
)
# "12/4/24, 8:30 AM" and "https://… 1/3": what a browser prints.
_CLOCK_RE = re.compile(
    r"\d{1,2}[/.:]\d{1,2}[/.:]\d{2,4},? \d{1,2}:\d\d(?: [AP]M| SA| CH)?(?:\s.*)?"
)
_ADDRESS_RE = re.compile(r"((?:https?|file)://\S+)(?:\s+\d+\s?/\s?\d+)?")
_MOST_TOLD = 4

_Row = list[Piece]


@dataclass(frozen=True)
class Margins:
    """The repeated lines, and the address of the page that was printed, if any."""

    repeated: tuple[str, ...] = ()
    address: str = ""


def without_margins(pages: Sequence[Sequence[Piece]]) -> tuple[list[list[Piece]], Margins]:
    """The pages without headers, footers and numbers, and what was dropped."""
    edges = [[*_edge(page, from_top=True), *_edge(page, from_top=False)] for page in pages]
    seen = Counter(key for rows in edges for key in {_key(row) for row, _ in rows})
    least = max(2, round(len(pages) * 0.4))
    repeated = {key for key, count in seen.items() if count >= least}
    kept, told, address = list[list[Piece]](), dict[str, str](), ""
    for number, page in enumerate(pages, start=1):
        gone = set[int]()
        for row in _margin(page, repeated, number, len(pages)):
            text = _text(row)
            gone |= {id(piece) for piece in row}
            if printed := _ADDRESS_RE.fullmatch(text):
                address = address or printed[1]
            elif not _is_number(text, number, len(pages)) and not _CLOCK_RE.fullmatch(text):
                told.setdefault(_key(row), text)
        kept.append([piece for piece in page if id(piece) not in gone])
    return kept, Margins(tuple(told.values())[:_MOST_TOLD], address)


def _margin(page: Sequence[Piece], repeated: set[str], number: int, pages: int) -> Iterator[_Row]:
    """The rows of a page that are margin: from outside up to the gap before the text.

    Where more rows repeat than a header has, pages are alike: forms, or copies of one letterhead.
    """
    for from_top in (True, False):
        edge = _edge(page, from_top=from_top)
        sure = [_is_sure(_text(row), number, pages) for row, _ in edge]
        alike = [_key(row) in repeated for row, _ in edge]
        if sum(alike) - sum(sure) >= _EDGE:
            continue
        held: list[_Row] = []
        for (row, is_apart), is_sure, is_alike in zip(edge, sure, alike, strict=True):
            if not is_sure and not is_alike:
                break
            held.append(row)
            if is_sure or is_apart:
                yield from held
                held = []


def _is_sure(text: str, number: int, pages: int) -> bool:
    """Whether a line is margin by what it says: a number, what a browser prints."""
    is_printed = _ADDRESS_RE.fullmatch(text) or _CLOCK_RE.fullmatch(text)
    return bool(is_printed) or _is_number(text, number, pages)


def _edge(page: Sequence[Piece], *, from_top: bool) -> list[tuple[_Row, bool]]:
    """The outermost rows, and whether a gap parts each from what is further inside."""
    rows: list[_Row] = []
    for piece in sorted(page, key=lambda piece: -piece.y if from_top else piece.y):
        if rows and abs(rows[-1][0].y - piece.y) <= 2:
            rows[-1].append(piece)
        elif len(rows) > _EDGE:
            break
        else:
            rows.append([piece])
    return [(row, _is_apart(rows, at)) for at, row in enumerate(rows)][:_EDGE]


def _is_apart(rows: Sequence[_Row], at: int) -> bool:
    if at + 1 == len(rows):
        return True
    return abs(rows[at][0].y - rows[at + 1][0].y) > rows[at][0].size * _APART


def _text(row: _Row) -> str:
    pieces = sorted(row, key=lambda piece: piece.x)
    return " ".join(" ".join(piece.text for piece in pieces).split())


def _key(row: _Row) -> str:
    """What is alike on two pages: the words, whatever the numbers, at about the same height."""
    return f"{round(row[0].y / 6)} {re.sub(r'[0-9]+', '#', _text(row))}"


def _is_number(text: str, page: int, pages: int) -> bool:
    """Whether a line is the number of its page, counted from anywhere near."""
    match = _NUMBER_RE.fullmatch(text)
    return match is not None and (int(match[1]) == page or (pages > 1 and text != match[1]))
