"""Builds an index generation: aside, incrementally by fingerprint, swapped in whole.

In: one `Source` per record (analysis runs only for those that changed). Out: a new generation and
a `BuildReport`. The web process never calls this. An engine may leave the text of a document that
was deleted in its files until they are merged: readers pass over it, and a build that withdraws
writes all files anew, those of the generation before included.
"""

import time
from collections.abc import Callable, Collection, Generator, Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kb.errors import IndexMissing, IndexRejected
from kb.index.analysis import length_of
from kb.index.engine import Entry, Row
from kb.index.following import follow
from kb.index.generations import building, choices, make_current, pointer, publish
from kb.index.kinds import DEFAULT, engine_kind
from kb.index.levels import average_length
from kb.index.parallel import Analyst, Source, entries
from kb.index.reader import IndexReader, known_shape
from kb.index.seal import next_history, seal
from kb.index.withdrawal import Withdrawal
from kb.vocabularies import Vocabularies

# How far the average length may move before all levels are reckoned anew.
_DRIFT = 0.1


@dataclass(frozen=True)
class BuildReport:
    """What a build did, in numbers of records.

    `is_new` when a generation was put in place, be it for a changed list alone. `left` are older
    generations that still hold what was withdrawn, since another program keeps their files open:
    never served, and to be removed by the next build. `lost` names what was served until now and
    could not be read.
    """

    generation: Path
    total: int
    written: int
    removed: int
    is_new: bool = True
    left: tuple[Path, ...] = ()
    lost: tuple[str, ...] = ()

    @property
    def is_unchanged(self) -> bool:
        """Whether no record was written or taken out."""
        return not self.written and not self.removed


@dataclass(frozen=True)
class _Plan:
    """What makes an old index (or none) into one of these sources."""

    old: IndexReader | None
    total: int
    average: float
    changed: list[Source]
    gone: list[str]
    replaced: list[str]

    @property
    def base(self) -> Path | None:
        """The folder whose files the new generation begins with."""
        return self.old.folder if self.old else None


def build_index(
    index_dir: Path,
    sources: Sequence[Source],
    vocabularies: Vocabularies,
    info: dict[str, Any],
    *,
    engine: str = DEFAULT,
    check: Callable[[IndexReader], None] = lambda _: None,
    rebuild: bool = False,
    last: IndexReader | None = None,
    progress: Callable[[Iterable[Source]], Iterable[Source]] = iter,
) -> BuildReport:
    """Bring the index in line with `sources`; `info` is kept beside it and read back by readers.

    `last` is what `last_sound` gives, where the caller has asked already, under the same lock.
    What `info` says is withdrawn is noted before anything is swapped, and leaves the disk.
    Nothing is swapped in when nothing changed, or when `check` raises on the opened result.
    IndexBusy when another process is building, IndexUnwritable when the disk refuses.
    """
    engine_kind(engine)  # before anything is touched: whether it is there
    follow(index_dir)
    with building(index_dir) as folder:
        sound = last or last_sound(index_dir)
        ids = [source.id for source in sources]
        withdrawal = Withdrawal(index_dir, ids, info.get("withdrawn", ()))
        is_clean = sound is not None and withdrawal.is_new_to(sound.info)
        old = sound if not rebuild and _can_go_on(sound, engine, is_clean) else None
        known = sound.engine.listing() if sound else {}
        plan = _plan(old, known if old else {}, sources, vocabularies)
        if plan.old and _is_up_to_date(plan, info, pointer(index_dir).name):
            check(plan.old)
            return _kept_as_it_is(plan.old.folder, folder, len(sources), withdrawal)
        past = _Past(sound, known)
        _write(folder, engine, plan, _made(plan, vocabularies, progress, past), is_clean)
        history = past.continued(ids, info.get("withdrawn", ()))
        _finish(folder, _kept(engine, plan, info, history, withdrawal), plan.base, check)
        withdrawal.note()
        generation = publish(index_dir, folder, sound.folder if sound else None)
        left = withdrawal.clear(generation, folder)
        return BuildReport(generation, plan.total, len(plan.changed), len(plan.gone), True, left)


def _kept_as_it_is(current: Path, folder: Path, total: int, withdrawal: Withdrawal) -> BuildReport:
    """Nothing is built; only what was withdrawn is seen to."""
    if withdrawal.note():
        make_current(current)  # those who could not serve it look again
    left = withdrawal.clear(current, folder)
    return BuildReport(current, total, 0, 0, False, left)


def _kept(
    engine: str,
    plan: _Plan,
    info: dict[str, Any],
    history: dict[str, list[int]],
    withdrawal: Withdrawal,
) -> dict[str, Any]:
    return {
        "engine": engine,
        "schema": engine_kind(engine).version,
        "shape": known_shape(),
        "average": plan.average,
        "info": info,
        "history": history,
        "count": plan.total,
        "hidden": withdrawal.ids,
    }


