"""Citations in a record's text as links to the documents they mean.

In: safe HTML and the references found in it. Out: the HTML with links, the full name of the
document as their tooltip, and the numbers that several documents bear, for the reader to choose
from.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import escape

from kb.documents.references import Reference, References, Setting
from kb.records import Directive
from kb.text.html import Html, Place
from kb.text.vietnamese import slug
from web.address import links


@dataclass(frozen=True)
class Ambiguity:
    """A number that several documents bear; `anchor` is where the page lists them."""

    text: str
    anchor: str
    directives: tuple[Directive, ...]


@dataclass(frozen=True)
class Linked:
    """HTML with its citations linked."""

    html: str
    ambiguities: tuple[Ambiguity, ...]


def link_citations(html: str, references: References, setting: Setting) -> Linked:
    """Link every citation that can be resolved; one that cannot stays text."""
    document = Html(html)
    found = [each for each in references.find(document.text, setting) if each.candidates]
    places = [Place(each.start, each.end, _opening(each), "</a>") for each in found]
    unclear = [_ambiguity(each) for each in found if each.directive is None]
    return Linked(document.wrapped(places, in_links=False), distinct(unclear))


def distinct(ambiguities: Iterable[Ambiguity]) -> tuple[Ambiguity, ...]:
    """Each number once."""
    return tuple({each.anchor: each for each in ambiguities}.values())


def _opening(reference: Reference) -> str:
    if reference.directive:
        url, title = links.record_url(reference.directive), reference.directive.citation
    else:
        url = f"#{_ambiguity(reference).anchor}"
        title = f"{len(reference.candidates)} văn bản mang số này: chọn ở cuối bài"
    return f'<a class="cite" href="{escape(url)}" title="{escape(title)}">'


def _ambiguity(reference: Reference) -> Ambiguity:
    return Ambiguity(reference.text, f"chon-{slug(reference.canonical)}", reference.candidates)
