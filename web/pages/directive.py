"""The page of one document: what it is, what it asks, continues, is carried out by, who answers.

In: a snapshot, a document and the filters of the address. Out: a `DirectivePage`. Every arrow is
shown at both of its ends.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, groupby

from flask import request

from kb import wording
from kb.documents import Standing, family_tree, implementing, standing
from kb.newsroom.deadlines import Due, document_deadlines
from kb.newsroom.requirements import duties_of
from kb.records import Directive, Exemplar, Record, as_type, of_type
from kb.records.codes import RELATIONS
from kb.search import FacetValue, SearchQuery, Snapshot, citing, narrow
from kb.wording.facets import FACETS
from web.address import Asking, links, search_query
from web.parts import (
    Fact,
    Group,
    Item,
    counted,
    duties,
    facts,
    laid_out,
    opened,
    paged,
    related,
)
from web.parts.family import Drawing, draw
from web.serving import current_snapshot

# By what the exemplars of a document may be narrowed on its page.
_FACETS = ("kind", "province", "field", "level", "year")


@dataclass(frozen=True)
class Narrowing:
    """A property of the exemplars that answer to the document, with counts."""

    label: str
    choices: tuple[counted.Choice, ...]


@dataclass(frozen=True)
class Answers:
    """The exemplars that answer to a document: one page of them, narrowed by the filters."""

    total: int
    part: paged.Paged[Exemplar]
    narrowings: tuple[Narrowing, ...]


@dataclass(frozen=True)
class DirectivePage:
    """All that a document's page shows."""

    record: Directive
    kind_url: str
    facts: tuple[Fact, ...]
    validity: Item | None
    standing: Standing
    citation: str
    deadlines: tuple[Due, ...]
    asks: tuple[duties.Asked, ...]
    asks_url: str
    groups: tuple[Group, ...]
    indirect: paged.Paged[Directive]
    drawing: Drawing | None
    answers: Answers
    themes: paged.Paged[Item]
    cited_in: paged.Paged[Item]
    sources: tuple[Item, ...]
    related: tuple[Item, ...]


def view(record_id: str) -> str:
    """One document, the exemplars that answer to it narrowed by the filters of the address."""
    record = opened(Directive, record_id)
    query = search_query(request.args)
    return laid_out(record, directive_page(current_snapshot(), record, query))


def directive_page(snapshot: Snapshot, record: Directive, query: SearchQuery) -> DirectivePage:
    """Gather a document's page; the query narrows the exemplars that answer to it."""
    relations, url = snapshot.relations, links.record_url(record)
    arrows = (*relations.outgoing(record.id), *relations.incoming(record.id))
    direct = {arrow.other.id for arrow in arrows}
    answering = relations.answering(record.id)
    others = [each for each in answering if as_type(Exemplar, each) is None]
    indirect = [each for each in implementing(relations, record) if each.id not in direct]
    named = direct | {each.id for each in answering}
    cited_in = [each for each in citing(snapshot, record) if each.id not in named]

    def item(other: Record) -> Item:
        return _item(snapshot, other)

    return DirectivePage(
        record=record,
        kind_url=facts.facet_url("doc_type", record.type),
        facts=facts.known_facts(record, snapshot.vocabularies),
        validity=_validity(record),
        standing=standing(record, relations),
        citation=record.citation,
        deadlines=document_deadlines(record, snapshot.vocabularies),
        asks=tuple(map(duties.asked_item, duties_of(record, snapshot.vocabularies))),
        asks_url=links.requirements_url(Asking(directive=record.id)),
        groups=tuple(_groups(snapshot, record)),
        indirect=paged.part_of(indirect, "gian-tiep", url),
        drawing=draw(family_tree(relations, record), record),
        answers=_answers(snapshot, record, query),
        themes=paged.part_of(others, "chuyen-de", url).each(item),
        cited_in=paged.part_of(cited_in, "duoc-nhac", url).each(item),
        sources=tuple(map(facts.source_item, record.sources)),
        related=related.related_items(snapshot, record),
    )


def _validity(record: Directive) -> Item | None:
    held = record.validity
    if held is None:
        return None
    entry = wording.entry(held)
    return Item(entry.name, entry.details)


def _groups(snapshot: Snapshot, record: Directive) -> Iterator[Group]:
    """The arrows of a document, those that it sends before those that it receives."""
    relations, kinds = snapshot.relations, list(RELATIONS)
    number, url = count(1), links.record_url(record)
    for arrows in (relations.outgoing(record.id), relations.incoming(record.id)):
        ordered = sorted(arrows, key=lambda link: kinds.index(link.kind))  # stable within a kind
        for label, links_of_label in groupby(ordered, key=lambda link: link.label):
            others = (link.other for link in links_of_label)
            part = paged.part_of(others, f"quan-he-{next(number)}", url)
            yield Group(label, part.shown, part)


def _item(snapshot: Snapshot, record: Record) -> Item:
    details, url = wording.brief(record, snapshot.vocabularies), links.record_url(record)
    held = facts.standing_of(record, snapshot.relations)
    return Item(wording.full_title(record), details, url, standing=held)


def _answers(snapshot: Snapshot, record: Directive, query: SearchQuery) -> Answers:
    """The exemplars that name a document, those of the question's filters, newest first."""
    exemplars = snapshot.relations.exemplars_of(record.id)
    filters = {name: query.filters[name] for name in _FACETS if name in query.filters}
    kept = narrow(snapshot, exemplars, filters)
    narrowed = SearchQuery(filters=filters)
    return Answers(
        total=len(exemplars),
        part=paged.part_of(
            of_type(Exemplar, kept.records), "page", links.answers_url(record, narrowed), "guong"
        ),
        narrowings=tuple(_narrowings(record, kept.facets, narrowed)),
    )


def _narrowings(
    record: Directive, facets: dict[str, tuple[FacetValue, ...]], query: SearchQuery
) -> Iterator[Narrowing]:
    """The properties by which the exemplars differ, or by which they are narrowed now."""
    for name in _FACETS:
        values = facets[name]
        if len(values) < 2 and not any(value.selected for value in values):
            continue
        choices = []
        for value in values:
            chosen = query.filters.get(name, ())
            kept = tuple(each for each in chosen if each != value.value)
            wanted = query.with_filter(name, kept if value.selected else (*chosen, value.value))
            choices.append(counted.choice(value, links.answers_url(record, wanted)))
        yield Narrowing(FACETS[name].label, tuple(choices))
