"""Whoosh keeps a generation on disk, NumPy executes plans over it.

In: the folder of a sealed generation. Out: an `Engine`. Everything is held in memory: nothing that
happens to the files reaches who is answering.
"""

from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whoosh.index import IndexError as WhooshIndexError

from kb.errors import IndexDamaged
from kb.index.engine import Page, Plan, Row, Term
from kb.index.seal import read_sealed
from kb.index.whoosh.arrays import Arrays
from kb.index.whoosh.execution import Execution
from kb.index.whoosh.schema import Writer, writing
from kb.index.whoosh.store import Store


class WhooshEngine:
    """One generation in memory."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._arrays = Arrays(store)

    @property
    def size(self) -> int:
        """How many documents there are."""
        return self._arrays.size

    @property
    def dead(self) -> int:
        """How many documents that were taken out its files still hold."""
        return len(self._store.dead)

    def frequencies(self, terms: Iterable[Term]) -> Mapping[Term, int]:
        """In how many documents each term stands."""
        return {term: self._arrays.frequency(term) for term in terms}

    def lexicon(self, kind: str) -> Mapping[str, int]:
        """Every term of a listed kind with its frequency."""
        return self._store.lexicon(kind)

    def listing(self) -> Mapping[str, Row]:
        """All documents by id."""
        return self._store.listing()

    def stored(self, record_id: str) -> Mapping[str, Any]:
        """What was stored with a document."""
        return self._store.stored(self._arrays.number_of[record_id])

    def execute(self, plan: Plan) -> Page:
        """Find, order and count."""
        return Execution(self._arrays, plan).page()


@dataclass(frozen=True)
class WhooshKind:
    """How Whoosh's generations are written and opened."""

    version: int = 11
    oldest: int = 4
    can_forget: bool = True
    shares_memory: bool = False

    def open(self, folder: Path, hidden: frozenset[str]) -> WhooshEngine:
        """Read a sealed generation whole."""
        try:
            return WhooshEngine(Store(read_sealed(folder), hidden))
        except WhooshIndexError as error:
            raise IndexDamaged(
                f"{folder}: không mở được chỉ mục; hãy chạy `kb index --rebuild`"
            ) from error

    def writing(
        self, folder: Path, old: Path | None, is_clean: bool
    ) -> AbstractContextManager[Writer]:
        """Write into a folder, going on from an old generation if there is one."""
        return writing(folder, old, is_clean)
