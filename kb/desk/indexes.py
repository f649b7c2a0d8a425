"""The desk's own indexes, beside the one that readers are served from: all states, and previews.

In: the collection as it is, drafts and withdrawn records included. Out: snapshots for the desk's
search, and folders from which pages are shown as readers will see them. Products of the cache
folder: thrown away freely, made again where they are missing.
"""

import logging
import shutil
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from kb.desk.library import Library, Shelf
from kb.errors import IndexMissing, KBError
from kb.index import pointer
from kb.publish import index_records
from kb.records import Record
from kb.schema import spec_of
from kb.search import Snapshot, SnapshotHolder

_NAMELESS = "(chưa đặt tên)"
# Without these a page has no head; a kind of document is its kind.
_HEAD = {
    "exemplar": ("title", "kind"),
    "directive": ("type", "title", "level"),
    "theme": ("title", "kind", "years"),
    "figure": ("label",),
}
_log = logging.getLogger(__name__)


def missing_for_page(record: Record) -> tuple[str, ...]:
    """The labels of what a record must say before it can be shown as a page."""
    names = _HEAD.get(record.record_type, ())
    return tuple(spec_of(type(record), name).label for name in names if not getattr(record, name))


class EveryState:
    """An index of all records, kept up in the background."""

    def __init__(self, library: Library, folder: Path) -> None:
        self._library, self._folder = library, folder
        self._holder = SnapshotHolder(folder, Snapshot.warm_up)
        self._building = threading.Lock()
        self._shelf: Shelf | None = None

    def snapshot(self) -> Snapshot | None:
        """The newest there is, or None while there is none; what is newer is begun."""
        self.refresh_soon()
        try:
            return self._holder.current()
        except IndexMissing:
            return None

    def refresh_soon(self) -> None:
        """Bring it in line aside, if the collection has changed and nobody is at it."""
        if self._library.now() is not self._shelf and not self._building.locked():
            threading.Thread(target=self.refresh, daemon=True).start()

    def refresh(self, *, anew: bool = False) -> None:
        """Bring it in line with the collection as it is; `anew` leaves nothing of before."""
        with self._building:
            shelf = self._library.now()
            if shelf is self._shelf and not anew:
                return
            if anew:
                shutil.rmtree(self._folder, ignore_errors=True)
            records = list(map(_named, _whole(shelf)))
            try:
                _index(records, shelf, self._folder)
                self._shelf = shelf
            except KBError:
                _log.exception("%s: không lập được chỉ mục của bàn biên tập", self._folder)


class Previews:
    """A folder that is indexed with one record as it is typed, all others as they are saved."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.alone = threading.Lock()
        self._shown: tuple[Shelf, Record | None] | None = None

    def show(self, shelf: Shelf, record: Record | None = None) -> None:
        """Index the collection with this record in it; whoever shows pages from it is `alone`."""
        if self._shown == (shelf, record) and pointer(self.folder).name:
            return
        others = [each for each in _whole(shelf) if record is None or each.id != record.id]
        records = [each for each in others if not missing_for_page(each)]
        shown = [*records, *([record] if record else ())]
        _index(shown, shelf, self.folder, content_dir=shelf.content.folder)
        self._shown = shelf, record


def _whole(shelf: Shelf) -> list[Record]:
    return [file.record for file in shelf.content.by_id.values()]


def _named(record: Record) -> Record:
    """A record that can be found and listed although its name is not there yet."""
    name = "label" if record.record_type == "figure" else "title"
    changed: dict[str, Any] = {} if getattr(record, name) else {name: _NAMELESS}
    return replace(record, **changed)


def _index(
    records: Sequence[Record], shelf: Shelf, folder: Path, content_dir: Path | None = None
) -> None:
    of, lists = shelf.fingerprints.of, shelf.content.vocabularies
    index_records(records, lists, folder, content_dir=content_dir, fingerprint_of=of)
