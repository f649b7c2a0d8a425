"""Turns a record into what is indexed: weighted terms, facet values, sort keys. No engine in it.

In: a record, the vocabularies. Out: an `IndexDocument`. Terms in matching form:
syllables ("sinh"), compounds as pyvi cuts them ("học sinh"), both also without marks ("hoc sinh",
which is what an unaccented query can ask for), pairs of neighbouring syllables without marks,
document numbers; dates in one spelling ("2021-05-18", "2021-05", "2021-q2"); and by what it is
named outright, its titles and its own number; the organisations that it bears; and apart from the
rest what an exemplar says it is about. A term's weight is its count, times that of the text it
stands in.
"""

import hashlib
import itertools
import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kb.citations import (
    TYPE_LABELS,
    DocumentNumber,
    date_keys,
    find_citations,
    find_dates,
)
from kb.index.bodies import bodies_of
from kb.index.engine import (
    BODIES,
    COMPOUNDS,
    DATES,
    FOLDED,
    FOLDED_COMPOUNDS,
    HEADS,
    KINDS,
    NUMBERS,
    OWN_NUMBERS,
    PAIRS,
    SYLLABLES,
    TITLES,
)
from kb.index.segmentation import compounds
from kb.records import Directive, Exemplar, Record, as_type, record_to_plain
from kb.schema import Weight, searched
from kb.text.markup import to_text
from kb.text.vietnamese import fold, match_key, syllable_texts, syllables
from kb.vocabularies import Vocabularies
from kb.wording.facets import facet_values

# Part of every fingerprint: raise it when the same texts would be cut or counted differently.
ANALYSIS_VERSION = 10

# Against one for being cited.
OWN_NUMBER_BOOST = 100.0

Weights = dict[str, float]


@dataclass(frozen=True)
class IndexDocument:
    """Everything the index keeps of one record.

    `terms` has a table of weights for each kind of term; `length` is the summed weight of the
    syllables; `text` is the plain text shown in snippets.
    """

    id: str
    terms: dict[str, Weights]
    length: float
    facets: dict[str, tuple[str, ...]]
    issued: str
    title: str
    text: str
    record: Record


def fingerprint(record: Record, vocabularies: Vocabularies) -> str:
    """A hash of all that `document_for` would look at; equal means nothing to index again.

    The body is in the record itself; taking its text out of Markdown would cost more than it says.
    It is not written as JSON, which for long texts takes longer than to hash them.
    """
    plain = record_to_plain(record)
    body = plain.pop("body", "")
    seen = [
        ANALYSIS_VERSION,
        plain,
        list(texts_of(record, vocabularies, "")),
        facet_values(record, vocabularies),
        bodies_of(record, vocabularies),
    ]
    digest = hashlib.blake2b(json.dumps(seen).encode(), digest_size=16)
    digest.update(body.encode("utf-8", "surrogatepass"))
    return digest.hexdigest()


def document_for(
    record: Record, vocabularies: Vocabularies, *, is_replaced: bool = False
) -> IndexDocument:
    """What the index keeps of a record; depends on nothing but the arguments."""
    body = to_text(record.body)
    weights: dict[str, Weights] = {kind: defaultdict(float) for kind in KINDS}
    for text, weight in texts_of(record, vocabularies, body):
        _add_terms(weights, text, weight)
    weights[FOLDED] = _folded(weights[SYLLABLES])
    weights[FOLDED_COMPOUNDS] = _folded(weights[COMPOUNDS])
    weights[TITLES] = {key: 1.0 for key in map(match_key, titles_of(record)) if key}
    weights[BODIES] = dict.fromkeys(bodies_of(record, vocabularies), 1.0)
    weights[HEADS] = dict.fromkeys(_heads_of(record), 1.0)
    _add_numbers(weights, record, body)
    _add_dates(weights, record, body)
    return IndexDocument(
        id=record.id,
        terms={kind: dict(table) for kind, table in weights.items()},
        length=sum(weights[SYLLABLES].values()),
        facets=facet_values(record, vocabularies, is_replaced=is_replaced),
        issued=str(record.issued or ""),
        title=record.title,
        text="\n".join(part for part in (record.summary, body) if part),
        record=record,
    )


def length_of(record: Record, vocabularies: Vocabularies) -> float:
    """The length that the document of a record will have, without cutting it into compounds."""
    texts = texts_of(record, vocabularies, to_text(record.body))
    return sum(weight * sum(1 for _ in syllables(text or "")) for text, weight in texts)


