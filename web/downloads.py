"""What is taken away: searches as feeds and files, counts as reports.

In: the parameters of the page. Out: Atom, CSV, Excel, JSON, Word. None of it is for robots.
"""

from flask import Blueprint, Response, render_template, request

from kb.calendar import WEEKS, coming
from kb.exports import FORMATS, pick, search_selection
from kb.exports.cells import writable
from kb.exports.docx import DEFAULT_LAYOUT, DEFAULT_PROFILE, LAYOUTS, PROFILES, to_docx
from kb.exports.ics import to_ics
from kb.exports.reporting import REPORT_FORMATS
from kb.query import SearchQuery
from kb.vietnamese import slug
from web import links
from web.choosing import current, kept_ids
from web.feeds import feed as feed_of
from web.params import search_query
from web.planning import today
from web.results import DOWNLOADS, results_page
from web.shortlist import read_shortlist
from web.state import current_snapshot
from web.statistics import FILES, report_of

downloads = Blueprint("downloads", __name__)
_NAME_CHARS = 60


@downloads.get("/feed.atom")
def feed() -> Response:
    """The Atom feed of a search."""
    page = feed_of(current_snapshot(), search_query(request.args))
    response = Response(writable(render_template("feed.xml", feed=page)))
    response.content_type = "application/atom+xml; charset=utf-8"
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
    response.headers["Content-Disposition"] = f'attachment; filename="{_named(found.title)}.{name}"'
    return response


@downloads.get(f"/tuyen-chon.<any({','.join(FORMATS)}):name>")
def shortlist(name: str) -> Response:
    """A shortlist as a file, without what was rejected or is no longer there."""
    snapshot = current_snapshot()
    asked = current(snapshot, read_shortlist(request.args))
    ids = kept_ids(snapshot, asked)
    title = asked.name or "Tuyển chọn"
    marks = {each: asked.mark(each) for each in ids}
    found = pick(snapshot, ids, title, links.base_url(), marks)
    data = to_docx(found, *_layout()) if name == "docx" else FORMATS[name].write(found)
    response = Response(data, content_type=FORMATS[name].media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{_named(title)}.{name}"'
    return response


@downloads.get("/lich-de-tai.ics")
def calendar() -> Response:
    """The coming days, for calendars that subscribe."""
    snapshot = current_snapshot()
    data = to_ics(coming(snapshot, today(), WEEKS), links.base_url(), snapshot.built)
    return Response(data, content_type="text/calendar; charset=utf-8")


def _layout() -> tuple[str, str]:
    """The layout and profile that an address asks for; unknown ones are the usual."""
    layout, profile = request.args.get("layout", ""), request.args.get("profile", "")
    return (
        layout if layout in LAYOUTS else DEFAULT_LAYOUT,
        profile if profile in PROFILES else DEFAULT_PROFILE,
    )


def _named(title: str) -> str:
    return slug(f"guong sang {title}"[:_NAME_CHARS]).strip("-")


def _file_name(query: SearchQuery) -> str:
    """A name that every system takes: "guong-sang-do-dau-hoc-sinh"."""
    values = (value for values in query.filters.values() for value in values)
    return slug(" ".join(("guong sang", query.text, *values))[:_NAME_CHARS]).strip("-")
