"""The page of a province or city through time: what it is and was called, and what is from there.

In: a snapshot and a place. Out: a `PlacePage`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from flask import abort, redirect, render_template
from flask.typing import ResponseReturnValue

from kb import wording
from kb.records import Figure, Record, of_type
from kb.search import SearchQuery, Snapshot, search
from kb.text.phrases import listed, sentence
from kb.vocabularies import PROVINCE_KINDS, Vocabularies, Where
from web.address import links
from web.parts import Card, Item, Value, card, facts
from web.parts.figures import FigureItem, figure_item
from web.serving import current_snapshot

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


def view(slug: str) -> ResponseReturnValue:
    """A province or city, as it is and as it was; any spelling leads to its address."""
    snapshot = current_snapshot()
    where = snapshot.vocabularies.where(slug.replace("-", " "))
    if where is None:
        abort(404)
    if where.slug != slug:
        return redirect(links.place_url(where.slug), 301)
    return render_template("pages/place.html", page=place_page(snapshot, where))


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
        exemplars=tuple(card(hit, vocabularies, gallery=snapshot.gallery) for hit in results.hits),
        exemplars_total=results.total,
        exemplars_url=links.search_url(replace(query, size=SearchQuery().size)),
        directives=facts.directive_items(ours, snapshot.relations),
        themes=facts.theme_items(ours),
        figures=tuple(figure_item(snapshot, each) for each in of_type(Figure, ours)),
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
        yield f"{PROVINCE_KINDS[today.kind]} {today.name} giữ nguyên tên và địa giới."


def _units(where: Where) -> Iterator[Value]:
    """Today's unit and its predecessors, this one left out."""
    if where.slug != where.today.slug:
        yield Value(f"{where.today.name} ngày nay", links.place_url(where.today.slug))
    for unit in where.today.predecessors:
        if unit.slug not in (where.slug, where.today.slug):
            yield Value(f"{unit.name} trước đây", links.place_url(unit.slug))


def _organisations(where: Where, vocabularies: Vocabularies) -> Iterator[Item]:
    for body in vocabularies.organisations:
        own = vocabularies.where(body.province)
        is_ours = own and (own.slug == where.slug or own.today.slug == where.slug)
        if is_ours:
            former = listed([each.name for each in body.former])
            details = f"Trước là {former}" if former else ""
            yield Item(body.name, details, links.organisation_url(body.slug))
