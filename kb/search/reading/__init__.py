"""The reading of what a reader asks: the text of a `SearchQuery` (`kb.question`).

In: the text of the search box. Out: a `ParsedQuery`: words, phrases, exclusions, document numbers
and filters, and what was understood, part by part. `stages` lists what is read in what order; each
stage is the module named after what it reads, and is handed the `Frame`.
"""

from kb.search.reading.length import MAX_WORDS
from kb.search.reading.stages import parse, unread
from kb.search.reading.values import PLACE, Named, ParsedQuery, Time, Token, Understood, Word

__all__ = [
    "MAX_WORDS",
    "PLACE",
    "Named",
    "ParsedQuery",
    "Time",
    "Token",
    "Understood",
    "Word",
    "parse",
    "unread",
]
