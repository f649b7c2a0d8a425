"""What is added to a score, in whole numbers.

In: a term or a clause, and what it says (in nats). Out: a `Scored` for the engine; and of the sum
that an engine gives the score as BM25 would give it.
"""

from kb.index.engine import HIGHEST, Clause, Scored, Term
from kb.search.planning.asked import Asked

# Weights are whole numbers of this part, so that every engine adds them up to the same score.
_UNIT = 1 / 64
# What one such part at the highest level, 2 x 16 - 1, comes to in BM25 with k1 = 2.
_SCALE = _UNIT * 3 / (2 * HIGHEST)


def weighed(asked: Asked, term: Term, weight: float, where: Clause | None = None) -> Scored:
    """A term that weighs the more, the fewer documents hold it."""
    return Scored(round(weight * asked.rarity(term) / _UNIT), term, where)


def lift(says: float, where: Clause) -> Scored:
    """What is added where a clause holds, as by a text that is all about a word."""
    return Scored(round(says * (2 * HIGHEST - 1) / _UNIT), where=where)


def shown_score(score: int) -> float:
    """A score as BM25 would give it."""
    return round(score * _SCALE, 3)
