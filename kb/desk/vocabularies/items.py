"""The items of vocabularies at the desk: listed, added, removed, moved, with what waits of them.

In: what is typed, and the lists as they stand. Out: rows to look at, and steps of the store. What a
change would break is refused by name (`kb.desk.vocabularies.consequences`).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from kb.content.edits import Plain
from kb.content.listing import item_text
from kb.desk.files.store import CREATE, MOVE, REMOVE, SAVE, Act, Saved, Store
from kb.desk.files.versions import Clash, Version
from kb.desk.forms.reading import read_item
from kb.desk.forms.typed import Typed
from kb.desk.library import Library
from kb.desk.publishing import Publisher
from kb.desk.review import ItemReview, review_item
from kb.desk.states import State
from kb.desk.vocabularies.consequences import broken_by, users
from kb.desk.vocabularies.kinds import (
    KEYS,
    LIST_FILES,
    SITE_ID,
    item_id,
    kind_and_key,
    new_key,
)
from kb.desk.vocabularies.labels import LABELS, SITE_TITLE, note_of, title_of
from kb.desk.vocabularies.logo import name_of_logo
from kb.desk.vocabularies.pending import ORDERED
from kb.errors import StepRefused, UnknownRecord
from kb.schema.frontmatter import FormError

# What is told of an item in its list, by what waits, and by the status of a record there.
_WAITING = {"new": "mới, chưa đăng", "corrected": "có sửa chưa đăng"}
_UNSEEN = {"draft": "bản nháp", "withdrawn": "đã rút"}


@dataclass(frozen=True)
class ItemRow:
    """An item in its list: what it is called, a few words, and what waits of it."""

    id: str
    title: str
    note: str
    waiting: str = ""


class Items:
    """The lists of a content folder; records among them have the life of records."""

    def __init__(self, store: Store, library: Library, publisher: Publisher) -> None:
        self._store, self._library, self._publisher = store, library, publisher

    def rows(self, kind: str) -> tuple[ItemRow, ...]:
        """The items of a list in order; FormError when it cannot be taken apart."""
        waiting = {each.id: _WAITING.get(each.step, "") for each in self._publisher.pending()}
        items = map(self._store.open, self._store.lists.ids(kind))
        return tuple(
            ItemRow(
                each.id,
                title_of(kind, each.said),
                note_of(kind, each.said),
                waiting.get(each.id) or _UNSEEN.get(each.status, ""),
            )
            for each in items
        )

    def counts(self) -> Mapping[str, int]:
        """How many items each list has; of a broken one none can be counted."""
        return {kind: self._count(kind) for kind in LABELS}

    def is_ordered(self, kind: str) -> bool:
        """Whether readers see the items in the order of the list."""
        return kind in ORDERED

    def review(
        self, kind: str, key: str, typed: Typed, version: Version | None = None
    ) -> ItemReview:
        """What there is to say of an item as it is typed."""
        return review_item(self._library.now(), kind, key, typed, version)

    def create(self, kind: str, typed: Typed, who: str = "") -> Saved:
        """A new item, under a name made from what it says; WouldBreak while it is not whole."""
        reading = read_item(kind, "moi", typed, self._library.now().names)
        taken = {kind_and_key(each)[1] for each in self._store.lists.ids(kind)}
        key = new_key(kind, reading.fields, taken)
        named = {KEYS[kind]: key} if kind in KEYS else {}
        return self.put(kind, item_id(kind, key), named | reading.fields, Act(CREATE.what, who))

    def put(self, kind: str, record_id: str, fields: Mapping[str, Plain], act: Act) -> Saved:
        """Write a new item into its list."""
        held = {name: plain for name, plain in fields.items() if plain not in (None, "", [])}
        text = item_text(held, is_block=self._store.lists.is_block(kind))
        return self._store.create(kind, record_id, text, act)

    def remove(self, record_id: str, digest: str, who: str = "") -> Saved | Clash:
        """Take an item out of its list; WouldBreak names the records that use it."""
        return self._store.remove(record_id, digest, Act(REMOVE.what, who))

    def with_logo(self, name: str, data: bytes, who: str = "") -> Saved:
        """Another picture for the logo, looked at first, put beside site.yaml."""
        kept = name_of_logo(name, data)
        self._store.put_beside(kept, data)
        return self._set_logo(kept, who)

    def without_logo(self, who: str = "") -> Saved:
        """No logo; its picture stays, so that the step can be taken back."""
        return self._set_logo(None, who)

    def _set_logo(self, name: str | None, who: str) -> Saved:
        current = self._store.open(SITE_ID)
        act = Act(SAVE.what, who)
        saved = self._store.save(SITE_ID, current.digest, {"logo": name}, None, act)
        if isinstance(saved, Clash):
            raise StepRefused("Trang của chúng tôi vừa được sửa ở nơi khác; hãy làm lại.")
        return saved

    def move(self, record_id: str, by: int, who: str = "") -> Saved:
        """Change an item's place for the one above (-1) or below (1)."""
        return self._store.move(record_id, by, Act(MOVE.what, who))

    def users(self, record_id: str) -> tuple[str, ...]:
        """The titles of all that could not do without an item."""
        kind, key = kind_and_key(record_id)
        shelf = self._library.now()
        known = shelf.content.vocabularies
        items, named = getattr(known, kind), KEYS.get(kind, "")
        rest = (each for each in items if getattr(each, named, None) != key)
        return users(shelf, broken_by(shelf, known.with_items(kind, rest)))

    def state(self, record_id: str) -> State:
        """Where an item is on its way to readers."""
        found = next((each for each in self._publisher.pending() if each.id == record_id), None)
        if found is None:
            return State("published")
        return State("draft" if found.step == "new" else "changed")

    def title(self, record_id: str) -> str:
        """What an item, a list or our site is called; "" when there is none such."""
        if record_id in LIST_FILES:
            return f"Danh mục {LABELS[LIST_FILES[record_id]].many.lower()}"
        if record_id == SITE_ID:
            return SITE_TITLE
        try:
            return self._title(record_id)
        except (UnknownRecord, FormError):
            return self._former_title(record_id)

    def _title(self, record_id: str) -> str:
        version = self._store.open(record_id)
        return title_of(version.record_type, version.said)

    def _former_title(self, record_id: str) -> str:
        """What was in a list once is called as it was called last."""
        kept = map(self._store.before, reversed(self._store.journal.of(record_id)))
        version = next((each for each in kept if each and each.is_item), None)
        return title_of(version.record_type, version.said) if version else ""

    def _count(self, kind: str) -> int:
        try:
            return len(self._store.lists.ids(kind))
        except FormError:
            return 0
