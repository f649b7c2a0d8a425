"""The day on which an article came out: what stands by its title, checked against the code.

In: the lines above and below the text, stated dates, the address. Out: a date and what is to be
said of it. Pages write "Thứ Sáu, 20/11/2026 08:15 (GMT+7)"; meta elements may hold the day on which
a machine copied the page.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from kb.citations import PartialDate, find_dates
from kb.material.pages.boxes import Box
from kb.text.vietnamese import fold

_HERE = timezone(timedelta(hours=7))
_NUMBERS = ("mot", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi")
_ENGLISH = (
    *("jan", "feb", "mar", "apr", "may", "jun"),
    *("jul", "aug", "sep", "oct", "nov", "dec"),
)
_MONTH_RE = re.compile(rf"\bthang (muoi (?:mot|hai)|{'|'.join(_NUMBERS)})\b")
_ENGLISH_RE = re.compile(
    rf"\b(?:(\d\d?) )?({'|'.join(_ENGLISH)})[a-z]*\.?,? (?:(\d\d?)(?:st|nd|rd|th)?,? )?(20\d\d)\b"
)
_SAID_WITH_RE = re.compile(
    r"[\W\d_]|\b(?:thu|hai|ba|tu|nam|sau|bay|chu|nhat|cn|t[2-7]|gmt|am|pm|sa|ch|luc|ngay|thang"
    r"|gio|phut|h|dang|tai|xuat|ban|cap|lan|cuoi|tao|boi|viet|post|posted|on|by|date|updated?)\b"
)
_UPDATED_RE = re.compile(r"cap nhat|update|sua")
_LABEL_RE = re.compile(r"^\W*(?:ngay|dang|cap nhat|xuat ban|thoi gian|posted)\b")
_MOST_AROUND = 40  # letters of a date line that are no date: a column, an author
_AMERICAN_RE = re.compile(r"(\d\d?)/(\d\d?)/(20\d\d)\b.*\b[AP]M\b")
_MONTHS = 12
_TURNED_RE = re.compile(r"\b(20\d\d)/(\d\d?)/(\d\d?)\b")
# "…/2026/11/20/…", "…-20261120081500123.htm", "…-100261120081500123.htm" (a site's number first)
_IN_ADDRESS_RE = re.compile(
    r"/(20\d\d)/(\d\d?)/(\d\d?)/|[-/](20\d\d)([01]\d)([0-3]\d)\d{6,9}\b"
    r"|-1\d\d(\d\d)([01]\d)([0-3]\d)[0-2]\d[0-5]\d[0-5]\d\d{3}\.htm"
)
_Told = tuple[PartialDate | None, tuple[str, ...]]


def date_of(box: Box | None, stated: Iterable[str], url: str, today: PartialDate) -> _Told:
    """The date that readers see; that of the code where they see none; else that of the address."""
    seen = _seen(box, today) if box else None
    coded = next((day for each in stated if (day := _coded(each)) and day <= today), None)
    if seen:
        return seen, _differ(seen, coded)
    if coded:
        return coded, ()
    if box and (over := _over(box, today)):
        told = f"Ngày lấy ở dòng ngay trên tên bài ({over.vietnamese()}): hãy xem lại."
        return over, (told,)
    if day := _in_address(url):
        return day, ("Trang không ghi ngày đăng; ngày lấy theo địa chỉ của bài.",)
    return None, ("Trang không ghi ngày đăng, hoặc ghi không rõ: hãy mở ra xem.",)


def _differ(seen: PartialDate, coded: PartialDate | None) -> tuple[str, ...]:
    if coded is None or coded == seen:
        return ()
    return (
        f"Dưới tên bài ghi {seen.with_unit()}, mã của trang lại ghi {coded.with_unit()}; "
        "bản nháp theo ngày dưới tên bài.",
    )


def _seen(box: Box, today: PartialDate) -> PartialDate | None:
    """The first date of a line that hardly says more; under the text only one with a label."""
    below = (line for line in box.after if _LABEL_RE.match(fold(line).lower()))
    said = [each for line in (*box.before, *below) for each in _said(line, today)]
    published = [day for day, is_update in said if not is_update]
    return next(iter(published or (day for day, _ in said)), None)


def _over(box: Box, today: PartialDate) -> PartialDate | None:
    """A date right over the title; one of today may be a clock."""
    days = (day for line in reversed(box.over) for day, _ in _said(line, today))
    return next((day for day in days if day < today), None)


def _said(line: str, today: PartialDate) -> Iterator[tuple[PartialDate, bool]]:
    """The dates of a line that says hardly anything else; whether each is of a later change."""
    plain = _in_figures(fold(line).lower())
    found = find_dates(plain)
    around, last = "", 0
    days = []
    for each in found:
        label, day = plain[last : each.start], PartialDate.parse_iso(each.keys[0])
        around, last = around + label, each.end
        if day and day.day and day <= today:
            days.append((day, _UPDATED_RE.search(label) is not None))
    if len(_SAID_WITH_RE.sub("", around + plain[last:])) <= _MOST_AROUND:
        yield from days


def _in_figures(plain: str) -> str:
    """Writes "20 thang muoi mot, 2026" and "november 20, 2026" as "20 thang 11, 2026"."""
    plain = _TURNED_RE.sub(r"\3/\2/\1", plain)
    plain = _MONTH_RE.sub(lambda found: f"thang {_number(found[1])}", plain)
    return _ENGLISH_RE.sub(_english, plain)


def _number(words: str) -> int:
    return sum(_NUMBERS.index(each) + 1 for each in words.split())


def _english(found: re.Match[str]) -> str:
    day = found[1] or found[3]
    month = f"thang {_ENGLISH.index(found[2]) + 1}, {found[4]}"
    return f"{day} {month}" if day else month


def _coded(text: str) -> PartialDate | None:
    """Of "2026-11-19T23:30:00Z" 20/11/2026; of "11/2/2026 8:15 AM", which may be two days, None."""
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(text.strip().replace("Z", "+00:00"))
            return PartialDate.of((moment.astimezone(_HERE) if moment.tzinfo else moment).date())
        except (ValueError, TypeError, IndexError, OverflowError):
            continue  # not so written; `email` says it in several ways
    if american := _AMERICAN_RE.fullmatch(text.strip()):
        month, day, year = map(int, american.groups())
        return PartialDate.parse_iso(f"{year}-{month:02}-{day:02}") if day > _MONTHS else None
    plain = re.sub(r"(?<=\d)(?:t|[a-z]{3})(?=\d\d:)", " ", fold(text).lower())
    found = find_dates(plain)
    return PartialDate.parse_iso(found[0].keys[0]) if len(found) == 1 else None


def _in_address(url: str) -> PartialDate | None:
    """The day in an address that is made of one; what no calendar has is none."""
    found = _IN_ADDRESS_RE.search(url)
    parts = [int(each) for each in found.groups() if each] if found else []
    try:
        year, month, day = parts
        return PartialDate.of(date(year if year > 2000 else year + 2000, month, day))
    except ValueError:
        return None
