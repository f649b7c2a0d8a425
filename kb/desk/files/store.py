"""The content folder as it is on disk, changed one record or item at a time and never blindly.

In: what is to stand in a record, with the digest of the version it was made from. Out: the file,
changed where it changed; before that the version before in `archive/history/<id>/`, and a line in
the journal. A file that is another by now is left alone: a `Clash` shows both. Every step can be
taken back (`kb.desk.files.undoing`). An item of a list (`kb.desk.files.lists`) is treated like a
file: who changes it meets only those who changed the same item.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from kb.content.drafts import is_windows_own
from kb.content.edits import Plain
from kb.content.folder import FOLDERS
from kb.content.removals import note_removed
from kb.desk.files import disk
from kb.desk.files.editing import edited_version, renamed
from kb.desk.files.journal import Entry, Journal
from kb.desk.files.lists import Lists
from kb.desk.files.versions import BODY, Clash, Version, changed_fields, clash, within_bounds
from kb.desk.vocabularies.kinds import (
    FILE_OF,
    LIST_FILES,
    SITE_ID,
    is_item,
    item_id,
    kind_and_key,
    kind_at,
)
from kb.errors import NotSaved, UnknownRecord
from kb.schema import SLUG_RE
from kb.schema.frontmatter import FormError

HISTORY = "history"
_EMPTY = "# Chưa có gì ở đây.\n".encode()
_HOME = {record_type: folder for folder, record_type in FOLDERS.items()}
_LONGEST_ID = 200  # characters; a name of a file may have 255
_KEPT_RE = re.compile(r"[0-9TZ.]+-[0-9a-f]{12}\.(?:md|yaml)")


@dataclass(frozen=True)
class Act:
    """What is being done (a key of `STEPS`), and by whom and what for where that is said."""

    what: str
    who: str = ""
    why: str = ""
    undoes: int = 0


CREATE, SAVE, REMOVE, MOVE = Act("created"), Act("saved"), Act("removed"), Act("moved")


@dataclass(frozen=True)
class Saved:
    """The version that stands now; without an entry nothing had to be changed."""

    version: Version
    entry: Entry | None


class Store:
    """A content folder and its archive; `written` is told when a file changed.

    `judge` sees the bytes of a list before they are written, and may raise.
    """

    def __init__(
        self,
        content_dir: Path,
        archive_dir: Path,
        written: Callable[[], None] = lambda: None,
        judge: Callable[[str, bytes], None] = lambda file, data: None,
    ) -> None:
        self.content_dir, self.archive_dir = content_dir, archive_dir
        self._written, self._judge = written, judge
        self.journal = Journal(archive_dir)
        self.lists = Lists(content_dir)

    def open(self, record_id: str) -> Version:
        """A record's file as it stands; UnknownRecord when there is none."""
        path = self._find(record_id)
        if path is None:
            if item := self.lists.find(record_id):
                return item
            raise UnknownRecord(f'Không có hồ sơ "{record_id[:100]}" trong kho.')
        within = path.relative_to(self.content_dir).as_posix()
        return Version(record_id, kind_at(within), within, path.read_bytes())

    def has(self, record_id: str) -> bool:
        """Whether there is a file or an item of this id."""
        try:
            return bool(self._find(record_id) or self.lists.find(record_id))
        except FormError:
            return False

    def before(self, entry: Entry) -> Version | None:
        """The version that a step replaced, where one is kept."""
        path = self.history_of(entry.record) / entry.before
        if not _KEPT_RE.fullmatch(entry.before) or not path.is_file():
            return None
        return Version(entry.record, kind_at(entry.path), entry.path, path.read_bytes())

    def whole_before(self, entry: Entry) -> bytes | None:
        """The list from which a step took an item out."""
        if not _KEPT_RE.fullmatch(entry.whole):
            return None
        path = self.history_of(entry.path) / entry.whole
        return path.read_bytes() if path.is_file() else None

    def kept(self, record_id: str, digest: str) -> Version | None:
        """An earlier version by its digest, if a step kept it."""
        versions = (self.before(each) for each in self.journal.of(record_id))
        return next((each for each in versions if each and each.digest == digest), None)

    def history_of(self, record_id: str) -> Path:
        """Where the versions before are kept: of "fields/y-te" in fields.yaml/y-te."""
        kind, key = kind_and_key(record_id)
        return self.archive_dir / HISTORY / (f"{FILE_OF[kind]}/{key}" if key else record_id)

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
            return self._write(current, edited_version(current, fields, body), act)

    def replace(self, record_id: str, digest: str, text: str, act: Act = SAVE) -> Saved | Clash:
        """Put a whole text in the place of the file's."""
        with disk.alone(self.archive_dir):
            current = self.open(record_id)
            if current.digest != digest:
                return Clash(current, ())
            return self._write(current, text, act)

    def create(
        self,
        record_type: str,
        record_id: str,
        text: str,
        act: Act = CREATE,
        whole: bytes | None = None,
    ) -> Saved:
        """A new file or item; NotSaved when there is one of this id already.

        An item stands where it stood in an earlier `whole` of its list.
        """
        own = record_id.removeprefix(item_id(record_type, ""))
        is_usable = SLUG_RE.fullmatch(own) and not is_windows_own(own)
        if not is_usable or len(own) > _LONGEST_ID:
            raise NotSaved(f'"{record_id[:100]}" không dùng làm mã hồ sơ được.')
        with disk.alone(self.archive_dir):
            if self.has(record_id):
                raise NotSaved(f'Đã có hồ sơ mang mã "{record_id}"; hãy chọn mã khác.')
            path = FILE_OF.get(record_type) or f"{_HOME[record_type]}/{record_id}.md"
            version = Version(record_id, record_type, path, text.encode())
            return self._put(None, version, act, whole)

    def remove(self, record_id: str, digest: str, act: Act = REMOVE) -> Saved | Clash:
        """Take a record away by name (`removed.yaml`); its text stays in the history."""
        with disk.alone(self.archive_dir):
            current = self.open(record_id)
            if current.digest != digest:
                return Clash(current, ())
            rest = (
                self._judged(current.path, self.lists.without(current)) if current.is_item else b""
            )
            with (
                disk.told(path := self.content_dir / current.path),
                self.journal.adding(self._entry(current, None, act)) as entry,
            ):
                if current.status != "draft" and not is_item(record_id):  # readers had it
                    note_removed(self.content_dir, [record_id], date.today())
                if current.is_item:
                    disk.write_whole(path, rest)
                else:
                    disk.remove(path)
            self._written()
            return Saved(current, entry)

    def move(self, record_id: str, by: int, act: Act = MOVE) -> Saved:
        """Change an item's place in its list for the one above (-1) or below (1)."""
        with disk.alone(self.archive_dir):
            whole = self.open(self.open(record_id).path)
            return self._write(whole, self.lists.moved(record_id, by).decode(), act)

    def put_beside(self, name: str, data: bytes) -> None:
        """A picture beside the lists, under a name made from its bytes."""
        with disk.alone(self.archive_dir), disk.told(self.content_dir / name):
            disk.write_whole(self.content_dir / name, data)
        self._written()

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

    def _put(
        self, before: Version | None, after: Version, act: Act, whole: bytes | None = None
    ) -> Saved:
        """History first, then the line in the journal and, in one step at last, the file."""
        if after.is_item:
            after = renamed(before, after)
            data = self.lists.changed(before, after) if before else self.lists.added(after, whole)
        else:
            data = after.data
        if after.path in LIST_FILES or after.id == SITE_ID:
            data = self._judged(after.path, data)
        within_bounds(data)
        path = self.content_dir / after.path
        with disk.told(path), self.journal.adding(self._entry(before, after, act)) as entry:
            disk.write_whole(path, data)
        self._written()
        return Saved(after, entry)

    def _judged(self, file: str, data: bytes) -> bytes:
        """A list that may be written; one that holds nothing any longer says so."""
        data = data if data.strip() else _EMPTY
        self._judge(file, data)
        return data

    def _entry(self, before: Version | None, after: Version | None, act: Act) -> Entry:
        """The line for the journal; the version before is in the history when it is written."""
        some = after or before
        assert some is not None
        kept = replace(before, id=some.id) if before else None
        return Entry(
            number=0,
            when="",
            who=act.who,
            what=act.what,
            record=some.id,
            path=some.path,
            before=self._keep(kept) if kept else "",
            after=after.digest if after else "",
            fields=changed_fields(before, after) if before and after else (),
            why=act.why,
            undoes=act.undoes,
            whole=self._keep(self.open(some.path)) if some.is_item and not after else "",
        )

    def _keep(self, version: Version) -> str:
        """Put a version into the history; the name it has there."""
        now = datetime.now(UTC)
        suffix = Path(version.path).suffix
        name = f"{now:%Y%m%dT%H%M%S.%fZ}-{version.digest[:12]}{suffix}"
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
