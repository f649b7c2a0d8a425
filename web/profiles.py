"""The page of one record: facts, sources, and its place among the others.

In: a snapshot and a record. Out: an `ExemplarProfile` or a `DirectiveProfile`. What the record
leaves out stays out of the page: no empty lines, no guesses.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlsplit

from kb.query import SearchQuery
from kb.records import (
    LEVELS,
    RELATIONS,
    STAGES,
    USES,
    VALIDITY_STATES,
    Directive,
    Exemplar,
    Honour,
    Record,
    Source,
    Use,
)
from kb.schema import specs
from kb.snapshot import Snapshot
from kb.vocabularies import Vocabularies
from web import links, words
from web.relatives import RelativeItem, relative_items


@dataclass(frozen=True)
class Value:
    """A fact's value, and the search for others that share it."""

    text: str
    url: str | None = None


@dataclass(frozen=True)
class Fact:
    """A line of the list of facts."""

    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Item:
    """A line of a list: its main words, what else is known, and where to read it."""

    title: str
    details: str
    url: str | None = None


@dataclass(frozen=True)
class Group:
    """Documents that stand in one relation to the record."""

    label: str
    directives: tuple[Directive, ...]


@dataclass(frozen=True)
class ExemplarProfile:
    """All that an exemplar's page shows."""

    record: Exemplar
    kind_url: str
    facts: tuple[Fact, ...]
    honours: tuple[Item, ...]
    groups: tuple[Group, ...]
    uses: tuple[Item, ...]
    sources: tuple[Item, ...]
    related: tuple[RelativeItem, ...]


@dataclass(frozen=True)
class DirectiveProfile:
    """All that a directive's page shows."""

    record: Directive
    kind_url: str
    facts: tuple[Fact, ...]
    validity: Item | None
    groups: tuple[Group, ...]
    exemplars: tuple[Exemplar, ...]
    sources: tuple[Item, ...]
    related: tuple[RelativeItem, ...]


def profile(snapshot: Snapshot, record: Record) -> ExemplarProfile | DirectiveProfile:
    """Gather a record's page."""
    if isinstance(record, Exemplar):
        return _exemplar(snapshot, record)
    return _directive(snapshot, record)


def _exemplar(snapshot: Snapshot, record: Exemplar) -> ExemplarProfile:
    directives = snapshot.relations.directives_of(record)
    return ExemplarProfile(
        record=record,
        kind_url=_url("kind", record.kind),
        facts=_known(_exemplar_facts(record, snapshot.vocabularies)),
        honours=tuple(map(_honour, record.honours)),
        groups=(Group(_label(Exemplar, "directives"), directives),) if directives else (),
        uses=tuple(map(_use, record.used_in)),
        sources=tuple(map(_source, record.sources)),
        related=relative_items(snapshot, record),
    )


def _directive(snapshot: Snapshot, record: Directive) -> DirectiveProfile:
    return DirectiveProfile(
        record=record,
        kind_url=_url("kind", record.kind),
        facts=_known(_directive_facts(record, snapshot.vocabularies)),
        validity=_validity(record),
        groups=tuple(_groups(snapshot, record)),
        exemplars=snapshot.relations.exemplars_of(record.id),
        sources=tuple(map(_source, record.sources)),
        related=relative_items(snapshot, record),
    )


def _known(facts: Iterator[Fact]) -> tuple[Fact, ...]:
    return tuple(fact for fact in facts if fact.values)


def _exemplar_facts(record: Exemplar, vocabularies: Vocabularies) -> Iterator[Fact]:
    subject = record.subject if record.subject != record.title else None
    yield _fact("subject", record, subject)
    yield _fact("role", record, words.sentence(record.role or ""))
    yield Fact("Địa phương", _place(record, words.place(record, vocabularies), vocabularies))
    labels = vocabularies.field_labels
    fields = (Value(labels.get(code, code), _url("field", code)) for code in record.fields)
    yield Fact(_label(Exemplar, "fields"), tuple(fields))
    years = (Value(str(year), _url("year", str(year))) for year in record.years)
    yield Fact(_label(Exemplar, "years"), tuple(years))
    level = (Value(LEVELS[record.level], _url("level", record.level)),) if record.level else ()
    yield Fact(_label(Exemplar, "level"), level)
    yield _fact("stage", record, STAGES[record.stage] if record.stage else None)


def _directive_facts(record: Directive, vocabularies: Vocabularies) -> Iterator[Fact]:
    province = words.province_then_and_now(record.province, vocabularies)
    yield _fact("issuer", record, record.issuer)
    yield _fact("issued", record, record.issued.vietnamese() if record.issued else None)
    yield _fact("term", record, record.term)
    yield _fact("signer", record, record.signer)
    yield _fact("level", record, LEVELS[record.level])
    yield Fact(_label(Directive, "province"), _place(record, province, vocabularies))
    yield _fact("variants", record, "; ".join(record.variants))


def _label(cls: type[Record], name: str) -> str:
    """The label of a declared field: (Exemplar, "subject") is "Được nêu gương"."""
    return next(spec.label for spec in specs(cls) if spec.name == name)


def _fact(name: str, record: Record, text: str | None) -> Fact:
    return Fact(_label(type(record), name), (Value(text),) if text else ())


def _place(record: Record, text: str | None, vocabularies: Vocabularies) -> tuple[Value, ...]:
    where = vocabularies.where(record.province) if record.province else None
    return (Value(text, _url("province", where.slug) if where else None),) if text else ()


def _url(name: str, value: str) -> str:
    return links.search_url(SearchQuery(filters={name: (value,)}))


def _joined(*parts: str | int | None) -> str:
    return ", ".join(str(part) for part in parts if part)


def _honour(honour: Honour) -> Item:
    level = f"cấp {LEVELS[honour.level].lower()}" if honour.level else None
    return Item(honour.title, words.sentence(_joined(honour.issuer, level, honour.year)))


def _use(use: Use) -> Item:
    return Item(use.title, _joined(USES[use.kind], use.year))


def _validity(record: Directive) -> Item | None:
    held = record.validity
    if held is None:
        return None
    as_of = f" (tính đến {held.as_of.vietnamese()})" if held.as_of else ""
    return Item(f"{VALIDITY_STATES[held.state]}{as_of}", held.evidence or "")


def _source(source: Source) -> Item:
    """A source without an address names its document."""
    publisher = source.publisher if source.name != source.publisher else None
    date = source.date.vietnamese() if source.date else None
    if source.url:
        host = _host(source.url)
        host = host if host != source.name else None
        return Item(source.name, _joined(publisher, date, host), source.url)
    document = f"tài liệu {source.file}" if source.file and source.file != source.name else None
    return Item(source.name, _joined(publisher, date, document))


def _host(url: str) -> str | None:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.") or None
    except ValueError:  # a bracket out of place
        return None


def _groups(snapshot: Snapshot, record: Directive) -> Iterator[Group]:
    """The arrows of a document, those that it sends before those that it receives."""
    relations, kinds = snapshot.relations, list(RELATIONS)
    for arrows in (relations.outgoing(record.id), relations.incoming(record.id)):
        ordered = sorted(arrows, key=lambda link: kinds.index(link.kind))  # stable within a kind
        for label, links_of_label in groupby(ordered, key=lambda link: link.label):
            yield Group(label, tuple(link.other for link in links_of_label))
