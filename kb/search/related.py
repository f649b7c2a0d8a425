"""Which other records a reader of this one may want next, and why: from our own data alone.

In: a snapshot and a record. Out: a few `Relative`s, nearest first, each with what the two share:
field, place, kind, directive, issuer, family of documents, rare terms; for a theme the exemplars
that fit it, also by its keywords and years. A thing shared counts by
its weight times how rare it is (log of all records over those that have it), so a province with
five records says more than a field with a hundred. Sharing the kind alone relates nobody.
A plan like any other: each thing is a clause that adds to the score.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache, singledispatch
from typing import Literal

from kb.index.engine import COMPOUNDS, ID, All, Any, Clause, Plan, Scored, Term, Tier
from kb.records import KIND_LABELS, Directive, Exemplar, Record, Theme, as_type, of_type
from kb.search.clauses import holding, ids_clause
from kb.search.snapshot import Snapshot
from kb.text.vietnamese import canonical, syllable_texts

Thing = Literal[
    "field", "place", "directive", "relation", "family", "issuer", "keyword", "term", "year", "kind"
]

# A directive, a place or a rare term in common makes a story of two records; a field makes a
# theme; the kind only breaks ties.
WEIGHTS: dict[Thing, float] = {
    "family": 2.5,  # continued, replaced or amended by one another
    "directive": 2.0,
    "relation": 2.0,  # two documents that implement, guide … the same one
    "place": 2.0,
    "field": 1.5,
    "issuer": 1.5,
    "keyword": 1.0,  # of a theme: what the texts of fitting exemplars say
    "term": 1.0,
    "year": 0.5,
    "kind": 0.5,
}
MOST_RELATIVES = 5
_COMMON = 2_000  # a document that so many answer to tells no two of them apart
_RARE = 0.05  # a term in more than this share of the records is not rare
_UNIT = 1 / 64  # scores are whole numbers of this
_TERM_SYLLABLES = 80
_LONGEST_TERM = 4
_KINDS = frozenset(map(canonical, KIND_LABELS.values()))  # "kết luận" is said in every one


@dataclass(frozen=True)
class Shared:
    """One thing that two records have in common: ("field", "Giáo dục"); `detail` is a relation."""

    thing: Thing
    label: str
    detail: str = ""


@dataclass(frozen=True)
class Relative:
    """A record near another one, and what they share, in the order of `WEIGHTS`."""

    record: Record
    shared: tuple[Shared, ...]


_Held = tuple[Shared, Clause]


@dataclass(frozen=True)
class _Thing:
    """A thing that some of the records in question have, and how many."""

    shared: Shared
    clause: Clause
    count: int


def relatives(
    snapshot: Snapshot, record: Record, most: int = MOST_RELATIVES
) -> tuple[Relative, ...]:
    """The records of the same type nearest to this one; those its page names already left out."""
    return _nearest(snapshot, record, Term("type", record.record_type), most, fewest=2)


def fitting(snapshot: Snapshot, theme: Theme, most: int = MOST_RELATIVES) -> tuple[Relative, ...]:
    """The exemplars that fit a theme best."""
    return _nearest(snapshot, theme, Term("type", Exemplar.record_type), most, fewest=1)


def _nearest(
    snapshot: Snapshot, record: Record, alike: Term, most: int, fewest: int
) -> tuple[Relative, ...]:
    """The nearest among these; a thing that fewer than `fewest` of them have relates nobody."""
    every = snapshot.engine.frequencies([alike])[alike]
    things = [each for each in _things(snapshot, record, alike, every) if each.count >= fewest]
    relating = [each for each in things if each.shared.thing != "kind" and each.count < every]
    named = tuple(Term(ID, each) for each in (record.id, *_named_already(snapshot, record)))
    page = snapshot.engine.execute(
        Plan(
            tiers=(Tier("near", Any(tuple(each.clause for each in relating))),),
            scored=tuple(_weighed(each, every) for each in things),
            among=All((alike,), named),
            ties="newest",
            size=most,
        )
    )
    found = [hit.id for hit in page.hits]
    bearers = {each: snapshot.holding(All((each.clause, ids_clause(found)))) for each in things}
    return tuple(
        Relative(
            snapshot.record(record_id),
            tuple(each.shared for each in things if record_id in bearers[each]),
        )
        for record_id in found
    )


def _weighed(thing: _Thing, every: int) -> Scored:
    weight = WEIGHTS[thing.shared.thing] * math.log(every / thing.count)
    return Scored(round(weight / _UNIT), where=thing.clause)


def _things(snapshot: Snapshot, record: Record, alike: Term, every: int) -> Iterator[_Thing]:
    """What the record has that others may have too, and how many of its type do."""
    label = KIND_LABELS.get(record.kind, record.kind)
    facet = "kind" if as_type(Exemplar, record) else "doc_type"
    kind = (Shared("kind", label), Term(facet, record.kind))
    own, place = _of_its_type(record, snapshot), _of_place(snapshot, record)
    for shared, clause in (*own, *place, *_terms(snapshot, record), kind):
        plan = Plan(among=All((alike, clause)), size=0)
        count = snapshot.engine.execute(plan).total
        if shared.thing != "term" or count <= max(2, every * _RARE):
            yield _Thing(shared, clause, count)


def _of_place(snapshot: Snapshot, record: Record) -> Iterator[_Held]:
    """The unit of its time, and the rest of today's, which may have several former ones in it."""
    where = snapshot.vocabularies.where(record.province)
    if where is None:
        return
    then, today = Term("province", where.slug), Term("province", where.today.slug)
    yield Shared("place", where.name), then
    if where.slug != where.today.slug:
        rest = All((today,), (All((then,), (Term(ID, record.id),)),))
        yield Shared("place", where.today.name), rest