def titles_of(record: Record) -> tuple[str, ...]:
    """How a title is said: "Về những điều …" also without "Về", and after "Quy định"."""
    bare = record.title.removeprefix("Về ")
    directive = as_type(Directive, record)
    label = TYPE_LABELS.get(directive.type, "") if directive else ""
    return (record.title, bare, f"{label} {record.title}", f"{label} {bare}")


def texts_of(record: Record, vocabularies: Vocabularies, body: str) -> Iterator[tuple[str, float]]:
    """Every text by whose words and phrases a record is found, each with its weight.

    `body` is the plain text of its body. The rest is what its fields are declared to be searched
    by, and the name that its province bears today.
    """
    yield body, Weight.PLAIN
    for name, weight in record.about.searched.items():
        yield getattr(record, name), weight
    for spec, value, weight in searched(record):
        yield from ((text, weight) for text in vocabularies.words(spec, value))
    where = vocabularies.where(record.province)
    if where and where.today.name != record.province:
        yield where.today.name, Weight.PLAIN


def _add_terms(weights: dict[str, Weights], text: str, weight: float) -> None:
    if not text:
        return
    found = list(syllables(text))
    for syllable in found:
        weights[SYLLABLES][syllable.text] += weight
    for left, right in itertools.pairwise(fold(" ".join(each.text for each in found)).split()):
        weights[PAIRS][f"{left} {right}"] += weight
    starts = {syllable.start: index for index, syllable in enumerate(found)}
    for start, end in compounds(text):
        first = starts.get(start)
        if first is not None:
            inside = [each.text for each in found[first : first + 8] if each.end <= end]
            weights[COMPOUNDS][" ".join(inside)] += weight


def _folded(weights: Weights) -> Weights:
    """Terms without their marks: all spellings count as one, so that none is favoured as rare."""
    folded: Weights = defaultdict(float)
    for term, weight in weights.items():
        folded[fold(term)] += weight
    return folded


def pair_term(left: str, right: str) -> str:
    """Two neighbouring syllables without marks: ("học", "sinh") gives "hoc sinh"."""
    return fold(f"{left} {right}")


def head_terms(text: str) -> Iterator[str]:
    """Each syllable, and each pair of neighbours: "Cô giáo" gives "cô", "giáo" and "cô giáo"."""
    found = syllable_texts(text)
    yield from found
    yield from map(" ".join, itertools.pairwise(found))


def _heads_of(record: Record) -> Iterator[str]:
    """The terms of what an exemplar says it is about; of other records nothing asks them."""
    exemplar = as_type(Exemplar, record)
    if exemplar:
        for text in (exemplar.title, exemplar.subject, exemplar.role, exemplar.summary):
            yield from head_terms(text or "")


def number_terms(number: DocumentNumber) -> tuple[str, ...]:
    """The terms by which a document number is found: with its issuer, and as spoken.

    01-KL/TW gives "1-kl/tw" and "1-kl", 27/CT-TTg "27/ct-ttg" and "27-ct", 345/UBND-NC
    "345/ubnd-nc" and "345-cv"; a spoken "Kết luận 01" gives only the latter.
    """
    return tuple(dict.fromkeys((number.key, number.spoken.key)))


def own_number_term(number: DocumentNumber) -> str:
    """The term under which all documents stand that may be meant by a number: "5-ct"."""
    return replace(number.spoken, year=None).key


def _told(record: Record, body: str) -> Iterator[str]:
    """The texts in which numbers of documents and dates are looked for; decisions that honoured."""
    yield from (record.title, record.summary or "", body)
    exemplar = as_type(Exemplar, record)
    for honour in exemplar.honours if exemplar else ():
        if honour.number and honour.number not in body:
            yield honour.decision or ""


def _add_numbers(weights: dict[str, Weights], record: Record, body: str) -> None:
    for text in _told(record, body):
        for citation in find_citations(text):
            for term in number_terms(citation.number):
                weights[NUMBERS][term] += 1.0
    directive = as_type(Directive, record)
    own = directive.parsed_number if directive else None
    if own and own.number is not None:
        weights[OWN_NUMBERS][own_number_term(own)] = 1.0
    for term in number_terms(own) if own and own.number else ():
        weights[NUMBERS][term] += OWN_NUMBER_BOOST


def own_date_term(key: str) -> str:
    """The term under which the records of a date stand, beside those that tell of it."""
    return f"own {key}"


def _add_dates(weights: dict[str, Weights], record: Record, body: str) -> None:
    for text in _told(record, body):
        for said in find_dates(text):
            for key in said.keys:
                weights[DATES][key] += 1.0
    for key in date_keys(record.issued) if record.issued else ():
        weights[DATES][key] += 1.0
        weights[DATES][own_date_term(key)] = 1.0
