"""Clauses as arrays over all documents: which hold a term or bear a value, and their orders.

In: a `Store`. Out: postings, masks and ranks, as NumPy arrays. Whoosh walks postings one by one in
Python; sums over arrays are a hundred times faster. Immutable apart from a cache of postings, which
threads may share.
"""

import threading
from collections.abc import Iterable
from functools import cached_property

import numpy as np
from cachetools import LRUCache
from numpy.typing import NDArray

from kb.index.engine import ID, KINDS, Term
from kb.index.whoosh.facets import FacetTable
from kb.index.whoosh.store import DocIds, Levels, Store

Mask = NDArray[np.bool_]
Ranks = NDArray[np.int64]

_CACHED_POSTINGS = 20_000_000  # entries over all terms, about 100 MB
_CACHED_TERM = 100  # what a term costs besides, so that terms not found do not pile up
_CACHED_COUNTS = 50_000  # about 10 MB


class Arrays:
    """Terms, facets and orders of one generation."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._cache: LRUCache[Term, tuple[DocIds, Levels]] = LRUCache(
            _CACHED_POSTINGS, getsizeof=lambda held: len(held[0]) + _CACHED_TERM
        )
        self._counts: LRUCache[Term, int] = LRUCache(_CACHED_COUNTS)
        self.ids = [row.id for row in store.rows]
        self.size = len(self.ids)
        self.number_of = {record_id: number for number, record_id in enumerate(self.ids)}

    def postings(self, term: Term) -> tuple[DocIds, Levels]:
        """The documents that hold a term, ascending, each with its level."""
        with self._lock:
            held = self._cache.get(term)
        if held is None:
            held = self._read(term)
            with self._lock:
                self._cache[term] = held
        return held

    def _read(self, term: Term) -> tuple[DocIds, Levels]:
        if term.kind in KINDS:
            return self._store.postings(term.kind, term.text)
        if term.kind == ID:
            numbers = np.array(self.numbers([term.text]), np.int32)
        else:
            numbers = self.facets.bearing(term.kind, term.text)
        return numbers, np.ones(len(numbers), np.uint8)

    def frequency(self, term: Term) -> int:
        """In how many documents a term stands."""
        with self._lock:
            count = self._counts.get(term)
        if count is None:
            is_kept = term.kind in KINDS
            count = (
                self._store.frequency(term.kind, term.text) if is_kept else len(self._read(term)[0])
            )
            with self._lock:
                self._counts[term] = count
        return count

    def numbers(self, record_ids: Iterable[str]) -> list[int]:
        """The numbers of the documents that are here."""
        return [self.number_of[each] for each in record_ids if each in self.number_of]

    def mask(self, numbers: list[int] | DocIds) -> Mask:
        """These documents as a mask over all."""
        mask = np.zeros(self.size, np.bool_)
        mask[numbers] = True
        return mask

    @cached_property
    def facets(self) -> FacetTable:
        """What documents bear."""
        return FacetTable([row.facets for row in self._store.rows])

    @cached_property
    def name_order(self) -> Ranks:
        """Rank by name, then by id."""
        rows = self._store.rows
        order = sorted(
            range(self.size), key=lambda number: (rows[number].name_key, self.ids[number])
        )
        ranks = np.empty(self.size, np.int64)
        ranks[order] = np.arange(self.size)
        return ranks

    @cached_property
    def issued_order(self) -> Ranks:
        """Rank by date, oldest first; documents without a date get -1."""
        dates = [row.issued for row in self._store.rows]
        places = {date: rank for rank, date in enumerate(sorted(set(dates) - {""}))}
        return np.array([places.get(date, -1) for date in dates], np.int64)
