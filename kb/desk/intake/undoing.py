"""Takes a whole import back, step by step through the journal.

In: a list and the journal (which also knows what a crash kept from being noted of the list). Out:
records that the import made are gone, additions to others are taken out; what people have worked on
since stays, and is named with the reason.
"""

from dataclasses import dataclass, replace

from kb.desk.files.journal import Journal
from kb.desk.files.store import Act, Saved, Store
from kb.desk.files.undoing import undo
from kb.desk.files.versions import changed_fields
from kb.desk.intake.kept import KeptList, Taken, mark_of
from kb.errors import StepRefused


@dataclass(frozen=True)
class Left:
    """A record that stays as it is, and why."""

    record: str
    why: str


def undone_steps(journal: Journal) -> frozenset[int]:
    """The steps that were taken back, and not brought back by undoing that in turn."""
    undone: set[int] = set()
    for entry in reversed(journal.entries()):
        if entry.undoes and entry.number not in undone:
            undone.add(entry.undoes)
    return frozenset(undone)


def standing(kept: KeptList, undone: frozenset[int]) -> KeptList:
    """A list without the rows whose step was taken back since."""
    taken = {key: each for key, each in kept.taken.items() if each.step not in undone}
    return replace(kept, taken=taken)


def steps_of(kept: KeptList, journal: Journal) -> tuple[Taken, ...]:
    """Everything that a list has made and that still stands, latest first."""
    undone, mark = undone_steps(journal), mark_of(kept.number)
    noted = {taken.step: taken for taken in kept.taken.values()}
    found = {
        entry.number: Taken(entry.record, entry.number, "add" if entry.before else "new")
        for entry in journal.entries()
        if entry.why.endswith(mark) and entry.changed_file and entry.moment >= kept.moment
    }
    steps = found | noted
    return tuple(steps[each] for each in sorted(steps, reverse=True) if each not in undone)


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
