"""The day on which an article came out: what stands under its title, checked against the code.

In: a tree, the title, stated dates, the address. Out: a date and what is to be said of it. Pages
write "Thứ Sáu, 20/11/2026 08:15 (GMT+7)"; a clock in the head of a page shows today, and meta
elements may hold the day on which a machine copied the page.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta, timezone

from kb.citations import PartialDate, find_dates
from kb.material.pages.markup import Element, clean
from kb.text.vietnamese import fold, match_key

_HERE = timezone(timedelta(hours=7))
_AROUND_RE = re.compile(
    r"[\W\d_]|\b(?:thu|hai|ba|tu|nam|sau|bay|chu|nhat|cn|t[2-7]|gmt|am|pm|sa|ch|luc|ngay|thang"
    r"|gio|phut|h|dang|tai|xuat|ban|cap|lan|cuoi|tao|boi|viet|post|posted|on|by|date|update|updated)\b"
)
_UPDATED_RE = re.compile(r"cap nhat|update|sua")
_MOST_AROUND = 40  # letters of a date line that are no date: a column, an author
_FAR = 3000  # letters under the title within which a date is the article's
_IN_ADDRESS_RE = re.compile(r"/(20\d\d)/(\d\d?)/(\d\d?)/|[-/](20\d\d)([01]\d)([0-3]\d)\d{6,9}\b")
_UNSEEN = {"script", "style", "template", "noscript", "head", "option"}
_Told = tuple[PartialDate | None, tuple[str, ...]]


def date_of(
    tree: Element, title: str, stated: Iterable[str], url: str, today: PartialDate
) -> _Told:
    """The date that readers see; that of the code where they see none; else that of the address."""
    seen = _seen(tree, title, today)
    coded = next((day for each in stated if (day := _coded(each)) and day <= today), None)
    if seen:
        return seen, _differ(seen, coded)
    if coded:
        return coded, ()
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


def _seen(tree: Element, title: str, today: PartialDate) -> PartialDate | None:
    """The first line that is hardly more than a date, under the title; of updates the last."""
    updated = None
    for line in _lines_under(tree, title):
        if day := _of_line(line, today):
            if not _UPDATED_RE.search(fold(line).lower()):
                return day
            updated = updated or day
    return updated


def _lines_under(tree: Element, title: str) -> Iterator[str]:
    key, is_under, far = match_key(title), not title, 0
    for line in _lines(tree):
        if is_under:
            far += len(line)
            if far > _FAR:
                return
            yield line
        is_under = is_under or match_key(line) == key


def _lines(tree: Element) -> Iterator[str]:
    """The lines of a page as they stand under one another."""
    held: list[str] = []
    for text, is_break in _pieces(tree):
        if is_break:
            if line := clean("".join(held)):
                yield line
            held = []
        held.append(text)
    if line := clean("".join(held)):
        yield line


_INLINE = {"a", "b", "i", "em", "strong", "span", "font", "time", "u", "small", "abbr", "label"}


def _pieces(element: Element) -> Iterator[tuple[str, bool]]:
    if not isinstance(element.tag, str) or element.tag in _UNSEEN:
        return
    is_block = element.tag not in _INLINE
    yield element.text or "", is_block
    for child in element:
        yield from _pieces(child)
        yield child.tail or "", False
    yield "", is_block


def _of_line(line: str, today: PartialDate) -> PartialDate | None:
    """The date of a line that says hardly anything else, not later than today."""
    found = find_dates(line)
    days = [day for each in found if (day := PartialDate.parse_iso(each.keys[0])) and day.day]
    if len(found) != 1 or not days or days[0] > today:
        return None
    around = line[: found[0].start] + line[found[0].end :]
    return days[0] if len(_AROUND_RE.sub("", fold(around).lower())) <= _MOST_AROUND else None


def _coded(text: str) -> PartialDate | None:
    """Of "2026-11-19T23:30:00Z" 20/11/2026; of "11/2/2026 8:15 AM", which may be two days, None."""
    try:
        moment = datetime.fromisoformat(text.strip().replace("Z", "+00:00"))
    except ValueError:
        pass
    else:
        return PartialDate.of((moment.astimezone(_HERE) if moment.tzinfo else moment).date())
    found = find_dates(text)
    if len(found) != 1 or re.search(r"\b[AP]M\b", text):
        return None
    return PartialDate.parse_iso(found[0].keys[0])


def _in_address(url: str) -> PartialDate | None:
    """Of "…/2026/11/20/…" and "…-20261120081500123.htm"; what no calendar has is none."""
    found = _IN_ADDRESS_RE.search(url)
    parts = [int(each) for each in found.groups() if each] if found else []
    try:
        return PartialDate.of(date(*parts)) if len(parts) == 3 else None
    except ValueError:
        return None
