"""What is known of every document, beside tantivy's files: ids and orders by slot.

In: the rows that a build writes. Out: files, and from them ids and ranks, soon read. A slot is the
number that a document gets when it is put in, and keeps; tantivy knows it as a column.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from kb.index.engine import Entry, Row
from kb.index.packed import packed, unpacked

_FILE = "rows.z"
_FORMER = "rows.json"  # of version 1
_FAST = 1  # they change with every build, and hold much that hardly compresses
_IDS, _ORDERS = "ids.z", "orders.npy"  # what is reckoned from the rows; once it was not kept


class SlotRow(NamedTuple):
    """A document that is here."""

    id: str
    fingerprint: str
    title: str
    length: float
    issued: str
    name_key: str


_GONE = SlotRow("", "", "", 0.0, "", "")


def slot_row(entry: Entry) -> SlotRow:
    """What is kept of an entry."""
    return SlotRow(entry.id, *entry.row, issued=entry.issued, name_key=entry.name_key)


def write_rows(folder: Path, rows: Sequence[SlotRow | None]) -> None:
    """Write the rows by slot, None where a document was taken out; apart, what readers need.

    There is a list for each column.
    """
    columns = zip(*(row or _GONE for row in rows), strict=True)
    kept = dict(zip(SlotRow._fields, columns, strict=False))
    (folder / _FILE).write_bytes(packed(kept, _FAST))
    ids, orders = _orders(rows)
    (folder / _IDS).write_bytes(packed(ids, _FAST))
    np.save(folder / _ORDERS, orders)


def read_rows(data: bytes) -> list[SlotRow | None]:
    """The rows by slot."""
    columns = _columns(data).values()
    return [SlotRow._make(row) if row[0] else None for row in zip(*columns, strict=True)]


def _columns(data: bytes) -> Mapping[str, Sequence[Any]]:
    """The values by slot for each name, empty where a document was taken out."""
    held = unpacked(data)
    none: dict[str, Sequence[Any]] = dict.fromkeys(SlotRow._fields, ())
    if isinstance(held, dict):
        return none | held
    # Written until version 3: one list for each slot, or null.
    columns = zip(*(row or _GONE for row in held), strict=True)
    return none | dict(zip(SlotRow._fields, columns, strict=False))


def rows_in(folder: Path) -> bytes:
    """The file of rows, as it is."""
    file = folder / _FILE
    return (file if file.exists() else folder / _FORMER).read_bytes()


def day_number(issued: str) -> int:
    """A day that sorts as its text does: 20210500 for "2021-05", 0 for none."""
    return int(issued.replace("-", "").ljust(8, "0"))


def _orders(rows: Sequence[SlotRow | None]) -> tuple[list[str], NDArray[np.int64]]:
    """The id of each slot; its day above its rank by name, then by id."""
    order = sorted(range(len(rows)), key=lambda slot: _name_order(rows[slot]))
    names = np.empty(len(rows), np.int64)
    names[order] = np.arange(len(rows))
    days = np.array([day_number(row.issued) if row else 0 for row in rows], np.int64)
    return [row.id if row else "" for row in rows], np.stack([days, names])


def _name_order(row: SlotRow | None) -> tuple[str, str]:
    return (row.name_key, row.id) if row else ("", "")


class Rows:
    """Ids and orders by slot; the rest is read when it is asked for."""

    def __init__(self, folder: Path) -> None:
        self._data = rows_in(folder)
        if (folder / _ORDERS).exists():
            self.ids: list[str] = unpacked((folder / _IDS).read_bytes())
            self.days, self.names = np.load(folder / _ORDERS)
        else:
            self.ids, (self.days, self.names) = _orders(read_rows(self._data))

    def listing(self) -> "Listing":
        """All documents by id."""
        return Listing(self._data, self.ids)

    def holds_any(self, record_ids: Iterable[str]) -> bool:
        """Whether one of these is here."""
        return not set(record_ids).isdisjoint(self.ids)


class Listing(Mapping[str, Row]):
    """All documents by id; only who asks for a row waits until all are read."""

    def __init__(self, data: bytes, ids: Sequence[str]) -> None:
        self._data = data
        self._ids = tuple(record_id for record_id in ids if record_id)

    def __iter__(self) -> Iterator[str]:
        """The ids, in the order of their slots."""
        return iter(self._ids)

    def __len__(self) -> int:
        """How many documents there are."""
        return len(self._ids)

    def __getitem__(self, record_id: str) -> Row:
        """What is known of one document."""
        return self._rows[record_id]

    @cached_property
    def _rows(self) -> dict[str, Row]:
        columns = _columns(self._data)
        rows = map(Row, *(columns[name] for name in Row._fields))
        return {each: row for each, row in zip(columns["id"], rows, strict=True) if each}
