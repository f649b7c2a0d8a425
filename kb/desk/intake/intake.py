"""Lists in, as one thing: what the pages of `/nhap` ask for, over one desk.

In: files, choices, the wish to accept or to undo. Out: kept lists with their plans, records made or
added to, an import taken back. Knows no page.
"""

import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from cachetools import LRUCache

from kb.desk.files import disk
from kb.desk.files.store import Store
from kb.desk.files.versions import digest_of
from kb.desk.intake.accepting import Accepting, Refused, Tell
from kb.desk.intake.kept import Choice, Common, KeptList, Lists, Taken
from kb.desk.intake.kin import before
from kb.desk.intake.planning import Plan, planned
from kb.desk.intake.reading import Reader
from kb.desk.intake.undoing import Left, standing, steps_of, take_back, undone_steps
from kb.desk.library import Library, Shelf
from kb.desk.publishing import Publisher
from kb.errors import KBError, StepRefused

_REMEMBERED = 4
_AT_ONCE = 25  # rows after which what was done is written down


@dataclass(frozen=True)
class Accepted:
    """What became of the drafts that were to be accepted."""

    taken: tuple[str, ...]
    refused: tuple[Refused, ...] = ()


@dataclass(frozen=True)
class Undone:
    """The records that an import no longer shows in, and what of it stays."""

    records: tuple[str, ...]
    left: tuple[Left, ...] = ()
    unpublished: str = ""  # why readers, here or elsewhere, still have some of it


@dataclass(frozen=True)
class _Held:
    """A plan, and what it was made from."""

    seen: object
    shelf: Shelf
    plan: Plan


def silent(stage: str, done: int, total: int) -> None:
    """Tells nobody how far it is."""


