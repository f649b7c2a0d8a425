"""Who is let in to the desk: this machine's own browser, with a session, from our own pages.

In: requests. Out: nothing, or a refusal before any view runs. A page of another site may not reach
the desk through a reader's browser: not by its address, not by a name that it points here (DNS
rebinding), not by a form; and nobody gets in without the one-time address or the password.
"""

import socket
from ipaddress import ip_address
from urllib.parse import urlsplit

from flask import Flask, Response, abort, current_app, g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from kb.settings import Settings
from web.editing.password import Password
from web.editing.sessions import HOURS, Session, Sessions

SESSIONS, PASSWORD = "sessions", "password"
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
# What everybody may ask for: how to get in, and the looks of the page that says so.
_OPEN = frozenset(
    {
        "entering.enter",
        "entering.log_in",
        "static",
        "reading.looks",
        "looks.colour",
        "looks.logo",
    }
)
_POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "frame-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors "
)
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    # Kept for the way back: what was typed stands there again.
    "Cache-Control": "private, no-cache",
}


def is_loopback(host: str) -> bool:
    """Whether an address to listen on is this machine's own."""
    return host in _LOOPBACK


def register(app: Flask, settings: Settings) -> None:
    """Guard a desk; beyond loopback there is a password to ask for."""
    app.extensions[SESSIONS] = Sessions()
    if not is_loopback(settings.edit_host):
        app.extensions[PASSWORD] = Password(settings.edit_password_file)
    app.config["EDIT_HOST"] = settings.edit_host
    app.before_request(_refuse_other_names)
    app.before_request(_refuse_other_sites)
    app.before_request(_ask_for_session)
    app.before_request(_refuse_foreign_forms)
    app.after_request(_add_headers)


def sessions() -> Sessions:
    """The sessions of the desk that answers this request."""
    found: Sessions = current_app.extensions[SESSIONS]
    return found


def password() -> Password | None:
    """The password of a desk that is open beyond its machine."""
    found: Password | None = current_app.extensions.get(PASSWORD)
    return found


def form_secret() -> str:
    """What every form sends back, as long as one stays signed in."""
    session: Session | None = g.get("session")
    return session.secret if session else ""


def let_in(session_id: str) -> Response:
    """To the front page, with a cookie for the session."""
    answer = redirect(url_for("front.front"), 303)
    answer.set_cookie(
        _cookie(), session_id, max_age=HOURS * 3600, httponly=True, samesite="Strict", path="/"
    )
    assert isinstance(answer, Response)
    return answer


def _cookie() -> str:
    """Browsers do not tell the ports of a machine apart: each desk has a cookie of its own."""
    return f"ban-{request.environ.get('SERVER_PORT', '')}"


def _refuse_other_names() -> None:
    """The Host must be this machine as nobody else can name it."""
    asked = urlsplit(f"//{request.host}")
    try:
        name, port = asked.hostname or "", asked.port or 80
    except ValueError:
        abort(403)
    if str(port) != str(request.environ.get("SERVER_PORT", port)) or not _is_ours(name):
        abort(403)


def _is_ours(name: str) -> bool:
    """Beyond loopback: an address in numbers, which no foreign name can stand for, or our name."""
    if name in _LOOPBACK:
        return True
    host = current_app.config["EDIT_HOST"]
    if is_loopback(host):
        return False
    own = socket.gethostname().lower()
    return name in {host, own, f"{own}.local"} or _is_numeric(name)


def _is_numeric(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


def _refuse_other_sites() -> None:
    """What another page begins is refused, whatever it asks for."""
    origin = request.headers.get("Origin")
    if origin is not None and origin != request.host_url.rstrip("/"):
        abort(403)
    if request.headers.get("Sec-Fetch-Site", "none") not in ("same-origin", "none"):
        abort(403)


def _ask_for_session() -> ResponseReturnValue | None:
    g.session = sessions().find(request.cookies.get(_cookie(), ""))
    if g.session or request.endpoint in _OPEN:
        return None
    if password() and request.method == "GET":
        return redirect(url_for("entering.log_in"), 303)
    abort(403)


def _refuse_foreign_forms() -> None:
    """A form must carry the secret that our own page put into it."""
    if request.method in ("GET", "HEAD", "OPTIONS") or request.endpoint == "entering.log_in":
        return
    if not form_secret() or request.form.get("_csrf") != form_secret():
        abort(403)


def _add_headers(response: Response) -> Response:
    """A page that is shown within a page of ours (a preview) may be framed by us alone."""
    for name, value in _HEADERS.items():
        response.headers[name] = value
    if request.endpoint == "reading.looks" and "v" in request.args:
        response.headers["Cache-Control"] = "private, max-age=31536000, immutable"
    within = "'self'" if g.get("may_be_framed") else "'none'"
    response.headers["Content-Security-Policy"] = _POLICY + within
    response.headers["X-Frame-Options"] = "SAMEORIGIN" if g.get("may_be_framed") else "DENY"
    return response
