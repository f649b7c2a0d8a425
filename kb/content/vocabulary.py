"""Checks of the vocabularies: codes written twice, days that no year has, words in two groups.

In: `Vocabularies`. Out: `Problem`s, of all of them or of one item beside the others. What one field
can tell alone is in `kb.schema`.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import singledispatch

from kb.schema import Problem
from kb.text.vietnamese import normalise, syllable_texts
from kb.vocabularies import (
    VOCABULARIES,
    Anniversary,
    Feed,
    Organisation,
    Province,
    Synonyms,
    Vocabularies,
)

_LEAP_YEAR, _LUNAR_MONTH = 2024, 30


def check_vocabularies(vocabularies: Vocabularies) -> Iterator[Problem]:
    """Every problem of the lists, each item named."""
    yield from _repeated("fields", (field.code for field in vocabularies.fields))
    yield from _repeated("roles", (role.code for role in vocabularies.roles))
    yield from _repeated("places", (place.slug for place in vocabularies.places))
    yield from _repeated("organisations", (each.slug for each in vocabularies.organisations))
    yield from _repeated("anniversaries", (each.id for each in vocabularies.anniversaries))
    for place in vocabularies.places:
        yield from _named(place.slug, check_item(place, vocabularies))
    for body in vocabularies.organisations:
        yield from _named(body.slug, check_item(body, vocabularies))
    for day in vocabularies.anniversaries:
        yield from _named(day.id, check_item(day, vocabularies))
    for group in (*vocabularies.synonyms, *vocabularies.near_words):
        yield from check_item(group, vocabularies)
    for feed in vocabularies.feeds:
        yield from _named(feed.name, check_item(feed, vocabularies))


def _named(name: str, problems: Iterable[Problem]) -> Iterator[Problem]:
    return (replace(each, wrong=f"{name}: {each.wrong}") for each in problems)


def _repeated(name: str, codes: Iterable[str]) -> Iterator[Problem]:
    seen: set[str] = set()
    for code in codes:
        if code in seen:
            wrong = f'mã "{code}" viết hai lần'
            yield Problem(_path(name), 1, code, wrong, "hãy giữ lại một")
        seen.add(code)


def _path(name: str) -> str:
    return f"content/{name}.yaml"


@singledispatch
def check_item(item: object, vocabularies: Vocabularies) -> Iterator[Problem]:
    """What of one item does not agree with itself, or with the vocabularies."""
    yield from _unplaced(_list_of(item), getattr(item, "province", None), vocabularies)


@check_item.register
def _body(body: Organisation, vocabularies: Vocabularies) -> Iterator[Problem]:
    yield from _unplaced("organisations", body.province, vocabularies)
    slugs = {each.slug for each in vocabularies.organisations}
    if body.merged_into and body.merged_into not in slugs:
        wrong = f'không có cơ quan "{body.merged_into}"'
        remedy = "hãy thêm cơ quan ấy, hoặc bỏ dòng này"
        yield Problem(_path("organisations"), 1, "merged_into", wrong, remedy)


@check_item.register
def _day(day: Anniversary, vocabularies: Vocabularies) -> Iterator[Problem]:
    path = _path("anniversaries")
    yield from _unplaced("anniversaries", day.province, vocabularies)
    month, number = map(int, day.date.split("-"))
    longest = _LUNAR_MONTH if day.calendar == "am" else monthrange(_LEAP_YEAR, month)[1]
    if number > longest:
        calendar = "âm lịch" if day.calendar == "am" else "dương lịch"
        wrong = f"tháng {month} {calendar} không có ngày {number}"
        yield Problem(path, 1, "date", wrong, "hãy xem lại ngày và lịch theo nguồn")
    for code in day.fields if vocabularies.fields else ():
        if code not in vocabularies.field_labels:
            wrong = f'không có lĩnh vực "{code}"'
            yield Problem(path, 1, "fields", wrong, "hãy dùng mã trong fields.yaml")


@check_item.register
def _place(place: Province, vocabularies: Vocabularies) -> Iterator[Problem]:
    """Who borders on whom is said on both sides."""
    for name in place.borders:
        other = vocabularies.where(name)
        if other is None:
            wrong, remedy = f'không có tỉnh, thành phố "{name}"', "hãy viết tên như trong tệp này"
            yield Problem(_path("places"), 1, "borders", wrong, remedy)
        elif place.name not in other.today.borders:
            wrong = f"{name} không ghi là giáp {place.name}"
            yield Problem(_path("places"), 1, "borders", wrong, "hãy ghi ở cả hai bên", "warning")


@check_item.register
def _words(group: Synonyms, vocabularies: Vocabularies) -> Iterator[Problem]:
    """Of equal words as of near ones."""
    name = _list_of(group)
    path = _path(name)
    if len(group.terms) < 2:
        wrong = f'nhóm "{group.terms[0]}" chỉ có một từ'
        yield Problem(path, 1, "terms", wrong, "hãy ghi từ hai từ trở lên")
    # An abbreviation may be short for several things; a name stands in one group.
    ours = {_as_said(term) for term in group.terms if not term.isupper()}
    for other in getattr(vocabularies, name):
        shared = [term for term in other.terms if not term.isupper() and _as_said(term) in ours]
        if shared and other is not group:
            wrong = f'từ "{shared[0]}" đã đứng ở nhóm "{other.terms[0]}"'
            remedy = "một từ chỉ đứng trong một nhóm: hãy bỏ ở một bên"
            yield Problem(path, 1, "terms", wrong, remedy, "warning")


@check_item.register
def _feed(feed: Feed, vocabularies: Vocabularies) -> Iterator[Problem]:
    yield from _unplaced("feeds", feed.province, vocabularies)
    first = next((each for each in vocabularies.feeds if each.url == feed.url), feed)
    if first is not feed:
        wrong = f'địa chỉ này đã có ở "{first.name}"'
        yield Problem(_path("feeds"), 1, "url", wrong, "hãy giữ lại một")


def _as_said(term: str) -> str:
    """The term but for capitals and punctuation: "hải quân" is not "hải quan"."""
    return " ".join(syllable_texts(normalise(term)))


def _list_of(item: object) -> str:
    """The vocabulary that an item is of: its words may be those of another one's items."""
    return next(name for name, cls in VOCABULARIES.items() if type(item) is cls)


def _unplaced(name: str, province: str | None, vocabularies: Vocabularies) -> Iterator[Problem]:
    if province and vocabularies.places and vocabularies.where(province) is None:
        wrong = f'không có tỉnh, thành phố "{province}"'
        yield Problem(_path(name), 1, "province", wrong, "hãy viết tên như trong places.yaml")
