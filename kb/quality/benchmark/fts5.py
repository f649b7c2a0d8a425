"""SQLite FTS5 as a site would use it: a page with snippets, and facets over all that was found.

In: tokens and facets of records. Out: a `Candidate`. What is filled in and counted is that of ours:
each facet without its own filter. It answers with what holds all the words.
"""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from kb.quality.benchmark.candidates import PAGE, Progress, Silent
from kb.quality.benchmark.corpus import VOCABULARIES, Corpus, tokens_of
from kb.quality.benchmark.questions import QUESTION_KINDS, Question
from kb.text.vietnamese import fold
from kb.wording.facets import facet_values

_FILE = "fts.sqlite"
_TOKENS = "tokenize=\"unicode61 remove_diacritics 0 tokenchars '/-'\""
_SCHEMA = f"""
CREATE VIRTUAL TABLE words USING fts5(text, numbers, {_TOKENS});
CREATE VIRTUAL TABLE folded USING fts5(text, content='', {_TOKENS});
CREATE TABLE facets (name TEXT, value TEXT, code INTEGER PRIMARY KEY, UNIQUE (name, value));
CREATE TABLE borne (doc INTEGER, code INTEGER, PRIMARY KEY (doc, code)) WITHOUT ROWID;
"""
_SNIPPET = "snippet(words, 0, '<b>', '</b>', '…', 40)"


class Fts5:
    """Builds and opens the database."""

    kinds = frozenset(QUESTION_KINDS)
    suggests = False

    def build(self, corpus: Corpus, folder: Path, progress: Progress) -> None:
        """Words with and without marks, numbers, and a table of facets beside them."""
        connection = sqlite3.connect(folder / _FILE)
        connection.executescript(_SCHEMA)
        codes: dict[tuple[str, str], int] = {}
        for doc, record in enumerate(progress(corpus)):
            tokens = tokens_of(record)
            text = " ".join(tokens.syllables)
            words = (doc, text, " ".join(tokens.numbers))
            connection.execute("INSERT INTO words (rowid, text, numbers) VALUES (?, ?, ?)", words)
            connection.execute("INSERT INTO folded (rowid, text) VALUES (?, ?)", (doc, fold(text)))
            borne = facet_values(record, VOCABULARIES).items()
            for pair in {(name, value) for name, values in borne for value in values}:
                code = codes.setdefault(pair, len(codes))
                connection.execute("INSERT INTO borne VALUES (?, ?)", (doc, code))
        rows = ((*pair, code) for pair, code in codes.items())
        connection.executemany("INSERT INTO facets VALUES (?, ?, ?)", rows)
        connection.execute("CREATE INDEX bearing ON borne (code, doc)")
        connection.commit()
        connection.close()

    def open(self, folder: Path) -> "Fts5Opened":
        """The database, with memory enough that it need not read twice."""
        return Fts5Opened(folder / _FILE)


class Fts5Opened(Silent):
    """A connection that answers."""

    def __init__(self, path: Path) -> None:
        self._connection = sqlite3.connect(path)
        self._connection.execute("PRAGMA cache_size = -65536")
        self._connection.execute("PRAGMA mmap_size = 4000000000")
        rows = self._connection.execute("SELECT name, value, code FROM facets")
        self._codes = {(name, value): code for name, value, code in rows}
        self._names = {code: name for (name, _), code in self._codes.items()}

    def ask(self, question: Question) -> int:
        """A page with snippets; then the facets, each without its own filter."""
        is_folded = question.kind == "unaccented"
        table = "folded" if is_folded else "words"
        match = match_of(question)
        where, codes = self._where(question, without="")
        shown = "''" if is_folded else _SNIPPET
        sql = f"SELECT rowid, {shown} FROM {table} WHERE {table} MATCH ? {where} ORDER BY rank"
        self._connection.execute(f"{sql} LIMIT {PAGE}", (match, *codes)).fetchall()
        return sum(self._count(question, table, match))

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def _where(self, question: Question, without: str) -> tuple[str, list[int]]:
        """Conditions for filters but for one, and the codes that fill them in.

        The plus keeps SQLite from asking for the words row by row: fourteen times slower.
        """
        wanted = [
            [self._codes[name, value] for value in values if (name, value) in self._codes]
            for name, values in question.filters.items()
            if name != without
        ]
        marks = (", ".join("?" * len(codes)) for codes in wanted)
        parts = [f"AND +rowid IN (SELECT doc FROM borne WHERE code IN ({each}))" for each in marks]
        return " ".join(parts), [code for codes in wanted for code in codes]

    def _count(self, question: Question, table: str, match: str) -> Iterator[int]:
        """Count the facets; gives the total once."""
        for without in ("", *question.filters):
            where, codes = self._where(question, without)
            found = f"SELECT rowid FROM {table} WHERE {table} MATCH ? {where}"
            sql = f"SELECT code, count(*) FROM borne WHERE doc IN ({found}) GROUP BY code"
            rows = self._connection.execute(sql, (match, *codes)).fetchall()
            if not without:
                yield sum(number for code, number in rows if self._names[code] == "type")


def match_of(question: Question) -> str:
    """What FTS5 is asked: all words, a phrase, or a number."""
    if question.kind == "phrase":
        return f'"{" ".join(question.words)}"'
    column = "numbers : " if question.kind == "number" else ""
    return " ".join(f'{column}"{word}"' for word in question.words)


def make(name: str) -> Fts5:
    """The one there is."""
    return Fts5()
