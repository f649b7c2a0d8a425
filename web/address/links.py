"""Every address of the site is made here; templates and views join no strings.

In: a question, a record, a name. Out: addresses. Values that a question has by default are left
out, so that one question has one address.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, quote_plus, urlencode

from flask import current_app, request, url_for

from kb.exchange.addresses import day_path, large_picture_path, picture_path, record_path
from kb.pictures import Rendered
from kb.question import Filters, SearchQuery
from kb.records import Record
from kb.vocabularies import Anniversary, Site
from web.address.asking import Asking
from web.address.counting import Counting
from web.address.params import parameters
from web.address.planning import Planning
from web.address.shortlist import Shortlist

if TYPE_CHECKING:
    from kb.search import Suggestion

_DEFAULT = SearchQuery()
_NOTHING_ASKED, _ALL_DUTIES = Counting(), Asking()
_STATIC = Path(__file__).parent.parent / "static"
_SAFE = "!$'()*,/:;?@"  # what may stand in a query as it is, says the URL Standard
_CARRIED_CHARS = 300  # of a question, to the records it finds; more words than are marked


def record_url(record: Record, question: str = "") -> str:
    """A record's page; with the question that found it, the page marks what matched."""
    path, _, place = record_path(record).partition("#")
    carried = urlencode({"q": question[:_CARRIED_CHARS].strip()}) if question.strip() else ""
    carried = ("&" if "?" in path else "?") + carried if carried else ""
    return path + carried + (f"#{place}" if place else "")


def base_url() -> str:
    """Where the site stands: KB_BASE_URL, or an address of this machine (`web.serving.naming`)."""
    return str(current_app.config["BASE_URL"] or request.url_root.rstrip("/"))


def absolute_url(url: str) -> str:
    """An address that also holds away from the site: in feeds, in files."""
    return base_url() + url


def canonical_url() -> str:
    """The one address of the page asked for: without parameters."""
    return absolute_url(quote(request.path))


def icon_url(site: Site) -> str:
    """The sign of a site: its logo, else the drawn one."""
    return logo_url(site) if site.logo_type else static_url("icon.svg")


def logo_url(site: Site) -> str:
    """The logo of a site that has one; another picture has another address."""
    _, _, ending = (site.logo or "").lower().rpartition(".")
    return url_for("looks.logo", ending=ending, v=_digest(site.picture))


def colour_url(site: Site) -> str:
    """The style sheet with the colour of a site; another colour has another address."""
    return url_for("looks.colour", v=_digest(site.colour.encode()))


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=6).hexdigest()


def home_url() -> str:
    """The front page."""
    return _path("pages.home")


def about_url() -> str:
    """What this is, and how to search it."""
    return _path("pages.about")


def statistics_url(counting: Counting = _NOTHING_ASKED) -> str:
    """Published figures, beside counts of our own records; of a place and a period if asked."""
    return url_for("pages.statistics", **counting.parameters)


def report_url(counting: Counting, name: str, profile: str | None = None) -> str:
    """The same counts as a file; `profile` is the rule of a Word file."""
    return url_for("files.report", name=name, profile=profile, **counting.parameters)


def requirements_url(asking: Asking = _ALL_DUTIES) -> str:
    """What documents ask of whom; of a place, an addressee, a year, a document if chosen."""
    return url_for("pages.requirements", **asking.parameters)


def checklist_url(asking: Asking, name: str) -> str:
    """The same as a checklist in a file, all of it."""
    return url_for("files.checklist", name=name, **asking.with_().parameters)


def calendar_url(planning: Planning | None = None) -> str:
    """The editorial calendar: of today's month, or of one that is asked for."""
    return url_for("pages.calendar", **planning.parameters) if planning else _path("pages.calendar")


def day_url(day: Anniversary, filters: Filters | None = None) -> str:
    """A day of the calendar, its exemplars narrowed."""
    asked = urlencode(parameters(SearchQuery(filters=filters or {})))
    return day_path(day) + (f"?{asked}" if asked else "")


def calendar_file_url() -> str:
    """The same as a file that calendars subscribe to."""
    return _path("files.calendar")


def shortlist_url(shortlist: Shortlist | None = None) -> str:
    """A shortlist: the address holds all of it."""
    path = _path("pages.shortlist")
    return f"{path}?{urlencode(shortlist.parameters)}" if shortlist else path


def booklet_url(shortlist: Shortlist | None = None) -> str:
    """A shortlist as a booklet for the printer."""
    path = _path("pages.booklet")
    return f"{path}?{urlencode(shortlist.parameters)}" if shortlist else path


def shortlist_file_url(name: str) -> str:
    """Where the form of a shortlist is sent for a file of a format."""
    if name == "txt":
        return _path("files.listing")
    return url_for("files.shortlist", name=name)


