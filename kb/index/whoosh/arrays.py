"""Clauses as arrays over all documents: which hold a term or bear a value, and their orders.

In: a `Store`. Out: masks, levels and ranks, as NumPy arrays. Whoosh walks postings one by one in
Python; sums over arrays are a hundred times faster. Immutable apart from a cache of postings, which
threads may share.
"""

import threading
from collections.abc import Iterable, Mapping
from functools import cached_property

import numpy as np
from cachetools import LRUCache
from numpy.typing import NDArray

from kb.index.engine import ID, KINDS, All, Any, Clause, Term
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
        numbers = np.flatnonzero(self._bearing(term)).astype(np.int32)
        return numbers, np.ones(len(numbers), np.uint8)

    def _bearing(self, term: Term) -> Mask:
        """The document of an id, or those with a value of a facet."""
        if term.kind == ID:
            return self.of_numbers(self.numbers([term.text]))
        values, matrix = self.facet(term.kind)
        place = values.get(term.text)
        return np.zeros(self.size, np.bool_) if place is None else matrix[place]

    def frequency(self, term: Term) -> int:
        """In how many documents a term stands."""
        with self._lock:
            count = self._counts.get(term)
        if count is None:
            is_kept = term.kind in KINDS
            count = (
                self._store.frequency(term.kind, term.text)
                if is_kept
                else self._bearing(term).sum()
            )
            with self._lock:
                self._counts[term] = int(count)
        return int(count)

    def numbers(self, record_ids: Iterable[str]) -> list[int]:
        """The numbers of the documents that are here."""
        return [self.number_of[each] for each in record_ids if each in self.number_of]

    def of_numbers(self, numbers: list[int] | DocIds) -> Mask:
        """These documents as a mask over all."""
        mask = np.zeros(self.size, np.bool_)
        mask[numbers] = True
        return mask

    def holding(self, clause: Clause) -> Mask:
        """The documents in which a clause holds."""
        match clause:
            case Term():
                return self.of_numbers(self.postings(clause)[0])
            case All(parts, without):
                held = np.ones(self.size, np.bool_)
                for part in parts:
                    held &= self.holding(part)
                for part in without:
                    held &= ~self.holding(part)
                return held
            case Any(parts, at_least):
                return self._holding_some(parts, at_least)

    def _holding_some(self, parts: Iterable[Clause], at_least: int) -> Mask:
        if at_least == 1:
            held = np.zeros(self.size, np.bool_)
            for part in parts:
                held |= self.holding(part)
            return held
        counts = np.zeros(self.size, np.uint16)
        for part in parts:
            counts += self.holding(part)
        found: Mask = counts >= at_least
        return found

    def facet(self, name: str) -> tuple[Mapping[str, int], Mask]:
        """The values of a facet by their rows in a matrix, one column a document."""
        return self._facets.get(name, ({}, np.zeros((0, self.size), np.bool_)))

    @cached_property
    def _facets(self) -> Mapping[str, tuple[Mapping[str, int], Mask]]:
        names = {name for row in self._store.rows for name in row.facets}
        return {name: self._matrix(name) for name in names}

    def _matrix(self, name: str) -> tuple[Mapping[str, int], Mask]:
        held = [row.facets.get(name, ()) for row in self._store.rows]
        values = sorted({value for each in held for value in each})
        places = {value: place for place, value in enumerate(values)}
        matrix = np.zeros((len(values), self.size), np.bool_)
        for number, each in enumerate(held):
            matrix[[places[value] for value in each], number] = True
        return places, matrix

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
