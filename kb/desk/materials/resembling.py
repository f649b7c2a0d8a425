"""The article of a draft beside records that it may be about, and how an editor joins it to one.

In: the id of a draft with an article. Out: the `Kin` of each of its articles; or the record with
one source more and the blanks that were ticked. Then the draft goes, and what was kept for it is
kept for the record; each of the two steps can be taken back. A draft that somebody has worked on
stays.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace

from kb.desk.files.store import REMOVE, SAVE, Saved, Store
from kb.desk.files.versions import BODY, Clash, Version
from kb.desk.library import Shelf
from kb.errors import StepRefused
from kb.material import Material, Suggestion, keep_material, kept_material
from kb.material.choosing import article_key, suggestion_key
from kb.material.joining import Kin, joined_fields, kin_of
from kb.material.owning import move_material
from kb.records import Exemplar, as_type

# What a draft says that nobody has worked on yet.
_UNTOUCHED = frozenset({"title", "kind", "sources", "note", "status"})
_WITHDRAWN = "Hồ sơ này đã rút: không thêm nguồn vào được. Muốn dùng lại thì đưa về bản nháp trước."
_NOT_THERE = "Bài này không còn được giữ cho bản nháp; hãy mở lại trang."


@dataclass(frozen=True)
class Resembling:
    """An article of a draft by its key, what it suggests, the records that it may be about."""

    key: str
    material: Material
    suggestions: tuple[Suggestion, ...]
    kin: tuple[Kin, ...]

    def key_of(self, suggestion: Suggestion) -> str:
        """What a suggestion is known by in a form."""
        return suggestion_key(self.material, suggestion)


def resembling(store: Store, shelf: Shelf, draft_id: str) -> tuple[Resembling, ...]:
    """The articles of a draft; ContentError when one cannot be read any longer."""
    return tuple(
        Resembling(
            article_key(material),
            material,
            suggestions,
            kin_of(material, suggestions, shelf.content, apart=draft_id, known=shelf.known),
        )
        for material, suggestions in kept_material(store.archive_dir, draft_id)
    )


@dataclass(frozen=True)
class Chosen:
    """The article (by its key) and the record as they were shown, and the keys that were ticked."""

    article: str
    record_id: str
    digest: str
    suggestions: Collection[str] = ()


@dataclass(frozen=True)
class Joined:
    """A record after an article was joined to it; `draft_stays` where somebody worked on it."""

    saved: Saved
    draft_stays: bool


def join(
    store: Store,
    shelf: Shelf,
    draft_id: str,
    chosen: Chosen,
    who: str = "",
) -> Joined | Clash:
    """Add an article of the draft as a source, and the suggestions that were ticked, to a record.

    StepRefused when the record is withdrawn, or the article or draft is there no longer.
    """
    draft, kept = store.open(draft_id), kept_material(store.archive_dir, draft_id)
    held = next((each for each in kept if article_key(each[0]) == chosen.article), None)
    record = _record(shelf, chosen.record_id)
    if held is None or record is None or draft.status != "draft" or draft_id == record.id:
        raise StepRefused(_NOT_THERE)
    if record.status == "withdrawn":
        raise StepRefused(_WITHDRAWN)
    material, suggestions = held
    taken = [each for each in suggestions if suggestion_key(material, each) in chosen.suggestions]
    act = replace(SAVE, who=who, why=f"thêm nguồn: {material.title or material.name}")
    fields = joined_fields(record, material, taken)
    saved = store.save(record.id, chosen.digest, fields, None, act)
    if isinstance(saved, Clash):
        return saved
    keep_material(store.archive_dir, record.id, material, suggestions)
    goes = len(kept) == 1 and not _is_touched(draft)
    return Joined(saved, draft_stays=not (goes and _let_go(store, draft, record.id, who)))


def _record(shelf: Shelf, record_id: str) -> Exemplar | None:
    file = shelf.content.by_id.get(record_id)
    return as_type(Exemplar, file.record) if file else None


def _is_touched(draft: Version) -> bool:
    """Whether somebody has worked on it."""
    said = {name for name, value in draft.said.items() if value}
    return bool(said - _UNTOUCHED - {BODY} or draft.said.get(BODY))


def _let_go(store: Store, draft: Version, record_id: str, who: str) -> bool:
    """Whether the draft went, with what was kept for it."""
    act = replace(REMOVE, who=who, why=f"bài đã thành nguồn của {record_id}")
    if isinstance(store.remove(draft.id, draft.digest, act), Clash):
        return False
    return move_material(store.archive_dir, draft.id, record_id)
