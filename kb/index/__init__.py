"""From records to an index on disk: analysis, levels, engines, generations.

In: records and vocabularies. Out: a generation on disk (`build_index`), and from it an `Engine`
(`IndexReader`), which executes the plans of `kb.index.engine`. What a question means, and which
plan answers it, is decided in `kb.search`.
"""

from kb.index import analysis, engine, generations, kept
from kb.index.build import BuildReport, build_index, last_sound
from kb.index.following import follow
from kb.index.generations import build_lock, current_generation, pointer
from kb.index.kinds import DEFAULT, ENGINES, engine_kind
from kb.index.parallel import Source
from kb.index.reader import IndexReader
from kb.index.rollback import roll_back
from kb.index.segmentation import compounds
from kb.index.withdrawn import read_withdrawn

__all__ = [
    "DEFAULT",
    "ENGINES",
    "BuildReport",
    "IndexReader",
    "Source",
    "analysis",
    "build_index",
    "build_lock",
    "compounds",
    "current_generation",
    "engine",
    "engine_kind",
    "follow",
    "generations",
    "kept",
    "last_sound",
    "pointer",
    "read_withdrawn",
    "roll_back",
]
