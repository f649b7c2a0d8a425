"""The panel of filters beside the hits of a search: values to tick, orders, years.

In: the results of a search. Out: `Filters`, laid out by `templates/parts/filters.html`: every value
is a box of one form and a link of its own, and the form keeps whatever is asked beside them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from werkzeug.datastructures import MultiDict

from kb.search import FacetValue, SearchQuery, SearchResults
from kb.text.phrases import quoted
from kb.wording.facets import FACETS
from web.address import links, parameters, questions, search_query

_SHOWN_CHOICES = 8
_YEAR_CHARS = 60
_YEARS = {"from": "Từ năm", "to": "Đến năm"}
_DEFAULT = SearchQuery()


@dataclass(frozen=True)
class Tick:
    """A value that can be ticked; `is_typed`: it stands in the box, only its link takes it away.

    `note` is what its label says in brackets: the former provinces that today's includes.
    """

    value: str
    label: str
    note: str
    count: int
    is_selected: bool
    is_typed: bool
    url: str


@dataclass(frozen=True)
class Facet:
    """A facet; `more` are the values behind a click."""

    name: str
    label: str
    ticks: tuple[Tick, ...]
    more: tuple[Tick, ...]


@dataclass(frozen=True)
class Order:
    """An order of the hits; the usual one has no value."""

    value: str
    label: str
    is_current: bool
    url: str


@dataclass(frozen=True)
class Filters:
    """All that the panel holds; `kept` are parameters that no box of it sends."""

    facets: tuple[Facet, ...]
    orders: tuple[Order, ...]
    from_year: int | None
    to_year: int | None
    kept: tuple[tuple[str, str], ...]
    chosen: int
    total: int


def unread_years(args: MultiDict[str, str]) -> dict[str, str]:
    """What stands for a year and is none, by parameter: `?from=abc&to=2020` is {"from": "abc"}."""
    asked = search_query(args)
    written = {name: " ".join(args.get(name, "").split())[:_YEAR_CHARS] for name in _YEARS}
    return {
        name: text
        for name, text in written.items()
        if text and getattr(asked, f"{name}_year") is None
    }


def year_hints(unread: Mapping[str, str]) -> Iterator[str]:
    """What is said of years that cannot be read: "Từ năm: “nay” không phải là năm, …"."""
    for name, written in unread.items():
        yield f"{_YEARS[name]}: {quoted(written)} không phải là năm, hãy viết bốn chữ số."


def panel(results: SearchResults) -> Filters | None:
    """The panel of a search; None where nothing would part the hits."""
    facets = tuple(_facet(results, name) for name in FACETS if _separates(results, name))
    if not facets:
        return None
    query = results.query
    chosen = sum(tick.is_selected for facet in facets for tick in (*facet.ticks, *facet.more))
    return Filters(
        facets=facets,
        orders=tuple(_orders(query)),
        from_year=query.from_year,
        to_year=query.to_year,
        kept=tuple(_kept(query, facets)),
        chosen=chosen + bool(query.from_year or query.to_year),
        total=results.total,
    )


def _separates(results: SearchResults, name: str) -> bool:
    """Whether a facet parts the hits; one whose every value all of them bear is not shown."""
    values = results.facets[name]
    return any(each.selected or each.count < results.total for each in values)


def _facet(results: SearchResults, name: str) -> Facet:
    ticks = [_tick(results, name, value) for value in results.facets[name]]
    shown = [each for each in ticks[_SHOWN_CHOICES:] if each.is_selected]
    more = [each for each in ticks[_SHOWN_CHOICES:] if not each.is_selected]
    if len(more) < 3:  # not worth a click
        shown, more = ticks[_SHOWN_CHOICES:], []
    return Facet(name, FACETS[name].label, (*ticks[:_SHOWN_CHOICES], *shown), tuple(more))


def _tick(results: SearchResults, name: str, value: FacetValue) -> Tick:
    label, _, note = value.label.partition(" (")
    is_typed = value.selected and value.value not in results.query.filters.get(name, ())
    return Tick(
        value=value.value,
        label=label,
        note=note.removesuffix(")"),
        count=value.count,
        is_selected=value.selected,
        is_typed=is_typed,
        url=links.filter_url(questions.toggled(results, name, value), name),
    )


def _orders(query: SearchQuery) -> Iterator[Order]:
    for sort, label in SearchQuery.SORTS.items():
        value = "" if sort == _DEFAULT.sort else sort
        yield Order(value, label, sort == query.sort, links.sort_url(query, sort))


def _kept(query: SearchQuery, facets: tuple[Facet, ...]) -> Iterator[tuple[str, str]]:
    """What is asked beside the panel: the text, the size, values that it does not show."""
    boxes = {(each.name, tick.value) for each in facets for tick in (*each.ticks, *each.more)}
    for name, value in parameters(replace(query, page=1)):
        if name not in ("from", "to", "sort") and (name, value) not in boxes:
            yield name, value
