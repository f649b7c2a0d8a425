"""The editorial calendar as a page: the coming weeks, each day with the exemplars that fit.

In: a snapshot and a first day. Out: a `CalendarPage`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from flask import render_template, request

from kb import wording
from kb.newsroom.calendar import WEEKS, Occasion, coming, coming_duties
from kb.search import Snapshot
from kb.text.phrases import sentence
from web.address import day, links
from web.parts import Item, duties, facts
from web.serving import Policy, current_snapshot, today

_SOON = 4  # weeks
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


@dataclass(frozen=True)
class DayItem:
    """A day as the page shows it."""

    title: str
    url: str
    when: str
    kind: str
    note: str | None
    exemplars: tuple[Item, ...]
    sources: tuple[Item, ...]


@dataclass(frozen=True)
class Week:
    """A week from Monday on, with its days, and what documents ask to be done in it."""

    label: str
    days: tuple[DayItem, ...]
    duties: tuple[duties.Asked, ...]


@dataclass(frozen=True)
class CalendarPage:
    """All that the page shows."""

    first: date
    weeks: tuple[Week, ...]
    earlier_url: str
    later_url: str
    ics_url: str


@Policy(is_daily=True)
def view() -> str:
    """The coming anniversaries and the exemplars that fit."""
    page = calendar_page(current_snapshot(), day(request.args.get("tu")) or today())
    return render_template("pages/calendar.html", page=page)


def calendar_page(snapshot: Snapshot, first: date) -> CalendarPage:
    """The twelve weeks from the Monday of this day's week."""
    monday = _monday(first)
    span = timedelta(weeks=WEEKS)
    return CalendarPage(
        first=monday,
        weeks=tuple(_weeks(snapshot, monday)),
        earlier_url=links.calendar_url(monday - span),
        later_url=links.calendar_url(monday + span),
        ics_url=links.calendar_file_url(),
    )


def _weeks(snapshot: Snapshot, monday: date) -> Iterator[Week]:
    """The weeks in which there is something, in order."""
    days, due = coming(snapshot, monday), coming_duties(snapshot, monday)
    for start in sorted({_monday(each.day) for each in days} | {_monday(each) for each, _ in due}):
        yield Week(
            f"Tuần {_day(start)} – {_day(start + timedelta(days=6))}",
            tuple(day_item(each, snapshot) for each in days if _monday(each.day) == start),
            tuple(duties.asked_item(duty) for each, duty in due if _monday(each) == start),
        )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def next_day(snapshot: Snapshot, first: date) -> DayItem | None:
    """The first day of the coming weeks that has exemplars which fit."""
    found = (each for each in coming(snapshot, first, _SOON) if each.exemplars)
    soonest = next(found, None)
    return day_item(soonest, snapshot) if soonest else None


def _day(day: date) -> str:
    return f"{day.day}/{day.month}/{day.year}"


def day_item(occasion: Occasion, snapshot: Snapshot) -> DayItem:
    """A day that comes, with the exemplars that fit it."""
    day, held = occasion.day, occasion.anniversary
    when = [f"{sentence(_WEEKDAYS[day.weekday()])}, {_day(day)}"]
    if held.is_lunar:
        month, number = held.month_and_day
        when.append(f"{number}/{month} âm lịch")
    if occasion.years:
        when.append(f"{occasion.years} năm ({held.since}–{day.year})")
    return DayItem(
        title=held.title,
        url=links.day_url(held),
        when=" · ".join(when),
        kind=held.kind_label,
        note=held.note,
        exemplars=tuple(_exemplars(occasion, snapshot)),
        sources=tuple(map(facts.source_item, held.sources)),
    )


def _exemplars(occasion: Occasion, snapshot: Snapshot) -> Iterator[Item]:
    for record in occasion.exemplars:
        details = f"{wording.brief(record, snapshot.vocabularies)} · {wording.told(record)}"
        picture = snapshot.gallery.first_of(record)
        yield Item(record.title, details, links.record_url(record), picture)
