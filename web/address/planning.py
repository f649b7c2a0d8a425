"""What the calendar is asked: a month, and whose days and exemplars.

In: the parameters of /lich-de-tai: `tu` (a month "2026-11", or a day of it), or `thang` and `nam`
as a form sends them; `province`. Out: a `Planning`, the parameters of its one short address,
and what could not be read as a month.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from werkzeug.datastructures import MultiDict

from kb.text.vietnamese import normalise

YEARS = range(1901, 2100)
_DECEMBER = 12
_CHARS = 100
_MONTH_RE = re.compile(r"([0-9]{4})-([0-9]{2})(?:-[0-9]{2})?", re.ASCII)


@dataclass(frozen=True)
class Planning:
    """A month of a year, and a province as somebody chose it, "" for everywhere."""

    year: int
    month: int
    province: str = ""

    @property
    def first(self) -> date:
        """The first day of the month."""
        return date(self.year, self.month, 1)

    @property
    def end(self) -> date:
        """The first day of the month after."""
        year = self.year + self.month // _DECEMBER
        return date(year, self.month % _DECEMBER + 1, 1)

    @property
    def parameters(self) -> dict[str, Any]:
        """The parameters that hold it: "2026-11"."""
        asked = {"tu": f"{self.year:04}-{self.month:02}"}
        return asked | ({"province": self.province} if self.province else {})

    def by(self, months: int) -> "Planning | None":
        """So many months later or earlier; None where the calendar knows no more."""
        year, month = divmod(self.year * _DECEMBER + self.month - 1 + months, _DECEMBER)
        return replace(self, year=year, month=month + 1) if year in YEARS else None


def read_planning(args: MultiDict[str, str], today: date) -> Planning:
    """What an address asks; what cannot be used is today's month, everywhere."""
    province = normalise(" ".join(args.get("province", "")[:_CHARS].split()))
    year, month = _asked(args) or (today.year, today.month)
    return Planning(year, month, province)


def unread_month(args: MultiDict[str, str]) -> str:
    """What an address asks for as a month and is none: "2026-13", "13/2026"; "" for nothing."""
    month, year = args.get("thang", "").strip(), args.get("nam", "").strip()
    named = f"{month}/{year}" if month and year else args.get("tu", "").strip()
    return "" if _asked(args) else normalise(named[:_CHARS])


def _asked(args: MultiDict[str, str]) -> tuple[int, int] | None:
    year, month = args.get("nam", "").strip(), args.get("thang", "").strip()
    found = _MONTH_RE.fullmatch(f"{year}-{month:>02}" if year else args.get("tu", "").strip())
    if not found:
        return None
    asked = int(found[1]), int(found[2])
    return asked if asked[0] in YEARS and 1 <= asked[1] <= _DECEMBER else None
