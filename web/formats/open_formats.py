"""What other programs read: robots, sitemaps, browsers' search boxes, records as data.

In: addresses. Out: small files, made from the same values as the pages.
"""

from collections.abc import Mapping

from flask import Blueprint, Response, abort, jsonify, redirect, render_template, request
from flask.typing import ResponseReturnValue

from kb.exchange.addresses import PATHS
from kb.exchange.api import record_to_json
from kb.exports import FORMATS, pick
from kb.exports.cells import writable
from kb.records import Figure, Record
from kb.search.query import MAX_CHARS
from kb.search.snapshot import Snapshot
from kb.search.suggest.find import suggest
from kb.wording.facets import FACETS
from web.address import links
from web.formats.sitemaps import sitemap as sitemap_of
from web.serving.headers import UNLISTED
from web.serving.policy import Policy
from web.serving.state import current_snapshot

open_formats = Blueprint("open_formats", __name__)

_PARAMETERS = (*FACETS, "from", "to", "sort", "page", "size")


@open_formats.get("/robots.txt")
def robots() -> Response:
    """What robots may read: records and the pages that lead to them, no questions."""
    text = render_template(
        "formats/robots.txt",
        paths=UNLISTED,
        parameters=_PARAMETERS,
        sitemap_url=links.sitemap_url(),
    )
    return _answer(text, "text/plain; charset=utf-8")


@open_formats.get("/sitemap.xml")
def sitemap() -> Response:
    """The addresses of all records; an index of parts when they are too many for one file."""
    parts = sitemap_of(current_snapshot())
    if len(parts) == 1:
        return _xml("sitemap.xml", {"pages": parts[0]})
    urls = [links.sitemap_url(number) for number in range(1, len(parts) + 1)]
    return _xml("sitemap_index.xml", {"urls": urls})


@open_formats.get("/sitemap-<int:number>.xml")
def sitemap_part(number: int) -> Response:
    """One part of a long sitemap."""
    parts = sitemap_of(current_snapshot())
    if not 1 <= number <= len(parts):
        abort(404)
    return _xml("sitemap.xml", {"pages": parts[number - 1]})


@open_formats.get("/opensearch.xml")
def opensearch() -> Response:
    """How a browser adds this site to its search box (OpenSearch 1.1)."""
    values = {
        "results_template": links.search_template(links.search_url()),
        "suggestions_template": links.search_template(links.completions_url()),
        "feed_template": links.search_template(links.feed_url()),
        "own_url": links.absolute_url(links.opensearch_url()),
        "icon_url": links.absolute_url(links.static_url("icon.svg")),
    }
    return _xml("opensearch.xml", values, "application/opensearchdescription+xml; charset=utf-8")


@open_formats.get("/goi-y")
@Policy(cost=0.25, seconds=300)  # asked with every letter
def completions() -> Response:
    """Suggestions as browsers ask for them: [typed, [texts], [labels], [addresses]]."""
    typed = request.args.get("q", "")[:MAX_CHARS]
    found = suggest(current_snapshot(), typed)
    texts, labels = [each.text for each in found], [each.label for each in found]
    urls = [links.absolute_url(links.suggestion_url(each)) for each in found]
    response = jsonify([typed, texts, labels, urls])
    response.content_type = "application/x-suggestions+json; charset=utf-8"
    return response


@open_formats.get(f"{PATHS['exemplar']}<record_id>.<any(json,md):name>")
@open_formats.get(f"{PATHS['directive']}<record_id>.<any(json,md):name>")
@open_formats.get(f"{PATHS['theme']}<record_id>.<any(json,md):name>")
def representation(record_id: str, name: str) -> ResponseReturnValue:
    """A record as the API gives it, or as a Markdown text; old addresses lead to the new ones."""
    snapshot = current_snapshot()
    found = snapshot.find(record_id) or snapshot.find(snapshot.aliases.get(record_id, ""))
    if found is None or isinstance(found, Figure):  # figures stand on one page
        abort(410 if record_id in snapshot.withdrawn_ids else 404)
    if links.representation_url(found, name) != request.path:
        return redirect(links.representation_url(found, name), 301)
    response = jsonify(record_to_json(found)) if name == "json" else _markdown(snapshot, found)
    page_url = links.absolute_url(links.record_url(found))
    response.headers["Link"] = f'<{page_url}>; rel="canonical"'
    return response


def _markdown(snapshot: Snapshot, record: Record) -> Response:
    chosen = FORMATS["md"]
    data = chosen.write(pick(snapshot, [record.id], base_url=links.base_url()))
    return Response(data, content_type=chosen.media_type)


def _xml(
    template: str, values: Mapping[str, object], content_type: str = "text/xml; charset=utf-8"
) -> Response:
    return _answer(render_template(f"formats/{template}", **values), content_type)


def _answer(text: str, content_type: str) -> Response:
    return Response(writable(text), content_type=content_type)
