"""The front page: what the collection holds and the ways into it.

In: a snapshot and the day. Out: a `HomePage`. Everything is counted; nothing on the page is
written by hand.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from flask import render_template

from kb.records import Directive
from kb.search import FacetValue, Hit, SearchQuery, Snapshot, search
from kb.text.vietnamese import fold, sort_key
from web.address import links
from web.pages.calendar import next_days
from web.parts import Card, Value, card, counted, days, facts
from web.serving import Policy, current_snapshot, today

_NEWEST = 5
_EXEMPLARS = SearchQuery(filters={"type": ("exemplar",)}, sort="newest", size=_NEWEST)
_ALL_EXEMPLARS = SearchQuery(filters=_EXEMPLARS.filters)


@dataclass(frozen=True)
class WayIn:
    """One list of ways in: the fields, the years, the provinces."""

    name: str
    title: str
    choices: tuple[counted.Choice, ...]


@dataclass(frozen=True)
class HomePage:
    """All that the front page shows."""

    counts: tuple[counted.Choice, ...]
    newest: tuple[Card, ...]
    newest_url: str
    ways_in: tuple[WayIn, ...]
    provinces: WayIn
    chain: tuple[Directive, ...]
    coming: tuple[days.DayLine, ...]
    tiles: tuple[counted.Tile, ...]
    home: Value | None
    examples: tuple[str, ...]


@Policy(is_daily=True)
def view() -> str:
    """What the collection holds, and the ways into it."""
    return render_template("pages/home.html", page=home_page(current_snapshot(), today()))


def home_page(snapshot: Snapshot, day: date) -> HomePage:
    """One search for the newest exemplars gives the counts too."""
    results = search(snapshot, _EXEMPLARS)
    facets = results.facets
    provinces = sorted(facets["province"], key=lambda each: sort_key(each.label))
    return HomePage(
        counts=counted.types(results),
        newest=tuple(
            card(hit, snapshot.vocabularies, relations=snapshot.relations, gallery=snapshot.gallery)
            for hit in results.hits
        ),
        newest_url=links.search_url(SearchQuery(filters=_EXEMPLARS.filters, sort="newest")),
        ways_in=(
            _way_in("field", "Theo lĩnh vực", facets["field"]),
            _way_in("year", "Theo năm", facets["year"]),
        ),
        provinces=_way_in("province", "Theo tỉnh, thành phố", provinces),
        chain=snapshot.relations.longest_chain("tiep-tuc"),
        coming=next_days(snapshot, day),
        tiles=counted.tiles(snapshot.vocabularies.places, facets["province"]),
        home=facts.home_place(snapshot.vocabularies),
        examples=_examples(snapshot, results.hits),
    )


def _examples(snapshot: Snapshot, newest: Iterable[Hit]) -> tuple[str, ...]:
    """Questions to begin with: those of the site, else the newest name, with marks and without."""
    names = [hit.record.title for hit in newest][:1]
    return snapshot.vocabularies.site.examples or tuple(
        dict.fromkeys(text for name in names for text in (name, fold(name).lower()))
    )


def _way_in(name: str, title: str, values: Iterable[FacetValue]) -> WayIn:
    return WayIn(
        name, title, tuple(counted.way_in(name, value, _ALL_EXEMPLARS) for value in values)
    )
