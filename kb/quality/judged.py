"""Searches judged by readers before the machine was asked, class by class, in parts.

In: a folder of TOML files, one a class, and a `Snapshot` of the collection they were judged on.
Out: where the first right record of each comes. Constants are learnt on one half of them; what is
reported is the other half, and apart those that were written after the machine: its folder `moi`.
"""

import hashlib
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from kb.search import SearchQuery, Snapshot, search

Half = Literal["tuning", "reporting"]
HALVES: tuple[Half, ...] = get_args(Half)
Part = Literal[Half, "fresh"]
PARTS: tuple[Part, ...] = (*HALVES, "fresh")
_FRESH = "moi"
_DEPTH = 10


def half_of(text: str) -> Half:
    """The text alone decides, so that adding a question or a search moves no other."""
    return HALVES[hashlib.sha256(text.encode()).digest()[0] % 2]


@dataclass(frozen=True)
class Judged:
    """What is typed, and the records of which any may come first; `day` as "11-20".

    `is_fresh`: never looked at by those who build the search.
    """

    group: str
    text: str
    first: frozenset[str]
    day: str = ""
    is_fresh: bool = False

    @property
    def part(self) -> Part:
        """The half that the search is of, or that it is a fresh one."""
        return "fresh" if self.is_fresh else half_of(self.text)


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
        Judged(path.stem, each["q"], frozenset(each["first"]), each.get("day", ""), is_fresh)
        for path, is_fresh in _files(folder)
        for each in tomllib.loads(path.read_text("utf-8"))["search"]
    )


def _files(folder: Path) -> Iterator[tuple[Path, bool]]:
    """The files of the folder, then those of its fresh searches."""
    for each, is_fresh in ((folder, False), (folder / _FRESH, True)):
        yield from ((path, is_fresh) for path in sorted(each.glob("*.toml")))


def places(snapshot: Snapshot, asked: Iterable[Judged]) -> dict[Judged, int]:
    """Where the first right record of each comes, from 1; 0 when not among the first ten."""
    found = {}
    for each in asked:
        hits = [hit.id for hit in search(snapshot, SearchQuery(each.text, size=_DEPTH)).hits]
        right = (place for place, record_id in enumerate(hits, 1) if record_id in each.first)
        found[each] = next(right, 0)
    return found


def share(places: Mapping[Judged, int], group: str = "", part: Part | None = None) -> Share:
    """What was found of one class, or of all; of one part, or of all."""
    some = [
        place
        for each, place in places.items()
        if group in ("", each.group) and part in (None, each.part)
    ]
    return Share(len(some), some.count(1), sum(1 <= place <= 3 for place in some))
