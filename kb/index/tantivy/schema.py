"""The form of an index of tantivy's: its fields, and how entries are written into them.

In: an `Entry`. Out: a document in tantivy's files. A term stands twice: by itself, to be matched,
and with its level, since tantivy scores a term alike wherever it stands. Nothing of a text is cut
here: terms come ready-made, one a line.
"""

import json
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tantivy import (
    Document,
    Index,
    IndexWriter,
    Schema,
    SchemaBuilder,
    TextAnalyzer,
    TextAnalyzerBuilder,
    Tokenizer,
)

from kb.index.engine import ID, KINDS, Entry
from kb.index.packed import packed
from kb.index.seal import carry_over
from kb.index.tantivy.rows import SlotRow, day_number, read_rows, rows_in, slot_row, write_rows

FACETS, DATA, SLOT, DAY, DAY_LAST, NAME = "facets", "data", "slot", "day", "day_last", "name"
_LINES = "lines"
_HEAP = 64_000_000
_MOST = 0xFFFF_FFFF  # a day after all others
# tantivy merges when it has so many segments of like size.
_MERGED = 8
# Documents; more of them may be more than one segment.
_FEW = 500


def levels_field(kind: str) -> str:
    """The field in which the terms of a kind stand with their levels."""
    return f"{kind}_levels"


def with_level(term: str, level: int) -> str:
    """A term at a level; a term alone with level 0 begins all of them."""
    return f"{term}\x01{chr(96 + level) if level else ''}"


def level_of(token: str) -> int:
    """The level of a token: 3 for one that ends in "c"."""
    return ord(token[-1]) - 96


def schema() -> Schema:
    """The fields of a document."""
    builder = SchemaBuilder()
    builder.add_text_field(ID, tokenizer_name="raw", index_option="basic")
    for kind in KINDS:
        for name in (kind, levels_field(kind)):
            builder.add_text_field(name, tokenizer_name=_LINES, index_option="basic")
    builder.add_json_field(FACETS, fast=True, tokenizer_name="raw", index_option="basic")
    for name in (SLOT, DAY, DAY_LAST, NAME):
        builder.add_unsigned_field(name, fast=True)
    builder.add_bytes_field(DATA, stored=True)
    return builder.build()


def lines() -> TextAnalyzer:
    """Takes every line for a term."""
    return TextAnalyzerBuilder(Tokenizer.regex(r"[^\n]+")).build()


class Writer:
    """Writes entries into tantivy's files, and rows beside them."""

    def __init__(self, index: Index, rows: list[SlotRow | None]) -> None:
        self._index = index
        self._writer = _writer(index)
        self._last: deque[Document] = deque()
        self.rows = rows
        self._slots = {row.id: slot for slot, row in enumerate(rows) if row}

    def remove(self, record_id: str) -> None:
        """Mark a document as deleted."""
        slot = self._slots.pop(record_id, None)
        if slot is not None:
            self._write_down_to(0)
            self._writer.delete_documents_by_term(ID, record_id)
            self.rows[slot] = None

    def add(self, entry: Entry) -> None:
        """Write one document."""
        document = Document()
        document.add_text(ID, entry.id)
        for kind in KINDS:
            held = entry.levels.get(kind, {})
            document.add_text(kind, "\n".join(held))
            levels = (with_level(term, level) for term, level in held.items())
            document.add_text(levels_field(kind), "\n".join(levels))
        document.add_json(FACETS, {name: list(held) for name, held in entry.facets.items()})
        day = day_number(entry.issued)
        document.add_unsigned(SLOT, len(self.rows))
        document.add_unsigned(DAY, day)
        document.add_unsigned(DAY_LAST, day or _MOST)
        document.add_unsigned(NAME, _beginning(entry.name_key))
        document.add_bytes(DATA, packed(entry.stored))
        self._last.append(document)
        self._write_down_to(_MERGED)
        self._slots[entry.id] = len(self.rows)
        self.rows.append(slot_row(entry))

    def _write_down_to(self, count: int) -> None:
        """Hand over all documents but so many."""
        while len(self._last) > count:
            self._writer.add_document(self._last.popleft())

    def finish(self, folder: Path, is_first: bool) -> None:
        """Write all that is left.

        A first build of many documents makes one segment, which is smaller and quicker to ask than
        several: the last documents become segments of their own until there are enough to merge.
        """
        if is_first and len(self.rows) > _FEW:
            self._settle()
            for count in range(_MERGED - 1 - _segments(folder), 0, -1):
                self._write_down_to(count)
                self._writer.commit()
        self._write_down_to(0)
        self._writer.commit()
        self._writer.wait_merging_threads()

    def give_up(self) -> None:
        """Let go of what was not finished."""
        self._writer.rollback()

    def _settle(self) -> None:
        """Let tantivy merge what it would, and go on writing."""
        self._writer.commit()
        self._writer.wait_merging_threads()
        self._writer = _writer(self._index)


def _segments(folder: Path) -> int:
    """How many segments there are for readers."""
    return len(json.loads((folder / "meta.json").read_text("utf-8"))["segments"])


def _writer(index: Index) -> IndexWriter:
    return index.writer(heap_size=_HEAP, num_threads=1)


def _beginning(name_key: str) -> int:
    """The first eight letters of a name as a number that sorts like them."""
    return int.from_bytes(bytes(min(ord(each), 255) for each in name_key[:8].ljust(8, "\0")))


@contextmanager
def writing(folder: Path, old: Path | None) -> Iterator[Writer]:
    """A writer of a new generation in this folder; it goes on from an old one if there is one."""
    rows: list[SlotRow | None] = []
    if old is not None:
        carry_over(old, folder)
        rows = read_rows(rows_in(folder))
    index = Index(schema(), path=str(folder), reuse=old is not None)
    index.register_tokenizer(_LINES, lines())
    ours = Writer(index, rows)
    try:
        yield ours
    except BaseException:
        ours.give_up()
        raise
    ours.finish(folder, is_first=old is None)
    for lock in folder.glob("*.lock"):
        lock.unlink()
    write_rows(folder, ours.rows)
