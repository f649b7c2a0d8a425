"""Dates and quarters that stand in a text: "ngày 18/5/2021", "tháng 12/2017", "quý III/2012".

In: any text. Out: `SaidDate`s in order, each with one key for every way to write it: "2021-05-18",
"2017-12", "2012-q3". No other numbers are dates, and a bare year is none.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kb.citations.dates import PartialDate
from kb.citations.letters import fold

_OF_YEAR = r"(?:\s?[-/.]\s?|,?\s{1,2}(?:nam\s{1,2})?)(?P<year>(?:19|20)[0-9]{2})"
_MONTH = r"(?P<month>[0-9]{1,2})"
_DAY = r"(?:ngay\s{1,2})?(?P<day>[0-9]{1,2})(?:\s?[-/.]\s?|\s{1,2}thang\s{1,2})"
_PATTERNS = tuple(
    re.compile(rf"(?<![\w/.-]){pattern}(?![./-]?\w)")
    for pattern in (
        r"(?P<year>(?:19|20)[0-9]{2})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})",
        rf"{_DAY}{_MONTH}{_OF_YEAR}",
        rf"thang\s{{1,2}}{_MONTH}{_OF_YEAR}",
        rf"{_MONTH}/(?P<year>(?:19|20)[0-9]{{2}})",
        rf"qu[yi]\s{{1,2}}(?P<quarter>i{{1,3}}|iv|[1-4]){_OF_YEAR}",
    )
)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


@dataclass(frozen=True)
class SaidDate:
    """A date at text[start:end]; `keys` from the exact one: "2012-08-10", "2012-08", "2012-q3"."""

    start: int
    end: int
    keys: tuple[str, ...]


def find_dates(text: str) -> tuple[SaidDate, ...]:
    """Every date and quarter of a text; what no calendar has is none: "31/2/2021"."""
    left = fold(text)
    found = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(left):
            if keys := _keys(match.groupdict()):
                left = left[: match.start()] + "\n" * len(match[0]) + left[match.end() :]
                found.append(SaidDate(match.start(), match.end(), keys))
    return tuple(sorted(found, key=lambda said: said.start))


def date_keys(date: PartialDate) -> tuple[str, ...]:
    """The keys of a date, from the exact one; none for a bare year."""
    if date.month is None:
        return ()
    month = f"{date.year:04}-{date.month:02}"
    quarter = f"{date.year:04}-q{(date.month + 2) // 3}"
    return tuple(dict.fromkeys((str(date), month, quarter)))


def _keys(said: Mapping[str, str]) -> tuple[str, ...]:
    if quarter := said.get("quarter"):
        return (f"{said['year']}-q{_QUARTERS.get(quarter, quarter)}",)
    parts = (said["month"], *([said["day"]] if said.get("day") else []))
    date = PartialDate.parse_iso("-".join((said["year"], *(part.zfill(2) for part in parts))))
    return date_keys(date) if date else ()
