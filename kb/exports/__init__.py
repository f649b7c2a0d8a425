"""Records as files: what a search found, or a hand-picked selection, in the format asked for.

In: a `Selection` (`kb.exports.selection`). Out: bytes. One declared table of formats serves the
site's download links and `kb export`.
"""

from kb.exports.formats import FORMATS
from kb.exports.media import Format
from kb.exports.selection import (
    MOST_RECORDS,
    Selection,
    pick,
    search_selection,
)

__all__ = [
    "FORMATS",
    "MOST_RECORDS",
    "Format",
    "Selection",
    "pick",
    "search_selection",
]
