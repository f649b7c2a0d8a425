"""Times: "năm 2025", "2021-2025", "từ 2021 đến nay", "18/5/2021", "tháng 12/2017", "quý III/2012".

In: a `Frame` whose numbers, filters and phrases are read. Out: the times that are meant. The words
stay to be looked for as words: a record of that time need not hold them.
"""

import re

from kb.citations import PartialDate, find_dates
from kb.search.reading.frame import BLOT, Frame
from kb.search.reading.values import Time, Understood
from kb.text.vietnamese import fold, lower
from kb.wording.facets import FACETS, YEAR

_YEAR = r"(?:19|20)\d\d"
_YEARS_RE = re.compile(
    rf"(?<![\w/.-])(?:(?P<open>tu|sau|truoc)\s+)?(?:nam\s+)?(?P<first>{_YEAR})"
    rf"(?:(?:\s?[-–]\s?|\s+(?:den|toi)\s+(?:nam\s+)?)(?P<last>{_YEAR})"
    r"|(?P<now>\s+(?:den|toi)\s+nay\b))?"
    r"(?![\w%]|[/.,-]\w)"
)
_ROMAN = ("I", "II", "III", "IV")


def name_times(frame: Frame) -> None:
    """Say which words mean a year, a span of years, a day, a month or a quarter."""
    text = fold(lower(frame.text))
    for said in find_dates(frame.text):
        _note(frame, Time(said.start, said.end, date=said.keys[0]), _spoken(said.keys[0]))
        text = text[: said.start] + BLOT * (said.end - said.start) + text[said.end :]
    for match in _YEARS_RE.finditer(text):
        years = _span(match)
        label = f"{FACETS[YEAR].label}: {span_text(*years)}"
        _note(frame, Time(*match.span(), years=years), label)


def span_text(first: int | None, last: int | None) -> str:
    """A span of years as readers see it: "2021", "2021–2025", "…–2020"."""
    return f"{first}" if first == last else f"{first or '…'}–{last or '…'}"


def _note(frame: Frame, time: Time, label: str) -> None:
    part = Understood("years", frame.written[time.start : time.end], label)
    frame.note(part, times=(*frame.parsed.times, time))


def _span(match: re.Match[str]) -> tuple[int | None, int | None]:
    """The years that are meant: "từ 2021" has no last, "trước 2021" no first."""
    first, last = int(match["first"]), match["last"]
    if last:
        return min(first, int(last)), max(first, int(last))
    if match["open"] == "truoc":
        return None, first - 1
    if match["open"] or match["now"]:
        return first + (match["open"] == "sau"), None
    return first, first


def _spoken(key: str) -> str:
    """A key of a date as readers see it: "ngày 18/5/2021", "tháng 12/2017", "quý III/2012"."""
    if date := PartialDate.parse_iso(key):
        return date.with_unit()
    year, quarter = key.split("-q")
    return f"quý {_ROMAN[int(quarter) - 1]}/{year}"
