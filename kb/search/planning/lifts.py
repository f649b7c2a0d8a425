"""What lifts a document: three words in a row, holding most of a question, what is near.

In: an `Asked`. Out: what is added to a score where a clause holds, as if the text were all about a
word that says so much.
"""

import math
from collections.abc import Iterator

from kb.index.engine import ID, All, Any, Scored, Term
from kb.search.clauses import exact, in_a_row, pairs_of, unit_clause
from kb.search.planning.asked import Asked
from kb.search.planning.weighing import lift

# Most of a question's units are these.
MOST = 0.75


def lifts(asked: Asked) -> Iterator[Scored]:
    """Rows, coverage, near words and near numbers."""
    yield from _rows(asked)
    yield from _coverage(asked)
    yield from _near_words(asked)
    yield from _near_numbers(asked)


def _rows(asked: Asked) -> Iterator[Scored]:
    """Where three words stand as typed: more words in a row are several threes."""
    threes = (run[at : at + 3] for run in asked.stretches for at in range(len(run) - 2))
    for three in dict.fromkeys(threes):
        pairs = (*pairs_of(three),)
        if all(asked.frequencies[pair] for pair in pairs):
            says = sum(map(asked.rarity, pairs)) / len(pairs)
            words = tuple(map(asked.nearest, three)) if asked.is_marked else ()
            yield lift(asked.weights.row * says, All((*pairs, *words)))


def _coverage(asked: Asked) -> Iterator[Scored]:
    """Holding most of a query's units, and all of them, lifts at any length of query."""
    told = {unit: asked.told_by(unit) for unit in asked.units}
    clauses = tuple(unit_clause(unit, asked.nearest) for unit, says in told.items() if says)
    says = sum(told.values())
    most = math.ceil(MOST * len(clauses))
    if 1 < most < len(clauses):
        yield lift(asked.weights.most * says, Any(clauses, most))
    if len(clauses) > 1:
        yield lift(asked.weights.every * says, All(clauses))


def _near_words(asked: Asked) -> Iterator[Scored]:
    """Words of near sense, where those typed are not."""
    for unit in asked.units:
        typed = unit_clause(unit, asked.nearest)
        for words in unit.near:
            terms = (*map(exact, words), *pairs_of(words))
            if all(asked.frequencies[term] for term in terms):
                says = asked.weights.near_word * max(map(asked.rarity, terms))
                yield lift(says, All((in_a_row(words),), (typed,)))


def _near_numbers(asked: Asked) -> Iterator[Scored]:
    """Documents near to a number that none bears, as much as if they held a rare word."""
    rare = math.log(1 + asked.size)
    for place, record_id in enumerate(asked.near_documents):
        yield lift(rare / (1 + place / 10), Term(ID, record_id))
