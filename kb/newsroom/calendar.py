"""The editorial calendar: which days are coming, and which exemplars fit them.

In: a snapshot and a first day. Out: `Occasion`s in order of days, each with exemplars: of its
field, its place, its keywords; those that have not been told before go first.
"""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from lunar_vn import convert_lunar_to_solar

from kb.newsroom.requirements import Duty, due_between, held_duties
from kb.records import Exemplar
from kb.search import Snapshot, fitting_day
from kb.vocabularies import Anniversary

WEEKS = 12
_LONGEST_YEAR = 400  # days: a lunar year has up to 385
_LUNAR_YEARS = range(1901, 2100)  # what the library knows, with a year to spare at either end


@dataclass(frozen=True)
class Occasion:
    """A day that comes, and the exemplars that fit it, best first."""

    anniversary: Anniversary
    day: date
    exemplars: tuple[Exemplar, ...]

    @property
    def years(self) -> int | None:
        """Which anniversary it is: 44 for 20/11/2026, first kept in 1982."""
        since = self.anniversary.since
        return self.day.year - since if since and self.day.year > since else None


def coming(snapshot: Snapshot, first: date, weeks: int = WEEKS) -> tuple[Occasion, ...]:
    """The days from `first` on, `weeks` weeks long; of local days those of the home province."""
    last = first + timedelta(weeks=weeks)
    found = [
        (day, each)
        for each in snapshot.vocabularies.anniversaries
        if snapshot.vocabularies.is_of_home(each.province)
        for day in days_of(each, first, last)
    ]
    found.sort(key=lambda pair: (pair[0], pair[1].title))
    return tuple(Occasion(each, day, fitting_day(snapshot, each).exemplars) for day, each in found)


def coming_duties(
    snapshot: Snapshot, first: date, weeks: int = WEEKS
) -> tuple[tuple[date, Duty], ...]:
    """What documents ask to be done by a day in these weeks, in order of days."""
    last = first + timedelta(weeks=weeks)
    return due_between(held_duties(snapshot), first, last, snapshot.vocabularies)


def next_occasion(
    snapshot: Snapshot, anniversary: Anniversary, first: date, most: int
) -> Occasion | None:
    """The day when it next comes, from `first` on, with so many exemplars; None past 2099."""
    days = days_of(anniversary, first, first + timedelta(days=_LONGEST_YEAR))
    day = next(days, None)
    return (
        Occasion(anniversary, day, fitting_day(snapshot, anniversary, most).exemplars)
        if day
        else None
    )


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
