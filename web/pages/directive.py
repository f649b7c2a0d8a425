"""The page of one document: what it is, what it continues, what carries it out, who answers to it.

In: a snapshot, a document and the filters of the address. Out: a `DirectivePage`. Every arrow is
shown at both of its ends.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from flask import request

from kb import wording
from kb.documents.families import family_tree, implementing
from kb.records import Directive, Exemplar, Record, as_type
from kb.records.codes import LEVELS, RELATIONS
from kb.search import SearchQuery, Snapshot, citing
from kb.vocabularies.vocabularies import Vocabularies
from web.address import links
from web.address.params import search_query
from web.parts import facts
from web.parts.answers import Answers, answers_to
from web.parts.facts import Fact, Group, Item
from web.parts.family import Drawing, draw
from web.parts.records import laid_out, opened
from web.parts.related import related_items
from web.serving.state import current_snapshot


@dataclass(frozen=True)
class DirectivePage:
    """All that a document's page shows."""

    record: Directive
    kind_url: str
    facts: tuple[Fact, ...]
    validity: Item | None
    citation: str
    groups: tuple[Group, ...]
    indirect: tuple[Directive, ...]
    drawing: Drawing | None
    answers: Answers
    themes: tuple[Item, ...]
    cited_in: tuple[Item, ...]
    sources: tuple[Item, ...]
    related: tuple[Item, ...]


def view(record_id: str) -> str:
    """One document, the exemplars that answer to it narrowed by the filters of the address."""
    record = opened(Directive, record_id)
    query = search_query(request.args)
    return laid_out(record, directive_page(current_snapshot(), record, query))


def directive_page(snapshot: Snapshot, record: Directive, query: SearchQuery) -> DirectivePage:
    """Gather a document's page; the query narrows the exemplars that answer to it."""
    groups = tuple(_groups(snapshot, record))
    direct = {each.id for group in groups for each in group.directives}
    members = family_tree(snapshot.relations, record)
    answering = snapshot.relations.answering(record.id)
    others = [each for each in answering if as_type(Exemplar, each) is None]
    indirect = implementing(snapshot.relations, record)
    return DirectivePage(
        record=record,
        kind_url=facts.facet_url("kind", record.kind),
        facts=facts.known(_facts(record, snapshot.vocabularies)),
        validity=_validity(record),
        citation=record.citation,
        groups=groups,
        indirect=tuple(each for each in indirect if each.id not in direct),
        drawing=draw(members, record),
        answers=answers_to(snapshot, record, query),
        themes=tuple(_item(each, snapshot.vocabularies) for each in others),
        cited_in=tuple(_cited_in(snapshot, record, direct)),
        sources=tuple(map(facts.source_item, record.sources)),
        related=related_items(snapshot, record),
    )


def _facts(record: Directive, vocabularies: Vocabularies) -> Iterator[Fact]:
    issuer = facts.organisation(record.issuer, vocabularies)
    yield Fact(facts.label(Directive, "issuer"), issuer)
    issued = record.issued.vietnamese() if record.issued else None
    yield facts.fact("issued", record, issued)
    yield facts.fact("term", record, record.congress_term)
    yield facts.fact("signer", record, record.signer)
    yield facts.fact("level", record, LEVELS[record.level])
    province = wording.then_and_now(record.province, vocabularies)
    places = facts.place(record, province, vocabularies)
    yield Fact(facts.label(Directive, "province"), places)
    yield facts.fact("variants", record, "; ".join(record.variants))


def _validity(record: Directive) -> Item | None:
    held = record.validity
    if held is None:
        return None
    entry = wording.validity(held)
    return Item(entry.name, entry.details)


def _groups(snapshot: Snapshot, record: Directive) -> Iterator[Group]:
    """The arrows of a document, those that it sends before those that it receives."""
    relations, kinds = snapshot.relations, list(RELATIONS)
    for arrows in (relations.outgoing(record.id), relations.incoming(record.id)):
        ordered = sorted(arrows, key=lambda link: kinds.index(link.kind))  # stable within a kind
        for label, links_of_label in groupby(ordered, key=lambda link: link.label):
            yield Group(label, tuple(link.other for link in links_of_label))


def _item(record: Record, vocabularies: Vocabularies) -> Item:
    details = wording.brief(record, vocabularies)
    return Item(wording.full_title(record), details, links.record_url(record))


def _cited_in(snapshot: Snapshot, record: Directive, direct: set[str]) -> Iterator[Item]:
    """Whose texts cite it, without those that the page names already."""
    named = direct | {each.id for each in snapshot.relations.answering(record.id)}
    for each in citing(snapshot, record):
        if each.id not in named:
            yield _item(each, snapshot.vocabularies)
