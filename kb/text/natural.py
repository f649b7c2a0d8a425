r"""Markdown as people write it, brought to what Markdown means by it.

In: a body. Out: the body with marks set right that a reader would not see: a blank line before a
list or a table that stands right under a line, four blanks for each level of a list, a backslash
before what only looks like a mark ("1990. Anh vào Đảng.", "#HocTap", "5*6"), a line end that stays
where lines count themselves ("a) …", "• …"). Words are never touched, and what Markdown shows as
meant is left as it is.
"""

import re
from dataclasses import dataclass, field
from enum import Enum, auto

from kb.text.openlists import OpenLists

_BULLET_RE = re.compile(r"([-+*])(?=[ \t]+\S)")
_NUMBER_RE = re.compile(r"(\d{1,3})\.(?=[ \t]+\S)")
_YEAR_RE = re.compile(r"(\d{4,})\.(?=\s|$)")
_HASH_RE = re.compile(r"#{1,6}(?![#\s])")
_HEADING_RE = re.compile(r"#{1,6}(?=\s)")
_TIMES_RE = re.compile(r"(?<=\d)\*(?=\d)")
_QUOTE_RE = re.compile(r"\s*> ?")
_UNDERLINE_RE = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?")
# Lines that count themselves in ways that Markdown does not know; each keeps its own line.
_OWN_LINE_RE = re.compile(
    r"(?:[•●▪◦‣–—]|\(?(?:\d{1,3}|[a-zđ])\)|[a-zđ]\.|[IVX]{1,5}[.)]|\d{1,2}(?:\.\d{1,2})+\.?"
    r"|\d{4,}(?:\.|\s?[:–-]))(?=\s+\S)"
)
_CLAUSE_END = tuple('.:;!?…,)”"')
_SENTENCE_END = tuple('.;!?…”"')
_EMPHASIS = "*_ "
_SHORT = 60  # letters; a line that was broken for its length is longer
_LEVEL = " " * 4
_LOOK_AHEAD = 40
_SEPARATOR = "<!-- -->"  # between two lists of which one would count on; never shown
_MOST_SEPARATORS = 200  # more than any body has; Python-Markdown takes long over thousands


def as_meant(text: str) -> str:
    r"""The body as Markdown: "Các việc:\n- Hiến đất" becomes "Các việc:\n\n- Hiến đất"."""
    writer = _Writer(text.split("\n"))
    place = 0
    while place < len(writer.lines):
        place = writer.take(place)
    return "\n".join(writer.written)


class _Above(Enum):
    """What the last line written belongs to, if a line may go on in it."""

    NOTHING = auto()
    PARAGRAPH = auto()
    ITEM = auto()


