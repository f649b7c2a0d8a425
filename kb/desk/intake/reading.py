"""A kept list as it is read with all that was said of it; read once as long as nothing is changed.

In: a `KeptList`, the vocabularies. Out: a `ReadList`: entries under their keys, completed by what
holds for the whole list, the sheets, and findings; FileRefused when the file cannot be read.
"""

import html
import re
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from cachetools import LRUCache

from kb.desk.intake.kept import Common, KeptList, Lists
from kb.imports import MEANINGS, Clues, Entry, Finding, Reading, Said, read_tables
from kb.imports.tables import Table
from kb.vocabularies import Vocabularies

_REMEMBERED = 4
_LONGEST_SUMMARY = 300
_NO_TABLE = "bai"
_SENTENCE_RE = re.compile(r"(.+?[.!?…])(?:\s+(?=[^\W\d_])|$)", re.DOTALL)


@dataclass(frozen=True)
class ReadList:
    """What a list holds: entries by key, in order."""

    entries: Mapping[str, Entry]
    tables: tuple[Table, ...]
    findings: tuple[Finding, ...]
    office: str

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings of its columns, folded."""
        columns = (column for table in self.tables for column in table.columns())
        return tuple(dict.fromkeys(column.key for column in columns))

    def table_of(self, finding: Finding) -> str:
        """The part of a row's name that tells its sheet."""
        return _name_of(finding.origin.holder, self.tables)


class Reader:
    """Reads kept lists; the last few stay in memory."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._read: LRUCache[int, tuple[Any, Vocabularies, ReadList]] = LRUCache(_REMEMBERED)
        self._alone = threading.Lock()

    def read(self, kept: KeptList, vocabularies: Vocabularies) -> ReadList:
        """The list as it is read now."""
        key = (kept.digest, kept.common, kept.meanings, kept.cells)
        with self._alone:
            held = self._read.get(kept.number)
            if held is None or held[0] != key or held[1] != vocabularies:
                held = (key, vocabularies, self._fresh(kept, vocabularies))
                self._read[kept.number] = held
            return held[2]

    def _fresh(self, kept: KeptList, vocabularies: Vocabularies) -> ReadList:
        path, common = self._lists.path_of(kept), kept.common
        flags = Clues(
            kind=common.kind or None,
            level=common.level or None,
            province=common.province or None,
            years=(int(common.year),) if common.year else (),
        )
        reading, tables = read_tables(path, Said(flags, kept.meanings), vocabularies)
        if kept.cells:  # which sheet is which, only the file tells
            said = Said(flags, kept.meanings, _cells(kept.cells, tables))
            reading, tables = read_tables(path, said, vocabularies)
        office = common.office or _office(reading)
        return ReadList(dict(_named(reading, tables, common)), tables, _told(reading), office)


def meanings() -> Mapping[str, str]:
    """What a column may be said to hold, and how that is called."""
    return MEANINGS


def _cells(cells: Mapping[str, str], tables: tuple[Table, ...]) -> dict[tuple[str, int, int], str]:
    found = {}
    for name, text in cells.items():
        table, row, column = map(int, name.split("."))
        if table < len(tables):
            found[tables[table].holder, row, column] = text
    return found


def _office(reading: Reading) -> str:
    """Who sent the list, as its letterhead says."""
    sources = (source for entry in reading.entries for source in entry.record.sources[:1])
    return next((source.publisher for source in sources if source.publisher), "")


def _name_of(holder: str, tables: tuple[Table, ...]) -> str:
    found = (str(at) for at, table in enumerate(tables) if table.holder == holder)
    return next(found, _NO_TABLE)


def _named(
    reading: Reading, tables: tuple[Table, ...], common: Common
) -> Iterator[tuple[str, Entry]]:
    """Every entry under its key: sheet, row, place in the row."""
    places: Counter[str] = Counter()
    for entry in reading.entries:
        row = f"{_name_of(entry.origin.holder, tables)}.{entry.origin.number}"
        yield f"{row}.{places[row]}", _completed(entry, common)
        places[row] += 1


def _completed(entry: Entry, common: Common) -> Entry:
    record = entry.record
    if common.field and not record.fields:
        record = replace(record, fields=(common.field,))
    if common.office and record.sources and not record.sources[0].publisher:
        first = replace(record.sources[0], publisher=common.office)
        record = replace(record, sources=(first, *record.sources[1:]))
    if common.sums_up and not record.summary:
        record = replace(record, summary=first_sentence(record.body))
    return replace(entry, record=record)


def first_sentence(body: str) -> str | None:
    r"""The first sentence of a body as plain text: "Hiến 5\*6 m. Góp công." is "Hiến 5*6 m."

    None where it is no sentence of a length that a summary may have.
    """
    paragraph = " ".join(body.split("\n\n")[0].removeprefix("- ").split())
    plain = html.unescape(re.sub(r"\\(.)", r"\1", paragraph))
    match = _SENTENCE_RE.match(plain)
    found = match[1] if match else plain
    return found if found and len(found) <= _LONGEST_SUMMARY else None


def _told(reading: Reading) -> tuple[Finding, ...]:
    return tuple(dict.fromkeys(reading.findings))
