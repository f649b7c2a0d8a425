"""The search engine behind the seam: the only folder that knows Whoosh.

In: `IndexDocument`s. Out: a folder on disk (`build`), and from it postings, columns and stored
records (`reader`). Which documents match and how they rank is decided outside, in `kb.search`.
"""

from kb.engine.build import BuildReport, Source, build_index
from kb.engine.generations import current_generation
from kb.engine.reader import IndexReader, Row

__all__ = [
    "BuildReport",
    "IndexReader",
    "Row",
    "Source",
    "build_index",
    "current_generation",
]
