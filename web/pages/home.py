"""The front page: what the collection holds and the ways into it.

In: a snapshot and the day. Out: a `HomePage`. Everything is counted; nothing on the page is
written by hand.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from kb.records import Directive
from kb.search import FacetValue, SearchQuery, SearchResults, Snapshot, search
from kb.text.vietnamese import sort_key
from web.address import links
from web.pages.calendar import DayItem, next_day
from web.pages.results import Choice, choice
from web.parts.cards import Card, card
from web.parts.tilemap import Tile, tiles

_NEWEST = 5
_EXEMPLARS = SearchQuery(filters={"type": ("exemplar",)}, sort="newest", size=_NEWEST)
_ALL_EXEMPLARS = SearchQuery(filters=_EXEMPLARS.filters)


@dataclass(frozen=True)
class WayIn:
    """One list of ways in: the fields, the years, the provinces."""

    name: str
    title: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class HomePage:
    """All that the front page shows."""

    counts: tuple[Choice, ...]
    newest: tuple[Card, ...]
    newest_url: str
    ways_in: tuple[WayIn, ...]
    provinces: WayIn
    chain: tuple[Directive, ...]
    coming: DayItem | None
    tiles: tuple[Tile, ...]


def home_page(snapshot: Snapshot, today: date) -> HomePage:
    """One search for the newest exemplars gives the counts too."""
    results = search(snapshot, _EXEMPLARS)
    facets = results.facets
    provinces = sorted(facets["province"], key=lambda each: sort_key(each.label))
    return HomePage(
        counts=_counts(results),
        newest=_newest(snapshot, results),
        newest_url=links.search_url(SearchQuery(filters=_EXEMPLARS.filters, sort="newest")),
        ways_in=(
            _way_in("field", "Theo lĩnh vực", facets["field"]),
            _way_in("year", "Theo năm", facets["year"]),
        ),
        provinces=_way_in("province", "Theo tỉnh, thành phố", provinces),
        chain=snapshot.relations.longest_chain("tiep-tuc"),
        coming=next_day(snapshot, today),
        tiles=tiles(snapshot.vocabularies.places, facets["province"], _ALL_EXEMPLARS),
    )


def record_counts(snapshot: Snapshot) -> tuple[Choice, ...]:
    """How many records of each type there are, each with the address that lists them."""
    return _counts(search(snapshot, _EXEMPLARS))


def _counts(results: SearchResults) -> tuple[Choice, ...]:
    return tuple(_choice("type", value, SearchQuery()) for value in results.facets["type"])


def _newest(snapshot: Snapshot, results: SearchResults) -> tuple[Card, ...]:
    return tuple(card(hit, snapshot.vocabularies) for hit in results.hits)


def _way_in(name: str, title: str, values: Iterable[FacetValue]) -> WayIn:
    return WayIn(name, title, tuple(_choice(name, value, _ALL_EXEMPLARS) for value in values))


def _choice(name: str, value: FacetValue, query: SearchQuery) -> Choice:
    return choice(value, links.search_url(query.with_filter(name, (value.value,))))
