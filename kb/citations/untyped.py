"""Numbers that bear no symbol of a type: official letters of the state, "345/UBND-NC".

Decree 30/2020: a letter (công văn) bears the body and the unit that drafted it, "1234/SNV-TĐKT", or
the body alone, "278/STTTT". Such a number looks like a score or a share of something, so it must be
told: by the word "công văn" before it, or by two of the signs that it has.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kb.citations.dates import read_date
from kb.citations.letters import Letters
from kb.citations.numbers import DocumentNumber
from kb.citations.vocabulary import (
    canonical_issuer,
    canonical_symbol,
    is_party_body,
    is_state_body,
    is_symbol_of_papers,
)

_BLANK = " {0,3}(?:\n {0,3})?"
# "SGD&ĐT", "C.IV", "V 3"; what is judged by its capitals is cut off again: "NC.Theo".
_NAME = r"[a-z][a-z0-9]{0,11}(?:(?: ?& ?|[.])[a-z][a-z0-9]{0,11}){0,2}"
_UNIT_NAME = rf"(?:[a-z] [0-9]{{1,2}}|{_NAME})"
_HEAD = re.compile(
    rf"(?P<number>[0-9]{{1,6}})(?P<suffix>[a-z](?![a-z0-9]))?{_BLANK}/{_BLANK}(?P<body>{_NAME})"
)
_UNIT = re.compile(rf"-\n?(?P<unit>{_UNIT_NAME})(?!\w)")
# "345/UBND - NC": with blanks, the next word tells whether a unit or a name follows ("TP Hà Nội").
_SPACED_UNIT = re.compile(rf" {{0,3}}-[ \n]{{0,3}}(?P<unit>{_UNIT_NAME})(?!\w)")
_GOES_ON = re.compile(r"\w| ?/|-(?![a-z])")
_CAPITAL_FOLLOWS = re.compile(r" [^\W\d_]")
_MOST_UNITS = 3
# Of these: a body of the state, a unit, the word "số", a date; one alone may be a share or a score.
_SIGNS_NEEDED = 2
_SHORTEST = 3  # letters of a body that is not known
# What stands by itself after "345/UBND - " and is no unit of it: another body.
_OTHER_BODY = re.compile("UBND|HĐND|(?:UB)?MTTQ")

# "Mẫu số 03/ĐG-CBCC", "nhà số 12/KP": what is numbered is no document.
_OTHER_THINGS = (
    *("mẫu", "biểu", "bảng", "hình", "phụ lục", "tổ", "phòng", "lô", "nhà", "căn", "hộ", "thẻ"),
    *("thửa", "tờ", "đề", "hợp đồng", "hóa đơn", "giấy phép", "giấy mời", "giấy giới thiệu"),
    *(
        "giấy chứng nhận",
        "sổ",
        "phiếu",
        "khu",
        "đội",
        "trạm",
        "đường",
        "phố",
        "ngõ",
        "ngách",
        "hẻm",
        "quầy",
    ),
    *(
        "kiốt",
        "hộp",
        "máy",
        "điện thoại",
        "tài khoản",
        "biển",
        "cột",
        "kho",
        "bến",
        "xưởng",
        "chi bộ",
        "toa",
    ),
    *("tàu", "xe", "cáo trạng", "bản án"),
)
_OTHER_THING = re.compile(rf"(?<!\w)(?:{'|'.join(_OTHER_THINGS)})\s{{1,2}}$")
_DOCUMENT = re.compile(r"(?<!\w)văn bản\s{1,2}$")
_LONGEST_THING = 20


@dataclass(frozen=True)
class Announced:
    """What the words before a number say of it.

    `as_letter`: "công văn" or "văn bản"; `as_numbered`: "số"; `as_other`: "hợp đồng", "nhà".
    """

    as_letter: bool = False
    as_numbered: bool = False
    as_other: bool = False


def announced(letters: Letters, start: int, *, is_letter: bool, has_so: bool) -> Announced:
    """What stands before the head of a number that begins at a position: "Văn bản (số 345/…)"."""
    before = letters.written[max(0, start - _LONGEST_THING) : start].lower()
    return Announced(
        is_letter or _DOCUMENT.search(before) is not None,
        has_so,
        _OTHER_THING.search(before) is not None and not is_letter,
    )


def read_untyped(
    letters: Letters, position: int, said: Announced, *, loose: bool = False
) -> tuple[DocumentNumber, int] | None:
    """The number of a letter that starts at a position of a text, and where it ends.

    Half a number ("345/UBND-" at the end of a line) is none.
    """
    found = _HEAD.match(letters.folded, position)
    if found is None or said.as_other:
        return None
    names = list(_names(letters, found, loose=loose))
    if not names or _GOES_ON.match(letters.folded, names[-1][1]):
        return None
    end = names[-1][1]
    body, units = names[0][0], [name for name, _ in names[1:]]
    if _has_doubtful_unit(letters, end) or not _is_body(body):
        return None
    signs = (
        is_state_body(body),
        bool(units),
        said.as_numbered or loose,
        read_date(letters.folded, end)[0] is not None,
    )
    is_told = sum(signs) >= _SIGNS_NEEDED and (signs[0] or len(body) >= _SHORTEST)
    if not (said.as_letter or is_told):
        return None
    suffix = letters.written[slice(*found.span("suffix"))] if found["suffix"] else ""
    issuer = canonical_issuer(re.sub(r"\s", "", "-".join((body, *units))))
    return DocumentNumber(int(found["number"]), issuer=issuer, suffix=suffix), end


def _is_body(name: str) -> bool:
    """Not "QĐ" of an old "15/QĐ", not "GP" of a licence, not "TW": the Party writes "CV"."""
    return not (canonical_symbol(name) or is_symbol_of_papers(name) or is_party_body(name))


def _names(letters: Letters, found: re.Match[str], *, loose: bool) -> Iterator[tuple[str, int]]:
    """The body and its units, each with its end: those that are abbreviations."""
    start, end = found.span("body")
    for _ in range(_MOST_UNITS + 1):
        name = letters.written[start:end]
        kept = name if loose and name.islower() else _abbreviation(name)
        if not kept or (start == found.start("body") and len(kept) < 2):
            return
        yield kept, start + len(kept)
        unit = _UNIT.match(letters.folded, end) if len(kept) == len(name) else None
        if unit is None and len(kept) == len(name):
            unit = _spaced_unit(letters, end)
        if unit is None:
            return
        start, end = unit.span("unit")


def _abbreviation(name: str) -> str:
    """As much of it as is one: "NC" of "NC.Theo", "GDTrH" and "C.IV" whole, nothing of "ngay"."""
    pieces = re.split(r"(\s?[&.]\s?)", name)
    kept = ""
    for place in range(0, len(pieces), 2):
        capitals = sum(letter.isupper() for letter in pieces[place])
        letters = sum(letter.isalpha() for letter in pieces[place])
        if not pieces[place][:1].isupper() or (letters > 1 and capitals < 2):
            break
        kept = "".join(pieces[: place + 1])
    return kept


def _spaced_unit(letters: Letters, end: int) -> re.Match[str] | None:
    unit = _SPACED_UNIT.match(letters.folded, end)
    return None if unit is None or _is_doubtful(letters, unit) else unit


def _has_doubtful_unit(letters: Letters, end: int) -> bool:
    """Whether "345/UBND" may be half of a number: " - TP Hà Nội" may be its unit or a place."""
    unit = _SPACED_UNIT.match(letters.folded, end)
    if unit is None:
        return False
    name = letters.written[slice(*unit.span("unit"))]
    return _abbreviation(name) == name and not _OTHER_BODY.fullmatch(name)


def _is_doubtful(letters: Letters, unit: re.Match[str]) -> bool:
    name = letters.written[slice(*unit.span("unit"))]
    if _abbreviation(name) != name or _OTHER_BODY.fullmatch(name):
        return True
    follows = _CAPITAL_FOLLOWS.match(letters.written, unit.end())
    return follows is not None and follows[0][1].isupper()
