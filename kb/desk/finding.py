"""The site's own search over records of every state, narrowed to one state where that is asked.

In: a question, a state, a page. Out: a `FoundPage`: the hits, each with the state of its record.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kb.desk.states import State, StateName
from kb.search import Hit, SearchQuery, SearchResults, Snapshot, search

SIZE = 20
_MOST_LOOKED_AT = 100  # pages of the search, when only one state is wanted


@dataclass(frozen=True)
class Found:
    """A record that was found, and where it is in its life."""

    hit: Hit
    state: State


@dataclass(frozen=True)
class FoundPage:
    """One page of what was found; `suggestion` is what may have been meant."""

    found: tuple[Found, ...]
    total: int
    page: int
    suggestion: str | None = None

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return -(-self.total // SIZE)


def find(
    snapshot: Snapshot, text: str, page: int, state: StateName | None, of: Callable[[str], State]
) -> FoundPage:
    """Answer a question; `of` tells the state of a record by its id."""
    if state is None:
        results = search(snapshot, SearchQuery(text, page=page, size=SIZE))
        found = tuple(Found(hit, of(hit.id)) for hit in results.hits)
        return FoundPage(found, results.total, page, results.suggestion)
    wanted = [each for each in _all(snapshot, text, of) if each.state.name == state]
    first = (page - 1) * SIZE
    return FoundPage(tuple(wanted[first : first + SIZE]), len(wanted), page)


def _all(snapshot: Snapshot, text: str, of: Callable[[str], State]) -> Iterator[Found]:
    for number in range(1, _MOST_LOOKED_AT + 1):
        results: SearchResults = search(
            snapshot, SearchQuery(text, page=number, size=SearchQuery.MAX_SIZE)
        )
        yield from (Found(hit, of(hit.id)) for hit in results.hits)
        if number >= results.pages:
            return
