"""Clauses and weights as tantivy's queries.

In: clauses of a plan. Out: queries that match and add whole numbers, never tantivy's own scores.
"""

import typing
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache, partial

from tantivy import Occur, Query, Schema, Searcher

from kb.index.engine import ID, KINDS, All, Any, Clause, Scored, Term
from kb.index.tantivy.schema import FACETS, SLOT, level_of, levels_field, with_level

_CACHED_LEVELS = 20_000  # terms, about 5 MB
_MOST_VALUES = 65_000  # counts are exact only when all values are counted
_TOTAL = " total"  # no facet is called so
MUST, SHOULD, MUST_NOT = Occur.Must, Occur.Should, Occur.MustNot
Part = tuple[Occur, Query]


def field_of(kind: str) -> str:
    """The field of a kind of term: its own, or a path below the facets."""
    return kind if kind == ID or kind in KINDS else f"{FACETS}.{kind}"


def adding(query: Query, weight: int = 0) -> Query:
    """Matches as the query does, and adds so much."""
    return Query.const_score_query(query, float(weight))


def both(*queries: Query) -> Query:
    """Matches where all do, and adds what all add; everything when nothing is asked."""
    if len(queries) < 2:
        return queries[0] if queries else Query.all_query()
    return Query.boolean_query([(MUST, query) for query in queries])


def either(queries: Sequence[Query]) -> Query:
    """Matches where one does."""
    if len(queries) == 1:
        return queries[0]
    return Query.boolean_query([(SHOULD, query) for query in queries])


def count(searcher: Searcher, query: Query) -> int:
    """How many documents a query matches."""
    found: typing.Any = searcher.search(query, limit=1, count=True)  # its stub lacks `count`
    return int(found.count)


def everywhere(scored: Iterable[Scored]) -> tuple[int, tuple[Scored, ...]]:
    """What is added to all, and all else: to lift all documents but some is to lower those."""
    added, others = 0, []
    for each in scored:
        match each:
            case Scored(weight, None, All((), without)):
                added += weight
                others += [Scored(-weight, where=Any(without))] if without else []
            case _:
                others.append(each)
    return added, tuple(others)


class Counts(typing.NamedTuple):
    """How many documents there are, and how many bear each value of each facet."""

    total: int
    facets: Mapping[str, Mapping[str, int]]


class Queries:
    """Makes queries for one index."""

    def __init__(self, schema: Schema, searcher: Searcher) -> None:
        self._schema = schema
        self._searcher = searcher
        self._values: dict[str, Sequence[str]] = {}
        self._levels_of = lru_cache(maxsize=_CACHED_LEVELS)(partial(_found_levels, searcher))

    def _exact(self, field: str, text: str) -> Query:
        return Query.term_query(self._schema, field, text, index_option="basic")

    def holding(self, clause: Clause) -> Query:
        """Matches where a clause holds."""
        match clause:
            case Term(kind, text):
                return self._exact(field_of(kind), text)
            case All(parts, without):
                held = [(MUST, self.holding(part)) for part in parts]
                taken = [(MUST_NOT, self.holding(part)) for part in without]
                return Query.boolean_query([*(held or [(MUST, Query.all_query())]), *taken])
            case Any(parts, at_least) if at_least <= len(parts):
                some: list[Part] = [(SHOULD, self.holding(part)) for part in parts]
                return Query.boolean_query(some, minimum_number_should_match=at_least)
            case _:
                return Query.empty_query()

    def bearing(self, facet: str, values: Iterable[str]) -> Query:
        """Matches what bears one of the values."""
        return either([self._exact(field_of(facet), value) for value in values])

    def ids(self, record_ids: Iterable[str]) -> Query:
        """Matches these documents."""
        return either([self._exact(ID, record_id) for record_id in record_ids])

    def counted(self, query: Query, facets: Sequence[str]) -> Counts:
        """How many documents a query matches, and how many of them bear each value of facets."""
        asked: dict[str, Mapping[str, Mapping[str, object]]] = {
            name: {"terms": {"field": field_of(name), "size": _MOST_VALUES}} for name in facets
        }
        found = self._searcher.aggregate(query, {**asked, _TOTAL: {"value_count": {"field": SLOT}}})
        counts = {
            name: {each["key"]: int(each["doc_count"]) for each in found[name]["buckets"]}
            for name in facets
        }
        return Counts(int(found[_TOTAL]["value"] or 0), counts)

    def values(self, facet: str) -> Sequence[str]:
        """All values that documents bear."""
        if facet not in self._values:
            self._values[facet] = tuple(self.counted(Query.all_query(), [facet]).facets[facet])
        return self._values[facet]

    def scored(self, scored: Scored, more: int = 0) -> list[Query]:
        """What adds, each in other documents, what a weighted term adds, and so much more."""
        if scored.term is None:
            where = All() if scored.where is None else scored.where
            return [adding(self.holding(where), scored.weight + more)]
        added = self._levels(scored.term, scored.weight, more)
        if scored.where is None or not added:
            return added
        return [both(adding(self.holding(scored.where)), either(added))]

    def _levels(self, term: Term, weight: int, more: int) -> list[Query]:
        if term.kind not in KINDS:
            return [adding(self.holding(term), weight + more)]
        field = levels_field(term.kind)
        levels = ((level, with_level(term.text, level)) for level in self._levels_of(term))
        return [
            adding(self._exact(field, text), weight * (2 * level - 1) + more)
            for level, text in levels
        ]


def _found_levels(searcher: Searcher, term: Term) -> bytes:
    """The levels at which a term stands anywhere."""
    found = searcher.terms_with_prefix(levels_field(term.kind), with_level(term.text, 0))
    return bytes(level_of(token) for token, _ in found)
