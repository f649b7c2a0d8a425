"""The page of a record, of whatever type: found by its address, its text as HTML (`record.html`).

In: the id that an address names, the type it should be of, the question that it carries (`?q=`).
Out: the record, or the way to its right address; its page laid out around its text, with citations
linked and what a search found marked. Without a question nothing is marked.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeVar

from flask import abort, redirect, render_template, request
from markupsafe import escape

from kb import wording
from kb.documents import Reference, Relations, Setting, standing
from kb.exchange.jsonld import Surroundings, record_to_linked
from kb.records import Directive, Record, as_type
from kb.search import Snapshot, mark_parts
from kb.text.html import Html, Place
from kb.text.markup import to_marked_html
from kb.text.phrases import inside
from kb.text.vietnamese import slug
from kb.vocabularies import KnownNumber
from web.address import links, search_query
from web.parts.sourced import sourced
from web.serving import current_snapshot, wanted_record

R = TypeVar("R", bound=Record)
_LEAD = re.compile(r"\s*(?:<h[2-6][ >].*?</h[2-6]>\s*)?<p[ >].*?</p>", re.DOTALL)
FIRST_MATCH = "khop"  # the id of the first mark, which a link on the page leads to


def opened(cls: type[R], record_id: str) -> R:
    """The record of a page; an old id of it, or the wrong type, leads to the right address."""
    found = wanted_record(current_snapshot(), record_id)
    record = as_type(cls, found)
    if record is None or record.id != record_id:
        question = search_query(request.args).text
        abort(redirect(links.record_url(found, question), 301))
    return record


def laid_out(record: Record, page: object) -> str:
    """A record's page: with what a search marks in it, and its data for machines."""
    snapshot = current_snapshot()
    lists, gallery = snapshot.vocabularies, snapshot.gallery
    around = Surroundings(snapshot.relations, lists, links.base_url(), gallery)
    return render_template(
        f"pages/{record.record_type}.html",
        page=page,
        marked=marked_record(snapshot, record, search_query(request.args).text),
        linked=record_to_linked(record, around),
    )


@dataclass(frozen=True)
class Ambiguity:
    """A number that several documents bear; `anchor` is where the page lists them.

    Of those `known` by their number only there is no page to lead to.
    """

    text: str
    anchor: str
    directives: tuple[Directive, ...]
    known: tuple[KnownNumber, ...]


@dataclass(frozen=True)
class MarkedRecord:
    """The parts of a record as HTML, and the question that was marked in them.

    `cited` are the numbers of the sources that its text names.
    """

    heading: str
    subtitle: str
    summary: str
    body: str
    question: str
    matches: int
    plain_url: str
    ambiguities: tuple[Ambiguity, ...]
    cited: frozenset[int]

    @property
    def lead(self) -> str:
        """The first paragraph, with a heading before it; none where the text begins otherwise."""
        found = _LEAD.match(self.body)
        return found[0] if found else ""

    @property
    def rest(self) -> str:
        """What follows the first paragraph."""
        return self.body[len(self.lead) :].strip()


def marked_record(snapshot: Snapshot, record: Record, question: str) -> MarkedRecord:
    """Mark words as typed and their other names; if none stands there, words of other accents."""
    heading, *texts = _parts(record)
    setting = Setting.of(record)
    linked = [_link_citations(snapshot, text, setting) for text in texts]
    parts = (heading, *(each.html for each in linked))
    marked = mark_parts(snapshot, question, parts)
    question = question if marked else ""
    matches = sum(part.matches for part in marked or ())
    shown = [part.html for part in marked] if marked else list(parts)
    heading, subtitle, summary, body = _with_anchor(shown)
    text = sourced(body, len(record.sources))
    return MarkedRecord(
        heading=heading,
        subtitle=subtitle,
        summary=summary,
        body=text.html,
        question=question,
        matches=matches,
        plain_url=links.record_url(record),
        ambiguities=_distinct(each for part in linked for each in part.ambiguities),
        cited=text.cited,
    )


def _parts(record: Record) -> tuple[str, ...]:
    texts = (wording.heading(record), wording.subtitle(record) or "", record.summary or "")
    return (*(str(escape(text)) for text in texts), to_marked_html(record.body))


def _with_anchor(parts: list[str]) -> list[str]:
    """Name the first mark: of the body, which may be far below; else of what stands above it."""
    for place in (-1, *range(len(parts) - 1)):
        if "<mark>" in parts[place]:
            parts[place] = parts[place].replace("<mark>", f'<mark id="{FIRST_MATCH}">', 1)
            break
    return parts


@dataclass(frozen=True)
class _Linked:
    """HTML with its citations linked."""

    html: str
    ambiguities: tuple[Ambiguity, ...]


def _link_citations(snapshot: Snapshot, html: str, setting: Setting) -> _Linked:
    """Link every citation that can be resolved; one that cannot stays text."""
    document = Html(html)
    cited = snapshot.references.find(document.text, setting)
    found = [each for each in cited if each.candidates]
    relations = snapshot.relations
    places = [Place(each.start, each.end, _opening(each, relations), "</a>") for each in found]
    unclear = [_ambiguity(each) for each in found if each.directive is None]
    return _Linked(document.wrapped(places, in_links=False), _distinct(unclear))


def _distinct(ambiguities: Iterable[Ambiguity]) -> tuple[Ambiguity, ...]:
    """Each number once."""
    return tuple({each.anchor: each for each in ambiguities}.values())


def _opening(reference: Reference, relations: Relations) -> str:
    """The link, with the whole name as its title; of a document that is past, with its standing."""
    if reference.directive:
        held = standing(reference.directive, relations)
        past = f" ({inside(held.text)})" if held.is_past else ""
        url, title = links.record_url(reference.directive), reference.directive.citation + past
    else:
        url = f"#{_ambiguity(reference).anchor}"
        bearers = len(reference.candidates) + len(reference.known)
        title = f"{bearers} văn bản mang số này: chọn ở cuối bài"
    return f'<a class="cite" href="{escape(url)}" title="{escape(title)}">'


def _ambiguity(reference: Reference) -> Ambiguity:
    anchor = f"chon-{slug(reference.canonical)}"
    return Ambiguity(reference.text, anchor, reference.candidates, reference.known)
