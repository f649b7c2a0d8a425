"""The first hits of a query in their order, equals as the seam wants them.

In: a query whose scores are ranks, or a column. Out: ranks and slots of a page. tantivy orders
equals as they lie in its files, so those at the edges of a page are read whole and ordered here.
"""

from collections.abc import Iterable
from typing import Any

from tantivy import DocAddress, Order, Query, Searcher

from kb.index.tantivy.rows import Rows
from kb.index.tantivy.schema import DAY, DAY_LAST, NAME, SLOT

_MORE = 32  # hits read beyond a page at first, for those of equal rank
_SORTS = {"newest": (DAY, Order.Desc), "oldest": (DAY_LAST, Order.Asc), "name": (NAME, Order.Asc)}

Hit = tuple[float, DocAddress]


def slots_of(searcher: Searcher, hits: Iterable[Hit]) -> list[int]:
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
        self.total = int(found.count)
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
        return sorted(ranked, key=self._order)[start - before : start - before + size]

    def _order(self, ranked: tuple[int, int]) -> tuple[int, ...]:
        """What hits are ordered by, best first."""
        rank, slot = ranked
        name, day = int(self._rows.names[slot]), int(self._rows.days[slot])
        if self._sort == "name":
            return (name,)
        if self._sort == "oldest":
            return (rank, name)
        if self._sort == "newest":
            return (-day, name)
        return (-rank, -day if self._ties == "newest" else 0, name)
