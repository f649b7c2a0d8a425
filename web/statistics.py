"""Published figures, each with its source, beside counts of our own records; never added together.

In: a snapshot. Out: a `StatisticsPage`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from kb.facets import FacetValue
from kb.query import SearchQuery
from kb.records import LEVELS, Directive, Figure
from kb.search import search
from kb.snapshot import Snapshot
from kb.vietnamese import sort_key
from kb.vocabularies import Vocabularies
from web import facts, links, words
from web.facts import Item, Value

_EXEMPLARS = SearchQuery(filters={"type": ("exemplar",)}, size=1)
_COUNTED = {
    "kind": "Theo loại hình",
    "level": "Theo cấp ghi nhận",
    "field": "Theo lĩnh vực",
    "province": "Theo tỉnh, thành phố hiện nay",
    "year": "Theo năm",
}


@dataclass(frozen=True)
class FigureItem:
    """A published figure as the page shows it."""

    record: Figure
    context: str
    directives: tuple[Directive, ...]
    sources: tuple[Item, ...]


@dataclass(frozen=True)
class PlaceFigures:
    """The figures of one place."""

    place: Value
    figures: tuple[FigureItem, ...]


@dataclass(frozen=True)
class Row:
    """One line of a table of counts; `share` is its part of the largest, in percent."""

    label: str
    count: int
    url: str
    share: int


@dataclass(frozen=True)
class Table:
    """Counts of our own records by one property."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class StatisticsPage:
    """All that the page shows."""

    figures: tuple[PlaceFigures, ...]
    total: int
    tables: tuple[Table, ...]


def statistics_page(snapshot: Snapshot) -> StatisticsPage:
    """Gather the page."""
    results = search(snapshot, _EXEMPLARS)
    return StatisticsPage(
        figures=figures_by_place(snapshot),
        total=results.total,
        tables=tuple(
            _table(title, name, results.facets[name])
            for name, title in _COUNTED.items()
            if results.facets[name]
        ),
    )


def figures_by_place(snapshot: Snapshot) -> tuple[PlaceFigures, ...]:
    """Figures under the place they were published for; nationwide ones first."""
    figures = [record for record in snapshot.records if isinstance(record, Figure)]
    figures.sort(key=lambda each: sort_key(each.province or ""))
    return tuple(
        PlaceFigures(
            _place(province, snapshot.vocabularies),
            tuple(figure_item(snapshot, each) for each in group),
        )
        for province, group in groupby(figures, key=lambda each: each.province)
    )


def figure_item(snapshot: Snapshot, figure: Figure) -> FigureItem:
    """A figure with its documents and sources."""
    level = f"cấp {LEVELS[figure.level].lower()}" if figure.level else None
    return FigureItem(
        record=figure,
        context=words.sentence(facts.joined(figure.period or words.years(figure.years), level)),
        directives=snapshot.relations.directives_of(figure),
        sources=tuple(map(facts.source_item, figure.sources)),
    )


def _place(province: str | None, vocabularies: Vocabularies) -> Value:
    where = vocabularies.where(province) if province else None
    if where is None:
        return Value(province or "Toàn quốc")
    name = words.province_then_and_now(province, vocabularies) or where.name
    return Value(name, links.place_url(where.slug))


def _table(title: str, name: str, values: tuple[FacetValue, ...]) -> Table:
    most = max(value.count for value in values)
    return Table(title, tuple(_rows(name, values, most)))


def _rows(name: str, values: tuple[FacetValue, ...], most: int) -> Iterator[Row]:
    for value in values:
        url = links.search_url(_EXEMPLARS.with_filter(name, (value.value,)))
        yield Row(value.label, value.count, url, round(100 * value.count / most))
