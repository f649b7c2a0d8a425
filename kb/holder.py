"""The snapshot that a program answers from: opened once, replaced when a build is published.

In: an index folder. Out: the current `Snapshot`. Only a file's name is read while nothing changes.
"""

import threading
from collections.abc import Callable
from pathlib import Path

from kb.engine import IndexReader, current_generation
from kb.snapshot import Snapshot


def open_snapshot(index_dir: Path) -> Snapshot:
    """Open the current generation; IndexMissing when there is none."""
    return Snapshot(IndexReader(current_generation(index_dir)))


class SnapshotHolder:
    """Keeps the current snapshot, and opens the next one when a new generation is published.

    `prepare` is run on a new snapshot before it answers anybody.
    """

    def __init__(
        self, index_dir: Path, prepare: Callable[[Snapshot], object] = Snapshot.warm_up
    ) -> None:
        self._index_dir = index_dir
        self._prepare = prepare
        self._lock = threading.Lock()
        self._held: Snapshot | None = None

    def current(self) -> Snapshot:
        """The snapshot to answer from; a file's name is all that is read when nothing changed."""
        name = current_generation(self._index_dir).name
        held = self._held
        if held is None or held.generation != name:
            with self._lock:
                if self._held is None or self._held.generation != name:
                    opened = open_snapshot(self._index_dir)
                    self._prepare(opened)
                    self._held = opened
                held = self._held
        return held
