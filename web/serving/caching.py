"""What a browser, a feed reader or a cache may keep, and how it asks whether that still holds.

In: requests for what comes from the index. Out: ETag, Last-Modified and Cache-Control; 304 for
what the other side has, before anything is computed. No page is used unasked (`no-cache`), so a
withdrawn record is gone everywhere with the next generation.
"""

import hashlib
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from flask import Flask, Response, current_app, g, request

import kb
from kb.search.snapshot import Snapshot
from web.serving.clock import day_start, today
from web.serving.state import current_snapshot

_FROM_INDEX = {"pages", "downloads", "open_formats", "api"}  # blueprints
_LIVE = {"pages.healthz"}
# Suggestions come back with every letter.
_KEPT = {"api.complete": "max-age=300", "open_formats.completions": "max-age=300"}
# These name the day.
_DAILY = {"pages.home", "pages.calendar", "downloads.calendar"}
_PACKAGES = (Path(kb.__file__).parent, Path(__file__).parent.parent)


@dataclass(frozen=True)
class Validators:
    """Under what name and since when the other side may know an answer."""

    etag: str
    modified: datetime


def validators(snapshot: Snapshot, address: str, day: date | None = None) -> Validators:
    """The same as long as index, code, address (and the day, where it matters) are."""
    parts = (snapshot.edition, _code_version(), address, day.isoformat() if day else "")
    etag = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:20]
    moments = [snapshot.built, *([day_start(day)] if day else [])]
    return Validators(etag, max(moments))


def named() -> str | None:
    """The name of the answer to this request, if it has one; the same for the same bytes."""
    found: Validators | None = g.get("validators")
    return found.etag if found else None


def register(app: Flask) -> None:
    """Answer conditional requests and mark what may be kept."""
    _code_version()
    app.before_request(_unchanged)
    app.after_request(_mark)


def _unchanged() -> Response | None:
    """304 for a reader who has this very answer; taken before the page is, never after it."""
    if request.blueprint not in _FROM_INDEX or request.endpoint in _LIVE:
        return None
    address = f"{current_app.config['BASE_URL']} {request.url}"
    day = today() if request.endpoint in _DAILY else None
    g.validators = validators(current_snapshot(), address, day)
    known = request.if_none_match
    if not known.star_tag and known.contains_weak(g.validators.etag):
        return Response(status=304)
    return None


def _mark(response: Response) -> Response:
    found: Validators | None = g.get("validators")
    if found and response.status_code in (200, 304):
        # Weak: the same words, compressed or not.
        response.set_etag(found.etag, weak=True)
        response.last_modified = found.modified
        response.make_conditional(request)
    if "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = _cache_control(response.status_code)
    return response


def _cache_control(status: int) -> str:
    if status >= 400:
        return "no-store"
    return _KEPT.get(request.endpoint or "", "no-cache")


@lru_cache(maxsize=1)
def _code_version() -> str:
    """Of code and templates: a new version of the site is a new version of its pages."""
    digest = hashlib.sha256()
    for folder in _PACKAGES:
        for file in sorted(folder.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(file.relative_to(folder).as_posix().encode() + file.read_bytes())
    return digest.hexdigest()
