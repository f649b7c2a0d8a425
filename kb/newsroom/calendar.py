"""The editorial calendar: which days are coming, and which exemplars fit them.

In: a snapshot, a first day and a last. Out: `Occasion`s in order of days, each with exemplars of
its field, its place, its keywords; those that have not been told before go first.
"""

import calendar
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from lunar_vn import convert_lunar_to_solar

from kb.newsroom.requirements import Duty, due_between, held_duties
from kb.question import Filters
from kb.records import Exemplar
from kb.search import FacetValue, Snapshot, fitting_day
from kb.vocabularies import Anniversary, Where

WEEKS = 12
LONGEST_YEAR = timedelta(days=400)  # a lunar year has up to 385
_LUNAR_YEARS = range(1901, 2100)  # what the library knows, with a year to spare at either end
_SHOWN = 6


@dataclass(frozen=True)
class Occasion:
    """A day that comes, and the exemplars that fit it, best first.

    `total` is how many fit in all, `facets` from where they are, of which fields, told or not.
    """

    anniversary: Anniversary
    day: date
    exemplars: tuple[Exemplar, ...]
    total: int = 0
    facets: Mapping[str, tuple[FacetValue, ...]] = field(default_factory=dict)

    @property
    def years(self) -> int | None:
        """Which anniversary it is: 44 for 20/11/2026, first kept in 1982."""
        since = self.anniversary.since
        return self.day.year - since if since and self.day.year > since else None


def coming(snapshot: Snapshot, first: date, weeks: int = WEEKS) -> tuple[Occasion, ...]:
    """The days from `first` on, `weeks` weeks long; of local days those of the home province."""
    return kept_between(snapshot, first, first + timedelta(weeks=weeks))


def kept_between(
    snapshot: Snapshot, first: date, last: date, where: Where | None = None, most: int = _SHOWN
) -> tuple[Occasion, ...]:
    """The days between two, the last not counted, each with so many exemplars.

    With a place its local days, and of the exemplars those from there.
    """
    found = [
        (day, each)
        for each in snapshot.vocabularies.anniversaries
        if _is_kept(snapshot, each, where)
        for day in days_of(each, first, last)
    ]
    found.sort(key=lambda pair: (pair[0], pair[1].title))
    asked: Filters = {"province": (where.slug,)} if where else {}
    return tuple(occasion(snapshot, each, day, most, asked) for day, each in found)


def occasion(
    snapshot: Snapshot, anniversary: Anniversary, day: date, most: int, filters: Filters
) -> Occasion:
    """A day with so many of the exemplars that fit it and that the filters let through."""
    found = fitting_day(snapshot, anniversary, most, filters)
    return Occasion(anniversary, day, found.exemplars, found.total, found.facets)


def _is_kept(snapshot: Snapshot, day: Anniversary, where: Where | None) -> bool:
    own = snapshot.vocabularies.where(day.province)
    if where is None or own is None:
        return snapshot.vocabularies.is_of_home(day.province)
    return where.slug in (own.slug, own.today.slug)


def coming_duties(
    snapshot: Snapshot, first: date, weeks: int = WEEKS
) -> tuple[tuple[date, Duty], ...]:
    """What documents ask to be done by a day in these weeks, in order of days."""
    return duties_between(snapshot, first, first + timedelta(weeks=weeks))


def duties_between(snapshot: Snapshot, first: date, last: date) -> tuple[tuple[date, Duty], ...]:
    """What documents ask to be done by a day between two, the last not counted."""
    return due_between(held_duties(snapshot), first, last, snapshot.vocabularies)


def next_day_of(anniversary: Anniversary, first: date) -> date | None:
    """When it next comes, from `first` on; None past 2099, where lunar days end."""
    return next(days_of(anniversary, first, first + LONGEST_YEAR), None)


def days_of(anniversary: Anniversary, first: date, last: date) -> Iterator[date]:
    """When it falls between two days; the last one is not counted.

    29/2 is kept on 28/2 in other years, the 30th of a short lunar month on its last day. The
    twelfth lunar month falls mostly into the next solar year.
    """
    month, day = anniversary.month_and_day
    falls_on = _lunar if anniversary.is_lunar else _solar
    for year in range(first.year - 1, last.year + 1):
        falls = falls_on(year, month, day)
        if falls and first <= falls < last:
            yield falls


def _solar(year: int, month: int, day: int) -> date | None:
    return date(year, month, min(day, calendar.monthrange(year, month)[1]))


def _lunar(year: int, month: int, day: int) -> date | None:
    if year not in _LUNAR_YEARS:
        return None
    if day == 30:  # not every month has one
        following = convert_lunar_to_solar(1, month % 12 + 1, year + month // 12)
        return following - timedelta(days=1)
    return convert_lunar_to_solar(day, month, year)
