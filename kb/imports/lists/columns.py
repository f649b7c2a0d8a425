"""The row, or rows, of headings of a list, and which column holds what.

In: rows of text. Out: a `Header`: for each column its heading (read with what it stands under) and
its key. Where headings leave it open, the cells below decide: a column of "Ông", "Bà" or of sums is
no column of names, whatever stands above it. A column that is not understood keeps the key "".
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from kb.imports.lists.headings import EXACT, NAMES, heading_of, is_bare, meaning_of
from kb.imports.lists.looks import look_at, settled
from kb.imports.lists.people import is_person
from kb.imports.readers.grid import Row
from kb.text.vietnamese import has_marks, match_key

_SAMPLE = 300  # rows that are looked at
_MOST_DEEP = 3
_MARK_RE = re.compile(r"\d|(?:[IVXL]+|[A-ZĐ])[.)]?(?:\s|$)")  # a row of sums, a section


@dataclass(frozen=True)
class Column:
    """A column under its heading, and how surely it holds what `key` says."""

    index: int
    heading: str
    key: str = ""
    certainty: int = EXACT

    @property
    def is_guess(self) -> bool:
        """Whether a cell that does not fit costs the cell only."""
        return self.certainty < EXACT


@dataclass(frozen=True)
class Header:
    """Which column holds what, by the headings in `depth` rows from `row`."""

    row: int
    depth: int
    columns: Mapping[int, Column]

    @cached_property
    def by_key(self) -> Mapping[str, tuple[int, ...]]:
        """The columns of each key, from the left."""
        found: dict[str, tuple[int, ...]] = {}
        for column in self.columns.values():
            found[column.key] = (*found.get(column.key, ()), column.index)
        return found

    def first(self, key: str) -> int | None:
        """The leftmost column of a key."""
        return next(iter(self.by_key.get(key, ())), None)

    @property
    def last(self) -> int:
        """The rightmost column with a heading."""
        return max(self.columns)

    @property
    def has_number(self) -> bool:
        """Whether the rows are numbered."""
        return "number" in self.by_key

    @cached_property
    def name_columns(self) -> tuple[int, ...]:
        """The columns that name exemplars."""
        return tuple(c for key in (*NAMES, "family") for c in self.by_key.get(key, ()))

    @property
    def texts(self) -> tuple[tuple[int, str], ...]:
        """The headings as they stand: the same on every page of a list."""
        return tuple((column.index, column.heading) for column in self.columns.values())


def count_headings(cells: Sequence[str]) -> int:
    """How many cells are headings word for word."""
    return sum(heading_of(cell).certainty == EXACT for cell in cells)


def find_header(rows: Sequence[Row], at: int) -> Header | None:
    """The header that starts in this row, of one row or more; None when it is an ordinary row."""
    depth = _depth(rows, at)
    if not depth:
        return None
    paths = _paths(rows[at : at + depth])
    is_marked = any(has_marks(text) for path in paths.values() for text in path)
    meanings = {column: meaning_of(path, is_marked) for column, path in paths.items()}
    headings = {
        column: " / ".join(_one_line(text) for text in path) for column, path in paths.items()
    }
    looks = look_at(rows[at + depth : at + depth + _SAMPLE], paths)
    columns = {
        column: Column(column, headings[column], found.key, found.certainty)
        for column, found in settled(meanings, headings, looks).items()
    }
    return Header(rows[at].number, depth, columns)


def is_list(rows: Sequence[Row]) -> bool:
    """Whether a table of a Word file is a list: headings in its first rows, and rows below."""
    if len(rows) < 3:
        return False
    header = next((found for at in range(3) if (found := find_header(rows, at))), None)
    return header is not None and bool(header.name_columns) and len(set(header.by_key) - {""}) >= 2


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _depth(rows: Sequence[Row], at: int) -> int:
    """Of how many rows the header is that starts here; 0 when none does."""
    own = _looks_like_header(rows[at])
    below = rows[at + 1] if at + 1 < len(rows) else None
    is_over = below is not None and _is_over(rows[at], below) and _looks_like_header(below)
    if not own and not is_over:
        return 0
    depth = 1
    while depth < _MOST_DEEP and at + depth < len(rows):
        if not _continues(rows[at + depth - 1], rows[at + depth]):
            break
        depth += 1
    return depth if own or depth > 1 else 0


def _looks_like_header(row: Row) -> bool:
    texts = [text for column, text in row.filled.items() if column not in row.carried]
    if not texts or any(text.replace(".", "").isdigit() for text in texts):
        return False
    exact = count_headings(texts)
    known = sum(bool(heading_of(text).key) for text in texts)
    if len(texts) == 1:  # a list of names only; a lone "TẬP THỂ" opens a section
        return exact == 1 and match_key(texts[0]).startswith(("ho ", "ten "))
    return exact >= 2 or (exact >= 1 and known >= min(3, len(texts)))


def _is_over(row: Row, below: Row) -> bool:
    """A row of nothing but headings over several columns, above the headings themselves."""
    over = [column for column in row.filled if column in row.spans]
    return len(over) > 1 and len(over) == len(row.filled) and _continues(row, below)


def _continues(row: Row, below: Row) -> bool:
    """A second row of headings: every one under a heading that stands over several columns."""
    fresh = _fresh(below)
    spans = _spans(row, (below,))
    covered = {c for start, end in spans.items() if end > start for c in range(start, end + 1)}
    if below.number != row.number + 1 or not fresh or not set(fresh) <= covered:
        return False
    texts = list(fresh.values())
    if any(text.startswith("(") or len(text) > 80 for text in texts) or is_person(" ".join(texts)):
        return False
    is_merged = set(fresh) <= {c for a, b in row.spans.items() for c in range(a, b + 1)}
    known = sum(bool(heading_of(text).key) or is_bare(text) for text in texts)
    return is_merged or (known * 2 >= len(texts) and not any(map(_MARK_RE.match, texts)))


def _fresh(row: Row) -> dict[int, str]:
    """The cells of a row that are not merged with those above."""
    return {column: text for column, text in row.filled.items() if column not in row.carried}


def _spans(row: Row, further: Sequence[Row]) -> dict[int, int]:
    """The last column that each heading stands over: as it is merged, else as far as it has blanks
    to its right and something below them.
    """
    below = {column for each in further for column in _fresh(each)}
    filled = sorted(row.filled)
    spans: dict[int, int] = {}
    for column, after in zip(filled, [*filled[1:], max([*filled, *below]) + 1], strict=True):
        last = row.spans.get(column, after - 1)
        spans[column] = max([column, *(c for c in below if column < c <= last)])
    return spans


def _paths(rows: Sequence[Row]) -> dict[int, tuple[str, ...]]:
    """The headings over each column, the widest first."""
    paths: dict[int, tuple[str, ...]] = {}
    for depth, row in enumerate(rows):
        below = {column for each in rows[depth + 1 :] for column in _fresh(each)}
        spans = _spans(row, rows[depth + 1 :])
        for column, text in _fresh(row).items():
            for under in range(column, spans[column] + 1):
                if under == column or under in below:
                    paths[under] = (*paths.get(under, ()), text)
    return dict(sorted(paths.items()))
