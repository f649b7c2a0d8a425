"""How much what counts, all of it learnt on judged questions and searches.

In: nothing. Out: `WEIGHTS`, learnt by tools/tune.py on one half of what is judged; docs/search.md
reports on both.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Weights:
    """What each kind of match weighs beside a word that stands by itself."""

    # A syllable in no compound of the query is a word by itself: "Tesla", "sứa".
    word: float = 1.0
    # A compound and its two syllables weigh about as much as one word.
    compound: float = 0.6
    # A syllable inside a compound says little alone, but survives a bad cut.
    syllable: float = 0.3
    # Neighbours in the query that are neighbours in the document.
    pair: float = 0.5
    # Three neighbours in a row, by what their pairs say, as if the text were all about them.
    row: float = 0.05
    # Three quarters of the units of a query, then all of them, by what the query says in all.
    most: float = 0.08
    every: float = 0.06
    # A synonym counts a little less than what was typed.
    other_name: float = 0.8
    # What is only near in sense counts by what it says, as if the text were all about it.
    near_word: float = 0.2
    # What is added when little is found holds this share of a question's units, or of what
    # keywords say.
    share: float = 0.25


WEIGHTS = Weights()
