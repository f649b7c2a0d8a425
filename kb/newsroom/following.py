"""What a calendar tells of a search: the coming days that fit what it finds, the deadlines of it.

In: a snapshot, a `SearchQuery`, a day. Out: `Occasion`s with the exemplars among the hits whom the
day fits, the days that the question itself names, the local days of the places it asks for; and the
dated duties of the documents it finds and of those places. A question for everything has all.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from kb.newsroom.calendar import Occasion, coming, coming_duties
from kb.newsroom.places import holds
from kb.newsroom.requirements import Duty
from kb.search import SearchQuery, SearchResults, Snapshot, fitting_day, search
from kb.vocabularies import Where

_SHOWN = 6


@dataclass(frozen=True)
class Followed:
    """The days and duties of a search, in order of days."""

    days: tuple[Occasion, ...]
    duties: tuple[tuple[date, Duty], ...]


def followed(snapshot: Snapshot, query: SearchQuery, first: date) -> Followed:
    """What the calendar of a search holds, from a day on."""
    days, duties = coming(snapshot, first), coming_duties(snapshot, first)
    if _asks_everything(query):
        return Followed(days, duties)
    results = search(snapshot, replace(query, page=1, size=1))
    named, places = {each.id for each in results.days}, places_asked(snapshot, results)
    ids, documents = (_found(snapshot, query, each) for each in ("exemplar", "directive"))
    narrowed = (_narrowed(snapshot, each, query, ids) for each in days)
    return Followed(
        tuple(
            each
            for each in narrowed
            if each.exemplars
            or each.anniversary.id in named
            or _is_in(snapshot, each.anniversary.province, places)
        ),
        tuple(
            (day, duty)
            for day, duty in duties
            if duty.directive.id in documents or _is_in(snapshot, duty.province, places)
        ),
    )


def _asks_everything(query: SearchQuery) -> bool:
    return not (query.text or query.filters or query.from_year or query.to_year)


def _found(snapshot: Snapshot, query: SearchQuery, record_type: str) -> frozenset[str]:
    """The records of one type that a question finds, the newest, as many as a page may hold."""
    if record_type not in query.filters.get("type", (record_type,)):
        return frozenset()
    asked = query.with_filter("type", (record_type,))
    found = search(snapshot, replace(asked, size=SearchQuery.MAX_SIZE, sort="newest"))
    return frozenset(hit.id for hit in found.hits)


def places_asked(snapshot: Snapshot, results: SearchResults) -> tuple[Where, ...]:
    """The places that a question asks for: chosen beside the box, named in it, or "tinh:hue"."""
    named = (part.id for part in results.understood if part.kind in ("place", "filter"))
    asked = (*results.query.filters.get("province", ()), *named)
    found = (snapshot.vocabularies.where(each) for each in asked)
    return tuple(dict.fromkeys(each for each in found if each))


def _is_in(snapshot: Snapshot, province: str | None, places: Iterable[Where]) -> bool:
    return any(holds(where, province, snapshot.vocabularies) for where in places)


def _narrowed(
    snapshot: Snapshot, occasion: Occasion, query: SearchQuery, ids: frozenset[str]
) -> Occasion:
    """A day with only those who fit it among what was found."""
    filters = {name: held for name, held in query.filters.items() if name != "type"}
    every = fitting_day(snapshot, occasion.anniversary, SearchQuery.MAX_SIZE, filters).exemplars
    here = tuple(each for each in every if each.id in ids)[:_SHOWN]
    return replace(occasion, exemplars=here)
