"""How much what counts: learnt on judged questions and searches, or chosen by hand.

In: nothing. Out: `WEIGHTS`. docs/search.md says which were learnt by tools/tune.py on one half of
what is judged and which were chosen, and reports on what nothing was learnt from.
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
    most: float = 0.04
    every: float = 0.075
    # A synonym counts a little less than what was typed.
    other_name: float = 0.8
    # What is only near in sense counts by what it says, as if the text were all about it.
    near_word: float = 0.4
    # And by what was typed in its stead says, which may be the longer: "dịch vụ công trực tuyến".
    near_unit: float = 0.2
    # Most and all of a query's units, near words among them.
    nearly: float = 0.04
    # Of what the query says: for a document that has not ended, and for an exemplar.
    not_ended: float = 0.15
    exemplar: float = 0.05
    # Of a word that stands nowhere else: for what cites a number, where that is asked for.
    citing: float = 0.5
    # A day asked for, where it is a record's own; a year, where a record bears it.
    date: float = 20.0
    year: float = 0.5
    # What fits the day that is asked for, by how much it fits; and if it is of the place named.
    day: float = 1.5
    day_there: float = 20.0
    # Of what a name says: for a record that bears what is named, beside words and alone; where it
    # may as well be meant as words; where a record nearly bears it.
    named: float = 1.0
    named_alone: float = 4.0
    doubtful: float = 0.5
    nearby: float = 0.25
    # Likewise, for a record of the field, the kind or the level that is said.
    label: float = 0.5
    # What is added when little is found holds this share of a question's units, or of what
    # keywords say.
    share: float = 0.25


WEIGHTS = Weights()
