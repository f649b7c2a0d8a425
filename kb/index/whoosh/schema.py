"""The form of an index of ours: which fields Whoosh keeps of a document, and how they are written.

In: an `Entry`. Out: a document in Whoosh's files. Terms come with their levels, so that Whoosh
analyses and scores nothing. Whoosh pickles the schema into every index, and we give our own
whenever one is opened.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from whoosh import columns, fields, formats
from whoosh.writing import IndexWriter

from kb.index.engine import ID, KINDS, Entry
from kb.index.packed import packed
from kb.index.seal import carry_over
from kb.index.whoosh.codec import Codec
from kb.index.whoosh.storage import writing_to


class WeightedTerms(fields.FieldType):  # type: ignore[misc]  # Whoosh ships no types
    """A field whose value is a mapping of term to level."""

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
        self, value: Mapping[str, int], **_: Any
    ) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Whoosh's contract: (term, frequency, weight, encoded value) for each term."""
        for term, level in value.items():
            yield term.encode(), 1, float(level), b""


def whoosh_schema() -> fields.Schema:
    """One field per kind of term; `row` is what is read for all documents, `data` for hits only."""
    return fields.Schema(
        id=fields.ID(unique=True),
        row=fields.COLUMN(columns.VarBytesColumn()),
        data=fields.COLUMN(columns.VarBytesColumn()),
        **{kind: WeightedTerms() for kind in KINDS},
    )


class Writer:
    """Writes entries into Whoosh's files."""

    def __init__(self, writer: IndexWriter) -> None:
        self._writer = writer

    def remove(self, record_id: str) -> None:
        """Mark a document as deleted."""
        self._writer.delete_by_term(ID, record_id)

    def add(self, entry: Entry) -> None:
        """Write one document."""
        row = [
            entry.id,
            entry.row.fingerprint,
            entry.row.length,
            entry.facets,
            entry.issued,
            entry.row.title,
            entry.name_key,
        ]
        self._writer.add_document(
            id=entry.id,
            row=packed(row),
            data=packed(entry.stored),
            **{kind: entry.levels[kind] for kind in KINDS},
        )


@contextmanager
def writing(folder: Path, old: Path | None, is_clean: bool) -> Iterator[Writer]:
    """A writer of a new generation in this folder; it goes on from an old one if there is one."""
    schema = whoosh_schema()
    with writing_to(folder) as storage:
        if old is None:
            index = storage.create_index(schema)
        else:
            carry_over(old, folder)
            index = storage.open_index(schema=schema)
        with index.writer(limitmb=256, codec=Codec(compression=0), compound=False) as writer:
            writer.optimize = is_clean
            yield Writer(writer)
