"""The page of a body that issues documents: its names through time, and what it issued.

In: a snapshot and an organisation. Out: an `OrganisationPage`.
"""

from dataclasses import dataclass

from flask import abort, render_template

from kb import wording
from kb.records import Directive, Theme, of_type
from kb.records.codes import LEVELS
from kb.search import Snapshot
from kb.vocabularies import Organisation
from web.address import links
from web.parts import Item, Value, facts
from web.serving import current_snapshot


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


def view(slug: str) -> str:
    """A body that issues documents, with its names through time."""
    snapshot = current_snapshot()
    body = snapshot.vocabularies.organisation(slug)
    if body is None or body.slug != slug:
        abort(404)
    return render_template("pages/organisation.html", page=organisation_page(snapshot, body))


def organisation_page(snapshot: Snapshot, body: Organisation) -> OrganisationPage:
    """Gather the page of an organisation."""
    vocabularies = snapshot.vocabularies
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
        directives=facts.directive_items(
            (each for each in directives if is_ours(each.issuer)), snapshot.relations
        ),
        themes=facts.theme_items(each for each in themes if is_ours(each.issuer)),
        sources=tuple(map(facts.source_item, body.sources)),
    )


def _body(body: Organisation) -> Value:
    return Value(body.name, links.organisation_url(body.slug))
