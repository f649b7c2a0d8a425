"""What is known of every document, beside tantivy's files: ids and orders by slot.

In: the rows that a build writes. Out: a file, and from it ids and ranks. A slot is the number that
a document gets when it is put in, and keeps; tantivy knows it as a column.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from kb.index.engine import Entry, Row
from kb.index.packed import packed, unpacked

_FILE = "rows.z"
_FORMER = "rows.json"  # of version 1


class SlotRow(NamedTuple):
    """A document that is here."""

    id: str
    fingerprint: str
    title: str
    length: float
    issued: str
    name_key: str


def slot_row(entry: Entry) -> SlotRow:
    """What is kept of an entry."""
    return SlotRow(entry.id, *entry.row, issued=entry.issued, name_key=entry.name_key)


def write_rows(folder: Path, rows: Sequence[SlotRow | None]) -> None:
    """Write the rows by slot, None where a document was taken out."""
    (folder / _FILE).write_bytes(packed(rows))


def read_rows(data: bytes) -> list[SlotRow | None]:
    """The rows by slot."""
    return [SlotRow._make(row) if row else None for row in unpacked(data)]


def rows_in(folder: Path) -> bytes:
    """The file of rows, as it is."""
    file = folder / _FILE
    return (file if file.exists() else folder / _FORMER).read_bytes()


def day_number(issued: str) -> int:
    """A day that sorts as its text does: 20210500 for "2021-05", 0 for none."""
    return int(issued.replace("-", "").ljust(8, "0"))


class Rows:
    """Ids and orders by slot; the rest is read again when it is asked for."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        rows = read_rows(data)
        self.ids = [row.id if row else "" for row in rows]
        self.days = np.array([day_number(row.issued) if row else 0 for row in rows], np.int64)
        order = sorted(range(len(rows)), key=lambda slot: _name_order(rows[slot]))
        self.names = np.empty(len(rows), np.int64)
        self.names[order] = np.arange(len(rows))

    def listing(self) -> dict[str, Row]:
        """All documents by id."""
        here = (row for row in read_rows(self._data) if row)
        return {row.id: Row(row.fingerprint, row.title, row.length) for row in here}

    def holds_any(self, record_ids: Iterable[str]) -> bool:
        """Whether one of these is here."""
        return not set(record_ids).isdisjoint(self.ids)


def _name_order(row: SlotRow | None) -> tuple[str, str]:
    return (row.name_key, row.id) if row else ("", "")
