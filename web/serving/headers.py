"""What every response carries and every request may ask: safety headers, GET and HEAD only."""

from flask import Flask, Response, abort, request

# No inline code anywhere, nothing from elsewhere, no framing, forms only to ourselves.
_POLICY = (
    "default-src 'self'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
_HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
METHODS = ("GET", "HEAD")
# One address for every question: not for robots.
_UNLISTED = (
    "/tim-kiem",
    "/feed.atom",
    "/thong-ke.",
    "/tuyen-chon",
    "/goi-y",
    "/oai",
    "/api/",
    "/metrics",
)
# Pages for robots as they are, not for every period that one may ask of them.
_LISTED_PLAIN = ("/thong-ke", "/lich-de-tai")
_YEAR = 365 * 24 * 3600
_ONLY_TLS = f"max-age={_YEAR}"


def register(app: Flask) -> None:
    """Guard the application."""
    app.before_request(_refuse_other_methods)
    app.after_request(_add_headers)


def _refuse_other_methods() -> None:
    if request.method not in METHODS:
        abort(405)


def _add_headers(response: Response) -> Response:
    for name, value in _HEADERS.items():
        response.headers.setdefault(name, value)
    if request.path.startswith(_UNLISTED) or (request.path in _LISTED_PLAIN and request.args):
        response.headers["X-Robots-Tag"] = "noindex"
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = _ONLY_TLS
    if response.status_code == 405:
        response.headers["Allow"] = ", ".join(METHODS)
    if request.endpoint == "static" and "v" in request.args and response.status_code == 200:
        response.headers["Cache-Control"] = f"public, max-age={_YEAR}, immutable"
    return response
