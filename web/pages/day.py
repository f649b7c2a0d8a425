"""The page of one day of the year: what is kept on it, who fits it and where, what is beside it.

In: a snapshot, a day as its address says it ("20-11", "10-3-am"), what narrows its exemplars
(`province`, `field`, `used`), today. Out: a `DayPage`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from flask import abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from kb.newsroom.calendar import Occasion, next_day_of, occasion
from kb.newsroom.days import (
    Beside,
    days_beside,
    documents_beside,
    year_after,
    year_before,
)
from kb.question import Filters
from kb.records.codes import UNUSED
from kb.search import SearchQuery, Snapshot, search
from kb.text.phrases import joined, listed, quoted, sentence
from kb.text.vietnamese import sort_key
from kb.vocabularies import Anniversary, Where
from web.address import links, search_query
from web.address.planning import Planning
from web.parts import Item, Value, days, facts
from web.serving import Policy, current_snapshot, today

_SHOWN = 24  # over all that is kept on the day
_PLACES = 12
_FIELDS = 6
_NARROWED_BY = ("province", "field", "used")
_LEADING_ZERO_RE = re.compile(r"\b0+(?=\d)")


@dataclass(frozen=True)
class Kept:
    """What is kept on the day: when, why, from which sources; who fits, and what narrows them."""

    title: str
    dates: tuple[tuple[str, str], ...]
    note: str | None
    kind: str
    sources: tuple[Item, ...]
    total: int
    exemplars: tuple[Item, ...]
    all_url: str | None
    chips: tuple[days.Chip, ...]
    asks: tuple[str, ...]
    in_place: tuple[days.Chip, ...]
    documents: tuple[Item, ...]


@dataclass(frozen=True)
class DayPage:
    """All that the page shows; `places` are those with most, `other_places` all others.

    `neighbours` are the places beside the chosen one that have somebody who fits.
    """

    name: str
    kept: tuple[Kept, ...]
    place: str
    hint: str
    everywhere_url: str | None
    places: tuple[days.Chip, ...]
    other_places: tuple[days.Chip, ...]
    neighbours: tuple[days.Chip, ...]
    before: Item | None
    after: Item | None
    month: Value


@Policy(is_daily=True)
def view(key: str) -> ResponseReturnValue:
    """A day of the calendar; "08-03" leads to "8-3"."""
    snapshot = current_snapshot()
    held = snapshot.vocabularies.days(_LEADING_ZERO_RE.sub("", key))
    if not held:
        abort(404)
    if held[0].key != key:
        return redirect(links.day_url(held[0]), 301)
    page = day_page(snapshot, held, search_query(request.args).filters, today())
    return render_template("pages/day.html", page=page)


def day_page(
    snapshot: Snapshot, held: tuple[Anniversary, ...], asked: Filters, first: date
) -> DayPage:
    """Gather what is kept on one day, as it next comes from `first` on."""
    where = snapshot.vocabularies.where(next(iter(asked.get("province", ())), None))
    filters = _known(asked, where)
    coming = [(each, next_day_of(each, first)) for each in held]
    kept = [
        occasion(snapshot, each, day, _SHOWN // len(held), filters) for each, day in coming if day
    ]
    here, others = _places(snapshot, held[0], kept, filters)
    before, after = _beside(snapshot, kept, filters)
    return DayPage(
        name=sentence(held[0].spoken),
        kept=tuple(_kept(snapshot, each, filters, where) for each in kept),
        place=where.name if where else "",
        hint=_hint(asked, where),
        everywhere_url=links.day_url(held[0]) if where else None,
        places=here,
        other_places=others,
        neighbours=tuple(_neighbours(snapshot, where, (*here, *others))) if where else (),
        before=before,
        after=after,
        month=_month(kept[0].day if kept else first, filters),
    )


def _known(asked: Filters, where: Where | None) -> Filters:
    """What narrows the page: one value each, and no place that nobody knows."""
    found = {name: asked[name][:1] for name in _NARROWED_BY if name in asked}
    found.pop("province", None)
    return found | ({"province": (where.slug,)} if where else {})


def _hint(asked: Filters, where: Where | None) -> str:
    if asked.get("province") and where is None:
        named = quoted(asked["province"][0])
        return f"Kho không biết tỉnh, thành phố {named}, nên đang kể cả nước."
    return ""


def _kept(snapshot: Snapshot, kept: Occasion, filters: Filters, where: Where | None) -> Kept:
    held = kept.anniversary
    labels = snapshot.vocabularies.field_labels
    every = SearchQuery(held.title, {"type": ("exemplar",), **filters})
    beside = documents_beside(snapshot, held, kept.exemplars)
    is_lacking = where is not None and not kept.total
    return Kept(
        title=held.title,
        dates=tuple(_dates(kept)),
        note=held.note,
        kind=days.of_kind(held),
        sources=tuple(map(facts.source_item, held.sources)),
        total=kept.total,
        exemplars=tuple(days.exemplar_item(each, snapshot, held) for each in kept.exemplars),
        all_url=links.search_url(every) if kept.total > len(kept.exemplars) else None,
        chips=tuple(_chips(kept, filters)),
        asks=(listed([labels[code] for code in held.fields]), joined(*held.keywords)),
        in_place=tuple(_in_place(snapshot, held, where)) if where and is_lacking else (),
        documents=tuple(_document(snapshot, each) for each in beside),
    )


def _dates(kept: Occasion) -> Iterator[tuple[str, str]]:
    """When it comes, and when it came and will come a year before and after."""
    counted = days.counted_years(kept)
    yield "Sắp tới", " · ".join(filter(None, (days.written(kept.day), counted)))
    before, after = year_before(kept.anniversary, kept.day), year_after(kept.anniversary, kept.day)
    if before:
        yield "Lần trước", days.written(before)
    if after:
        yield "Lần sau", days.written(after)


def _chips(kept: Occasion, filters: Filters) -> Iterator[days.Chip]:
    """By field, as far as that narrows; and those of which nothing is noted as told."""
    for each in kept.facets["field"][:_FIELDS]:
        if each.selected or each.count < kept.total:
            yield _choice(kept.anniversary, filters, "field", each.value, each.label, each.count)
    for each in kept.facets["used"]:
        if each.value == UNUSED and (each.selected or each.count):
            label = "Kho chưa ghi nhận nơi giới thiệu"
            yield _choice(kept.anniversary, filters, "used", each.value, label, each.count)


def _choice(
    day: Anniversary, filters: Filters, name: str, value: str, label: str, count: int
) -> days.Chip:
    """A value to choose, or the chosen one, which leads back."""
    is_chosen = value in filters.get(name, ())
    others = {key: held for key, held in filters.items() if key != name}
    asked = others if is_chosen else {**others, name: (value,)}
    return days.Chip(label, count, links.day_url(day, asked), is_chosen)


def _places(
    snapshot: Snapshot, day: Anniversary, kept: Sequence[Occasion], filters: Filters
) -> tuple[tuple[days.Chip, ...], tuple[days.Chip, ...]]:
    """The chosen place, home, those with most exemplars that fit; then all others by name."""
    where = snapshot.vocabularies.where
    counts = days.places_of(kept, snapshot.vocabularies)
    chosen = filters.get("province", ())
    for slug in chosen:
        counts.setdefault(slug, sum(each.total for each in kept))
    chips = {
        slug: _choice(day, filters, "province", slug, found.name, count)
        for slug, count in counts.items()
        if (found := where(slug))
    }
    home = where(snapshot.vocabularies.site.province)
    ours = (*chosen, *((home.today.slug,) if home else ()))
    most = [slug for slug in chips if counts[slug]][:_PLACES]
    first = dict.fromkeys((*ours, *most))
    rest = sorted(set(chips) - set(first), key=lambda slug: sort_key(chips[slug].label))
    return tuple(chips[slug] for slug in first), tuple(chips[slug] for slug in rest)


def _neighbours(
    snapshot: Snapshot, where: Where, places: Sequence[days.Chip]
) -> Iterator[days.Chip]:
    counted = {each.label: each for each in places if each.count}
    for each in days.neighbours(where, snapshot.vocabularies):
        if each.name in counted:
            yield counted[each.name]


def _in_place(snapshot: Snapshot, day: Anniversary, where: Where) -> Iterator[days.Chip]:
    """What the place has, of the day's fields and in all, where nothing of it fits the day."""
    every = SearchQuery(filters={"type": ("exemplar",), "province": (where.slug,)})
    labels = snapshot.vocabularies.field_labels
    asked = [(labels[code], every.with_filter("field", (code,))) for code in day.fields]
    for label, query in (*asked, ("Mọi lĩnh vực", every)):
        if total := search(snapshot, query).total:
            yield days.Chip(label, total, links.search_url(query))


def _document(snapshot: Snapshot, beside: Beside) -> Item:
    item = facts.directive_item(beside.directive, snapshot.relations)
    return replace(item, details=" · ".join(filter(None, (item.details, beside.reason))))


def _beside(
    snapshot: Snapshot, kept: Sequence[Occasion], filters: Filters
) -> tuple[Item | None, Item | None]:
    """The days kept before and after."""
    if not kept:
        return None, None
    before, after = days_beside(snapshot, kept[0].day)
    return _neighbour(before, filters), _neighbour(after, filters)


def _neighbour(found: tuple[date, Anniversary] | None, filters: Filters) -> Item | None:
    if found is None:
        return None
    falls, day = found
    kept = {name: held for name, held in filters.items() if name == "province"}
    return Item(day.title, days.written(falls), links.day_url(day, kept))


def _month(first: date, filters: Filters) -> Value:
    planning = Planning(first.year, first.month, "".join(filters.get("province", ())))
    return Value(f"Lịch tháng {first.month}/{first.year}", links.calendar_url(planning))
