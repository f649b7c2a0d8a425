"""Whoosh's codec, but for the names of its files.

Whoosh draws the name of a segment from `random`. Whoever seeds that alike twice, as a library may
without a word, gets one name twice, and the second segment overwrites the first.
"""

from secrets import token_hex
from typing import Any

from whoosh.codec.whoosh3 import W3Codec


class Codec(W3Codec):  # type: ignore[misc]  # Whoosh ships no types
    """W3Codec with a name of its own for every segment."""

    def new_segment(self, storage: Any, indexname: str) -> Any:
        """A segment that no other is named like."""
        segment = super().new_segment(storage, indexname)
        segment.segid = token_hex(8)
        return segment
