"""What a running application goes by: the snapshot of the index, the day, the log of misses.

In: the index folder, questions that found nothing. Out: the snapshot that answers this request, and
what day it is for readers: Vietnam's, wherever the server stands.
"""

import threading
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

from flask import Flask, abort, current_app, g

from kb.errors import EngineAway, IndexMissing
from kb.newsroom.misses import add_miss
from kb.records import Record
from kb.search import SearchQuery, SearchResults, Snapshot, SnapshotHolder, search, suggest
from kb.settings import Settings
from kb.vocabularies import Site

HOLDER = "snapshots"
MISSES = "misses"
VIETNAM = timezone(timedelta(hours=7))


def register(app: Flask, settings: Settings) -> None:
    """Open the index of the settings when it is first asked for."""
    app.extensions[HOLDER] = SnapshotHolder(settings.index_dir, prepare)
    app.extensions[MISSES] = MissLog(settings.search_log)


def current_snapshot() -> Snapshot:
    """The snapshot to answer this request from, to its end; IndexMissing when there is none."""
    if "snapshot" not in g:
        holder: SnapshotHolder = current_app.extensions[HOLDER]
        g.snapshot = holder.current()
    found: Snapshot = g.snapshot
    return found


def current_site() -> Site:
    """Whose site it is, as the index says; the usual one while there is no index to ask."""
    try:
        return current_snapshot().vocabularies.site
    except (EngineAway, IndexMissing):
        return Site()


def wanted_record(snapshot: Snapshot, record_id: str) -> Record:
    """The record that bears this id or bore it once; 410 where it was withdrawn, else 404."""
    found = snapshot.find(record_id) or snapshot.find(snapshot.aliases.get(record_id, ""))
    if found is None:
        abort(410 if record_id in snapshot.history.withdrawn_ids else 404)
    return found


def today() -> date:
    """The day in Vietnam, wherever the server stands."""
    return datetime.now(VIETNAM).date()


def day_start(day: date) -> datetime:
    """The moment at which a day begins in Vietnam."""
    return datetime(day.year, day.month, day.day, tzinfo=VIETNAM)


def prepare(snapshot: Snapshot) -> None:
    """Ask one question of each kind: what is built on first use is built before readers come."""
    snapshot.warm_up()
    search(snapshot, SearchQuery("gương sangs"))
    suggest(snapshot, "gương")


class MissLog:
    """Where questions that found nothing are counted; without a file, nowhere."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._complained = threading.Event()

    def add(self, text: str) -> None:
        """Count a question; a disk that refuses is told of once, and no page suffers from it."""
        if self.path is None:
            return
        try:
            add_miss(self.path, text, date.today())
        except OSError as error:
            if not self._complained.is_set():
                self._complained.set()
                current_app.logger.warning("KB_SEARCH_LOG (%s): %s", self.path, error)


def count_miss(results: SearchResults) -> None:
    """Count a question that found nothing by its words; filters that leave nothing do not count."""
    query = results.query
    is_narrowed = query.filters or query.from_year or query.to_year
    if (
        results.total
        or is_narrowed
        or any(each.is_filter or each.kind == "exclude" for each in results.understood)
    ):
        return
    log: MissLog = current_app.extensions[MISSES]
    log.add(query.text)
