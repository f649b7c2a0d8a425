"""The JSON API, version 1: the same questions and the same answers as the pages.

In: the parameters of the results page. Out: the objects of `kb.exchange.api`. Errors are objects
too (`web.serving.errors`).
"""

from flask import Blueprint, Response, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue

from kb.exchange.api import record_to_json, results_to_json
from kb.search import SearchQuery, search, suggest
from web.address import links, search_query
from web.formats.openapi import description
from web.serving import Policy, count_miss, current_site, current_snapshot, wanted_record

api = Blueprint("api", __name__)
_ANSWER = Policy(cost=1, is_kept=False)
_TYPING = Policy(cost=0.25, is_kept=False, seconds=300)  # asked with every letter


@api.get("/api/v1/search")
@_ANSWER
def results() -> Response:
    """Search results."""
    found = search(current_snapshot(), search_query(request.args))
    count_miss(found)
    return jsonify(results_to_json(found))


@api.get("/api/v1/suggest")
@_TYPING
def suggestions() -> Response:
    """Suggestions for an unfinished question; they may be kept for some minutes."""
    typed = request.args.get("q", "")[: SearchQuery.MAX_CHARS]
    found = [
        {
            "text": each.text,
            "kind": each.kind,
            "label": each.label,
            "url": links.suggestion_url(each),
        }
        for each in suggest(current_snapshot(), typed)
    ]
    return jsonify(query=typed, suggestions=found)


@api.get("/goi-y")
@_TYPING
def completions() -> Response:
    """Suggestions as browsers ask for them: [typed, [texts], [labels], [addresses]]."""
    typed = request.args.get("q", "")[: SearchQuery.MAX_CHARS]
    found = suggest(current_snapshot(), typed)
    texts, labels = [each.text for each in found], [each.label for each in found]
    urls = [links.absolute_url(links.suggestion_url(each)) for each in found]
    response = jsonify([typed, texts, labels, urls])
    response.content_type = "application/x-suggestions+json; charset=utf-8"
    return response


@api.get("/api/v1/records/<record_id>")
@_ANSWER
def record(record_id: str) -> ResponseReturnValue:
    """One record; an old address leads to the new one."""
    found = wanted_record(current_snapshot(), record_id)
    if found.id != record_id:
        return redirect(url_for("api.record", record_id=found.id), 301)
    return jsonify(record_to_json(found))


@api.get("/api/v1/openapi.json")
@_ANSWER
def openapi() -> Response:
    """What all of this takes and gives, for programs."""
    return jsonify(description(current_site().name))
