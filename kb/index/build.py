"""Builds an index generation: aside, incrementally by fingerprint, swapped in whole.

In: one `Source` per record (analysis runs only for those that changed). Out: a new generation and
a `BuildReport`. The web process never calls this. Whoosh leaves the text of a document that was
deleted in its files until they are merged: readers pass over it, and a build that withdraws writes
all files anew, those of the generation before included.
"""

import time
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kb.errors import IndexMissing, IndexRejected
from kb.index.analysis import IndexDocument
from kb.index.generations import building, choices, make_current, pointer, publish
from kb.index.seal import next_history, seal
from kb.index.whoosh import SCHEMA_VERSION, IndexReader, add_document, known_shape, writer_in
from kb.index.withdrawal import Withdrawal
from kb.records import record_to_plain


@dataclass(frozen=True)
class Source:
    """A record to be indexed: its id, the fingerprint of its content, and how to analyse it."""

    id: str
    fingerprint: str
    analyse: Callable[[], IndexDocument]


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
    changed: list[Source]
    gone: list[str]
    replaced: list[str]


def build_index(
    index_dir: Path,
    sources: Sequence[Source],
    info: dict[str, Any],
    *,
    check: Callable[[IndexReader], None] = lambda _: None,
    rebuild: bool = False,
    progress: Callable[[Iterable[Source]], Iterable[Source]] = iter,
) -> BuildReport:
    """Bring the index in line with `sources`; `info` is kept beside it and read back by readers.

    What `info` says is withdrawn is noted before anything is swapped, and leaves the disk.
    Nothing is swapped in when nothing changed, or when `check` raises on the opened result.
    IndexBusy when another process is building, IndexUnwritable when the disk refuses.
    """
    with building(index_dir) as folder:
        sound = last_sound(index_dir)
        plan = _plan(None if rebuild or not (sound and sound.is_readable) else sound, sources)
        ids = [source.id for source in sources]
        withdrawal = Withdrawal(index_dir, ids, info.get("withdrawn", ()))
        if plan.old and _is_up_to_date(plan, info, pointer(index_dir).name):
            check(plan.old)
            if withdrawal.note():
                make_current(plan.old.folder)  # those who could not serve it look again
            left = withdrawal.clear(plan.old.folder, folder)
            return BuildReport(plan.old.folder, len(sources), 0, 0, False, left)
        is_clean = sound is not None and withdrawal.is_new_to(sound.info)
        _write(folder, plan, progress, past := _Past(sound), is_clean)
        history = past.continued(ids, info.get("withdrawn", ()))
        seal(folder, _kept(len(sources), info, history, withdrawal.ids))
        _verify(folder, len(sources), check)
        withdrawal.note()
        generation = publish(index_dir, folder, sound.folder if sound else None)
        left = withdrawal.clear(generation, folder)
        return BuildReport(generation, len(sources), len(plan.changed), len(plan.gone), True, left)


def _kept(
    count: int, info: dict[str, Any], history: dict[str, list[int]], hidden: Sequence[str]
) -> dict[str, Any]:
    return {
        "schema": SCHEMA_VERSION,
        "shape": known_shape(),
        "count": count,
        "info": info,
        "history": history,
        "hidden": hidden,
    }


class _Past:
    """What the generation in use holds, so that the next one knows what it corrects."""

    def __init__(self, last: IndexReader | None) -> None:
        self._last = last
        self._places = {row.id: place for place, row in enumerate(last.rows)} if last else {}
        self._corrected: set[str] = set()

    def compare(self, document: IndexDocument) -> None:
        """Note a document whose record says something else than before."""
        place = self._places.get(document.id)
        if self._last is None or place is None:
            return
        if self._last.plain_record(place) != record_to_plain(document.record):
            self._corrected.add(document.id)

    def continued(self, ids: Collection[str], withdrawn: Collection[str]) -> dict[str, list[int]]:
        """The history of the new generation; who has left, withdrawn or not, stays in it by id."""
        info = self._last.info if self._last else {}
        old = info.get("history", {})
        left = {*withdrawn, *old, *self._places}.difference(ids)
        fresh = {each for each in ids if each not in self._places}
        fresh |= {each for each in left if each in self._places}
        return next_history(old, (*ids, *sorted(left)), fresh, self._corrected, int(time.time()))


def _plan(old: IndexReader | None, sources: Sequence[Source]) -> _Plan:
    """Go on from the old index, unless more in it would be dead than is wanted."""
    known = {row.id: row.fingerprint for row in old.rows} if old else {}
    wanted = {source.id for source in sources}
    changed = [source for source in sources if known.get(source.id) != source.fingerprint]
    gone = [record_id for record_id in known if record_id not in wanted]
    replaced = [source.id for source in changed if source.id in known]
    if old and len(old.dead) + len(gone) + len(replaced) > len(wanted):
        return _Plan(None, list(sources), gone, [])
    return _Plan(old, changed, gone, replaced)


def _is_up_to_date(plan: _Plan, info: dict[str, Any], current: str) -> bool:
    """Whether the old index holds all that is wanted, and is the one that is served."""
    if plan.old is None or plan.old.folder.name != current:
        return False
    return not plan.changed and not plan.gone and bool(plan.old.info["info"] == info)


def _write(
    folder: Path,
    plan: _Plan,
    progress: Callable[[Iterable[Source]], Iterable[Source]],
    past: _Past,
    is_clean: bool,
) -> None:
    with writer_in(folder, plan.old, is_clean) as writer:
        for record_id in (*plan.gone, *plan.replaced) if plan.old else ():
            writer.delete_by_term("id", record_id)
        for source in progress(plan.changed):
            document = source.analyse()
            past.compare(document)
            add_document(writer, document)


def last_sound(index_dir: Path) -> IndexReader | None:
    """The index in use or, when that is damaged, the one before: if this version can open it."""
    for generation in choices(index_dir, pointer(index_dir)):
        try:
            return IndexReader(generation.folder, to_replace=True)
        except IndexMissing:
            continue
    return None


def _verify(folder: Path, count: int, check: Callable[[IndexReader], None]) -> None:
    """Open what was built, as a reader would, before anybody is sent there."""
    reader = IndexReader(folder)
    if len(reader.rows) != count:
        raise IndexRejected(
            f"{folder}: chỉ mục vừa lập có {len(reader.rows)} hồ sơ, lẽ ra {count}; "
            "chỉ mục cũ vẫn được dùng; hãy chạy `kb index --rebuild`"
        )
    check(reader)
