"""The collection as it is at this moment, with what the desk derives from it, made once a change.

In: a content folder that others may change at any time. Out: the current `Shelf`; only files that
changed are read again, so asking costs little.
"""

import threading
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kb.content.copies import Copies
from kb.content.folder import Content, Kept, load_content
from kb.desk.names import Names
from kb.desk.suggestions import Suggestions


@dataclass(frozen=True)
class Shelf:
    """One state of the collection; `copies` are the sentences of its records."""

    content: Content
    copies: Copies

    @cached_property
    def names(self) -> Names:
        """What its codes, documents and places are called."""
        return Names(self.content)

    @cached_property
    def suggestions(self) -> Suggestions:
        """What may be suggested while somebody types."""
        return Suggestions(self.content, self.names)


class Library:
    """A content folder, read as often as it is asked for and only where it changed."""

    def __init__(self, content_dir: Path) -> None:
        self._content_dir = content_dir
        self._kept, self._copies = Kept(), Copies()
        self._edition = -1
        self._shelf: Shelf | None = None
        self._reading = threading.Lock()

    def now(self) -> Shelf:
        """The collection as it is; the same object while nothing changes."""
        with self._reading:
            content = load_content(self._content_dir, self._kept)
            if self._shelf is None or self._kept.edition != self._edition:
                self._edition = self._kept.edition
                self._copies.take(content.files)
                self._shelf = Shelf(content, self._copies)
            return self._shelf
