"""An index generation opened for questions, loaded once and shared by threads.

In: an index folder. Out: a `Snapshot`: the engine that executes plans, and what pages need: the
records, the relations between them and their `history`. Immutable apart from caches, so a new
generation is a new snapshot. Nothing in it refers back to it: it leaves memory with the last
request that holds it.
"""

import threading
from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property, lru_cache, partial
from typing import Any, TypeVar, get_args

from kb.documents import References, Relations
from kb.index import IndexReader
from kb.index.engine import All, Clause, Engine, Plan, Sort, Term
from kb.index.kept import text_of
from kb.pictures import Gallery
from kb.records import Record, record_from_plain
from kb.search.synonyms import Table, synonym_table
from kb.search.weights import WEIGHTS
from kb.vocabularies import Vocabularies
from kb.wording.facets import FACETS

S = TypeVar("S")
T = TypeVar("T")
Builder = Callable[[Any], Any]

_CACHED_RECORDS = 2_048  # the latest shown; about 20 MB of news articles
# Read once, of the whole collection.
_OF_ALL = ("records", "aliases", "relations", "references")


class Snapshot:
    """One generation, ready to answer."""

    def __init__(self, reader: IndexReader) -> None:
        self.engine: Engine = reader.engine
        self.shares_memory = reader.shares_memory
        self.weights = WEIGHTS
        self._read = lru_cache(maxsize=_CACHED_RECORDS)(partial(_kept, reader.engine))
        self._derived = _Derived()
        self._former_records: Mapping[str, Record] = {}
        self._asked_for: tuple[str, ...] = ()
        self.history = History(reader)
        noted = reader.info["info"].get("pictures", {})
        self.gallery = Gallery(reader.folder.parent, noted, reader.hidden)
        self.vocabularies = Vocabularies.from_plain(reader.info["info"]["vocabularies"])

    def weighing(self, **weights: float) -> "Snapshot":
        """The same generation, by other weights: `weighing(row=0.1)`. Caches are shared."""
        other = copy(self)
        other.weights = replace(self.weights, **weights)
        return other

    @property
    def size(self) -> int:
        """How many records there are."""
        return self.engine.size

    def record(self, record_id: str) -> Record:
        """The record of an id that is here."""
        return self._read(record_id).record

    def record_and_text(self, record_id: str) -> tuple[Record, str]:
        """The record of an id that is here, and its plain text."""
        return self._read(record_id).record, self.text(record_id)

    def text(self, record_id: str) -> str:
        """The plain text of a record that is here; sooner told than the record."""
        return self._read(record_id).text

    def find(self, record_id: str) -> Record | None:
        """The published record of this id, if there is one."""
        try:
            return self.record(record_id)
        except KeyError:
            return None

    def holding(self, clause: Clause, most: int | None = None) -> tuple[str, ...]:
        """The ids of the records in which a clause holds, by name; at most so many."""
        size = self.size if most is None else most
        page = self.engine.execute(Plan(among=All((clause,)), sort="name", size=size))
        return tuple(hit.id for hit in page.hits)

    def bearing(self, term: Term, most: int) -> tuple[str, ...]:
        """The ids of the records that hold a term, by name; at most so many."""
        is_there = self.engine.frequencies([term])[term]
        return self.holding(term, most) if is_there else ()

    def counts(self, facet: str) -> Mapping[str, int]:
        """How many records bear each value of a facet."""
        return self.engine.execute(Plan(facets=(facet,), size=0)).facets[facet]

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """All published records; read once, for what needs the whole collection."""
        former = self._former_records
        return tuple(former.get(each) or self.record(each) for each in self.engine.listing())

    @cached_property
    def aliases(self) -> Mapping[str, str]:
        """The id that now stands for an old one."""
        return {old: record.id for record in self.records for old in record.aliases}

    @cached_property
    def relations(self) -> Relations:
        """The arrows between all published records."""
        return Relations(self.records)

    @cached_property
    def references(self) -> References:
        """Which published document a citation means."""
        return References(self.records, self.vocabularies)

    @cached_property
    def synonyms(self) -> Table:
        """Other names of things, by any of their names."""
        return synonym_table(self.vocabularies.synonyms)

    @cached_property
    def near_words(self) -> Table:
        """What is near in sense, by any of its words."""
        return synonym_table(self.vocabularies.near_words)

    def derived(self, build: Callable[["Snapshot"], T]) -> T:
        """What `build` makes of this snapshot; made when first asked for, then kept with it."""
        return self._derived.made(build, self)

    def learnt(self, build: Callable[["Snapshot"], T]) -> T:
        """The same, for what is learnt of the whole collection: see `take_over`."""
        return self._derived.learnt(build, self)

    def former(self, build: Callable[["Snapshot"], T]) -> T | None:
        """What `build` had made of the generation before, to go on from; None at the start."""
        return self._derived.former(build)

    def take_over(self, before: "Snapshot") -> None:
        """Begin with what was learnt of the generation before.

        If nothing has left since, questions are answered with it until `learn` is done: who types
        is offered what was there a few seconds ago. Records that say the same are not read again.
        """
        self._derived.take_over(before._derived, is_lent=self.history.holds_all_of(before.history))
        self._asked_for = tuple(name for name in _OF_ALL if name in vars(before))
        if "records" in self._asked_for:
            rows, former = self.engine.listing(), before.engine.listing()
            self._former_records = {
                each.id: each
                for each in before.records
                if each.id in rows and rows[each.id].fingerprint == former[each.id].fingerprint
            }

    def learn(self) -> None:
        """Learn of this generation what was learnt of the one before, and let go of that."""
        self._derived.learn(self)
        for name in self._asked_for:
            getattr(self, name)
        self._former_records, self._asked_for = {}, ()

    def warm_up(self) -> None:
        """Let the engine load what every search needs, so that no reader waits for it."""
        for sort in get_args(Sort):
            self.engine.execute(Plan(facets=tuple(FACETS), sort=sort, size=1))


