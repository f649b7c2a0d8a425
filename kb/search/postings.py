"""What ranking needs of an index: which documents hold a term or bear a value, and their orders.

In: an opened generation. Out: an `InvertedIndex`: postings with their scores (cached), the
spellings behind an unaccented word, facet masks, sort orders, titles, document numbers. Documents
are numbered from 0; their records are elsewhere (`kb.search.snapshot`). Immutable apart from the
cache, which threads may share.
"""

import math
import threading
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from cachetools import LRUCache
from numpy.typing import NDArray

from kb.citations import TYPE_LABELS, DocumentNumber, parse_number
from kb.index import IndexReader, Row
from kb.text.vietnamese import fold, match_key, sort_key
from kb.wording.facets import FACETS

Floats = NDArray[np.float32]
DocIds = NDArray[np.int32]
Mask = NDArray[np.bool_]

# BM25 (Robertson and Zaragoza 2009, "The Probabilistic Relevance Framework"), tuned on judged
# questions. k1 is above the usual 1.2 because a title counts its words four times over.
K1 = 2.0
# b is above the usual 0.75: a short record about a matter goes before a long one that touches it.
B = 1.0
_CACHED_POSTINGS = 20_000_000  # entries over all terms, about 160 MB
_CACHED_TERM = 100  # what a term costs besides, so that terms not found do not pile up


@dataclass(frozen=True)
class Postings:
    """The documents of a term, each with its BM25 contribution for a query weight of 1."""

    ids: DocIds
    scores: Floats
    idf: float

    @property
    def document_frequency(self) -> int:
        """In how many documents the term stands."""
        return len(self.ids)


