"""What is taken away as a file: searches, counts, shortlists, the calendar, a record.

In: the address and the parameters of the page that shows the same. Out: Word, Excel, CSV, Markdown,
JSON, iCalendar.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from itertools import chain
from typing import TypeVar

from flask import Blueprint, Response, abort, jsonify, redirect, request
from flask.typing import ResponseReturnValue

from kb import wording
from kb.exchange.addresses import PATHS
from kb.exchange.api import record_to_json
from kb.exports import (
    CHECKLIST_FORMATS,
    FORMATS,
    REPORT_FORMATS,
    Format,
    Selection,
    pick,
    search_selection,
    to_ics,
)
from kb.newsroom.calendar import coming, coming_duties
from kb.newsroom.following import followed
from kb.records import Record
from kb.search import Snapshot
from kb.text.vietnamese import slug
from web.address import (
    Shortlist,
    chosen,
    links,
    machines,
    read_asking,
    read_counting,
    read_shortlist,
    search_query,
    write_listing,
)
from web.pages import (
    DOWNLOADS,
    FILES,
    checklist_of,
    kept_ids,
    report_of,
    results_page,
    unknown_choices,
    unknown_places,
)
from web.serving import Policy, built, current_site, current_snapshot, today, wanted_record

files = Blueprint("files", __name__)
_NAME_CHARS = 60
_ROWS_A_TOKEN = {"docx": 5, "xlsx": 20}  # a second of a processor is some seventy tokens
Content = TypeVar("Content")
_FILE = Policy(cost=1, is_kept=False)


@files.get(f"/tim-kiem.<any({','.join(DOWNLOADS)}):name>")
@_FILE
def search(name: str) -> Response:
    """All that a search finds, as a file."""
    snapshot, query = current_snapshot(), search_query(request.args)
    title = results_page(snapshot, query).question
    found = search_selection(snapshot, query, title, links.base_url())
    asked = " ".join((query.text, *chain(*query.filters.values())))
    chosen = FORMATS[name]
    data = _selected(name, found, {})
    response = _file(data, chosen.media_type, _named(asked), name)
    response.headers["X-Total-Count"] = str(found.total)
    return response


@files.get(f"/thong-ke.<any({','.join(FILES)}):name>")
@_FILE
def report(name: str) -> Response:
    """The counts of a period and place, as a file."""
    snapshot, asked = current_snapshot(), read_counting(request.args)
    if unknown_places(snapshot.vocabularies, asked):
        abort(404)
    found = report_of(snapshot, asked)
    chosen = REPORT_FORMATS[name]
    return _file(chosen.made(found, request.args), chosen.media_type, _named(found.title), name)


@files.get(f"/viec-phai-lam.<any({','.join(CHECKLIST_FORMATS)}):name>")
@_FILE
def checklist(name: str) -> Response:
    """Duties as a list to tick, as a file."""
    snapshot, asked = current_snapshot(), read_asking(request.args)
    found = checklist_of(snapshot, asked)
    if unknown_choices(snapshot, asked) or not found.groups:
        abort(404)
    chosen = CHECKLIST_FORMATS[name]
    held = [
        (each.label, [(d.directive.id, d.requirement) for d in each.duties])
        for each in found.groups
    ]
    data = _made(name, chosen, found, request.args, found.total, (found.title, held))
    return _file(data, chosen.media_type, _named(f"Phiếu kiểm tra {found.title}"), name)


@files.get(f"/tuyen-chon.<any({','.join(FORMATS)}):name>")
@_FILE
def shortlist(name: str) -> Response:
    """A shortlist as a file, without what was rejected or is no longer there."""
    snapshot = current_snapshot()
    asked = chosen.current(snapshot, readable_shortlist())
    ids = kept_ids(snapshot, asked)
    title = asked.name or "Tuyển chọn"
    found = pick(snapshot, ids, title, links.base_url(), asked.marks)
    kind = FORMATS[name]
    file_name = "-".join((_named(title), *kind.unusual(request.args)))
    return _file(_selected(name, found, request.args), kind.media_type, file_name, name)


@files.get("/tuyen-chon.txt")
@_FILE
def listing() -> Response:
    """A shortlist as lines that are opened again, all of it: what was rejected, what is lost."""
    snapshot = current_snapshot()
    asked = chosen.current(snapshot, readable_shortlist())
    title = asked.name or "Tuyển chọn"
    found = {each: snapshot.find(each) for each in asked.ids}
    titles = {each: wording.full_title(record) for each, record in found.items() if record}
    text = write_listing(title, ((each, asked.mark(each)) for each in asked.ids), titles)
    return _file(text.encode(), "text/plain; charset=utf-8", _named(title), "txt")


def readable_shortlist() -> Shortlist:
    """The list of an address; no file is made of half a list."""
    asked = read_shortlist(request.args)
    if asked.is_damaged:
        abort(400)
    return asked


@files.get("/lich-de-tai.ics")
@Policy(cost=1, is_kept=False, is_daily=True)
def calendar() -> Response:
    """The coming days, for calendars that subscribe."""
    snapshot = current_snapshot()
    days, due = coming(snapshot, today()), coming_duties(snapshot, today())
    built, site = snapshot.history.built, snapshot.vocabularies.site
    data = to_ics(days, links.base_url(), built, site, due)
    return Response(data, content_type="text/calendar; charset=utf-8")


@files.get("/theo-doi.ics")
@Policy(cost=1, is_kept=False, is_daily=True)
def followed_days() -> Response:
    """The coming days and deadlines of a search, for calendars that subscribe."""
    snapshot, query = current_snapshot(), search_query(request.args)
    asked = results_page(snapshot, replace(query, page=1, size=1)).question
    found = followed(snapshot, query, today())
    built, site = snapshot.history.built, snapshot.vocabularies.site
    data = to_ics(found.days, links.base_url(), built, site, found.duties, asked)
    return Response(data, content_type="text/calendar; charset=utf-8")


def record(record_id: str, name: str) -> ResponseReturnValue:
    """A record as the API gives it, or as a Markdown text; old addresses lead to the new ones."""
    snapshot = current_snapshot()
    found = wanted_record(snapshot, record_id)
    if not found.about.has_page:
        abort(404)
    if machines.representation_url(found, name) != request.path:
        return redirect(machines.representation_url(found, name), 301)
    response = jsonify(record_to_json(found)) if name == "json" else _markdown(snapshot, found)
    page_url = links.absolute_url(links.record_url(found))
    response.headers["Link"] = f'<{page_url}>; rel="canonical"'
    return response


for _path in PATHS.values():
    files.add_url_rule(f"{_path}<record_id>.<any(json,md):name>", view_func=record)


def _selected(name: str, selection: Selection, asked: Mapping[str, str]) -> bytes:
    """A selection in a format; told apart by its records, and by all that is said beside them."""
    ids = [each.id for each in selection.records]
    said = (selection.title, selection.total, sorted(selection.marks.items()))
    return _made(name, FORMATS[name], selection, asked, len(ids), (ids, said))


def _made(
    name: str,
    chosen: Format[Content],
    content: Content,
    asked: Mapping[str, str],
    count: int,
    held: object,
) -> bytes:
    """The file; an office file of so many rows is built in a place, and kept for what it holds."""
    if name not in _ROWS_A_TOKEN:
        return chosen.made(content, asked)
    told = repr((links.base_url(), name, chosen.unusual(asked), held))
    key = hashlib.sha256(told.encode()).hexdigest()
    return built(key, count / _ROWS_A_TOKEN[name], lambda: chosen.made(content, asked))


def _markdown(snapshot: Snapshot, record: Record) -> Response:
    chosen = FORMATS["md"]
    data = chosen.made(pick(snapshot, [record.id], base_url=links.base_url()))
    return Response(data, content_type=chosen.media_type)


def _file(data: bytes, media_type: str, name: str, ending: str) -> Response:
    """An answer that a browser keeps as a file."""
    response = Response(data, content_type=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response


def _named(title: str) -> str:
    """A file name that every system takes: "guong-sang-do-dau-hoc-sinh"."""
    return slug(f"{current_site().name} {title}"[:_NAME_CHARS]).strip("-") or "tep"
