"""The parts of a question that must be found: words, their other names, what times mean.

In: a `ParsedQuery` and a `Snapshot`. Out: `Unit`s. What must stand in a document for each is said
in `kb.search.clauses`.
"""

from collections.abc import Sequence
from functools import partial

from kb.index.engine import DATES, Clause, Term
from kb.search.fitting import fits
from kb.search.reading import ParsedQuery, Time, Word
from kb.search.snapshot import Snapshot
from kb.search.stopwords import words_aside
from kb.search.synonyms import Unit, units_of
from kb.vocabularies import Vocabularies
from kb.wording.facets import YEAR

_MOST_YEARS = 30  # of a span that is open, or very long


def units_asked(snapshot: Snapshot, query: ParsedQuery) -> list[Unit]:
    """The parts of a query that must be found; phrases word by word.

    What says nothing is left out, and forms of address before a name, which a record may not use.
    """
    aside = words_aside(query) | query.addresses
    cut = partial(units_of, table=snapshot.synonyms, near=snapshot.near_words)
    units: list[Unit] = []
    for words, time in query.pieces:
        units += [_unit_of_time(snapshot, words, time)] if time else cut(words)
    units += [Unit((word,)) for phrase in query.phrases for word in phrase]
    return [unit for unit in dict.fromkeys(units) if not aside.issuperset(unit.words)]


def _unit_of_time(snapshot: Snapshot, words: Sequence[Word], time: Time) -> Unit:
    """The numbers of a time, in a row, or a record of it; "ngày", "năm" need not stand there."""
    numbers = tuple(word for word in words if word.text.isdigit())
    return Unit(numbers or tuple(words), meant=meant_clauses(snapshot.vocabularies, time))


def meant_clauses(vocabularies: Vocabularies, time: Time) -> tuple[Clause, ...]:
    """What a record bears that is of the time, or fits the day."""
    fitting = (clause for day in time.days for _, clause in fits(vocabularies, day))
    return (*time_terms(time), *fitting)


def time_terms(time: Time) -> tuple[Term, ...]:
    """The terms of a date, or of the years of a span."""
    dated = (Term(DATES, time.date),) if time.date else ()
    return (*dated, *(Term(YEAR, str(year)) for year in _years(time)))


def _years(time: Time) -> Sequence[int]:
    if time.years is None:
        return ()
    first, last = time.years
    first = last - _MOST_YEARS + 1 if first is None and last else first or 0
    last = min(first + _MOST_YEARS - 1, last or first + _MOST_YEARS)
    return range(first, last + 1)
