"""A document's family as a drawing: where each name, dot and line stands. No SVG here.

In: the members of a family (`kb.documents.families`) and the document whose page it is. Out: a
`Drawing`, rows from the top down, drawn by the template of the same name; a phone shows it whole,
since it is one column.
"""

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from kb import wording
from kb.documents import Member, trimmed
from kb.records import Directive
from kb.text.phrases import inside
from web.address import links

WIDTH = 360  # units; about a phone's pixels
_STEP = 22  # how far each level stands to the right
_LEFT = 12
_LINE, _SMALL_LINE, _GAP = 21, 18, 15
_CHARS, _SMALL_CHARS = 34, 41  # that fit a line at the left edge, in a wide font
_CHARS_PER_STEP = 3
_MOST_ROWS = 40


@dataclass(frozen=True)
class Line:
    """A line of text and its baseline."""

    text: str
    y: int
    is_name: bool


@dataclass(frozen=True)
class Row:
    """A document: its dot, its lines, the line that joins it to the one it hangs on."""

    url: str
    x: int
    y: int
    path: str
    lines: tuple[Line, ...]
    is_current: bool
    is_trunk: bool
    is_past: bool


@dataclass(frozen=True)
class Drawing:
    """Rows, and the same as a list of words; `left_out` documents found no room in either."""

    rows: tuple[Row, ...]
    height: int
    left_out: int
    members: tuple[Member, ...]


def draw(members: Sequence[Member], current: Directive) -> Drawing | None:
    """Lay out a family; None for a document that stands alone."""
    kept, left_out = trimmed(members, current, _MOST_ROWS)
    pen = _Pen(current)
    for member in kept:
        pen.draw(member, 0, None)
    return Drawing(tuple(pen.rows), pen.y, left_out, kept) if len(pen.rows) > 1 else None


class _Pen:
    """Goes down the page, one document after the other."""

    def __init__(self, current: Directive) -> None:
        self.rows: list[Row] = []
        self.y = 4
        self._current = current
        self._last_trunk: int | None = None

    def draw(self, member: Member, depth: int, parent: tuple[int, int] | None) -> None:
        x, y = _LEFT + depth * _STEP, self.y + 14
        if depth == 0:
            path = f"M{x} {self._last_trunk}V{y}" if self._last_trunk is not None else ""
            self._last_trunk = y
        else:
            path = f"M{parent[0]} {parent[1]}V{y}H{x}" if parent else ""
        lines = self._lines(member, depth)
        self.rows.append(
            Row(
                url=links.record_url(member.directive),
                x=x,
                y=y,
                path=path,
                lines=tuple(lines),
                is_current=member.directive == self._current,
                is_trunk=depth == 0,
                is_past=member.standing.is_past,
            )
        )
        for child in member.children:
            self.draw(child, depth + 1, (x, y))

    def _lines(self, member: Member, depth: int) -> list[Line]:
        name = wording.short_name(member.directive)
        lines = []
        for text in textwrap.wrap(name, _CHARS - depth * _CHARS_PER_STEP):
            lines.append(Line(text, self.y + 19, True))
            self.y += _LINE
        small = _SMALL_CHARS - depth * _CHARS_PER_STEP
        for text in textwrap.wrap(said(member), small):
            lines.append(Line(text, self.y + 17, False))
            self.y += _SMALL_LINE
        self.y += _GAP
        return lines


def said(member: Member) -> str:
    """When, by whom, how it hangs, whether in force: "18/5/2021 · Bộ Chính trị · tiếp tục …"."""
    record = member.directive
    parts = [record.issued.vietnamese() if record.issued else "", record.issuer or ""]
    parts += [relation_phrase(link.label, link.other) for link in (member.link,) if link]
    parts += [f"cũng {relation_phrase(link.label, link.other)}" for link in member.also]
    parts += [inside(member.standing.text)] if member.standing.is_known else []
    return " · ".join(part for part in parts if part)


def relation_phrase(label: str, other: Directive) -> str:
    """An arrow in words: "tiếp tục 05-CT/TW"."""
    return f"{label.lower()} {other.number or wording.short_name(other)}"
