"""The content folder as it is on disk, changed one record at a time and never blindly.

In: what is to stand in a record, with the digest of the version it was made from. Out: the file,
changed where it changed; before that the version before in `archive/history/<id>/`, and a line in
the journal. A file that is another by now is left alone: a `Clash` shows both. Every step can be
taken back (`kb.desk.files.undoing`).
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from kb.content.edits import Plain, edited
from kb.content.folder import FOLDERS
from kb.content.removals import note_removed
from kb.desk.files import disk
from kb.desk.files.journal import Entry, Journal
from kb.desk.files.versions import BODY, Clash, Version, changed_fields, clash, within_bounds
from kb.errors import NotSaved, UnknownRecord
from kb.schema import SLUG_RE

HISTORY = "history"
_HOME = {record_type: folder for folder, record_type in FOLDERS.items()}
_LONGEST_ID = 200  # characters; a name of a file may have 255
_KEPT_RE = re.compile(r"[0-9TZ.]+-[0-9a-f]{12}\.md")


@dataclass(frozen=True)
class Act:
    """What is being done (a key of `STEPS`), and by whom and what for where that is said."""

    what: str
    who: str = ""
    why: str = ""
    undoes: int = 0


CREATE, SAVE, REMOVE = Act("created"), Act("saved"), Act("removed")


@dataclass(frozen=True)
class Saved:
    """The version that stands now; without an entry nothing had to be changed."""

    version: Version
    entry: Entry | None


class Store:
    """A content folder and its archive; `written` is told when a file changed."""

    def __init__(
        self,
        content_dir: Path,
        archive_dir: Path,
        written: Callable[[], None] = lambda: None,
    ) -> None:
        self.content_dir, self.archive_dir = content_dir, archive_dir
        self._written = written
        self.journal = Journal(archive_dir)

    def open(self, record_id: str) -> Version:
        """A record's file as it stands; UnknownRecord when there is none."""
        path = self._find(record_id)
        if path is None:
            raise UnknownRecord(f'Không có hồ sơ "{record_id[:100]}" trong kho.')
        within = path.relative_to(self.content_dir).as_posix()
        return Version(record_id, FOLDERS[within.split("/")[0]], within, path.read_bytes())

    def has(self, record_id: str) -> bool:
        """Whether there is a file of this id."""
        return self._find(record_id) is not None

    def before(self, entry: Entry) -> Version | None:
        """The version that a step replaced, where one is kept."""
        path = self.history_of(entry.record) / entry.before
        if not _KEPT_RE.fullmatch(entry.before) or not path.is_file():
            return None
        record_type = FOLDERS[entry.path.split("/")[0]]
        return Version(entry.record, record_type, entry.path, path.read_bytes())

    def kept(self, record_id: str, digest: str) -> Version | None:
        """An earlier version by its digest, if a step kept it."""
        versions = (self.before(each) for each in self.journal.of(record_id))
        return next((each for each in versions if each and each.digest == digest), None)

    def history_of(self, record_id: str) -> Path:
        """Where the versions before of a record are kept."""
        return self.archive_dir / HISTORY / record_id

    def save(
        self,
        record_id: str,
        digest: str,
        fields: Mapping[str, Plain],
        body: str | None = None,
        act: Act = SAVE,
    ) -> Saved | Clash:
        """Change these fields (None: taken out) and the body (None: left), and nothing else.

        FormError when the file's own form is broken: then only its whole text can be replaced.
        """
        with disk.alone(self.archive_dir):
            current = self.open(record_id)
            if current.digest != digest:
                wanted = dict(fields) | ({} if body is None else {BODY: body})
                return clash(self.kept(record_id, digest), wanted, current)
            text = edited(current.text, fields, current.order, body)
            return self._write(current, text, act)

    def replace(self, record_id: str, digest: str, text: str, act: Act = SAVE) -> Saved | Clash:
        """Put a whole text in the place of the file's."""
        with disk.alone(self.archive_dir):
            current = self.open(record_id)
            if current.digest != digest:
                return Clash(current, ())
            return self._write(current, text, act)

    def create(self, record_type: str, record_id: str, text: str, act: Act = CREATE) -> Saved:
        """A new file; NotSaved when there is one of this id already."""
        if not SLUG_RE.fullmatch(record_id) or len(record_id) > _LONGEST_ID:
            raise NotSaved(f'"{record_id[:100]}" không dùng làm mã hồ sơ được.')
        with disk.alone(self.archive_dir):
            if self.has(record_id):
                raise NotSaved(f'Đã có hồ sơ mang mã "{record_id}"; hãy chọn mã khác.')
            path = f"{_HOME[record_type]}/{record_id}.md"
            return self._put(None, Version(record_id, record_type, path, text.encode()), act)

    def remove(self, record_id: str, digest: str, act: Act = REMOVE) -> Saved | Clash:
        """Take a record's file away by name (`removed.yaml`); its text stays in the history."""
        with disk.alone(self.archive_dir):
            current = self.open(record_id)
            if current.digest != digest:
                return Clash(current, ())
            with (
                disk.told(self.content_dir / current.path),
                self.journal.adding(self._entry(current, None, act)) as entry,
            ):
                if current.status != "draft":  # which readers never had
                    note_removed(self.content_dir, [record_id], date.today())
                disk.remove(self.content_dir / current.path)
            self._written()
            return Saved(current, entry)

    def note(self, record_id: str, act: Act) -> Entry:
        """Write down a step that changes no file: sent, returned."""
        with disk.alone(self.archive_dir):
            current = self.open(record_id)
            entry = Entry(0, "", act.who, act.what, record_id, current.path, why=act.why)
            with self.journal.adding(replace(entry, after=current.digest)) as written:
                return written

    def _write(self, current: Version, text: str, act: Act) -> Saved:
        data = text.encode()
        if data == current.data:
            return Saved(current, None)
        return self._put(current, replace(current, data=data), act)

    def _put(self, before: Version | None, after: Version, act: Act) -> Saved:
        """History first, then the line in the journal and, in one step at last, the file."""
        within_bounds(after.data)
        path = self.content_dir / after.path
        with disk.told(path), self.journal.adding(self._entry(before, after, act)) as entry:
            disk.write_whole(path, after.data)
        self._written()
        return Saved(after, entry)

    def _entry(self, before: Version | None, after: Version | None, act: Act) -> Entry:
        """The line for the journal; the version before is in the history when it is written."""
        some = before or after
        assert some is not None
        return Entry(
            number=0,
            when="",
            who=act.who,
            what=act.what,
            record=some.id,
            path=some.path,
            before=self._keep(before) if before else "",
            after=after.digest if after else "",
            fields=changed_fields(before, after) if before and after else (),
            why=act.why,
            undoes=act.undoes,
        )

    def _keep(self, version: Version) -> str:
        """Put a version into the history; the name it has there."""
        now = datetime.now(UTC)
        name = f"{now:%Y%m%dT%H%M%S.%fZ}-{version.digest[:12]}.md"
        path = self.history_of(version.id) / name
        with disk.told(path):
            disk.write_whole(path, version.data)
        return name

    def _find(self, record_id: str) -> Path | None:
        """The file of an id, looked for in the two folders only; odd ids have none."""
        if not SLUG_RE.fullmatch(record_id) or len(record_id) > _LONGEST_ID:
            return None
        name = f"{record_id}.md"
        for folder in FOLDERS:
            home = self.content_dir / folder
            for path in (home / name, *home.glob(f"**/{name}")):
                if path.is_file():
                    return path
        return None
