"""Our own search, whole, over any of our engines.

In: a name of `kb.index.ENGINES`. Out: its `Candidate`.
"""

from dataclasses import dataclass
from pathlib import Path

from kb.publish import index_records
from kb.quality.benchmark.candidates import Progress
from kb.quality.benchmark.corpus import VOCABULARIES, Corpus
from kb.quality.benchmark.questions import QUESTION_KINDS, Question
from kb.search import SearchQuery, Snapshot, open_snapshot, search, suggest


@dataclass(frozen=True)
class OurOpened:
    """A generation, opened as the site opens it."""

    snapshot: Snapshot

    def ask(self, question: Question) -> int:
        """The page that the site shows."""
        return search(self.snapshot, SearchQuery(question.text, filters=question.filters)).total

    def suggest(self, typed: str) -> None:
        """What the search box offers."""
        suggest(self.snapshot, typed)

    def close(self) -> None:
        """A generation is closed with its process."""


@dataclass(frozen=True)
class Ours:
    """One of our engines behind the whole search."""

    engine: str
    kinds = frozenset(QUESTION_KINDS)
    suggests = True

    def build(self, corpus: Corpus, folder: Path, progress: Progress) -> None:
        """A first generation."""
        index_records(corpus, VOCABULARIES, folder, engine=self.engine, progress=progress)

    def open(self, folder: Path) -> OurOpened:
        """The generation in use."""
        return OurOpened(open_snapshot(folder))


def make(name: str) -> Ours:
    """The engine of this name."""
    return Ours(name)
