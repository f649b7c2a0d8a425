"""What a view needs of the request it answers: the desk, and the name of whoever works at it."""

from typing import Any
from urllib.parse import quote, unquote

from flask import Response, current_app, redirect, request, url_for

from kb.desk import Desk
from kb.text.vietnamese import normalise
from kb.vocabularies import Site

DESK = "desk"
LONGEST_NAME = 80
_COOKIE = "nguoi-lam"
_YEAR = 365 * 24 * 3600


def desk() -> Desk:
    """The desk of this application."""
    found: Desk = current_app.extensions[DESK]
    return found


def our_site() -> Site:
    """Whose collection it is, as saved."""
    return desk().shelf.content.vocabularies.site


def who() -> str:
    """The name that was typed once in this browser; "" where nobody gave one."""
    return " ".join(normalise(unquote(request.cookies.get(_COOKIE, ""))).split())[:LONGEST_NAME]


def remember(answer: Response, name: str) -> Response:
    """Keep a name in this browser."""
    kept = quote(" ".join(normalise(name).split())[:LONGEST_NAME])
    answer.set_cookie(_COOKIE, kept, max_age=_YEAR, httponly=True, samesite="Strict")
    return answer


def to_record(record_id: str, **told: Any) -> Response:
    """Back to the page of a record."""
    answer = redirect(url_for("records.record", record_id=record_id, **told), 303)
    assert isinstance(answer, Response)
    return answer
