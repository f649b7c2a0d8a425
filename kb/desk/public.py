"""What readers are served today, as the desk sees it: record by record, from the public index.

In: the folder of the public index. Out: the records in it, whatever content/ says by now; nothing
while there is no index.
"""

import threading
from pathlib import Path

from kb.errors import IndexMissing
from kb.records import Record
from kb.search import Snapshot, SnapshotHolder
from kb.vocabularies import Vocabularies


class Public:
    """The public index; read again only when another generation is served."""

    def __init__(self, index_dir: Path) -> None:
        self._holder = SnapshotHolder(index_dir, lambda snapshot: None)
        self._reading = threading.Lock()
        self._read: tuple[Snapshot | None, dict[str, Record]] = (None, {})

    @property
    def is_there(self) -> bool:
        """Whether readers are served anything."""
        return self._snapshot() is not None

    def records(self) -> dict[str, Record]:
        """What readers have, by id."""
        snapshot = self._snapshot()
        with self._reading:
            if snapshot is not self._read[0]:
                found = {each.id: each for each in snapshot.records} if snapshot else {}
                self._read = (snapshot, found)
            return self._read[1]

    def vocabularies(self) -> Vocabularies | None:
        """The lists that readers have."""
        snapshot = self._snapshot()
        return snapshot.vocabularies if snapshot else None

    def _snapshot(self) -> Snapshot | None:
        try:
            return self._holder.current()
        except IndexMissing:
            return None
