"""Which plan answers a question: how far to go for it, and what counts how much.

In: a `ParsedQuery` and a `Snapshot`. Out: a `Plan` for the engine. Of a few keywords, documents
that hold all come first, and stand alone when there are enough of them; of a long question the
score decides, because an article that is long enough holds any words by accident. The score is the
sum of BM25 over words, compounds and pairs of neighbours: the engine knows the level of a term in
each document, and is told here how much the term weighs.
"""

import itertools
import math
from collections.abc import Iterator
from functools import cached_property
from typing import Literal, get_args

from kb.index.engine import (
    COMPOUNDS,
    FOLDED_COMPOUNDS,
    HIGHEST,
    ID,
    All,
    Any,
    Clause,
    Plan,
    Scored,
    Term,
    Tier,
)
from kb.search.clauses import (
    alike,
    allowed,
    exact,
    ids_clause,
    in_a_row,
    number_term,
    pairs_of,
    unit_clause,
    units_asked,
)
from kb.search.direct import named_outright
from kb.search.nearest import nearest_documents
from kb.search.reading import ParsedQuery, Word
from kb.search.snapshot import Snapshot
from kb.search.stopwords import is_question, words_aside
from kb.search.synonyms import Unit, Words

LONGEST_COMPOUND = 4
# Fewer hits than this with all the keywords, and nearer ones are added below them.
TOO_FEW = 3
# Most of a question's units are these.
MOST = 0.75
# Weights are whole numbers of this part, so that every engine adds them up to the same score.
_UNIT = 1 / 64
# What one such part at the highest level, 2 x 16 - 1, comes to in BM25 with k1 = 2.
_SCALE = _UNIT * 3 / (2 * HIGHEST)

Step = Literal["all-words", "near-words", "look-alikes", "some-words"]
# From the strictest.
STEPS: tuple[Step, ...] = get_args(Step)
_ALL, _NEAR, _ALIKE, _SOME = STEPS


def plan_for(snapshot: Snapshot, query: ParsedQuery) -> Plan:
    """The plan of a question, without filters, order and page; an empty one finds every record."""
    among = allowed(snapshot, query)
    if query.is_empty:
        return Plan(among=among, sort="newest")
    planner = _Planner(snapshot, query)
    scored = tuple(planner.scored())
    return Plan(
        tiers=tuple(planner.tiers()),
        enough=None if planner.is_question else TOO_FEW,
        is_ordered=not planner.is_question,
        scored=scored,
        among=among,
        pinned=named_outright(snapshot, query),
        sort="relevance" if scored else "newest",
    )


def shown_score(score: int) -> float:
    """A score as BM25 would give it."""
    return round(score * _SCALE, 3)