def _of_any_type(record: Record, snapshot: Snapshot) -> Iterator[_Held]:
    """What may be shared besides place, terms and kind: fields, and the documents answered to."""
    for code in record.fields:
        label = snapshot.vocabularies.field_labels.get(code, code)
        yield Shared("field", label), Term("field", code)
    for directive in snapshot.relations.directives_of(record):
        others = snapshot.relations.answering(directive.id)
        if len(others) <= _COMMON:
            label = directive.name if directive.number else directive.title
            yield Shared("directive", label), ids_clause(other.id for other in others)


_of_its_type = singledispatch(_of_any_type)


@_of_its_type.register
def _of_theme(record: Theme, snapshot: Snapshot) -> Iterator[_Held]:
    yield from _of_any_type(record, snapshot)
    for keyword in record.keywords:
        yield Shared("keyword", keyword), holding(keyword)
    for year in record.years:
        yield Shared("year", str(year)), Term("year", str(year))


@_of_its_type.register
def _of_directive(record: Directive, snapshot: Snapshot) -> Iterator[_Held]:
    family = snapshot.relations.family(record)
    yield Shared("family", record.name), ids_clause(each.id for each in family)
    for link in snapshot.relations.outgoing(record.id):
        others = snapshot.relations.incoming(link.other.id)
        bearing = (each.other.id for each in others if each.kind == link.kind)
        label = link.other.name if link.other.number else link.other.title
        yield Shared("relation", label, link.label), ids_clause(bearing)
    if record.issuer:
        yield Shared("issuer", record.issuer), ids_clause(_issued_by(snapshot, record.issuer))


def _issued_by(snapshot: Snapshot, issuer: str) -> Iterator[str]:
    """The documents of a body, however it places its tones: Tỉnh ủy, Tỉnh uỷ."""
    key = _spelling(issuer)
    return (
        each.id
        for each in of_type(Directive, snapshot.records)
        if each.issuer and _spelling(each.issuer) == key
    )


@lru_cache(maxsize=4096)
def _spelling(name: str) -> str:
    return canonical(name)


def _terms(snapshot: Snapshot, record: Record) -> Iterator[_Held]:
    """The compounds of what it is called and told by, rarest first; places and kinds apart."""
    stretches = (
        " ".join(words[start : start + size])
        for words in (syllable_texts(text)[:_TERM_SYLLABLES] for text in _told(record))
        for size in range(_LONGEST_TERM, 1, -1)
        for start in range(len(words) - size + 1)
    )
    terms = (Term(COMPOUNDS, text) for text in dict.fromkeys(stretches))
    frequencies = snapshot.engine.frequencies(terms)
    known = {term: n for term, n in frequencies.items() if n > 1}  # not by this record alone
    for term in sorted(known, key=lambda term: (known[term], term.text)):
        if term.text not in _KINDS and snapshot.vocabularies.where(term.text) is None:
            yield Shared("term", term.text), term


@singledispatch
def _told(record: Record) -> tuple[str, ...]:
    """The texts whose rare terms say what a record is about."""
    return (record.title, record.summary or "")


@_told.register
def _told_of_exemplar(record: Exemplar) -> tuple[str, ...]:
    return (record.title, record.subject or "", record.summary or "")


@_told.register
def _told_of_theme(_: Theme) -> tuple[str, ...]:
    return ()  # it has keywords


def _named_already(snapshot: Snapshot, record: Record) -> Iterator[str]:
    """The documents to which an arrow leads from here or back."""
    links = (*snapshot.relations.outgoing(record.id), *snapshot.relations.incoming(record.id))
    return (link.other.id for link in links)
