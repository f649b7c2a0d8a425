"""Analyses records in several processes at once, when there are many of them.

In: sources, and an `Analyst`, which goes to each process once. Out: entries in the order of the
sources, so that what is built is the same however many worked on it. Only a few parcels are on
their way at a time: what is held in memory does not grow with the number of records. A process
that dies, or cannot be started, is told of, and what is left is analysed here.
"""

import contextlib
import gc
import logging
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from types import ModuleType

from kb.index.analysis import document_for
from kb.index.engine import Entry
from kb.index.levels import entry_for
from kb.records import Record
from kb.vocabularies import Vocabularies

# Fewer than so many are done before other processes would have begun.
FEW = 200
# More of them than this would wait for the one that writes.
_MOST = 4
_PARCEL = 32  # records
_AHEAD = 2  # parcels for each process, one in hand and one waiting

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Source:
    """A record to be indexed, the fingerprint of its content, and whether another replaces it."""

    record: Record
    fingerprint: str
    is_replaced: bool = False

    @property
    def id(self) -> str:
        """The id of the record."""
        return self.record.id


@dataclass(frozen=True)
class Analyst:
    """Knows what it takes to make an entry of a record."""

    vocabularies: Vocabularies
    average: float

    def entry(self, source: Source) -> Entry:
        """What the engine is given of a record."""
        document = document_for(source.record, self.vocabularies, is_replaced=source.is_replaced)
        return entry_for(document, source.fingerprint, self.average)


def entries(
    sources: Sequence[Source], analyst: Analyst, processes: int | None = None
) -> Generator[Entry, None, None]:
    """The entry of every source; in so many processes, or in as many as there are cores."""
    count = min(_MOST, _cores()) if processes is None else processes
    done = 0
    if count > 1 and len(sources) >= FEW:
        try:
            for entry in _by_many(sources, analyst, count):
                yield entry
                done += 1
        except (BrokenExecutor, NotImplementedError, OSError) as error:
            _log.warning(
                "Một tiến trình phụ dừng đột ngột hoặc không mở được (%s); việc lập chỉ mục đi "
                "tiếp bằng một tiến trình, chỉ chậm hơn. Nếu còn gặp, hãy xem máy còn bộ nhớ.",
                error or type(error).__name__,
            )
    yield from map(analyst.entry, sources[done:])


def _cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _by_many(sources: Sequence[Source], analyst: Analyst, count: int) -> Iterator[Entry]:
    """Entries in the order of the sources, analysed by this many processes."""
    parcels = (sources[at : at + _PARCEL] for at in range(0, len(sources), _PARCEL))
    # Not forked: the desk has threads, and what they hold would stay held in the other process.
    spawn = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(count, spawn, initializer=_begin, initargs=(analyst,))
    try:
        waiting: deque[Future[list[Entry]]] = deque()
        _submit(pool, waiting, islice(parcels, count * _AHEAD))
        while waiting:
            ready = waiting.popleft().result()
            _submit(pool, waiting, islice(parcels, 1))
            yield from ready
    finally:
        pool.shutdown(cancel_futures=True)


def _submit(
    pool: ProcessPoolExecutor,
    waiting: deque[Future[list[Entry]]],
    parcels: Iterable[Sequence[Source]],
) -> None:
    """Hand parcels over; processes of the pool begin while that is done."""
    with _undisturbed(), _script_unseen():
        waiting.extend(pool.submit(_entries, parcel) for parcel in parcels)


@contextlib.contextmanager
def _script_unseen() -> Iterator[None]:
    """Processes that begin within it do not run the script again that began this one.

    Each would, to find what the script defines, and we need nothing of it. A script that builds
    without asking whether `__name__ == "__main__"` would build in every process anew.
    """
    script = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = script


@contextlib.contextmanager
def _undisturbed() -> Iterator[None]:
    """Processes that begin within it never hear Ctrl+C, which is for the one that began them."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


# What a process of the pool works with; set in it when it begins.
_analyst: Analyst


def _begin(analyst: Analyst) -> None:
    global _analyst
    _analyst = analyst
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    gc.freeze()


def _end_with_parent() -> None:
    """Leave nobody behind when the process that builds is killed."""
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _entries(sources: Sequence[Source]) -> list[Entry]:
    return [_analyst.entry(source) for source in sources]