class Intake:
    """The lists of a desk."""

    def __init__(self, store: Store, library: Library, publisher: Publisher) -> None:
        self._store, self._library, self._publisher = store, library, publisher
        self._lists = Lists(store.archive_dir)
        self._reader = Reader(self._lists)
        self._alone = threading.RLock()
        self._plans: LRUCache[int, _Held] = LRUCache(_REMEMBERED)

    def all(self) -> tuple[KeptList, ...]:
        """Every list that is kept, latest first, with what still stands of it."""
        undone = undone_steps(self._store.journal)
        return tuple(standing(each, undone) for each in self._lists.all())

    def unread(self) -> tuple[Path, ...]:
        """Folders of lists whose notes cannot be read."""
        return self._lists.unread()

    def find(self, number: int) -> KeptList:
        """A list as it is kept, with what still stands of it; UnknownRecord when there is none."""
        return standing(self._lists.find(number), undone_steps(self._store.journal))

    def add(self, name: str, data: bytes, who: str = "") -> KeptList:
        """Keep a file and read it; the list itself when the same file came before.

        FileRefused when it cannot be read; then nothing is kept of it.
        """
        digest = digest_of(data)
        with self._writing():
            for known in self._lists.all():
                if known.digest == digest:
                    return known
            kept = self._lists.add(name, data, who)
            try:
                kept = self._recognised(kept)
                self._lists.save(kept)
            except KBError:
                self._lists.remove(kept.number)
                raise
            return kept

    def file(self, number: int) -> Path:
        """The file of a list as it was sent."""
        return self._lists.path_of(self._lists.find(number))

    def _recognised(self, kept: KeptList) -> KeptList:
        """With the office that sent it, and what its headings have meant before."""
        vocabularies = self._library.now().content.vocabularies
        read = self._reader.read(kept, vocabularies)
        known = self._lists.meanings_of(read.office, read.headings)
        mine = {each: known[each] for each in read.headings if each in known}
        return replace(kept, office=read.office, headings=read.headings, meanings=mine)

    def plan(self, number: int) -> Plan:
        """A list set against the collection as it is now."""
        kept, lists, shelf = self.find(number), self.all(), self._library.now()
        others = tuple((each.number, len(each.taken)) for each in lists)
        with self._alone:
            held = self._plans.get(number)
            if held is None or held.shelf is not shelf or held.seen != (kept, others):
                read = self._reader.read(kept, shelf.content.vocabularies)
                kin = before(kept, read, lists, shelf.content)
                held = _Held((kept, others), shelf, planned(kept, read, shelf, kin, self._store))
                self._plans[number] = held
            return held.plan

    def say(
        self,
        number: int,
        *,
        common: Common | None = None,
        meanings: Mapping[str, str] | None = None,
        cells: Mapping[str, str | None] | None = None,
        choices: Mapping[str, Choice | None] | None = None,
    ) -> None:
        """Keep what somebody says of a list; a cell or a choice that is None is as it was."""
        with self._writing():
            kept = self._lists.find(number)
            said = {**kept.choices, **(choices or {})}
            mended = {**kept.cells, **(cells or {})}
            fresh = replace(
                kept,
                common=common or kept.common,
                meanings={**kept.meanings, **(meanings or {})},
                cells={name: text for name, text in mended.items() if text is not None},
                choices={key: each for key, each in said.items() if each},
            )
            fresh = replace(fresh, office=fresh.common.office or fresh.office)
            self._lists.save(fresh)
            if meanings:
                self._lists.remember(fresh, meanings)

    def accept(
        self, number: int, keys: Iterable[str], who: str = "", tell: Tell = silent
    ) -> Accepted:
        """Write these drafts; those that cannot be are named, the others are written."""
        with self._alone:
            plan = self.plan(number)
            offers = [plan.offers[key] for key in dict.fromkeys(keys) if key in plan.offers]
            offers = [each for each in offers if each.outcome in ("new", "update")]
            accepting = Accepting(self._store, self._library.now().names, number, who)
            taken: dict[str, Taken] = {}
            refused = []
            try:
                for done, offer in enumerate(offers):
                    tell("Ghi bản nháp", done, len(offers))
                    try:
                        taken[offer.key] = accepting.take(offer)
                    except StepRefused as error:
                        refused.append(Refused(offer, str(error)))
                    if done % _AT_ONCE == 0:
                        self._note(number, lambda held: {**held, **taken})
            finally:
                self._note(number, lambda held: {**held, **taken})
            return Accepted(tuple(taken), tuple(refused))

    def undo(self, number: int, who: str = "", tell: Tell = silent) -> Undone:
        """Take back everything that a list made; readers no longer have it either."""
        with self._alone:
            steps = steps_of(self._lists.find(number), self._store.journal)
            gone: dict[int, str] = {}
            left = []
            try:
                for done, taken in enumerate(steps):
                    tell("Hoàn tác", done, len(steps))
                    try:
                        take_back(self._store, taken, who)
                        gone[taken.step] = taken.record
                    except StepRefused as error:
                        left.append(Left(taken.record, str(error)))
            finally:
                over = gone.keys() | undone_steps(self._store.journal)
                self._note(
                    number,
                    lambda now: {key: each for key, each in now.items() if each.step not in over},
                )
            records = tuple(dict.fromkeys(gone.values()))
            return Undone(records, tuple(left), self._unpublish(records, who, tell))

    def forget(self, number: int) -> None:
        """Keep a list no longer; the records that it made stay as they are."""
        with self._writing():
            self._lists.remove(self._lists.find(number).number)

    def _unpublish(self, records: tuple[str, ...], who: str, tell: Tell) -> str:
        """Bring readers what stands in content/ by now of the records that they have."""
        served = self._publisher.public.records()
        gone = [each for each in records if each in served and not self._store.has(each)]
        back = [each for each in records if each in served and each not in gone]
        done = []
        try:
            if gone:
                done.append(self._publisher.take_off(gone, who, tell))
            if back:
                done.append(self._publisher.publish(back, who, tell))
        except KBError as error:
            return str(error)
        return " ".join(each.sent.why for each in done if each.sent.why)

    def _note(
        self, number: int, change: Callable[[Mapping[str, Taken]], Mapping[str, Taken]]
    ) -> None:
        with disk.alone(self._store.archive_dir):
            kept = self._lists.find(number)
            self._lists.save(replace(kept, taken=change(kept.taken)))

    def _writing(self) -> Any:
        return disk.alone(self._store.archive_dir)
