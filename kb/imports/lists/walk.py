"""Walks a list from its title to its signatures: titles, header, sections, entries.

In: a `Grid`, the editor's flags, the vocabularies. Out: a `Reading`: entries in order, and
everything that could not be read or was left out. Every row is an entry or meets one `Fate`, so
that none goes without a word. Knows no file format.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from kb.imports.lists.cells import RowCells, Stated, is_blank, is_error
from kb.imports.lists.chosen import Chosen, with_chosen
from kb.imports.lists.clues import Clues
from kb.imports.lists.columns import Column, Header, find_header
from kb.imports.lists.context import Context, Layer, field_codes
from kb.imports.lists.headings import LEFT_OUT
from kb.imports.lists.rows import RowReader
from kb.imports.lists.sections import (
    Sections,
    is_column_numbers,
    is_number,
    is_remark,
    is_signature,
    is_title,
    is_total,
    looks_like_entry,
    section_in,
)
from kb.imports.lists.telling import Fate, Teller
from kb.imports.lists.titles import Title
from kb.imports.origins import Entry, Finding, Reading, Spot
from kb.imports.readers.grid import Grid, Row
from kb.records import Exemplar
from kb.records.codes import highest
from kb.records.parts import Honour
from kb.schema import spec_of
from kb.vocabularies import Vocabularies

Progress = Callable[[Iterable[Row]], Iterable[Row]]
_SUM_RE = re.compile(r"[\d.,\s%/-]+")
# What a prepared row may hold and still be blank.
_PREPARED = frozenset({"number", "kind", *LEFT_OUT})


def read_list(
    grid: Grid,
    flags: Clues,
    vocabularies: Vocabularies,
    progress: Progress = lambda rows: rows,
    chosen: Chosen = MappingProxyType({}),
) -> tuple[Reading, tuple[Header, ...]]:
    """Every entry of a sheet, and the headers it was read by."""
    walk = _Walk(grid, flags, vocabularies, chosen)
    return walk.read(progress), walk.teller.headers


class _Walk:
    def __init__(
        self, grid: Grid, flags: Clues, vocabularies: Vocabularies, chosen: Chosen
    ) -> None:
        self.grid, self.flags, self.vocabularies = grid, flags, vocabularies
        self.chosen = chosen
        self.fields = field_codes(vocabularies)
        self.entries: list[Entry] = []
        self.teller = Teller(grid)
        self.header: Header | None = None
        self.titles = [Title(grid.file, vocabularies)]
        self.sections = Sections()
        self.above: dict[int, Stated[str]] = {}
        self.is_after_signature = self.is_ragged = False

    def read(self, progress: Progress) -> Reading:
        rows = self.grid.rows
        skip = 0
        for index, row in enumerate(progress(rows)):
            if skip:
                skip -= 1
            elif row.filled:
                header = None if row.is_hidden else self._header(index)
                if header:
                    skip = header.depth - 1
                    self._start(header)
                else:
                    self._take(row)
        return Reading(self.entries, self.teller.findings(self.entries, self.titles))

    def _header(self, index: int) -> Header | None:
        """The header that starts here; under a header only one that stands where names stand."""
        row = self.grid.rows[index]
        if self.header is not None and looks_like_entry(row, self.header):
            found = self._found(index)
            same = found is not None and found.texts == self.header.texts
            return found if same or (found and self._replaces(found, row)) else None
        found = self._found(index)
        is_below = bool(index) and self.grid.rows[index - 1].number == row.number - 1
        if (
            found
            and self.header
            and self.header.name_columns
            and not found.name_columns
            and is_below
        ):
            return None  # a table of another kind has a title or a blank row above it
        return found

    def _found(self, index: int) -> Header | None:
        found = find_header(self.grid.rows, index)
        return with_chosen(found, self.chosen) if found and self.chosen else found

    def _replaces(self, found: Header, row: Row) -> bool:
        """Whether what looks like headings among entries is a header, and no entry."""
        known = [column for column in found.columns.values() if column.key and not column.is_guess]
        return len(known) * 3 >= len(row.filled) * 2 and bool(found.name_columns)

    def _start(self, header: Header) -> None:
        rows = range(header.row, header.row + header.depth)
        if self.header is not None and header.texts == self.header.texts:
            self.teller.left_out(Fate.HEADING, *rows)  # on every page anew
            return
        hidden = {
            column: replace(header.columns.get(column, Column(column, "")), key="hidden")
            for column in self.grid.hidden_columns
        }
        header = replace(header, columns={**header.columns, **hidden})
        self.header = header
        self.above = {}
        self.is_after_signature = False
        self.is_ragged = self.grid.is_ragged and not self._has_further_column(header)
        self.teller.start(header)

    def _has_further_column(self, header: Header) -> bool:
        """Whether most rows go on beyond the headings: a column without one, not stray commas."""
        rows = [row for row in self.grid.rows if row.number > header.row and len(row.filled) > 2]
        beyond = [row for row in rows if max(row.filled) > header.last]
        return len(beyond) > 2 and len(beyond) * 2 > len(rows)

    def _take(self, row: Row) -> None:
        if row.is_hidden:
            self.teller.left_out(Fate.HIDDEN, row.number)
            self._remember(row)
        elif self.header is None:
            self.titles[-1].add(row)
            self.teller.left_out(Fate.TITLE, row.number)
        elif not self.header.name_columns:
            self.teller.left_out(Fate.NO_LIST, row.number)
        else:
            fate = self._fate(row, self.header)
            if fate:
                self.teller.left_out(fate, row.number)
            else:
                self._read_row(row, self.header)

    def _remember(self, row: Row) -> None:
        """A hidden row gives no draft, but a ditto below it means what stands in it."""
        if self.header is not None:
            cells = RowCells(row, self.header, self.above, self.grid.origin(row.number))
            self.above = dict(cells.texts)

    def _fate(self, row: Row, header: Header) -> Fate | None:
        """What a row is that is no entry; None for an entry."""
        if is_column_numbers(row):
            return Fate.HEADING
        if is_total(row):
            return Fate.TOTAL
        if is_remark(row, header):
            return Fate.REMARK
        if is_title(row):
            self.titles.append(Title(self.grid.file, self.vocabularies))
            self.titles[-1].add(row)
            self.sections = Sections()
            return Fate.TITLE
        is_numbered = is_number(row.cell(header.first("number")))
        if is_signature(row, header):
            self.is_after_signature = True
        if self.is_after_signature and not is_numbered and not looks_like_entry(row, header):
            return Fate.SIGNATURE
        if section := section_in(row, header, self.vocabularies):
            self.sections.enter(section)
            if section.clues == Clues():
                wrong = f'coi "{section.text[:60]}" là tên mục'
                remedy = "nếu là một người hay tập thể, hãy ghi số thứ tự cho dòng này"
                self.teller.tell(Finding(self.grid.origin(row.number), wrong, remedy))
            return Fate.SECTION
        return Fate.BLANK if self._is_prepared(row, header) else None

    def _is_prepared(self, row: Row, header: Header) -> bool:
        """A row that a program or a patient hand has numbered and left for later."""
        for column, text in row.filled.items():
            known = header.columns.get(column)
            is_filled = not (is_error(text) or is_blank(text) or _SUM_RE.fullmatch(text))
            if is_filled and (known is None or known.key not in _PREPARED):
                return False
            if is_filled and known is not None and known.key == "number" and not is_number(text):
                return False
            if column in header.name_columns and not is_error(text) and not is_blank(text):
                return False
        return True

    def _read_row(self, row: Row, header: Header) -> None:
        if self.is_ragged and any(column > header.last for column in row.filled):
            self._read_ragged(row, header)
            return
        cells = RowCells(row, header, self.above, self.grid.origin(row.number))
        entries = RowReader(cells, self._context(row)).read()
        self.teller.row(cells)
        is_further = bool(set(header.name_columns) & (row.carried | cells.dittos))
        self.above = {**(self.above if is_further else {}), **cells.texts}
        if is_further and len(entries) == 1 and self.entries:
            self._extend(entries[0])
        else:
            self.entries += entries

    def _read_ragged(self, row: Row, header: Header) -> None:
        """A row with more cells than headings: where a comma parted a cell nobody can tell.

        What stands up to the name is sure where only numbers stand before it; the rest is kept as
        it is written, under no heading.
        """
        self.above = {}  # which column its cells are in is not known
        names = header.name_columns[:1]
        is_sure = all(header.columns[c].key == "number" for c in header.columns if c < names[0])
        shown = f"có {max(row.filled) + 1} ô, trong khi tiêu đề có {header.last + 1} cột"
        origin = self.grid.origin(row.number)
        remedy = 'hãy đặt ô có dấu phẩy trong ngoặc kép ("…")'
        sure = RowCells(replace(row, cells=row.cells[: names[0] + 1]), header, self.above, origin)
        entries = RowReader(sure, self._context(row)).read() if is_sure else []
        if not entries:
            self.teller.tell(Finding(origin, shown, remedy, is_skipped=True))
            return
        self.teller.row(sure)
        self.teller.tell(
            Finding(origin, f"{shown}; chỉ lấy tên", f"{remedy}, rồi xem ghi chú của bản nháp")
        )
        rest = [column for column in row.filled if column > names[0]]
        note = f"Các ô còn lại của dòng: {' | '.join(row.cells[c] for c in rest)}"
        spots = tuple(Spot(row.number, column) for column in rest)
        for entry in entries:
            self.entries.append(
                replace(
                    entry,
                    notes=(*entry.notes, " ".join(note.split())),
                    spots={**entry.spots, "notes": spots},
                )
            )

    def _extend(self, further: Entry) -> None:
        """Several rows under one merged name are one entry with several honours."""
        last = self.entries[-1]
        ours, theirs = last.record, further.record
        honours: tuple[Honour, ...] = (*ours.honours, *theirs.honours)
        bodies = dict.fromkeys(body for body in (ours.body, theirs.body) if body)
        values: dict[str, Any] = {
            "sources": (*ours.sources, *theirs.sources[1:]),
            "honours": tuple(dict.fromkeys(honours)),
            "years": tuple(sorted({*ours.years, *theirs.years})),
            "fields": tuple(dict.fromkeys((*ours.fields, *theirs.fields))),
            "level": highest((ours.level, theirs.level)),
            "body": "\n\n".join(bodies),
        }
        notes = [*last.notes, *further.notes]
        for name in ("kind", "role", "subject", "province", "district", "commune", "stage"):
            own, other = getattr(ours, name), getattr(theirs, name)
            values[name] = own or other
            if own and other and own != other:
                notes.append(
                    f"Dòng {further.origin.number}, {spec_of(Exemplar, name).label}: {other}"
                )
        spots = defaultdict(tuple, last.spots)
        for name, each in further.spots.items():
            spots[name] += tuple(spot for spot in each if spot not in spots[name])
        record = replace(ours, **values)
        self.entries[-1] = replace(
            last, record=record, notes=tuple(dict.fromkeys(notes)), spots=dict(spots)
        )

    def _context(self, row: Row) -> Context:
        layers = [section.layer for section in reversed(self.sections.open)]
        title = self.titles[-1]
        source = title.source(self.grid.origin(row.number))
        around = (*layers, Layer(self.flags), title.layer)
        return Context(around, source, self.vocabularies, self.fields)
