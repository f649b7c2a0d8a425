"""The search engine behind the seam: the only folder that knows Whoosh.

In: `IndexDocument`s. Out: a folder on disk (`build`), and from it postings, columns and stored
records (`reader`). Which documents match and how they rank is decided outside, in
`kb.search.search`.
"""

from kb.index.engine.build import BuildReport, Source, build_index
from kb.index.engine.generations import (
    Generation,
    Pointer,
    build_lock,
    choices,
    current_generation,
    later_generations,
    pointer,
)
from kb.index.engine.reader import IndexReader, Row, read_info
from kb.index.engine.rollback import roll_back

__all__ = [
    "BuildReport",
    "Generation",
    "IndexReader",
    "Pointer",
    "Row",
    "Source",
    "build_index",
    "build_lock",
    "choices",
    "current_generation",
    "later_generations",
    "pointer",
    "read_info",
    "roll_back",
]
