"""What reading a file gives: entries with their origins, findings, or the refusal of the whole.

In: file, sheet and row. Out: `Origin`s (the source of every draft), `Entry`s, `Finding`s (values,
collected, shown together), a `Reading` of both; `FileRefused` when nothing at all could be read.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kb.errors import KBError
from kb.records import Exemplar


class FileRefused(KBError):
    """This file cannot be read; the message says why and what to do."""

    def __init__(self, file: str, wrong: str, remedy: str) -> None:
        super().__init__(f"{file}: {wrong}; {remedy}")


@dataclass(frozen=True)
class Origin:
    """A row of a sheet, a row of a table in a Word file, or a write-up.

    `str()` is what the draft's source says: "danh-sach.xlsx, trang DS, dòng 14".
    """

    file: str
    number: int = 0
    holder: str = ""  # "trang DS", "bảng 2": what the rows are numbered in, if anything
    unit: str = "dòng"

    def __str__(self) -> str:
        number = f"{self.unit} {self.number}" if self.number else ""
        return ", ".join(part for part in (self.file, self.holder, number) if part)

    def shown(self, column: int | None = None, rows: tuple[int, ...] = ()) -> str:
        """For messages, with the column: danh-sach.xlsx, trang "DS", dòng 14, cột C."""
        word, _, name = self.holder.partition(" ")
        holder = f'{word} "{name}"' if word == "trang" else self.holder
        numbers = rows or ((self.number,) if self.number else ())
        number = f"{self.unit} {spans(numbers)}" if numbers else ""
        letters = "" if column is None else f"cột {column_letters(column)}"
        return ", ".join(part for part in (self.file, holder, number, letters) if part)


@dataclass(frozen=True)
class Spot:
    """A cell of a grid: the number of its row, and its column from 0."""

    row: int
    column: int


@dataclass(frozen=True)
class Finding:
    """Something to tell the editor about one place of a file.

    `is_skipped`: the row gives no draft; mended, it will be taken by the next run. `rows`: all the
    rows that it speaks of, where they are several. `is_notice`: nothing has to be mended.
    """

    origin: Origin
    wrong: str
    remedy: str
    column: int | None = None
    is_skipped: bool = False
    rows: tuple[int, ...] = ()
    is_notice: bool = False

    def __str__(self) -> str:
        return f"{self.origin.shown(self.column, self.rows)}: {self.wrong}; {self.remedy}"


@dataclass(frozen=True)
class Entry:
    """A record as its source states it: `record.id` is still blank.

    `spots`: the cells that each field of the record, and `notes`, were read from.
    """

    record: Exemplar
    origin: Origin
    notes: tuple[str, ...] = ()
    spots: Mapping[str, tuple[Spot, ...]] = field(default_factory=dict, compare=False)


@dataclass
class Reading:
    """What a file gave: entries, and findings (some of which cost an entry)."""

    entries: list[Entry] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def add(self, other: "Reading") -> None:
        """Append another reading."""
        self.entries += other.entries
        self.findings += other.findings


def column_letters(index: int) -> str:
    """The name of a column as Excel writes it: 0 is A, 27 is AB."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def spans(numbers: Iterable[int]) -> str:
    """Numbers in order, runs joined: 3, 5, 6, 7 is "3, 5–7"."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
