"""What a build may show no more, wherever it stands on disk.

In: an index folder, the ids that the next generation shows, and those that were asked to be taken
out. Out: a list that is safe on disk before anything is swapped, and older generations without
them.
"""

import contextlib
import os
import shutil
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from kb.errors import IndexDamaged, IndexMissing
from kb.index.generations import (
    others,
    remove,
    replace_generation,
    tidy,
)
from kb.index.kinds import engine_kind
from kb.index.reader import IndexReader
from kb.index.seal import INFO_FILE, read_kept, seal
from kb.index.withdrawn import note_withdrawn, read_withdrawn


class Withdrawal:
    """What a build may show no more, wherever it stands on disk."""

    def __init__(self, index_dir: Path, shown: Collection[str], asked: Collection[str]) -> None:
        self._index_dir = index_dir
        try:
            self._noted: frozenset[str] | None = read_withdrawn(index_dir)
        except IndexDamaged:
            self._noted = None  # who asked once cannot be told: no older generation is kept
        self._ids = frozenset({*(self._noted or ()), *asked}).difference(shown)

    @property
    def ids(self) -> list[str]:
        """What may not be shown, now or earlier asked for, in order."""
        return sorted(self._ids)

    def is_new_to(self, kept: Mapping[str, Any]) -> bool:
        """Whether a generation, by what it keeps, was built before all of this was withdrawn."""
        return not self._ids.issubset(kept.get("hidden", ()))

    def note(self) -> bool:
        """See the list safe on disk; whether it was not there, or another."""
        if self._noted == self._ids:
            return False
        note_withdrawn(self._index_dir, self._ids)
        return True

    def clear(self, current: Path, folder: Path) -> tuple[Path, ...]:
        """Write older generations without what was withdrawn since, or remove them.

        `folder` is one to write in, gone or empty. Those that are still there, since another
        program holds their files, are returned.
        """
        held = (each for each in others(self._index_dir, current) if not self._clear(each, folder))
        left = tuple(held)
        tidy(self._index_dir)
        return left

    def _clear(self, generation: Path, folder: Path) -> bool:
        kept = read_kept(generation)
        if kept is not None and self._noted is not None:
            if not self.is_new_to(kept):
                return True
            with contextlib.suppress(IndexMissing):
                reader = IndexReader(generation, to_replace=True)
                # Nobody can go back to one of another version: it is not worth writing anew.
                if reader.is_readable and engine_kind(reader.engine_name).can_forget:
                    self._write_without(reader, folder)
                    return replace_generation(generation, folder)
        return remove(generation)

    def _write_without(self, reader: IndexReader, folder: Path) -> None:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        kind = engine_kind(reader.engine_name)
        with kind.writing(folder, reader.folder, is_clean=True) as writer:
            for record_id in self._ids:
                writer.remove(record_id)
        count = sum(record_id not in self._ids for record_id in reader.engine.listing())
        seal(folder, {**reader.info, "count": count, "hidden": self.ids})
        os.utime(folder / INFO_FILE, (reader.written, reader.written))
