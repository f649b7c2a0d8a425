"""SQLite FTS5 alone: the first twenty ids by BM25, nothing counted and nothing shown.

In: the syllables of records. Out: a `Candidate`, the floor below which no search with SQLite goes.
"""

import sqlite3
from pathlib import Path

from kb.quality.benchmark.candidates import PAGE, Progress, Silent
from kb.quality.benchmark.corpus import Corpus, tokens_of
from kb.quality.benchmark.fts5 import match_of
from kb.quality.benchmark.questions import Question

_FILE = "bare.sqlite"


class BareFts5:
    """Builds and opens the database."""

    kinds = frozenset({"short", "long", "phrase"})
    suggests = False

    def build(self, corpus: Corpus, folder: Path, progress: Progress) -> None:
        """One column of words."""
        connection = sqlite3.connect(folder / _FILE)
        connection.execute(
            'CREATE VIRTUAL TABLE fts USING fts5(text, tokenize="unicode61 remove_diacritics 0")'
        )
        rows = ((" ".join(tokens_of(record).syllables),) for record in progress(corpus))
        connection.executemany("INSERT INTO fts VALUES (?)", rows)
        connection.commit()
        connection.close()

    def open(self, folder: Path) -> "BareFts5Opened":
        """The database."""
        return BareFts5Opened(folder / _FILE)


class BareFts5Opened(Silent):
    """A connection that answers."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path)

    def ask(self, question: Question) -> int:
        """The ids of a page."""
        sql = f"SELECT rowid FROM fts WHERE fts MATCH ? ORDER BY rank LIMIT {PAGE}"
        return len(self._connection.execute(sql, (match_of(question),)).fetchall())

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


def make(name: str) -> BareFts5:
    """The one there is."""
    return BareFts5()
