"""What is taken away: searches as feeds and files, counts as reports.

In: the parameters of the page. Out: Atom, CSV, Excel, JSON, Word. None of it is for robots.
"""

from itertools import chain

from flask import Blueprint, Response, render_template, request

from kb.exports import FORMATS, pick, search_selection
from kb.exports.cells import writable
from kb.exports.docx import DEFAULT_LAYOUT, DEFAULT_PROFILE, LAYOUTS, PROFILES, to_docx
from kb.exports.ics import to_ics
from kb.exports.reporting import REPORT_FORMATS, REPORT_PROFILE
from kb.exports.reporting import to_docx as report_to_docx
from kb.newsroom.calendar import WEEKS, coming
from kb.text.vietnamese import slug
from web.address import links
from web.address.params import search_query
from web.address.shortlist import read_shortlist
from web.formats.feeds import feed as feed_of
from web.pages.results import DOWNLOADS, results_page
from web.pages.shortlist import current, kept_ids
from web.pages.statistics import FILES, report_of
from web.serving.policy import Policy
from web.serving.state import current_snapshot, today

downloads = Blueprint("downloads", __name__)
_NAME_CHARS = 60
_FILE = Policy(cost=1, is_kept=False)


@downloads.get("/feed.atom")
@_FILE
def feed() -> Response:
    """The Atom feed of a search."""
    page = feed_of(current_snapshot(), search_query(request.args))
    response = Response(writable(render_template("formats/feed.xml", feed=page)))
    response.content_type = "application/atom+xml; charset=utf-8"
    return response


@downloads.get(f"/tim-kiem.<any({','.join(DOWNLOADS)}):name>")
@_FILE
def export(name: str) -> Response:
    """All that a search finds, as a file."""
    snapshot, query = current_snapshot(), search_query(request.args)
    title = results_page(snapshot, query).question
    found = search_selection(snapshot, query, title, links.base_url())
    asked = " ".join((query.text, *chain(*query.filters.values())))
    chosen = FORMATS[name]
    response = _file(chosen.write(found), chosen.media_type, _named(asked), name)
    response.headers["X-Total-Count"] = str(found.total)
    return response


@downloads.get(f"/thong-ke.<any({','.join(FILES)}):name>")
@_FILE
def report(name: str) -> Response:
    """The counts of a period and place, as a file."""
    found = report_of(current_snapshot(), search_query(request.args))
    chosen = REPORT_FORMATS[name]
    is_word = name == "docx"
    data = report_to_docx(found, _profile(REPORT_PROFILE)) if is_word else chosen.write(found)
    return _file(data, chosen.media_type, _named(found.title), name)


@downloads.get(f"/tuyen-chon.<any({','.join(FORMATS)}):name>")
@_FILE
def shortlist(name: str) -> Response:
    """A shortlist as a file, without what was rejected or is no longer there."""
    snapshot = current_snapshot()
    asked = current(snapshot, read_shortlist(request.args))
    ids = kept_ids(snapshot, asked)
    title = asked.name or "Tuyển chọn"
    found = pick(snapshot, ids, title, links.base_url(), asked.marks)
    chosen = FORMATS[name]
    is_word = name == "docx"
    data = to_docx(found, _layout(), _profile(DEFAULT_PROFILE)) if is_word else chosen.write(found)
    return _file(data, chosen.media_type, _named(title), name)


@downloads.get("/lich-de-tai.ics")
@Policy(cost=1, is_kept=False, is_daily=True)
def calendar() -> Response:
    """The coming days, for calendars that subscribe."""
    snapshot = current_snapshot()
    data = to_ics(coming(snapshot, today(), WEEKS), links.base_url(), snapshot.built)
    return Response(data, content_type="text/calendar; charset=utf-8")


def _file(data: bytes, media_type: str, name: str, ending: str) -> Response:
    """An answer that a browser keeps as a file."""
    response = Response(data, content_type=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response


def _layout() -> str:
    """The layout that an address asks for; an unknown one is the usual."""
    layout = request.args.get("layout", "")
    return layout if layout in LAYOUTS else DEFAULT_LAYOUT


def _profile(usual: str) -> str:
    """The rule that an address asks a Word file to follow."""
    profile = request.args.get("profile", "")
    return profile if profile in PROFILES else usual


def _named(title: str) -> str:
    """A file name that every system takes: "guong-sang-do-dau-hoc-sinh"."""
    return slug(f"guong sang {title}"[:_NAME_CHARS]).strip("-")
