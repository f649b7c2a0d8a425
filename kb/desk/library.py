"""The collection as it is at this moment, with what the desk derives from it, made once a change.

In: a content folder that others may change at any time. Out: the current `Shelf`; only files that
changed are read again, so asking costs little.
"""

import math
import threading
import time
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kb.content.copies import Copies
from kb.content.folder import Content, Kept, load_content
from kb.content.incremental import Checks
from kb.desk.alike import Told
from kb.desk.fingerprints import Fingerprints
from kb.desk.forms.names import Names
from kb.desk.forms.suggestions import Suggestions
from kb.material.joining import Known
from kb.material.overlap import Titles
from kb.records import Record
from kb.schema import Problem


@dataclass(frozen=True, eq=False)
class Shelf:
    """One state of the collection; `copies` are the sentences of its records."""

    content: Content
    copies: Copies
    checks: Checks
    fingerprints: Fingerprints
    kinship: "Kinship"

    @cached_property
    def known(self) -> Known:
        """What articles are compared with its records by."""
        return self.kinship.of(self.content)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that `kb check` says of it."""
        return self.checks.check(self.content, self.copies)

    @cached_property
    def titles(self) -> Titles:
        """What is nobody's own words, for comparing records with articles."""
        return Titles(self.content)

    @cached_property
    def servable(self) -> dict[str, Record]:
        """The published records without an error, by id."""
        return {record.id: record for record in self.content.servable(self.problems)}

    @cached_property
    def told(self) -> tuple[Told, ...]:
        """What its records are compared by."""
        return tuple(Told(file.record) for file in self.content.files)

    @cached_property
    def names(self) -> Names:
        """What its codes, documents and places are called."""
        return Names(self.content)

    @cached_property
    def suggestions(self) -> Suggestions:
        """What may be suggested while somebody types."""
        return Suggestions(self.content, self.names)


class Kinship:
    """What records are known by, read again only where they changed."""

    def __init__(self) -> None:
        self._latest: Known | None = None

    def of(self, content: Content) -> Known:
        """The same for these records and the lists beside them."""
        self._latest = Known(content, self._latest)
        return self._latest


class Library:
    """A content folder, read as often as it is asked for and only where it changed.

    Who asks again within `patience` seconds is answered without a look at the disk, unless
    something was written here meanwhile (`look_again`).
    """

    def __init__(self, content_dir: Path, patience: float = 0.0) -> None:
        self._content_dir, self._patience = content_dir, patience
        self._kept, self._copies, self._checks = Kept(), Copies(), Checks()
        self._fingerprints, self._kinship = Fingerprints(), Kinship()
        self._edition, self._looked = -1, -math.inf
        self._shelf: Shelf | None = None
        self._reading = threading.Lock()

    def now(self) -> Shelf:
        """The collection as it is; the same object while nothing changes."""
        with self._reading:
            if self._shelf and time.monotonic() - self._looked < self._patience:
                return self._shelf
            content = load_content(self._content_dir, self._kept)
            if self._shelf is None or self._kept.edition != self._edition:
                self._edition = self._kept.edition
                self._copies.take(content.files)
                self._shelf = Shelf(
                    content, self._copies, self._checks, self._fingerprints, self._kinship
                )
            self._looked = time.monotonic()
            return self._shelf

    def look_again(self) -> None:
        """Something was written: the next who asks must see it."""
        self._looked = -math.inf