class _Planner:
    """One question beside one collection: which of its words and compounds are known there."""

    def __init__(self, snapshot: Snapshot, query: ParsedQuery) -> None:
        self._query = query
        self._weights = snapshot.weights
        self._units = units_asked(snapshot, query)
        self._marked = query.has_marks
        self._size = snapshot.size
        self.is_question = is_question(query)
        self._near = () if self.is_question else nearest_documents(snapshot, query)
        self._frequencies = snapshot.engine.frequencies(dict.fromkeys(self._terms()))

    def _terms(self) -> Iterator[Term]:
        """All terms that the plan may hold."""
        others = [other for unit in self._units for other in (*unit.others, *unit.near)]
        for words in (self._query.words, *(unit.words for unit in self._units), *others):
            for word in words:
                yield from (exact(word), alike(word))
        for words in (*self._stretches, *others):
            yield from pairs_of(words)
        yield from self._candidates
        yield from map(number_term, self._query.citations)

    @property
    def _stretches(self) -> tuple[Words, ...]:
        return (*self._query.runs, *self._query.phrases)

    @cached_property
    def _candidates(self) -> dict[Term, Words]:
        """Every stretch of the query that may be a compound, in whatever way pyvi cut it."""
        found = {}
        for run in self._stretches:
            for size in range(2, LONGEST_COMPOUND + 1):
                for start in range(len(run) - size + 1):
                    words = run[start : start + size]
                    text = " ".join(word.text for word in words)
                    found[Term(COMPOUNDS if self._marked else FOLDED_COMPOUNDS, text)] = words
        return found

    def _nearest(self, word: Word) -> Term:
        """The word with exactly these marks, unless nothing is written so; then with any."""
        term = exact(word)
        return term if self._marked and self._frequencies[term] else alike(word)

    def tiers(self) -> Iterator[Tier]:
        """With all words, with words of near sense, with look-alikes, with some words."""
        cited = tuple(map(number_term, self._query.citations))
        term_of = exact if self._marked else alike
        every = (unit_clause(unit, term_of) for unit in self._units)
        yield Tier(_ALL, All((*cited, *every)))
        if not self.is_question and any(unit.near for unit in self._units):
            every = (unit_clause(unit, term_of, nearly=True) for unit in self._units)
            yield Tier(_NEAR, All((*cited, *every)))
        if self._marked and not self.is_question:
            every = (unit_clause(unit, alike) for unit in self._units)
            yield Tier(_ALIKE, All((*cited, *every)))
        some: list[Clause] = [All(cited)] if cited else []
        if self._near:
            some.append(ids_clause(self._near))
        if len(self._units) > 1 or len(self._query.words) > 1:
            some.append(self._several() if self.is_question else self._telling())
        if some:
            yield Tier(_SOME, Any(tuple(some)))

    def _several(self) -> Any:
        """Holds several units of a question, of those that stand anywhere."""
        known = [unit for unit in self._units if self._told_by(unit)]
        clauses = tuple(unit_clause(unit, self._nearest, nearly=True) for unit in known)
        return Any(clauses, max(1, math.ceil(self._weights.share * len(clauses))))

    def _telling(self) -> Any:
        """Holds keywords that say enough together, or the one that says most.

        "cập" in every text makes none of them one about "Ai Cập"; "ai" nearly does.
        """
        told = {unit: self._told_by(unit) for unit in self._units}
        least = min(self._weights.share * sum(told.values()), max(told.values(), default=0.0))
        known = [unit for unit, says in told.items() if says]
        enough: list[tuple[Unit, ...]] = []
        for size in range(1, len(known) + 1):
            for some in itertools.combinations(known, size):
                is_more = any(set(each) <= set(some) for each in enough)
                if not is_more and sum(told[unit] for unit in some) >= least:
                    enough.append(some)
        return Any(
            tuple(
                All(tuple(unit_clause(each, self._nearest, nearly=True) for each in some))
                for some in enough
            )
        )

    def _told_by(self, unit: Unit) -> float:
        """What a unit says, by the name that is written at all; nothing when none is."""
        typed = [self._nearest(word) for word in unit.words]
        if all(self._frequencies[term] for term in typed):
            return sum(map(self._rarity, typed))
        names = (*unit.others, *unit.near)
        others = ([*map(exact, words), *pairs_of(words)] for words in names)
        known = (name for name in others if all(self._frequencies[term] for term in name))
        return max((max(map(self._rarity, name)) for name in known), default=0.0)

    def scored(self) -> Iterator[Scored]:
        """What counts: words, neighbours, numbers, other names, near words, holding most of it."""
        alone = (*self._words(), *self._neighbours(), *self._others())
        found = (*alone, *self._coverage(), *self._near_words(), *self._near_numbers())
        return (each for each in found if each.weight)

    def _words(self) -> Iterator[Scored]:
        aside = words_aside(self._query)
        compounds = [term for term in self._candidates if self._frequencies[term]]
        joined = {word for term in compounds for word in self._candidates[term]}
        for word in self._query.words:
            if word not in aside:
                weight = self._weights.syllable if word in joined else self._weights.word
                yield self._weighed(self._nearest(word), weight)
        for term in compounds:
            yield self._weighed(term, self._weights.compound)
        for citation in self._query.citations:
            yield self._weighed(number_term(citation), self._weights.word)

    def _neighbours(self) -> Iterator[Scored]:
        yield from self._pairs()
        yield from self._rows()

    def _pairs(self) -> Iterator[Scored]:
        """Where two words stand side by side; marked ones where both stand with their marks.

        Pairs are indexed without marks, so "bán hàng" would otherwise lift "bạn hàng" as well.
        """
        pairs = dict.fromkeys(pair for run in self._stretches for pair in itertools.pairwise(run))
        for pair in pairs:
            where = All(tuple(map(self._nearest, pair))) if self._marked else None
            for term in pairs_of(pair):
                yield self._weighed(term, self._weights.pair, where)

    def _rows(self) -> Iterator[Scored]:
        """Where three words stand as typed: more words in a row are several threes."""
        threes = (run[at : at + 3] for run in self._stretches for at in range(len(run) - 2))
        for three in dict.fromkeys(threes):
            pairs = (*pairs_of(three),)
            if all(self._frequencies[pair] for pair in pairs):
                says = sum(map(self._rarity, pairs)) / len(pairs)
                words = tuple(map(self._nearest, three)) if self._marked else ()
                yield self._lift(self._weights.row * says, All((*pairs, *words)))

    def _coverage(self) -> Iterator[Scored]:
        """Holding most of a query's units, and all of them, lifts at any length of query."""
        told = {unit: self._told_by(unit) for unit in self._units}
        clauses = tuple(unit_clause(unit, self._nearest) for unit, says in told.items() if says)
        says = sum(told.values())
        most = math.ceil(MOST * len(clauses))
        if 1 < most < len(clauses):
            yield self._lift(self._weights.most * says, Any(clauses, most))
        if len(clauses) > 1:
            yield self._lift(self._weights.every * says, All(clauses))

    def _others(self) -> Iterator[Scored]:
        """Other names of what was asked for, where they stand whole."""
        for words in (other for unit in self._units for other in unit.others):
            where = in_a_row(words)
            weights = self._weights
            whole = weights.word if len(words) == 1 else weights.syllable
            weight = weights.other_name * whole
            for term in map(exact, words):
                yield self._weighed(term, weight, where)
            for term in pairs_of(words):
                yield self._weighed(term, self._weights.other_name * self._weights.pair, where)

    def _lift(self, says: float, where: Clause) -> Scored:
        """What is added where a clause holds, as by a text that is all about a word."""
        return Scored(round(says * (2 * HIGHEST - 1) / _UNIT), where=where)

    def _near_numbers(self) -> Iterator[Scored]:
        """Documents near to a number that none bears, as much as if they held a rare word."""
        rare = math.log(1 + self._size) * (2 * HIGHEST - 1) / _UNIT
        for place, record_id in enumerate(self._near):
            yield Scored(round(rare / (1 + place / 10)), where=Term(ID, record_id))

    def _near_words(self) -> Iterator[Scored]:
        """Words of near sense, where those typed are not."""
        for unit in self._units:
            typed = unit_clause(unit, self._nearest)
            for words in unit.near:
                terms = (*map(exact, words), *pairs_of(words))
                if all(self._frequencies[term] for term in terms):
                    says = self._weights.near_word * max(map(self._rarity, terms))
                    yield self._lift(says, All((in_a_row(words),), (typed,)))

    def _weighed(self, term: Term, weight: float, where: Clause | None = None) -> Scored:
        """A term that weighs the more, the fewer documents hold it."""
        return Scored(round(weight * self._rarity(term) / _UNIT), term, where)

    def _rarity(self, term: Term) -> float:
        """What a term says, in nats: the more, the fewer documents hold it; nothing when none."""
        count = self._frequencies[term]
        return math.log(1 + (self._size - count + 0.5) / (count + 0.5)) if count else 0.0
