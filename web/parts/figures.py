"""Published figures, each with its documents and sources, under the place they speak of.

In: a snapshot. Out: `FigureItem`s; nothing is added up.
"""

from dataclasses import dataclass
from itertools import groupby

from kb import wording
from kb.records import Directive, Figure, of_type
from kb.search import Snapshot
from kb.text.phrases import joined, sentence
from kb.text.vietnamese import sort_key
from kb.vocabularies import Vocabularies
from web.address import links
from web.parts import facts
from web.parts.facts import Item, Value


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


def figures_by_place(snapshot: Snapshot) -> tuple[PlaceFigures, ...]:
    """Figures under the place they were published for; nationwide ones first."""
    figures = list(of_type(Figure, snapshot.records))
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
