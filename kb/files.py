"""Files put in place whole, and what the disk refuses for a moment only.

In: something to do with a file. Out: what it gives, done again while another program, a virus
scanner or a thread of ours has the file in hand (Windows replaces no file that somebody reads);
PermissionError when that goes on.
"""

import contextlib
import os
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
_FIRST_PAUSE = 0.01  # seconds, each twice as long as the one before


def patiently(act: Callable[[], T], tries: int = 7) -> T:
    """Do it; what is not permitted is tried again, for about half a second in all."""
    for number in range(tries - 1):
        try:
            return act()
        except PermissionError:
            time.sleep(_FIRST_PAUSE * 2**number)
    return act()


def replace(path: Path, place: Path) -> None:
    """Put a finished file, or folder, into its place in one step."""
    patiently(partial(os.replace, path, place))


@contextlib.contextmanager
def written_aside(path: Path, text: str) -> Iterator[Path]:
    """A file written beside its place and safe on disk, ready to be put there."""
    aside = path.with_name(f"{path.name}.new")
    try:
        with aside.open("w", encoding="ascii", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        yield aside
    finally:
        aside.unlink(missing_ok=True)


def sync(folder: Path) -> None:
    """See the names in a folder safe on disk, where a folder can be opened (not on Windows)."""
    with contextlib.suppress(PermissionError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
