"""What a view needs of the request it answers: the desk, and the name of whoever works at it."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote, unquote

from flask import Response, abort, current_app, redirect, request, url_for

from kb.desk import Desk
from kb.desk.vocabularies import LABELS, LIST_FILES, SITE_ID, kind_and_key
from kb.schema import SLUG_RE
from kb.text.vietnamese import normalise
from kb.vocabularies import Site

DESK = "desk"
LONGEST_NAME = 80
TAKE_OFF = "Gỡ khỏi trang"
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


def only_records() -> None:
    """Pages of records show no list and no item: those have addresses of their own."""
    record_id = (request.view_args or {}).get("record_id")
    if record_id is not None and not SLUG_RE.fullmatch(record_id):
        abort(404)


def to_job(title: str, work: Callable[[Callable[[str, int, int], None]], Any]) -> Response:
    """Begin something that takes a while, and show how far it is."""
    job = desk().jobs.start(title, work)
    answer = redirect(url_for("steps.job", number=job.number), 303)
    assert isinstance(answer, Response)
    return answer


def after_step(record_id: str) -> Response | None:
    """Where readers still have what is not published any longer: it is taken from them at once."""
    found, by = desk(), who()
    if not found.publisher.is_left_behind(record_id):
        return None
    return to_job(TAKE_OFF, lambda tell: found.take_off([record_id], by, tell))


def address(record_id: str, **told: Any) -> str:
    """The page of a record, of an item ("fields/y-te"), of a whole list, or of our site."""
    if record_id == SITE_ID:
        return url_for("site.page", **told)
    kind, key = kind_and_key(record_id)
    if kind in LIST_FILES:
        return url_for("vocabularies.listed", word=LABELS[LIST_FILES[kind]].word, **told)
    if key and kind in LABELS:
        return url_for("vocabularies.item", word=LABELS[kind].word, key=key, **told)
    return url_for("records.record", record_id=record_id, **told)


def to_record(record_id: str, **told: Any) -> Response:
    """Back to the page of a record or an item."""
    answer = redirect(address(record_id, **told), 303)
    assert isinstance(answer, Response)
    return answer
