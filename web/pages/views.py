"""The pages. A view reads the address, asks one function, and renders."""

from flask import Blueprint, abort, redirect, render_template, request
from flask.typing import ResponseReturnValue

from kb.exchange.addresses import FIGURES_PATH, PATHS
from kb.exchange.jsonld import Described, Surroundings, record_to_linked
from kb.records import Directive, Figure, Theme
from kb.search import SearchQuery, Snapshot
from web.address import links
from web.address.params import day, search_query, second_period
from web.address.shortlist import is_short, read_shortlist
from web.pages.calendar import calendar_page
from web.pages.directive import DirectivePage, directive_page
from web.pages.exemplar import ExemplarPage, exemplar_page
from web.pages.home import home_page, record_counts
from web.pages.places import organisation_page, place_page
from web.pages.results import results_page
from web.pages.shortlist import current, shortlist_page
from web.pages.statistics import statistics_page
from web.pages.theme import ThemePage, theme_page
from web.pages.theme import pack as pack_of
from web.parts.examples import EXAMPLES
from web.parts.marking import marked_record
from web.serving.policy import Policy
from web.serving.state import count_miss, current_snapshot, today, wanted_record

pages = Blueprint("pages", __name__)
RecordPage = DirectivePage | ExemplarPage | ThemePage


@pages.get("/")
@Policy(is_daily=True)
def home() -> str:
    """The front page."""
    return render_template("pages/home.html", page=home_page(current_snapshot(), today()))


@pages.get("/tim-kiem")
@Policy(cost=1)
def results() -> str:
    """Search results with facets."""
    page = results_page(current_snapshot(), search_query(request.args))
    count_miss(page.results)
    return render_template("pages/results.html", page=page, query=page.results.query)


@pages.get(f"{PATHS['exemplar']}<record_id>")
@pages.get(f"{PATHS['directive']}<record_id>")
@pages.get(f"{PATHS['theme']}<record_id>")
def record(record_id: str) -> ResponseReturnValue:
    """One record; an old address, or the wrong kind of it, leads to the right one."""
    snapshot, query = current_snapshot(), search_query(request.args)
    found = wanted_record(snapshot, record_id)
    if links.record_url(found) != request.path:
        return redirect(links.record_url(found, query.text), 301)
    marked = marked_record(snapshot, found, query.text)
    assert not isinstance(found, Figure)  # figures have an address of their own
    page = _page(snapshot, found, query)
    around = Surroundings(snapshot.relations, snapshot.vocabularies, links.base_url())
    linked = record_to_linked(found, around)
    return render_template(
        f"pages/{found.record_type}.html", page=page, marked=marked, linked=linked
    )


def _page(snapshot: Snapshot, found: Described, query: SearchQuery) -> RecordPage:
    if isinstance(found, Directive):
        return directive_page(snapshot, found, query)
    if isinstance(found, Theme):
        return theme_page(snapshot, found)
    return exemplar_page(snapshot, found)


@pages.get(f"{PATHS['theme']}<theme_id>/bo-doc")
def pack(theme_id: str) -> str:
    """The reading pack of a theme, to be printed."""
    snapshot = current_snapshot()
    theme = snapshot.find(theme_id)
    found = pack_of(snapshot, theme) if isinstance(theme, Theme) else None
    if found is None:
        abort(410 if theme_id in snapshot.history.withdrawn_ids else 404)
    return render_template("pages/pack.html", pack=found)


@pages.get(FIGURES_PATH)
def statistics() -> str:
    """Published figures and counts of our own records, of a period and place if asked for."""
    query, against = search_query(request.args), second_period(request.args)
    page = statistics_page(current_snapshot(), query, against)
    return render_template("pages/statistics.html", page=page)


@pages.get("/tuyen-chon")
def shortlist() -> ResponseReturnValue:
    """A shortlist; what a button asks leads to the address of the list as it then is."""
    snapshot = current_snapshot()
    found = current(snapshot, read_shortlist(request.args))
    if not is_short(request.args, found):
        return redirect(links.shortlist_url(found))
    return render_template("pages/shortlist.html", page=shortlist_page(snapshot, found))


@pages.get("/lich-de-tai")
@Policy(is_daily=True)
def calendar() -> str:
    """The coming anniversaries and the exemplars that fit."""
    page = calendar_page(current_snapshot(), day(request.args.get("tu")) or today())
    return render_template("pages/calendar.html", page=page)


@pages.get("/tinh/<slug>")
def place(slug: str) -> ResponseReturnValue:
    """A province or city, as it is and as it was; any spelling leads to its address."""
    snapshot = current_snapshot()
    where = snapshot.vocabularies.where(slug.replace("-", " "))
    if where is None:
        abort(404)
    if where.slug != slug:
        return redirect(links.place_url(where.slug), 301)
    return render_template("pages/place.html", page=place_page(snapshot, where))


@pages.get("/co-quan/<slug>")
def organisation(slug: str) -> str:
    """A body that issues documents, with its names through time."""
    snapshot = current_snapshot()
    body = snapshot.vocabularies.organisation(slug)
    if body is None or body.slug != slug:
        abort(404)
    return render_template("pages/organisation.html", page=organisation_page(snapshot, body))


@pages.get("/gioi-thieu")
def about() -> str:
    """What this is, and how to search it."""
    return render_template(
        "pages/about.html", page={"counts": record_counts(current_snapshot()), "examples": EXAMPLES}
    )
