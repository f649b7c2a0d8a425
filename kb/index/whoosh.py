"""The engine: with `codec` all that knows Whoosh. Writes a generation, and reads it as arrays.

In: `IndexDocument`s; later the folder of a generation. Out: a folder on disk; from it NumPy arrays,
one row per document and stored records, no Whoosh object. Terms come ready-made with their weights
from `kb.index.analysis`, so there is no analyzer. The files are checked and read whole when they
are opened, so that damage shows then or never. A reader is immutable and may be shared by threads
(reads are serialised: Whoosh's own advice is one reader per thread, and ours are few and cached).
Whoosh pickles the schema into every index, and we give our own whenever one is opened.
"""

import json
import shutil
import threading
import zlib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray
from whoosh import columns, fields, formats
from whoosh.filedb.filestore import FileStorage, RamStorage
from whoosh.filedb.structfile import BufferFile
from whoosh.index import FileIndex
from whoosh.index import IndexError as WhooshIndexError
from whoosh.reading import TermNotFound
from whoosh.writing import IndexWriter

from kb.errors import IndexDamaged, IndexMissing
from kb.index.analysis import TERM_KINDS, IndexDocument
from kb.index.codec import Codec
from kb.index.seal import INFO_FILE, read_sealed
from kb.records import RECORD_CLASSES, Record, record_from_plain, record_to_plain
from kb.schema import is_within, shape
from kb.vocabularies import VOCABULARIES, Site

DocIds = NDArray[np.int32]
Weights = NDArray[np.float32]
# Raise it when an index built before could not be read; a build goes on from what the oldest says.
SCHEMA_VERSION, OLDEST_VERSION = 4, 3
# The kinds of term that are ever listed; a document keeps which of them it has.
LISTED = ("syllables", "compounds")


class WeightedTerms(fields.FieldType):  # type: ignore[misc]  # Whoosh ships no types
    """A field whose value is a mapping of term to weight."""

    analyzer = None
    indexed = True
    scorable = (
        True  # our scores need no lengths; without them Whoosh asks the disk at every posting
    )
    stored = False
    unique = False
    vector = None
    column_type = None
    spelling = False

    def __init__(self) -> None:
        self.format = formats.Existence()

    def index(
        self, value: Mapping[str, float], **_: Any
    ) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Whoosh's contract: (term, frequency, weight, encoded value) for each term."""
        for term, weight in value.items():
            yield term.encode(), 1, weight, b""


def whoosh_schema() -> fields.Schema:
    """One field per kind of term; `row` is what is read for all documents, `data` for hits only.

    `listed` is read of documents that are dead: the terms for which they must no longer count.
    """
    return fields.Schema(
        id=fields.ID(unique=True),
        row=fields.COLUMN(columns.VarBytesColumn()),
        data=fields.STORED(),
        listed=fields.STORED(),
        **{kind: WeightedTerms() for kind in TERM_KINDS},
    )


def known_shape() -> dict[str, Any]:
    """Every field of records and vocabularies that this version can read from an index."""
    declared = {**RECORD_CLASSES, **VOCABULARIES, "site": Site}
    return {name: shape(cls) for name, cls in declared.items()}


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


class _Memory(RamStorage):  # type: ignore[misc]  # Whoosh ships no types
    """Whoosh's storage in memory, without the copy it makes of every file."""

    def __init__(self, files: dict[str, bytes]) -> None:
        super().__init__()
        self.files = files

    def open_file(self, name: str, **_: Any) -> Any:
        return BufferFile(self.files[name], name=name)