def compare_url(ids: Sequence[str] = ()) -> str:
    """Two or three records side by side."""
    asked = urlencode([("id", each) for each in ids])
    return _path("pages.compare") + (f"?{asked}" if asked else "")


def picture_url(picture: Rendered, width: int, ending: str) -> str:
    """A file that was made of a picture; another picture has another address."""
    return request.script_root + picture_path(picture, width, ending)


def large_picture_url(picture: Rendered) -> str:
    """Its largest file, for feeds and shared links."""
    return base_url() + large_picture_path(picture)


def share_image_url(record: Record, digest: str) -> str:
    """What a shared link to a record shows; other words, or another picture, another address."""
    return absolute_url(url_for("pictures.share", record_id=record.id, v=digest))


def deadlines_url(record: Record) -> str:
    """The table of deadlines on the page of a plan or a theme."""
    return record_path(record) + "#han"


def place_url(slug: str) -> str:
    """A province or city, today's or a former one."""
    return url_for("pages.place", slug=slug)


def organisation_url(slug: str) -> str:
    """A body that issues documents, with its names through time."""
    return url_for("pages.organisation", slug=slug)


def pack_url(theme_id: str) -> str:
    """The reading pack of a theme, made to be printed."""
    return url_for("pages.pack", record_id=theme_id)


def answers_url(record: Record, query: SearchQuery) -> str:
    """The exemplars on a document's page, narrowed by filters."""
    return f"{record_path(record)}?{urlencode(parameters(query))}#guong"


def static_url(name: str) -> str:
    """A file of static/, with a mark of its content: it may be kept for a year."""
    return _static(name, *_place())


@lru_cache
def _static(name: str, application: str, root: str) -> str:
    mark = blake2b((_STATIC / name).read_bytes(), digest_size=6).hexdigest()
    return url_for("static", filename=name, v=mark)


def _path(endpoint: str) -> str:
    """The address of a view without parts of its own, made once: a page names dozens."""
    return _known_path(endpoint, *_place())


@lru_cache
def _known_path(endpoint: str, application: str, root: str) -> str:
    return url_for(endpoint)


def _place() -> tuple[str, str]:
    """What decides where a view stands: the application, and the path below which it is served."""
    return current_app.import_name, request.script_root


def search_url(query: SearchQuery = _DEFAULT) -> str:
    """The results page of a question."""
    return _path("pages.results") + _asked(query)


def feed_url(query: SearchQuery = _DEFAULT) -> str:
    """The Atom feed of a question."""
    return _path("feed.atom") + _asked(query)


def follow_url(query: SearchQuery = _DEFAULT) -> str:
    """How to be told of what is new in a question."""
    return _path("pages.follow") + _asked(query)


def follow_file_url(query: SearchQuery) -> str:
    """The days and deadlines of a question, for calendars that subscribe."""
    return _path("files.followed_days") + _asked(query)


def export_url(query: SearchQuery, name: str) -> str:
    """All that a question finds as a file: csv, xlsx, json."""
    asked = _asked(replace(query, page=1, size=_DEFAULT.size))
    return url_for("files.search", name=name) + asked


def _asked(query: SearchQuery) -> str:
    """What stands after the path: "?q=%C4%91%E1%BB%97+%C4%91%E1%BA%A7u&page=2"."""
    asked = "&".join(f"{name}={_quoted(value)}" for name, value in parameters(query))
    return f"?{asked}" if asked else ""


@lru_cache(maxsize=4096)
def _quoted(value: str) -> str:
    return quote_plus(value, safe=_SAFE)


def search_api_url() -> str:
    """Where a script asks what a question would find."""
    return _path("api.results")


def suggest_url() -> str:
    """Where a search box asks for suggestions."""
    return _path("api.suggestions")


def suggestion_url(suggestion: "Suggestion") -> str:
    """Where a suggestion leads: to its record, its day, its province, or what it asks."""
    if suggestion.record:
        return record_url(suggestion.record)
    if suggestion.day:
        return day_url(suggestion.day)
    question = suggestion.question or _DEFAULT
    if suggestion.kind == "place" and not question.text:
        return place_url(question.filters["province"][0])
    return search_url(question)


def question_url(text: str) -> str:
    """The results page of a text typed in an empty box."""
    return search_url(SearchQuery(text=text))


def advanced_url(query: SearchQuery = _DEFAULT) -> str:
    """The long form of a search, filled with this one."""
    return _path("pages.advanced") + _asked(replace(query, page=1))


def page_url(query: SearchQuery, page: int) -> str:
    """Another page of the same question."""
    return search_url(replace(query, page=page))


def filter_url(query: SearchQuery, name: str) -> str:
    """A question changed in a facet of the panel: it opens again there, without script too."""
    return f"{search_url(query)}#loc-{name}"


def sort_url(query: SearchQuery, sort: str) -> str:
    """The same question in another order, from its first page."""
    return search_url(replace(query, sort=sort, page=1))
