"""Index generations on disk: built aside, then made current in one atomic step.

An index folder holds `gen-000001/`, `gen-000002/` … and a file `CURRENT` naming the one that is
served. A build works in `building/`; only a finished one is renamed and named in `CURRENT`
(os.replace is atomic on POSIX and Windows), so a build that is killed changes nothing. Where
several machines find generations in another place, that is told first.
"""

import contextlib
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from kb.errors import IndexBusy, IndexMissing, IndexUnwritable, disk_trouble
from kb.files import patiently, replace, sync, written_aside
from kb.index.kinds import elsewhere
from kb.index.seal import read_kept
from kb.index.withdrawn import WITHDRAWN, read_withdrawn

_POINTER = "CURRENT"
_NAME_RE = re.compile(r"gen-[0-9]{6,}")


@dataclass(frozen=True)
class Generation:
    """A build on disk; `stamp` tells when it, or what may be shown of it, was touched.

    It holds names, times and sizes of files.
    """

    folder: Path
    stamp: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Pointer:
    """What `CURRENT` says; a pointer written again is another, even with the same name in it."""

    name: str
    inode: int = 0
    written: int = 0


def pointer(index_dir: Path) -> Pointer:
    """What is named as current; an empty name when there is nothing that could be meant."""
    try:
        name, status = patiently(partial(_pointed, index_dir / _POINTER), tries=4)
    except (OSError, UnicodeDecodeError):
        return Pointer("")
    return Pointer(name if _NAME_RE.fullmatch(name) else "", status.st_ino, status.st_mtime_ns)


def _pointed(path: Path) -> tuple[str, os.stat_result]:
    with path.open(encoding="ascii") as file:
        return file.read(100).strip(), os.fstat(file.fileno())


def current_generation(index_dir: Path) -> Path:
    """The folder that `CURRENT` names; IndexMissing when it names none."""
    name = pointer(index_dir).name
    folder = index_dir / name
    if not name or not folder.is_dir():
        raise IndexMissing(f"{index_dir}: chưa có chỉ mục; hãy chạy `kb index`")
    return folder


def choices(index_dir: Path, named: Pointer) -> tuple[Generation, ...]:
    """What could be served, best first: the one that is named, then the older ones.

    Newer ones were left by a rollback, or by a build killed just before the swap: they are not
    served, unless `CURRENT` itself is lost.
    """
    folders = _folders(index_dir)
    if any(folder.name == named.name for folder in folders):
        newest = _number(index_dir / named.name)
        folders = [folder for folder in folders if _number(folder) <= newest]
    listed = _stamp_of(index_dir / WITHDRAWN)
    return tuple(Generation(folder, (*listed, *_stamp(folder))) for folder in folders)


@contextlib.contextmanager
def build_lock(index_dir: Path, wait: float = 0) -> Iterator[None]:
    """Alone with the index; IndexBusy when somebody else is, for longer than `wait` seconds.

    Whoever holds it may take it again, so that a caller can read the content under it as well.
    """
    with _told_when_unwritable(index_dir):
        index_dir.mkdir(parents=True, exist_ok=True)
        lock = FileLock(index_dir / "build.lock", is_singleton=True)
        try:
            lock.acquire(timeout=wait)
        except Timeout as error:
            raise IndexBusy(
                f"{index_dir}: một tiến trình khác đang lập chỉ mục; "
                "hãy đợi rồi chạy lại, hoặc thêm --wait SỐ_GIÂY"
            ) from error
    try:
        yield
    finally:
        lock.release()


