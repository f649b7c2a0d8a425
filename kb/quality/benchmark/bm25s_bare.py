"""bm25s alone: scores of all documents that hold any of the words, the first twenty of them.

In: tokens and facets of records. Out: a `Candidate`. It knows neither phrases nor required words.
"""

import json
from pathlib import Path
from typing import Any

import bm25s
import numpy as np

from kb.quality.benchmark.candidates import PAGE, Progress, Silent
from kb.quality.benchmark.corpus import VOCABULARIES, Corpus, tokens_of
from kb.quality.benchmark.questions import QUESTION_KINDS, Question
from kb.text.vietnamese import fold
from kb.wording.facets import facet_values

_FACETS = "facets.json"


class Bm25s:
    """Builds and opens its arrays."""

    kinds = frozenset(QUESTION_KINDS) - {"phrase"}
    suggests = False

    def build(self, corpus: Corpus, folder: Path, progress: Progress) -> None:
        """Words with and without marks and numbers in one vocabulary, told apart by a sign."""
        texts: list[list[str]] = []
        facets: dict[str, list[int]] = {}
        for doc, record in enumerate(progress(corpus)):
            tokens = tokens_of(record)
            folded = [f"~{fold(word)}" for word in tokens.syllables]
            texts.append([*tokens.syllables, *folded, *(f"#{term}" for term in tokens.numbers)])
            for name, values in facet_values(record, VOCABULARIES).items():
                for value in values:
                    facets.setdefault(f"{name}={value}", []).append(doc)
        retriever = bm25s.BM25()
        retriever.index(texts, show_progress=False)
        retriever.save(folder / "bm25s", show_progress=False)
        (folder / _FACETS).write_text(json.dumps(facets), "utf-8")

    def open(self, folder: Path) -> "Bm25sOpened":
        """The arrays, mapped into memory."""
        retriever = bm25s.BM25.load(folder / "bm25s", mmap=True, show_progress=False)
        return Bm25sOpened(retriever, json.loads((folder / _FACETS).read_text("utf-8")))


class Bm25sOpened(Silent):
    """Arrays that answer."""

    def __init__(self, retriever: Any, facets: dict[str, list[int]]) -> None:
        self._retriever = retriever
        self._count = int(retriever.scores["num_docs"])
        self._facets = {key: np.array(docs) for key, docs in facets.items()}

    def ask(self, question: Question) -> int:
        """The places of a page."""
        sign = {"unaccented": "~", "number": "#"}.get(question.kind, "")
        words = [f"{sign}{word}" for word in question.words]
        found = self._retriever.retrieve(
            [words], k=min(PAGE, self._count), show_progress=False, weight_mask=self._mask(question)
        )
        return int((found.scores > 0).sum())

    def _mask(self, question: Question) -> Any:
        if not question.filters:
            return None
        mask = np.ones(self._count, np.float32)
        for name, values in question.filters.items():
            bearing = np.zeros(self._count, np.float32)
            for value in values:
                bearing[self._facets.get(f"{name}={value}", [])] = 1
            mask *= bearing
        return mask


def make(name: str) -> Bm25s:
    """The one there is."""
    return Bm25s()
