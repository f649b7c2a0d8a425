"""A folder brought in line with the place where several machines find the generations.

In: an index folder. Out: what the place shows stands in it: who was withdrawn first, then the
generations, then which of them is served. Without such a place nothing happens.
"""

import logging
from contextlib import suppress
from pathlib import Path

from kb.errors import IndexBusy, IndexDamaged
from kb.files import replace
from kb.index.elsewhere import Elsewhere, Shown
from kb.index.generations import (
    build_lock,
    building,
    name_current,
    others,
    pointer,
    remove,
)
from kb.index.kinds import elsewhere
from kb.index.seal import check_sealed, seal_of
from kb.index.withdrawn import read_withdrawn, write_withdrawn

_log = logging.getLogger(__name__)


def follow(index_dir: Path) -> None:
    """Bring a folder in line, unless somebody builds in it; EngineAway."""
    place = elsewhere(index_dir)
    shown = place.shown() if place else None
    if place is None or shown is None or _is_in_line(index_dir, shown, place):
        return
    with suppress(IndexBusy), build_lock(index_dir):
        _take_over(index_dir, shown, place)


def _is_in_line(index_dir: Path, shown: Shown, place: Elsewhere) -> bool:
    try:
        is_told = read_withdrawn(index_dir) == shown.withdrawn
    except IndexDamaged:
        return False
    if _surplus(index_dir, shown, place):
        return False
    held = {name: seal_of(index_dir / name) for name in shown.kept}
    return is_told and held == shown.kept and shown.current in ("", pointer(index_dir).name)


def _take_over(index_dir: Path, shown: Shown, place: Elsewhere) -> None:
    write_withdrawn(index_dir, shown.withdrawn)
    for name, seal in shown.kept.items():
        if seal_of(index_dir / name) != seal:
            _fetch(index_dir, name, place)
    if shown.current:
        name_current(index_dir / shown.current)
    for folder in _surplus(index_dir, shown, place):
        remove(folder)


def _surplus(index_dir: Path, shown: Shown, place: Elsewhere) -> list[Path]:
    """Generations that the place had, and keeps no more: what was withdrawn stands in them."""
    left = (each for each in others(index_dir, index_dir / shown.current))
    return [each for each in left if each.name not in shown.kept and place.holds(each)]


def _fetch(index_dir: Path, name: str, place: Elsewhere) -> None:
    with building(index_dir) as folder:
        place.fetch(name, folder)
        check_sealed(folder)
        remove(index_dir / name)
        replace(folder, index_dir / name)
    _log.info("%s: đã lấy bản %s từ cụm máy", index_dir, name)
