"""A material becomes a draft with its text and suggestions kept beside it: the one way in.

In: a `Material` that was read. Out: the record it is kept for, new or known, and nothing of what it
suggests in any field; NotSaved when the disk refuses, and then nothing is written. `kb import`
and the desk bring articles in by this alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kb.content.drafts import record_text
from kb.content.folder import Content
from kb.desk.files.store import CREATE, Store
from kb.desk.ids import new_id
from kb.errors import KBError, StepRefused
from kb.material import Material, Suggestion, draft_of, keep_material, suggest
from kb.material.owning import keepers
from kb.material.pages import address_key
from kb.records import Exemplar, of_type
from kb.records.codes import rank
from kb.sources import MATERIAL

_LONGEST_NAME = 200


@dataclass(frozen=True)
class Brought:
    """The record that a material is kept for now; `is_new` when a draft was made of it."""

    record_id: str
    title: str
    suggestions: tuple[Suggestion, ...]
    is_new: bool = True


def bring_in(
    store: Store, content: Content, material: Material, who: str = "", *, in_note: bool = False
) -> Brought:
    """Keep it and make a draft, unless a record is made of it already.

    With `in_note` the suggestions are lines of the draft's note as well. StepRefused for what is
    kept for a record that was withdrawn: it does not come back by itself.
    """
    suggestions = suggestions_of(material, content)
    known = record_of(store.archive_dir, content, material)
    if known and known.status == "withdrawn":
        told = f"bài của hồ sơ đã rút khỏi kho [{known.id}], không đưa vào lại"
        raise StepRefused(f"{material.name}: {told}")
    if known:
        keep_material(store.archive_dir, known.id, material, suggestions)
        return Brought(known.id, known.title, suggestions, is_new=False)
    draft = draft_of(material, suggestions if in_note else ())
    draft = replace(draft, id=new_id(draft, _taken(store, content)))
    kept = keep_material(store.archive_dir, draft.id, material, suggestions)
    why = f"đọc từ {material.name[:_LONGEST_NAME]}"
    try:
        store.create("exemplar", draft.id, record_text(draft), replace(CREATE, who=who, why=why))
    except KBError:
        _forget(kept)
        raise
    return Brought(draft.id, draft.title, suggestions)


def suggestions_of(material: Material, content: Content) -> tuple[Suggestion, ...]:
    """What it suggests, set against the collection."""
    found = suggest(material, content.vocabularies, [file.record for file in content.files])
    return (*found, *_level(found))


def _level(found: Iterable[Suggestion]) -> Iterator[Suggestion]:
    """The highest level of its honours: a record that bears them must state it."""
    held = [
        (each, str(each.value["level"]))
        for each in found
        if each.field == "honours" and isinstance(each.value, dict) and each.value.get("level")
    ]
    for each, level in sorted(held, key=lambda pair: rank(pair[1]))[-1:]:
        yield replace(each, field="level", value=level)


def record_of(archive_dir: Path, content: Content, material: Material) -> Exemplar | None:
    """The record that it is kept for, or that names its address as a source."""
    exemplars = {
        each.id: each for each in of_type(Exemplar, (file.record for file in content.files))
    }
    held = [exemplars[each] for each in keepers(archive_dir, material) if each in exemplars]
    return next(iter(held), None) or _citing(exemplars.values(), material)


def _citing(exemplars: Iterable[Exemplar], material: Material) -> Exemplar | None:
    keys = {address_key(each) for each in (material.url, material.name)} - {""}
    citing = (e for e in exemplars if keys & {address_key(each.url or "") for each in e.sources})
    return next(citing, None)


def _taken(store: Store, content: Content) -> set[str]:
    """Ids that are borne, or under which something is kept of a draft that was dropped."""
    home = store.archive_dir / MATERIAL
    kept: Sequence[Path] = list(home.iterdir()) if home.is_dir() else ()
    return {*content.by_id, *content.unread_ids, *(each.name for each in kept)}


def _forget(kept: Path) -> None:
    kept.unlink(missing_ok=True)
    if not any(kept.parent.iterdir()):
        kept.parent.rmdir()
