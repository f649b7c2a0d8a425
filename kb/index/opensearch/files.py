"""What lies in the folder of a generation: which index of the cluster it is, and what every reader
needs at hand: the listing and the lexicon.

In: a folder. Out: `Kept`. The seal of the generation covers these files; the cluster keeps them as
well, for machines that have no folder yet.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from kb.errors import IndexDamaged
from kb.index.engine import Row

_CLUSTER, _ROWS, _LEXICON = "cluster.json", "rows.json", "lexicon.json"


@dataclass(frozen=True)
class Place:
    """An index of a cluster: its name, the mark it bears, and how many are dead in it.

    The mark tells it from another index of the name, and stays with it in a backup.
    """

    index: str
    mark: str
    dead: int = 0


@dataclass(frozen=True)
class Kept:
    """What is known of a generation without asking the cluster."""

    place: Place
    rows: Mapping[str, Row]
    lexicon: Mapping[str, Mapping[str, int]]


def write_kept(folder: Path, kept: Kept) -> None:
    """Write it into the folder of a generation."""
    parts = {_CLUSTER: asdict(kept.place), _ROWS: dict(kept.rows), _LEXICON: kept.lexicon}
    for name, part in parts.items():
        (folder / name).write_text(json.dumps(part, ensure_ascii=False), "utf-8")


def read_kept(folder: Path) -> Kept:
    """Read it again."""
    rows, lexicon = (json.loads((folder / name).read_bytes()) for name in (_ROWS, _LEXICON))
    place = place_of(folder)
    if place is None:
        raise IndexDamaged(f"{folder}: không mở được chỉ mục; hãy chạy `kb index --rebuild`")
    return Kept(place, {record_id: Row(*row) for record_id, row in rows.items()}, lexicon)


def place_of(folder: Path) -> Place | None:
    """Where a generation lies in a cluster; None when it does not, or that cannot be told."""
    try:
        return Place(**json.loads((folder / _CLUSTER).read_bytes()))
    except (OSError, ValueError, TypeError):
        return None
