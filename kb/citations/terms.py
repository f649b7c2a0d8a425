"""Congress terms of the Party (khóa): party numbers restart with each, so a term tells them apart.

Dates are those on which the congress that elected the term closed: the term's first documents are
of the same day or later (Báo Nhân Dân, "Các kỳ đại hội"; for XIV the press release of the
closing session, 23-1-2026).
"""

import re
from bisect import bisect_right

from kb.citations.dates import PartialDate

_CLOSED = (
    ((2001, 4, 22), "IX"),
    ((2006, 4, 25), "X"),
    ((2011, 1, 19), "XI"),
    ((2016, 1, 28), "XII"),
    ((2021, 2, 1), "XIII"),
    ((2026, 1, 23), "XIV"),
)
_TERM_RE = re.compile(r"\bkh(?:óa|oá)\s{1,3}([IVX]{1,5})\b", re.IGNORECASE)


def term_of(date: PartialDate) -> str | None:
    """The term in which a day falls: 18/5/2021 is in "XIII"; None where month or year span two."""
    first = (date.year, date.month or 1, date.day or 1)
    last = (date.year, date.month or 12, date.day or 31)
    places = {bisect_right(_CLOSED, (day, "~")) - 1 for day in (first, last)}
    place = places.pop()
    return None if places or place < 0 else _CLOSED[place][1]


def read_term(text: str) -> str | None:
    """The first term that a text names: "của Bộ Chính trị khóa XII" gives "XII"."""
    found = _TERM_RE.search(text)
    return found[1].upper() if found else None
