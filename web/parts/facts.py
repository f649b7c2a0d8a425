"""The small parts that pages of records are laid out from: facts, items, groups of documents.

In: records and vocabularies. Out: words with addresses. What a record leaves out stays out.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from kb import wording
from kb.documents import Relations, Standing, age, standing
from kb.pictures import Shown
from kb.records import Directive, Record, Theme, as_type, of_type
from kb.records.parts import Source
from kb.search import SearchQuery
from kb.text.phrases import joined
from kb.vocabularies import Vocabularies
from kb.wording.facets import FACETS
from web.address import links
from web.parts.paged import Paged

# What a page shows in a place of its own.
_APART = ("directives", "used_in", "validity")
# The facet that a fact leads to, where they are not called the same.
_FACETS = {"fields": "field", "years": "year"}


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
    """A line of a list: its main words, what else is known, where to read it, what to see.

    Of a document `standing` says whether it is in force.
    """

    title: str
    details: str = ""
    url: str | None = None
    picture: Shown | None = None
    standing: Standing | None = None


@dataclass(frozen=True)
class Group:
    """Documents that stand in one relation to the record; of very many one `part`."""

    label: str
    directives: tuple[Directive, ...]
    part: Paged[Directive] | None = None


def home_place(vocabularies: Vocabularies) -> Value | None:
    """The province or city whose collection it is, with its page."""
    where = vocabularies.where(vocabularies.site.province)
    return Value(wording.unit(where), links.place_url(where.slug)) if where else None


def known_facts(record: Record, vocabularies: Vocabularies) -> tuple[Fact, ...]:
    """What a record says, without what stands in a place of its own and without what it lacks."""
    return tuple(
        Fact(fact.label, linked(fact, vocabularies))
        for fact in wording.facts(record, vocabularies)
        if fact.values and fact.name not in _APART and fact.text != record.title
    )


def linked(fact: wording.Fact, vocabularies: Vocabularies) -> tuple[Value, ...]:
    """One by one where each leads somewhere, else in a row."""
    values = tuple(Value(each.text, _others(fact, each.key, vocabularies)) for each in fact.values)
    return values if any(each.url for each in values) else (Value(fact.text or ""),)


def _others(fact: wording.Fact, key: str, vocabularies: Vocabularies) -> str | None:
    """Where others with the same value are: a place's page, a body's, or a search by a facet."""
    if fact.name == "province":
        where = vocabularies.where(key)
        return links.place_url(where.slug) if where else None
    if fact.name == "issuer":
        body = vocabularies.organisation(key)
        return links.organisation_url(body.slug) if body else None
    facet = _FACETS.get(fact.name, fact.name)
    return facet_url(facet, key) if facet in FACETS else None


def facet_url(name: str, value: str) -> str:
    """All records with one value of a facet."""
    return links.search_url(SearchQuery(filters={name: (value,)}))


def source_item(source: Source) -> Item:
    """A source without an address names its document."""
    entry = wording.entry(source)
    return Item(entry.name, joined(entry.details, entry.where), source.url)


def standing_of(record: Record, relations: Relations) -> Standing | None:
    """Whether a document is in force; other records are not asked for it."""
    directive = as_type(Directive, record)
    return standing(directive, relations) if directive else None


def directive_item(directive: Directive, relations: Relations) -> Item:
    """A document in a list: its name and date, its subject below, whether it is in force."""
    date = f" ({directive.issued.vietnamese()})" if directive.issued else ""
    url = links.record_url(directive)
    name, subject = wording.heading(directive) + date, wording.subtitle(directive) or ""
    return Item(name, subject, url, standing=standing(directive, relations))


def directive_items(records: Iterable[Record], relations: Relations) -> tuple[Item, ...]:
    """The documents among records, oldest first."""
    found = sorted(of_type(Directive, records), key=age)
    return tuple(directive_item(each, relations) for each in found)


def theme_items(records: Iterable[Record]) -> tuple[Item, ...]:
    """The themes among records, the latest first."""
    found = sorted(of_type(Theme, records), key=lambda each: max(each.years), reverse=True)
    return tuple(Item(each.title, each.occasion, links.record_url(each)) for each in found)
