"""What a site of one's own looks like: its colour as a style sheet, its logo.

In: what says whose site it is. Out: small answers whose addresses change with what they hold (`v`),
so that a browser asks for each once. The desk has the same, of the collection as it is saved.
"""

from collections.abc import Callable

from flask import Blueprint, Response, abort, request

from kb.vocabularies import Site
from web.serving import Policy, current_site

_FOREVER = "public, max-age=31536000, immutable"
# A drawing that is opened by itself runs nothing; its own style is its own matter.
_DRAWING = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


def looks_of(whose: Callable[[], Site]) -> Blueprint:
    """Where the colour and the logo of a site stand: `looks.colour`, `looks.logo`."""
    made = Blueprint("looks", __name__)

    @made.get("/mau.css")
    @Policy()
    def colour() -> Response:
        return _kept(Response(_sheet(whose()), content_type="text/css; charset=utf-8"))

    @made.get("/bieu-trung.<any(png,jpg,jpeg,svg):ending>")
    @Policy()
    def logo(ending: str) -> Response:
        site = whose()
        if not site.logo_type or not (site.logo or "").lower().endswith(f".{ending}"):
            abort(404)
        answer = Response(site.picture, content_type=site.logo_type)
        answer.headers["Content-Security-Policy"] = _DRAWING
        return _kept(answer)

    return made


def _sheet(site: Site) -> str:
    """The colour of links, headings and buttons, for light and for dark pages."""
    dark = f"@media (prefers-color-scheme: dark) {{ :root {{ --red: {site.dark_colour}; }} }}"
    return f":root {{ --red: {site.colour}; }}\n{dark}\n"


def _kept(answer: Response) -> Response:
    if "v" in request.args:
        answer.headers["Cache-Control"] = _FOREVER
    return answer


looks = looks_of(current_site)
