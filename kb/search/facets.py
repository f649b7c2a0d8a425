"""Facets: for every value, how many of all hits bear it, given the other filters in force.

In: the counts that an engine gives, and the filters. Out: `FacetValue`s by facet. Several values of
one facet are alternatives, so a facet is counted without its own filter.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import NamedTuple

from kb.index.engine import All, Plan
from kb.question import Filters
from kb.records import Record
from kb.search.clauses import ids_clause
from kb.search.snapshot import Snapshot
from kb.text.vietnamese import SortKey, sort_key
from kb.wording.facets import FACETS, YEAR, Facet

_MOST_SHOWN = 8_192  # values, about 4 MB
_FIRST_YEAR, _LAST_YEAR = "0000", "9999"


@dataclass(frozen=True)
class FacetValue:
    """One value of a facet; `count` is over all hits, not over one page."""

    value: str
    label: str
    count: int
    selected: bool


def year_range(first: int | None, last: int | None) -> Mapping[str, tuple[str, str]]:
    """The years asked for, as a range of the facet's values; none where nothing was asked."""
    if first is None and last is None:
        return {}
    start = _FIRST_YEAR if first is None else f"{first:04}"
    return {YEAR: (start, _LAST_YEAR if last is None else f"{last:04}")}


def labelled(
    snapshot: Snapshot, counted: Mapping[str, Mapping[str, int]], filters: Filters
) -> dict[str, tuple[FacetValue, ...]]:
    """The counts of facets, with what readers see for each value."""
    shown = snapshot.derived(_shown)
    return {
        name: _labelled(FACETS[name], counts, filters.get(name, ()), partial(shown, name))
        for name, counts in counted.items()
    }


class _Shown(NamedTuple):
    """What readers see for a value, how that is ordered, and whether it is offered unasked."""

    label: str
    key: SortKey
    is_offered: bool


def _shown(snapshot: Snapshot) -> Callable[[str, str], _Shown]:
    """Tells it by facet and value; the same few are asked for at every search."""
    vocabularies = snapshot.vocabularies

    @lru_cache(maxsize=_MOST_SHOWN)
    def shown(name: str, value: str) -> _Shown:
        facet = FACETS[name]
        label = facet.label_of(value, vocabularies)
        return _Shown(label, sort_key(label), facet.is_offered(value, vocabularies))

    return shown


@dataclass(frozen=True)
class Narrowed:
    """Records that filters let through, newest first, and the counts of every facet."""

    records: tuple[Record, ...]
    facets: dict[str, tuple[FacetValue, ...]]


def narrow(snapshot: Snapshot, records: Iterable[Record], filters: Filters) -> Narrowed:
    """Some records, narrowed as the hits of a search are."""
    by_id = {record.id: record for record in records}
    page = snapshot.engine.execute(
        Plan(
            among=All((ids_clause(by_id),)),
            filters=filters,
            facets=tuple(FACETS),
            sort="newest",
            size=len(by_id),
        )
    )
    return Narrowed(
        tuple(by_id[hit.id] for hit in page.hits), labelled(snapshot, page.facets, filters)
    )


def _labelled(
    facet: Facet,
    counts: Mapping[str, int],
    selected: tuple[str, ...],
    shown: Callable[[str], _Shown],
) -> tuple[FacetValue, ...]:
    offered = [value for value in counts if value in selected or shown(value).is_offered]
    found = [
        FacetValue(value, shown(value).label, counts.get(value, 0), value in selected)
        for value in dict.fromkeys((*offered, *selected))
    ]
    if facet.newest_first:
        return tuple(sorted(found, key=lambda each: each.value, reverse=True))
    return tuple(sorted(found, key=lambda each: (-each.count, shown(each.value).key, each.value)))
