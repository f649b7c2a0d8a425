"""Facet values of all documents as one table of numbers, so that counting is one pass over rows.

In: the values that each document bears, by facet. Out: counts over any documents, and the documents
that bear a value. A value is a number above 0; a row has a column for each value that a document
may bear of a facet, filled up with 0.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int32]

_WHOLE, _NONE = slice(None), slice(0, 0)


class FacetTable:
    """The values of all facets."""

    def __init__(self, borne: Sequence[Mapping[str, Sequence[str]]]) -> None:
        self._size = len(borne)
        self._columns: dict[str, slice] = {}
        self._values: list[str] = [""]
        self._codes: dict[str, dict[str, int]] = {}
        blocks = [np.empty((self._size, 0), np.int32)]
        for name in sorted({name for each in borne for name in each}):
            blocks.append(self._block(name, [dict.fromkeys(each.get(name, ())) for each in borne]))
        self._table = np.hstack(blocks)

    def _block(self, name: str, borne: Sequence[Mapping[str, None]]) -> Numbers:
        """The columns of one facet."""
        values = sorted({value for each in borne for value in each})
        codes = {value: len(self._values) + place for place, value in enumerate(values)}
        width = max(map(len, borne), default=0)
        first = sum(each.stop - each.start for each in self._columns.values())
        self._columns[name] = slice(first, first + width)
        self._values += values
        self._codes[name] = codes
        block = np.zeros((self._size, width), np.int32)
        for number, each in enumerate(borne):
            block[number, : len(each)] = [codes[value] for value in each]
        return block

    def counted(
        self, numbers: NDArray[np.int64], names: Iterable[str]
    ) -> dict[str, dict[str, int]]:
        """How many of these documents bear each value; none of a value that nobody bears."""
        wanted = list(names)
        columns = self._columns.get(wanted[0], _NONE) if len(wanted) == 1 else _WHOLE
        counts = np.bincount(self._table[numbers, columns].ravel(), minlength=len(self._values))
        return {name: self._of(name, counts) for name in wanted}

    def _of(self, name: str, counts: NDArray[np.int64]) -> dict[str, int]:
        found = ((value, int(counts[code])) for value, code in self._codes.get(name, {}).items())
        return {value: count for value, count in found if count}

    def values(self, name: str) -> Iterable[str]:
        """All values that are borne."""
        return self._codes.get(name, {})

    def bearing(self, name: str, value: str) -> Numbers:
        """The documents that bear a value, ascending."""
        code = self._codes.get(name, {}).get(value)
        if code is None:
            return np.empty(0, np.int32)
        documents, starts = self._bearers
        return documents[starts[code] : starts[code + 1]]

    @cached_property
    def _bearers(self) -> tuple[Numbers, NDArray[np.int64]]:
        """The documents by the values that they bear, and where those of each value begin."""
        codes = self._table.ravel()
        order = np.argsort(codes, kind="stable")
        width = max(1, self._table.shape[1])
        starts = np.searchsorted(codes[order], np.arange(len(self._values) + 1))
        return (order // width).astype(np.int32), starts
