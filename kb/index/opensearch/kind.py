"""How OpenSearch's generations are written, opened, and found by machines that have none.

In: folders of generations. Out: engines and writers.
"""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from kb.errors import IndexDamaged, IndexMissing
from kb.index.opensearch.cluster import cluster
from kb.index.opensearch.engine import OpenSearchEngine
from kb.index.opensearch.files import read_kept
from kb.index.opensearch.troubles import Absent
from kb.index.opensearch.writing import Writer, mark_of, writing
from kb.index.seal import check_sealed


@dataclass(frozen=True)
class OpenSearchKind:
    """One index of a cluster a generation."""

    version: int = 5
    oldest: int = 3
    can_forget: bool = False  # what is deleted stays in files that the cluster keeps for a while
    shares_memory: bool = True

    def open(self, folder: Path, hidden: frozenset[str]) -> OpenSearchEngine:
        """Find the index of a sealed generation; IndexMissing when it holds what is hidden."""
        check_sealed(folder)
        kept = read_kept(folder)
        if not hidden.isdisjoint(kept.rows):
            raise IndexMissing(f"{folder}: chỉ mục còn hồ sơ đã rút; hãy chạy `kb index`")
        there, index = cluster(), kept.place.index
        try:
            mark = mark_of(there.ask, index)
            count = there.ask("GET", f"/{index}/_count")["count"]
        except Absent as error:
            raise IndexDamaged(
                f"{folder}: cụm máy OpenSearch không còn chỉ mục này; hãy chạy `kb index --rebuild`"
            ) from error
        if (mark, count) != (kept.place.mark, len(kept.rows)):
            raise IndexDamaged(
                f"{folder}: chỉ mục ở cụm máy OpenSearch không còn như lúc lập; "
                "hãy chạy `kb index --rebuild`"
            )
        return OpenSearchEngine(there, kept)

    def writing(
        self, folder: Path, old: Path | None, is_clean: bool
    ) -> AbstractContextManager[Writer]:
        """Write into a folder, going on from an old generation if there is one."""
        return writing(folder, old)


KIND = OpenSearchKind()
