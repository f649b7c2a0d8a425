"""Reads one file that an office sent, whatever its format.

In: a path, what the editor says of it, the vocabularies. Out: a `Reading` (and the sheets it was
read from), or `FileRefused`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kb.imports.lists import Chosen, Clues, Progress, count_headings, read_list
from kb.imports.origins import FileRefused, Reading
from kb.imports.privacy import guarded
from kb.imports.readers import CONVERTED, Book, in_new_format, read_csv, read_docx, read_xlsx
from kb.imports.tables import Table
from kb.imports.writeups import read_writeups
from kb.vocabularies import Vocabularies

SUFFIXES = (".xlsx", ".xlsm", ".csv", ".tsv", ".txt", ".docx", *CONVERTED)


@dataclass(frozen=True)
class Said:
    """What an editor says of a file before it is read.

    `flags` hold where rows leave something open, `meanings` are those of headings, `cells` the
    texts of cells that were mended: {("trang DS", 14, 1): "Lê Văn Mẫu"}.
    """

    flags: Clues = field(default_factory=Clues)
    meanings: Chosen = field(default_factory=dict)
    cells: Mapping[tuple[str, int, int], str] = field(default_factory=dict)


def read_file(
    path: Path, flags: Clues, vocabularies: Vocabularies, progress: Progress = lambda rows: rows
) -> Reading:
    """Everything that a file holds; FileRefused when it cannot be read at all."""
    return read_tables(path, Said(flags), vocabularies, progress)[0]


def read_tables(
    path: Path, said: Said, vocabularies: Vocabularies, progress: Progress = lambda rows: rows
) -> tuple[Reading, tuple[Table, ...]]:
    """The same, with the sheets that it was read from, private cells included."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise FileRefused(path.name, "không biết định dạng này", "hãy đưa tệp .xlsx, .csv, .docx")
    try:
        with in_new_format(path) as made:
            reading, tables = _read(made, path.name, said, vocabularies, progress)
    except RecursionError as error:
        remedy = "hãy chép nội dung sang một tệp mới"
        raise FileRefused(path.name, "các bảng lồng nhau quá sâu", remedy) from error
    if not reading.entries and not reading.findings:
        raise FileRefused(path.name, "tệp trống", "hãy xem lại có đúng tệp không")
    return guarded(reading), tables


def _read(
    path: Path, name: str, said: Said, vocabularies: Vocabularies, progress: Progress
) -> tuple[Reading, tuple[Table, ...]]:
    reading, tables, suffix = Reading(), [], path.suffix.lower()
    if suffix == ".docx":
        document = read_docx(path, name)
        writeups = read_writeups(document, said.flags, vocabularies)
        book = Book(writeups.grids, document.findings)
        reading.add(writeups.reading)
    else:
        book = (
            read_xlsx(path, name) if suffix.startswith(".xls") else read_csv(path, count_headings)
        )
    for each in book.grids:
        grid = each.mended(
            {(row, column): text for (holder, row, column), text in said.cells.items()
             if holder == each.holder}
        )  # fmt: skip
        found, headers = read_list(grid, said.flags, vocabularies, progress, said.meanings)
        reading.add(found)
        tables.append(Table(grid, headers))
    reading.findings += book.findings
    return reading, tuple(tables)
