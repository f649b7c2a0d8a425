"""Counts that lead to what they count: as choices, as tables with bars, as tiles of the provinces.

In: the values of a facet as a search counts them, the tables of a report. Out: `Choice`s, `Table`s
and `Tile`s, with labels and addresses (`templates/parts/`: choices, tables, tilemap).
"""

from collections.abc import Iterable
from dataclasses import dataclass

from kb.newsroom.tables import Count
from kb.newsroom.tables import Table as Counts
from kb.search import FacetValue, SearchQuery, SearchResults
from kb.text.phrases import inside
from kb.vocabularies import Province
from web.address import links

_EVERYTHING = SearchQuery()
_STEPS = (1, 3, 6, 11)  # exemplars at which a tile gets darker


@dataclass(frozen=True)
class Choice:
    """A value of a facet; `note` names the former provinces that today's includes."""

    label: str
    note: str
    count: int
    is_selected: bool
    url: str


def choice(value: FacetValue, url: str) -> Choice:
    """A value that a link chooses; what its label says in brackets is the note."""
    label, _, note = value.label.partition(" (")
    return Choice(label, note.removesuffix(")"), value.count, value.selected, url)


def way_in(name: str, value: FacetValue, query: SearchQuery = _EVERYTHING) -> Choice:
    """A value that leads to what it counts: the question with it."""
    return choice(value, links.search_url(query.with_filter(name, (value.value,))))


def types(results: SearchResults) -> tuple[Choice, ...]:
    """How many records of each type a search found, each with the address that lists them."""
    return tuple(way_in("type", value) for value in results.facets["type"])


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
    """Counts of our own records by one property, with their total and what must be said of them."""

    title: str
    rows: tuple[Row, ...]
    total: int
    notes: tuple[str, ...]


def table(counts: Counts, query: SearchQuery | None) -> Table:
    """A table of a report; each row leads to what it counts, as far as the question finds it.

    Without a question no search finds the records: there is none for half a year.
    """
    most = max((row.count for row in counts.rows), default=1)
    rows = tuple(
        Row(row.label, row.count, _url(counts, row, query), round(100 * row.count / most))
        for row in counts.rows
    )
    return Table(f"Theo {inside(counts.title)}", rows, counts.total, counts.notes)


def _url(counts: Counts, row: Count, query: SearchQuery | None) -> str:
    if query is None or not row.value:
        return ""
    return links.search_url(query.with_filter(counts.facet, (row.value,)))


@dataclass(frozen=True)
class Tile:
    """A province: its code, its name, how many exemplars, and its page."""

    slug: str
    name: str
    count: int
    shade: int
    url: str


def tiles(places: Iterable[Province], counted: Iterable[FacetValue]) -> tuple[Tile, ...]:
    """A tile for each place, from 0 (none) to 4 by its exemplars, leading to the place's page."""
    counts = {each.value: each.count for each in counted}
    return tuple(_tile(place, counts.get(place.slug, 0)) for place in places)


def _tile(place: Province, count: int) -> Tile:
    shade = sum(count >= step for step in _STEPS)
    return Tile(place.slug, place.name, count, shade, links.place_url(place.slug))
