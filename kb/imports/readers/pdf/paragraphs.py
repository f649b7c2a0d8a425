"""Lines joined to paragraphs, over the ends of lines and of pages.

In: lines in order of reading. Out: `Joined` paragraphs with the page each begins on. Vietnamese has
no hyphens at line ends: a space joins two lines, but for the parts of a document's number.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from kb.imports.readers.pdf.columns import Line

_ITEM_RE = re.compile(
    r"(?:[-–—•*+]|\(?\d{1,2}(?:\.\d{1,2})*[.)/]|[a-zđ]\)|[IVX]{1,5}\.|Điều \d+\.?)\s"
)
_ENDS = tuple('.!?…:;”"')
_GAP = 1.3  # of the usual distance of lines
_SHORT = 0.86  # of the width of the column: how far a full line reaches
_INDENT = 6.0
_ASIDE = 60.0  # further than any first line stands in


@dataclass(frozen=True)
class Joined:
    """A paragraph; `size` is that of its letters, `is_set_off` when bold or in the middle."""

    text: str
    page: int
    size: float = 0.0
    is_set_off: bool = False


def joined(lines: Sequence[Line]) -> list[Joined]:
    """The paragraphs of a text."""
    leading = _leading(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _goes_on(groups[-1], line, leading):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_paragraph(group) for group in groups]


def _paragraph(lines: Sequence[Line]) -> Joined:
    text = ""
    for line in lines:
        is_cut = re.search(r"\d-$", text) is not None or text.endswith("/")
        text += line.text if not text or is_cut else f" {line.text}"
    size = max(lines, key=lambda line: len(line.text)).size
    is_set_off = all(line.is_bold or _is_centred(line) for line in lines)
    return Joined(text, lines[0].page, size, is_set_off)


def _leading(lines: Iterable[Line]) -> float:
    """The usual distance between lines, in sizes of a letter."""
    steps = [
        (first.y - second.y) / first.size
        for first, second in pairwise(lines)
        if first.page == second.page and 0 < first.y - second.y < first.size * 2.6
    ]
    return median(steps) if steps else 1.2


def _goes_on(group: Sequence[Line], line: Line, leading: float) -> bool:
    """Whether a line belongs to the paragraph above it."""
    last = group[-1]
    if len(line.pieces) > 1 or len(last.pieces) > 1 or _ITEM_RE.match(f"{line.text} "):
        return False
    if abs(last.size - line.size) > 0.8 or last.is_bold != line.is_bold:
        return False
    is_full = _is_full(last, line)
    is_ended = last.text.endswith(_ENDS)
    is_title = _is_centred(line) and (_is_centred(last) or (is_full and not is_ended))
    is_beside = abs(last.x - line.x) > _ASIDE and not is_title
    if not _is_further(last, line) and (is_beside or _is_capital(last) != _is_capital(line)):
        return False
    if _is_further(last, line):
        return is_full and not is_ended and not _is_indented(line)
    if last.y - line.y > last.size * leading * _GAP:
        return False
    if _is_centred(last) and _is_centred(line) and not is_full:
        return _is_inside(line)
    if _is_indented(line):
        return False
    return is_full or (not is_ended and _is_inside(line))


def _is_full(line: Line, below: Line) -> bool:
    """Whether a line ends where its column does, or the next word would not have fitted in."""
    if line.end - line.left >= (line.right - line.left) * _SHORT:
        return True
    word = below.text.partition(" ")[0]
    return line.right - line.end < (len(word) + 1) * (line.end - line.x) / len(line.text)


def _is_further(last: Line, line: Line) -> bool:
    """Whether a line stands in the next column or on the next page."""
    return last.page != line.page or line.y > last.y


def _is_inside(line: Line) -> bool:
    """Whether a line begins as the inside of a sentence does."""
    return next(filter(str.isalpha, line.text), "").islower()


def _is_capital(line: Line) -> bool:
    return line.text.isupper()


def _is_indented(line: Line) -> bool:
    return line.x - line.left > _INDENT and not _is_centred(line)


def _is_centred(line: Line) -> bool:
    before, after = line.x - line.left, line.right - line.end
    return before > _INDENT * 3 and abs(before - after) < max(before, after) * 0.5
