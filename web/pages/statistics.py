"""Published figures, each with its source, beside counts of our own records; never added together.

In: a snapshot, and the period and place of the address. Out: a `StatisticsPage`, and the `Report`
that its files are written from.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from flask import render_template, request

from kb.exports import REPORT_FORMATS
from kb.newsroom import reports
from kb.newsroom.reports import Period, Report, compared
from kb.search import SearchQuery, Snapshot, search
from kb.text.phrases import sentence
from web.address import links, search_query, second_period
from web.parts import PlaceFigures, counted, figures_by_place
from web.serving import current_snapshot

_EXEMPLARS = SearchQuery(filters={"type": ("exemplar",)}, size=1)
FILES = tuple(name for name, each in REPORT_FORMATS.items() if each.of_searches)
_COUNTED = {
    "kind": "Theo loại hình",
    "level": "Theo cấp ghi nhận",
    "field": "Theo lĩnh vực",
    "province": "Theo tỉnh, thành phố hiện nay",
    "year": "Theo năm",
}


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
    tables: tuple[counted.Table, ...]
    query: SearchQuery
    against: Period
    provinces: tuple[tuple[str, str], ...]
    comparison: Comparison | None
    downloads: tuple[tuple[str, str], ...]


def view() -> str:
    """Published figures and counts of our own records, of a period and place if asked for."""
    query, against = search_query(request.args), second_period(request.args)
    page = statistics_page(current_snapshot(), query, against)
    return render_template("pages/statistics.html", page=page)


def statistics_page(
    snapshot: Snapshot, asked: SearchQuery, against: Period | None = None
) -> StatisticsPage:
    """Gather the page; `against` is a second period to compare with."""
    query = _narrowed(asked)
    results = search(snapshot, query)
    report = report_of(snapshot, asked)
    honours = report.tables[-1]
    forms = tuple(counted.Row(row.label, row.count, "", 0) for row in honours.rows)
    return StatisticsPage(
        figures=figures_by_place(snapshot),
        report=report,
        tables=(
            *(
                counted.table(title, name, results.facets[name], query)
                for name, title in _COUNTED.items()
                if results.facets[name]
            ),
            *((counted.scaled(honours.title, forms),) if forms else ()),
        ),
        query=query,
        against=against or Period(),
        provinces=tuple((place.slug, place.name) for place in snapshot.vocabularies.places),
        comparison=_comparison(snapshot, asked, against) if against else None,
        downloads=tuple(_downloads(query)),
    )


def _downloads(query: SearchQuery) -> Iterator[tuple[str, str]]:
    """What each file is called, and its address; a Word file follows one rule or the other."""
    for name in FILES:
        chosen = REPORT_FORMATS[name]
        for option in chosen.options:
            for code, choice in option.choices.items():
                yield f"{chosen.label}: {choice.label}", links.report_url(query, name, code)
        if not chosen.options:
            yield chosen.label, links.report_url(query, name)


def report_of(snapshot: Snapshot, asked: SearchQuery) -> Report:
    """The counts of the published exemplars of a period and place."""
    places = (snapshot.vocabularies.where(slug) for slug in asked.filters.get("province", ()))
    period = Period(asked.from_year, asked.to_year)
    return reports.report(
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
    both = report_of(snapshot, asked), report_of(snapshot, other)
    one, second = (str(each.period) or "mọi năm" for each in both)
    return Comparison(sentence(one), sentence(second), compared(*both))
