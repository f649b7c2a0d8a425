"""One line of JSON for each request, for those who keep the site running.

In: requests. Out: lines on stderr with time, id, method, path, status and milliseconds. No address,
no user agent and nothing after the "?": what somebody asked is theirs.
"""

import json
import re
import sys
import uuid
from datetime import UTC, datetime

from flask import Flask, Response, g, request

from web.serving.timing import elapsed

_ID_RE = re.compile(r"[A-Za-z0-9._-]{1,64}")
_HEADER = "X-Request-Id"


def register(app: Flask) -> None:
    """Write a line when a request is answered; its id goes back with the answer."""
    app.before_request(_name)
    app.after_request(_write)


def _name() -> None:
    """The id that a proxy gave the request, or one of our own."""
    given = request.headers.get(_HEADER, "")
    g.request_id = given if _ID_RE.fullmatch(given) else uuid.uuid4().hex


def _write(response: Response) -> Response:
    response.headers[_HEADER] = g.request_id
    line = {
        "time": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "id": g.request_id,
        "method": request.method,
        "path": request.path,
        "status": response.status_code,
        "ms": round(elapsed() * 1000, 1),
    }
    # One write, so that lines of several threads do not mix.
    sys.stderr.write(json.dumps(line, ensure_ascii=False) + "\n")
    sys.stderr.flush()
    return response
