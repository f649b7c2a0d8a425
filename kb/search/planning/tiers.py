"""How far to go for an answer: all words, near words, look-alikes, other places, some words.

In: an `Asked`. Out: the tiers of a plan, from the strictest.
"""

import itertools
import math
from collections.abc import Iterator
from typing import Literal, get_args

from kb.index.engine import All, Any, Clause, Tier
from kb.search.clauses import alike, exact, ids_clause, number_term, unit_clause
from kb.search.planning.asked import Asked
from kb.search.synonyms import Unit
from kb.search.units import named_terms

Step = Literal["all-words", "near-words", "look-alikes", "elsewhere", "some-words"]
# From the strictest.
STEPS: tuple[Step, ...] = get_args(Step)
_ALL, _NEAR, _ALIKE, _ELSEWHERE, _SOME = STEPS


def tiers(asked: Asked) -> Iterator[Tier]:
    """With all words, with words of near sense, with look-alikes, with some words.

    Where a place is named, what has all the words but is elsewhere is no better than what has some.
    """
    cited = tuple(map(number_term, asked.query.citations))
    term_of = exact if asked.is_marked else alike
    every = (unit_clause(unit, term_of) for unit in asked.units)
    yield Tier(_ALL, All((*cited, *every)))
    if not asked.is_question and any(unit.near for unit in asked.units):
        every = (unit_clause(unit, term_of, nearly=True) for unit in asked.units)
        yield Tier(_NEAR, All((*cited, *every)))
    if asked.is_marked and not asked.is_question:
        every = (unit_clause(unit, alike) for unit in asked.units)
        yield Tier(_ALIKE, All((*cited, *every)))
    some = tuple(_some(asked, cited))
    if not asked.is_question and _may_lack_place(asked):
        elsewhere = All((*cited, *_apart_from_places(asked)))
        yield Tier(_ELSEWHERE, Any((elsewhere, *some)))
    elif some:
        yield Tier(_SOME, Any(some))


def _some(asked: Asked, cited: tuple[Clause, ...]) -> Iterator[Clause]:
    """What is near to the question: its numbers, near numbers, several units, some keywords."""
    if cited:
        yield All(cited)
    if asked.near_documents:
        yield ids_clause(asked.near_documents)
    if len(asked.units) > 1 or len(asked.query.words) > 1:
        yield _several(asked) if asked.is_question else _telling(asked)


def _may_lack_place(asked: Asked) -> bool:
    """Whether a place is named that may not have what else is asked; other places may."""
    terms = [term for each in asked.query.places for term in named_terms(each)]
    is_known = any(asked.frequencies[term] for term in terms)
    return bool(terms) and not (is_known and asked.query.is_all_named)


def _apart_from_places(asked: Asked) -> Iterator[Clause]:
    for unit in asked.units:
        if unit.named not in asked.query.places:
            yield unit_clause(unit, asked.nearest, nearly=True)


def _several(asked: Asked) -> Any:
    """Holds several units of a question, of those that stand anywhere, or the one that says most.

    "dịch vụ công trực tuyến" is one unit, and all that "hướng dẫn dùng …" is about.
    """
    told = {unit: says for unit in asked.units if (says := asked.told_by(unit))}
    clauses = {unit: unit_clause(unit, asked.nearest, nearly=True) for unit in told}
    several = Any(tuple(clauses.values()), max(1, math.ceil(asked.weights.share * len(told))))
    most = [unit for unit, says in told.items() if says > sum(told.values()) / 2]
    return Any((several, *map(clauses.__getitem__, most))) if most else several


def _telling(asked: Asked) -> Any:
    """Holds keywords that say enough together, or the one that says most.

    "cập" in every text makes none of them one about "Ai Cập"; "ai" nearly does.
    """
    told = {unit: asked.told_by(unit) for unit in asked.units}
    least = min(asked.weights.share * sum(told.values()), max(told.values(), default=0.0))
    known = [unit for unit, says in told.items() if says]
    enough: list[tuple[Unit, ...]] = []
    for size in range(1, len(known) + 1):
        for some in itertools.combinations(known, size):
            is_more = any(set(each) <= set(some) for each in enough)
            if not is_more and sum(told[unit] for unit in some) >= least:
                enough.append(some)
    return Any(
        tuple(
            All(tuple(unit_clause(each, asked.nearest, nearly=True) for each in some))
            for some in enough
        )
    )
