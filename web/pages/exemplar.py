"""The page of one exemplar: facts, honours, sources, and its place among the others.

In: a snapshot and a record. Out: an `ExemplarPage`. What the record leaves out stays out of the
page: no empty lines, no guesses.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kb import wording
from kb.records import LEVELS, STAGES, Exemplar, Honour, Use
from kb.search import Snapshot
from kb.text.phrases import sentence
from kb.vocabularies.vocabularies import Vocabularies
from web.pages.hints import Hints, hints
from web.parts import facts
from web.parts.facts import Fact, Group, Item, Value
from web.parts.relatives import RelativeItem, relative_items


@dataclass(frozen=True)
class ExemplarPage:
    """All that an exemplar's page shows."""

    record: Exemplar
    kind_url: str
    facts: tuple[Fact, ...]
    honours: tuple[Item, ...]
    groups: tuple[Group, ...]
    uses: tuple[Item, ...]
    sources: tuple[Item, ...]
    related: tuple[RelativeItem, ...]
    hints: Hints


def exemplar_page(snapshot: Snapshot, record: Exemplar) -> ExemplarPage:
    """Gather an exemplar's page."""
    directives = snapshot.relations.directives_of(record)
    label = facts.label(Exemplar, "directives")
    sources = tuple(map(facts.source_item, record.sources))
    return ExemplarPage(
        record=record,
        kind_url=facts.facet_url("kind", record.kind),
        facts=facts.known(_facts(record, snapshot.vocabularies)),
        honours=tuple(map(_honour, record.honours)),
        groups=(Group(label, directives),) if directives else (),
        uses=tuple(map(_use, record.used_in)),
        sources=sources,
        related=relative_items(snapshot, record),
        hints=hints(record, snapshot.vocabularies, sources),
    )


def _facts(record: Exemplar, vocabularies: Vocabularies) -> Iterator[Fact]:
    subject = record.subject if record.subject != record.title else None
    yield facts.fact("subject", record, subject)
    yield facts.fact("role", record, sentence(record.role or ""))
    place = wording.place(record, vocabularies)
    yield Fact("Địa phương", facts.place(record, place, vocabularies))
    labels = vocabularies.field_labels
    fields = (
        Value(labels.get(code, code), facts.facet_url("field", code)) for code in record.fields
    )
    yield Fact(facts.label(Exemplar, "fields"), tuple(fields))
    years = (Value(str(year), facts.facet_url("year", str(year))) for year in record.years)
    yield Fact(facts.label(Exemplar, "years"), tuple(years))
    level = record.level
    levels = (Value(LEVELS[level], facts.facet_url("level", level)),) if level else ()
    yield Fact(facts.label(Exemplar, "level"), levels)
    yield facts.fact("stage", record, STAGES[record.stage] if record.stage else None)


def _honour(honour: Honour) -> Item:
    entry = wording.honour(honour)
    return Item(entry.name, sentence(entry.details))


def _use(use: Use) -> Item:
    entry = wording.use(use)
    return Item(entry.name, entry.details)
