"""Counts as tables, each row with a bar (`templates/parts/tables.html`).

In: labels and counts, or the values of a facet. Out: a `Table`.
"""

from dataclasses import dataclass, replace

from kb.search import FacetValue, SearchQuery
from web.address import links


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


def counted(title: str, name: str, values: tuple[FacetValue, ...], query: SearchQuery) -> Table:
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
