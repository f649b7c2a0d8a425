"""Counts that lead to what they count: as choices, as tables with bars, as tiles of the provinces.

In: the values of a facet as a search counts them. Out: `Choice`s, `Table`s and `Tile`s, with labels
and addresses (`templates/parts/`: choices, tables, tilemap).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kb.search import FacetValue, SearchQuery, SearchResults
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
    """Counts of our own records by one property."""

    title: str
    rows: tuple[Row, ...]


def table(title: str, name: str, values: tuple[FacetValue, ...], query: SearchQuery) -> Table:
    """A table of the values of a facet; each row leads to what it counts."""
    asked = replace(query, size=SearchQuery().size)
    rows = (
        Row(each.label, each.count, links.search_url(asked.with_filter(name, (each.value,))), 0)
        for each in values
    )
    return scaled(title, tuple(rows))


def scaled(title: str, rows: tuple[Row, ...]) -> Table:
    """Each row with its share of the largest, as its bar shows it."""
    most = max((row.count for row in rows), default=0) or 1
    return Table(title, tuple(replace(row, share=round(100 * row.count / most)) for row in rows))


@dataclass(frozen=True)
class Tile:
    """A province: its code, its name, its exemplars and where they are listed."""

    slug: str
    name: str
    count: int
    shade: int
    url: str | None


def tiles(
    places: Iterable[Province], counted: Iterable[FacetValue], query: SearchQuery
) -> tuple[Tile, ...]:
    """A tile for each place, from 0 (none) to 4 by its exemplars; with none, it leads nowhere."""
    counts = {each.value: each.count for each in counted}
    return tuple(_tile(place, counts.get(place.slug, 0), query) for place in places)


def _tile(place: Province, count: int, query: SearchQuery) -> Tile:
    url = links.search_url(query.with_filter("province", (place.slug,))) if count else None
    return Tile(place.slug, place.name, count, sum(count >= step for step in _STEPS), url)
