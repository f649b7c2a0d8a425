"""Compound words by pyvi: which neighbouring syllables form one word.

In: NFC text. Out: the compounds it contains (spans of two or more syllables). pyvi reads its word
list and unpickles its model on import (about 1 s, 120 MB), so it is imported on first use only,
and results are kept in a file by content hash. A hint, never the truth: search must find every
run of syllables however this module cuts it (DECISIONS.md, 3).
"""

import hashlib
import logging
import re
import sqlite3
from array import array
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

from kb.citations import find_citations
from kb.text.vietnamese import canonical

# Part of the cache key: raise it when this module would cut a text differently.
_VERSION = "pyvi-0.1.1/2"

# Dates and times; pyvi would cut them apart (trungtv/pyvi#6).
_DATE_RE = re.compile(r"\d{1,4}(?:[/.:-]\d{1,4})+")

# pyvi copies all it has cut at each word: more than so many letters at once would take it minutes.
_MOST_LETTERS = 10_000

Span = tuple[int, int]

_log = logging.getLogger(__name__)


def _load_pyvi() -> Callable[[str], str]:
    from pyvi import ViTokenizer

    tokenize: Callable[[str], str] = ViTokenizer.tokenize
    return tokenize


class Segmenter:
    """Finds compounds, remembering what it has cut in `cache_dir` (or nothing, when None).

    The cache only saves time: one that cannot be read or written is told of, and done without.
    """

    def __init__(self, cache_dir: Path | None = None) -> None:
        self._tokenize: Callable[[str], str] | None = None
        self._cache_dir = cache_dir
        self._new: dict[bytes, bytes] = {}
        self._reading: sqlite3.Connection | None = None

    def compounds(self, text: str) -> list[Span]:
        """Spans of the words of two or more syllables: "học tập và làm theo" gives [(0, 7)]."""
        if self._cache_dir is None:
            return self._cut(text)
        key = hashlib.blake2b(f"{_VERSION}\0{text}".encode(), digest_size=16).digest()
        known = self._new.get(key) or self._remembered(key)
        if known is not None:
            flat = array("I", known)
            return list(zip(flat[::2], flat[1::2], strict=True))
        spans = self._cut(text)
        flat = array("I", (position for span in spans for position in span))
        self._new[key] = flat.tobytes()
        return spans

    def save(self) -> None:
        """Write what was newly cut to the cache file, in one short transaction."""
        if self._cache_dir and self._new:
            try:
                with closing(_open_cache(self._cache_dir)) as cache, cache:
                    cache.executemany(
                        "INSERT OR REPLACE INTO segments VALUES (?, ?)", self._new.items()
                    )
            except (OSError, sqlite3.Error) as error:
                self._do_without_cache(error)
            self._new.clear()
        self.close()

    def close(self) -> None:
        """Let go of the cache file; it is opened again when it is needed."""
        if self._reading is not None:
            self._reading.close()
            self._reading = None

    def _remembered(self, key: bytes) -> bytes | None:
        if self._cache_dir is None:
            return None
        try:
            self._reading = self._reading or _open_cache(self._cache_dir)
            found = self._reading.execute("SELECT spans FROM segments WHERE key = ?", (key,))
            row = found.fetchone()
        except (OSError, sqlite3.Error) as error:
            self._do_without_cache(error)
            return None
        return row[0] if row else None

    def _do_without_cache(self, error: Exception) -> None:
        _log.warning(
            "%s: không dùng được bộ nhớ đệm tách từ (%s); việc lập chỉ mục chỉ chậm hơn, "
            "hãy xóa thư mục này nếu còn gặp",
            *(self._cache_dir, error),
        )
        self._cache_dir = None
        self.close()

    def _cut(self, text: str) -> list[Span]:
        if self._tokenize is None:
            self._tokenize = _load_pyvi()
        blotted = _without_numbers(text)
        return [
            (start + first, start + last)
            for start, end in _pieces(blotted)
            for first, last in _aligned(blotted[start:end], self._tokenize(blotted[start:end]))
        ]


def _without_numbers(text: str) -> str:
    """The canonical text with document numbers and dates blotted out, letter for letter.

    pyvi's own word list is in the new tone placement, and it leaves text in capitals alone: the
    canonical form suits it, and is the same for "UỶ BAN" and "Ủy ban".
    """
    blotted = list(canonical(text).replace("_", " "))
    spans = [(citation.start, citation.end) for citation in find_citations(text)]
    spans += [match.span() for match in _DATE_RE.finditer(text)]
    for start, end in spans:
        blotted[start:end] = "," + " " * (end - start - 1)
    return "".join(blotted)


def _pieces(text: str) -> Iterator[Span]:
    """A text in pieces for pyvi: one, unless it is long; then cut at line ends, or at blanks."""
    start = 0
    while len(text) - start > _MOST_LETTERS:
        last = start + _MOST_LETTERS
        cut = text.rfind("\n", start, last)
        cut = cut if cut > start else text.rfind(" ", start, last)
        end = cut + 1 if cut > start else last
        yield start, end
        start = end
    yield start, len(text)


def _aligned(text: str, segmented: str) -> Iterable[Span]:
    """Put pyvi's words back on the text: only white space and "_" differ between the two."""
    position = 0
    for word in segmented.split():
        start = end = -1
        for char in word:
            if char == "_":
                continue
            while text[position].isspace():
                position += 1
            start = position if start < 0 else start
            position += 1
            end = position
        if "_" in word.strip("_") and start >= 0:
            yield start, end


def _open_cache(cache_dir: Path) -> sqlite3.Connection:
    cache_dir.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(cache_dir / "segments.sqlite", timeout=30)
    try:
        connection.execute(
            "CREATE TABLE IF NOT EXISTS segments (key BLOB PRIMARY KEY, spans BLOB) WITHOUT ROWID"
        )
    except sqlite3.Error:
        connection.close()
        raise
    return connection
