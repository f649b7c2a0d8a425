"""What is asked of a place where several machines find the generations of one collection.

An engine that is a cluster has one. It leads: a folder with generations is brought in line with it
(`kb.index.following`), and what is published or withdrawn is said there before it is said in the
folder. So a machine without any folder serves what the others do, and can build on.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True)
class Shown:
    """What a place shows: the name of the generation that is served, and what is kept.

    `kept` gives the seal of each kept generation by its name; `current` is empty when none is
    served; `withdrawn` are the ids that no generation may show.
    """

    current: str
    kept: Mapping[str, str]
    withdrawn: frozenset[str]


class Elsewhere(Protocol):
    """Where generations are kept beside a folder; EngineAway while it does not answer."""

    def shown(self) -> Shown | None:
        """What is there; None when nothing was ever shown."""

    def fetch(self, name: str, folder: Path) -> None:
        """Write the files of a kept generation into an empty folder."""

    def holds(self, folder: Path) -> bool:
        """Whether a generation in a folder is one of this place's."""

    def agree(self, current: Path) -> None:
        """IndexBusy when another generation than this one is served: a machine was quicker."""

    def withdraw(self, ids: Collection[str]) -> None:
        """Say which ids no generation may show."""

    def show(self, folder: Path, name: str, current: Path) -> None:
        """Keep a generation under this name; let it be served in the place of the current one.

        IndexBusy when another than that is served: of two who build at once the second is told.
        """

    def hide(self) -> None:
        """Let none be served from here."""

    def tidy(self, folders: Collection[Path]) -> None:
        """Remove all generations but those in these folders."""
