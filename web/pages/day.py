"""The page of one day of the year: what is kept on it, its sources, the exemplars that fit.

In: a snapshot, a day as its address says it ("20-11", "10-3-am"), today. Out: a `DayPage`.
"""

import re
from dataclasses import dataclass
from datetime import date

from flask import abort, redirect, render_template
from flask.typing import ResponseReturnValue

from kb.newsroom.calendar import next_occasion
from kb.search import Snapshot
from kb.text.phrases import sentence
from kb.vocabularies import Anniversary
from web.address import links
from web.pages.calendar import DayItem, day_item
from web.parts import Value, facts
from web.serving import Policy, current_snapshot, today

_SHOWN = 12
_LEADING_ZERO_RE = re.compile(r"\b0+(?=\d)")


@dataclass(frozen=True)
class Kept:
    """What is kept on the day, as it next comes, and the fields whose exemplars fit."""

    item: DayItem
    fields: tuple[Value, ...]


@dataclass(frozen=True)
class DayPage:
    """All that the page shows."""

    name: str
    kept: tuple[Kept, ...]


@Policy(is_daily=True)
def view(key: str) -> ResponseReturnValue:
    """A day of the calendar; "08-03" leads to "8-3"."""
    snapshot = current_snapshot()
    days = snapshot.vocabularies.days(_LEADING_ZERO_RE.sub("", key))
    if not days:
        abort(404)
    if days[0].key != key:
        return redirect(links.day_url(days[0]), 301)
    return render_template("pages/day.html", page=day_page(snapshot, days, today()))


def day_page(snapshot: Snapshot, days: tuple[Anniversary, ...], first: date) -> DayPage:
    """Gather what is kept on one day, as it next comes from `first` on."""
    coming = (next_occasion(snapshot, each, first, _SHOWN) for each in days)
    return DayPage(
        name=sentence(days[0].spoken),
        kept=tuple(
            Kept(day_item(each, snapshot), _fields(snapshot, each.anniversary))
            for each in coming
            if each
        ),
    )


def _fields(snapshot: Snapshot, day: Anniversary) -> tuple[Value, ...]:
    labels = snapshot.vocabularies.field_labels
    return tuple(Value(labels[code], facts.facet_url("field", code)) for code in day.fields)
