"""Searches judged by readers before the machine was asked, class by class, in two halves.

In: a folder of TOML files, one a class, and a `Snapshot` of the collection they were judged on.
Out: where the first right record of each comes. Constants are learnt on one half of them; what is
reported is the other.
"""

import hashlib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from kb.search import SearchQuery, Snapshot, search

Half = Literal["tuning", "reporting"]
HALVES: tuple[Half, ...] = get_args(Half)
_DEPTH = 10


def half_of(text: str) -> Half:
    """The text alone decides, so that adding a question or a search moves no other."""
    return HALVES[hashlib.sha256(text.encode()).digest()[0] % 2]


@dataclass(frozen=True)
class Judged:
    """What is typed, and the records of which any may come first; `day` as "11-20"."""

    group: str
    text: str
    first: frozenset[str]
    day: str = ""

    @property
    def half(self) -> Half:
        """The half that the search is of."""
        return half_of(self.text)


@dataclass(frozen=True)
class Share:
    """How many of some searches found a right record first, and among the first three."""

    asked: int
    first: int
    three: int

    @property
    def first_share(self) -> float:
        """Of those asked, the share with a right record first; 1 of none."""
        return self.first / self.asked if self.asked else 1.0

    @property
    def three_share(self) -> float:
        """Of those asked, the share with a right record among the first three."""
        return self.three / self.asked if self.asked else 1.0


def read_judged(folder: Path) -> tuple[Judged, ...]:
    """All searches of the folder; the name of a file is the class of those in it."""
    return tuple(
        Judged(path.stem, each["q"], frozenset(each["first"]), each.get("day", ""))
        for path in sorted(folder.glob("*.toml"))
        for each in tomllib.loads(path.read_text("utf-8"))["search"]
    )


def places(snapshot: Snapshot, asked: Iterable[Judged]) -> dict[Judged, int]:
    """Where the first right record of each comes, from 1; 0 when not among the first ten."""
    found = {}
    for each in asked:
        hits = [hit.id for hit in search(snapshot, SearchQuery(each.text, size=_DEPTH)).hits]
        right = (place for place, record_id in enumerate(hits, 1) if record_id in each.first)
        found[each] = next(right, 0)
    return found


def share(places: Mapping[Judged, int], group: str = "", half: Half | None = None) -> Share:
    """What was found of one class, or of all; of one half, or of both."""
    some = [
        place
        for each, place in places.items()
        if group in ("", each.group) and half in (None, each.half)
    ]
    return Share(len(some), some.count(1), sum(1 <= place <= 3 for place in some))
