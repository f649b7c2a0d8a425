"""Whoosh's codec, but for the names of its files; and its postings, whole blocks at a time.

Whoosh draws the name of a segment from `random`. Whoever seeds that alike twice, as a library may
without a word, gets one name twice, and the second segment overwrites the first.
"""

from collections.abc import Iterator, Sequence
from secrets import token_hex
from typing import Any

from whoosh.codec.whoosh3 import W3Codec, W3LeafMatcher


class Codec(W3Codec):  # type: ignore[misc]  # Whoosh ships no types
    """W3Codec with a name of its own for every segment."""

    def new_segment(self, storage: Any, indexname: str) -> Any:
        """A segment that no other is named like."""
        segment = super().new_segment(storage, indexname)
        segment.segid = token_hex(8)
        return segment


def blocks(matcher: Any) -> Iterator[tuple[Sequence[int], Sequence[float]]]:
    """The postings of a term in one segment, block by block: document numbers and weights.

    Whoosh's own way, a posting at a time, calls three of its functions for each.
    """
    while matcher.is_active():
        if isinstance(matcher, W3LeafMatcher):
            matcher._read_ids()
            matcher._read_weights()
            yield matcher._ids, matcher._weights
            matcher._next_block()
        else:  # few postings, which stand with their term
            yield [matcher.id()], [matcher.weight()]
            matcher.next()
