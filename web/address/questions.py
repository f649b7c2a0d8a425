"""A question changed in one part: without a filter, with a value chosen, or no longer chosen.

In: a question, or the results that say how it was understood, and the part to change. Out: another
question, of which `web.address.links` makes an address; a page's address with a part of a list.
"""

from dataclasses import replace
from typing import TYPE_CHECKING

from kb.question import SearchQuery
from kb.text.pasted import plain

if TYPE_CHECKING:
    from kb.search import FacetValue, SearchResults, Understood


def without_part(query: SearchQuery, part: "Understood") -> SearchQuery:
    """The question without a part of its text: `CT05 -sách` without the exclusion is `CT05`."""
    text = query.text if part.text in query.text else plain(query.text)
    text = " ".join(text.replace(part.text, " ", 1).split())
    return replace(query, text=text, page=1)


def without_value(query: SearchQuery, name: str, value: str) -> SearchQuery:
    """The question without one value of a filter."""
    left = tuple(each for each in query.filters.get(name, ()) if each != value)
    return query.with_filter(name, left)


def without_years(query: SearchQuery) -> SearchQuery:
    """The question without the span of years."""
    return replace(query, from_year=None, to_year=None, page=1)


def turned_years(query: SearchQuery) -> SearchQuery | None:
    """The question with its years turned round, where the first is the later: 2025 to 2020."""
    first, last = query.from_year, query.to_year
    if not (first and last and first > last):
        return None
    return replace(query, from_year=last, to_year=first, page=1)


def without_filters(results: "SearchResults") -> SearchQuery:
    """The question without any filter, whether chosen or typed in the box."""
    query = results.query
    for part in results.understood:
        if part.is_filter:
            query = without_part(query, part)
    return replace(query, filters={}, from_year=None, to_year=None, page=1)


def toggled(results: "SearchResults", name: str, value: "FacetValue") -> SearchQuery:
    """The question with a value of a facet chosen, or no longer chosen."""
    query = results.query
    chosen = query.filters.get(name, ())
    if not value.selected:
        return query.with_filter(name, (*chosen, value.value))
    for part in results.understood:  # it may stand in the box, or in both places
        if part.kind == "filter" and part.id == value.value:
            query = without_part(query, part)
    return without_value(query, name, value.value)


def part_url(url: str, name: str, number: int, place: str = "") -> str:
    """A part of a long list on a page: "/co-quan/ban-mau?van-ban=2#van-ban"."""
    page = url.partition("#")[0].removesuffix("?")
    joined = "&" if "?" in page else "?"
    return f"{page}{f'{joined}{name}={number}' if number > 1 else ''}#{place or name}"
