"""Days of the calendar as pages show them: when they fall, and the exemplars that fit.

In: occasions, dates. Out: words with addresses: a `DayLine` for a list, `Item`s for a day's own
page, `Chip`s that narrow what is shown.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kb import wording
from kb.newsroom.calendar import Occasion
from kb.newsroom.days import told_about
from kb.question import Filters
from kb.records import Exemplar
from kb.search import Snapshot
from kb.text.phrases import joined, sentence
from kb.vocabularies import Anniversary, Vocabularies, Where
from web.address import links
from web.parts.facts import Item

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_TOLD_ABOUT = 2


@dataclass(frozen=True)
class Chip:
    """A way to narrow, or where it is chosen the way back; how many it leaves."""

    label: str
    count: int
    url: str
    is_chosen: bool = False


@dataclass(frozen=True)
class DayLine:
    """A day in a list; `note` says what else it is, `total` how many exemplars fit."""

    day: date
    weekday: str
    title: str
    url: str
    note: str
    total: int
    exemplars: tuple[Item, ...]


def day_line(occasion: Occasion, snapshot: Snapshot, filters: Filters) -> DayLine:
    """A day that comes, with the exemplars that the occasion holds."""
    held = occasion.anniversary
    return DayLine(
        day=occasion.day,
        weekday=sentence(_WEEKDAYS[occasion.day.weekday()]),
        title=held.title,
        url=links.day_url(held, filters),
        note=" · ".join(filter(None, (_lunar(held), counted_years(occasion)))),
        total=occasion.total,
        exemplars=tuple(exemplar_item(each, snapshot) for each in occasion.exemplars),
    )


def exemplar_item(
    record: Exemplar, snapshot: Snapshot, anniversary: Anniversary | None = None
) -> Item:
    """An exemplar that fits; beside a day also what the press wrote of it then."""
    then = told_about(record, anniversary) if anniversary else ()
    said = [f"{each.publisher} ({each.date.vietnamese()})" for each in then if each.date]
    details = (
        wording.brief(record, snapshot.vocabularies),
        f"báo viết đúng dịp này: {joined(*said[:_TOLD_ABOUT])}" if said else wording.told(record),
    )
    picture = snapshot.gallery.first_of(record)
    return Item(record.title, " · ".join(details), links.record_url(record), picture)


def written(day: date) -> str:
    """A day in words: "Thứ Sáu, 20/11/2026"."""
    return f"{sentence(_WEEKDAYS[day.weekday()])}, {day.day}/{day.month}/{day.year}"


def counted_years(occasion: Occasion) -> str:
    """Which anniversary it is: "44 năm (1982–2026)"; "" where nobody counts."""
    since = occasion.anniversary.since
    return f"{occasion.years} năm ({since}–{occasion.day.year})" if occasion.years else ""


def _lunar(day: Anniversary) -> str:
    month, number = day.month_and_day
    return f"{number}/{month} âm lịch" if day.is_lunar else ""


def places_of(occasions: Iterable[Occasion], vocabularies: Vocabularies) -> dict[str, int]:
    """How many exemplars fit by today's places, those with most first; then all others, with 0."""
    counts: Counter[str] = Counter()
    for each in occasions:
        counts.update({value.value: value.count for value in each.facets["province"]})
    today = {each.slug: counts[each.slug] for each in vocabularies.places}
    return dict(sorted(today.items(), key=lambda pair: -pair[1]))


def neighbours(where: Where, vocabularies: Vocabularies) -> tuple[Where, ...]:
    """Today's places that border on a place, and for a former one the unit it is a part of."""
    today = () if where.slug == where.today.slug else (where.today.name,)
    found = (vocabularies.where(name) for name in (*today, *where.today.borders))
    return tuple(each for each in found if each)


def of_kind(day: Anniversary) -> str:
    """What kind of day it is, and of which place: "Ngày của địa phương, Cao Bằng"."""
    return joined(day.kind_label, day.province)