class _Past:
    """What the generation in use holds, so that the next one knows what it corrects."""

    def __init__(self, last: IndexReader | None, ids: Collection[str]) -> None:
        self._last = last
        self._ids = ids
        self._corrected: set[str] = set()

    def compare(self, entry: Entry) -> None:
        """Note a document whose record says something else than before."""
        if self._last is None or entry.id not in self._ids:
            return
        if self._last.engine.stored(entry.id)["record"] != entry.stored["record"]:
            self._corrected.add(entry.id)

    def continued(self, ids: Collection[str], withdrawn: Collection[str]) -> dict[str, list[int]]:
        """The history of the new generation; who has left, withdrawn or not, stays in it by id."""
        info = self._last.info if self._last else {}
        old = info.get("history", {})
        left = {*withdrawn, *old, *self._ids}.difference(ids)
        fresh = {each for each in ids if each not in self._ids}
        fresh |= {each for each in left if each in self._ids}
        return next_history(old, (*ids, *sorted(left)), fresh, self._corrected, int(time.time()))


def _can_go_on(sound: IndexReader | None, engine: str, is_clean: bool) -> bool:
    """Whether the next generation can be made from this one."""
    if sound is None or not sound.is_readable or sound.engine_name != engine:
        return False
    return engine_kind(engine).can_forget or not is_clean


def _plan(
    old: IndexReader | None,
    known: Mapping[str, Row],
    sources: Sequence[Source],
    vocabularies: Vocabularies,
) -> _Plan:
    """Go on from the old index, unless more in it would be dead than is wanted, or reckoned off.

    Where every record changed, as with a new version, nothing in it would be alive.
    """
    changed = [source for source in sources if not _is_same(source, known.get(source.id))]
    wanted = {source.id for source in sources}
    gone = [record_id for record_id in known if record_id not in wanted]
    replaced = [source.id for source in changed if source.id in known]
    fresh = {source.id for source in changed}
    lengths = {each: row.length for each, row in known.items() if each not in fresh}
    average = average_length(
        sources, lengths, lambda source: length_of(source.record, vocabularies)
    )
    dead = len(gone) + len(replaced) + (old.engine.dead if old else 0)
    has_more = len(changed) < len(sources) or not changed
    if old and has_more and dead <= len(wanted) and abs(average / old.average - 1) <= _DRIFT:
        return _Plan(old, len(sources), old.average, changed, gone, replaced)
    return _Plan(None, len(sources), average, list(sources), gone, [])


def _is_same(source: Source, row: Row | None) -> bool:
    return row is not None and row.fingerprint == source.fingerprint


def _is_up_to_date(plan: _Plan, info: dict[str, Any], current: str) -> bool:
    """Whether the old index holds all that is wanted, and is the one that is served."""
    if plan.old is None or plan.old.folder.name != current:
        return False
    return not plan.changed and not plan.gone and bool(plan.old.info["info"] == info)


def _made(
    plan: _Plan,
    vocabularies: Vocabularies,
    progress: Callable[[Iterable[Source]], Iterable[Source]],
    past: _Past,
) -> Generator[Entry, None, None]:
    """The entries of all that changed, each compared with what it was."""
    with closing(entries(plan.changed, Analyst(vocabularies, plan.average))) as made:
        for _, entry in zip(progress(plan.changed), made, strict=True):
            past.compare(entry)
            yield entry


def _write(
    folder: Path,
    engine: str,
    plan: _Plan,
    made: Generator[Entry, None, None],
    is_clean: bool,
) -> None:
    with closing(made), engine_kind(engine).writing(folder, plan.base, is_clean) as writer:
        for record_id in (*plan.gone, *plan.replaced) if plan.old else ():
            writer.remove(record_id)
        for entry in made:
            writer.add(entry)


def last_sound(index_dir: Path) -> IndexReader | None:
    """The index in use or, when that is damaged, the one before: if this version can open it."""
    for generation in choices(index_dir, pointer(index_dir)):
        try:
            return IndexReader(generation.folder, to_replace=True)
        except IndexMissing:
            continue
    return None


def _finish(
    folder: Path, kept: dict[str, Any], base: Path | None, check: Callable[[IndexReader], None]
) -> None:
    """Seal what was built and open it, as a reader would, before anybody is sent there."""
    seal(folder, kept, base)
    reader, count = IndexReader(folder), kept["count"]
    if reader.engine.size != count:
        raise IndexRejected(
            f"{folder}: chỉ mục vừa lập có {reader.engine.size} hồ sơ, lẽ ra {count}; "
            "chỉ mục cũ vẫn được dùng; hãy chạy `kb index --rebuild`"
        )
    check(reader)
