"""One plan executed over arrays: masks for what is held, sums only where something was found.

In: `Arrays` and a plan. Out: a page. What a term holds is looked up once for all tiers and weights.
"""

from collections.abc import Iterable, Mapping

import numpy as np
from numpy.typing import NDArray

from kb.index.engine import HIGHEST, All, Any, Clause, Found, Page, Plan, Term
from kb.index.whoosh.arrays import Arrays, Mask, Ranks

Numbers = NDArray[np.int64]

_TIER_BITS = 40  # above all scores
_FEW = 16  # so much fewer documents than hold a term are looked up in its postings one by one
_POINTS = 2 * np.arange(HIGHEST + 1, dtype=np.int64) - 1  # of each level


class Execution:
    """A plan being executed."""

    def __init__(self, arrays: Arrays, plan: Plan) -> None:
        self._arrays, self._plan = arrays, plan
        self._masks: dict[Term, Mask] = {}
        self._among = None if plan.among == All() else self._holding(plan.among)
        self._find()
        self._filters = dict(self._filtering())

    def page(self) -> Page:
        """What was found."""
        kept = self._kept()
        is_by_score = self._plan.sort == "relevance"
        numbers, scores = self._ranked(kept) if is_by_score else self._sorted(kept)
        hits = zip(numbers.tolist(), scores.tolist(), strict=True)
        return Page(
            hits=tuple(Found(self._arrays.ids[number], score) for number, score in hits),
            total=len(kept),
            step=self._step,
            by_step=self._by_step,
            facets=self._facets(kept),
        )

    def _holding(self, clause: Clause) -> Mask:
        """The documents in which a clause holds; not to be written into."""
        match clause:
            case Term():
                if clause not in self._masks:
                    self._masks[clause] = self._arrays.mask(self._arrays.postings(clause)[0])
                return self._masks[clause]
            case All(parts, without):
                held = self._every([self._holding(part) for part in parts])
                for part in without:
                    held = held & ~self._holding(part)
                return held
            case Any(parts, at_least):
                return self._some([self._holding(part) for part in parts], at_least)

    def _every(self, masks: list[Mask]) -> Mask:
        if not masks:
            return np.ones(self._arrays.size, np.bool_)
        return masks[0] if len(masks) == 1 else np.logical_and.reduce(masks)

    def _some(self, masks: list[Mask], at_least: int) -> Mask:
        if len(masks) < at_least:
            return np.zeros(self._arrays.size, np.bool_)
        if at_least == 1:
            return masks[0] if len(masks) == 1 else np.logical_or.reduce(masks)
        counts = np.zeros(self._arrays.size, np.uint16)
        for mask in masks:
            counts += mask
        found: Mask = counts >= at_least
        return found

    def _find(self) -> None:
        """What the tiers find: `_tiers` is 0 for nothing, and higher the stricter."""
        plan, size = self._plan, self._arrays.size
        strictest = max(1, len(plan.tiers))
        everything = np.ones(size, np.bool_) if self._among is None else self._among
        self._tiers = np.zeros(size, np.uint8) if plan.tiers else everything.astype(np.uint8)
        self._step = plan.tiers[0].step if plan.tiers else ""
        for place, tier in enumerate(plan.tiers):
            if place and plan.enough is not None and np.count_nonzero(self._tiers) >= plan.enough:
                break
            added = self._holding(tier.clause) & (self._tiers == 0)
            added = added if self._among is None else added & self._among
            if added.any():
                self._tiers[added] = strictest - place
                self._step = tier.step
        pinned = self._arrays.numbers(plan.pinned)
        self._pinned = [each for each in pinned if everything[each]]
        self._tiers[self._pinned] = strictest
        counts = np.bincount(self._tiers, minlength=strictest + 1).tolist()[:0:-1]
        self._by_step = {tier.step: n for tier, n in zip(plan.tiers, counts, strict=False)}

    def _filtering(self) -> Iterable[tuple[str, Mask]]:
        """For each filter in force, the documents it lets through; an unknown value lets none."""
        table = self._arrays.facets
        for name, wanted in self._plan.filters.items():
            yield name, self._bearing(name, wanted)
        for name, (first, last) in self._plan.ranges.items():
            inside = (value for value in table.values(name) if first <= value <= last)
            yield f"{name} range", self._bearing(name, inside)

    def _bearing(self, name: str, values: Iterable[str]) -> Mask:
        return self._some([self._holding(Term(name, value)) for value in values], 1)

    def _kept(self, without: str | None = None) -> Numbers:
        """The numbers of what all filters let through, one filter left aside."""
        kept = self._tiers > 0
        for name, mask in self._filters.items():
            if name != without:
                kept &= mask
        return np.flatnonzero(kept)

    def _facets(self, kept: Numbers) -> Mapping[str, Mapping[str, int]]:
        """Counts of every facet, without its own filter."""
        table, plan = self._arrays.facets, self._plan
        free = [name for name in plan.facets if name not in self._filters]
        counted = table.counted(kept, free)
        for name in plan.facets:
            if name in self._filters:
                counted |= table.counted(self._kept(without=name), [name])
        return {name: counted[name] for name in plan.facets}

    def _scores(self, numbers: Numbers) -> Ranks:
        """The scores of these documents."""
        scores = np.zeros(len(numbers), np.int64)
        everywhere = np.zeros(self._arrays.size, np.int64)
        for scored in self._plan.scored if len(numbers) else ():
            if scored.term is None:
                where = self._holding(All() if scored.where is None else scored.where)
                scores += scored.weight * where[numbers]
                continue
            holding, levels = self._arrays.postings(scored.term)
            points = _POINTS * scored.weight
            if len(numbers) * _FEW < len(holding):
                at = np.searchsorted(holding, numbers)
                at[at == len(holding)] = 0
                added = points[levels[at]] * (holding[at] == numbers)
                scores += (
                    added if scored.where is None else added * self._holding(scored.where)[numbers]
                )
            else:
                added = points[levels]
                everywhere[holding] += (
                    added if scored.where is None else added * self._holding(scored.where)[holding]
                )
        return scores + everywhere[numbers]

    @property
    def _page(self) -> slice:
        return slice(self._plan.first, self._plan.first + self._plan.size)

    def _ranked(self, kept: Numbers) -> tuple[Numbers, Ranks]:
        """The documents of the page by score, those pinned before all."""
        plan = self._plan
        here = set(kept.tolist()) if self._pinned else set()
        first = np.array([number for number in self._pinned if number in here], kept.dtype)
        rest = kept[~np.isin(kept, first)] if len(first) else kept
        scores = self._scores(rest)
        tiers = self._tiers[rest].astype(np.int64) if plan.is_ordered else np.zeros_like(rest)
        best = _best((tiers << _TIER_BITS) + scores, self._page.stop)
        rest, scores, tiers = rest[best], scores[best], tiers[best]
        names, issued = self._arrays.name_order[rest], self._arrays.issued_order[rest]
        dates = -issued if plan.ties == "newest" else np.zeros_like(rest)
        order = np.lexsort((names, dates, -scores, -tiers))
        numbers = np.concatenate([first, rest[order]])[self._page]
        return numbers, np.concatenate([self._scores(first), scores[order]])[self._page]

    def _sorted(self, kept: Numbers) -> tuple[Numbers, Ranks]:
        """The documents of the page by day or name."""
        names, sort = self._arrays.name_order, self._plan.sort
        ranks = -names[kept] if sort == "name" else self._arrays.issued_order[kept]
        if sort == "oldest":
            ranks = np.where(ranks < 0, np.iinfo(np.int64).min + 1, -ranks)
        best = _best(ranks, self._page.stop)
        order = np.lexsort((names[kept[best]], -ranks[best]))
        numbers = kept[best][order][self._page]
        return numbers, self._scores(numbers)


def _best(ranks: Ranks, count: int) -> NDArray[np.int64]:
    """Where the highest of some ranks are, so many and all that are equal to the last of them."""
    left = len(ranks) - count
    if left <= 0:
        return np.arange(len(ranks))
    if not count:
        return np.empty(0, np.int64)
    return np.flatnonzero(ranks >= np.partition(ranks, left)[left])
