"""What a long-running program answers from: the best generation there is, whatever the disk does.

In: an index folder. Out: always a `Snapshot`, or IndexMissing while there is none. A generation
that cannot be opened or prepared never takes the place of one that answers; at the start an older
sound one is taken instead. What becomes good later is picked up without a restart. Only what shows
a record that was withdrawn since is let go of, come what may.
"""

import logging
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from kb.errors import EngineAway, IndexDamaged, IndexMissing, KBError
from kb.index import IndexReader, current_generation, follow, pointer, read_withdrawn
from kb.index.generations import Generation, Pointer, choices
from kb.search.snapshot import Snapshot

# A small collection is opened and prepared within half of it; 20,000 records take several.
_PATIENCE = 1.0  # seconds

_log = logging.getLogger(__name__)


class SnapshotHolder:
    """Keeps the current snapshot, and opens the next one when a new generation is published.

    `prepare` is run on a new snapshot before it answers anybody; who asks meanwhile is answered
    from the one held, at once or, for whoever noticed first, after `patience` seconds; from one
    that shows what was withdrawn since nobody is answered: they wait for the next. Snapshots
    live in memory: one that a request still holds answers to the end, although its files may be
    gone.
    `is_degraded` tells that the generation that should be served is not the one that is.
    """

    def __init__(
        self,
        index_dir: Path,
        prepare: Callable[[Snapshot], object] = Snapshot.warm_up,
        patience: float = _PATIENCE,
    ) -> None:
        self.is_degraded = False
        self._index_dir = index_dir
        self._prepare = prepare
        self._patience = patience
        self._renewing = threading.Lock()
        self._held: Snapshot | None = None
        self._generation: Generation | None = None
        self._seen: Pointer | None = None
        self._refused: frozenset[Generation] = frozenset()
        self._away: EngineAway | None = None

    def current(self) -> Snapshot:
        """The snapshot to answer from; one small file is all that is read when nothing changed."""
        if self.is_degraded or self._seen != pointer(self._index_dir):
            self._renew()
        if self._held is not None:
            return self._held
        if self._away:
            raise self._away
        if self._refused:
            raise IndexDamaged(
                f"{self._index_dir}: không mở được bản chỉ mục nào; hãy chạy `kb index --rebuild`"
            )
        raise IndexMissing(f"{self._index_dir}: chưa có chỉ mục; hãy chạy `kb index`")

    def _renew(self) -> None:
        """Look for the next snapshot: aside while one is held that may answer, else all wait."""
        if self._held is None or self._shows_withdrawn():
            self._settle()
            threading.Thread(target=self._learn, daemon=True).start()
        elif not self._renewing.locked():
            aside = threading.Thread(target=self._learn, daemon=True)
            aside.start()
            aside.join(self._patience)

    def _settle(self) -> None:
        """Serve what the pointer names, if that can be done."""
        with self._renewing:
            self._look()

    def _learn(self) -> None:
        """The same, and then let what is served learn what it has only taken over."""
        with self._renewing:
            self._look()
            held = self._held
            try:
                if held is not None:
                    held.learn()
            except Exception:  # it goes on answering from what it took over
                _log.exception("%s: chưa học xong từ ngữ của bản chỉ mục", self._index_dir)

    def _look(self) -> None:
        is_settled = False
        while not is_settled:
            seen = pointer(self._index_dir)
            self._choose(seen, choices(self._index_dir, seen))
            self._seen = seen
            is_settled = self._held is not None or seen == pointer(self._index_dir)

    def _choose(self, seen: Pointer, wanted: Sequence[Generation]) -> None:
        """The one that is named, or what is held; only at the start any that can be used."""
        named = [each for each in wanted if each.folder.name == seen.name]
        self._refused &= frozenset(wanted)
        for generation in wanted if self._held is None else named:
            if self._take(generation):
                break
        else:
            self._let_go_of_withdrawn(wanted)
        was_degraded, self.is_degraded = self.is_degraded, self._generation not in named
        if self.is_degraded and self._generation and not was_degraded:
            _log.warning(
                "%s: phục vụ tạm bản %s vì không có bản mà CURRENT nêu (%s)",
                *(self._index_dir, self._generation.folder.name, seen.name or "trống"),
            )

    def _let_go_of_withdrawn(self, wanted: Sequence[Generation]) -> None:
        """What is held may show what was withdrawn since: then any other that can be used."""
        if self._shows_withdrawn():
            self._held = self._generation = None
            any(map(self._take, wanted))

    def _shows_withdrawn(self) -> bool:
        """Whether what is held tells what was withdrawn since: then nobody is answered from it."""
        held = self._held
        return held is not None and held.history.shows_any(_withdrawn(self._index_dir))

    def _take(self, generation: Generation) -> bool:
        """Whether it answers from now on."""
        if generation == self._generation:
            return True
        if generation in self._refused:
            return False
        self._away = None
        try:
            opened = open_generation(generation.folder)
            if self._held is not None:
                opened.take_over(self._held)
            self._prepare(opened)
        except EngineAway as error:  # nothing is wrong with it: it is tried again
            self._away = error
            return False
        except Exception as error:  # whatever is wrong with it, what is held goes on answering
            if isinstance(error, KBError):
                _log.error("không dùng được bản chỉ mục này: %s", error)
            else:
                _log.exception("%s: không dùng được bản chỉ mục này", generation.folder)
            self._refused |= {generation}
            return False
        self._held, self._generation = opened, generation
        return True


def _withdrawn(index_dir: Path) -> frozenset[str]:
    """What may not be shown; nothing new while that cannot be told."""
    try:
        return read_withdrawn(index_dir)
    except IndexDamaged:
        return frozenset()


def open_snapshot(index_dir: Path) -> Snapshot:
    """Open the current generation; IndexMissing when there is none."""
    follow(index_dir)
    return open_generation(current_generation(index_dir))


def open_generation(folder: Path) -> Snapshot:
    """Open a kept generation as it may be shown today: what is withdrawn stays hidden.

    IndexDamaged while it cannot be told what is withdrawn.
    """
    return Snapshot(IndexReader(folder, hidden=read_withdrawn(folder.parent)))
