"""Published figures, each with its source, beside counts of our own records; never added together.

In: a snapshot, and the period and place of the address. Out: a `StatisticsPage`, and the `Report`
that its files are written from.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from kb import wording
from kb.exports.docx import PROFILES
from kb.exports.reporting import REPORT_FORMATS
from kb.newsroom.reports import Period, Report, compared, report
from kb.records import Directive, Figure
from kb.search import FacetValue, SearchQuery, Snapshot, search
from kb.text.phrases import joined, sentence
from kb.text.vietnamese import sort_key
from kb.vocabularies.vocabularies import Vocabularies
from web.address import links
from web.parts import facts
from web.parts.facts import Item, Value

_EXEMPLARS = SearchQuery(filters={"type": ("exemplar",)}, size=1)
FILES = ("docx", "xlsx", "json")  # the first after each rule of offices
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
    """One line of a table of counts; `share` is its part of the largest, in percent.

    `url` leads to the records counted, where a search can find them.
    """

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
class Comparison:
    """Two periods side by side: what each is called, and (title, rows of label and counts)."""

    one: str
    other: str
    tables: tuple[tuple[str, tuple[tuple[str, int, int], ...]], ...]


@dataclass(frozen=True)
class StatisticsPage:
    """All that the page shows; `query` is the period and place asked for, in the form."""

    figures: tuple[PlaceFigures, ...]
    report: Report
    tables: tuple[Table, ...]
    query: SearchQuery
    against: Period
    provinces: tuple[tuple[str, str], ...]
    comparison: Comparison | None
    downloads: tuple[tuple[str, str], ...]


def statistics_page(
    snapshot: Snapshot, asked: SearchQuery, against: Period | None = None
) -> StatisticsPage:
    """Gather the page; `against` is a second period to compare with."""
    query = _narrowed(asked)
    results = search(snapshot, query)
    counted = report_of(snapshot, asked)
    honours = counted.tables[-1]
    forms = tuple(Row(row.label, row.count, "", 0) for row in honours.rows)
    return StatisticsPage(
        figures=figures_by_place(snapshot),
        report=counted,
        tables=(
            *(
                _table(title, name, results.facets[name], query)
                for name, title in _COUNTED.items()
                if results.facets[name]
            ),
            *((_scaled(honours.title, forms),) if forms else ()),
        ),
        query=query,
        against=against or Period(),
        provinces=tuple((place.slug, place.name) for place in snapshot.vocabularies.places),
        comparison=_comparison(snapshot, asked, against) if against else None,
        downloads=tuple(_downloads(query)),
    )


def _downloads(query: SearchQuery) -> Iterator[tuple[str, str]]:
    """What each file is called, and its address; a Word file follows one rule or the other."""
    for code, profile in PROFILES.items():
        yield f"Word: {profile.label}", links.report_url(query, "docx", code)
    for name in FILES[1:]:
        yield REPORT_FORMATS[name].label, links.report_url(query, name)


def report_of(snapshot: Snapshot, asked: SearchQuery) -> Report:
    """The counts of the published exemplars of a period and place."""
    places = (snapshot.vocabularies.where(slug) for slug in asked.filters.get("province", ()))
    period = Period(asked.from_year, asked.to_year)
    return report(
        snapshot.records,
        snapshot.vocabularies,
        snapshot.history.built,
        period,
        next(places, None),
        links.base_url(),
    )


def _narrowed(asked: SearchQuery) -> SearchQuery:
    filters = dict(_EXEMPLARS.filters)
    if provinces := asked.filters.get("province", ())[:1]:
        filters["province"] = provinces
    return SearchQuery(
        filters=filters, from_year=asked.from_year, to_year=asked.to_year, size=_EXEMPLARS.size
    )


def _comparison(snapshot: Snapshot, asked: SearchQuery, against: Period) -> Comparison:
    other = replace(asked, from_year=against.first, to_year=against.last)
    reports = report_of(snapshot, asked), report_of(snapshot, other)
    one, second = (str(each.period) or "mọi năm" for each in reports)
    return Comparison(sentence(one), sentence(second), compared(*reports))


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
    level = wording.level_phrase(figure.level) if figure.level else None
    return FigureItem(
        record=figure,
        context=sentence(joined(figure.period or wording.years(figure.years), level)),
        directives=snapshot.relations.directives_of(figure),
        sources=tuple(map(facts.source_item, figure.sources)),
    )


def _place(province: str | None, vocabularies: Vocabularies) -> Value:
    where = vocabularies.where(province)
    if where is None:
        return Value(province or "Toàn quốc")
    name = wording.then_and_now(province, vocabularies) or where.name
    return Value(name, links.place_url(where.slug))


def _table(title: str, name: str, values: tuple[FacetValue, ...], query: SearchQuery) -> Table:
    asked = replace(query, size=SearchQuery().size)
    rows = (
        Row(each.label, each.count, links.search_url(asked.with_filter(name, (each.value,))), 0)
        for each in values
    )
    return _scaled(title, tuple(rows))


def _scaled(title: str, rows: tuple[Row, ...]) -> Table:
    """Each row with its share of the largest."""
    most = max((row.count for row in rows), default=0) or 1
    return Table(title, tuple(replace(row, share=round(100 * row.count / most)) for row in rows))