class InvertedIndex:
    """Terms, facets and orders of one generation."""

    def __init__(self, reader: IndexReader) -> None:
        self._reader = reader
        self._lock = threading.Lock()
        self._cache: LRUCache[tuple[str, str], Postings] = LRUCache(
            _CACHED_POSTINGS, getsizeof=lambda postings: len(postings.ids) + _CACHED_TERM
        )
        self.rows = reader.rows
        self.size = len(reader.rows)
        self.number_of = {row.id: number for number, row in enumerate(reader.rows)}
        lengths = np.array([row.length for row in reader.rows], np.float32)
        average = float(lengths.mean()) if self.size else 1.0
        self._length_norm = K1 * (1 - B + B * lengths / (average or 1.0))

    def postings(self, kind: str, term: str) -> Postings:
        """Documents and scores of one exact term."""
        return self._cached((kind, term), lambda: self._reader.postings(kind, term))

    def folded_postings(self, kind: str, folded: str) -> Postings:
        """Documents that hold any spelling of a folded term, scored as one term.

        "duong" stands for đường, dương, đương …, so its score does not favour a rare look-alike.
        """
        spellings = self.spellings(kind).get(folded, ())
        if len(spellings) == 1:
            return self.postings(kind, spellings[0])
        return self._cached((f"{kind}~", folded), lambda: self._union(kind, spellings))

    def spellings(self, kind: str) -> Mapping[str, tuple[str, ...]]:
        """The terms of a kind by their folded form: {"ban": ("ban", "bán", "bạn", …)}."""
        return self._syllable_spellings if kind == "syllables" else self._compound_spellings

    @cached_property
    def _syllable_spellings(self) -> Mapping[str, tuple[str, ...]]:
        return self._by_folded_form("syllables")

    @cached_property
    def _compound_spellings(self) -> Mapping[str, tuple[str, ...]]:
        return self._by_folded_form("compounds")

    def _by_folded_form(self, kind: str) -> Mapping[str, tuple[str, ...]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for term in self._reader.frequencies(kind):
            found[fold(term)].append(term)
        return {folded: tuple(terms) for folded, terms in found.items()}

    def _union(self, kind: str, spellings: tuple[str, ...]) -> tuple[DocIds, Floats]:
        weights = np.zeros(self.size, np.float32)
        for spelling in spellings:
            ids, weight = self._reader.postings(kind, spelling)
            weights[ids] += weight
        ids = np.flatnonzero(weights).astype(np.int32)
        return ids, weights[ids]

    def _cached(self, key: tuple[str, str], read: Callable[[], tuple[DocIds, Floats]]) -> Postings:
        with self._lock:
            held = self._cache.get(key)
        if held is None:
            held = self._scored(*read())
            with self._lock:
                self._cache[key] = held
        return held

    def _scored(self, ids: DocIds, weights: Floats) -> Postings:
        count = len(ids)
        idf = math.log(1 + (self.size - count + 0.5) / (count + 0.5))
        scores = idf * weights * (K1 + 1) / (weights + self._length_norm[ids])
        return Postings(ids, scores.astype(np.float32), idf)

    def mask(self, postings: Postings) -> Mask:
        """The documents of a term as a mask over all."""
        held = np.zeros(self.size, np.bool_)
        held[postings.ids] = True
        return held

    def frequency(self, kind: str, term: str) -> int:
        """In how many documents a term stands, without reading where: cheap for any term."""
        return self._reader.frequency(kind, term)

    def frequencies(self, kind: str) -> dict[str, int]:
        """Every term of a kind with its frequency."""
        return self._reader.frequencies(kind)

    @cached_property
    def facet_masks(self) -> Mapping[str, tuple[tuple[str, ...], Mask]]:
        """For each facet its values and a matrix: one row a value, one column a document."""
        return {name: self._masks(name) for name in FACETS}

    def _masks(self, name: str) -> tuple[tuple[str, ...], Mask]:
        values = sorted({value for row in self.rows for value in row.facets.get(name, ())})
        place = {value: index for index, value in enumerate(values)}
        mask = np.zeros((len(values), self.size), np.bool_)
        for number, row in enumerate(self.rows):
            for value in row.facets.get(name, ()):
                mask[place[value], number] = True
        return tuple(values), mask

    def bearing(self, facet: str, value: str) -> Mask:
        """The documents with a value of a facet; none for a value that no document has."""
        values, matrix = self.facet_masks[facet]
        if value not in values:
            return np.zeros(self.size, np.bool_)
        found: Mask = matrix[values.index(value)]
        return found

    @cached_property
    def issued_order(self) -> NDArray[np.int64]:
        """Rank by date, oldest first; documents without a date get -1."""
        dates = [row.issued for row in self.rows]
        places = {date: rank for rank, date in enumerate(sorted(set(dates) - {""}))}
        return np.array([places.get(date, -1) for date in dates], np.int64)

    @cached_property
    def name_order(self) -> NDArray[np.int64]:
        """Rank by title in Vietnamese order."""
        order = sorted(range(self.size), key=lambda number: sort_key(self.rows[number].title))
        ranks = np.empty(self.size, np.int64)
        ranks[order] = np.arange(self.size)
        return ranks

    @cached_property
    def titles(self) -> Mapping[str, tuple[int, ...]]:
        """Documents by folded title, in each way in which a title is said."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for number, row in enumerate(self.rows):
            for title in dict.fromkeys(map(match_key, titles_of(row))):
                found[title].append(number)
        return {title: tuple(numbers) for title, numbers in found.items()}

    @cached_property
    def numbers(self) -> tuple[tuple[int, DocumentNumber], ...]:
        """The numbered documents with their numbers."""
        parsed = ((place, parse_number(row.number)) for place, row in enumerate(self.rows))
        return tuple((place, number) for place, number in parsed if number)

    def warm_up(self) -> None:
        """Compute what every search needs, so that no reader waits for it."""
        for kind in ("syllables", "compounds"):
            self.spellings(kind)
        _ = self.facet_masks, self.issued_order, self.name_order, self.titles, self.numbers


def titles_of(row: Row) -> tuple[str, ...]:
    """How a title is said: "Về những điều …" also without "Về", and after "Quy định"."""
    bare = row.title.removeprefix("Về ")
    label = TYPE_LABELS.get(next(iter(row.facets.get("doc_type", ())), ""), "")
    return (row.title, bare, f"{label} {row.title}", f"{label} {bare}")
