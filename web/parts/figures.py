"""Published figures, each with its documents and sources, under the place they speak of.

In: a snapshot, places and periods. Out: `FigureItem`s; nothing is added up.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from kb import wording
from kb.citations import PartialDate
from kb.exchange.addresses import FIGURES
from kb.newsroom.periods import Period
from kb.newsroom.reports import is_in
from kb.records import Directive, Figure, of_type
from kb.search import Snapshot
from kb.text.phrases import joined, sentence
from kb.text.vietnamese import sort_key
from kb.vocabularies import Vocabularies, Where
from web.address import links
from web.parts import facts
from web.parts.facts import Item, Value
from web.parts.paged import Paged, part_of

Scope = tuple[Where | None, Period]
_EVERYTHING: Scope = (None, Period())
_MOST = 40  # figures at a time; the tables that set one beside another hold no more


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
class Figures:
    """Published figures, one part of them by place.

    Of `unplaced` more no source says whether they belong here.
    """

    part: Paged[FigureItem]
    places: tuple[PlaceFigures, ...]
    unplaced: int


def figures_by_place(
    snapshot: Snapshot, url: str, scopes: Iterable[Scope] = (_EVERYTHING,)
) -> Figures:
    """The figures of some places and periods under their places; nationwide ones first.

    A figure belongs to a period when all its years do. `url` is the page that asks for a part.
    """
    near = [
        (figure, period)
        for figure in of_type(Figure, snapshot.records)
        for where, period in scopes
        if is_in(figure, where, snapshot.vocabularies)
    ]
    kept = {figure.id: figure for figure, period in near if _is_of(figure, period)}
    unplaced = {
        figure.id
        for figure, period in near
        if figure.id not in kept and (not figure.years or any(map(period.may_hold, _of(figure))))
    }
    figures = sorted(kept.values(), key=lambda each: sort_key(each.province or ""))
    found = part_of(figures, FIGURES, url, most=_MOST, id_of=lambda each: each.id)
    part = found.each(lambda each: figure_item(snapshot, each))
    places = (
        PlaceFigures(_place(province, snapshot.vocabularies), tuple(group))
        for province, group in groupby(part.shown, key=lambda each: each.record.province)
    )
    return Figures(part, tuple(places), len(unplaced))


def _is_of(figure: Figure, period: Period) -> bool:
    return period.is_open or bool(figure.years and all(map(period.holds, _of(figure))))


def _of(figure: Figure) -> tuple[PartialDate, ...]:
    return tuple(map(PartialDate, figure.years))


@dataclass(frozen=True)
class Bar:
    """One published figure of a measure: of when or of where, its part of the largest in percent.

    `url` leads to the figure itself, `sources` say who published it.
    """

    label: str
    amount: str
    share: int
    url: str
    sources: tuple[Item, ...]


@dataclass(frozen=True)
class Series:
    """One measure, published for several periods or places; never added up."""

    title: str
    bars: tuple[Bar, ...]


def series_of(figures: Iterable[FigureItem], vocabularies: Vocabularies) -> tuple[Series, ...]:
    """The measures of which there are several exact figures: same label, unit and level."""
    measures: dict[tuple[str, str | None, str | None], list[FigureItem]] = {}
    for each in figures:
        if each.record.count is not None:
            measure = (each.record.label, each.record.unit, each.record.level)
            measures.setdefault(measure, []).append(each)
    found = (_series(held, vocabularies) for held in measures.values() if len(held) > 1)
    return tuple(sorted(found, key=lambda each: sort_key(each.title)))


def _series(held: Sequence[FigureItem], vocabularies: Vocabularies) -> Series:
    """By place and then by time; what all bars share is not said of each."""
    most = max(each.record.count or 0 for each in held) or 1
    is_of_one_place = len({each.record.province for each in held}) == 1
    ordered = sorted(held, key=lambda each: (each.record.province or "", each.record.years))
    bars = tuple(
        Bar(
            label=_bar_label(each, vocabularies, is_of_one_place),
            amount=each.record.amount,
            share=round(100 * (each.record.count or 0) / most),
            url=links.record_url(each.record),
            sources=each.sources,
        )
        for each in ordered
    )
    place = f", {_place(held[0].record.province, vocabularies).text}" if is_of_one_place else ""
    return Series(held[0].record.label + place, bars)


def _bar_label(item: FigureItem, vocabularies: Vocabularies, is_of_one_place: bool) -> str:
    when = item.record.period or wording.years(item.record.years)
    where = None if is_of_one_place else _place(item.record.province, vocabularies).text
    return sentence(joined(where, when)) or "Nguồn không nêu thời gian"


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
