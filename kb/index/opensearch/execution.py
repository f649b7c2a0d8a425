"""One plan executed by a cluster in one round trip or two, each of several searches at once.

In: a plan. Out: a page. First, if there is more than one way to answer or something is pinned, how
much each tier finds; then the hits of the page and the counts of facets. A stricter tier adds so
much that no score reaches over it; equals are ordered by name where they lie.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from kb.index.engine import ID, Found, Page, Plan
from kb.index.opensearch import queries
from kb.index.opensearch.queries import Query, adding, both, either, holding
from kb.index.opensearch.schema import DAY, NAME

_TIER = 2**22
_MOST_VALUES = 65_000  # counts are exact only when all values are counted
_UNDATED_LAST = {"missing": "_last"}
_SORTS: Mapping[str, Mapping[str, Any]] = {
    "newest": {DAY: {"order": "desc", **_UNDATED_LAST}},
    "oldest": {DAY: {"order": "asc", **_UNDATED_LAST}},
}

Search = dict[str, Any]
Answers = Sequence[dict[str, Any]]


class Execution:
    """A plan being executed; `ask` runs several searches at once."""

    def __init__(self, plan: Plan, ask: Callable[[Sequence[Search]], Answers]) -> None:
        self._plan, self._ask = plan, ask
        self._among = holding(plan.among)
        self._tiers = [holding(tier.clause) for tier in plan.tiers]
        self._filters = queries.filters(plan)
        self._pinned: tuple[str, ...] = ()
        self._used = len(self._tiers)
        self._step = plan.tiers[0].step if plan.tiers else ""
        self._by_step = {tier.step: 0 for tier in plan.tiers}

    def page(self) -> Page:
        """What was found."""
        plan = self._plan
        counts_itself = len(plan.tiers) == 1 and not plan.pinned and not self._filters
        if (plan.tiers and not counts_itself) or plan.pinned:
            self._try_tiers()
        first, main, *facets = self._ask([self._first(), self._main(), *self._facet_searches()])
        pinned = self._hits(first)
        total = _total(main) + (len(pinned) if self._are_first else 0)
        if counts_itself:
            self._by_step[self._step] = total
        return Page(
            hits=self._of_page(pinned, self._hits(main)),
            total=total,
            step=self._step,
            by_step=self._by_step,
            facets=self._facets([main, *facets]),
        )

    def _try_tiers(self) -> None:
        """How much one tier after another finds, as far as too little is found."""
        plan = self._plan
        counted = [
            _counting(both([self._among, either(self._tiers[: place + 1])]))
            for place in range(len(self._tiers))
        ]
        first, *answers = self._ask([self._where_pinned(), *counted])
        in_tiers = {hit["sort"][0]: hit.get("matched_queries", ()) for hit in first["hits"]["hits"]}
        self._pinned = tuple(each for each in plan.pinned if each in in_tiers)
        found = 0
        for place, (tier, answer) in enumerate(zip(plan.tiers, answers, strict=True)):
            if place and plan.enough is not None and found >= plan.enough:
                self._used = place
                break
            fresh, found = _total(answer) - found, _total(answer)
            self._step = tier.step if fresh else self._step
            self._by_step[tier.step] = fresh - sum(
                place == min(map(int, held), default=None) for held in in_tiers.values()
            )
        if plan.tiers:
            self._by_step[plan.tiers[0].step] += len(self._pinned)

    def _where_pinned(self) -> Search:
        """Which of those pinned may be found, and which tiers hold in them."""
        named = [
            {"bool": {"filter": [tier], "_name": str(place)}}
            for place, tier in enumerate(self._tiers)
        ]
        wanted = {"filter": [self._among, queries.ids(self._plan.pinned)], "should": named}
        return {
            "query": {"bool": wanted | {"minimum_should_match": 0}},
            "size": len(self._plan.pinned),
            "sort": [{ID: "asc"}],
        }

    @property
    def _found(self) -> Query:
        """All that the tiers find, and what is pinned."""
        if not self._tiers:
            return self._among
        pinned = [queries.ids(self._pinned)] if self._pinned else []
        return both([self._among, either([*self._tiers[: self._used], *pinned])])

    @property
    def _are_first(self) -> bool:
        return self._plan.sort == "relevance" and bool(self._pinned)

    def _first(self) -> Search:
        """Those pinned that pass the filters, if they come first."""
        wanted = [self._found, queries.ids(self._pinned), *self._filters.values()]
        return self._ranked(wanted, 0, len(self._pinned) if self._are_first else 0)

    def _main(self) -> Search:
        """The rest, and the counts of those facets by which nothing is filtered."""
        plan = self._plan
        end = plan.first + plan.size if plan.size else self._start
        search = self._ranked(
            [self._found, *self._filters.values()], self._start, end - self._start
        )
        if self._are_first:  # counted in facets all the same
            search["post_filter"] = both([], [queries.ids(self._pinned)])
        return search | _counts([name for name in plan.facets if name not in plan.filters])

    @property
    def _start(self) -> int:
        """Where to begin to read the rest; how many of those pinned are kept is not known yet."""
        return max(0, self._plan.first - (len(self._pinned) if self._are_first else 0))

    def _ranked(self, wanted: Sequence[Query], start: int, size: int) -> Search:
        matching: Query = {"filter": list(wanted)}
        if size:
            matching |= {"should": self._scores(), "minimum_should_match": 0}
        return {
            "query": {"bool": matching},
            "from": start if size else 0,
            "size": size,
            "sort": self._order(),
            "track_scores": True,
            "track_total_hits": True,
        }

    def _scores(self) -> list[Query]:
        plan = self._plan
        found = [queries.scored(each) for each in plan.scored]
        if plan.sort == "relevance" and plan.is_ordered:
            for place in range(self._used - 1):
                found.append(adding(either(self._tiers[: place + 1]), _TIER))
        return found

    def _order(self) -> list[Any]:
        plan = self._plan
        by_name: list[Any] = [{NAME: "asc"}, {ID: "asc"}]
        if plan.sort == "name":
            return by_name
        if plan.sort != "relevance":
            return [_SORTS[plan.sort], *by_name]
        newest = [_SORTS["newest"]] if plan.ties == "newest" else []
        return [{"_score": "desc"}, *newest, *by_name]

    def _hits(self, answer: Mapping[str, Any]) -> list[Found]:
        hits = answer["hits"]["hits"]
        return [Found(hit["sort"][-1], int(hit["_score"] or 0) % _TIER) for hit in hits]

    def _of_page(self, pinned: Sequence[Found], rest: list[Found]) -> tuple[Found, ...]:
        """The page, those pinned before all."""
        first, end = self._plan.first, self._plan.first + self._plan.size
        by_id = {found.id: found for found in pinned}
        before = [by_id[each] for each in self._pinned if each in by_id]
        skipped = len(before) + self._start
        return (*before[first:end], *rest[max(0, first - skipped) : max(0, end - skipped)])

    def _facet_searches(self) -> list[Search]:
        """For each facet by which is filtered, its counts without its own filter."""
        searches = []
        for name in self._filtered:
            kept = [query for other, query in self._filters.items() if other != name]
            searches.append({"query": both([self._found, *kept]), "size": 0, **_counts([name])})
        return searches

    @property
    def _filtered(self) -> list[str]:
        return [name for name in self._plan.facets if name in self._plan.filters]

    def _facets(self, answers: Answers) -> Mapping[str, Mapping[str, int]]:
        counted: dict[str, Mapping[str, int]] = {}
        for answer in answers:
            for name, found in answer.get("aggregations", {}).items():
                counted[name] = {each["key"]: each["doc_count"] for each in found["buckets"]}
        return {name: counted[name] for name in self._plan.facets}


def _total(answer: Mapping[str, Any]) -> int:
    return int(answer["hits"]["total"]["value"])


def _counting(query: Query) -> Search:
    return {"query": query, "size": 0, "track_total_hits": True}


def _counts(names: Sequence[str]) -> Search:
    """How many bear each value."""
    if not names:
        return {}
    terms = {"size": _MOST_VALUES, "min_doc_count": 1}
    return {"aggs": {each: {"terms": {"field": queries.field_of(each), **terms}} for each in names}}
