"""tantivy executes plans over memory-mapped files, which processes share.

In: the folder of a sealed generation. Out: an `Engine`, open in milliseconds. How a plan is
executed is said in `kb.index.tantivy.execution`.
"""

import json
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from tantivy import Index, Query, Searcher

from kb.errors import IndexDamaged, IndexMissing
from kb.index.engine import ID, Page, Plan, Row, Term
from kb.index.packed import unpacked
from kb.index.seal import check_sealed
from kb.index.tantivy.execution import Execution
from kb.index.tantivy.queries import Queries, count, field_of
from kb.index.tantivy.rows import Rows
from kb.index.tantivy.schema import DATA, Writer, writing

_CACHED_COUNTS = 50_000  # terms, about 10 MB


class TantivyEngine:
    """One generation."""

    def __init__(self, index: Index, rows: Rows, dead: int) -> None:
        self._searcher: Searcher = index.searcher()
        self._queries = Queries(index.schema, self._searcher)
        self._rows = rows
        self.dead = dead
        counted = partial(_counted, self._searcher, self._queries, dead)
        self._frequency = lru_cache(maxsize=_CACHED_COUNTS)(counted)

    @property
    def size(self) -> int:
        """How many documents there are."""
        return int(self._searcher.num_docs)

    def frequencies(self, terms: Iterable[Term]) -> Mapping[Term, int]:
        """In how many documents each term stands."""
        return {term: self._frequency(term) for term in terms}

    def lexicon(self, kind: str) -> Mapping[str, int]:
        """Every term of a listed kind with its frequency."""
        living = Query.all_query() if self.dead else None
        found = self._searcher.terms_with_prefix(kind, "", filter_query=living)
        return {term: count for term, count in found if count}

    def listing(self) -> Mapping[str, Row]:
        """All documents by id."""
        return self._rows.listing()

    def stored(self, record_id: str) -> Mapping[str, Any]:
        """What was stored with a document."""
        found = self._searcher.search(self._queries.holding(Term(ID, record_id)), limit=1).hits
        if not found:
            raise KeyError(record_id)
        data: Any = self._searcher.doc(found[0][1]).get_first(DATA)
        held: Mapping[str, Any] = unpacked(bytes(data))
        return held

    def execute(self, plan: Plan) -> Page:
        """Find, order and count."""
        return Execution(self._searcher, self._queries, self._rows, plan).page()


@dataclass(frozen=True)
class TantivyKind:
    """How tantivy's generations are written and opened."""

    version: int = 5
    oldest: int = 1
    can_forget: bool = False  # it cannot be told to write its files anew
    shares_memory: bool = True

    def open(self, folder: Path, hidden: frozenset[str]) -> TantivyEngine:
        """Map a sealed generation; IndexMissing when it holds what is hidden."""
        check_sealed(folder)
        rows = Rows(folder)
        if rows.holds_any(hidden):
            raise IndexMissing(f"{folder}: chỉ mục còn hồ sơ đã rút; hãy chạy `kb index`")
        try:
            return TantivyEngine(_opened(folder), rows, _dead(folder))
        except ValueError as error:
            raise IndexDamaged(
                f"{folder}: không mở được chỉ mục; hãy chạy `kb index --rebuild`"
            ) from error

    def writing(
        self, folder: Path, old: Path | None, is_clean: bool
    ) -> AbstractContextManager[Writer]:
        """Write into a folder, going on from an old generation if there is one."""
        return writing(folder, old)


def _counted(searcher: Searcher, queries: Queries, dead: int, term: Term) -> int:
    """In how many documents a term stands; tantivy's own count has the dead in it."""
    held = int(searcher.doc_freq(field_of(term.kind), term.text))
    return count(searcher, queries.holding(term)) if held and dead else held


def _opened(folder: Path) -> Index:
    """The index, opened once and for all.

    tantivy writes a lock beside what it reads, and who reads an index may not write into it: it is
    shown a folder of links. Where none can be made, as mostly on Windows, it writes its lock.
    """
    with tempfile.TemporaryDirectory(prefix="kb-index-") as links:
        try:
            for path in folder.resolve().iterdir():
                if not path.name.endswith(".lock"):
                    (Path(links) / path.name).symlink_to(path)
        except OSError:
            return _manual(Index.open(str(folder)))
        return _manual(Index.open(links))


def _manual(index: Index) -> Index:
    """Not looking for changes twice a second: a generation never changes."""
    index.config_reader(reload_policy="manual", num_warmers=0)
    return index


def _dead(folder: Path) -> int:
    """How many documents are deleted in the segments."""
    segments = json.loads((folder / "meta.json").read_text("utf-8"))["segments"]
    return sum(each["deletes"]["num_deleted_docs"] for each in segments if each["deletes"])
