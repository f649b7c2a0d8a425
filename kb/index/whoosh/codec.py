"""Whoosh's codec, but for the names of its files and the form of its postings.

Whoosh draws the name of a segment from `random`. Whoever seeds that alike twice, as a library may
without a word, gets one name twice, and the second segment overwrites the first. And it pickles
postings, 128 at a time: here those of a term stand together, as `kb.index.whoosh.postings` has it.
"""

from array import array
from secrets import token_hex
from typing import Any

from whoosh.codec.whoosh3 import W3Codec, W3PostingsWriter
from whoosh.matching import ListMatcher

from kb.index.whoosh.postings import pack_postings, unpack_postings


class Codec(W3Codec):  # type: ignore[misc]  # Whoosh ships no types
    """W3Codec with a name of its own for every segment, and postings in few bytes."""

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
        start, length = extent_of(terminfo)
        count = terminfo.doc_frequency()
        numbers, levels = unpack_postings(dbfile.get(start, length), (0, length), count)
        weights = levels.astype(float).tolist()
        return ListMatcher(
            numbers.tolist(), weights, [b""] * len(weights), format_, term=term, terminfo=terminfo
        )


class _PostingsWriter(W3PostingsWriter):  # type: ignore[misc]
    """Gathers the documents of a term and their levels, and writes them at once."""

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
        self._postfile.write(pack_postings(self._ids, self._weights))
        terminfo.set_extent(self._startoffset, self._postfile.tell() - self._startoffset)
        return terminfo


def extent_of(terminfo: Any) -> tuple[int, int]:
    """Where the postings of a term begin, and in how many bytes, by what Whoosh read of it.

    Whoosh 2.7.4 gives the number of bytes as it unpacks it, in a tuple.
    """
    start, (length,) = terminfo.extent()
    return start, length
