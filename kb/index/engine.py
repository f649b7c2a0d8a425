"""The seam below search: what is asked of an engine, and what is put into one.

In: a `Plan` of weighted clauses over terms. Out: a `Page` of ids, with counts. Inside: matching,
summing, tiers, filters, facets, sorting, paging, what is stored. Outside (`kb.search`): what a
question means, synonyms, weights, titles and numbers asked for, spelling, labels, snippets.
Nothing of a library crosses it; every number that counts is whole, so that each engine gives the
same order.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any as Anything
from typing import Literal, NamedTuple, Protocol

# A document holds a term at a level from 1 to 16: how much of the text the term is.
HIGHEST = 16
# The kinds of term that bear levels; beside them "id", and each facet is a kind by its name.
SYLLABLES, FOLDED, PAIRS = "syllables", "folded", "pairs"
COMPOUNDS, FOLDED_COMPOUNDS = "compounds", "folded_compounds"
NUMBERS, OWN_NUMBERS, TITLES, DATES = "numbers", "own_numbers", "titles", "dates"
BODIES, HEADS = "bodies", "heads"
_OF_WORDS = (SYLLABLES, FOLDED, COMPOUNDS, FOLDED_COMPOUNDS, PAIRS)
KINDS = (*_OF_WORDS, NUMBERS, OWN_NUMBERS, TITLES, DATES, BODIES, HEADS)
# Those that are ever listed whole.
LISTED = (SYLLABLES, COMPOUNDS)
ID = "id"

Sort = Literal["relevance", "newest", "oldest", "name"]


@dataclass(frozen=True)
class Term:
    """A term that a document may hold: Term("syllables", "gạo"), Term("province", "bac-kan")."""

    kind: str
    text: str


@dataclass(frozen=True)
class All:
    """Holds where all parts hold and none of `without`; without parts, everywhere."""

    parts: tuple["Clause", ...] = ()
    without: tuple["Clause", ...] = ()


@dataclass(frozen=True)
class Any:
    """Holds where at least so many of the parts hold; without parts, nowhere."""

    parts: tuple["Clause", ...]
    at_least: int = 1


Clause = Term | All | Any


@dataclass(frozen=True)
class Scored:
    """Adds to a document's score `weight` x (2 x level - 1) of the term that it holds.

    Without a term it adds the weight itself; with `where` only in documents where that holds.
    """

    weight: int
    term: Term | None = None
    where: Clause | None = None


@dataclass(frozen=True)
class Tier:
    """One way to answer, and the name of the step by which it is added."""

    step: str
    clause: Clause


@dataclass(frozen=True)
class Plan:
    """What is to be found, in what order, and which page of it.

    `tiers` from the strictest: a document is of the first in which its clause holds; with none,
    every document is found. A looser tier is added while fewer than `enough` are found (None:
    always). With `is_ordered` documents of a stricter tier come first, whatever their score. All
    that are found hold `among`; those `pinned`, by id, are found in the strictest tier and come
    before all. Of one filter any value will do; a range is of a facet's values, both ends in.
    Equal scores are ordered by `ties`, equal days by name, equal names by id; who has no day comes
    last.
    """

    tiers: tuple[Tier, ...] = ()
    enough: int | None = None
    is_ordered: bool = True
    scored: tuple[Scored, ...] = ()
    among: All = All()
    pinned: tuple[str, ...] = ()
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ranges: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    facets: tuple[str, ...] = ()
    sort: Sort = "relevance"
    ties: Literal["name", "newest"] = "name"
    first: int = 0
    size: int = 20


@dataclass(frozen=True)
class Found:
    """A document on a page."""

    id: str
    score: int


@dataclass(frozen=True)
class Page:
    """One page of what was found.

    `total` is over all pages; `step` the loosest that added something; `by_step` how many were
    found in each tier, before filters. `facets` counts values over all that was found and passes
    the filters of the other facets.
    """

    hits: tuple[Found, ...]
    total: int
    step: str
    by_step: Mapping[str, int]
    facets: Mapping[str, Mapping[str, int]]


class Row(NamedTuple):
    """What is known of every document without reading what is stored; `length` in syllables."""

    fingerprint: str
    title: str
    length: float


@dataclass(frozen=True)
class Entry:
    """What is put into an engine: `levels` by kind and term, facet values, keys to sort by.

    `stored` is given back as it is; `issued` sorts as a text ("2016-05-15", "2023", or nothing).
    """

    id: str
    row: Row
    levels: Mapping[str, Mapping[str, int]]
    facets: Mapping[str, Sequence[str]]
    issued: str
    name_key: str
    stored: Mapping[str, Anything]


class Engine(Protocol):
    """One generation, opened; threads may share it."""

    @property
    def size(self) -> int:
        """How many documents there are."""

    @property
    def dead(self) -> int:
        """How many documents that were taken out its files still hold."""

    def execute(self, plan: Plan) -> Page:
        """Find, order and count."""

    def frequencies(self, terms: Iterable[Term]) -> Mapping[Term, int]:
        """In how many documents each term stands."""

    def lexicon(self, kind: str) -> Mapping[str, int]:
        """Every term of a listed kind with its frequency."""

    def listing(self) -> Mapping[str, Row]:
        """All documents by id."""

    def stored(self, record_id: str) -> Mapping[str, Anything]:
        """What was stored with a document; KeyError when there is none of this id."""


class EntryWriter(Protocol):
    """Writes a generation."""

    def remove(self, record_id: str) -> None:
        """Take a document out that was taken over from the generation before."""

    def add(self, entry: Entry) -> None:
        """Put a document in."""


class EngineKind(Protocol):
    """How an engine's generations are written and opened: what `kb.index.kinds` lists."""

    # Raise it when an index built before could not be read.
    version: int
    # The oldest of which is still read what a build compares with: the listing and what was stored.
    oldest: int
    # Whether it can write what it holds anew, without what was taken out.
    can_forget: bool
    # Whether processes that have opened one generation hold it in memory together.
    shares_memory: bool

    def open(self, folder: Path, hidden: frozenset[str]) -> Engine:
        """Open a sealed generation; hidden documents are as if they had never been put in.

        IndexDamaged when it is not as it was sealed.
        """

    def writing(
        self, folder: Path, old: Path | None, is_clean: bool
    ) -> AbstractContextManager[EntryWriter]:
        """Write into a folder, going on from an old generation if there is one.

        With `is_clean` nothing of what is taken out stays in any file (only if it can forget).
        """
