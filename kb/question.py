"""A question as it crosses the seam of search: the same for page, API, command line and address.

In: what a reader typed and chose. Out: a `SearchQuery`, a value that loads nothing of search, so
that addresses are made and read without it. What the text says is read in `kb.search.reading`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar

Filters = dict[str, tuple[str, ...]]


@dataclass(frozen=True)
class SearchQuery:
    """A question, the same for the page, the API and the command line.

    `filters` maps a name of `FACETS` to the values asked for (several are alternatives);
    `from_year` and `to_year` are inclusive. Pages count from 1. A text is read up to `MAX_CHARS`,
    a page holds at most `MAX_SIZE`,
    an address at most `MAX_VALUES` of one filter; `SORTS` are the orders with their labels.
    """

    MAX_CHARS: ClassVar[int] = 1_000
    MAX_SIZE: ClassVar[int] = 100
    MAX_VALUES: ClassVar[int] = 20
    SORTS: ClassVar[Mapping[str, str]] = {
        "relevance": "Phù hợp nhất",
        "newest": "Mới nhất",
        "oldest": "Cũ nhất",
        "name": "Theo tên",
    }

    text: str = ""
    filters: Filters = field(default_factory=dict)
    from_year: int | None = None
    to_year: int | None = None
    sort: str = "relevance"
    page: int = 1
    size: int = 20

    def with_filter(self, name: str, values: tuple[str, ...]) -> "SearchQuery":
        """The same question with one filter set (or, with no values, lifted)."""
        filters = {key: held for key, held in self.filters.items() if key != name}
        return replace(self, filters=filters | ({name: values} if values else {}), page=1)
