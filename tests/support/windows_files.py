"""Files as Windows has them, for a process of its own: what is open is not replaced or removed.

In: nothing; `obey()` is called once and holds until the process ends. Out: PermissionError where
Windows would give one: for renaming, replacing or removing a file that this process has open or
mapped, or a folder with such a file in it. Python opens files there so that others may read and
write them, not remove them. (tests.support.windows is about those of a screen.)
"""

import os
import stat
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

_PLACES = {"os.rename": ((0, 2), (1, 3)), "os.remove": ((0, 1),), "os.rmdir": ((0, 1),)}
_looking = threading.local()


def obey() -> None:
    """From now on."""
    sys.addaudithook(_hook)


def _hook(event: str, arguments: tuple[object, ...]) -> None:
    if event not in _PLACES or getattr(_looking, "now", False):
        return
    _looking.now = True
    try:
        touched = [_path(arguments[name], arguments[at]) for name, at in _PLACES[event]]
        for held in _held():
            if any(held == path or held.startswith(f"{path}/") for path in touched):
                raise PermissionError(13, "another program has the file open", held)
    finally:
        _looking.now = False


def _path(name: object, folder: object) -> str:
    """The full path of a name, which may be meant within an opened folder."""
    path = os.fsdecode(name)  # type: ignore[arg-type]
    if isinstance(folder, int) and folder >= 0:
        path = os.path.join(os.readlink(f"/proc/self/fd/{folder}"), path)
    return os.path.join(os.path.realpath(os.path.dirname(path)), os.path.basename(path))


def _held() -> Iterator[str]:
    """The files that this process has open, or mapped into its memory."""
    for number in os.listdir("/proc/self/fd"):
        try:
            link = f"/proc/self/fd/{number}"
            if stat.S_ISREG(os.stat(link).st_mode):
                yield os.readlink(link)
        except FileNotFoundError:  # closed by now
            continue
    for line in Path("/proc/self/maps").read_text("utf-8").splitlines():
        yield line.split(None, 5)[5] if line.count("/") else ""
