"""Speed, side by side with SQLite FTS5, in one run: only the ratio says something.

In: articles as JSON lines. Out: how fast the index is built, words cut and all, and how long whole
searches take: parsing, ranking, facets over all hits and snippets here; the bare answer to the
same words, all required, ranked by BM25, there.
"""

import random
import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from kb.errors import KBError
from kb.index import DEFAULT
from kb.publish import Progress, index_records
from kb.quality.evaluation import article_record
from kb.records import Exemplar
from kb.search import SearchQuery, Snapshot, open_snapshot, search, suggest
from kb.text.vietnamese import fold, syllable_texts
from kb.vocabularies import Vocabularies

SHORTEST, LONGEST = 2, 6


@dataclass(frozen=True)
class Timing:
    """Milliseconds of one way of answering, over all queries."""

    name: str
    p50: float
    p95: float
    slowest: float


@dataclass(frozen=True)
class Benchmark:
    """Articles a second while building, and the timings of searches."""

    articles: int
    build_rate: float
    timings: tuple[Timing, ...]


def run_benchmark(
    articles: Sequence[dict[str, str]],
    queries: int,
    work_dir: Path,
    progress: Progress,
    engine: str = DEFAULT,
) -> Benchmark:
    """Build both, ask both the same questions, once cold and once warm."""
    records = [article_record(article) for article in articles]
    asked = _queries(records, queries)
    started = time.perf_counter()
    index = work_dir / "index"
    index_records(records, Vocabularies(), index, engine=engine, progress=progress)
    rate = len(records) / (time.perf_counter() - started)
    snapshot = open_snapshot(index)
    snapshot.warm_up()  # as the site does before it serves a new index
    _ask(snapshot, ["gương", "sangs"])
    typed = _unfinished(records, queries)
    _suggest(snapshot, typed[0])
    with closing(_fts(records, work_dir / "fts.sqlite")) as fts:
        peer = _timed("SQLite FTS5", asked, lambda words: _ask_fts(fts, words))
    timings = (
        peer,
        _timed("Gương Sáng, lần hỏi đầu", asked, lambda words: _ask(snapshot, words)),
        _timed("Gương Sáng, khi đã chạy", asked, lambda words: _ask(snapshot, words)),
        _timed("Gương Sáng, gợi ý khi gõ", typed, lambda words: _suggest(snapshot, words)),
    )
    return Benchmark(len(records), rate, timings)


def _queries(records: Sequence[Exemplar], count: int) -> list[list[str]]:
    """Runs of two to six neighbouring words, each from an article drawn by chance."""
    chance = random.Random(19051890)
    texts = [words for record in records if len(words := syllable_texts(record.body)) >= SHORTEST]
    if not texts:
        raise KBError(f"Không bài viết nào có từ {SHORTEST} âm tiết trở lên để đặt câu hỏi.")
    return [_run_of(chance.choice(texts), chance) for _ in range(count)]


def _run_of(words: Sequence[str], chance: random.Random) -> list[str]:
    size = min(chance.randint(SHORTEST, LONGEST), len(words))
    start = chance.randrange(len(words) - size + 1)
    return list(words[start : start + size])


def _unfinished(records: Sequence[Exemplar], count: int) -> list[list[str]]:
    """The beginnings of titles, as they are typed: every other one without marks."""
    chance = random.Random(19051890)
    titles = [chance.choice(records).title for _ in range(count)]
    begun = [title[: chance.randint(1, 30)] for title in titles]
    return [[fold(text) if place % 2 else text] for place, text in enumerate(begun)]


def _fts(records: Sequence[Exemplar], path: Path) -> sqlite3.Connection:
    """The same matching forms in SQLite's own full-text index."""
    connection = sqlite3.connect(path)
    connection.execute(
        'CREATE VIRTUAL TABLE fts USING fts5(text, tokenize="unicode61 remove_diacritics 0")'
    )
    texts = (f"{record.title} {record.summary} {record.body}" for record in records)
    rows = ((" ".join(syllable_texts(text)),) for text in texts)
    connection.executemany("INSERT INTO fts VALUES (?)", rows)
    connection.commit()
    return connection


def _ask_fts(connection: sqlite3.Connection, words: Sequence[str]) -> None:
    match = " ".join(f'"{word}"' for word in words)
    sql = "SELECT rowid FROM fts WHERE fts MATCH ? ORDER BY rank LIMIT 20"
    connection.execute(sql, (match,)).fetchall()


def _ask(snapshot: Snapshot, words: Sequence[str]) -> None:
    search(snapshot, SearchQuery(" ".join(words)))


def _suggest(snapshot: Snapshot, words: Sequence[str]) -> None:
    suggest(snapshot, " ".join(words))


def _timed(
    name: str, queries: Sequence[Sequence[str]], ask: Callable[[Sequence[str]], None]
) -> Timing:
    took = []
    for words in queries:
        started = time.perf_counter()
        ask(words)
        took.append((time.perf_counter() - started) * 1000)
    p50, p95 = np.percentile(took, [50, 95])
    return Timing(name, float(p50), float(p95), max(took))
