"""What is taken away: searches as feeds and files, counts as reports.

In: the parameters of the page. Out: Atom, CSV, Excel, JSON, Word. None of it is for robots.
"""

from flask import Blueprint, Response, render_template, request

from kb.exports import FORMATS, search_selection
from kb.exports.cells import writable
from kb.exports.reporting import REPORT_FORMATS
from kb.query import SearchQuery
from kb.vietnamese import slug
from web import links
from web.feeds import feed as feed_of
from web.params import search_query
from web.results import DOWNLOADS, results_page
from web.state import current_snapshot
from web.statistics import FILES, report_of

downloads = Blueprint("downloads", __name__)
_NAME_CHARS = 60


@downloads.get("/feed.atom")
def feed() -> Response:
    """The Atom feed of a search; a reader that has it already is told so."""
    page = feed_of(current_snapshot(), search_query(request.args))
    response = Response(writable(render_template("feed.xml", feed=page)))
    response.content_type = "application/atom+xml; charset=utf-8"
    response.add_etag()
    response.make_conditional(request)
    return response


@downloads.get(f"/tim-kiem.<any({','.join(DOWNLOADS)}):name>")
def export(name: str) -> Response:
    """All that a search finds, as a file."""
    snapshot, query = current_snapshot(), search_query(request.args)
    title = results_page(snapshot, query).question
    found = search_selection(snapshot, query, title, links.base_url())
    response = Response(FORMATS[name].write(found), content_type=FORMATS[name].media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{_file_name(query)}.{name}"'
    response.headers["X-Total-Count"] = str(found.total)
    return response


@downloads.get(f"/thong-ke.<any({','.join(FILES)}):name>")
def report(name: str) -> Response:
    """The counts of a period and place, as a file."""
    found = report_of(current_snapshot(), search_query(request.args))
    chosen = REPORT_FORMATS[name]
    response = Response(chosen.write(found), content_type=chosen.media_type)
    file_name = slug(f"guong-sang {found.title}"[:_NAME_CHARS]).strip("-")
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name}.{name}"'
    return response


def _file_name(query: SearchQuery) -> str:
    """A name that every system takes: "guong-sang-do-dau-hoc-sinh"."""
    values = (value for values in query.filters.values() for value in values)
    return slug(" ".join(("guong sang", query.text, *values))[:_NAME_CHARS]).strip("-")
