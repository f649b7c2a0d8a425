"""The JSON API, version 1: the same questions and the same answers as the pages.

In: the parameters of the results page. Out: the objects of `kb.exchange.api`. Errors are objects
too (`web.serving.errors`).
"""

from flask import Blueprint, Response, abort, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue

from kb.exchange.api import record_to_json, results_to_json
from kb.search.query import MAX_CHARS
from kb.search.search import search
from kb.search.suggest.find import suggest
from web.address.links import suggestion_url
from web.address.params import search_query
from web.formats.openapi import description
from web.serving.policy import Policy
from web.serving.state import count_miss, current_snapshot

api = Blueprint("api", __name__, url_prefix="/api/v1")
_ANSWER = Policy(cost=1, is_kept=False)


@api.get("/search")
@_ANSWER
def find() -> Response:
    """Search results."""
    results = search(current_snapshot(), search_query(request.args))
    count_miss(results)
    return jsonify(results_to_json(results))


@api.get("/suggest")
@Policy(cost=0.25, is_kept=False, seconds=300)  # asked with every letter
def complete() -> Response:
    """Suggestions for an unfinished question; they may be kept for some minutes."""
    typed = request.args.get("q", "")[:MAX_CHARS]
    suggestions = [
        {"text": each.text, "kind": each.kind, "label": each.label, "url": suggestion_url(each)}
        for each in suggest(current_snapshot(), typed)
    ]
    return jsonify(query=typed, suggestions=suggestions)


@api.get("/records/<record_id>")
@_ANSWER
def record(record_id: str) -> ResponseReturnValue:
    """One record; an old address leads to the new one."""
    snapshot = current_snapshot()
    if found := snapshot.find(record_id):
        return jsonify(record_to_json(found))
    if current_id := snapshot.aliases.get(record_id):
        return redirect(url_for("api.record", record_id=current_id), 301)
    abort(410 if record_id in snapshot.withdrawn_ids else 404)


@api.get("/openapi.json")
@_ANSWER
def openapi() -> Response:
    """What all of this takes and gives, for programs."""
    return jsonify(description())
