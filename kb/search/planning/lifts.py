"""What lifts a document: words in a row, holding most of a question, what is near, what it is.

In: an `Asked`. Out: what is added to a score where a clause holds, as if the text were all about a
word that says so much.
"""

import math
from collections.abc import Iterator

from kb.index.analysis import own_date_term, own_number_term
from kb.index.engine import DATES, ID, OWN_NUMBERS, All, Any, Clause, Scored, Term
from kb.records.codes import ENDED
from kb.search.clauses import exact, in_a_row, number_term, pairs_of, unit_clause
from kb.search.direct import is_about
from kb.search.fitting import bar, fits
from kb.search.planning.asked import Asked
from kb.search.planning.weighing import lift, weighed
from kb.search.reading import PLACE
from kb.search.synonyms import Unit, Words
from kb.search.units import named_terms, nearby_terms, time_terms

# Most of a question's units are these.
MOST = 0.75
# "2021-05-18": of a month or a quarter, what tells of it may be meant as well.
_DAY_LENGTH = 10


def lifts(asked: Asked) -> Iterator[Scored]:
    """Rows, coverage, near words, near and cited numbers, what a record is, names, times, days."""
    yield from _rows(asked)
    yield from _coverage(asked)
    yield from _near_words(asked)
    yield from _near_numbers(asked)
    yield from _citing(asked)
    yield from _standing(asked)
    yield from _named(asked)
    yield from _times(asked)
    yield from _days(asked)


def _rows(asked: Asked) -> Iterator[Scored]:
    """Where three words stand as typed: more words in a row are several threes."""
    threes = (run[at : at + 3] for run in asked.stretches for at in range(len(run) - 2))
    for three in dict.fromkeys(threes):
        pairs = (*pairs_of(three),)
        if all(asked.frequencies[pair] for pair in pairs):
            says = sum(map(asked.rarity, pairs)) / len(pairs)
            words = tuple(map(asked.nearest, three)) if asked.is_marked else ()
            yield lift(asked.weights.row * says, All((*pairs, *words)))


def _coverage(asked: Asked) -> Iterator[Scored]:
    """Holding most of a query's units, and all of them, lifts at any length of query.

    Where some have near words, holding those instead lifts once more, but less.
    """
    told = {unit: says for unit in asked.units if (says := asked.told_by(unit))}
    says, weights = sum(told.values()), asked.weights
    clauses = tuple(unit_clause(unit, asked.nearest) for unit in told)
    yield from _holding(clauses, weights.most * says, weights.every * says)
    if any(unit.near for unit in told):
        clauses = tuple(unit_clause(unit, asked.nearest, nearly=True) for unit in told)
        yield from _holding(clauses, weights.nearly * says, weights.nearly * says)


def _holding(clauses: tuple[Clause, ...], most_says: float, all_say: float) -> Iterator[Scored]:
    most = math.ceil(MOST * len(clauses))
    if 1 < most < len(clauses):
        yield lift(most_says, Any(clauses, most))
    if len(clauses) > 1:
        yield lift(all_say, All(clauses))


def _near_words(asked: Asked) -> Iterator[Scored]:
    """Words of near sense, where those typed are not: of several the one that says most."""
    for unit in asked.units:
        without: tuple[Clause, ...] = (unit_clause(unit, asked.nearest),)
        for says, words in sorted(_near_known(asked, unit), key=lambda each: -each[0]):
            by_word = asked.weights.near_word * says
            by_unit = asked.weights.near_unit * asked.told_by(unit)
            holds = in_a_row(words)
            yield lift(by_word + by_unit, All((holds,), without))
            without = (*without, holds)


def _near_known(asked: Asked, unit: Unit) -> Iterator[tuple[float, Words]]:
    """What each near word says that stands anywhere."""
    for words in unit.near:
        terms = (*map(exact, words), *pairs_of(words))
        if all(asked.frequencies[term] for term in terms):
            yield max(map(asked.rarity, terms)), words


def _near_numbers(asked: Asked) -> Iterator[Scored]:
    """Documents near to a number that none bears, as much as if they held a rare word."""
    rare = math.log(1 + asked.size)
    for place, record_id in enumerate(asked.near_documents):
        yield lift(rare / (1 + place / 10), Term(ID, record_id))


def _citing(asked: Asked) -> Iterator[Scored]:
    """Documents that cite a number, before the one that bears it, where they are asked for."""
    if is_about(asked.query):
        says = asked.weights.citing * math.log(1 + asked.size)
        for citation in asked.query.citations:
            bears = Term(OWN_NUMBERS, own_number_term(citation.number))
            yield lift(says, All((number_term(citation),), (bears,)))


def _standing(asked: Asked) -> Iterator[Scored]:
    """An ended document after others, and exemplars before others, when nothing else tells."""
    says = sum(map(asked.told_by, asked.units))
    yield lift(asked.weights.not_ended * says, All((), (Term("validity", ENDED),)))
    yield lift(asked.weights.exemplar * says, Term("type", "exemplar"))


def _named(asked: Asked) -> Iterator[Scored]:
    """Records that bear what is named; when nothing else is asked, before all that only tell of it.

    Where a former province has nothing, its neighbours of today come first.
    """
    weights, query = asked.weights, asked.query
    is_alone = query.is_all_named and len(query.pieces) == 1
    for named in query.named:
        weight = weights.named_alone if is_alone else weights.named
        weight *= 1.0 if named.is_sure else weights.doubtful
        weight = weight if named.is_proper else weights.label
        for term in named_terms(named):
            yield lift(weight * asked.rarity(term), term)
        for term in nearby_terms(named):
            yield lift(weight * weights.nearby * asked.rarity(term), term)


def _times(asked: Asked) -> Iterator[Scored]:
    """Records of a date or a year; the date's own before those that tell of it."""
    for term in dict.fromkeys(term for time in asked.query.times for term in time_terms(time)):
        if term.kind == DATES:
            own = Term(DATES, own_date_term(term.text))
            yield weighed(asked, term, asked.weights.word)
            if len(term.text) == _DAY_LENGTH:
                yield lift(asked.weights.date, own)
        else:
            yield lift(asked.weights.year * asked.rarity(term), term)


def _days(asked: Asked) -> Iterator[Scored]:
    """What fits a day, those of the place that is named before all."""
    days = asked.query.days
    for day in days:
        for fitting, clause in fits(asked.vocabularies, day):
            yield lift(asked.weights.day * fitting, clause)
    places = [each for each in asked.query.named if each.facet == PLACE]
    named = [term for each in places for term in named_terms(each)]
    for term in named if days else ():
        fit = tuple(bar(asked.vocabularies, day) for day in days)
        yield lift(asked.weights.day_there, All((term, Any(fit))))
