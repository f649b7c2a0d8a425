"""What a browser, a feed reader, a cache and we ourselves may keep, and until when.

In: requests for what comes from the index (`web.serving.policy`). Out: ETag, Last-Modified and
Cache-Control; 304 for what the other side has, before anything is computed; finished answers from
memory. No page is used unasked (`no-cache`), so a withdrawn record is gone everywhere with the next
generation.
"""

import hashlib
import threading
from collections.abc import Sized
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Generic, TypeVar

from cachetools import LRUCache
from flask import Flask, Response, current_app, g, request

import kb
from kb.search import Snapshot
from web.serving.policy import current_policy
from web.serving.state import current_snapshot, day_start, today

_PACKAGES = (Path(kb.__file__).parent, Path(__file__).parent.parent)
Finished = TypeVar("Finished", bound=Sized)
_MOST_BYTES = 32 * 1024 * 1024  # some 10,000 record pages, compressed


@dataclass(frozen=True)
class Validators:
    """Under what name and since when the other side may know an answer."""

    etag: str
    modified: datetime


def validators(snapshot: Snapshot, address: str, day: date | None = None) -> Validators:
    """The same as long as index, code, address (and the day, where it matters) are."""
    parts = (snapshot.history.edition, _code_version(), address, day.isoformat() if day else "")
    etag = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:20]
    moments = [snapshot.history.built, *([day_start(day)] if day else [])]
    return Validators(etag, max(moments))


def register(app: Flask) -> None:
    """Answer conditional requests and mark what may be kept."""
    _code_version()
    app.before_request(_unchanged)
    app.after_request(_mark)


def _unchanged() -> Response | None:
    """304 for a reader who has this very answer; taken before the page is, never after it."""
    policy = current_policy()
    if not policy.is_named:
        return None
    address = f"{current_app.config['BASE_URL']} {request.url}"
    day = today() if policy.is_daily else None
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
    seconds = current_policy().seconds
    return f"max-age={seconds}" if seconds else "no-cache"


@lru_cache(maxsize=1)
def _code_version() -> str:
    """Of code and templates: a new version of the site is a new version of its pages."""
    digest = hashlib.sha256()
    for folder in _PACKAGES:
        for file in sorted(folder.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(file.relative_to(folder).as_posix().encode() + file.read_bytes())
    return digest.hexdigest()


@dataclass(frozen=True)
class Answer:
    """What is sent: the bytes, compressed or not, and the headers that go with them."""

    data: bytes
    headers: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, response: Response) -> "Answer":
        """What is the same whenever this is sent: all but the moment."""
        headers = response.headers.to_wsgi_list()
        return cls(response.get_data(), tuple(each for each in headers if each[0] != "Date"))

    def __len__(self) -> int:
        """How many bytes it takes."""
        return len(self.data) + sum(len(name) + len(text) for name, text in self.headers)


class Kept(Generic[Finished]):
    """What is finished, by name: what was asked for last, within a bound of bytes.

    All of it made from one edition of the index: what comes from another is dropped.
    """

    def __init__(self, most_bytes: int) -> None:
        self._edition = ""
        self._kept: LRUCache[str, Finished] = LRUCache(most_bytes, getsizeof=len)
        self._lock = threading.Lock()

    @property
    def size(self) -> int:
        """How many bytes are kept."""
        return int(self._kept.currsize)

    def find(self, edition: str, key: str) -> Finished | None:
        """What is kept under this key; the first question about another edition drops all."""
        with self._lock:
            if edition != self._edition:
                self._edition = edition
                self._kept.clear()
            return self._kept.get(key)

    def add(self, edition: str, key: str, finished: Finished) -> None:
        """Keep it, unless its edition is over; those not asked for longest make room."""
        with self._lock:
            if edition == self._edition and len(finished) <= self._kept.maxsize:
                self._kept[key] = finished


class PageCache(Kept[Answer]):
    """Finished answers: what many readers open is made and compressed once.

    Only addresses without parameters, as many as there are pages.
    """

    def __init__(self, most_bytes: int = _MOST_BYTES) -> None:
        super().__init__(most_bytes)

    def give(self) -> Response | None:
        """The answer to this request if there is one; to come after all that may refuse it."""
        named: Validators | None = g.get("validators")
        if named is None or not current_policy().is_kept or request.query_string:
            return None
        key = f"{named.etag} {request.headers.get('Accept-Encoding', '')}"
        if answer := self.find(current_snapshot().history.edition, key):
            return Response(answer.data, headers=answer.headers)
        g.page_key = key
        return None

    def keep(self, response: Response) -> Response:
        """Take what had to be made; to come after it was compressed."""
        key: str | None = g.get("page_key")
        if key and response.status_code == 200:
            self.add(current_snapshot().history.edition, key, Answer.of(response))
        return response
