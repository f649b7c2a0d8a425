"""The small parts that pages of records are laid out from: facts, items, groups of documents.

In: records and vocabularies. Out: words with addresses. What a record leaves out stays out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kb import wording
from kb.documents.relations import age
from kb.records import Directive, Record, Source, Theme, of_type
from kb.schema import specs
from kb.search import SearchQuery
from kb.text.phrases import joined
from kb.vocabularies.vocabularies import Vocabularies
from web.address import links


@dataclass(frozen=True)
class Value:
    """A fact's value, and where others that share it are."""

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
    details: str = ""
    url: str | None = None


@dataclass(frozen=True)
class Group:
    """Documents that stand in one relation to the record."""

    label: str
    directives: tuple[Directive, ...]


def known(facts: Iterator[Fact]) -> tuple[Fact, ...]:
    """The facts that say something."""
    return tuple(fact for fact in facts if fact.values)


def label(cls: type[Record], name: str) -> str:
    """The label of a declared field: (Exemplar, "subject") is "Được nêu gương"."""
    return next(spec.label for spec in specs(cls) if spec.name == name)


def fact(name: str, record: Record, text: str | None) -> Fact:
    """A declared field with a text; without one it says nothing."""
    return Fact(label(type(record), name), (Value(text),) if text else ())


def place(record: Record, text: str | None, vocabularies: Vocabularies) -> tuple[Value, ...]:
    """Where a record is from, leading to the page of its province."""
    where = vocabularies.where(record.province)
    return (Value(text, links.place_url(where.slug) if where else None),) if text else ()


def organisation(name: str | None, vocabularies: Vocabularies) -> tuple[Value, ...]:
    """A body, leading to its page if it has one."""
    body = vocabularies.organisation(name) if name else None
    return (Value(name, links.organisation_url(body.slug) if body else None),) if name else ()


def facet_url(name: str, value: str) -> str:
    """All records with one value of a facet."""
    return links.search_url(SearchQuery(filters={name: (value,)}))


def source_item(source: Source) -> Item:
    """A source without an address names its document."""
    entry = wording.source(source)
    return Item(entry.name, joined(entry.details, entry.where), source.url)


def directive_item(directive: Directive) -> Item:
    """A document in a list: its name and date, its subject below."""
    date = f" ({directive.issued.vietnamese()})" if directive.issued else ""
    url = links.record_url(directive)
    return Item(wording.heading(directive) + date, wording.subtitle(directive) or "", url)


def directive_items(records: Iterable[Record]) -> tuple[Item, ...]:
    """The documents among records, oldest first."""
    return tuple(map(directive_item, sorted(of_type(Directive, records), key=age)))


def theme_items(records: Iterable[Record]) -> tuple[Item, ...]:
    """The themes among records, the latest first."""
    found = sorted(of_type(Theme, records), key=lambda each: max(each.years), reverse=True)
    return tuple(Item(each.title, each.occasion, links.record_url(each)) for each in found)
