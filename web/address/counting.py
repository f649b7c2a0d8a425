"""What the page of counts is asked: a place and a period, and what stands beside them.

In: the parameters of /thong-ke: `province`, `from`, `to`, `part` (H1, Q3: of one year), and the
same with a 2 for what is compared. Out: a `Counting`, and the parameters of its one short address.
What is left out of the second is that of the first.
"""

import re
from dataclasses import dataclass
from typing import Any

from werkzeug.datastructures import MultiDict

from kb.newsroom.periods import PARTS, Period
from kb.text.vietnamese import normalise

_SIDES = ("", "2")
_SLUG_CHARS = 60


@dataclass(frozen=True)
class Side:
    """A place by its code, years, and a part of one year, as somebody chose them."""

    province: str = ""
    first: int | None = None
    last: int | None = None
    part: str = ""

    @property
    def period(self) -> Period:
        """The years, or the part of the one year; without one year the part says nothing."""
        year = self.first or self.last
        if year and self.has_one_year and self.part:
            return Period(year, year, PARTS[self.part])
        return Period(self.first, self.last)

    @property
    def has_one_year(self) -> bool:
        """Whether a part of the year can be meant."""
        years = {self.first, self.last} - {None}
        return len(years) == 1

    def parameters(self, mark: str = "") -> dict[str, str]:
        """As an address holds it: {"province": "cao-bang", "from": "2021"}."""
        values = {
            "province": self.province, "from": self.first, "to": self.last, "part": self.part,
        }  # fmt: skip
        return {f"{name}{mark}": str(value) for name, value in values.items() if value}


@dataclass(frozen=True)
class Counting:
    """What is counted, and what it is compared with, as far as that is chosen."""

    one: Side = Side()
    other: Side = Side()

    @property
    def beside(self) -> Side | None:
        """What it is compared with, whole; None when nothing is."""
        if self.other == Side():
            return None
        has_time = self.other.first or self.other.last or self.other.part
        time = self.other if has_time else self.one
        place = self.other.province or self.one.province
        return Side(place, time.first, time.last, time.part)

    @property
    def at_any_time(self) -> "Counting":
        """The same places without a period."""
        return Counting(Side(self.one.province), Side(self.other.province))

    @property
    def parameters(self) -> dict[str, Any]:
        """The parameters that hold it; what is not chosen is left out."""
        return self.one.parameters() | self.other.parameters("2")


def read_counting(args: MultiDict[str, str]) -> Counting:
    """What an address asks to be counted; what cannot be used is left out."""
    return Counting(*(_side(args, mark) for mark in _SIDES))


def _side(args: MultiDict[str, str], mark: str) -> Side:
    first, last = (_year(args.get(f"{name}{mark}", "")) for name in ("from", "to"))
    part = args.get(f"part{mark}", "").strip().upper()
    province = normalise(args.get(f"province{mark}", "")[:_SLUG_CHARS]).strip()
    return Side(province, first, last, part if part in PARTS else "")


def _year(text: str) -> int | None:
    """A year in four digits; None for anything else."""
    return int(text) or None if re.fullmatch(r"[0-9]{4}", text.strip(), re.ASCII) else None
