"""Index generations on disk: built aside, then made current in one atomic step.

An index folder holds `gen-000001/`, `gen-000002/` … and a file `CURRENT` naming the one that is
served. A build works in `building-*/`; only a finished one is renamed and named in `CURRENT`
(os.replace is atomic on POSIX and Windows), so a build that is killed changes nothing.
"""

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from kb.errors import IndexBusy, IndexMissing

_POINTER = "CURRENT"
_KEPT = 2


def current_generation(index_dir: Path) -> Path:
    """The folder being served; IndexMissing when nothing has been built yet."""
    pointer = index_dir / _POINTER
    try:
        name = pointer.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        name = ""
    folder = index_dir / name
    if not name.startswith("gen-") or not folder.is_dir():
        raise IndexMissing(f"{index_dir}: chưa có chỉ mục; hãy chạy `kb index`")
    return folder


@contextlib.contextmanager
def building(index_dir: Path) -> Iterator[Path]:
    """An empty folder to build in, under the build lock; remains of killed builds are removed."""
    index_dir.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(index_dir / "build.lock", timeout=0):
            for left in index_dir.glob("building-*"):
                shutil.rmtree(left)
            folder = Path(tempfile.mkdtemp(prefix="building-", dir=index_dir))
            try:
                yield folder
            finally:
                shutil.rmtree(folder, ignore_errors=True)
    except Timeout as error:
        raise IndexBusy(
            f"{index_dir}: một tiến trình khác đang lập chỉ mục; hãy đợi rồi chạy lại"
        ) from error


def publish(index_dir: Path, folder: Path) -> Path:
    """Make a finished build current, and forget all but the last generations."""
    numbers = [int(path.name[4:]) for path in index_dir.glob("gen-*") if path.name[4:].isdigit()]
    generation = index_dir / f"gen-{max(numbers, default=0) + 1:06}"
    os.replace(folder, generation)
    pointer = index_dir / f"{_POINTER}.new"
    with pointer.open("w", encoding="ascii") as file:
        file.write(generation.name + "\n")
        file.flush()
        os.fsync(file.fileno())
    os.replace(pointer, index_dir / _POINTER)
    for old in sorted(index_dir.glob("gen-*"))[:-_KEPT]:
        shutil.rmtree(old, ignore_errors=True)  # a reader on Windows may still hold it
    return generation
