"""What templates may call: addresses and words, and nothing that decides.

Document numbers and dates stay on one line: "05-CT/TW" must not break after its hyphen. Such runs
stand in a span that does not wrap; no letter is added, so that a reader copies what was written.
"""

import re
from collections.abc import Iterable
from urllib.parse import urlencode

from flask import Flask, current_app
from markupsafe import Markup, escape

from kb import wording
from kb.citations import PartialDate
from kb.documents import Standing
from kb.exports import FORMATS
from kb.pictures.codes import qr_drawing
from kb.records import Record
from kb.search import Span
from kb.text.phrases import format_number, quoted, sentence
from kb.text.unbroken import UNBROKEN_RE
from web.address import Shortlist, links, machines
from web.parts.facts import standing_of
from web.parts.family import said
from web.parts.shares import share_of
from web.serving import VIETNAM, current_site, current_snapshot

_MOST_CODE_CHARS = 300
_TAG_RE = re.compile(r"(<[^>]*>)")


def query(shortlist: Shortlist) -> str:
    """The parameters of a shortlist as an address writes them."""
    return urlencode(shortlist.parameters)


def unbroken(text: str | None) -> Markup:
    """Text as HTML, its numbers unbroken."""
    return unbroken_html(escape(text or ""))


def unbroken_html(html: str) -> Markup:
    """Safe HTML with the numbers in its text unbroken; tags stay as they are."""
    if "-" not in html and "/" not in html:  # most texts: nothing that could break
        return Markup(html)
    pieces = _TAG_RE.split(html)
    pieces[::2] = (
        UNBROKEN_RE.sub(r'<span class="unbroken">\g<0></span>', text) for text in pieces[::2]
    )
    return Markup("".join(pieces))


def marked(spans: Iterable[Span]) -> Markup:
    """Text in which a search marked what it found."""
    pieces = ((unbroken(each.text), each.hit) for each in spans)
    return Markup("".join(f"<mark>{text}</mark>" if hit else text for text, hit in pieces))


def qr(address: str) -> Markup:
    """An address as a drawing for telephones; nothing where none could come back by it.

    So it is while nobody has said where the site stands, and with one too long for a small drawing.
    """
    is_ours = bool(current_app.config["BASE_URL"])
    return Markup(qr_drawing(address) if is_ours and len(address) <= _MOST_CODE_CHARS else "")


def edition_day() -> str:
    """Of which day, in Vietnam, the content is: "29/11/2026"."""
    built = current_snapshot().history.built
    return PartialDate.of(built.astimezone(VIETNAM)).vietnamese()


def share_image_url(record: Record) -> str:
    """Where the picture of a shared link to a record stands."""
    return links.share_image_url(record, share_of(current_snapshot(), record).digest)


def held(record: Record) -> Standing | None:
    """Whether a document is in force, and what replaced it in this collection; None of others."""
    return standing_of(record, current_snapshot().relations)


_FILTERS = {
    "qr": qr,
    "number": format_number,
    "heading": wording.heading,
    "short_name": wording.short_name,
    "full_title": wording.full_title,
    "query": query,
    "dated": PartialDate.with_unit,
    "years": wording.years,
    "said": said,
    "sentence": sentence,
    "standing": held,
    "subtitle": wording.subtitle,
    "kind_label": wording.kind_label,
    "marked": marked,
    "quoted": quoted,
    "unbroken": unbroken,
    "unbroken_html": unbroken_html,
}
_GLOBALS = {
    "site": current_site,
    "icon_url": links.icon_url,
    "logo_url": links.logo_url,
    "colour_url": links.colour_url,
    "home_url": links.home_url,
    "about_url": links.about_url,
    "api_description_url": machines.api_description_url,
    "requirements_url": links.requirements_url,
    "statistics_url": links.statistics_url,
    "calendar_url": links.calendar_url,
    "compare_url": links.compare_url,
    "shortlist_url": links.shortlist_url,
    "booklet_url": links.booklet_url,
    "shortlist_file_url": links.shortlist_file_url,
    "static_url": links.static_url,
    "record_url": links.record_url,
    "share_image_url": share_image_url,
    "picture_url": links.picture_url,
    "representation_url": machines.representation_url,
    "absolute_url": links.absolute_url,
    "edition_day": edition_day,
    "canonical_url": links.canonical_url,
    "opensearch_url": machines.opensearch_url,
    "oai_url": machines.oai_url,
    "sitemap_url": machines.sitemap_url,
    "feed_url": links.feed_url,
    "follow_url": links.follow_url,
    "search_url": links.search_url,
    "advanced_url": links.advanced_url,
    "question_url": links.question_url,
    "search_api_url": links.search_api_url,
    "suggest_url": links.suggest_url,
    "FORMATS": FORMATS,
}


def register(app: Flask) -> None:
    """Hand templates their words and addresses; leave no blank lines where tags stood."""
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(_FILTERS)
    app.jinja_env.globals.update(_GLOBALS)
