"""The page of a body that issues documents: its names through time, and what it issued.

In: a snapshot and an organisation. Out: an `OrganisationPage`.
"""

from dataclasses import dataclass

from flask import abort, render_template

from kb import wording
from kb.documents import age
from kb.records import Directive, Theme, of_type
from kb.records.codes import LEVELS
from kb.search import Snapshot
from kb.vocabularies import Organisation
from web.address import links
from web.parts import Item, Value, facts, paged
from web.serving import current_snapshot


@dataclass(frozen=True)
class OrganisationPage:
    """All that an organisation's page shows."""

    body: Organisation
    level: str
    place: tuple[Value, ...]
    successor: Value | None
    predecessors: tuple[Value, ...]
    directives: paged.Paged[Item]
    themes: paged.Paged[Item]
    sources: tuple[Item, ...]


def view(slug: str) -> str:
    """A body that issues documents, with its names through time."""
    snapshot = current_snapshot()
    body = snapshot.vocabularies.organisation(slug)
    if body is None or body.slug != slug:
        abort(404)
    return render_template("pages/organisation.html", page=organisation_page(snapshot, body))


def organisation_page(snapshot: Snapshot, body: Organisation) -> OrganisationPage:
    """Gather the page of an organisation."""
    vocabularies, url = snapshot.vocabularies, links.organisation_url(body.slug)
    directives, themes = of_type(Directive, snapshot.records), of_type(Theme, snapshot.records)
    where = vocabularies.where(body.province)
    place = wording.then_and_now(body.province, vocabularies)
    successor = vocabularies.organisation(body.merged_into) if body.merged_into else None
    before = (each for each in vocabularies.organisations if each.merged_into == body.slug)

    def is_ours(issuer: str | None) -> bool:
        return issuer is not None and vocabularies.organisation(issuer) == body

    return OrganisationPage(
        body=body,
        level=LEVELS[body.level],
        place=(Value(place or "", links.place_url(where.slug)),) if where else (),
        successor=_body(successor) if successor else None,
        predecessors=tuple(map(_body, before)),
        directives=paged.part_of(
            sorted((each for each in directives if is_ours(each.issuer)), key=age), "van-ban", url
        ).each(lambda each: facts.directive_item(each, snapshot.relations)),
        themes=paged.part_of(
            facts.theme_items(each for each in themes if is_ours(each.issuer)), "chuyen-de", url
        ),
        sources=tuple(map(facts.source_item, body.sources)),
    )


def _body(body: Organisation) -> Value:
    return Value(body.name, links.organisation_url(body.slug))
