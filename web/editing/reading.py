"""The collection as readers would see it, drafts included, within the desk: pages and previews.

In: addresses of the public site, or a record as it is typed. Out: what the public site itself
answers over an index of the desk's own. The public site knows nothing of it.
"""

import re
from dataclasses import replace

from flask import Blueprint, Flask, Response, current_app, g, get_template_attribute, request

from kb.desk import Desk
from kb.exchange.addresses import record_path
from kb.records import Record
from kb.search import Hit, SnapshotHolder, Span
from kb.settings import Settings
from kb.vocabularies import Vocabularies
from web import create_app
from web.address import links
from web.editing import here
from web.parts import card
from web.serving import HOLDER

SITE = "preview-site"
_UNNAMED = "ho-so-dang-viet"
_PATIENCE = 60.0  # seconds until a preview is opened that was just indexed

# A page within a page runs no script, and its typefaces are there already.
_LOADS_RE = re.compile(r'<script\b.*?</script>|<link rel="preload"[^>]*>', re.DOTALL)

_NOTE_LOOKS = '<link rel="stylesheet" href="/ban/note.css">'
_NOTE = (
    '<p class="desk-note">Xem trong bàn biên tập: có cả hồ sơ chưa đăng và đã rút. '
    '<a href="/">Về bàn biên tập</a></p>'
)

views = Blueprint("reading", __name__)


def preview_site(settings: Settings, desk: Desk) -> Flask:
    """The public site over the folder of previews."""
    own = replace(
        settings,
        index_dir=desk.previews.folder,
        base_url="",
        search_log=None,
        rate_limit=0,
        trusted_proxies=0,
        metrics=False,
        log="",
    )
    site = create_app(own)
    site.extensions[HOLDER] = SnapshotHolder(own.index_dir, lambda _: None, _PATIENCE)
    return site


def shown(record: Record) -> tuple[str, str]:
    """The page of a record as it is typed, and its card in a list, as readers would see them."""
    desk, site = here.desk(), _site()
    record = replace(record, id=record.id or _UNNAMED, status="published")
    with desk.previews.alone:
        desk.previews.show(desk.shelf, record)
        answer = site.test_client().get(record_path(record), base_url=request.host_url)
    page = _LOADS_RE.sub("", answer.get_data(as_text=True))
    return page, _card(site, record, desk.shelf.content.vocabularies)


def _card(site: Flask, record: Record, vocabularies: Vocabularies) -> str:
    title, summary = (Span(record.title, False),), (Span(record.summary or "", False),)
    made = card(Hit(record, 0.0, title, summary), vocabularies)
    with site.test_request_context(base_url=request.host_url):
        return str(get_template_attribute("parts/cards.html", "card")(made, "h3"))


def look(name: str) -> str:
    """The address of a style or typeface of the public site, as its own style sheets write it."""
    with _site().test_request_context():
        return links.static_url(name)


@views.get("/static/<path:name>")
def looks(name: str) -> Response:
    """Styles and typefaces of the public site."""
    return _answer()


@views.get("/<path:address>")
def page(address: str) -> Response:
    """Any page of the public site, as if everything were published."""
    desk = here.desk()
    with desk.previews.alone:
        desk.previews.show(desk.shelf)
    g.may_be_framed = True
    answer = _answer()
    if answer.mimetype == "text/html":
        answer.set_data(_noted(answer.get_data(as_text=True)))
    return answer


def _noted(page: str) -> str:
    """A page with a line at its head that tells it from the public one."""
    page = page.replace("</head>", f"{_NOTE_LOOKS}\n</head>", 1)
    return page.replace("<body>", f"<body>\n{_NOTE}", 1)


def _site() -> Flask:
    found: Flask = current_app.extensions[SITE]
    return found


def _answer() -> Response:
    environ = {**request.environ}
    environ.pop("HTTP_ACCEPT_ENCODING", None)
    answer = Response.from_app(_site().wsgi_app, environ)
    assert isinstance(answer, Response)
    return answer
