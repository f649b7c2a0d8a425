"""The articles of a desk's records, as one thing: read beside a form, taken from, remembered.

In: a record's id, what is typed, what was asked of a suggestion. Out: articles to show, the form
once a suggestion was taken or given back. What was chosen is kept with the record's next save.
"""

import threading
from collections.abc import Mapping

from kb.desk.files import disk
from kb.desk.files.store import Store
from kb.desk.files.versions import Clash, Version
from kb.desk.forms.typed import Typed
from kb.desk.library import Library
from kb.desk.materials.asking import Verb
from kb.desk.materials.beside import Article, article
from kb.desk.materials.bringing import Brought, bring_in
from kb.desk.materials.resembling import Chosen, Joined, Resembling, join, resembling
from kb.desk.materials.taking import holds, replaced_by, with_taken, without
from kb.material import Material, Suggestion, kept_material
from kb.material.choosing import Choice, keep_choices, kept_choices, suggestion_key
from kb.material.owning import articled, move_material
from kb.schema import SLUG_RE

_OPEN = Choice("open")


class Materials:
    """What is kept beside the records of a desk."""

    def __init__(self, store: Store, library: Library) -> None:
        self._store, self._library = store, library
        self._archive_dir = store.archive_dir
        self._bringing = threading.Lock()

    def bring(self, material: Material, who: str = "") -> Brought:
        """A draft of a material, or the record that is made of it already."""
        with self._bringing:
            return bring_in(self._store, self._library.now().content, material, who)

    def ids(self) -> frozenset[str]:
        """The records for which an article is kept."""
        return articled(self._archive_dir)

    def beside(
        self, record_id: str, typed: Typed, chosen: Mapping[str, Choice] | None = None
    ) -> tuple[Article, ...]:
        """The articles of a record; `chosen` is what its form carries and nobody saved yet.

        ContentError when one of them cannot be read any longer.
        """
        kept = kept_material(self._archive_dir, record_id)
        said = self.chosen(record_id) | dict(chosen or {}) if kept else {}
        names = self._library.now().names
        return tuple(
            article(number, material, suggestions, typed, said, names)
            for number, (material, suggestions) in enumerate(kept, start=1)
        )

    def chosen(self, record_id: str) -> dict[str, Choice]:
        """What was chosen and saved."""
        return kept_choices(self._archive_dir, record_id)

    def answered(
        self, record_id: str, typed: Typed, chosen: Mapping[str, Choice], verb: Verb, key: str
    ) -> tuple[Typed, dict[str, Choice]]:
        """The form as a button asks for, and what is chosen then; as they were where the
        suggestion is gone.
        """
        found = self._suggestions(record_id)
        said = self.chosen(record_id) | dict(chosen)
        if key not in found:
            return typed, dict(chosen)
        suggestion, names = found[key], self._library.now().names
        if verb == "bo":
            return typed, {**chosen, key: Choice("left")}
        if verb == "tra":
            was = said.get(key, _OPEN)
            if was.state == "taken":
                typed = without(typed, suggestion, was.before, names)
            return typed, {**chosen, key: _OPEN}
        taken = with_taken(typed, suggestion, names)
        given_up = {
            other: _OPEN
            for other, each in found.items()
            if each.field == suggestion.field and said.get(other, _OPEN).state == "taken"
            if not holds(taken, each, names)
        }
        before = replaced_by(typed, suggestion)
        return taken, {**chosen, **given_up, key: Choice("taken", before)}

    def resembling(self, draft_id: str) -> tuple[Resembling, ...]:
        """The articles of a draft beside the records that they may be about."""
        return resembling(self._store, self._library.now(), draft_id)

    def join(self, draft_id: str, chosen: Chosen, who: str = "") -> Joined | Clash:
        """Add an article of a draft to a record that is there."""
        return join(self._store, self._library.now(), draft_id, chosen, who)

    def remember(self, record_id: str, chosen: Mapping[str, Choice]) -> None:
        """Keep what a form carried when it was saved."""
        held = self.chosen(record_id)
        mine = {key: each for key, each in chosen.items() if held.get(key, _OPEN) != each}
        if mine:
            with disk.alone(self._archive_dir):
                keep_choices(self._archive_dir, record_id, self.chosen(record_id) | mine)

    def follow(self, version: Version) -> None:
        """A record that got another id has what was kept under the old ones."""
        aliases = version.said.get("aliases")
        known = self._library.now().content.by_id
        for old_id in aliases if isinstance(aliases, list) else ():
            if isinstance(old_id, str) and SLUG_RE.fullmatch(old_id) and old_id not in known:
                move_material(self._archive_dir, old_id, version.id)

    def _suggestions(self, record_id: str) -> dict[str, Suggestion]:
        """Every suggestion by its key."""
        return {
            suggestion_key(material, each): each
            for material, suggestions in reversed(kept_material(self._archive_dir, record_id))
            for each in reversed(suggestions)
        }
