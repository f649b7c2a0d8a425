"""Items of the lists of content/ (themes.yaml, fields.yaml), each as if it were a file of its own.

In: an id (`kb.desk.vocabularies.kinds`). Out: the `Version` of its item, or the bytes of the whole
list with that item changed, added or taken out. Writes nothing (`kb.desk.files.store` does).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kb.content.edits import Plain, plain_of
from kb.content.listing import (
    ListItem,
    is_headed,
    items_of,
    with_item,
    with_item_moved,
    without_item,
)
from kb.desk.files.versions import Version, digest_of, text_of
from kb.desk.vocabularies.kinds import (
    FILE_OF,
    LIST_FILES,
    SITE,
    SITE_ID,
    is_item,
    is_list,
    item_id,
    keys_of,
    kind_and_key,
)
from kb.desk.vocabularies.placing import place_for
from kb.errors import NotSaved, UnknownRecord
from kb.records import RECORD_CLASSES
from kb.schema.frontmatter import FormError


@dataclass(frozen=True)
class _List:
    """A list as it stands: its text, its items in order, and the place of each by its id."""

    text: str
    items: tuple[ListItem, ...]
    places: Mapping[str, int]


class Lists:
    """The lists of a content folder; each is taken apart once as long as it stays as it is."""

    def __init__(self, content_dir: Path) -> None:
        self._content_dir = content_dir
        self._parsed: dict[str, tuple[str, _List]] = {}

    def find(self, record_id: str) -> Version | None:
        """An item or a whole list as it stands; FormError when its list cannot be taken apart."""
        if record_id == SITE_ID:
            return Version(SITE_ID, SITE, SITE_ID, self.data(SITE_ID))
        if is_list(record_id):
            data = self.data(record_id)
            return Version(record_id, LIST_FILES[record_id], record_id, data) if data else None
        if is_item(record_id):
            file = FILE_OF.get(kind_and_key(record_id)[0])
            return self._item(file, record_id) if file else None
        found = (self._of_record(FILE_OF[kind], record_id) for kind in _RECORD_KINDS)
        return next((version for version in found if version), None)

    def ids(self, kind: str) -> tuple[str, ...]:
        """The ids of the items of a list, in order."""
        return tuple(self._list(FILE_OF[kind]).places)

    def data(self, file: str) -> bytes:
        """The bytes of a list; none where there is no file yet."""
        path = self._content_dir / file
        return path.read_bytes() if path.is_file() else b""

    def is_block(self, kind: str) -> bool:
        """Whether a list gives each field of an item a line, as far as it can be seen."""
        items = self._list(FILE_OF[kind]).items
        return items[0].node.place.is_block if items else kind not in _IN_BRACES

    def changed(self, before: Version, after: Version) -> bytes:
        """The list with an item as it is to be."""
        held = self._list(before.path)
        place = self._place(held, before.id)
        item = held.items[place]
        text = held.text[: item.start] + after.text + held.text[item.end :]
        return _sound(held, text, place, place + 1, after.text)

    def added(self, after: Version, whole: bytes | None = None) -> bytes:
        """The list with one more item: where it stood in an earlier `whole`, or beside its like."""
        held, kind = self._list(after.path), after.record_type
        if whole is not None and (back := self._put_back(held, after, _parsed(kind, whole))):
            return back
        place = place_for(kind, [item.node for item in held.items], items_of(after.text)[0].node)
        text = with_item(held.text, after.text, place - 1, is_behind=True)
        if place == 0:
            text = with_item(held.text, after.text, 0)
        return _sound(held, text, place, place, after.text)

    def without(self, version: Version) -> bytes:
        """The list without an item."""
        held = self._list(version.path)
        place = self._place(held, version.id)
        return _sound(held, without_item(held.text, place), place, place + 1, "")

    def moved(self, record_id: str, by: int) -> bytes:
        """The list with an item one place further up (-1) or down (1)."""
        kind, _ = kind_and_key(record_id)
        held = self._list(FILE_OF[kind])
        return with_item_moved(held.text, self._place(held, record_id), by).encode()

    def _put_back(self, held: _List, version: Version, then: _List) -> bytes | None:
        """The list as it was where nothing else has changed since; else beside its neighbour."""
        place = then.places.get(version.id)
        if place is None:
            return None
        if without_item(then.text, place) == held.text:
            return then.text.encode()
        ids, is_first = list(then.places), is_headed(then.text, place)
        near = ids[place + 1 : place + 2] if is_first else ids[place - 1 : place]
        at = held.places.get(near[0]) if near else None
        if at is None:
            return None
        text = with_item(held.text, version.text, at, is_behind=not is_first)
        at += not is_first
        return _sound(held, text, at, at, version.text)

    def _item(self, file: str, record_id: str) -> Version | None:
        held = self._list(file)
        place = held.places.get(record_id)
        if place is None:
            return None
        item = held.items[place]
        text = held.text[item.start : item.end]
        return Version(record_id, LIST_FILES[file], file, text.encode())

    def _of_record(self, file: str, record_id: str) -> Version | None:
        """A list that is broken holds no records that could be opened."""
        try:
            return self._item(file, record_id)
        except (FormError, NotSaved):
            return None

    def _place(self, held: _List, record_id: str) -> int:
        if record_id not in held.places:
            raise UnknownRecord(f'Không có mục "{record_id[:100]}" trong danh mục.')
        return held.places[record_id]

    def _list(self, file: str) -> _List:
        data = self.data(file)
        digest = digest_of(data)
        if self._parsed.get(file, ("",))[0] != digest:
            self._parsed[file] = (digest, _parsed(LIST_FILES[file], data))
        return self._parsed[file][1]


_IN_BRACES = frozenset({"fields", "roles", "synonyms", "near_words", "style_words", "feeds"})
_RECORD_KINDS = tuple(kind for kind in RECORD_CLASSES if kind in FILE_OF)


def _parsed(kind: str, data: bytes) -> _List:
    text = text_of(FILE_OF[kind], data)
    items = items_of(text)
    keys = keys_of(kind, (plain_of(item.node) for item in items))
    return _List(text, items, {item_id(kind, key): place for place, key in enumerate(keys)})


def _sound(held: _List, text: str, start: int, end: int, written: str) -> bytes:
    """The text, once it is sure that no other item says anything else than before."""
    before = [plain_of(item.node) for item in held.items]
    fresh = [plain_of(item.node) for item in items_of(written)] if written else []
    if _said(text) != [*before[:start], *fresh, *before[end:]]:
        raise NotSaved(
            "Chưa lưu được: danh mục này viết theo một cách mà biểu mẫu chưa sửa an toàn được; "
            "hãy sửa ở “Nguyên văn danh mục”."
        )
    return text.encode()


def _said(text: str) -> list[Plain] | None:
    """What the items of a list say; None when it can no longer be taken apart."""
    try:
        return [plain_of(item.node) for item in items_of(text)]
    except FormError:
        return None
