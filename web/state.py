"""What a running application holds: the current snapshot of the index."""

from flask import current_app

from kb.snapshot import Snapshot, SnapshotHolder

HOLDER = "snapshots"


def current_snapshot() -> Snapshot:
    """The snapshot to answer this request from; IndexMissing when there is no index."""
    holder: SnapshotHolder = current_app.extensions[HOLDER]
    return holder.current()
