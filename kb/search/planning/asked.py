"""One question beside one collection: which of its words and compounds are known there.

In: a `ParsedQuery` and a `Snapshot`. Out: an `Asked`: the units of the question, how many documents
hold each term of them, and how much each says; of this tiers and scores are made.
"""

import itertools
import math
from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from kb.index.engine import COMPOUNDS, FOLDED_COMPOUNDS, Term
from kb.search.clauses import alike, exact, number_term, pairs_of
from kb.search.nearest import nearest_documents
from kb.search.reading import ParsedQuery, Word
from kb.search.snapshot import Snapshot
from kb.search.stopwords import is_question
from kb.search.synonyms import Unit, Words
from kb.search.units import named_terms, nearby_terms, time_terms, units_asked

LONGEST_COMPOUND = 4
# What so many documents hold as typed needs no words of near sense.
_ENOUGH = 200
# A day or a year that no text names says so much, in nats.
TIME_SAYS = 2.0


class Asked:
    """A question; `near_documents` are those near to a number in it that none bears."""

    def __init__(self, snapshot: Snapshot, query: ParsedQuery) -> None:
        self.query = query
        self.vocabularies = snapshot.vocabularies
        self.weights = snapshot.weights
        self.units = units_asked(snapshot, query)
        self.is_marked = query.has_marks
        self.size = snapshot.size
        self.is_question = is_question(query)
        self.near_documents = () if self.is_question else nearest_documents(snapshot, query)
        self.frequencies = snapshot.engine.frequencies(dict.fromkeys(self._terms()))
        self.units = [self._with_needed(unit) for unit in self.units]

    def _terms(self) -> Iterator[Term]:
        """All terms that the plan may hold."""
        others = [other for unit in self.units for other in (*unit.others, *unit.near)]
        for words in (self.query.words, *(unit.words for unit in self.units), *others):
            for word in words:
                yield from (exact(word), alike(word))
        for words in (*self.stretches, *others):
            yield from pairs_of(words)
        yield from self.candidates
        yield from map(number_term, self.query.citations)
        for time in self.query.times:
            yield from time_terms(time)
        for named in self.query.named:
            yield from (*named_terms(named), *nearby_terms(named))

    def _with_needed(self, unit: Unit) -> Unit:
        """The unit; without near words when there is enough of it as it is typed."""
        typed = (*map(self.nearest, unit.words), *pairs_of(unit.words))
        is_frequent = unit.near and min(map(self.frequencies.__getitem__, typed)) >= _ENOUGH
        return replace(unit, near=()) if is_frequent else unit

    @property
    def stretches(self) -> tuple[Words, ...]:
        """Words beside one another: the runs, the phrases, what may be chosen among."""
        choices = itertools.chain.from_iterable(self.query.choices)
        return (*self.query.runs, *self.query.phrases, *choices)

    @cached_property
    def candidates(self) -> dict[Term, Words]:
        """Every stretch of the query that may be a compound, in whatever way pyvi cut it."""
        found = {}
        for run in self.stretches:
            for size in range(2, LONGEST_COMPOUND + 1):
                for start in range(len(run) - size + 1):
                    words = run[start : start + size]
                    text = " ".join(word.text for word in words)
                    found[Term(COMPOUNDS if self.is_marked else FOLDED_COMPOUNDS, text)] = words
        return found

    def nearest(self, word: Word) -> Term:
        """The word with exactly these marks, unless nothing is written so; then with any."""
        term = exact(word)
        return term if self.is_marked and self.frequencies[term] else alike(word)

    def told_by(self, unit: Unit) -> float:
        """What a unit says, by the name that is written at all; nothing when none is."""
        typed = [self.nearest(word) for word in unit.words]
        if all(self.frequencies[term] for term in typed):
            return sum(map(self.rarity, typed))
        if unit.named:
            return max(map(self.rarity, named_terms(unit.named)))
        if unit.meant:
            return TIME_SAYS
        names = (*unit.others, *unit.near)
        others = ([*map(exact, words), *pairs_of(words)] for words in names)
        known = (name for name in others if all(self.frequencies[term] for term in name))
        return max((max(map(self.rarity, name)) for name in known), default=0.0)

    def rarity(self, term: Term) -> float:
        """What a term says, in nats: the more, the fewer documents hold it; nothing when none."""
        count = self.frequencies[term]
        return math.log(1 + (self.size - count + 0.5) / (count + 0.5)) if count else 0.0
