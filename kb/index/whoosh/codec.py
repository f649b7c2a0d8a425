"""Whoosh's codec, but for the names of its files and the form of its postings.

Whoosh draws the name of a segment from `random`. Whoever seeds that alike twice, as a library may
without a word, gets one name twice, and the second segment overwrites the first. And it pickles
postings, 128 at a time: here the documents of a term stand as one array and the levels as another,
so that reading them copies nothing.
"""

from array import array
from secrets import token_hex
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import W3Codec, W3PostingsWriter
from whoosh.matching import ListMatcher

_ALIGNED = 4  # bytes at which arrays begin


class Codec(W3Codec):  # type: ignore[misc]  # Whoosh ships no types
    """W3Codec with a name of its own for every segment, and postings as arrays."""

    def new_segment(self, storage: Any, indexname: str) -> Any:
        """A segment that no other is named like."""
        segment = super().new_segment(storage, indexname)
        segment.segid = token_hex(8)
        return segment

    def postings_writer(self, dbfile: Any, byteids: bool = False) -> Any:
        """What writes the postings of one term after another."""
        return _PostingsWriter(dbfile, 0)

    def postings_reader(
        self, dbfile: Any, terminfo: Any, format_: Any, term: Any = None, scorer: Any = None
    ) -> Any:
        """The postings for Whoosh itself, which walks them one by one when it merges segments."""
        count = terminfo.doc_frequency()
        numbers, levels = postings_in(dbfile.get(terminfo.extent()[0], 5 * count), 0, count)
        weights = levels.astype(float).tolist()
        return ListMatcher(
            numbers.tolist(), weights, [b""] * len(weights), format_, term=term, terminfo=terminfo
        )


class _PostingsWriter(W3PostingsWriter):  # type: ignore[misc]
    """Writes the numbers of documents, ascending, four bytes each; then a byte for each level."""

    _terminfo: Any

    def _new_block(self) -> None:
        super()._new_block()
        self._ids, self._weights = array("I"), array("B")

    def add_posting(self, id_: int, weight: float, vbytes: bytes, length: Any = None) -> None:
        self._ids.append(id_)
        self._weights.append(int(weight))

    def finish_postings(self) -> Any:
        terminfo, self._terminfo = self._terminfo, None
        self._maxweight = max(self._weights)
        terminfo.add_block(self)
        self._postfile.write(np.array(self._ids, "<i4").tobytes() + self._weights.tobytes())
        self._postfile.write(bytes(-len(self._ids) % _ALIGNED))
        terminfo.set_extent(self._startoffset, self._postfile.tell() - self._startoffset)
        return terminfo


def postings_in(
    data: bytes | memoryview, start: int, count: int
) -> tuple[NDArray[np.int32], NDArray[np.uint8]]:
    """So many documents and their levels, as they stand from here: views, not copies."""
    numbers = np.frombuffer(data, "<i4", count, start)
    return numbers, np.frombuffer(data, np.uint8, count, start + numbers.nbytes)
