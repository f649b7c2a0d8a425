"""What was done to which record, when, and by whom if the office wants to know: lines that stay.

In: steps. Out: `Entry`s, one a line of `archive/journal.jsonl`, only ever added to (but for
`without`, by which the office erases a person). A line that a crash cut short is passed over.
"""

import contextlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from kb.desk.files import disk

FILE = "journal.jsonl"
# What can happen to a record, and how it is told.
STEPS = {
    "created": "Thêm hồ sơ",
    "saved": "Sửa",
    "moved": "Đổi thứ tự",
    "removed": "Bỏ hồ sơ",
    "undone": "Hoàn tác",
    "sent": "Gửi duyệt",
    "returned": "Trả lại để sửa",
    "published": "Đăng",
    "withdrawn": "Rút",
    "restored": "Đưa về bản nháp",
    "erased": "Xóa hẳn",
}
# The same of an item of a vocabulary.
_OF_ITEM = {"created": "Thêm mục", "removed": "Bỏ mục"}


@dataclass(frozen=True)
class Entry:
    """One step: `before` names the version kept in the history, `after` is the digest it left.

    Either is empty where there is no file: before the first step, or after the record was removed.
    `fields` are the names of what changed; `undoes` is the number of the step that was taken back;
    `whole` names the kept version of the list from which an item was taken out.
    """

    number: int
    when: str
    who: str
    what: str
    record: str
    path: str
    before: str = ""
    after: str = ""
    fields: tuple[str, ...] = ()
    why: str = ""
    undoes: int = 0
    whole: str = ""

    @property
    def label(self) -> str:
        """What was done, in Vietnamese."""
        of_item = _OF_ITEM if "/" in self.record else {}
        return of_item.get(self.what) or STEPS.get(self.what, self.what)

    @cached_property
    def moment(self) -> datetime:
        """When it was done."""
        return datetime.fromisoformat(self.when)

    @property
    def changed_file(self) -> bool:
        """Whether the record's file was another afterwards."""
        return bool(self.fields) or self.what in ("created", "removed")


@dataclass(frozen=True)
class _Read:
    """The journal as far as it was read; `tail` is its last whole line, which ends at `size`."""

    stamp: tuple[int, int] = (0, 0)
    entries: tuple[Entry, ...] = ()
    size: int = 0
    tail: bytes = b""

    def gone_on(self, stamp: tuple[int, int], file: BinaryIO) -> "_Read":
        """With what has been added since; all anew where what was read is no longer there."""
        file.seek(self.size - len(self.tail))
        is_grown = bool(self.tail) and file.read(len(self.tail)) == self.tail
        before = self if is_grown else _Read()
        file.seek(before.size)
        data = file.read()
        whole = data[: data.rfind(b"\n") + 1]
        found = _entries(whole.decode("utf-8", "replace").split("\n"))
        tail = whole[whole.rfind(b"\n", 0, -1) + 1 :] or before.tail
        return _Read(stamp, (*before.entries, *found), before.size + len(whole), tail)


class Journal:
    """The journal of an archive; only what was added is read again."""

    def __init__(self, archive_dir: Path) -> None:
        self._path = archive_dir / FILE
        self._read = _Read()

    def entries(self) -> tuple[Entry, ...]:
        """Everything that was done, oldest first."""
        try:
            status = self._path.stat()
        except FileNotFoundError:
            return ()
        stamp = (status.st_size, status.st_mtime_ns)
        if stamp != self._read.stamp:
            with disk.told(self._path), self._path.open("rb") as file:
                self._read = self._read.gone_on(stamp, file)
        return self._read.entries

    def of(self, record_id: str) -> tuple[Entry, ...]:
        """What was done to one record, oldest first."""
        return tuple(each for each in self.entries() if each.record == record_id)

    def find(self, number: int) -> Entry | None:
        """One step by its number."""
        return next((each for each in self.entries() if each.number == number), None)

    @contextlib.contextmanager
    def adding(self, entry: Entry) -> Iterator[Entry]:
        """Write a step down with its number and the moment, and then take it.

        What cannot be done does not stay written. The caller is alone (`disk.alone`).
        """
        last = max((each.number for each in self.entries()), default=0)
        now = datetime.now(UTC).isoformat(timespec="milliseconds")
        written = replace(entry, number=last + 1, when=now)
        size = self._path.stat().st_size if self._path.exists() else 0
        with disk.told(self._path):
            disk.add_line(self._path, json.dumps(asdict(written), ensure_ascii=False))
        try:
            yield written
        except BaseException:
            os.truncate(self._path, size)
            raise

    def without_words_of(self, record_id: str) -> None:
        """Keep of a record only that steps were taken: no reasons, no kept versions."""
        kept = [
            replace(each, why="", before="") if each.record == record_id else each
            for each in self.entries()
        ]
        lines = "".join(json.dumps(asdict(each), ensure_ascii=False) + "\n" for each in kept)
        with disk.told(self._path):
            disk.write_whole(self._path, lines.encode())


def _entries(lines: Iterable[str]) -> Iterable[Entry]:
    for line in lines:
        try:
            plain = json.loads(line)
            yield Entry(**plain | {"fields": tuple(plain["fields"])})
        except (ValueError, TypeError, KeyError):
            continue
