"""What a running application holds: the current snapshot of the index, and the log of misses."""

import threading
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from flask import current_app, g

from kb.newsroom.misses import add_miss
from kb.search.holder import SnapshotHolder
from kb.search.query import SearchQuery
from kb.search.search import SearchResults, search
from kb.search.snapshot import Snapshot
from kb.search.suggest.find import suggest

HOLDER = "snapshots"
MISSES = "misses"


def current_snapshot() -> Snapshot:
    """The snapshot to answer this request from, to its end; IndexMissing when there is none."""
    if "snapshot" not in g:
        holder: SnapshotHolder = current_app.extensions[HOLDER]
        g.snapshot = holder.current()
    found: Snapshot = g.snapshot
    return found


def health() -> dict[str, Any]:
    """What is being served: "degraded" when it is not the generation that should be.

    `withdrawn` counts addresses, old ones included, that lead to a tombstone.
    """
    snapshot = current_snapshot()
    holder: SnapshotHolder = current_app.extensions[HOLDER]
    types, masks = snapshot.facet_masks["type"]
    return {
        "status": "degraded" if holder.is_degraded else "ok",
        "generation": snapshot.generation,
        "built": snapshot.built.isoformat(),
        "age_seconds": int((datetime.now(UTC) - snapshot.built).total_seconds()),
        "records": snapshot.size,
        "counts": {name: int(mask.sum()) for name, mask in zip(types, masks, strict=True)},
        "withdrawn": len(snapshot.withdrawn_ids),
    }


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
    query, narrowing = results.query, {"filter", "years", "exclude"}
    is_narrowed = query.filters or query.from_year or query.to_year
    if results.total or is_narrowed or any(each.kind in narrowing for each in results.understood):
        return
    log: MissLog = current_app.extensions[MISSES]
    log.add(query.text)
