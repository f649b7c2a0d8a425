"""Takes a record back by name, be it a file of its own or an item of a list.

In: the folder as it was read, an id, where folder and archive are. Out: a folder without the
record; what stood there is in the archive, and `removed.yaml` says that it was meant.
"""

from datetime import date
from pathlib import Path

from kb.content.folder import Content
from kb.content.removals import note_removed, without_lines
from kb.desk.files import disk
from kb.desk.files.store import Store


def take_back(content: Content, record_id: str, content_dir: Path, archive_dir: Path) -> None:
    """Remove a record; NotSaved when the disk refuses, and then it stays."""
    store = Store(content_dir, archive_dir)
    if store.has(record_id):
        store.remove(record_id, store.open(record_id).digest)
        return
    file = content.find(record_id)
    path = store.content_dir.parent / file.path
    before = path.read_bytes()
    after = without_lines(before.decode("utf-8"), file.first_line, file.last_line)
    with disk.alone(store.archive_dir), disk.told(path):
        disk.write_whole(store.history_of(record_id) / path.name, before)
        note_removed(store.content_dir, [record_id], date.today())
        disk.write_whole(path, after.encode())
