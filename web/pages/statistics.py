"""Published figures, each with its source, beside counts of our own records; never added together.

In: a snapshot, and the place and period of the address, perhaps with another beside. Out: a
`StatisticsPage`, and the `Report` that its files are written from.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from flask import render_template, request

from kb.exports import REPORT_FORMATS
from kb.newsroom import comparing, reports
from kb.newsroom.comparing import Lines
from kb.newsroom.periods import PART_LABELS
from kb.newsroom.reports import Report
from kb.search import SearchQuery, Snapshot
from kb.text.phrases import quoted, sentence
from kb.vocabularies import Vocabularies
from web.address import Counting, Side, links, read_counting
from web.parts import counted, places
from web.parts.figures import Figures, Scope, Series, figures_by_place, series_of
from web.serving import current_snapshot

FILES = tuple(name for name, each in REPORT_FORMATS.items() if each.of_searches)


@dataclass(frozen=True)
class StatisticsPage:
    """All that the page shows; `asked` is what the form holds.

    `hints` say what of that could not be followed, `told` what the counts leave out. `compared` has
    the tables with a column for each of `sides`; without a second side `tables` has bars.
    """

    title: str
    figures: Figures
    series: tuple[Series, ...]
    sides: tuple[Report, ...]
    told: tuple[str, ...]
    tables: tuple[counted.Table, ...]
    compared: tuple[Lines, ...]
    heads: tuple[str, ...]
    asked: Counting
    hints: tuple[str, ...]
    places: places.Choices
    parts: tuple[tuple[str, str], ...]
    downloads: tuple[tuple[str, str], ...]


def view() -> str:
    """Published figures and counts of our own records, of a period and place if asked for."""
    page = statistics_page(current_snapshot(), read_counting(request.args))
    return render_template("pages/statistics.html", page=page)


def statistics_page(snapshot: Snapshot, asked: Counting) -> StatisticsPage:
    """Gather the page."""
    report = report_of(snapshot, asked)
    known = _known(snapshot.vocabularies, asked)
    query = _query(known.one)
    is_alone = report.against is None
    scopes = _scopes(snapshot.vocabularies, asked)
    figures = figures_by_place(snapshot, links.statistics_url(asked), scopes)
    return StatisticsPage(
        title=report.title.partition(": ")[2],
        figures=figures,
        series=series_of(figures.part.shown, snapshot.vocabularies),
        sides=comparing.sides(report),
        told=comparing.told(report),
        tables=tuple(counted.table(each, query) for each in report.shown) if is_alone else (),
        compared=() if is_alone else comparing.lines(report),
        heads=tuple(map(sentence, comparing.names(report))),
        asked=asked,
        hints=tuple(_hints(snapshot.vocabularies, asked)),
        places=places.choices(snapshot.vocabularies),
        parts=tuple((code, sentence(label)) for code, label in PART_LABELS.items()),
        downloads=tuple(_downloads(known)),
    )


def report_of(snapshot: Snapshot, asked: Counting) -> Report:
    """The counts of the published exemplars of a place and period, perhaps with others beside."""
    found = [
        reports.report(
            snapshot.records,
            snapshot.vocabularies,
            snapshot.history.built,
            period,
            where,
            links.base_url(),
        )
        for where, period in _scopes(snapshot.vocabularies, asked)
    ]
    return comparing.compare(*found) if len(found) > 1 else found[0]


def unknown_places(vocabularies: Vocabularies, asked: Counting) -> tuple[str, ...]:
    """The places that are asked for and that nobody knows."""
    named = (asked.one.province, asked.other.province)
    return tuple(each for each in named if each and vocabularies.where(each) is None)


def _known(vocabularies: Vocabularies, asked: Counting) -> Counting:
    """What is asked without the places that nobody knows, as files and searches are asked."""
    unknown = unknown_places(vocabularies, asked)
    one, other = (
        replace(side, province="") if side.province in unknown else side
        for side in (asked.one, asked.other)
    )
    return Counting(one, other)


def _scopes(vocabularies: Vocabularies, asked: Counting) -> tuple[Scope, ...]:
    """One place and period, or two that differ."""
    sides = (asked.one, asked.beside or asked.one)
    return tuple(dict.fromkeys((vocabularies.where(side.province), side.period) for side in sides))


def _query(side: Side) -> SearchQuery | None:
    """The search that finds what is counted; None where years are not enough to ask for it."""
    if side.part and side.has_one_year:
        return None
    asked = SearchQuery(from_year=side.first, to_year=side.last)
    asked = asked.with_filter("type", ("exemplar",))
    return asked.with_filter("province", (side.province,)) if side.province else asked


def _hints(vocabularies: Vocabularies, asked: Counting) -> Iterator[str]:
    for name in unknown_places(vocabularies, asked):
        yield f"Kho không biết tỉnh, thành phố {quoted(name)}, nên đang đếm mọi nơi."
    for side in (asked.one, asked.other):
        if side.part and not side.has_one_year:
            yield "Nửa năm, quý chỉ tính được khi ghi một năm; đang đếm trọn các năm."
        if side.period.is_backwards:
            yield f"Năm đầu ({side.first}) đứng sau năm cuối ({side.last}), nên không đếm được gì."


def _downloads(asked: Counting) -> Iterator[tuple[str, str]]:
    """What each file is called, and its address; a Word file follows one rule or the other."""
    for name in FILES:
        chosen = REPORT_FORMATS[name]
        for option in chosen.options:
            for code, choice in option.choices.items():
                yield f"{chosen.label}: {choice.label}", links.report_url(asked, name, code)
        if not chosen.options:
            yield chosen.label, links.report_url(asked, name)
