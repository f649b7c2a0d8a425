"""What robots and browsers ask of a site: robots.txt, the sitemap, the description of the search.

In: addresses. Out: small files, made from the same values as the pages. The sitemap (sitemaps.org,
protocol 0.9) has every record with a page of its own, in the order of ids, dated by when the index
last saw it change, and every day of the calendar; beyond the protocol's limit the one file becomes
an index of several.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, Response, abort, render_template

from kb.search import Snapshot
from kb.text.invisible import writable
from kb.wording.facets import FACETS
from web.address import links, machines
from web.serving import UNLISTED, current_site, current_snapshot

robots = Blueprint("robots", __name__)

MOST_PAGES = 50_000  # the protocol's limit for one file
_PARAMETERS = (*FACETS, "from", "to", "sort", "page", "size")


@dataclass(frozen=True)
class SitemapPage:
    """The address of a record or a day of the calendar, and when it last changed."""

    url: str
    changed: str


@robots.get("/robots.txt")
def rules() -> Response:
    """What robots may read: records and the pages that lead to them, no questions."""
    text = render_template(
        "formats/robots.txt",
        paths=UNLISTED,
        parameters=_PARAMETERS,
        sitemap_url=machines.sitemap_url(),
    )
    return _answer(text, "text/plain; charset=utf-8")


@robots.get("/sitemap.xml")
def sitemap() -> Response:
    """The addresses of all records; an index of parts when they are too many for one file."""
    parts = sitemap_parts(current_snapshot())
    if len(parts) == 1:
        return _xml("sitemap.xml", {"pages": parts[0]})
    urls = [machines.sitemap_url(number) for number in range(1, len(parts) + 1)]
    return _xml("sitemap_index.xml", {"urls": urls})


@robots.get("/sitemap-<int:number>.xml")
def sitemap_part(number: int) -> Response:
    """One part of a long sitemap."""
    parts = sitemap_parts(current_snapshot())
    if not 1 <= number <= len(parts):
        abort(404)
    return _xml("sitemap.xml", {"pages": parts[number - 1]})


@robots.get("/opensearch.xml")
def opensearch() -> Response:
    """How a browser adds this site to its search box (OpenSearch 1.1)."""
    site = current_site()
    values = {
        "results_template": machines.search_template(links.search_url()),
        "suggestions_template": machines.search_template(machines.completions_url()),
        "feed_template": machines.search_template(links.feed_url()),
        "own_url": links.absolute_url(machines.opensearch_url()),
        "icon_url": links.absolute_url(links.icon_url(site)),
        "icon_type": site.logo_type or "image/svg+xml",
        "site": site,
    }
    return _xml("opensearch.xml", values, "application/opensearchdescription+xml; charset=utf-8")


def sitemap_parts(
    snapshot: Snapshot, most: int = MOST_PAGES
) -> tuple[tuple[SitemapPage, ...], ...]:
    """The pages, in as many parts as the limit asks; one empty part for an empty index."""
    pages = [*_records(snapshot), *_days(snapshot)]
    return tuple(tuple(pages[at : at + most]) for at in range(0, max(len(pages), 1), most))


def _records(snapshot: Snapshot) -> Iterator[SitemapPage]:
    records = sorted(snapshot.records, key=lambda record: record.id)
    for record in records:
        if record.about.has_page:
            changed = snapshot.history.changed(record.id)
            yield SitemapPage(links.absolute_url(links.record_url(record)), _stamp(changed))


def _days(snapshot: Snapshot) -> Iterator[SitemapPage]:
    """The days of the calendar, one page for all that is kept on one day."""
    urls = dict.fromkeys(map(links.day_url, snapshot.vocabularies.anniversaries))
    for url in urls:
        yield SitemapPage(links.absolute_url(url), _stamp(snapshot.history.built))


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _xml(
    template: str, values: Mapping[str, object], content_type: str = "text/xml; charset=utf-8"
) -> Response:
    return _answer(render_template(f"formats/{template}", **values), content_type)


def _answer(text: str, content_type: str) -> Response:
    return Response(writable(text), content_type=content_type)
