"""From records to an index on disk: analysis, the engine, generations.

In: records and vocabularies. Out: a generation on disk (`build_index`), and from it postings, rows
and stored records (`IndexReader`). Which documents match and how they rank is decided in
`kb.search`.
"""

from kb.index.analysis import document_for, fingerprint, number_terms, pair_term, texts_of
from kb.index.build import BuildReport, Source, build_index, last_sound
from kb.index.generations import (
    Generation,
    Pointer,
    build_lock,
    choices,
    current_generation,
    pointer,
    read_withdrawn,
    roll_back,
)
from kb.index.segmentation import Segmenter
from kb.index.whoosh import IndexReader, Row

__all__ = [
    "BuildReport",
    "Generation",
    "IndexReader",
    "Pointer",
    "Row",
    "Segmenter",
    "Source",
    "build_index",
    "build_lock",
    "choices",
    "current_generation",
    "document_for",
    "fingerprint",
    "last_sound",
    "number_terms",
    "pair_term",
    "pointer",
    "read_withdrawn",
    "roll_back",
    "texts_of",
]
