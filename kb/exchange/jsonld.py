"""Records as linked data: JSON-LD in the words of schema.org, for machines that read pages.

In: a record, and where its relatives stand. Out: dictionaries of plain values. People and
collectives carry the recognitions that their sources word; a model is a text about what is done;
a document says whether it is in force only where its record knows. What a record leaves out stays
out, and where somebody lives is not told of persons.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import singledispatch
from typing import Any

from kb.citations import TYPE_LABELS
from kb.documents import Relations
from kb.exchange.addresses import large_picture_path, record_path
from kb.pictures import NO_PICTURES, Gallery, Shown
from kb.records import Directive, Exemplar, Record, Theme
from kb.records.parts import Source
from kb.vocabularies import Vocabularies
from kb.wording import entry

_CONTEXT = "https://schema.org"
_IN_FORCE = {
    "con-hieu-luc": "https://schema.org/InForce",
    "het-hieu-luc": "https://schema.org/NotInForce",
}
# How one document stands to an earlier one; the others are only cited.
_ARROWS = {
    "tiep-tuc": "isBasedOn",
    "thuc-hien": "isBasedOn",
    "huong-dan": "isBasedOn",
    "can-cu": "isBasedOn",
    "thay-the": "legislationChanges",
    "sua-doi": "legislationChanges",
}
_OF_PEOPLE = {"ca-nhan": "Person", "tap-the": "Organization"}

Thing = dict[str, Any]


@dataclass(frozen=True)
class Surroundings:
    """What a record's description leads to: the others, the names of fields, the site."""

    relations: Relations
    vocabularies: Vocabularies
    base_url: str
    gallery: Gallery = NO_PICTURES

    def url(self, record: Record) -> str:
        """Where a record stands."""
        return self.base_url + record_path(record)

    def pictures(self, record: Record) -> list[tuple[Shown, str]]:
        """A record's pictures, each with the address of its largest file."""
        found = self.gallery.of(record)
        return [(each, self.base_url + large_picture_path(each.rendered)) for each in found]

    @property
    def publisher(self) -> Thing:
        """Who tells what we tell in our own words; a document is told by who issued it."""
        site = self.vocabularies.site
        return {"@type": "Organization", "name": site.publisher, "url": f"{self.base_url}/"}

    def links(self, directives: Iterable[Directive]) -> list[Thing]:
        """Documents by name and address."""
        return [
            {"@type": "Legislation", "@id": self.url(each), "name": each.citation}
            for each in directives
        ]


def record_to_linked(record: Record, around: Surroundings) -> Thing:
    """The description of a record; empty properties are left out."""
    head = {"@context": _CONTEXT, "@id": around.url(record), "url": around.url(record)}
    images = [_image(each, url) for each, url in around.pictures(record)]
    filled = head | _described(record, around) | {"image": images}
    return {name: value for name, value in filled.items() if value not in (None, "", [])}


def _image(shown: Shown, url: str) -> Thing:
    """A picture as search engines ask for it, with whom to credit."""
    picture, made = shown.picture, shown.rendered
    described = {
        "@type": "ImageObject",
        "contentUrl": url,
        "width": made.widths[-1],
        "height": made.height_at(made.widths[-1]),
        "caption": picture.caption or picture.alt,
        "creditText": picture.credit,
        "dateCreated": str(picture.date) if picture.date else None,
    }
    return {name: value for name, value in described.items() if value}


def _work(record: Record, around: Surroundings) -> Thing:
    """What any record is: a text about something, with its sources."""
    return {
        "@type": "CreativeWork",
        "name": record.title,
        "description": record.summary,
        "inLanguage": "vi",
        "publisher": around.publisher,
        "contentLocation": _named("Place", record.province),
        "isBasedOn": around.links(around.relations.directives_of(record)),
        "citation": [_source(each) for each in record.sources],
    }


_described = singledispatch(_work)


@_described.register
def _exemplar(record: Exemplar, around: Surroundings) -> Thing:
    if record.kind not in _OF_PEOPLE:
        return _model(record, around)
    described: Thing = {
        "@type": _OF_PEOPLE[record.kind],
        "name": record.subject or record.title,
        "description": record.summary,
        "award": [entry(each).text for each in record.honours],
        "subjectOf": [_source(each) for each in record.sources],
    }
    if record.kind == "ca-nhan":
        return described | {"jobTitle": record.role}
    return described | {"location": _place(record)}


def _model(record: Exemplar, around: Surroundings) -> Thing:
    labels = around.vocabularies.field_labels
    return {
        "@type": "Article",
        "headline": record.title,
        "description": record.summary,
        "inLanguage": "vi",
        "publisher": around.publisher,
        "about": _named("Thing", record.subject),
        "keywords": [labels.get(code, code) for code in record.fields],
        "contentLocation": _place(record),
        "award": [entry(each).text for each in record.honours],
        "isBasedOn": around.links(around.relations.directives_of(record)),
        "citation": [_source(each) for each in record.sources],
    }


@_described.register
def _directive(record: Directive, around: Surroundings) -> Thing:
    validity = record.validity.state if record.validity else ""
    place = _named("AdministrativeArea", record.province)
    return {
        "@type": ["Legislation", "CreativeWork"],
        "name": record.citation,
        "headline": record.title,
        "description": record.summary,
        "inLanguage": "vi",
        "legislationIdentifier": record.number,
        "legislationType": TYPE_LABELS[record.type],
        "legislationDate": str(record.issued) if record.issued else None,
        "legislationPassedBy": _named("Organization", record.issuer),
        "legislationJurisdiction": place,
        "legislationLegalForce": _IN_FORCE.get(validity),
        "subjectOf": [_source(each) for each in record.sources],
    } | _arrows(record, around)


def _arrows(record: Directive, around: Surroundings) -> Thing:
    arrows: Thing = {}
    for link in around.relations.outgoing(record.id):
        arrows.setdefault(_ARROWS.get(link.kind, "citation"), []).extend(around.links([link.other]))
    return arrows


@_described.register
def _theme(record: Theme, around: Surroundings) -> Thing:
    return _work(record, around) | {
        "alternativeHeadline": record.occasion,
        "creator": _named("Organization", record.issuer),
    }


def _source(source: Source) -> Thing:
    return dict(_source_parts(source))


def _source_parts(source: Source) -> Iterator[tuple[str, Any]]:
    yield "@type", "CreativeWork"
    yield "name", source.name
    if source.publisher:
        yield "publisher", _named("Organization", source.publisher)
    if source.date:
        yield "datePublished", str(source.date)
    if source.url:
        yield "url", source.url


def _named(what: str, name: str | None) -> Thing | None:
    return {"@type": what, "name": name} if name else None


def _place(record: Exemplar) -> Thing | None:
    """Where it is, no nearer than the commune, under the names of its time."""
    named = (record.commune, record.district, record.province)
    return _named("Place", ", ".join(each for each in named if each))
