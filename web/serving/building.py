"""Files that take seconds to make: few at a time, at a price, kept afterwards.

In: what a file holds, what it costs, and what makes it. Out: its bytes; 503 with the seconds to
wait when every place is taken, so that those who read pages have the processor. Several processes
of one site share the places by locks of files, which a process that dies lets go.
"""

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from flask import Flask, current_app
from werkzeug.exceptions import ServiceUnavailable

from kb.settings import Settings
from web.serving.caching import Kept
from web.serving.limits import charge
from web.serving.observing import FIGURES_DIR
from web.serving.state import HOLDER, current_snapshot

_BUILDERS = "builders"
_MOST = 2  # files at a time
_MOST_WAITING = 1  # asker of a process, so that builders and those who wait leave threads for pages
_THREADS_EACH = 4  # of one process, so that most of them are left for pages
_MOST_BYTES = 32 * 1024 * 1024  # some hundred files of a few hundred records
_PATIENCE = 5.0  # seconds that an asker waits
_LOOK = 0.05  # seconds between two looks for a place
_AGAIN = 10  # seconds after which to come again


class _Place:
    """One place to build in, in this process and, with a file, in all of them."""

    def __init__(self, file: Path | None) -> None:
        self._here = threading.Lock()
        self._everywhere = FileLock(file) if file else None

    def take(self) -> bool:
        """Whether it was free and is now ours."""
        if not self._here.acquire(blocking=False):
            return False
        try:
            if self._everywhere:
                self._everywhere.acquire(timeout=0)
        except Timeout:
            self._here.release()
            return False
        return True

    def leave(self) -> None:
        """Let the next one in."""
        if self._everywhere:
            self._everywhere.release()
        self._here.release()


class Builders:
    """The places of a site, and the files that were built for its present edition."""

    def __init__(self, threads: int, folder: Path | None, patience: float = _PATIENCE) -> None:
        here = min(_MOST, max(1, threads // _THREADS_EACH))
        self._places = [
            _Place(folder / f"{each}.lock" if folder else None) for each in range(_MOST)
        ]
        self._here = threading.BoundedSemaphore(here)
        self._waiting = threading.BoundedSemaphore(_MOST_WAITING)
        self._patience = patience
        self._kept: Kept[bytes] = Kept(_MOST_BYTES)
        self._under_way: set[str] = set()
        self._lock = threading.Lock()

    def file(self, edition: str, key: str, make: Callable[[], bytes]) -> bytes:
        """What is kept under this key, or what is made now; ServiceUnavailable when that waits."""
        found = self._kept.find(edition, key)
        if found is not None:
            return found
        with self._place(key):
            found = self._kept.find(edition, key)  # somebody else may have made it meanwhile
            if found is None:
                found = make()
                self._kept.add(edition, key, found)
        return found

    @contextmanager
    def _place(self, key: str) -> Iterator[None]:
        place = self._take(key) or self._wait(key)
        try:
            yield
        finally:
            with self._lock:
                self._under_way.remove(key)
            place.leave()
            self._here.release()

    def _wait(self, key: str) -> _Place:
        """A place that became free soon; few may wait for one, since each holds a thread."""
        if not self._waiting.acquire(blocking=False):
            raise ServiceUnavailable(retry_after=_AGAIN)
        try:
            end = time.monotonic() + self._patience
            while time.monotonic() < end:
                time.sleep(_LOOK)
                if place := self._take(key):
                    return place
        finally:
            self._waiting.release()
        raise ServiceUnavailable(retry_after=_AGAIN)

    def _take(self, key: str) -> _Place | None:
        """A free place, unless this very file is being made in one."""
        with self._lock:
            if key in self._under_way or not self._here.acquire(blocking=False):
                return None
            place = next((each for each in self._places if each.take()), None)
            if place:
                self._under_way.add(key)
            else:
                self._here.release()
            return place


def register(app: Flask, settings: Settings) -> None:
    """Give an application its places: those of all processes where there are several."""
    folder = os.environ.get(FIGURES_DIR)
    app.extensions[_BUILDERS] = Builders(settings.threads, Path(folder) if folder else None)


def built(key: str, price: float, make: Callable[[], bytes]) -> bytes:
    """A file of the present edition; `key` tells what it holds, the asker pays if it is made.

    Nothing of an edition that ended meanwhile: what was withdrawn is in no file from then on.
    """

    def made() -> bytes:
        charge(price)
        return make()

    edition = current_snapshot().history.edition
    builders: Builders = current_app.extensions[_BUILDERS]
    data = builders.file(edition, key, made)
    if current_app.extensions[HOLDER].current().history.edition != edition:
        raise ServiceUnavailable(retry_after=1)
    return data
