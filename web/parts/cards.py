"""A record in a list: what lets a reader judge it in two seconds.

In: a hit of a search. Out: a `Card` with the kind, the marked title, who, where and when.
"""

from dataclasses import dataclass
from functools import singledispatch

from kb import wording
from kb.documents import Relations, Standing, standing
from kb.pictures import Gallery, Shown
from kb.records import Directive, Exemplar, Record, Theme, as_type
from kb.search import Hit, Span
from kb.text.phrases import sentence
from kb.vocabularies import Vocabularies
from web.address import links


@dataclass(frozen=True)
class Card:
    """One record of a list; `name` is the number of a document, before its title.

    A document that is not in force any more says so in its `standing`, any other among its facts;
    `deadlines_url` leads to the deadlines of one that sets some.
    """

    record: Record
    url: str
    name: str | None
    title: tuple[Span, ...]
    facts: tuple[str, ...]
    snippet: tuple[Span, ...]
    badge: str | None = None
    picture: Shown | None = None
    standing: Standing | None = None
    deadlines_url: str | None = None


_ALONE = Relations(())


def card(
    hit: Hit,
    vocabularies: Vocabularies,
    question: str = "",
    relations: Relations = _ALONE,
    gallery: Gallery | None = None,
) -> Card:
    """The card of a hit; its link carries the question, so that the record marks it too.

    With `relations` a document that another one replaced names that; with a `gallery` the card
    shows the record's first picture.
    """
    record = hit.record
    name = wording.heading(record) if wording.subtitle(record) else None
    directive = as_type(Directive, record)
    held = standing(directive, relations) if directive else None
    known = (*_facts(record, vocabularies), held.text if held and not held.is_past else None)
    return Card(
        record,
        links.record_url(record, question),
        name,
        hit.title,
        tuple(fact for fact in known if fact),
        _snippet(hit),
        "Ở nơi khác" if hit.is_elsewhere else None,
        gallery.first_of(record) if gallery else None,
        held if held and held.is_past else None,
        links.deadlines_url(record) if _sets_deadlines(record) else None,
    )


def _snippet(hit: Hit) -> tuple[Span, ...]:
    """What matched; the summary when nothing in the text did, or nothing was asked."""
    if hit.record.summary and not any(span.hit for span in hit.snippet):
        return (Span(hit.record.summary, False),)
    return hit.snippet


@singledispatch
def _sets_deadlines(record: Record) -> bool:
    """Whether its page has a table of deadlines."""
    return False


@_sets_deadlines.register
def _of_plan(record: Directive) -> bool:
    return any(each.date for each in record.requirements)


@_sets_deadlines.register
def _of_theme(record: Theme) -> bool:
    return bool(record.deadlines)


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
