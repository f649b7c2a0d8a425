"""Files written whole or not at all, and lines added that are on the disk when they count.

In: bytes. Out: files that are either as before or as they are to be, whatever happens to the
machine meanwhile. NotSaved, in words, when the disk refuses.
"""

import contextlib
import errno
import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from filelock import FileLock, Timeout

from kb.errors import NotSaved, disk_trouble
from kb.files import patiently, replace

_PATIENCE = 20.0  # seconds until whoever else writes must be done


@contextlib.contextmanager
def alone(archive_dir: Path) -> Iterator[None]:
    """The only one who writes to content and archive; NotSaved when others do not make room."""
    with told(archive_dir):
        archive_dir.mkdir(parents=True, exist_ok=True)
        lock = FileLock(archive_dir / "desk.lock", is_singleton=True)
        try:
            lock.acquire(timeout=_PATIENCE)
        except Timeout as error:
            raise NotSaved(
                "Chưa lưu được: một chương trình khác đang ghi vào kho; "
                "hãy đợi một lát rồi lưu lại."
            ) from error
    try:
        yield
    finally:
        lock.release()


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """What the disk refuses is said as NotSaved."""
    try:
        yield
    except OSError as error:
        raise NotSaved(
            f"Chưa lưu được vào {path} ({disk_trouble(error)}); những gì đã lưu trước vẫn nguyên. "
            "Hãy xem ổ đĩa còn chỗ và thư mục cho phép ghi, rồi lưu lại."
        ) from error


def write_whole(path: Path, data: bytes) -> None:
    """Put a file in its place in one step; until then the one before stands there untouched."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.new")
    try:
        with aside.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        replace(aside, path)
    finally:
        aside.unlink(missing_ok=True)
    _settle(path.parent)


def remove(path: Path) -> None:
    """Take a file away; one that is gone already is no matter."""
    patiently(partial(path.unlink, missing_ok=True))
    _settle(path.parent)


def add_line(path: Path, line: str) -> None:
    """Write one more line at the end, or nothing of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    size = path.stat().st_size if path.exists() else 0
    # What a crash cut short stays a line of its own, to be passed over.
    head = b"\n" if size and _last_byte(path) != b"\n" else b""
    data = head + line.encode() + b"\n"
    try:
        with path.open("ab", buffering=0) as file:
            if file.write(data) < len(data):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            os.fsync(file.fileno())
    except OSError:
        if path.exists():
            os.truncate(path, size)
        raise


def _last_byte(path: Path) -> bytes:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1)


def _settle(folder: Path) -> None:
    """A name in a folder is safe only once the folder is; Windows has no such thing to ask for.

    The step is taken by now: a disk that cannot promise it any longer does not undo it.
    """
    if os.name == "posix":
        number = os.open(folder, os.O_RDONLY)
        try:
            with contextlib.suppress(OSError):
                os.fsync(number)
        finally:
            os.close(number)
