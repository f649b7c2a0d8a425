"""A few of each of what the collection knows of a place, with counts and the way to the rest.

In: a snapshot, a place, a day. Out: groups of lines with addresses: exemplars by field, days,
duties, documents, themes, figures, others' models, fields without any. However large the collection
is, each is asked of the engine for no more than is shown.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from kb import wording
from kb.newsroom.places import asked_here, days_here, due_years, models_elsewhere, next_duties
from kb.newsroom.requirements import Wanted, held_duties, narrowed
from kb.records import Exemplar, Figure, Record, of_type
from kb.records.codes import UNUSED
from kb.search import FacetValue, SearchQuery, Snapshot, search
from kb.text.phrases import joined, sentence
from kb.vocabularies import Where
from web.address import Asking, Counting, Side, links
from web.parts import facts
from web.parts.duties import Asked, asked_item
from web.parts.facts import Item, Value
from web.parts.figures import FigureItem, figure_item

_FIELDS, _FIELDS_TRIED, _OF_A_FIELD = 4, 8, 2
_DAYS, _DUTIES, _YEARS, _FIGURES = 3, 2, 3, 2
_FIELDS_ELSEWHERE, _ELSEWHERE = 2, 2


@dataclass(frozen=True)
class FieldGroup:
    """A field: how many exemplars it has, where they all are, the newest of them."""

    code: str
    label: str
    count: int
    url: str
    exemplars: tuple[Item, ...]


@dataclass(frozen=True)
class Exemplars:
    """The exemplars of a place: a few by field, the other fields by name, and where all are."""

    total: int
    url: str
    untold: int
    untold_url: str
    groups: tuple[FieldGroup, ...]
    others: tuple[FieldGroup, ...]


@dataclass(frozen=True)
class Few:
    """The newest of one type of record, how many there are, and where all of them are."""

    lines: tuple[Item, ...]
    total: int
    url: str


@dataclass(frozen=True)
class Published:
    """The latest published figures, how many there are, and where all of them are."""

    lines: tuple[FigureItem, ...]
    total: int
    url: str


@dataclass(frozen=True)
class DayHere:
    """A coming day, and somebody from the place whom it fits."""

    title: str
    url: str
    when: str
    exemplar: Item | None


@dataclass(frozen=True)
class Duties:
    """What must be done at a place next, how much its documents ask, and by year."""

    lines: tuple[Asked, ...]
    total: int
    everywhere: int
    url: str
    years: tuple[tuple[int, int, str], ...]


def exemplars(snapshot: Snapshot, where: Where) -> Exemplars:
    """The fields with most exemplars first, each exemplar once."""
    query = _of("exemplar", where)
    found = search(snapshot, replace(query, size=1))
    fields = tuple(_group(value, query) for value in found.facets["field"] if value.count)
    groups = tuple(_filled(snapshot, where, fields, query))
    named = {each.code for each in groups}
    untold = {each.value: each.count for each in found.facets["used"]}.get(UNUSED, 0)
    return Exemplars(
        total=found.total,
        url=links.search_url(query),
        untold=untold,
        untold_url=links.search_url(query.with_filter("used", (UNUSED,))),
        groups=groups,
        others=tuple(each for each in fields if each.code not in named),
    )


def _group(value: FacetValue, query: SearchQuery) -> FieldGroup:
    url = links.search_url(query.with_filter("field", (value.value,)))
    return FieldGroup(value.value, value.label, value.count, url, ())


def _filled(
    snapshot: Snapshot, where: Where, fields: tuple[FieldGroup, ...], query: SearchQuery
) -> Iterator[FieldGroup]:
    """The first fields in which somebody stands who was not yet named."""
    shown: list[str] = []
    groups = 0
    for each in fields[:_FIELDS_TRIED]:
        asked = replace(query.with_filter("field", (each.code,)), size=_OF_A_FIELD + len(shown))
        hits = [hit for hit in search(snapshot, asked).hits if hit.id not in shown][:_OF_A_FIELD]
        if hits and groups < _FIELDS:
            groups += 1
            shown += [hit.id for hit in hits]
            records = of_type(Exemplar, (hit.record for hit in hits))
            yield replace(each, exemplars=tuple(_line(snapshot, one, where) for one in records))


def _line(snapshot: Snapshot, record: Exemplar, where: Where) -> Item:
    """What, where within the place, when, and whether nobody is known to have told of it."""
    own = snapshot.vocabularies.where(record.province)
    province = record.province if own is None or own.slug != where.slug else None
    place = sentence(joined(record.commune, record.district, province))
    untold = None if wording.uses(record) else "chưa ghi nhận nơi giới thiệu"
    parts = (wording.kind_label(record), place, wording.years(record.years), untold)
    details = " · ".join(part for part in parts if part)
    return Item(record.title, details, links.record_url(record))


def _of(record_type: str, where: Where) -> SearchQuery:
    return SearchQuery(filters={"type": (record_type,), "province": (where.slug,)}, sort="newest")


@dataclass(frozen=True)
class Sort:
    """A type of record of which a place shows a few: its name, how many, and as which lines."""

    label: str
    most: int
    item: Callable[[Record, Snapshot], Item]


def _document(record: Record, snapshot: Snapshot) -> Item:
    return facts.directive_items((record,), snapshot.relations)[0]


def _theme(record: Record, _: Snapshot) -> Item:
    return facts.theme_items((record,))[0]


FEW = {
    "directive": Sort("văn bản", 3, _document),
    "theme": Sort("chuyên đề", 2, _theme),
}


def few(snapshot: Snapshot, where: Where, record_type: str) -> Few:
    """The newest of one type; the rest stands in a search."""
    asked, sort = _of(record_type, where), FEW[record_type]
    found = search(snapshot, replace(asked, size=sort.most))
    lines = tuple(sort.item(hit.record, snapshot) for hit in found.hits)
    return Few(lines, found.total, links.search_url(asked))


def published(snapshot: Snapshot, where: Where) -> Published:
    """The latest figures, each with its sources; the rest stands on the page of figures."""
    found = search(snapshot, replace(_of("figure", where), size=_FIGURES))
    figures = of_type(Figure, (hit.record for hit in found.hits))
    return Published(
        lines=tuple(figure_item(snapshot, each) for each in figures),
        total=found.total,
        url=links.statistics_url(Counting(Side(where.slug))),
    )


def days(snapshot: Snapshot, where: Where, first: date) -> tuple[DayHere, ...]:
    """The days that come next here, each with somebody from here whom it fits."""
    return tuple(
        DayHere(
            title=each.anniversary.title,
            url=links.day_url(each.anniversary, {"province": (where.slug,)}),
            when=f"{each.day.day}/{each.day.month}/{each.day.year}",
            exemplar=next((_line(snapshot, one, where) for one in each.exemplars), None),
        )
        for each in days_here(snapshot, where, first, _DAYS)
    )


def duties_here(snapshot: Snapshot, where: Where, first: date) -> Duties:
    """What the documents of a place ask, and how much more is asked everywhere."""
    every = narrowed(held_duties(snapshot), Wanted(where), snapshot.vocabularies)
    ours = asked_here(every)
    return Duties(
        lines=tuple(
            replace(asked_item(each), where=None) for each in next_duties(ours, first, _DUTIES)
        ),
        total=len(ours),
        everywhere=len(every) - len(ours),
        url=links.requirements_url(Asking(province=where.slug)),
        years=tuple(
            (year, count, links.requirements_url(Asking(province=where.slug, year=year)))
            for year, count in due_years(ours, _YEARS)
        ),
    )


def elsewhere(snapshot: Snapshot, where: Where, ours: Exemplars) -> tuple[FieldGroup, ...]:
    """What other places did in the fields that this one has most of, each model once."""
    shown: dict[str, None] = {}
    groups = []
    for each in ours.groups:
        found = models_elsewhere(snapshot, where, each.code, _ELSEWHERE + len(shown))
        new = [one for one in found if one.id not in shown][:_ELSEWHERE]
        shown.update(dict.fromkeys(one.id for one in new))
        if new:
            url = links.search_url(_models(each.code))
            lines = tuple(_line(snapshot, one, where) for one in new)
            groups.append(replace(each, url=url, exemplars=lines, count=0))
    return tuple(groups[:_FIELDS_ELSEWHERE])


def _models(field: str) -> SearchQuery:
    return SearchQuery(filters={"kind": ("mo-hinh", "cach-lam"), "field": (field,)}, sort="newest")


def missing(snapshot: Snapshot, ours: Exemplars) -> tuple[Value, ...]:
    """The editors' fields in which the collection has nobody from here, with others' models.

    Nothing where it has nobody at all: then no field is missed more than another.
    """
    if not ours.total:
        return ()
    held = {each.code for each in (*ours.groups, *ours.others)}
    return tuple(
        Value(each.label, links.search_url(_models(each.code)))
        for each in snapshot.vocabularies.fields
        if each.code not in held
    )
