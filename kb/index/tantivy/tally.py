"""How many parts of an `Any` a document holds, told by the last bits of its score.

In: a plan in which the score alone decides. Out: the best documents. tantivy walks "at least m of
n" three times as slowly as it adds up a score. Here each part that a document holds adds one below
all weights, so that what is found, and what is lifted, is read from the scores of the best.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from kb.index.engine import HIGHEST, All, Any, Clause, Plan, Scored, Tier
from kb.index.tantivy.queries import SHOULD, Part, Queries, adding

_MOST = 15
STEP = _MOST + 1  # what a weight of one adds
_EXACT = 2**24  # up to here float32 holds whole numbers


@dataclass(frozen=True)
class Tally:
    """What is told of parts: holding so many makes found, and each of `lifts` adds its weight.

    `least` is None where that does not tell what is found. `scored` is all else that adds,
    `always` what all are given besides.
    """

    parts: tuple[Clause, ...]
    least: int | None
    lifts: tuple[Scored, ...]
    scored: tuple[Scored, ...]
    always: int = 0

    def adding(self, queries: Queries) -> Iterator[Part]:
        """What adds up to a score that tells how many parts are held."""
        left = Counter(self.parts)
        for each in self.scored:
            more = 0 if each.where or each.term is None else left.pop(each.term, 0)
            scaled = Scored(each.weight * STEP, each.term, each.where)
            yield from ((SHOULD, query) for query in queries.scored(scaled, more))
        for part, more in left.items():
            yield SHOULD, adding(queries.holding(part), more)

    def score(self, told: float) -> int | None:
        """The score that is told; None when too few parts are held for the document to be found."""
        score, held = divmod(int(told), STEP)
        if self.least is not None and held < self.least:
            return None
        return (
            self.always
            + score
            + sum(each.weight for each in self.lifts if held >= _least(each.where))
        )

    def highest(self, told: float) -> int:
        """What the score of a document comes to at most that is told after this one."""
        return self.always + int(told) // STEP + sum(each.weight for each in self.lifts)


def tally_of(plan: Plan, scored: Sequence[Scored], always: int = 0) -> Tally | None:
    """What may be told; None when a score would not be exact, or nothing is won."""
    if plan.is_ordered or plan.sort != "relevance":
        return None
    gate = _gate(plan.tiers)
    counts = (each.where for each in scored if each.term is None and _least(each.where) > 1)
    parts = next((each.parts for each in (gate, *counts) if isinstance(each, Any)), ())
    is_exact = sum(map(_most, scored)) * STEP + _MOST < _EXACT
    if not is_exact or not 0 < len(parts) <= _MOST:
        return None
    told = [each for each in scored if each.term is None and _is_count_of(parts, each.where)]
    others = tuple(each for each in scored if each not in told)
    least = gate.at_least if gate and gate.parts == parts else None
    return Tally(parts, least, tuple(told), others, always)


def _is_count_of(parts: Sequence[Clause], clause: Clause | None) -> bool:
    return isinstance(clause, Any) and clause.parts == parts


def _least(clause: Clause | None) -> int:
    """How many parts must hold; 1 for what is no count."""
    return clause.at_least if isinstance(clause, Any) else 1


def _most(scored: Scored) -> int:
    """What is added at most."""
    return abs(scored.weight) * (2 * HIGHEST - 1 if scored.term else 1)


def _gate(tiers: Iterable[Tier]) -> Any | None:
    """The count of parts that says what is found, if it is that alone."""
    *stricter, loosest = [_only(tier.clause) for tier in tiers] or [All()]
    if isinstance(loosest, Any) and all(_implies(each, loosest) for each in stricter):
        return loosest
    return None


def _only(clause: Clause) -> Clause:
    """What stands alone in an `Any`."""
    while isinstance(clause, Any) and len(clause.parts) == clause.at_least == 1:
        (clause,) = clause.parts
    return clause


def _implies(stricter: Clause, count: Any) -> bool:
    """Whether it is plain that enough parts hold wherever the stricter clause holds."""
    held = set(stricter.parts) if isinstance(stricter, All) else set()
    return sum(part in held for part in count.parts) >= count.at_least
