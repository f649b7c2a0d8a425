"""The editorial calendar as a page: a month, each day with how many exemplars fit it.

In: a snapshot, the month and the place of the address, today. Out: a `CalendarPage`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from flask import render_template, request

from kb.newsroom.calendar import Occasion, coming, duties_between, kept_between
from kb.question import Filters
from kb.search import SearchQuery, Snapshot
from kb.text.phrases import quoted
from kb.vocabularies import Where
from web.address import Asking, links
from web.address.planning import Planning, read_planning, unread_month
from web.parts import days, duties, places
from web.serving import Policy, current_snapshot, today

_SHOWN = 2  # exemplars a day
_PLACES = 6
_DUTIES = 6
_SOON = 4  # weeks
_NEXT = 4  # days on the front page
_MONTHS = range(1, 13)


@dataclass(frozen=True)
class Way:
    """A way to another month, or year."""

    label: str
    url: str | None
    is_here: bool = False


@dataclass(frozen=True)
class CalendarPage:
    """All that the page shows; `today_at` is the line before which today stands, if it is here."""

    title: str
    planning: Planning
    place: str
    hint: str
    months: tuple[Way, ...]
    earlier: Way
    later: Way
    lines: tuple[days.DayLine, ...]
    now: date
    today: str
    today_at: int | None
    duties: tuple[duties.Asked, ...]
    duties_url: str | None
    month_choices: tuple[tuple[int, str], ...]
    chosen: places.Choices
    elsewhere: tuple[days.Chip, ...]
    has_fitting: bool
    everywhere_url: str
    ics_url: str
    own_url: str


@Policy(is_daily=True)
def view() -> str:
    """A month's days and the exemplars that fit."""
    planning, unread = read_planning(request.args, today()), unread_month(request.args)
    page = calendar_page(current_snapshot(), planning, today(), unread)
    return render_template("pages/calendar.html", page=page)


def calendar_page(snapshot: Snapshot, asked: Planning, now: date, unread: str = "") -> CalendarPage:
    """Gather a month; `unread` is what was asked for as a month and is none."""
    vocabularies = snapshot.vocabularies
    where = vocabularies.where(asked.province)
    planning = replace(asked, province=where.slug if where else "")
    kept = kept_between(snapshot, planning.first, planning.end, where, _SHOWN)
    filters: Filters = {"province": (where.slug,)} if where else {}
    due = duties_between(snapshot, planning.first, planning.end)
    return CalendarPage(
        title=f"Tháng {planning.month}/{planning.year}",
        planning=planning,
        place=where.name if where else "",
        hint=" ".join(_hints(asked, where, unread)),
        months=tuple(_months(planning)),
        earlier=_way(planning, -1),
        later=_way(planning, 1),
        lines=tuple(days.day_line(each, snapshot, filters) for each in kept),
        now=now,
        today=days.written(now),
        today_at=_place_of(now, planning, kept),
        duties=tuple(duties.asked_item(duty) for _, duty in due[:_DUTIES]),
        duties_url=_all_duties(planning) if len(due) > _DUTIES else None,
        month_choices=tuple((month, f"Tháng {month}") for month in _MONTHS),
        chosen=places.choices(vocabularies),
        elsewhere=tuple(_elsewhere(snapshot, kept, where, planning))[:_PLACES] if where else (),
        has_fitting=any(each.total for each in kept),
        everywhere_url=links.calendar_url(replace(planning, province="")),
        ics_url=_file_url(filters),
        own_url=_own_url(planning, now),
    )


def _own_url(planning: Planning, now: date) -> str:
    """The one address of a month, everywhere; today's month is the page without parameters."""
    is_this = (planning.year, planning.month) == (now.year, now.month)
    return links.calendar_url(None if is_this else replace(planning, province=""))


def _file_url(filters: Filters) -> str:
    """The days as a file: of the chosen place, or of everywhere."""
    if filters:
        return links.follow_file_url(SearchQuery(filters=filters))
    return links.calendar_file_url()


def _hints(asked: Planning, where: Where | None, unread: str) -> Iterator[str]:
    if unread:
        yield f"Kho không đọc được tháng {quoted(unread)}, đang xem tháng này."
    if asked.province and where is None:
        yield f"Kho không biết tỉnh, thành phố {quoted(asked.province)}, nên đang kể cả nước."


def _months(planning: Planning) -> Iterator[Way]:
    for month in _MONTHS:
        url = links.calendar_url(replace(planning, month=month))
        yield Way(str(month), url, is_here=month == planning.month)


def _way(planning: Planning, months: int) -> Way:
    other = planning.by(months)
    return (
        Way(f"Tháng {other.month}/{other.year}", links.calendar_url(other))
        if other
        else Way("", None)
    )


def _place_of(now: date, planning: Planning, kept: Sequence[Occasion]) -> int | None:
    """Before which line today stands in a month that holds it."""
    if (now.year, now.month) != (planning.year, planning.month):
        return None
    return sum(each.day < now for each in kept)


def _all_duties(planning: Planning) -> str:
    return links.requirements_url(Asking(by="month", year=planning.year))


def _elsewhere(
    snapshot: Snapshot, kept: Sequence[Occasion], where: Where, planning: Planning
) -> Iterator[days.Chip]:
    """Where else somebody fits the days of the month: beside the place, then where most do."""
    counts = days.places_of(kept, snapshot.vocabularies)
    near = [each.slug for each in days.neighbours(where, snapshot.vocabularies)]
    for slug in list(dict.fromkeys((*near, *counts)))[: len(near) + _PLACES]:
        other = snapshot.vocabularies.where(slug)
        if other and counts.get(slug) and slug != planning.province:
            url = links.calendar_url(replace(planning, province=slug))
            yield days.Chip(other.name, counts[slug], url)


def next_days(snapshot: Snapshot, first: date) -> tuple[days.DayLine, ...]:
    """The next days of the coming weeks, from the first on that has exemplars which fit."""
    ahead = coming(snapshot, first, _SOON)
    start = next((at for at, each in enumerate(ahead) if each.exemplars), len(ahead))
    return tuple(days.day_line(each, snapshot, {}) for each in ahead[start : start + _NEXT])
