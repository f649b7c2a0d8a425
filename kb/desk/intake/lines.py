"""The sheet beside the drafts: its rows in order, each with what it would become.

In: a `Plan`, and which rows somebody wants to see. Out: `Line`s, made only for the page that is
shown; the columns with what they were read as.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from kb.desk.intake.planning import Offer, Plan, State
from kb.imports import Finding
from kb.imports.tables import SheetColumn, SheetRow

PER_PAGE = 40
# The rows that may be asked for, and which drafts they hold.
VIEWS: dict[str, tuple[str, State | None]] = {
    "tat-ca": ("Cả danh sách", None),
    "xem": ("Phải xem", "look"),
    "sach": ("Sẵn sàng nhận", "ready"),
    "cap-nhat": ("Cập nhật hồ sơ cũ", "update"),
    "nhan": ("Đã nhận", "taken"),
    "ngoai": ("Để ngoài", "left"),
}


@dataclass(frozen=True)
class Line:
    """A row of a sheet with its drafts, or why there are none; `row` is None for a write-up."""

    name: str
    label: str
    row: SheetRow | None
    offers: tuple[Offer, ...]
    findings: tuple[Finding, ...]
    is_mended: bool = False

    @property
    def is_refused(self) -> bool:
        """Whether it names somebody and could not be read."""
        return not self.offers and any(each.is_skipped for each in self.findings)

    @property
    def is_aside(self) -> bool:
        """Whether it is a title, a section, a sum: no row of the list."""
        return not self.offers and not self.is_refused

    @property
    def people(self) -> tuple[str, ...]:
        """The names in its cell, if it seems to hold several and was read as one or none."""
        return self.row.people if self.row and len(self.offers) < 2 else ()


@dataclass(frozen=True)
class Page:
    """Some rows of a list; `counts` are those of all views."""

    lines: tuple[Line, ...]
    view: str
    number: int
    pages: int
    counts: Mapping[str, int]


class Sheets:
    """A plan as rows."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan

    def page(self, view: str, number: int) -> Page:
        """A page of the rows that a view shows."""
        names = self._names(view)
        pages = max(1, -(-len(names) // PER_PAGE))
        number = min(max(1, number), pages)
        shown = names[(number - 1) * PER_PAGE : number * PER_PAGE]
        counts = {each: self._count(each) for each in VIEWS}
        return Page(tuple(map(self.line, shown)), view, number, pages, counts)

    def page_of(self, view: str, name: str) -> int:
        """The page of a view on which a row stands; 1 where it does not."""
        names = self._names(view)
        return names.index(name) // PER_PAGE + 1 if name in names else 1

    def line(self, name: str) -> Line:
        """One row."""
        offers = self._plan.by_row.get(name, ())
        findings = self._plan.findings_of.get(name, ())
        table, _, number = name.partition(".")
        if name not in self._rows:
            return Line(name, str(offers[0].entry.origin), None, offers, findings)
        row = self._plan.read.tables[int(table)].row(int(number))
        is_mended = any(each.startswith(f"{name}.") for each in self._plan.kept.cells)
        is_only = len(self._plan.read.tables) == 1
        label = f"dòng {number}" if is_only and int(number) else row.label
        return Line(name, label, row, offers, findings, is_mended)

    def columns(self) -> tuple[SheetColumn, ...]:
        """The columns of the list, those of one heading once."""
        found: dict[str, SheetColumn] = {}
        for table in self._plan.read.tables:
            for column in table.columns():
                found.setdefault(column.key, column)
        return tuple(found.values())

    @cached_property
    def _rows(self) -> dict[str, None]:
        tables = enumerate(self._plan.read.tables)
        return {f"{at}.{number}": None for at, table in tables for number in table.numbers}

    def _names(self, view: str) -> tuple[str, ...]:
        state = VIEWS[view][1]
        every = (*self._rows, *(name for name in self._plan.by_row if name not in self._rows))
        return every if state is None else tuple(n for n in every if self._is_in(n, state))

    def _is_in(self, name: str, state: State) -> bool:
        offers = self._plan.by_row.get(name, ())
        return any(each.state == state for each in offers) or (
            state == "look" and name in self._plan.unread
        )

    def _count(self, view: str) -> int:
        """Drafts; of those to be looked at the rows that cannot be read as well."""
        state = VIEWS[view][1]
        if state is None:
            return len(self._plan.offers) + len(self._plan.unread)
        unread = len(self._plan.unread) if state == "look" else 0
        return len(self._plan.of_state(state)) + unread
