"""The parts of a question that must be found: words, their other names, what times mean.

In: a `ParsedQuery` and a `Snapshot`. Out: `Unit`s. What must stand in a document for each is said
in `kb.search.clauses`.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import singledispatch

from kb.index.engine import DATES, Clause, Term
from kb.search.fitting import bar
from kb.search.reading import PLACE, Named, ParsedQuery, Time
from kb.search.snapshot import Snapshot
from kb.search.stopwords import words_aside
from kb.search.synonyms import Unit, Words, units_of, words_of
from kb.vocabularies import Vocabularies
from kb.wording.facets import YEAR

Whole = frozenset[Words]

_MOST_YEARS = 30  # of a span that is open, or very long


def units_asked(snapshot: Snapshot, query: ParsedQuery) -> list[Unit]:
    """The parts of a query that must be found; phrases word by word.

    What says nothing is left out, and forms of address before a name, which a record may not use.
    """
    aside = words_aside(query) | query.addresses
    units = [
        _labelled(unit, query)
        for words, what in query.pieces
        for unit in _units(what, snapshot, words, frozenset(query.labels))
    ]
    units += [Unit((word,)) for phrase in query.phrases for word in phrase]
    return [unit for unit in dict.fromkeys(units) if not aside.issuperset(unit.words)]


def _labelled(unit: Unit, query: ParsedQuery) -> Unit:
    """The unit, if its words mean a field, a kind or a level, met by what bears that as well."""
    named = query.labels.get(unit.words)
    return replace(unit, meant=named_terms(named), named=named) if named else unit


@singledispatch
def _units(
    _: Time | Named | None, snapshot: Snapshot, words: Words, whole: Whole = frozenset()
) -> list[Unit]:
    """What neighbouring words ask for; `whole` are those that mean something together."""
    return units_of(words, snapshot.synonyms, snapshot.near_words, whole)


@_units.register
def _unit_of_time(time: Time, snapshot: Snapshot, words: Words, _: Whole) -> list[Unit]:
    """The numbers of a time, in a row, or a record of it; "ngày", "năm" need not stand there."""
    numbers = tuple(word for word in words if word.text.isdigit())
    meant = meant_clauses(snapshot.vocabularies, time)
    return [Unit(numbers or words, meant=meant, in_a_row=True)]


@_units.register
def _unit_of_name(named: Named, snapshot: Snapshot, words: Words, _: Whole) -> list[Unit]:
    """The words of a name, its other names, or a record that bears it.

    What is surely a place stands in a row: "Nam Định" is not in "Việt Nam … quyết định".
    """
    units = _units(None, snapshot, words)
    other, near = (units[0].others, units[0].near) if len(units) == 1 else ((), ())
    names = dict.fromkeys((*other, *map(words_of, named.names)))
    others = tuple(each for each in names if not _is_within(words, each))
    is_in_a_row = named.is_sure and named.facet == PLACE
    return [Unit(words, others, near, named_terms(named), is_in_a_row, named)]


def _is_within(words: Words, other: Words) -> bool:
    """Whether another name says the words themselves: "Ban Thường vụ Tỉnh ủy" says "Tỉnh ủy"."""
    starts = range(len(other) - len(words) + 1)
    return any(other[start : start + len(words)] == words for start in starts)


def named_terms(named: Named) -> tuple[Term, ...]:
    """The terms that bear what is named."""
    return tuple(Term(named.facet, value) for value in named.values)


def nearby_terms(named: Named) -> tuple[Term, ...]:
    """The terms that nearly bear what is named: Bắc Kạn is a part of today's Thái Nguyên."""
    return tuple(Term(named.facet, value) for value in named.nearby)


def meant_clauses(vocabularies: Vocabularies, time: Time) -> tuple[Clause, ...]:
    """What a record bears that is of the time, or fits the day."""
    return (*time_terms(time), *(bar(vocabularies, day) for day in time.days))


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
