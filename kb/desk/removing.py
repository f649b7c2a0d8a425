"""Takes a record back by name, be it a file of its own or an item of a list.

In: the folder as it was read, an id, where folder and archive are. Out: a folder without the
record; what stood there is in the archive, and `removed.yaml` says that it was meant.
"""

from pathlib import Path

from kb.content.folder import Content
from kb.desk.files.store import Store


def take_back(content: Content, record_id: str, content_dir: Path, archive_dir: Path) -> None:
    """Remove a record; NotSaved when the disk refuses, and then it stays."""
    store = Store(content_dir, archive_dir)
    if not store.has(record_id):
        record_id = content.find(record_id).record.id
    store.remove(record_id, store.open(record_id).digest)
