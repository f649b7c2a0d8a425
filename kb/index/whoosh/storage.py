"""Where Whoosh keeps its files: in memory for readers, in a folder for a build.

In: the files of a sealed generation, or a folder. Out: storages. Whoosh reads whole files into
memory and copies each; ours are there already.
"""

import pickle
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.filedb.structfile import BufferFile

# Whoosh pickles the class of our codec by its name. Where it stood once, what was built then says.
_FORMER_HOMES = {"kb.index.codec": "kb.index.whoosh.codec"}


class _Unpickler(pickle.Unpickler):
    """Finds a class of ours where it stands today."""

    def find_class(self, module: str, name: str) -> Any:
        return super().find_class(_FORMER_HOMES.get(module, module), name)


class _Kept(BufferFile):  # type: ignore[misc]  # Whoosh ships no types
    """A file in memory, which may come of a version whose classes stood elsewhere."""

    def read_pickle(self) -> Any:
        return _Unpickler(self.file).load()


class Memory(RamStorage):  # type: ignore[misc]  # Whoosh ships no types
    """Whoosh's storage in memory, without the copy it makes of every file."""

    def __init__(self, files: dict[str, bytes]) -> None:
        super().__init__()
        self.files = files

    def open_file(self, name: str, **_: Any) -> Any:
        return _Kept(self.files[name], name=name)


class _Folder(FileStorage):  # type: ignore[misc]  # Whoosh ships no types
    """Whoosh's storage of a folder, which remembers the files that it opened for writing."""

    def __init__(self, path: Path | str, opened: list[BinaryIO]) -> None:
        super().__init__(str(path))
        self._opened = opened

    def create_file(self, name: str, **options: Any) -> Any:
        file = super().create_file(name, **options)
        self._opened.append(file.raw_file())
        return file

    def temp_storage(self, name: str | None = None) -> Any:
        return _Folder(super().temp_storage(name).folder, self._opened)


@contextmanager
def writing_to(folder: Path) -> Iterator[FileStorage]:
    """Whoosh's storage of a folder; what it leaves open is closed, whatever happened meanwhile.

    When the disk refuses one file, Whoosh 2.7.4 leaves others open. Each would complain of the full
    disk again when Python finalises it, beside the one sentence that says what to do.
    """
    opened: list[BinaryIO] = []
    try:
        yield _Folder(folder, opened)
    except BaseException:
        for file in opened:
            with suppress(OSError):  # the disk refuses again; it is told of already
                file.close()
        raise
    for file in opened:
        file.close()
