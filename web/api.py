"""The JSON API, version 1: the same questions and the same answers as the pages.

In: the parameters of the results page. Out: the objects of `kb.wire`. Errors are objects too
(`web.errors`).
"""

from flask import Blueprint, Response, abort, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue

from kb.search import search
from kb.wire import record_to_json, results_to_json
from web.params import search_query
from web.state import current_snapshot

api = Blueprint("api", __name__, url_prefix="/api/v1")


@api.get("/search")
def find() -> Response:
    """Search results."""
    results = search(current_snapshot(), search_query(request.args))
    return jsonify(results_to_json(results))


@api.get("/records/<record_id>")
def record(record_id: str) -> ResponseReturnValue:
    """One record; an old address leads to the new one."""
    snapshot = current_snapshot()
    if found := snapshot.find(record_id):
        return jsonify(record_to_json(found))
    if current_id := snapshot.aliases.get(record_id):
        return redirect(url_for("api.record", record_id=current_id), 301)
    abort(410 if record_id in snapshot.withdrawn_ids else 404)
