"""Values with how many records they lead to: of a facet, as ways in, in a sentence.

In: values of facets as a search counts them. Out: `Choice`s, with labels and addresses.
"""

from dataclasses import dataclass

from kb.search import FacetValue, SearchQuery, SearchResults
from web.address import links

_EVERYTHING = SearchQuery()


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


def counts(results: SearchResults) -> tuple[Choice, ...]:
    """How many records of each type a search found, each with the address that lists them."""
    return tuple(way_in("type", value) for value in results.facets["type"])
