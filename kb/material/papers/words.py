"""Recognised words put together to pieces of a page, as if a PDF had drawn them.

In: Tesseract's table of a page. Out: `Piece`s in order of reading; a word that was recognised with
little certainty begins with `MARK`, which `unmarked` turns into places of a text.
"""

import csv
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median

from kb.imports.readers.pdf import Piece

MARK = "\ue0ff"  # of the private area: no text has it
SURE = 75.0  # hundredths from which Tesseract is taken at its word
_PAGE_WIDTH = 595.0  # points of A4
_APART = 2.2  # heights of a letter between words that belong to different columns
_APART_CAPITALS = 0.9  # in a letterhead, whose lines nobody stretches
_LARGE = 1.25  # of the usual size: letters of another size, however roughly it is measured
_TALL = frozenset("bdđfhklt")
_LOW = frozenset("gpqyj,;()")
# How far letters reach above and below their line, in sizes of a letter.
_CAPITAL_MARKED, _ABOVE, _SMALL, _BELOW = 0.88, 0.68, 0.46, 0.21
_MARKS = frozenset("\u0300\u0301\u0302\u0303\u0306\u0309")
_DOT_BELOW = "\u0323"
_COLUMNS = 12
_MARKED_RE = re.compile(rf"{MARK}(\S+)")


@dataclass(frozen=True)
class _Word:
    line: tuple[str, ...]
    left: int
    top: int
    width: int
    height: int
    sure: float
    text: str

    @property
    def right(self) -> int:
        return self.left + self.width

    @property
    def size(self) -> float:
        """The size of its letters: how high it is for what its letters reach to."""
        parts = unicodedata.normalize("NFD", self.text)
        is_marked = any(part in _MARKS for part in parts)
        if any(part.isupper() or part.isdigit() for part in parts):
            above = _CAPITAL_MARKED if is_marked and self.text.isupper() else _ABOVE
        else:
            above = _ABOVE if is_marked or _TALL & {*parts} else _SMALL
        return self.height / (above + (_BELOW if _LOW & {*parts} or _DOT_BELOW in parts else 0))


def pieces_in(table: str) -> list[Piece]:
    """The pieces of a page."""
    rows = [
        row for row in csv.reader(table.split("\n"), delimiter="\t", quoting=csv.QUOTE_NONE)
        if len(row) == _COLUMNS and row[0].isdigit()
    ]  # fmt: skip
    words = [_word(row) for row in rows if row[0] == "5" and row[-1].strip()]
    pages = [(int(row[8]), int(row[9])) for row in rows if row[0] == "1"]
    if not words or not pages or not pages[0][0]:
        return []
    lines = [list(group) for _, group in groupby(words, key=lambda word: word.line)]
    usual = median(word.size for word in words)
    scale, height = _PAGE_WIDTH / pages[0][0], pages[0][1]
    return [piece for line in lines for piece in _pieces(line, usual, scale, height)]


def _word(row: Sequence[str]) -> _Word:
    left, top, width, height = map(int, row[6:10])
    return _Word(tuple(row[1:5]), left, top, width, height, float(row[10]), row[11].strip())


def _pieces(line: Sequence[_Word], usual: float, scale: float, page: int) -> Iterator[Piece]:
    """A line cut where a wide gap parts two columns."""
    own = median(word.size for word in line)
    size = (own if own > usual * _LARGE else usual) * scale
    foot = median(word.top + word.height for word in line)
    held = [line[0]]
    for word in line[1:]:
        is_capital = word.text.isupper() and held[-1].text.isupper()
        if word.left - held[-1].right > usual * (_APART_CAPITALS if is_capital else _APART):
            yield _piece(held, size, scale, (page - foot) * scale)
            held = []
        held.append(word)
    yield _piece(held, size, scale, (page - foot) * scale)


def _piece(words: Sequence[_Word], size: float, scale: float, y: float) -> Piece:
    text = " ".join(word.text if word.sure >= SURE else f"{MARK}{word.text}" for word in words)
    left, right = words[0].left * scale, words[-1].right * scale
    return Piece(text, left, y, size, width=right - left)


def unmarked(text: str) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A text without its marks, and where the words stand that had one."""
    found, places = "", list[tuple[int, int]]()
    for part in re.split(f"({MARK}\\S+)", text):
        if part.startswith(MARK):
            word = part.replace(MARK, "")
            places.append((len(found), len(found) + len(word)))
            found += word
        else:
            found += part
    return found, tuple(places)
