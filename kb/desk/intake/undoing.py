"""Takes a whole import back, step by step through the journal.

In: what a list's rows became. Out: records that the import made are gone, additions to others are
taken out; what people have worked on since stays, and is named with the reason.
"""

from dataclasses import dataclass

from kb.desk.files.store import Act, Saved, Store
from kb.desk.files.undoing import undo
from kb.desk.files.versions import changed_fields
from kb.desk.intake.kept import Taken
from kb.errors import StepRefused


@dataclass(frozen=True)
class Left:
    """A record that stays as it is, and why."""

    record: str
    why: str


def take_back(store: Store, taken: Taken, who: str) -> None:
    """Undo one row; StepRefused tells why it stays."""
    if taken.what == "add":
        if not store.has(taken.record):
            return
        if not isinstance(undo(store, taken.step, who), Saved):
            raise StepRefused("mục đã ghi thêm được sửa tiếp về sau")
    elif store.has(taken.record):
        _uncreate(store, taken, who)


def _uncreate(store: Store, taken: Taken, who: str) -> None:
    """Remove what the import made, published or not, if nobody has changed what it says."""
    entry, current = store.journal.find(taken.step), store.open(taken.record)
    if entry is None:
        raise StepRefused("nhật ký không còn bước nhập này")
    if current.status == "withdrawn":
        raise StepRefused("đã rút khỏi trang; muốn bỏ hẳn thì mở hồ sơ, bấm “Xóa hẳn…”")
    if current.digest != entry.after:
        made = store.kept(taken.record, entry.after)
        if made is None or set(changed_fields(made, current)) != {"status"}:
            raise StepRefused("đã được sửa sau khi nhập")
    act = Act("undone", who, undoes=taken.step)
    if not isinstance(store.remove(taken.record, current.digest, act), Saved):
        raise StepRefused("vừa được người khác sửa")
