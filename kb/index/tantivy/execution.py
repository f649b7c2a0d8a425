"""One plan executed by tantivy: a query that ranks and counts, one that counts facets.

In: a plan. Out: a page. Scores stay exact: sums of whole numbers below 2^24, as float32 holds them;
a stricter tier adds so much that no score reaches over it.
"""

from collections.abc import Mapping, Sequence
from functools import partial

from tantivy import Query, Searcher

from kb.index.engine import All, Found, Page, Plan
from kb.index.tantivy.aside import Aside
from kb.index.tantivy.queries import (
    MUST,
    MUST_NOT,
    SHOULD,
    Counts,
    Part,
    Queries,
    adding,
    both,
    count,
    either,
    everywhere,
)
from kb.index.tantivy.ranking import Ranking, ToldRanking, slots_of
from kb.index.tantivy.rows import Rows
from kb.index.tantivy.tally import Tally, tally_of

_TIER = 2**22
_FREE = ""  # the facets without filters

Either = Ranking | ToldRanking


class Execution:
    """A plan being executed."""

    def __init__(self, searcher: Searcher, queries: Queries, rows: Rows, plan: Plan) -> None:
        self._searcher, self._queries, self._rows, self._plan = searcher, queries, rows, plan
        self._among = [adding(queries.holding(plan.among))] if plan.among != All() else []
        self._pinned = self._here(plan.pinned, *self._among)
        self._filters = queries_of_filters(queries, plan)
        self._always, self._scores = everywhere(plan.scored)
        self._tally = tally_of(plan, self._scores, self._always)
        self._tiers: list[Query] = []
        self._ranking: Either | None = None
        self._counts: dict[str, Aside[Counts]] = {}
        self._step = plan.tiers[0].step if plan.tiers else ""
        self._by_step = {tier.step: 0 for tier in plan.tiers}
        self._try_tiers()

    def page(self) -> Page:
        """What was found."""
        first = self._here(self._pinned, *self._wanted) if self._plan.sort == "relevance" else ()
        if self._plan.facets and not self._counts:
            self._begin_counting()
        ranking = self._ranking or self._ranked(first)
        known = ranking.total if ranking else None
        return Page(
            hits=self._hits(ranking, first),
            total=self._counted().total if known is None else known + len(first),
            step=self._step,
            by_step=self._by_step,
            facets=self._facets(),
        )

    def _count(self, *wanted: Query) -> int:
        return count(self._searcher, both(*wanted))

    def _try_tiers(self) -> None:
        """Add one tier after another while too little is found; pinned ones are of the first."""
        plan, total, pinned = self._plan, 0, 0
        for place, tier in enumerate(plan.tiers):
            if place and plan.enough is not None and total >= plan.enough:
                break
            self._tiers.append(self._queries.holding(tier.clause))
            before, total = total, self._count_tiers()
            self._step = tier.step if total > before else self._step
            held, pinned = pinned, len(self._here(self._pinned, either(self._tiers)))
            self._by_step[tier.step] = total - before - (pinned - held)
        if plan.tiers:
            self._by_step[plan.tiers[0].step] += len(self._pinned)

    def _count_tiers(self) -> int:
        """How many documents the tiers find; these are ranked as well if they may be the last."""
        plan = self._plan
        is_last = plan.enough is not None or len(self._tiers) == len(plan.tiers)
        self._ranking = None
        for each in self._counts.values():
            each.forget()
        if is_last and (plan.facets or self._tally):
            self._begin_counting()
        if not is_last or self._filters or self._pinned:
            return self._count(*self._among, either(self._tiers))
        self._ranking = self._ranked(())
        known = self._ranking.total if self._ranking else None
        return self._counted().total if known is None else known

    @property
    def _found(self) -> list[Query]:
        """What the tiers find; nothing is asked when all is wanted."""
        if not self._plan.tiers:
            return []
        pinned = [self._queries.ids(self._pinned)] if self._pinned else []
        return [adding(either([*self._tiers, *pinned]))]

    @property
    def _wanted(self) -> list[Query]:
        return [*self._among, *self._found, *map(adding, self._filters.values())]

    def _here(self, record_ids: Sequence[str], *wanted: Query) -> tuple[str, ...]:
        """Those of the ids that are wanted, in their order."""
        if not record_ids:
            return ()
        query = both(self._queries.ids(record_ids), *wanted)
        hits = self._searcher.search(query, limit=len(record_ids), count=False).hits
        here = {self._rows.ids[slot] for slot in slots_of(self._searcher, hits)}
        return tuple(each for each in record_ids if each in here)

    def _ranked(self, first: Sequence[str]) -> Either | None:
        """All that is wanted but for those that come first, in order; None for no page."""
        plan = self._plan
        needed = plan.first + plan.size - len(first)
        if not plan.size or needed <= 0:
            return None
        query = both(*self._wanted)
        if plan.sort != "relevance":
            return Ranking(self._searcher, self._rows, query, needed, plan.sort, plan.ties)
        parts: list[Part] = [(MUST_NOT, self._queries.ids(first))] if first else []
        if self._tally:
            return self._told(self._tally, parts, needed)
        parts += [(MUST, adding(query, self._always)), *self._offsets(), *self._adding()]
        query = Query.boolean_query(parts)
        return Ranking(self._searcher, self._rows, query, needed, plan.sort, plan.ties)

    def _told(self, tally: Tally, parts: list[Part], needed: int) -> ToldRanking:
        """The same where scores tell what tiers find, or what is lifted."""
        found = self._found if tally.least is None else ()
        wanted = (*self._among, *found, *map(adding, self._filters.values()))
        parts = [*parts, *((MUST, each) for each in wanted), *tally.adding(self._queries)]
        query = Query.boolean_query(parts)
        return ToldRanking(self._searcher, self._rows, query, needed, tally, self._plan.ties)

    def _offsets(self) -> list[Part]:
        """What lifts documents of stricter tiers above all others."""
        if not self._plan.is_ordered:
            return []
        stricter = (self._tiers[: place + 1] for place in range(len(self._tiers) - 1))
        return [(SHOULD, adding(either(tiers), _TIER)) for tiers in stricter]

    def _adding(self) -> list[Part]:
        every = (self._queries.scored(each) for each in self._scores)
        return [(SHOULD, query) for queries in every for query in queries]

    def _hits(self, ranking: Either | None, first: Sequence[str]) -> tuple[Found, ...]:
        """One page, those that come first before all."""
        plan = self._plan
        start = max(0, plan.first - len(first))
        size = max(0, plan.first + plan.size - len(first)) - start
        found = ranking.page(start, size) if ranking else []
        ids = [self._rows.ids[slot] for _, slot in found]
        if plan.sort != "relevance":
            return self._scored(ids)
        rest = (Found(each, score % _TIER) for each, (score, _) in zip(ids, found, strict=True))
        return (*self._scored(first[plan.first : plan.first + plan.size]), *rest)

    def _scored(self, record_ids: Sequence[str]) -> tuple[Found, ...]:
        """These documents, in this order, with their scores."""
        if not record_ids or not self._plan.scored:
            return tuple(Found(each, 0) for each in record_ids)
        parts: list[Part] = [(MUST, adding(self._queries.ids(record_ids), self._always))]
        parts += self._adding()
        hits = self._searcher.search(Query.boolean_query(parts), limit=len(record_ids)).hits
        slots = slots_of(self._searcher, hits)
        scores = {
            self._rows.ids[slot]: int(score) for slot, (score, _) in zip(slots, hits, strict=True)
        }
        return tuple(Found(each, scores[each]) for each in record_ids)

    def _facets(self) -> Mapping[str, Mapping[str, int]]:
        """Counts of every facet, without its own filter."""
        found = (self._counts.get(name, self._counts[_FREE]) for name in self._plan.facets)
        return {
            name: each.result().facets[name]
            for name, each in zip(self._plan.facets, found, strict=True)
        }

    def _counted(self) -> Counts:
        """What is found in all, and by the values of facets without filters."""
        if not self._counts:
            self._begin_counting()
        return self._counts[_FREE].result()

    def _begin_counting(self) -> None:
        """Count what is found, and what would be without the filter of each facet."""
        filtered = [name for name in self._plan.facets if name in self._filters]
        free = [name for name in self._plan.facets if name not in filtered]
        self._counts = {_FREE: self._counting(free)}
        self._counts |= {name: self._counting([name]) for name in filtered}

    def _counting(self, facets: Sequence[str]) -> Aside[Counts]:
        """What passes all filters but those of these facets."""
        kept = [query for name, query in self._filters.items() if name not in facets]
        query = both(*self._among, *self._found, *kept)
        return Aside(partial(self._queries.counted, query, facets))


def queries_of_filters(queries: Queries, plan: Plan) -> Mapping[str, Query]:
    """For each filter in force, what it lets through; an unknown value lets nothing."""
    found = {name: queries.bearing(name, values) for name, values in plan.filters.items()}
    for name, (first, last) in plan.ranges.items():
        values = [value for value in queries.values(name) if first <= value <= last]
        found[f"{name} range"] = queries.bearing(name, values)
    return found
