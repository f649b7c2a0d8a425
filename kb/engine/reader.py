"""Reads an index generation: postings as arrays, one row per document, stored records.

In: the folder of a generation. Out: NumPy arrays and plain values; no Whoosh object leaves. A
reader is immutable and may be shared by threads (reads of the files are serialised: Whoosh's own
advice is one reader per thread, and ours are few and cached).
"""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from whoosh import index as whoosh_index
from whoosh.reading import TermNotFound

from kb.engine.schema import SCHEMA_VERSION, whoosh_schema
from kb.errors import IndexMissing
from kb.records import Record, record_from_plain

INFO_FILE = "info.json"

DocIds = NDArray[np.int32]
Weights = NDArray[np.float32]


@dataclass(frozen=True)
class Row:
    """What is known of every document without reading its record."""

    id: str
    fingerprint: str
    length: float
    facets: dict[str, list[str]]
    issued: str
    title: str
    number: str


class IndexReader:
    """An opened generation; documents are numbered 0 … len(rows) - 1."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.Lock()
        try:
            self.info: dict[str, Any] = json.loads((folder / INFO_FILE).read_text("utf-8"))
            self.written = (folder / INFO_FILE).stat().st_mtime  # the last file of a build
            if self.info["schema"] != SCHEMA_VERSION:
                raise IndexMissing(f"{folder}: chỉ mục của bản cũ; hãy chạy `kb index --rebuild`")
            index = whoosh_index.open_dir(folder, schema=whoosh_schema(), readonly=True)
            self._reader = index.reader()
            self._numbers = [
                n for n in range(self._reader.doc_count_all()) if not self._reader.is_deleted(n)
            ]
            column = self._reader.column_reader("row")
            self.rows = [Row(*json.loads(column[number])) for number in self._numbers]
        except (OSError, ValueError, KeyError, EOFError, whoosh_index.IndexError) as error:
            raise IndexMissing(
                f"{folder}: không mở được chỉ mục; hãy chạy `kb index --rebuild`"
            ) from error
        self._renumbered = np.full(self._reader.doc_count_all(), -1, np.int32)
        self._renumbered[self._numbers] = np.arange(len(self._numbers), dtype=np.int32)

    def postings(self, kind: str, term: str) -> tuple[DocIds, Weights]:
        """The documents that hold a term, ascending, with the term's weight in each."""
        ids: list[int] = []
        weights: list[float] = []
        with self._lock:
            try:
                matcher = self._reader.postings(kind, term)
            except TermNotFound:
                return np.empty(0, np.int32), np.empty(0, np.float32)
            while matcher.is_active():
                ids.append(matcher.id())
                weights.append(matcher.weight())
                matcher.next()
        return self._renumbered[ids], np.array(weights, np.float32)

    def terms(self, kind: str) -> Iterator[str]:
        """Every term of a kind, in order."""
        with self._lock:
            for term in self._reader.lexicon(kind):
                yield term.decode()

    def frequency(self, kind: str, term: str) -> int:
        """In how many documents a term stands, without reading where."""
        with self._lock:
            return int(self._reader.doc_frequency(kind, term))

    def frequencies(self, kind: str) -> Iterator[tuple[str, int]]:
        """Every term of a kind with its frequency."""
        with self._lock:
            for term, info in self._reader.iter_field(kind):
                yield term.decode(), int(info.doc_frequency())

    def record(self, number: int) -> tuple[Record, str]:
        """The stored record of a document, and its plain text for snippets."""
        with self._lock:
            data = json.loads(self._reader.stored_fields(self._numbers[number])["data"])
        return record_from_plain(data["record"]), data["text"]

    def close(self) -> None:
        """Let go of the files."""
        self._reader.close()
