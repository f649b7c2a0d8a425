"""The first hits of a query in their order, equals as the seam wants them.

In: a query whose scores are ranks or tell them, or a column. Out: ranks and slots of a page.
tantivy orders equals as they lie in its files, so those at the edges of a page are read whole and
ordered here.
"""

from collections.abc import Iterable
from functools import partial
from typing import Any

from tantivy import DocAddress, Order, Query, Searcher

from kb.index.tantivy.rows import Rows
from kb.index.tantivy.schema import DAY, DAY_LAST, NAME, SLOT
from kb.index.tantivy.tally import Tally

_MORE = 32  # hits read beyond a page at first, for those of equal rank
_MANY = 128  # and where their order may yet change
_SORTS = {"newest": (DAY, Order.Desc), "oldest": (DAY_LAST, Order.Asc), "name": (NAME, Order.Asc)}

Hit = tuple[float, DocAddress]


def slots_of(searcher: Searcher, hits: Iterable[tuple[float, DocAddress]]) -> list[int]:
    """The slots of hits."""
    found = searcher.fast_field_values(SLOT, [address for _, address in hits])
    return [int(slot or 0) for slot in found]


class Ranking:
    """The hits of a query down to the last one needed, and how many there are in all.

    `sort` is the order of a plan; "relevance" takes what the query adds up.
    """

    def __init__(
        self, searcher: Searcher, rows: Rows, query: Query, needed: int, sort: str, ties: str
    ) -> None:
        self._searcher, self._rows, self._query = searcher, rows, query
        self._sort, self._ties = sort, ties
        found = self._search(needed + _MORE)
        self.total: int = int(found.count)
        self._hits = self._with_equals(found.hits, needed)

    def _search(self, limit: int) -> Any:
        """The first hits, counted; its stub lacks `count`."""
        field, order = _SORTS.get(self._sort, (None, Order.Desc))
        return self._searcher.search(
            self._query, limit=limit, count=True, order_by_field=field, order=order
        )

    def _with_equals(self, hits: list[Hit], needed: int) -> list[Hit]:
        """With all that are of the rank of the last one needed."""
        while len(hits) < self.total and hits[-1][0] == hits[needed - 1][0]:
            hits = self._search(len(hits) * 8).hits
        return hits

    def page(self, start: int, size: int) -> list[tuple[int, int]]:
        """Rank and slot of so many from here, equals in order."""
        hits = self._hits
        edges = {hits[each][0] for each in (start, start + size - 1) if each < len(hits)}
        inside = range(start, start + size)
        near = [hit for at, hit in enumerate(hits) if at in inside or hit[0] in edges]
        before = next((at for at, hit in enumerate(hits) if hit[0] in edges), 0)
        slots = slots_of(self._searcher, near)
        ranked = ((int(rank), slot) for (rank, _), slot in zip(near, slots, strict=True))
        order = partial(_order, self._rows, self._sort, self._ties)
        return sorted(ranked, key=order)[start - before : start - before + size]


class ToldRanking:
    """The same by score, where a score also tells how many parts of a clause are held.

    How many there are in all is not known: that would take what the scores save.
    """

    total: int | None = None

    def __init__(
        self, searcher: Searcher, rows: Rows, query: Query, needed: int, tally: Tally, ties: str
    ) -> None:
        self._searcher, self._rows, self._query = searcher, rows, query
        self._tally, self._ties = tally, ties
        self._hits = self._best(needed)

    def _best(self, needed: int) -> list[tuple[int, DocAddress]]:
        """As many as are needed and more, so that none that is left can be one of them."""
        limit = needed + _MANY
        while True:
            hits = self._searcher.search(self._query, limit=limit, count=False).hits
            scores = ((self._tally.score(told), address) for told, address in hits)
            found = [(score, address) for score, address in scores if score is not None]
            if len(hits) < limit or self._is_sure(found, hits[-1][0], needed):
                return found
            limit *= 4

    def _is_sure(self, found: list[tuple[int, DocAddress]], last: float, needed: int) -> bool:
        better = sum(score > self._tally.highest(last) for score, _ in found)
        return better >= needed

    def page(self, start: int, size: int) -> list[tuple[int, int]]:
        """Score and slot of so many from here, equals in order."""
        slots = slots_of(self._searcher, self._hits)
        ranked = zip((score for score, _ in self._hits), slots, strict=True)
        order = partial(_order, self._rows, "relevance", self._ties)
        return sorted(ranked, key=order)[start : start + size]


def _order(rows: Rows, sort: str, ties: str, ranked: tuple[int, int]) -> tuple[int, ...]:
    """What hits are ordered by, best first."""
    rank, slot = ranked
    name, day = int(rows.names[slot]), int(rows.days[slot])
    if sort == "name":
        return (name,)
    if sort == "oldest":
        return (rank, name)
    if sort == "newest":
        return (-day, name)
    return (-rank, -day if ties == "newest" else 0, name)
