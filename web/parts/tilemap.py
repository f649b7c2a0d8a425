"""The provinces as tiles, each roughly where it lies; the page gives them their places.

In: today's provinces and how many exemplars each has. Out: a `Tile` for every one of them.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from kb.search import FacetValue, SearchQuery
from kb.vocabularies.vocabularies import Place
from web.address import links

_STEPS = (1, 3, 6, 11)  # exemplars at which a tile gets darker


@dataclass(frozen=True)
class Tile:
    """A province: its code, its name, its exemplars and where they are listed."""

    slug: str
    name: str
    count: int
    shade: int
    url: str | None


def tiles(
    places: Iterable[Place], counted: Iterable[FacetValue], query: SearchQuery
) -> tuple[Tile, ...]:
    """A tile for each place, from 0 (none) to 4 by its exemplars; with none, it leads nowhere."""
    counts = {each.value: each.count for each in counted}
    return tuple(_tile(place, counts.get(place.slug, 0), query) for place in places)


def _tile(place: Place, count: int, query: SearchQuery) -> Tile:
    url = links.search_url(query.with_filter("province", (place.slug,))) if count else None
    return Tile(place.slug, place.name, count, sum(count >= step for step in _STEPS), url)
