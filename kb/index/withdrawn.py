"""`WITHDRAWN` beside the generations: what none of them may show, whichever is served.

In: an index folder. Out: ids. The list is safe on disk before `CURRENT` moves, and while it cannot
be read nothing is opened: nobody could tell then who asked to be taken out.
"""

import hashlib
from collections.abc import Collection
from functools import partial
from pathlib import Path

from kb.errors import IndexDamaged
from kb.files import patiently, replace, sync, written_aside
from kb.index.kinds import elsewhere

WITHDRAWN = "WITHDRAWN"
_UNTOLD = (
    "không đọc được danh sách hồ sơ đã rút, nên không bản chỉ mục nào được dùng; "
    "hãy chạy `kb index`"
)


def read_withdrawn(index_dir: Path) -> frozenset[str]:
    """The ids, old ones included, that no generation may show.

    IndexDamaged when that cannot be told: the list is not there, or not as it was written.
    """
    try:
        listed = partial((index_dir / WITHDRAWN).read_text, "ascii")
        digest, *ids = patiently(listed, tries=4).splitlines()
    except (OSError, ValueError) as error:
        raise IndexDamaged(f"{index_dir / WITHDRAWN}: {_UNTOLD}") from error
    if digest != _digest(ids):
        raise IndexDamaged(f"{index_dir / WITHDRAWN}: {_UNTOLD}")
    return frozenset(ids)


def note_withdrawn(index_dir: Path, ids: Collection[str]) -> None:
    """Say who was withdrawn, wherever generations are kept: the place that leads first."""
    if place := elsewhere(index_dir):
        place.withdraw(ids)
    write_withdrawn(index_dir, ids)


def write_withdrawn(index_dir: Path, ids: Collection[str]) -> None:
    """Write the list anew and see it safe on disk."""
    lines = sorted(ids)
    written = "\n".join([_digest(lines), *lines]) + "\n"
    with written_aside(index_dir / WITHDRAWN, written) as aside:
        replace(aside, index_dir / WITHDRAWN)
    sync(index_dir)


def _digest(ids: Collection[str]) -> str:
    return hashlib.sha256("\n".join(ids).encode("ascii")).hexdigest()
