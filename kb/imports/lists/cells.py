"""The cells of a row, each read by a field or left over: nothing of a row is lost by silence.

In: a `Row` under its `Header`, and what stands above each column. Out: texts with the `Spot`s they
come from. What stands in no value at the end is `left`, and goes into the draft's note.
"""

import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from kb.imports.lists.columns import Column, Header
from kb.imports.origins import Finding, Origin, Spot, column_letters
from kb.imports.readers.grid import Row
from kb.text.vietnamese import fold, lower

T = TypeVar("T")
_ERRORS = frozenset(
    [
        "#REF!",
        "#N/A",
        "#VALUE!",
        "#NAME?",
        "#DIV/0!",
        "#NUM!",
        "#NULL!",
        "#SPILL!",
        "#CALC!",
        "#GETTING_DATA",
        "#BLOCKED!",
    ]
)
_DASHES = frozenset({"", "-", "–", "—", "...", "…", "/", "_"})
_BLANKS = _DASHES | {"không", "không có", "0", "chưa", "chưa có"}
_DITTO_RE = re.compile(
    r"[\s.\-–_(\"“”']*(?:n[./]?t|nhu tren|nhu dong tren|tuong tu)[\s.\-–_)\"“”']*"
    r"|[\s.\-–]*(?:/{2,}|[\"“”″〃„]+|'{2,}|,,)[\s.\-–]*"
)


@dataclass(frozen=True)
class Stated(Generic[T]):
    """A value, and the cells that state it."""

    value: T
    spots: tuple[Spot, ...]


Above = Mapping[int, Stated[str]]


def is_ditto(text: str) -> bool:
    """Whether a cell says that it is as the one above: "nt", "-nt-", "//", "như trên", a quote."""
    return len(text) < 15 and _DITTO_RE.fullmatch(lower(fold(text))) is not None


def is_error(text: str) -> bool:
    """Whether a cell is an error of Excel, or a formula that nothing has calculated."""
    return text.startswith("=") or text in _ERRORS


def told_error(text: str) -> tuple[str, str]:
    """What is wrong with a cell that holds an error, and what to do."""
    if text.startswith("="):
        return "công thức chưa có giá trị", "hãy mở tệp bằng Excel rồi lưu lại, hoặc gõ giá trị"
    return f"ô báo lỗi {text}", "hãy sửa công thức hoặc gõ lại giá trị"


def is_blank(text: str) -> bool:
    """Whether a cell says that there is nothing: "-", "không có"."""
    return text.lower() in _BLANKS


def is_nothing(text: str) -> bool:
    """Whether a cell states nothing: blank marks and errors."""
    return is_blank(text) or is_error(text)


class RowCells:
    """The cells of one row, and what has to be told of them."""

    def __init__(self, row: Row, header: Header, above: Above, origin: Origin) -> None:
        self.row, self.header, self.origin = row, header, origin
        self.texts: dict[int, Stated[str]] = {}
        self.findings: list[Finding] = []
        self.notes: list[Stated[str]] = []
        self.dittos: set[int] = set()
        self._is_passed_over = False
        self._settled: set[int] = set()  # told or noted, whatever the fields hold
        for column, text in row.filled.items():
            spot = Spot(row.number, column)
            if not is_ditto(text):
                self.texts[column] = Stated(text, (spot,))
            elif column in above and not is_nothing(above[column].value):
                self.dittos.add(column)
                self.texts[column] = Stated(above[column].value, (spot, *above[column].spots))
            else:
                wrong = f'"{text}" là như trên, mà phía trên không có gì'
                self.tell(column, wrong, "hãy ghi rõ giá trị của ô này")

    def tell(self, column: int | None, wrong: str, remedy: str) -> None:
        """Something to look at; the row gives a draft all the same."""
        self.findings.append(Finding(self.origin, wrong, remedy, column))

    def refuse(self, column: int | None, wrong: str, remedy: str) -> None:
        """Something that costs the row: mended, it will be taken by the next run."""
        self.findings.append(Finding(self.origin, wrong, remedy, column, is_skipped=True))

    def pass_over(self, column: int, wrong: str, remedy: str) -> None:
        """Something that is no exemplar: the row gives no draft, and nothing is to be mended."""
        self.tell(column, wrong, remedy)
        self._is_passed_over = True

    def misfit(self, column: Column, wrong: str, remedy: str) -> None:
        """A cell that does not fit its column: it costs the row, or only itself where the column
        was guessed.
        """
        if column.is_guess:
            self.tell(column.index, wrong, "ô này để ở ghi chú của bản nháp")
        else:
            self.refuse(column.index, wrong, remedy)

    @property
    def is_refused(self) -> bool:
        """Whether the row gives no draft."""
        return self._is_passed_over or any(each.is_skipped for each in self.findings)

    def columns(self, key: str) -> tuple[Column, ...]:
        """The columns of a key, from the left."""
        return tuple(self.header.columns[index] for index in self.header.by_key.get(key, ()))

    def lines(self, column: int) -> str:
        """The text of a column with its line breaks; blank marks and errors are nothing."""
        held = self.texts.get(column)
        text = held.value if held else ""
        return "" if is_nothing(text) else text

    def at(self, column: int) -> Stated[str] | None:
        """The text of a column on one line."""
        text = " ".join(self.lines(column).split())
        return Stated(text, self.texts[column].spots) if text else None

    def get(self, key: str) -> Stated[str] | None:
        """The text of the first filled column of a key on one line."""
        stated = (self.at(column.index) for column in self.columns(key))
        return next((each for each in stated if each), None)

    def spots(self, column: int) -> tuple[Spot, ...]:
        """Where the text of a column stands."""
        return self.texts[column].spots if column in self.texts else ()

    def keep(self, column: int, text: str = "") -> None:
        """Keep a cell, or the part of it that no field holds, for the editor: "Xếp loại: A"."""
        if column in self._settled:
            return
        known = self.header.columns.get(column)
        heading = known.heading if known and known.heading else f"Cột {column_letters(column)}"
        held = self.texts[column]
        text = " ".join((text or held.value).split())
        self.notes.append(Stated(f"{heading}: {text}", held.spots))
        self._settled.add(column)

    def drop(self, column: int) -> None:
        """Leave a cell out, once it has been told why."""
        self._settled.add(column)

    def left(self, used: Container[Spot]) -> Iterator[int]:
        """What no field holds; under a heading that is not understood even a "không" counts."""
        for column, held in self.texts.items():
            known = self.header.columns.get(column)
            is_empty = is_blank(held.value) if known and known.key else held.value in _DASHES
            is_used = column in self._settled or Spot(self.row.number, column) in used
            if not is_used and not is_empty and not is_error(held.value):
                yield column
