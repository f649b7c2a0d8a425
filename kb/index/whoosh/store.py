"""A sealed generation of Whoosh's, opened in memory: which documents hold a term, and what is kept.

In: its files. Out: postings as arrays, rows of all documents, what was stored with one. Whoosh's
readers are not made for threads, so reads are serialised. Documents that are hidden or were deleted
are as if they had never been there: the others are numbered 0 … len(rows) - 1.
"""

import threading
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.index import FileIndex
from whoosh.reading import TermNotFound

from kb.index.engine import Row
from kb.index.packed import unpacked
from kb.index.whoosh.codec import Codec, extent_of
from kb.index.whoosh.postings import unpack_postings
from kb.index.whoosh.schema import whoosh_schema
from kb.index.whoosh.storage import Memory

DocIds = NDArray[np.int32]
Levels = NDArray[np.uint8]


@dataclass(frozen=True)
class StoredRow:
    """What is known of every document without reading what was stored with it."""

    id: str
    fingerprint: str
    length: float
    facets: dict[str, list[str]]
    issued: str
    title: str
    name_key: str


class Store:
    """What Whoosh holds, by document number."""

    def __init__(self, files: dict[str, bytes], hidden: Collection[str]) -> None:
        self._lock = threading.Lock()
        self._reader = FileIndex(Memory(files), schema=whoosh_schema()).reader()
        self._leaves = [
            (leaf, offset, files[leaf.segment().make_filename(Codec.POSTS_EXT)])
            for leaf, offset in self._reader.leaf_readers()
            if leaf.doc_count_all()
        ]
        count = self._reader.doc_count_all()
        numbers = [number for number in range(count) if not self._reader.is_deleted(number)]
        # Whoosh's reader of an index without documents has no columns.
        column = self._reader.column_reader("row") if numbers else {}
        if self._reader.has_column("data"):
            self._kept = self._reader.column_reader("data").__getitem__
        else:  # before version 7
            self._kept = lambda number: self._reader.stored_fields(number)["data"]
        rows = [(number, StoredRow(*unpacked(column[number]))) for number in numbers]
        shown = [(number, row) for number, row in rows if row.id not in hidden]
        self._numbers = [number for number, _ in shown]
        # Whoosh counts these still: documents that were deleted, and those that are hidden.
        self.dead = sorted(set(range(count)).difference(self._numbers))
        self.rows = [row for _, row in shown]
        self._renumbered = np.full(count, -1, np.int32)
        self._renumbered[self._numbers] = np.arange(len(shown), dtype=np.int32)

    def postings(self, kind: str, term: str) -> tuple[DocIds, Levels]:
        """The documents that hold a term, ascending, with its level in each."""
        found = [
            (numbers + offset if offset else numbers, levels)
            for offset, numbers, levels in self._held(kind, term)
        ]
        if not found:
            return np.empty(0, np.int32), np.empty(0, np.uint8)
        numbers, levels = (
            found[0] if len(found) == 1 else map(np.concatenate, zip(*found, strict=True))
        )
        if not self.dead:
            return numbers, levels
        numbers = self._renumbered[numbers]
        shown = numbers >= 0
        return numbers[shown], levels[shown]

    def _held(self, kind: str, term: str) -> Iterator[tuple[int, DocIds, Levels]]:
        """What the segments hold of a term, each with the number of its first document."""
        for leaf, offset, postings in self._leaves:
            with self._lock:
                try:
                    info = leaf.term_info(kind, term)
                except TermNotFound:
                    continue
            yield offset, *unpack_postings(postings, extent_of(info), info.doc_frequency())

    def frequency(self, kind: str, term: str) -> int:
        """In how many documents a term stands."""
        if self.dead:
            return len(self.postings(kind, term)[0])
        with self._lock:
            return int(self._reader.doc_frequency(kind, term))

    def lexicon(self, kind: str) -> Mapping[str, int]:
        """Every listed term of a kind with its frequency; what only stood in the dead is gone."""
        counts: Counter[str] = Counter()
        for leaf, offset, postings in self._leaves:
            living = self._renumbered[offset : offset + leaf.doc_count_all()] >= 0
            is_whole = living.all()
            with self._lock:
                found = [(term.decode(), info) for term, info in leaf.iter_field(kind)]
            for term, info in found:
                count = info.doc_frequency()
                if not is_whole:
                    numbers, _ = unpack_postings(postings, extent_of(info), count)
                    count = np.count_nonzero(living[numbers])
                counts[term] += int(count)
        return {term: count for term, count in counts.items() if count}

    def listing(self) -> dict[str, Row]:
        """All documents by id."""
        return {row.id: Row(row.fingerprint, row.title, row.length) for row in self.rows}

    def stored(self, number: int) -> Mapping[str, Any]:
        """What was stored with a document."""
        with self._lock:
            data = self._kept(self._numbers[number])
        held: Mapping[str, Any] = unpacked(data)
        return held
