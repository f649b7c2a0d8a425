"""Records in the fifteen words of Dublin Core, as libraries and archives exchange them.

In: a record, and where its relatives stand. Out: (element, text) pairs, an element as often as it
has something to say and never empty.
"""

from collections.abc import Iterator
from functools import singledispatch

from kb.citations import TYPE_LABELS
from kb.exchange.jsonld import Surroundings
from kb.pictures import Shown
from kb.records import KIND_LABELS, Directive, Exemplar, Record, Theme, as_type
from kb.wording import full_title


def dublin_core(record: Record, around: Surroundings) -> tuple[tuple[str, str], ...]:
    """The pairs in the order of the standard's schema: title, creator, subject …"""
    return tuple((name, text) for name, text in _elements(record, around) if text)


def _elements(record: Record, around: Surroundings) -> Iterator[tuple[str, str | None]]:
    yield "title", full_title(record)
    yield "creator", _creator(record)
    yield from (("subject", text) for text in _subjects(record, around))
    yield "description", record.summary
    yield "publisher", around.vocabularies.site.publisher
    yield "date", _date(record)
    yield "type", record.about.label
    yield "type", KIND_LABELS.get(record.kind) or TYPE_LABELS.get(record.kind)
    yield "identifier", around.url(record)
    yield from (("source", source.url or source.name) for source in record.sources)
    yield "language", "vi"
    yield from (("relation", around.url(each)) for each in _relatives(record, around))
    yield "coverage", record.province
    pictures = around.pictures(record)
    yield from (("relation", url) for _, url in pictures)
    yield from (("rights", f"Ảnh: {credit}") for credit in _credits(pictures))


def _credits(pictures: list[tuple[Shown, str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(shown.picture.credit for shown, _ in pictures))


@singledispatch
def _creator(record: Record) -> str | None:
    """Who issued it; what we tell of others is ours, and the publisher says so."""
    return None


@_creator.register
def _issuer(record: Directive | Theme) -> str | None:
    return record.issuer


def _subjects(record: Record, around: Surroundings) -> Iterator[str]:
    exemplar = as_type(Exemplar, record)
    if exemplar and exemplar.subject:
        yield exemplar.subject
    labels = around.vocabularies.field_labels
    yield from (labels.get(code, code) for code in record.fields)


def _date(record: Record) -> str | None:
    """The day a document was issued, else the year a record is about."""
    return str(record.issued) if record.issued else None


def _relatives(record: Record, around: Surroundings) -> tuple[Directive, ...]:
    """The documents that a record answers to, or to which a document's arrows lead."""
    others = (link.other for link in around.relations.outgoing(record.id))
    named = (*around.relations.directives_of(record), *others)
    return tuple({each.id: each for each in named}.values())
