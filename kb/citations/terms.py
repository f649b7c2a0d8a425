"""Terms (khóa): those of the Party's congresses, and of the National Assembly's legislatures.

Party numbers restart with each congress, so a term tells them apart. A law bears its legislature
(QH15). The government and its members have no terms of that name.

Dates are those on which the congress that elected the term closed: the term's first documents are
of the same day or later (Báo Nhân Dân, "Các kỳ đại hội"; for XIV the press release of the
closing session, 23-1-2026).
"""

import re
from bisect import bisect_right

from kb.citations.dates import PartialDate
from kb.citations.numbers import DocumentNumber
from kb.citations.vocabulary import is_party_issuer

_CLOSED = (
    ((2001, 4, 22), "IX"),
    ((2006, 4, 25), "X"),
    ((2011, 1, 19), "XI"),
    ((2016, 1, 28), "XII"),
    ((2021, 2, 1), "XIII"),
    ((2026, 1, 23), "XIV"),
)
# Bodies of the Party's centre, for its documents that bear no number.
_PARTY_RE = re.compile(
    r"(?<!\w)đảng(?!\w)|bộ chính trị|ban bí thư|ban chấp hành trung ương"
    r"|(?:tuyên giáo|dân vận|tổ chức|nội chính|kiểm tra|văn phòng|quân ủy|quân uỷ).*trung ương",
    re.IGNORECASE,
)
_LEGISLATURE_RE = re.compile(r"(?:UBTV)?QH([0-9]{1,2})")
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_TERM_RE = re.compile(r"\bkh(?:óa|oá)\s{1,3}([IVX]{1,5})\b", re.IGNORECASE)


def term_of(date: PartialDate) -> str | None:
    """The term in which a day falls: 18/5/2021 is in "XIII"; None where month or year span two."""
    first = (date.year, date.month or 1, date.day or 1)
    last = (date.year, date.month or 12, date.day or 31)
    places = {bisect_right(_CLOSED, (day, "~")) - 1 for day in (first, last)}
    place = places.pop()
    return None if places or place < 0 else _CLOSED[place][1]


def term_borne(
    number: DocumentNumber | None, issuer: str | None, issued: PartialDate | None
) -> str | None:
    """The term of a central document: the congress's or, of a law, the legislature.

    01-KL/TW of 18/5/2021 is of "XIII", 06/2022/QH15 of "XV"; 73/2023/NĐ-CP and 27/CT-TTg of none.
    """
    if number and (legislature := _LEGISLATURE_RE.fullmatch(number.issuer)):
        return _roman(int(legislature[1]))
    is_party = is_party_issuer(number.issuer) if number and number.issuer else None
    if is_party is None:
        is_party = _PARTY_RE.search(issuer or "") is not None
    return term_of(issued) if is_party and issued else None


def _roman(number: int) -> str:
    said = ""
    for value, letters in _ROMAN:
        said += letters * (number // value)
        number %= value
    return said


def read_term(text: str) -> str | None:
    """The first term that a text names: "của Bộ Chính trị khóa XII" gives "XII"."""
    found = _TERM_RE.search(text)
    return found[1].upper() if found else None