@contextlib.contextmanager
def building(index_dir: Path) -> Iterator[Path]:
    """An empty folder to build in, under the build lock; it is gone afterwards, come what may.

    IndexUnwritable when the disk refuses.
    """
    with build_lock(index_dir), _told_when_unwritable(index_dir):
        for left in index_dir.glob("building*"):  # by a build that was killed
            shutil.rmtree(left)
        folder = index_dir / "building"
        try:
            folder.mkdir()
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def publish(index_dir: Path, folder: Path, before: Path | None) -> Path:
    """Make a finished build current; it and the sound one `before` are kept, all others go."""
    newest = max(map(_number, _folders(index_dir)), default=0)
    generation = index_dir / f"gen-{newest + 1:06}"
    _show(folder, generation)
    with written_aside(index_dir / _POINTER, f"{generation.name}\n") as written:
        replace(folder, generation)
        try:
            replace(written, index_dir / _POINTER)
        except OSError:
            replace(generation, folder)  # to be removed with the rest of a failed build
            raise
    sync(index_dir)
    for old in _folders(index_dir):
        if old not in (before, generation):
            remove(old)
    return generation


def replace_generation(generation: Path, folder: Path) -> bool:
    """Put a finished folder in the place of a kept one not served; whether that was done."""
    if not remove(generation):
        return False
    replace(folder, generation)
    return True


def remove(generation: Path) -> bool:
    """Take a generation away; False when another program (on Windows) holds a file of it."""
    shutil.rmtree(generation, ignore_errors=True)
    return not generation.exists()


def others(index_dir: Path, generation: Path) -> list[Path]:
    """The generations on disk beside this one, newest first."""
    return [folder for folder in _folders(index_dir) if folder != generation]


def kept_by(index_dir: Path) -> Iterator[Mapping[str, Any]]:
    """What was noted beside each generation on disk that can be read, the newest first."""
    for folder in _folders(index_dir):
        if kept := read_kept(folder):
            yield kept.get("info", {})


def make_current(generation: Path) -> None:
    """Let a generation that is kept be the one that is served."""
    _show(generation, generation)
    name_current(generation)


def _show(folder: Path, generation: Path) -> None:
    """Let other machines see what is about to be served here."""
    index_dir = generation.parent
    if place := elsewhere(index_dir):
        current = index_dir / pointer(index_dir).name
        place.agree(current)
        place.withdraw(read_withdrawn(index_dir))
        if place.holds(folder):
            place.show(folder, generation.name, current)
        else:
            place.hide()


def tidy(index_dir: Path) -> None:
    """Let no other place keep a generation that is not kept here."""
    if place := elsewhere(index_dir):
        place.tidy(_folders(index_dir))


def name_current(generation: Path) -> None:
    """Name a generation in the folder as the one to be served."""
    index_dir = generation.parent
    with (
        _told_when_unwritable(index_dir),
        written_aside(index_dir / _POINTER, f"{generation.name}\n") as written,
    ):
        replace(written, index_dir / _POINTER)


@contextlib.contextmanager
def _told_when_unwritable(index_dir: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise IndexUnwritable(
            f"{index_dir}: không ghi được chỉ mục ({disk_trouble(error)}); "
            "chỉ mục đang dùng vẫn nguyên; "
            "hãy xem ổ đĩa còn chỗ và thư mục cho phép ghi, rồi chạy lại"
        ) from error


def _folders(index_dir: Path) -> list[Path]:
    """The generations on disk, newest first."""
    found = (path for path in index_dir.glob("gen-*") if _NAME_RE.fullmatch(path.name))
    return sorted(found, key=_number, reverse=True)


def _number(folder: Path) -> int:
    return int(folder.name.removeprefix("gen-"))


def _stamp_of(path: Path) -> tuple[tuple[str, int, int], ...]:
    try:
        status = path.stat()
    except OSError:
        return ()
    return ((path.name, status.st_mtime_ns, status.st_size),)


def _stamp(folder: Path) -> tuple[tuple[str, int, int], ...]:
    try:
        with os.scandir(folder) as entries:
            found = [(entry.name, entry.stat()) for entry in entries]
    except OSError:
        return ()  # it is being removed
    return tuple(sorted((name, status.st_mtime_ns, status.st_size) for name, status in found))
