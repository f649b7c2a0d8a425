"""An index generation opened for questions, loaded once and shared by threads.

In: an index folder. Out: a `Snapshot`: what ranking needs in `index`, what pages need in the
records, the relations between them and their `history`. Immutable apart from caches, so a new
generation is a new snapshot.
"""

import threading
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import cached_property, lru_cache
from typing import Any, TypeVar

from kb.documents import References, Relations
from kb.index import IndexReader
from kb.records import Record
from kb.search.postings import InvertedIndex
from kb.search.synonyms import Table, synonym_table
from kb.vocabularies import Vocabularies

T = TypeVar("T")

_CACHED_RECORDS = 8_192  # the latest shown; about 50 MB of news articles


class Snapshot:
    """One generation, ready to answer."""

    def __init__(self, reader: IndexReader) -> None:
        self._read = lru_cache(maxsize=_CACHED_RECORDS)(reader.record)
        self._derived: dict[Callable[[Snapshot], Any], Any] = {}
        self._deriving = threading.RLock()
        self.index = InvertedIndex(reader)
        self.history = History(reader)
        self.vocabularies = Vocabularies.from_plain(reader.info["info"]["vocabularies"])

    @property
    def size(self) -> int:
        """How many records there are; documents are numbered 0 … size - 1."""
        return self.index.size

    def record(self, number: int) -> Record:
        """The record of a document."""
        return self._read(number)[0]

    def record_and_text(self, number: int) -> tuple[Record, str]:
        """The record of a document and its plain text."""
        return self._read(number)

    def find(self, record_id: str) -> Record | None:
        """The published record of this id, if there is one."""
        number = self.index.number_of.get(record_id)
        return None if number is None else self.record(number)

    @cached_property
    def records(self) -> tuple[Record, ...]:
        """All published records; read once, for what needs the whole collection."""
        return tuple(self.record(number) for number in range(self.size))

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

    def derived(self, build: Callable[["Snapshot"], T]) -> T:
        """What `build` makes of this snapshot; made when first asked for, then kept with it."""
        with self._deriving:
            if build not in self._derived:
                self._derived[build] = build(self)
            found: T = self._derived[build]
        return found

    def warm_up(self) -> None:
        """Compute what every search needs, so that no reader waits for it."""
        self.index.warm_up()


class History:
    """Which generation it is, what has left it, and when each record last changed."""

    def __init__(self, reader: IndexReader) -> None:
        self._moments: Mapping[str, list[int]] = reader.info.get("history", {})
        self._ids = frozenset(row.id for row in reader.rows)
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
