"""What every response carries and every request may ask: safety headers, GET and HEAD only.

In: responses as the views make them. Out: guarded, marked for robots, compressed for browsers that
take it (pages, feeds, JSON, style sheets, scripts).
"""

from flask import Flask, Response, abort, request
from flask_compress import Compress

from web.serving.policy import current_policy

# No inline code anywhere, nothing from elsewhere, no framing, forms only to ourselves.
_POLICY = (
    "default-src 'self'; object-src 'none'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'none'"
)
SAFETY = {
    "Content-Security-Policy": _POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
# Questions without end on the same records, and what only programs read: robots.txt asks robots to
# leave these addresses and all that begin so alone, and their answers say it to those that do not.
UNLISTED = (
    "/tim-kiem",
    "/feed.atom",
    "/theo-doi",
    "/thong-ke.",
    "/tuyen-chon",
    "/so-sanh",
    "/goi-y",
    "/oai",
    "/api/",
    "/metrics",
)
# Pictures and logos stand in feed readers and behind shared links too.
_SHOWN_ELSEWHERE = ("pictures", "looks")
# Pages for robots as they are, not for every period that one may ask of them.
_LISTED_PLAIN = ("/thong-ke", "/lich-de-tai")
_YEAR = 365 * 24 * 3600
_ONLY_TLS = f"max-age={_YEAR}"
_ALGORITHMS = ["br", "gzip"]
# A document's page of 32 kB: 7.2 kB in 1.0 ms; gzip 7.4 kB in 1.4 ms.
_BROTLI_LEVEL = 5


def register(app: Flask) -> None:
    """Guard the application, and compress once all headers stand (`web.serving.caching`)."""
    app.config["COMPRESS_ALGORITHM"] = _ALGORITHMS
    app.config["COMPRESS_BR_LEVEL"] = _BROTLI_LEVEL
    Compress(app)
    app.after_request(_whole)
    app.before_request(_refuse_other_methods)
    app.after_request(_add_headers)


def _whole(response: Response) -> Response:
    """Our few small files in one piece: streamed, flask-compress would leave them open."""
    if request.endpoint == "static" and response.is_streamed:
        response.direct_passthrough = False
        response.make_sequence()
    return response


def _refuse_other_methods() -> None:
    if request.method not in current_policy().methods:
        abort(405)


def _add_headers(response: Response) -> Response:
    for name, value in SAFETY.items():
        response.headers.setdefault(name, value)
    if request.blueprint in _SHOWN_ELSEWHERE:
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    if request.path.startswith(UNLISTED) or (request.path in _LISTED_PLAIN and request.args):
        response.headers["X-Robots-Tag"] = "noindex"
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = _ONLY_TLS
    if response.status_code == 405:
        response.headers["Allow"] = ", ".join(current_policy().methods)
    if request.endpoint == "static" and "v" in request.args and response.status_code == 200:
        response.headers["Cache-Control"] = f"public, max-age={_YEAR}, immutable"
    return response