@dataclass
class _Writer:
    lines: list[str]
    written: list[str] = field(default_factory=list)
    lists: OpenLists = field(default_factory=OpenLists)
    above: _Above = _Above.NOTHING
    depth: int = 0  # how many levels the last paragraph or item is set in
    block: int = 0  # and the first of its block, up to the last blank line
    counts_itself: bool = False  # whether the last line does
    separators: int = 0

    def take(self, place: int) -> int:
        """Write the line at a place, or the block that begins there; the place after it."""
        bare = self.lines[place].strip()
        if not bare:
            self.written.append("")
            self.above, self.counts_itself = _Above.NOTHING, False
        elif bare.startswith(">"):
            return self._quote(place)
        elif self._is_table(place):
            return self._table(place)
        elif _HEADING_RE.match(bare):
            self._block([bare])
        elif mark := _BULLET_RE.match(bare) or _NUMBER_RE.match(bare):
            self._item(place, bare, mark)
        else:
            self._text(place, bare)
        return place + 1

    # Blocks that close every list

    def _block(self, lines: list[str]) -> None:
        self._part()
        self.lists.close()
        self.written += lines

    def _quote(self, place: int) -> int:
        end = place
        while end < len(self.lines) and self.lines[end].lstrip().startswith(">"):
            end += 1
        inside = "\n".join(_QUOTE_RE.sub("", line, count=1) for line in self.lines[place:end])
        self._block([f"> {line}" if line else ">" for line in as_meant(inside).split("\n")])
        if end < len(self.lines) and self.lines[end].lstrip()[:1].isupper():
            self.written.append("")
        return end

    def _is_table(self, place: int) -> bool:
        if "|" not in self.lines[place] or place + 1 == len(self.lines):
            return False
        below = self.lines[place + 1].strip()
        return "|" in below and _UNDERLINE_RE.fullmatch(below) is not None

    def _table(self, place: int) -> int:
        end = place
        while end < len(self.lines) and "|" in self.lines[end]:
            end += 1
        is_followed = end < len(self.lines) and self.lines[end].strip()
        self._block(
            [line.strip() for line in self.lines[place:end]] + ([""] if is_followed else [])
        )
        return end

    # Items

    def _item(self, place: int, bare: str, found: re.Match[str]) -> None:
        mark, sign = found[1], f"{found[0]} "
        if self.above is _Above.PARAGRAPH:
            if not self._begins_list(place, bare, mark):
                self._text(place, bare)
                return
            self._part()
        is_apart = self.above is _Above.NOTHING
        counts_anew = self.lists.enter(_indent(self.lines[place]), mark, is_apart=is_apart)
        self.depth = self.lists.depth
        if counts_anew and self.separators < _MOST_SEPARATORS:
            self.separators += 1
            self._part()
            self.written += [f"{_LEVEL * self.depth}{_SEPARATOR}", ""]
        elif self.depth < self.block:
            self._part()
        if self.above is _Above.NOTHING:
            self.block = self.depth
        self.written.append(_LEVEL * self.depth + sign + _escaped(bare[len(sign) :].lstrip()))
        self.above = _Above.ITEM

    def _begins_list(self, place: int, bare: str, mark: str) -> bool:
        """Whether a line under a paragraph begins a list, or is the rest of a sentence.

        A dash may begin a line by chance, "- 2025" under "từ 2021"; so may a number, "12. Sau đó".
        """
        if self._has_next(place, mark):
            return True
        if self._line_above().endswith(_CLAUSE_END):
            return not mark.isdigit() or mark == "1"
        return not mark.isdigit() and bare[1:].lstrip()[:1].isupper()

    def _has_next(self, place: int, mark: str) -> bool:
        wanted = str(int(mark) + 1) if mark.isdigit() else mark
        for line in self.lines[place + 1 : place + _LOOK_AHEAD]:
            bare = line.strip()
            if not bare:
                return False
            found = _BULLET_RE.match(bare) or _NUMBER_RE.match(bare)
            if found and found[1] == wanted:
                return True
        return False

    # Paragraphs

    def _text(self, place: int, bare: str) -> None:
        line = self.lines[place]
        counts_itself = _OWN_LINE_RE.match(bare) is not None
        if self.lists and not self._belongs_to_item(line, bare, counts_itself):
            self._part()
            self.lists.close()
        if self.above is _Above.NOTHING:
            self.block = self.depth = self.lists.depth_of(_indent(line))
            self.above = _Above.PARAGRAPH
        elif counts_itself and (self.counts_itself or self._line_above().endswith(_CLAUSE_END)):
            self.written[-1] = self.written[-1].rstrip() + "  "
        self.counts_itself = counts_itself
        end = "  " if line.endswith("  ") else ""
        self.written.append(_LEVEL * self.depth + _escaped(bare) + end)

    def _belongs_to_item(self, line: str, bare: str, counts_itself: bool) -> bool:
        """Whether a line goes on in an open list: set in, or in the middle of a sentence."""
        if self.lists.holds(_indent(line)):
            return True
        if self.above is _Above.NOTHING:
            return False
        is_year = _YEAR_RE.match(bare) is not None
        begins = is_year or (bare[0].isupper() and not counts_itself)
        above = self._line_above()
        return not (begins and (above.endswith(_SENTENCE_END) or len(above.strip()) < _SHORT))

    def _line_above(self) -> str:
        return self.written[-1].rstrip(_EMPHASIS) if self.written else ""

    def _part(self) -> None:
        """A blank line, if none stands there."""
        if self.written and self.written[-1]:
            self.written.append("")
        self.above = _Above.NOTHING
        self.counts_itself = False


def _indent(line: str) -> int:
    expanded = line.expandtabs(4)
    return len(expanded) - len(expanded.lstrip())


def _escaped(bare: str) -> str:
    """The line with a backslash before what only looks like a mark of Markdown."""
    if _YEAR_RE.match(bare):
        bare = bare.replace(".", "\\.", 1)
    elif _HASH_RE.match(bare):
        bare = f"\\{bare}"
    is_plain = not any(sign in bare for sign in ("`", "](", "://"))
    return _TIMES_RE.sub(r"\\*", bare) if is_plain else bare
