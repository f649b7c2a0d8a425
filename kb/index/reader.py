"""A generation opened: what was kept beside it, and its engine.

In: the folder of a generation. Out: an `IndexReader`, whichever engine wrote it: the generation
says which one that was.
"""

from collections.abc import Collection
from pathlib import Path
from typing import Any

from kb.errors import IndexDamaged, IndexMissing
from kb.index.engine import Engine, EngineKind
from kb.index.kept import SHAPE
from kb.index.kinds import DEFAULT, engine_kind
from kb.index.seal import INFO_FILE, sealed_info
from kb.records import RECORD_CLASSES
from kb.schema import is_within, shape
from kb.vocabularies import VOCABULARIES, Site


def known_shape() -> dict[str, Any]:
    """Every field of records and vocabularies that this version can read from an index."""
    declared = {**RECORD_CLASSES, **VOCABULARIES, "site": Site}
    return {name: shape(cls) for name, cls in declared.items()} | {"stored": SHAPE}


class IndexReader:
    """An opened generation.

    Documents whose id is in `hidden` are as if they had never been indexed. IndexMissing when the
    generation cannot be used: it is of another version, or IndexDamaged. One of the version before,
    or that holds fields which this one does not know, is opened for a build only, `to_replace` it:
    its records can be read as they were written, not revived.
    """

    def __init__(
        self, folder: Path, hidden: Collection[str] = (), *, to_replace: bool = False
    ) -> None:
        self.folder = folder
        self.hidden = frozenset(hidden)
        try:
            self.info = sealed_info(folder)
            self.written = (folder / INFO_FILE).stat().st_mtime
            self.engine_name: str = self.info.get("engine", DEFAULT)
            kind = engine_kind(self.engine_name)
            self.shares_memory = kind.shares_memory
            self.is_readable = self._is_readable(kind, to_replace)
            self.engine: Engine = kind.open(folder, self.hidden)
            self.average = float(self.info.get("average", 1.0))
        except (OSError, ValueError, LookupError, TypeError, EOFError) as error:
            raise IndexDamaged(
                f"{folder}: không mở được chỉ mục; hãy chạy `kb index --rebuild`"
            ) from error

    def _is_readable(self, kind: EngineKind, to_replace: bool) -> bool:
        """Whether questions can be answered from it."""
        version = self.info["schema"]
        if not (kind.oldest if to_replace else kind.version) <= version <= kind.version:
            raise IndexMissing(f"{self.folder}: chỉ mục của bản khác; hãy chạy `kb index`")
        is_known = is_within(self.info.get("shape", {}), known_shape())
        if not is_known and not to_replace:
            raise IndexMissing(
                f"{self.folder}: chỉ mục có trường mà bản này không biết; hãy chạy `kb index`"
            )
        return bool(version == kind.version and is_known)
