"""A record in a list: what lets a reader judge it in two seconds.

In: a hit of a search. Out: a `Card` with the kind, the marked title, who, where and when.
"""

from dataclasses import dataclass

from kb.records import LEVELS, Directive, Exemplar, Record
from kb.search.search import Hit
from kb.search.snippets import Span
from kb.vocabularies.vocabularies import Vocabularies
from web.address import links
from web.parts import words


@dataclass(frozen=True)
class Card:
    """One record of a list; `name` is the number of a document, before its title."""

    record: Record
    url: str
    name: str | None
    title: tuple[Span, ...]
    facts: tuple[str, ...]
    snippet: tuple[Span, ...]


def card(hit: Hit, vocabularies: Vocabularies, question: str = "") -> Card:
    """The card of a hit; its link carries the question, so that the record marks it too."""
    record = hit.record
    name, facts = None, _facts(record, vocabularies)
    if isinstance(record, Directive):
        name = record.name if record.number else None
    known = tuple(fact for fact in facts if fact)
    url = links.record_url(record, question)
    return Card(record, url, name, hit.title, known, _snippet(hit))


def _snippet(hit: Hit) -> tuple[Span, ...]:
    """What matched; the summary when nothing in the text did, or nothing was asked."""
    if hit.record.summary and not any(span.hit for span in hit.snippet):
        return (Span(hit.record.summary, False),)
    return hit.snippet


def _facts(record: Record, vocabularies: Vocabularies) -> tuple[str | None, ...]:
    if isinstance(record, Exemplar):
        return _exemplar_facts(record, vocabularies)
    if isinstance(record, Directive):
        term = f"khóa {record.congress_term}" if record.congress_term else None
        return record.issuer, record.issued.vietnamese() if record.issued else None, term
    province = words.province_then_and_now(record.province, vocabularies) or "Toàn quốc"
    return province, words.years(record.years)


def _exemplar_facts(record: Exemplar, vocabularies: Vocabularies) -> tuple[str | None, ...]:
    """Who (unless the title says so), where, when, and how high the recognition."""
    role = words.sentence(record.role or "")
    return (
        record.subject if record.subject and record.subject not in record.title else role,
        words.province_then_and_now(record.province, vocabularies),
        words.years(record.years),
        f"Ghi nhận cấp {LEVELS[record.level].lower()}" if record.level else None,
    )
