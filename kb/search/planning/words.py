"""What the words of a question count: words, compounds, numbers, pairs of neighbours, other names.

In: an `Asked`. Out: the terms that the score is a sum of. The engine knows the level of a term in
each document, and is told here how much the term weighs.
"""

import itertools
from collections.abc import Iterator

from kb.index.engine import All, Scored
from kb.search.clauses import exact, in_a_row, number_term, pairs_of
from kb.search.planning.asked import Asked
from kb.search.planning.weighing import weighed
from kb.search.stopwords import words_aside


def scored_words(asked: Asked) -> Iterator[Scored]:
    """Each word, compound and number, neighbours that are neighbours, and other names."""
    yield from _words(asked)
    yield from _pairs(asked)
    yield from _others(asked)


def _words(asked: Asked) -> Iterator[Scored]:
    aside = words_aside(asked.query)
    compounds = [term for term in asked.candidates if asked.frequencies[term]]
    joined = {word for term in compounds for word in asked.candidates[term]}
    for word in asked.query.words:
        if word not in aside:
            weight = asked.weights.syllable if word in joined else asked.weights.word
            yield weighed(asked, asked.nearest(word), weight)
    for term in compounds:
        yield weighed(asked, term, asked.weights.compound)
    for citation in asked.query.citations:
        yield weighed(asked, number_term(citation), asked.weights.word)


def _pairs(asked: Asked) -> Iterator[Scored]:
    """Where two words stand side by side; marked ones where both stand with their marks.

    Pairs are indexed without marks, so "bán hàng" would otherwise lift "bạn hàng" as well.
    """
    pairs = dict.fromkeys(pair for run in asked.stretches for pair in itertools.pairwise(run))
    for pair in pairs:
        where = All(tuple(map(asked.nearest, pair))) if asked.is_marked else None
        for term in pairs_of(pair):
            yield weighed(asked, term, asked.weights.pair, where)


def _others(asked: Asked) -> Iterator[Scored]:
    """Other names of what was asked for, where they stand whole."""
    for words in (other for unit in asked.units for other in unit.others):
        where = in_a_row(words)
        weights = asked.weights
        whole = weights.word if len(words) == 1 else weights.syllable
        weight = weights.other_name * whole
        for term in map(exact, words):
            yield weighed(asked, term, weight, where)
        for term in pairs_of(words):
            yield weighed(asked, term, asked.weights.other_name * asked.weights.pair, where)