class IndexReader:
    """An opened generation; documents are numbered 0 … len(rows) - 1.

    Documents whose id is in `hidden` are as if they had never been indexed. IndexMissing when the
    generation cannot be used: it is of another version, or IndexDamaged. One of the version before,
    or that holds fields which this one does not know, is opened for a build only, `to_replace` it:
    its records can be read as they were written, not revived.
    """

    def __init__(
        self, folder: Path, hidden: Collection[str] = (), *, to_replace: bool = False
    ) -> None:
        self.folder = folder
        self.hidden = frozenset(hidden)
        self._lock = threading.Lock()
        files = read_sealed(folder)
        try:
            self.info: dict[str, Any] = json.loads(files[INFO_FILE])
            self.written = (folder / INFO_FILE).stat().st_mtime
            version, held = self.info["schema"], self.info.get("shape", {})
            if not (OLDEST_VERSION if to_replace else SCHEMA_VERSION) <= version <= SCHEMA_VERSION:
                raise IndexMissing(f"{folder}: chỉ mục của bản khác; hãy chạy `kb index`")
            self.is_readable = version == SCHEMA_VERSION and is_within(held, known_shape())
            if not self.is_readable and not to_replace:
                raise IndexMissing(
                    f"{folder}: chỉ mục có trường mà bản này không biết; hãy chạy `kb index`"
                )
            self._reader = FileIndex(_Memory(files), schema=whoosh_schema()).reader()
            self._read_rows()
        except (OSError, ValueError, LookupError, TypeError, EOFError, WhooshIndexError) as error:
            raise IndexDamaged(
                f"{folder}: không mở được chỉ mục; hãy chạy `kb index --rebuild`"
            ) from error

    def _read_rows(self) -> None:
        count = self._reader.doc_count_all()
        numbers = [number for number in range(count) if not self._reader.is_deleted(number)]
        # Whoosh's reader of an index without documents has no columns.
        column = self._reader.column_reader("row") if numbers else {}
        rows = [(number, Row(*json.loads(column[number]))) for number in numbers]
        shown = [(number, row) for number, row in rows if row.id not in self.hidden]
        self._numbers = [number for number, _ in shown]
        # Whoosh counts these still: documents that were deleted, and those that are hidden.
        self.dead = sorted(set(range(count)).difference(self._numbers))
        self.rows = [row for _, row in shown]
        self._renumbered = np.full(count, -1, np.int32)
        self._renumbered[self._numbers] = np.arange(len(shown), dtype=np.int32)

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
        found = self._renumbered[ids]
        shown = found >= 0
        return found[shown], np.array(weights, np.float32)[shown]

    def frequency(self, kind: str, term: str) -> int:
        """In how many documents a term stands."""
        if self.dead:
            return len(self.postings(kind, term)[0])
        with self._lock:
            return int(self._reader.doc_frequency(kind, term))

    def frequencies(self, kind: str) -> dict[str, int]:
        """Every listed term of a kind with its frequency; what only stood in the dead is gone."""
        dead = self._of_the_dead[kind]
        with self._lock:
            found = ((term.decode(), info) for term, info in self._reader.iter_field(kind))
            counts = {term: int(info.doc_frequency()) - dead[term] for term, info in found}
        return {term: count for term, count in counts.items() if count}

    @cached_property
    def _of_the_dead(self) -> dict[str, Counter[str]]:
        """In how many dead documents each listed term stands."""
        counts: dict[str, Counter[str]] = {kind: Counter() for kind in LISTED}
        for number in self.dead:
            held = zlib.decompress(self._reader.stored_fields(number)["listed"])
            for kind, terms in json.loads(held).items():
                counts[kind].update(terms)
        return counts

    def record(self, number: int) -> tuple[Record, str]:
        """The stored record of a document, and its plain text for snippets."""
        data = self._data(number)
        return record_from_plain(data["record"]), data["text"]

    def plain_record(self, number: int) -> dict[str, Any]:
        """The stored record of a document as it was written."""
        plain: dict[str, Any] = self._data(number)["record"]
        return plain

    def _data(self, number: int) -> Any:
        with self._lock:
            return json.loads(self._reader.stored_fields(self._numbers[number])["data"])


class _Folder(FileStorage):  # type: ignore[misc]  # Whoosh ships no types
    """Whoosh's storage of a folder, which remembers the files that it opened for writing."""

    def __init__(self, path: Path | str, opened: list[BinaryIO]) -> None:
        super().__init__(str(path))
        self._opened = opened

    def create_file(self, name: str, **options: Any) -> Any:
        file = super().create_file(name, **options)
        self._opened.append(file.raw_file())
        return file

    def temp_storage(self, name: str | None = None) -> Any:
        return _Folder(super().temp_storage(name).folder, self._opened)


@contextmanager
def writing_to(folder: Path) -> Iterator[FileStorage]:
    """Whoosh's storage of a folder; what it leaves open is closed, whatever happened meanwhile.

    When the disk refuses one file, Whoosh 2.7.4 leaves others open. Each would complain of the full
    disk again when Python finalises it, beside the one sentence that says what to do.
    """
    opened: list[BinaryIO] = []
    try:
        yield _Folder(folder, opened)
    except BaseException:
        for file in opened:
            with suppress(OSError):  # the disk refuses again; it is told of already
                file.close()
        raise
    for file in opened:
        file.close()


@contextmanager
def writer_in(
    folder: Path, old: IndexReader | None, is_clean: bool = False
) -> Iterator[IndexWriter]:
    """A writer of a new generation in this folder; it goes on from an old one if there is one.

    With `is_clean` nothing of what is deleted stays in its files: all of them are written anew.
    """
    schema = whoosh_schema()
    with writing_to(folder) as storage:
        if old is None:
            index = storage.create_index(schema)
        else:
            for path in old.folder.iterdir():
                shutil.copyfile(path, folder / path.name)
            index = storage.open_index(schema=schema)
        with index.writer(limitmb=256, codec=Codec(compression=0), compound=False) as writer:
            writer.optimize = is_clean
            yield writer


def add_document(writer: IndexWriter, document: IndexDocument) -> None:
    """Write one document; in `row` what is read of all, in `data` what is read of hits."""
    row = [
        document.id,
        document.fingerprint,
        document.length,
        document.facets,
        document.issued,
        document.title,
        getattr(document.record, "number", None) or "",
    ]
    data = {"record": record_to_plain(document.record), "text": document.text}
    listed = {kind: list(document.terms[kind]) for kind in LISTED}
    writer.add_document(
        id=document.id,
        row=json.dumps(row).encode(),
        data=json.dumps(data),
        listed=zlib.compress(json.dumps(listed).encode()),
        **{kind: document.terms[kind] for kind in TERM_KINDS},
    )
