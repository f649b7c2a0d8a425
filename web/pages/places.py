"""Provinces and organisations through time: what they are and were called, and what is theirs.

In: a snapshot and a place, or an organisation. Out: a `PlacePage` or an `OrganisationPage`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kb import wording
from kb.documents.relations import age
from kb.records import LEVELS, Directive, Figure, Record, Theme
from kb.search import SearchQuery, Snapshot, search
from kb.text.phrases import listed, sentence
from kb.vocabularies.vocabularies import PLACE_KINDS, Organisation, Vocabularies, Where
from web.address import links
from web.pages.statistics import FigureItem, figure_item
from web.parts import facts
from web.parts.cards import Card, card
from web.parts.facts import Item, Value

_SHOWN_EXEMPLARS = 6


@dataclass(frozen=True)
class PlacePage:
    """All that a province's page shows: `history` in sentences, `units` lead to other times."""

    name: str
    history: tuple[str, ...]
    units: tuple[Value, ...]
    exemplars: tuple[Card, ...]
    exemplars_total: int
    exemplars_url: str
    directives: tuple[Item, ...]
    themes: tuple[Item, ...]
    figures: tuple[FigureItem, ...]
    organisations: tuple[Item, ...]


@dataclass(frozen=True)
class OrganisationPage:
    """All that an organisation's page shows."""

    body: Organisation
    level: str
    place: tuple[Value, ...]
    successor: Value | None
    predecessors: tuple[Value, ...]
    directives: tuple[Item, ...]
    themes: tuple[Item, ...]
    sources: tuple[Item, ...]


def place_page(snapshot: Snapshot, where: Where) -> PlacePage:
    """Gather the page of a province, as it is today or as it was."""
    vocabularies = snapshot.vocabularies
    query = SearchQuery(
        filters={"type": ("exemplar",), "province": (where.slug,)},
        sort="newest",
        size=_SHOWN_EXEMPLARS,
    )
    results = search(snapshot, query)
    ours = [each for each in snapshot.records if _is_in(each, where, vocabularies)]
    return PlacePage(
        name=where.name,
        history=tuple(_history(where)),
        units=tuple(_units(where)),
        exemplars=tuple(card(hit, vocabularies) for hit in results.hits),
        exemplars_total=results.total,
        exemplars_url=links.search_url(replace(query, size=SearchQuery().size)),
        directives=_directives(ours),
        themes=_themes(ours),
        figures=tuple(figure_item(snapshot, each) for each in ours if isinstance(each, Figure)),
        organisations=tuple(_organisations(where, vocabularies)),
    )


def _is_in(record: Record, where: Where, vocabularies: Vocabularies) -> bool:
    """Whether a record is from a place; today's unit has what its predecessors recorded too."""
    own = vocabularies.where(record.province)
    if own is None:
        return False
    is_today = where.slug == where.today.slug
    return own.today == where.today if is_today else own.slug == where.slug


def _history(where: Where) -> Iterator[str]:
    today = where.today
    since = f"Từ {today.since.with_unit()}, " if today.since else ""
    if where.slug != today.slug:
        yield sentence(f"{since}{where.name} thuộc {wording.unit(where)}.")
    elif today.former_names:
        parts = [unit.name for unit in today.predecessors]
        yield sentence(f"{since}{wording.unit(where)} gồm {listed(parts)} trước đây.")
        yield "Hồ sơ giữ tên tỉnh của thời điểm ấy; trang này gồm cả hồ sơ của các tỉnh cũ."
    else:
        yield f"{PLACE_KINDS[today.kind]} {today.name} giữ nguyên tên và địa giới."


def _units(where: Where) -> Iterator[Value]:
    """Today's unit and its predecessors, this one left out."""
    if where.slug != where.today.slug:
        yield Value(f"{where.today.name} ngày nay", links.place_url(where.today.slug))
    for unit in where.today.predecessors:
        if unit.slug not in (where.slug, where.today.slug):
            yield Value(f"{unit.name} trước đây", links.place_url(unit.slug))


def _directives(records: list[Record]) -> tuple[Item, ...]:
    found = sorted((each for each in records if isinstance(each, Directive)), key=age)
    return tuple(map(facts.directive_item, found))


def _themes(records: list[Record]) -> tuple[Item, ...]:
    themes = [each for each in records if isinstance(each, Theme)]
    themes.sort(key=lambda each: max(each.years), reverse=True)
    return tuple(Item(each.title, each.occasion, links.record_url(each)) for each in themes)


def _organisations(where: Where, vocabularies: Vocabularies) -> Iterator[Item]:
    for body in vocabularies.organisations:
        own = vocabularies.where(body.province)
        is_ours = own and (own.slug == where.slug or own.today.slug == where.slug)
        if is_ours:
            former = listed([each.name for each in body.former])
            details = f"Trước là {former}" if former else ""
            yield Item(body.name, details, links.organisation_url(body.slug))


def organisation_page(snapshot: Snapshot, body: Organisation) -> OrganisationPage:
    """Gather the page of an organisation."""
    vocabularies = snapshot.vocabularies
    ours = [
        each
        for each in snapshot.records
        if isinstance(each, Directive | Theme)
        and each.issuer
        and vocabularies.organisation(each.issuer) == body
    ]
    where = vocabularies.where(body.province)
    place = wording.then_and_now(body.province, vocabularies)
    successor = vocabularies.organisation(body.merged_into) if body.merged_into else None
    before = (each for each in vocabularies.organisations if each.merged_into == body.slug)
    return OrganisationPage(
        body=body,
        level=LEVELS[body.level],
        place=(Value(place or "", links.place_url(where.slug)),) if where else (),
        successor=_body(successor) if successor else None,
        predecessors=tuple(map(_body, before)),
        directives=_directives(list(ours)),
        themes=_themes(list(ours)),
        sources=tuple(map(facts.source_item, body.sources)),
    )


def _body(body: Organisation) -> Value:
    return Value(body.name, links.organisation_url(body.slug))