class Kept:
    """What an engine stores of a record: its text, and the record once it is asked for."""

    def __init__(self, stored: Mapping[str, Any]) -> None:
        self.text = text_of(stored)
        self._plain = stored["record"]

    @cached_property
    def record(self) -> Record:
        """The record as it was published."""
        return record_from_plain(self._plain)


def _kept(engine: Engine, record_id: str) -> Kept:
    return Kept(engine.stored(record_id))


class _Derived:
    """What was made of one snapshot when first asked for, and what the next one begins with."""

    def __init__(self) -> None:
        self._made: dict[Builder, Any] = {}
        self._locks: dict[Builder, threading.RLock] = {}
        self._locking = threading.Lock()
        self._learnt: set[Builder] = set()
        self._former: Mapping[Builder, Any] = {}
        self._is_lent = False
        self._learner = 0

    def made(self, build: Callable[[S], T], snapshot: S) -> T:
        """What `build` makes of the snapshot; made when first asked for."""
        with self._locking:
            lock = self._locks.setdefault(build, threading.RLock())
        with lock:  # who asks for something else need not wait
            if build not in self._made:
                self._made[build] = build(snapshot)
            found: T = self._made[build]
        return found

    def learnt(self, build: Callable[[S], T], snapshot: S) -> T:
        """The same; until it is made, what was learnt before, if that is lent."""
        self._learnt.add(build)
        former = self._former  # another thread may be about to let go of it
        is_lent = self._is_lent and threading.get_ident() != self._learner
        if build not in self._made and is_lent and build in former:
            found: T = former[build]
            return found
        return self.made(build, snapshot)

    def former(self, build: Callable[[S], T]) -> T | None:
        """What `build` had made of the snapshot before, to go on from."""
        return self._former.get(build)

    def take_over(self, before: "_Derived", *, is_lent: bool) -> None:
        """Begin with what was learnt before; with `is_lent` answer from it meanwhile."""
        self._former = {each: before._made[each] for each in before._learnt & before._made.keys()}
        self._is_lent = is_lent

    def learn(self, snapshot: object) -> None:
        """Make all that was taken over anew, one of the other, then let go of it."""
        self._learner = threading.get_ident()
        for build in self._former:
            self.made(build, snapshot)
        self._former = {}


class History:
    """Which generation it is, what has left it, and when each record last changed."""

    def __init__(self, reader: IndexReader) -> None:
        self._moments: Mapping[str, list[int]] = reader.info.get("history", {})
        self._ids = frozenset(reader.engine.listing())
        self.generation = reader.folder.name
        self.built = datetime.fromtimestamp(reader.written, UTC).replace(microsecond=0)
        self.withdrawn_ids = reader.hidden.union(reader.info["info"]["withdrawn"])

    @cached_property
    def edition(self) -> str:
        """Another one whenever something else is shown.

        An index that was built anew counts its generations anew, hence the time; and a rollback
        hides what has been withdrawn since.
        """
        return f"{self.generation} {self.built.isoformat()} {sorted(self.withdrawn_ids)}"

    @cached_property
    def gone_ids(self) -> frozenset[str]:
        """The ids of records that were published once, or withdrawn, and are not here now."""
        return self.withdrawn_ids.union(self._moments) - self._ids

    def shows_any(self, ids: frozenset[str]) -> bool:
        """Whether one of these records is here."""
        return not ids.isdisjoint(self._ids)

    def holds_all_of(self, other: "History") -> bool:
        """Whether every record of another generation is here too."""
        return other._ids <= self._ids

    def changed(self, record_id: str) -> datetime:
        """When a record, or the tombstone of a withdrawn one, last changed in this index."""
        return self._moment(record_id, -1) or self.built

    def corrected(self, record_id: str) -> datetime | None:
        """When a record was last corrected; None for one that stands as it was first published."""
        changed = self._moment(record_id, -1)
        return None if changed == self._moment(record_id, 0) else changed

    def _moment(self, record_id: str, place: int) -> datetime | None:
        seconds = self._moments.get(record_id)
        return datetime.fromtimestamp(seconds[place], UTC) if seconds else None
