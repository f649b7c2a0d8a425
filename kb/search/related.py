"""Which other records a reader of this one may want next, and why: from our own data alone.

In: a snapshot and a record. Out: a few `Relative`s, nearest first, each with what the two share:
field, place, kind, directive, issuer, family of documents, rare terms; for a theme the exemplars
that fit it, also by its keywords and years. A thing shared counts by
its weight times how rare it is (log of all records over those that have it), so a province with
five records says more than a field with a hundred. Sharing the kind alone relates nobody.
Arithmetic on postings and masks that the snapshot holds anyway; nothing is computed ahead.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, singledispatch
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from kb.records import KIND_LABELS, Directive, Exemplar, Record, Theme, as_type, of_type
from kb.search.matching import holding
from kb.search.snapshot import Snapshot
from kb.text.vietnamese import canonical, fold, syllable_texts

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


Numbers = NDArray[np.integer[Any]]
_Held = tuple[Shared, Numbers]


def relatives(
    snapshot: Snapshot, record: Record, most: int = MOST_RELATIVES
) -> tuple[Relative, ...]:
    """The records of the same type nearest to this one; those its page names already left out."""
    alike = _bearing(snapshot, "type", record.record_type)
    return _nearest(snapshot, record, alike, most, fewest=2)


def fitting(snapshot: Snapshot, theme: Theme, most: int = MOST_RELATIVES) -> tuple[Relative, ...]:
    """The exemplars that fit a theme best."""
    exemplars = _bearing(snapshot, "type", Exemplar.record_type)
    return _nearest(snapshot, theme, exemplars, most, fewest=1)


def _nearest(
    snapshot: Snapshot, record: Record, alike: Numbers, most: int, fewest: int
) -> tuple[Relative, ...]:
    """The nearest among these; a thing that fewer than `fewest` of them have relates nobody."""
    held = [each for each in _things(snapshot, record, alike) if len(each[1]) >= fewest]
    scores = np.zeros(snapshot.size, np.float64)
    counts = np.zeros(snapshot.size, np.bool_)
    for shared, ids in held:
        scores[ids] += WEIGHTS[shared.thing] * math.log(len(alike) / len(ids))
        if shared.thing != "kind":
            counts[ids] = True
    counts[_numbers(snapshot, (record.id, *_named_already(snapshot, record)))] = False
    found = np.flatnonzero(counts & (scores > 0))
    issued = snapshot.index.issued_order[found]
    found = found[np.lexsort((found, -issued, -scores[found]))[:most]]
    return tuple(
        Relative(
            snapshot.record(int(number)),
            tuple(shared for shared, ids in held if (ids == number).any()),
        )
        for number in found
    )


def _things(snapshot: Snapshot, record: Record, alike: Numbers) -> Iterator[_Held]:
    """What the record has that others may have too, with the documents of its type that do."""
    among = np.zeros(snapshot.size, np.bool_)
    among[alike] = True
    label = KIND_LABELS.get(record.kind, record.kind)
    facet = "kind" if as_type(Exemplar, record) else "doc_type"
    kind = (Shared("kind", label), _bearing(snapshot, facet, record.kind))
    own, place = _of_its_type(record, snapshot), _of_place(snapshot, record)
    for shared, ids in (*own, *place, *_terms(snapshot, record), kind):
        ids = ids[among[ids]]
        if shared.thing != "term" or len(ids) <= max(2, len(alike) * _RARE):
            yield shared, ids


def _of_place(snapshot: Snapshot, record: Record) -> Iterator[_Held]:
    """The unit of its time, and the rest of today's, which may have several former ones in it."""
    where = snapshot.vocabularies.where(record.province)
    if where is None:
        return
    then = _bearing(snapshot, "province", where.slug)
    today = _bearing(snapshot, "province", where.today.slug)
    yield Shared("place", where.name), then
    if where.slug != where.today.slug:
        here = snapshot.index.number_of[record.id]
        yield Shared("place", where.today.name), np.union1d(np.setdiff1d(today, then), [here])


def _of_any_type(record: Record, snapshot: Snapshot) -> Iterator[_Held]:
    """What may be shared besides place, terms and kind: fields, and the documents answered to."""
    for code in record.fields:
        label = snapshot.vocabularies.field_labels.get(code, code)
        yield Shared("field", label), _bearing(snapshot, "field", code)
    for directive in snapshot.relations.directives_of(record):
        others = snapshot.relations.answering(directive.id)
        if len(others) <= _COMMON:
            label = directive.name if directive.number else directive.title
            ids = _numbers(snapshot, (other.id for other in others))
            yield Shared("directive", label), ids


_of_its_type = singledispatch(_of_any_type)


@_of_its_type.register
def _of_theme(record: Theme, snapshot: Snapshot) -> Iterator[_Held]:
    yield from _of_any_type(record, snapshot)
    for keyword in record.keywords:
        yield Shared("keyword", keyword), np.flatnonzero(holding(snapshot.index, keyword))
    for year in record.years:
        yield Shared("year", str(year)), _bearing(snapshot, "year", str(year))


@_of_its_type.register
def _of_directive(record: Directive, snapshot: Snapshot) -> Iterator[_Held]:
    family = _numbers(snapshot, (each.id for each in snapshot.relations.family(record)))
    yield Shared("family", record.name), family
    for link in snapshot.relations.outgoing(record.id):
        others = snapshot.relations.incoming(link.other.id)
        ids = _numbers(snapshot, (each.other.id for each in others if each.kind == link.kind))
        label = link.other.name if link.other.number else link.other.title
        yield Shared("relation", label, link.label), ids
    if record.issuer:
        yield Shared("issuer", record.issuer), _issued_by(snapshot, record.issuer)


def _issued_by(snapshot: Snapshot, issuer: str) -> Numbers:
    """The documents of a body, however it places its tones: Tỉnh ủy, Tỉnh uỷ."""
    key = _spelling(issuer)
    found = (
        each.id
        for each in of_type(Directive, snapshot.records)
        if each.issuer and _spelling(each.issuer) == key
    )
    return _numbers(snapshot, found)


@lru_cache(maxsize=4096)
def _spelling(name: str) -> str:
    return canonical(name)


def _terms(snapshot: Snapshot, record: Record) -> Iterator[_Held]:
    """The compounds of what it is called and told by, rarest first; places and kinds apart."""
    found: dict[str, Numbers] = {}
    known = snapshot.index.spellings("compounds")
    for text in _told(record):
        words = syllable_texts(text)[:_TERM_SYLLABLES]
        for size in range(_LONGEST_TERM, 1, -1):
            for start in range(len(words) - size + 1):
                term = " ".join(words[start : start + size])
                if term not in found and term in known.get(fold(term), ()):
                    found[term] = snapshot.index.postings("compounds", term).ids
    for term in sorted(found, key=lambda term: (len(found[term]), term)):
        if term not in _KINDS and snapshot.vocabularies.where(term) is None:
            yield Shared("term", term), found[term]


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


def _bearing(snapshot: Snapshot, facet: str, value: str) -> Numbers:
    return np.flatnonzero(snapshot.index.bearing(facet, value))


def _named_already(snapshot: Snapshot, record: Record) -> Iterator[str]:
    """The documents to which an arrow leads from here or back."""
    links = (*snapshot.relations.outgoing(record.id), *snapshot.relations.incoming(record.id))
    return (link.other.id for link in links)


def _numbers(snapshot: Snapshot, ids: Iterable[str]) -> Numbers:
    number_of = snapshot.index.number_of
    return np.array(sorted({number_of[each] for each in ids if each in number_of}), int)
