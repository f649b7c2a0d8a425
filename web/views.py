"""The pages. A view reads the address, asks one function, and renders."""

from flask import Blueprint, Response, abort, jsonify, redirect, render_template, request
from flask.typing import ResponseReturnValue

from kb.wire import PATHS
from web.home import home_page
from web.links import record_url
from web.marking import marked_record
from web.params import search_query
from web.profiles import profile
from web.results import results_page
from web.state import count_miss, current_snapshot, health

pages = Blueprint("pages", __name__)


@pages.get("/")
def home() -> str:
    """The front page."""
    return render_template("home.html", page=home_page(current_snapshot()))


@pages.get("/tim-kiem")
def results() -> str:
    """Search results with facets."""
    page = results_page(current_snapshot(), search_query(request.args))
    count_miss(page.results)
    return render_template("results.html", page=page, query=page.results.query)


@pages.get(f"{PATHS['exemplar']}<record_id>")
@pages.get(f"{PATHS['directive']}<record_id>")
def record(record_id: str) -> ResponseReturnValue:
    """One record; an old address, or the wrong kind of it, leads to the right one."""
    snapshot = current_snapshot()
    found = snapshot.find(record_id) or snapshot.find(snapshot.aliases.get(record_id, ""))
    if found is None:
        abort(410 if record_id in snapshot.withdrawn_ids else 404)
    question = search_query(request.args).text
    if record_url(found) != request.path:
        return redirect(record_url(found, question), 301)
    marked = marked_record(snapshot, found, question)
    page = profile(snapshot, found)
    return render_template(f"{found.record_type}.html", page=page, marked=marked)


@pages.get("/gioi-thieu")
def about() -> str:
    """What this is, and how to search it."""
    return render_template("about.html", counts=home_page(current_snapshot()).counts)


@pages.get("/healthz")
def healthz() -> Response:
    """Whether the site can answer, for those who keep it running."""
    return jsonify(health())
