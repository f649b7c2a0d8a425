"""How honours are worded: their forms, who gives them, by which decision, in which year.

In: a clause, a cell. Out: `Honour`s and their parts, as they are written. Whose honour it is, and
whether it is one at all, is decided in `honours`.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest

from kb.citations import PartialDate
from kb.imports.lists import holds, level_in, years_in
from kb.imports.writeups.lines import begins
from kb.imports.writeups.names import CAPITAL
from kb.imports.writeups.words import either
from kb.records.parts import Honour
from kb.text.vietnamese import canonical

FORMS = (
    rf"{either('honours', 'forms')}|(?:danh hiệu )?[“\"]?(?:{either('honours', 'titles')})[”\"]?"
    r"|danh hiệu [“\"][^”\"]{2,80}[”\"]"
)
_AUTHORITIES = either("honours", "authorities")
_GIVING = (
    r"(?:(?:ký|ra|ban hành|đã|xét|trực tiếp|quyết định) )*"
    rf"(?:{either('honours', 'giving')})"
)
# Where the name of a giver ends; the commas of "Sở Văn hóa, Thể thao và Du lịch" are in it.
_GIVER_END_RE = re.compile(
    rf"\s(?:năm|tại|theo|vì|về|do|trong|cho|với|vào|ngày|tháng|giai đoạn|{_GIVING}"
    rf"|và (?![{CAPITAL}]))(?!\w)|,(?!\s[{CAPITAL}])|[;:()]|(?<!TP)(?<!Tp)(?<!tp)\.|\s*$"
)
_DATE = r"(\d{1,2})\s*(?:[/.-]|tháng)\s*(\d{1,2})\s*(?:[/.-]|,?\s*năm)\s*((?:19|20)\d\d)"
_DATE_RE = re.compile(_DATE, re.IGNORECASE)
_NUMBER_RE = re.compile(
    r"(?<![\w/])\d{1,6}[A-Za-z]?(?:/\d{4})?\s?[/-]\s?[A-ZĐ][\w&]*(?:[/.-][\w&]+)*"
)
_PERIOD_RE = re.compile(r"(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d")
_YEARS = r"(?:19|20)\d\d(?:\s*(?:,|và)\s*(?:19|20)\d\d)*"
_LEADING_RE = re.compile(
    rf"(?:^|[,;]\s*|\svà\s+)(?:(?:trong|vào|riêng)\s+)?(?:các\s+)?(năm\s+{_YEARS})"
    r"(?!\s*[-–]\s*\d)",
    re.IGNORECASE,
)
# Where the words on one honour end and those on the next begin.
_TURN_RE = re.compile(
    rf"(?:,|\svà)\s+(?:(?:trong\s+)?năm\s+{_YEARS},?\s+(?:[^\W\d]+\s+){{0,4}}?"
    r"(?:được|nhận|đạt|vinh dự)"
    rf"|(?:được\s+)?(?:{_AUTHORITIES})\s[^,;.]{{0,80}}?{_GIVING}\s)",
    re.IGNORECASE,
)


def numbers_in(text: str) -> list[str]:
    """The numbers of decisions: "QĐ số 45/QĐ-UBND ngày 5/12/2022" gives 45/QĐ-UBND."""
    return [" ".join(number.split()) for number in _NUMBER_RE.findall(text)]


def stated_years(text: str) -> list[int]:
    """Years that are listed, one by one; of a period none is the year of an honour."""
    return [] if _PERIOD_RE.search(text) else list(years_in(text))


def _giver(text: str, before: str = "của|do") -> tuple[int, int] | None:
    """Where the giver of an honour stands, after "của" or another word."""
    match = holds(rf"(?:{before}) (?:{_AUTHORITIES})", text)
    if match is None:
        return None
    start = text.index(" ", match.start()) + 1
    end = _GIVER_END_RE.search(text, match.end())
    return start, end.start() if end else len(text)


def issuer_of(decision: str) -> str | None:
    """Who decided: the words after "của", or those that follow number and date."""
    if found := _giver(decision):
        return decision[slice(*found)].strip()
    rest = _NUMBER_RE.sub("", _DATE_RE.sub("", decision))
    rest = re.sub(r"(?i)(?<!\w)(?:quyết định|qđ|số|ngày)(?!\w)", "", rest).strip(" .,;:()–-")
    return rest if rest and begins(_AUTHORITIES, rest) else None


def day_in(text: str) -> PartialDate | None:
    """The first whole date of a text: "ngày 5 tháng 12 năm 2022"."""
    return next(iter(days_in(text)), None)


def days_in(text: str) -> list[PartialDate]:
    """The whole dates of a text."""
    written = (f"{m[3]}-{m[2]:0>2}-{m[1]:0>2}" for m in _DATE_RE.finditer(text))
    return [day for day in map(PartialDate.parse_iso, written) if day]


def honours_of(clause: str, *, is_item: bool = False) -> Iterator[Honour]:
    """The honours of one clause, each with what is said of it and of no other.

    "Năm 2021 được UBND xã tặng Giấy khen, năm 2022 được UBND tỉnh tặng Bằng khen" are two, of two
    years and givers. `is_item`: the clause is an item of a list, any year before a form is its.
    """
    giver: str | None = None
    leading: list[int] = []
    for before, form, after in _parts(clause):
        if before:
            giver = _given_by(before)
            leading = stated_years(before) if is_item else _leading_years(before) or leading
        own = _giver(after) if re.match(r"[”\"]?\s(?:của|do)\s", after) else None
        issuer = after[slice(*own)].strip() if own else giver
        level = level_in(f"{form} của {issuer}" if issuer else form)
        base = Honour(title=form[:1].upper() + form[1:], issuer=issuer, level=level)
        yield from _dated(base, after, leading)


def forms_in(text: str) -> list[re.Match[str]]:
    """Where forms of honours stand in a text."""
    return list(re.finditer(rf"(?<!\w)(?:{canonical(FORMS)})(?!\w)", canonical(text)))


def _parts(clause: str) -> Iterator[tuple[str, str, str]]:
    """Each form with the words before and after it that speak of it."""
    found = forms_in(clause)
    start = 0
    for form, following in zip_longest(found, found[1:]):
        before = clause[start : form.start()]
        gap_end = following.start() if following else len(clause)
        turn = _TURN_RE.search(clause, form.end(), gap_end) if following else None
        start = turn.start() if turn else gap_end
        yield before, _unquoted(clause[slice(*form.span())]), clause[form.end() : start]


def _unquoted(form: str) -> str:
    is_balanced = form.count("“") == form.count("”") and form.count('"') % 2 == 0
    return form if is_balanced and form[0] not in '“"' else form.strip('“”"')


def _given_by(before: str) -> str | None:
    """Who gave, in the words before a form: "được Chủ tịch UBND tỉnh tặng"."""
    found = _giver(before, "được|,|và")
    return before[slice(*found)].strip() if found else None


def _leading_years(before: str) -> list[int]:
    """The years with which a clause opens: "Năm 2022, ông …", not "Sinh năm 1970, ông …"."""
    found = _LEADING_RE.findall(before)
    return stated_years(found[-1]) if found else []


def _dated(base: Honour, after: str, leading: list[int]) -> Iterator[Honour]:
    """One honour, or one for each of the years that are listed after its form."""
    numbers, day = numbers_in(after), day_in(after)
    listed = stated_years(_NUMBER_RE.sub("", _DATE_RE.sub("", after)))
    if len(listed) > 1:
        yield from (replace(base, year=year) for year in listed)
        return
    years = listed or leading
    year = years[0] if len(years) == 1 else day.year if day and not years else None
    yield replace(base, year=year, number=numbers[0] if len(numbers) == 1 else None, date=day)
