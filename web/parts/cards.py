"""A record in a list: what lets a reader judge it in two seconds.

In: a hit of a search. Out: a `Card` with the kind, the marked title, who, where and when.
"""

from dataclasses import dataclass
from functools import singledispatch

from kb import wording
from kb.documents import Relations
from kb.pictures import Gallery, Shown
from kb.records import Directive, Exemplar, Record, as_type
from kb.records.codes import ENDED
from kb.search import Hit, Span
from kb.text.phrases import inside, joined, sentence
from kb.vocabularies import Vocabularies
from web.address import links


@dataclass(frozen=True)
class Card:
    """One record of a list; `name` is the number of a document, before its title."""

    record: Record
    url: str
    name: str | None
    title: tuple[Span, ...]
    facts: tuple[str, ...]
    snippet: tuple[Span, ...]
    badge: str | None = None
    picture: Shown | None = None


def card(
    hit: Hit,
    vocabularies: Vocabularies,
    question: str = "",
    relations: Relations | None = None,
    gallery: Gallery | None = None,
) -> Card:
    """The card of a hit; its link carries the question, so that the record marks it too.

    With `relations` a document that another one replaced says so at a glance; with a `gallery` the
    card shows the record's first picture.
    """
    record = hit.record
    name = wording.heading(record) if wording.subtitle(record) else None
    known = tuple(fact for fact in _facts(record, vocabularies) if fact)
    url = links.record_url(record, question)
    badge, picture = _badge(hit, relations), gallery.first_of(record) if gallery else None
    return Card(record, url, name, hit.title, known, _snippet(hit), badge, picture)


def _badge(hit: Hit, relations: Relations | None) -> str | None:
    """What a reader must know before opening: that it is not in force, or not of that place."""
    record = hit.record
    is_replaced = relations and relations.replacing(record.id)
    directive = as_type(Directive, record)
    validity = directive.validity if directive else None
    ended = wording.entry(validity).name if validity and validity.state == ENDED else ""
    replaced = "đã được thay thế" if is_replaced else None
    elsewhere = "ở nơi khác" if hit.is_elsewhere else None
    return sentence(joined(replaced, inside(ended), elsewhere)) or None


def _snippet(hit: Hit) -> tuple[Span, ...]:
    """What matched; the summary when nothing in the text did, or nothing was asked."""
    if hit.record.summary and not any(span.hit for span in hit.snippet):
        return (Span(hit.record.summary, False),)
    return hit.snippet


@singledispatch
def _facts(record: Record, vocabularies: Vocabularies) -> tuple[str | None, ...]:
    """What stands below the title: a short text each, or None where no source says it."""
    return wording.place(record, vocabularies), wording.years(record.years)


@_facts.register
def _of_exemplar(record: Exemplar, vocabularies: Vocabularies) -> tuple[str | None, ...]:
    """Who (unless the title says so), where, when, and how high the recognition."""
    role = sentence(record.role or "")
    return (
        record.subject if record.subject and record.subject not in record.title else role,
        wording.then_and_now(record.province, vocabularies),
        wording.years(record.years),
        f"Ghi nhận {wording.level_phrase(record.level)}" if record.level else None,
    )


@_facts.register
def _of_document(record: Directive, vocabularies: Vocabularies) -> tuple[str | None, ...]:
    term = f"khóa {record.congress_term}" if record.congress_term else None
    return record.issuer, record.issued.vietnamese() if record.issued else None, term
