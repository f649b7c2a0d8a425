"""What stands between content/ and what readers have: new, corrected, withdrawn, one by one.

In: the collection as it is saved, and the records that readers are served. Out: what is waiting to
be published, and the records of the next generation when only some of it is.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from kb.desk.library import Shelf
from kb.records import Record

Step = Literal["new", "corrected", "withdrawn", "draft", "gone"]
STEP_LABELS: dict[Step, str] = {
    "new": "chưa có trên trang",
    "corrected": "sửa hồ sơ đã đăng",
    "withdrawn": "rút khỏi trang",
    "draft": "gỡ khỏi trang, nay là bản nháp",
    "gone": "tệp không còn; đăng thì gỡ khỏi trang",
}


@dataclass(frozen=True)
class Pending:
    """A record that readers do not have as it stands in content/."""

    record: Record
    step: Step
    errors: int = 0

    @property
    def id(self) -> str:
        """The id of the record."""
        return self.record.id

    @property
    def title(self) -> str:
        """What to call it."""
        return self.record.title or self.record.id

    @property
    def label(self) -> str:
        """What becomes of it."""
        return STEP_LABELS[self.step]


def pending(shelf: Shelf, served: Mapping[str, Record]) -> Iterator[Pending]:
    """Everything that the next generation would change."""
    content = shelf.content
    for record_id, file in content.by_id.items():
        record, old = file.record, served.get(record_id)
        if record.status == "published" and record != old:
            problems = [each for each in shelf.problems if file.has(each)]
            errors = sum(each.severity == "error" for each in problems)
            yield Pending(record, "corrected" if old else "new", errors)
        elif record.status != "published" and old:
            yield Pending(record, "withdrawn" if record.status == "withdrawn" else "draft")
    for record_id, old in served.items():
        if record_id not in content.by_id and record_id not in content.unread_ids:
            yield Pending(old, "gone")


def next_records(
    shelf: Shelf, served: Mapping[str, Record], ids: Collection[str]
) -> tuple[Record, ...]:
    """The records of the next generation when these are published and no others.

    What others have saved and not published stays as readers have it; so does what has an error
    by now, or whose file is gone although nobody took the record back. Withdrawn ones leave, though
    another file may bear their id.
    """
    content, chosen = shelf.content, []
    for record_id, file in content.by_id.items():
        ours, old = shelf.servable.get(record_id), served.get(record_id)
        if record_id in content.withdrawn_ids:
            continue
        if ours and (record_id in ids or ours == old):
            chosen.append(ours)
        elif old and file.record.status == "published":
            chosen.append(old)
    names = {name for record in chosen for name in (record.id, *record.aliases)}
    meant = {*ids, *names, *content.by_id, *(each.id for each in content.removed)}
    return (*chosen, *(old for record_id, old in served.items() if record_id not in meant))
