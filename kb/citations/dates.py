"""Dates as documents give them: a day, or only a month, or only a year.

PartialDate is the value; read_date finds the date that stands right after a number, as in
"Kết luận số 01-KL/TW, ngày 18/5/2021", and date_nearby one that is said of it a little apart, as in
"… của Bộ Chính trị ngày 18/5/2021" and "Ngày 18/5/2021, Bộ Chính trị ban hành …". Other dates of a
text are no business of ours.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import total_ordering


@total_ordering
@dataclass(frozen=True)
class PartialDate:
    """18/5/2021, or 5/2021, or 2021. A year sorts before its months, a month before its days."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        """ISO 8601, as records keep it: "2021-05-18", "2021-05", "2021"."""
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return "-".join(parts)

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self._order() < other._order()

    def _order(self) -> tuple[int, int, int]:
        return self.year, self.month or 0, self.day or 0

    def is_before(self, other: "PartialDate") -> bool:
        """Surely earlier, as exact as both are: 2020 is before 5/2021, 2021 is not."""
        ours, theirs = self._order(), other._order()
        known = [(one, two) for one, two in zip(ours, theirs, strict=True) if one and two]
        return [one for one, _ in known] < [two for _, two in known]

    @classmethod
    def parse_iso(cls, text: str) -> "PartialDate | None":
        """Read what records keep: "2021-05" is May 2021; "5/2021" and "2021-13" are None."""
        found = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", text)
        return _checked(*found.groups()) if found else None

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        """A day of the calendar; of a moment, its day."""
        return cls(day.year, day.month, day.day)

    def vietnamese(self) -> str:
        """The way a newspaper writes it: "18/5/2021", "5/2021", "2021"."""
        return "/".join(str(part) for part in (self.day, self.month, self.year) if part)

    def with_unit(self) -> str:
        """In running text: "ngày 18/5/2021", "tháng 5/2021", "năm 2021"."""
        unit = "ngày" if self.day else "tháng" if self.month else "năm"
        return f"{unit} {self.vietnamese()}"


def _checked(year: str, month: str | None = None, day: str | None = None) -> PartialDate | None:
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return PartialDate(int(year), int(month) if month else None, int(day) if day else None)


_YEAR = r"((?:19|20)[0-9]{2})(?![0-9])"
_GAP = r"[\s,(]{0,4}(?:(?:ky|de|ra)\s{1,2})?(?:ban hanh\s{1,2})?"
_DAY_SAID = (
    r"ngay\s{1,2}([0-9]{1,2})(?:\s?[-/.]\s?|\s{1,2}thang\s{1,2})([0-9]{1,2})"
    rf"(?:\s?[-/.]\s?|,?\s{{1,2}}nam\s{{1,2}}){_YEAR}"
)
_DAY = re.compile(_GAP + _DAY_SAID)
# Without a comma only: in "Chỉ thị 05-CT/TW, năm 2021 tỉnh đã …" the year opens a new clause.
_MONTH = re.compile(
    rf"\s{{1,2}}\(?(?:ban hanh\s{{1,2}})?(?:trong\s)?"
    rf"thang\s{{1,2}}([0-9]{{1,2}})(?:\s?[-/.]\s?|\s{{1,2}}nam\s{{1,2}}){_YEAR}"
)
# Not the period of "năm 2021 - 2025".
_ONLY_YEAR = re.compile(
    rf"\s{{1,2}}\(?(?:ban hanh\s{{1,2}})?nam\s{{1,2}}{_YEAR}(?!\s?[-/]\s?[0-9])"
)
_BARE = re.compile(
    rf"\s{{0,2}}\((?:(?:([0-9]{{1,2}})\s?[-/.]\s?)?([0-9]{{1,2}})\s?[-/.]\s?)?{_YEAR}\s?\)"
)

# Whose a document is, or of which term, before its date; no clause of its own ("về …", "tổ chức").
_SAID_OF_IT = re.compile(
    r"(?:\s{0,2}\(khoa\s{1,2}[ivx]{1,5}\)|\s{1,2}(?:cua|do)\s{1,2}"
    r"(?:(?!\s(?:ve|va|tai|vao|den|tu|sau|truoc)\s)[^\d.;:,()\n]){2,70}?)"
    rf"(?<!to chuc)(?<!dien ra)(?<!hop)(?<!vao)(?<!tu)(?<!den)(?<!truoc)(?<!sau)"
    rf",?\s{{1,2}}(?:(?:ky\s{{1,2}})?ban hanh\s{{1,2}}|ky\s{{1,2}})?{_DAY_SAID}"
)
_ISSUED_ON = re.compile(
    rf"{_DAY_SAID}[^\d.;:\n]{{0,90}}\s(?:ban hanh|thong qua|ky|ra|co)\s{{1,2}}$"
)
_BEFORE = 130  # characters before a number in which its day may be said


def read_date(folded: str, position: int) -> tuple[PartialDate | None, int]:
    """The date that starts at a position of a folded text, and where it ends."""
    for pattern in (_DAY, _MONTH, _ONLY_YEAR, _BARE):
        if found := pattern.match(folded, position):
            value = _checked(*reversed(found.groups()))
            return value, found.end() if value else position
    return None, position


def date_nearby(folded: str, start: int, end: int) -> PartialDate | None:
    """The day said of the document cited at folded[start:end], after its issuer or before it."""
    found = _SAID_OF_IT.match(folded, end)
    found = found or _ISSUED_ON.search(folded, max(0, start - _BEFORE), start)
    return _checked(*reversed(found.groups())) if found else None
