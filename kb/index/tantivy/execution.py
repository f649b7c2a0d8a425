"""One plan executed by tantivy: a few queries that count, one that ranks, one that counts facets.

In: a plan. Out: a page. Scores stay exact: sums of whole numbers below 2^24, as float32 holds them;
a stricter tier adds so much that no score reaches over it. tantivy orders equals as they lie in its
files, so those at the edges of a page are read whole and ordered here.
"""

from collections.abc import Iterable, Mapping, Sequence

from tantivy import DocAddress, Order, Query, Searcher

from kb.index.engine import Found, Page, Plan
from kb.index.tantivy.queries import (
    MUST,
    MUST_NOT,
    SHOULD,
    Part,
    Queries,
    adding,
    both,
    count,
    either,
)
from kb.index.tantivy.rows import Rows
from kb.index.tantivy.schema import DAY, DAY_LAST, NAME, SLOT

_TIER = 2**22
_MORE = 32  # hits read beyond a page at first, for those of equal rank
_SORTS = {"newest": (DAY, Order.Desc), "oldest": (DAY_LAST, Order.Asc), "name": (NAME, Order.Asc)}

Hit = tuple[float, DocAddress]


class Execution:
    """A plan being executed."""

    def __init__(self, searcher: Searcher, queries: Queries, rows: Rows, plan: Plan) -> None:
        self._searcher, self._queries, self._rows, self._plan = searcher, queries, rows, plan
        self._among = adding(queries.holding(plan.among))
        self._pinned = self._here(plan.pinned, self._among)
        self._tiers: list[Query] = []
        self._step = plan.tiers[0].step if plan.tiers else ""
        self._by_step = {tier.step: 0 for tier in plan.tiers}
        self._try_tiers()

    def page(self) -> Page:
        """What was found."""
        plan = self._plan
        filters = queries_of_filters(self._queries, plan)
        wanted = [self._among, adding(self._found), *map(adding, filters.values())]
        hits = self._ranked(wanted) if plan.sort == "relevance" else self._sorted(wanted)
        return Page(
            hits=hits,
            total=self._count(*wanted) if filters or not plan.tiers else self._all,
            step=self._step,
            by_step=self._by_step,
            facets=self._facets(filters),
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
            before, total = total, self._count(self._among, either(self._tiers))
            self._step = tier.step if total > before else self._step
            held, pinned = pinned, len(self._here(self._pinned, either(self._tiers)))
            self._by_step[tier.step] = total - before - (pinned - held)
        if plan.tiers:
            self._by_step[plan.tiers[0].step] += len(self._pinned)
        self._all = sum(self._by_step.values())

    @property
    def _found(self) -> Query:
        if not self._plan.tiers:
            return Query.all_query()
        return either([*self._tiers, self._queries.ids(self._pinned)])

    def _here(self, record_ids: Sequence[str], *wanted: Query) -> tuple[str, ...]:
        """Those of the ids that are wanted, in their order."""
        if not record_ids:
            return ()
        query = both(self._queries.ids(record_ids), *wanted)
        hits = self._searcher.search(query, limit=len(record_ids), count=False).hits
        here = {self._rows.ids[slot] for slot in self._slots(hits)}
        return tuple(each for each in record_ids if each in here)

    def _ranked(self, wanted: Sequence[Query]) -> tuple[Found, ...]:
        """By score, those pinned before all."""
        plan = self._plan
        first = self._here(self._pinned, *wanted)
        parts: list[Part] = [(MUST, query) for query in wanted]
        if plan.is_ordered:
            stricter = (self._tiers[: place + 1] for place in range(len(self._tiers) - 1))
            parts += [(SHOULD, adding(either(tiers), _TIER)) for tiers in stricter]
        parts += self._scores()
        if self._pinned:
            parts.append((MUST_NOT, self._queries.ids(self._pinned)))
        start = max(0, plan.first - len(first))
        size = max(0, plan.first + plan.size - len(first)) - start
        rest = self._read(Query.boolean_query(parts), start, size, None)
        found = [Found(self._rows.ids[slot], int(score) % _TIER) for score, slot in rest]
        return (*self._scored(first[plan.first : plan.first + plan.size]), *found)

    def _sorted(self, wanted: Sequence[Query]) -> tuple[Found, ...]:
        """By day or name."""
        plan = self._plan
        found = self._read(both(*wanted), plan.first, plan.size, plan.sort)
        return self._scored([self._rows.ids[slot] for _, slot in found])

    def _scored(self, record_ids: Sequence[str]) -> tuple[Found, ...]:
        """These documents, in this order, with their scores."""
        if not record_ids or not self._plan.scored:
            return tuple(Found(each, 0) for each in record_ids)
        parts: list[Part] = [(MUST, adding(self._queries.ids(record_ids)))]
        parts += self._scores()
        hits = self._searcher.search(Query.boolean_query(parts), limit=len(record_ids)).hits
        scores = {
            self._rows.ids[slot]: int(score)
            for slot, (score, _) in zip(self._slots(hits), hits, strict=True)
        }
        return tuple(Found(each, scores[each]) for each in record_ids)

    def _scores(self) -> list[Part]:
        every = (self._queries.scored(each) for each in self._plan.scored)
        return [(SHOULD, query) for queries in every for query in queries]

    def _read(self, query: Query, start: int, size: int, sort: str | None) -> list[tuple[int, int]]:
        """Rank and slot of the hits of a page, equals in order."""
        if not size:
            return []
        hits = self._with_equals(query, start + size, sort)
        edges = {hits[each][0] for each in (start, start + size - 1) if each < len(hits)}
        inside = range(start, start + size)
        near = [hit for at, hit in enumerate(hits) if at in inside or hit[0] in edges]
        before = next((at for at, hit in enumerate(hits) if hit[0] in edges), 0)
        slots = self._slots(near)
        ordered = sorted(
            ((int(rank), slot) for (rank, _), slot in zip(near, slots, strict=True)),
            key=lambda each: self._order(each, sort),
        )
        return ordered[start - before : start - before + size]

    def _order(self, ranked: tuple[int, int], sort: str | None) -> tuple[int, ...]:
        """What hits are ordered by, best first."""
        rank, slot = ranked
        name = int(self._rows.names[slot])
        if sort == "name":
            return (name,)
        if sort == "oldest":
            return (rank, name)
        newest = -int(self._rows.days[slot]) if self._plan.ties == "newest" or sort else 0
        return (newest, name) if sort else (-rank, newest, name)

    def _with_equals(self, query: Query, needed: int, sort: str | None) -> list[Hit]:
        """The first hits, and all that are of the rank of the last one needed."""
        field, order = _SORTS[sort] if sort else (None, Order.Desc)
        limit = needed + _MORE
        while True:
            hits: list[Hit] = self._searcher.search(
                query, limit=limit, count=False, order_by_field=field, order=order
            ).hits
            if len(hits) < limit or hits[-1][0] != hits[needed - 1][0]:
                return hits
            limit *= 8

    def _slots(self, hits: Iterable[Hit]) -> list[int]:
        found = self._searcher.fast_field_values(SLOT, [address for _, address in hits])
        return [int(slot or 0) for slot in found]

    def _facets(self, filters: Mapping[str, Query]) -> Mapping[str, Mapping[str, int]]:
        """Counts of every facet, without its own filter."""
        counted: dict[str, Mapping[str, int]] = {}
        free = [name for name in self._plan.facets if name not in self._plan.filters]
        for names in (free, *([name] for name in self._plan.facets if name not in free)):
            kept = [query for name, query in filters.items() if name not in names]
            query = both(self._among, adding(self._found), *map(adding, kept))
            counted |= self._queries.counted(query, names)
        return {name: counted[name] for name in self._plan.facets}


def queries_of_filters(queries: Queries, plan: Plan) -> Mapping[str, Query]:
    """For each filter in force, what it lets through; an unknown value lets nothing."""
    found = {name: queries.bearing(name, values) for name, values in plan.filters.items()}
    for name, (first, last) in plan.ranges.items():
        values = [value for value in queries.values(name) if first <= value <= last]
        found[f"{name} range"] = queries.bearing(name, values)
    return found
