"""How far to go for an answer: all words, near words, look-alikes, some words.

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

Step = Literal["all-words", "near-words", "look-alikes", "some-words"]
# From the strictest.
STEPS: tuple[Step, ...] = get_args(Step)
_ALL, _NEAR, _ALIKE, _SOME = STEPS


def tiers(asked: Asked) -> Iterator[Tier]:
    """With all words, with words of near sense, with look-alikes, with some words."""
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
    some: list[Clause] = [All(cited)] if cited else []
    if asked.near_documents:
        some.append(ids_clause(asked.near_documents))
    if len(asked.units) > 1 or len(asked.query.words) > 1:
        some.append(_several(asked) if asked.is_question else _telling(asked))
    if some:
        yield Tier(_SOME, Any(tuple(some)))


def _several(asked: Asked) -> Any:
    """Holds several units of a question, of those that stand anywhere."""
    known = [unit for unit in asked.units if asked.told_by(unit)]
    clauses = tuple(unit_clause(unit, asked.nearest, nearly=True) for unit in known)
    return Any(clauses, max(1, math.ceil(asked.weights.share * len(clauses))))


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
