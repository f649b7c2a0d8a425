"""Periods of a summary: years, half-years, quarters, and stretches of them.

In: what somebody asks for ("2023-H1"), the moments of an exemplar. Out: a `Period`, which says
whether a moment falls into it, surely or perhaps.
"""

import re
from dataclasses import dataclass

from kb.citations import PartialDate
from kb.records import Exemplar

# The parts of a year that are asked for, with their first and last month.
PARTS = {"H1": (1, 6), "H2": (7, 12), "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12)}
PART_LABELS = {
    "H1": "6 tháng đầu năm",
    "H2": "6 tháng cuối năm",
    "Q1": "quý I",
    "Q2": "quý II",
    "Q3": "quý III",
    "Q4": "quý IV",
}
_YEAR = (1, 12)
_SAID = {PARTS[code]: label for code, label in PART_LABELS.items()} | {(1, 9): "9 tháng đầu năm"}
_END_RE = re.compile(r"((?:19|20)[0-9]{2})(?:-([HQ][1-4]))?")
_SEPARATOR_RE = re.compile(r"\.\.|(?<=[0-9])-(?=[0-9]{4})")


@dataclass(frozen=True)
class Period:
    """From a first month to a last, both counted; a year that is None leaves that end open.

    `months` are the month in the first year and the month in the last.
    """

    first: int | None = None
    last: int | None = None
    months: tuple[int, int] = _YEAR

    @classmethod
    def read(cls, text: str) -> "Period | None":
        """What somebody asks for: "2023", "2023-H1", "2023-Q3", "2021..2023"; None if nothing."""
        ends = [_END_RE.fullmatch(end.upper()) for end in _SEPARATOR_RE.split(text.strip())]
        first, last = ends[0], ends[-1]
        if len(ends) > 2 or not first or not last:
            return None
        start, end = (PARTS.get(each[2]) if each[2] else _YEAR for each in (first, last))
        return cls(int(first[1]), int(last[1]), (start[0], end[1])) if start and end else None

    @property
    def is_open(self) -> bool:
        """Whether it holds every moment."""
        return self.first is None and self.last is None

    @property
    def is_backwards(self) -> bool:
        """Whether it ends before it begins, so that it holds nothing."""
        start, end = self._span
        return end < start

    @property
    def _span(self) -> tuple[int, int]:
        return 12 * (self.first or 0) + self.months[0], 12 * (self.last or 9999) + self.months[1]

    def holds(self, moment: PartialDate) -> bool:
        """Whether a moment is within for sure: "2023" is in no half of 2023."""
        (start, end), (earliest, latest) = self._span, _months(moment)
        return start <= earliest and latest <= end

    def may_hold(self, moment: PartialDate) -> bool:
        """Whether a moment may be within: "2023" may be in either half of 2023."""
        (start, end), (earliest, latest) = self._span, _months(moment)
        return start <= latest and earliest <= end

    def __str__(self) -> str:
        """As a heading says it: "năm 2023", "quý III năm 2023", "giai đoạn 2021 - 2025"."""
        first, last = self.first, self.last
        if self.months != _YEAR:
            return self._in_months()
        if first == last:
            return f"năm {first}" if first else ""
        if first and last:
            return f"giai đoạn {first} - {last}"
        return f"từ năm {first}" if first else f"đến hết năm {last}"

    def _in_months(self) -> str:
        (first, last), said = self.months, _SAID.get(self.months)
        if self.first == self.last and said:
            return f"{said} {self.first}" if said.endswith("năm") else f"{said} năm {self.first}"
        start = f"từ tháng {first}/{self.first}" if self.first else ""
        end = f"đến hết tháng {last}/{self.last}" if self.last else ""
        return " ".join(part for part in (start, end) if part)


def moments(record: Exemplar) -> tuple[PartialDate, ...]:
    """When it was registered and honoured, and the years of which no more is known."""
    said = [record.registered, *(honour.when for honour in record.honours)]
    known = tuple(each for each in said if each)
    years = {each.year for each in known}
    return (*known, *(PartialDate(year) for year in record.years if year not in years))


def part_of(year: int, code: str) -> Period:
    """A half or a quarter of a year: (2023, "H1")."""
    return Period(year, year, PARTS[code])


def _months(moment: PartialDate) -> tuple[int, int]:
    """The earliest and the latest month that a moment can be, counted from year 0."""
    return 12 * moment.year + (moment.month or 1), 12 * moment.year + (moment.month or 12)
