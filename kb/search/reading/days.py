"""Days of the calendar: "20/11", "8-3", "19 tháng 5", "10/3 âm lịch", "ngày nhà giáo", "giỗ tổ".

In: a `Frame` whose numbers, dates and phrases are read. Out: the days that are named; the words
stay to be looked for as words. What the calendar does not know is no day: "1/2" is a half.
"""

import re
from collections.abc import Iterator, Sequence

from kb.citations import is_symbol
from kb.search.reading.frame import Frame
from kb.search.reading.values import Time, Understood
from kb.text.vietnamese import Syllable, fold, has_marks, lower
from kb.vocabularies import Anniversary

_MONTHS = ("gieng", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi", "mot", "chap")
_NUMBER_RE = re.compile(
    r"(?<![\w/.-])(?P<before>(?:ngay|dip|le)\s+)?(?P<first>mong\s+|mung\s+)?(?P<day>\d{1,2})"
    r"(?:(?:[/-]|\s-\s)(?P<month>\d{1,2})|\.(?P<dotted>\d{1,2})"
    rf"|\s*thang\s*(?P<said>\d{{1,2}}|(?:{'|'.join(_MONTHS)})\b))"
    r"(?P<lunar>\s*\(?\s*(?:am\s+lich|al)\b\)?)?(?![\w%]|[/.,-]\w)"
)
# A number stands beside these: "KH 05/11", "số 05/11"; "8/3 da nang" and "8/3 Khánh Hòa" have none.
_SYMBOL_BEFORE_RE = re.compile(r"(?<![^\W\d_])([^\W\d_]+)[\s:./-]*\Z")
_BEHIND_RE = re.compile(r"([\s/-]*)([^\W\d_]+)\s*([/-]?)")
_CALLED_BEFORE = (["ngay", "hoi"], ["ngay"])


def name_days(frame: Frame) -> None:
    """Say which words mean a day of the calendar."""
    for start, end, days in (*_numbered(frame), *_called(frame)):
        if not any(time.start < end and start < time.end for time in frame.parsed.times):
            said = f"ngày: {days[0].spoken}"
            part = Understood("day", frame.written[start:end], said, days[0].key)
            time = Time(start, end, days=days)
            frame.note(part, times=(*frame.parsed.times, time))


_Found = tuple[int, int, tuple[Anniversary, ...]]


def _numbered(frame: Frame) -> Iterator[_Found]:
    """Days by day and month; one that only the lunar calendar has is meant by it."""
    for match in _NUMBER_RE.finditer(fold(lower(frame.text))):
        said = match["month"] or match["said"] or (match["before"] and match["dotted"])
        if said and not _is_number(frame.text, match):
            month = _MONTHS.index(said) + 1 if said in _MONTHS else int(said)
            key = f"{int(match['day'])}-{month}"
            lunar = frame.vocabularies.days(f"{key}-am")
            days = lunar if match["lunar"] else frame.vocabularies.days(key) or lunar
            if days:
                yield match.start(), match.end(), days


def _is_number(text: str, match: re.Match[str]) -> bool:
    """Whether it is a number of a document: a symbol stands beside it."""
    before = _SYMBOL_BEFORE_RE.search(text[: match.start("day")])
    if before and is_symbol(before[1]):
        return True
    behind = _BEHIND_RE.match(text, match.end())
    if not behind or not is_symbol(behind[2]):
        return False
    # Apart and in letters like those around it may be any word, unless nothing or a joint follows.
    is_joined = bool(behind[1].strip() or behind[3]) or behind.end() == len(text)
    return is_joined or (behind[2].isupper() and not text.isupper())


def _called(frame: Frame) -> Iterator[_Found]:
    """Days by name: after "ngày" by any, by a whole one also before nothing but a place."""
    names = frame.vocabularies.day_names
    words = frame.left()
    longest = max(map(len, names), default=0)
    start = 0
    while start < len(words):
        size, lead = _size(frame, words, start, longest)
        if size:
            days = names[_key(words[start : start + size])].days
            yield words[start - lead].start, words[start + size - 1].end, days
        start += size or 1


def _size(frame: Frame, words: Sequence[Syllable], start: int, longest: int) -> tuple[int, int]:
    """How many words name a day there, and how many lead to it; none where none does."""
    names = frame.vocabularies.day_names
    before = [fold(each.text) for each in words[max(0, start - 2) : start]]
    lead = next((len(each) for each in _CALLED_BEFORE if before[-len(each) :] == each), 0)
    for size in range(min(longest, len(words) - start), 0, -1):
        said = words[start : start + size]
        name = names.get(_key(said))
        if name and _is_spelled(said, name.words):
            rest = " ".join(each.text for each in words[start + size :])
            is_alone = start == 0 and (not rest or frame.vocabularies.where(rest) is not None)
            if lead or (name.is_whole and is_alone):
                return size, lead
    return 0, 0


def _key(words: Sequence[Syllable]) -> tuple[str, ...]:
    return tuple(fold(each.text) for each in words)


def _is_spelled(words: Sequence[Syllable], name: Sequence[str]) -> bool:
    """Whether each word with marks is that of the name."""
    pairs = zip(words, name, strict=True)
    return all(each.text == text or not has_marks(each.text) for each, text in pairs)
