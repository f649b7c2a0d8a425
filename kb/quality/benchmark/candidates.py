"""What can be measured: our engines, and those of others that are given the same tokens.

In: a name of `CANDIDATES`. Out: its `Candidate`. Libraries that need not be there are loaded when
they are asked for; EngineMissing says what to install.
"""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol

from kb.errors import EngineMissing
from kb.index import ENGINES
from kb.quality.benchmark.corpus import Corpus
from kb.quality.benchmark.questions import Question

PAGE = 20  # hits of a page

Progress = Callable[[Iterable[Any]], Iterable[Any]]


class Opened(Protocol):
    """An index that was opened: it answers."""

    def ask(self, question: Question) -> int:
        """Answer as a whole; how many documents were found (or shown, where nobody counts)."""

    def suggest(self, typed: str) -> None:
        """Suggest what a text may become."""

    def close(self) -> None:
        """Let go of what is open."""


class Silent:
    """What an index that suggests nothing does when it is asked for that."""

    def suggest(self, typed: str) -> None:
        """Nothing."""

    def close(self) -> None:
        """Nothing is held open."""


class Candidate(Protocol):
    """One way to hold and search a collection."""

    # Kinds of question that it can answer, and whether it suggests while somebody types.
    kinds: frozenset[str]
    suggests: bool

    def build(self, corpus: Corpus, folder: Path, progress: Progress) -> None:
        """Write an index of the records into an empty folder."""

    def open(self, folder: Path) -> Opened:
        """Open what was built."""


@dataclass(frozen=True)
class About:
    """How a candidate is shown, and what is counted in its times."""

    label: str
    work: str
    module: str
    install: str = ""


_WHOLE = "đọc câu hỏi, xếp hạng, đếm bộ lọc trên mọi kết quả, trích đoạn, gợi ý"
_BESIDE = "; bộ nhớ và dung lượng của cụm máy nằm ở các máy của cụm, không có trong bảng"
_OURS = {
    name: About(label, work, "ours", ENGINES.get(name, ""))
    for name, label, work in (
        ("whoosh", "Gương Sáng, Whoosh", _WHOLE),
        ("tantivy", "Gương Sáng, tantivy", _WHOLE),
        ("opensearch", "Gương Sáng, OpenSearch", _WHOLE + _BESIDE),
    )
    if name in ENGINES
}
CANDIDATES = {
    **_OURS,
    "fts5": About(
        "SQLite FTS5", "đủ mọi từ, BM25, đếm bộ lọc bằng SQL trên mọi kết quả, trích đoạn", "fts5"
    ),
    "fts5-bare": About("SQLite FTS5, trần", "đủ mọi từ, BM25, chỉ 20 mã đầu", "fts5_bare"),
    "tantivy-bare": About(
        "tantivy, trần", "đủ mọi từ, BM25, chỉ 20 mã đầu", "tantivy_bare", "pip install .[tantivy]"
    ),
    "bm25s": About(
        "bm25s", "bất kỳ từ nào, BM25, chỉ 20 mã đầu; không có cụm từ", "bm25s_bare",
        "pip install bm25s",
    ),
}  # fmt: skip


def usual() -> tuple[str, ...]:
    """Those that are measured unless others are named: a cluster only where one is set."""
    has_cluster = bool(os.environ.get("KB_OPENSEARCH_URL"))
    return tuple(name for name in CANDIDATES if name != "opensearch" or has_cluster)


def candidate(name: str) -> Candidate:
    """The candidate of this name; EngineMissing when its library is not there."""
    about = CANDIDATES[name]
    try:
        module = import_module(f"kb.quality.benchmark.{about.module}")
    except ModuleNotFoundError as error:
        raise EngineMissing(f"chưa cài; hãy chạy `{about.install}`") from error
    found: Candidate = module.make(name)
    return found
