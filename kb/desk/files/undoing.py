"""Takes a step back, also when others have changed the same record since.

In: the number of a step in the journal. Out: the file without that step, by another step that can
be taken back as well; or a `Clash` where what the step changed was changed again.
"""

from collections.abc import Mapping

from kb.content.edits import Plain
from kb.desk.files.journal import Entry
from kb.desk.files.store import Act, Saved, Store
from kb.desk.files.versions import BODY, Clash, Version, clash, same
from kb.errors import StepRefused
from kb.schema.frontmatter import FormError

_LATER_FIRST = "hãy hoàn tác các lần sau trước."


def undo(store: Store, number: int, who: str = "") -> Saved | Clash:
    """Take back one change of a file; StepRefused when there is nothing to go back to."""
    entry = store.journal.find(number)
    if entry is None or not entry.changed_file:
        raise StepRefused("Không có bước nào như vậy để hoàn tác.")
    act = Act("undone", who, undoes=number)
    before = store.before(entry)
    if not entry.before:
        return _uncreated(store, entry, act)
    if before is None:
        raise StepRefused("Bản trước của hồ sơ này không còn trong kho lưu (đã xóa hẳn).")
    if not store.has(entry.record):
        if before.is_item and entry.after:
            raise StepRefused(f"Mục này đã được đổi tên hoặc bỏ về sau; {_LATER_FIRST}")
        whole = store.whole_before(entry)
        return store.create(before.record_type, before.id, before.text, act, whole)
    current = store.open(entry.record)
    if current.digest == entry.after:
        return store.replace(entry.record, current.digest, before.text, act)
    if current.is_list:
        raise StepRefused(f"Danh mục này đã được sửa tiếp về sau; {_LATER_FIRST}")
    return _beneath(store, entry, before, current, act)


def can_undo(store: Store, entry: Entry) -> bool:
    """Whether a step left something to go back to."""
    return entry.changed_file and (not entry.before or store.before(entry) is not None)


def _uncreated(store: Store, entry: Entry, act: Act) -> Saved | Clash:
    """A record that the step made goes again, if nobody has worked on it since."""
    current = store.open(entry.record)
    if current.digest != entry.after:
        raise StepRefused(
            "Hồ sơ đã được sửa sau khi thêm; hãy hoàn tác các lần sửa trước, hoặc bỏ hồ sơ."
        )
    return store.remove(entry.record, current.digest, act)


def _beneath(
    store: Store, entry: Entry, before: Version, current: Version, act: Act
) -> Saved | Clash:
    """Take a step back from under later ones: of each field that still says what the step wrote."""
    after = store.kept(entry.record, entry.after)
    try:
        wanted = {name: before.said.get(name) for name in entry.fields}
        held = {name: current.said.get(name) for name in entry.fields}
        wrote = {name: after.said.get(name) for name in entry.fields} if after else {}
    except FormError:
        return Clash(current, ())
    if after is None or not all(same(held[name], wrote[name]) for name in wanted):
        return clash(after, wanted, current)
    fields: Mapping[str, Plain] = {name: wanted[name] for name in wanted if name != BODY}
    body = str(wanted[BODY]) if BODY in wanted else None
    return store.save(entry.record, current.digest, fields, body, act)
