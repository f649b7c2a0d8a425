"""Numbers that bear no symbol of a type: official letters of the state, "345/UBND-NC".

Decree 30/2020: a letter (công văn) bears the body and the unit that drafted it, "1234/SNV-TĐKT", or
the body alone, "278/STTTT". Such a number looks like a score or a share of something, so it must be
told: by the words before it, by a known body with a unit, or by the date after it.
"""

import re
from collections.abc import Iterator

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

_BLANK = " {0,2}(?:\n {0,2})?"
# "SGD&ĐT", "C.IV"; what is judged by its capitals is cut off again: "NC.Theo".
_NAME = r"[a-z][a-z0-9]{0,11}(?:[&.][a-z][a-z0-9]{0,11}){0,2}"
_HEAD = re.compile(
    rf"(?P<number>[0-9]{{1,6}})(?P<suffix>[a-z](?![a-z0-9]))?{_BLANK}/{_BLANK}(?P<body>{_NAME})"
)
_UNIT = re.compile(rf"-\n?(?P<unit>{_NAME})(?!\w)")
# "345/UBND - NC": with blanks, the next word tells whether a unit or a name follows ("TP Hà Nội").
_SPACED_UNIT = re.compile(rf" {{0,2}}-[ \n]{{0,2}}(?P<unit>{_NAME})(?!\w)")
_GOES_ON = re.compile(r"\w| ?/|-(?![a-z])")
_CAPITAL_FOLLOWS = re.compile(r" [^\W\d_]")
_MOST_UNITS = 3

# "Mẫu số 03/ĐG-CBCC", "nhà số 12/KP": what is numbered is no document.
_OTHER_THING = re.compile(
    r"(?<!\w)(?:mau|bieu|bang|hinh|phu luc|to|phong|lo|nha|can|ho|the|thua|de|hop dong|hoa don"
    r"|phieu|khu|doi|tram|duong|pho|ngo|quay|kiot|hop|may|dien thoai|tai khoan|bien|cot|kho|ben"
    r"|xuong|chi bo|toa|tau|xe|giay phep|giay moi|giay gioi thieu|so)\s{1,2}$"
)
_DOCUMENT = re.compile(r"(?<!\w)van ban\s{1,2}$")
_LONGEST_THING = 20


def announces(letters: Letters, start: int, *, has_so: bool) -> bool:
    """Whether what stands before a number may announce a document: "số", "văn bản"."""
    before = letters.folded[max(0, start - _LONGEST_THING) : start]
    return bool(_DOCUMENT.search(before) or (has_so and not _OTHER_THING.search(before)))


def read_untyped(
    letters: Letters,
    position: int,
    *,
    loose: bool = False,
    is_announced: bool = False,
    is_letter: bool = False,
) -> tuple[DocumentNumber, int] | None:
    """The number of a letter that starts at a position of a text, and where it ends.

    `is_announced`: something before it says that it is a document; `is_letter`: the word "công văn"
    does. Half a number ("345/UBND-" at the end of a line) is none.
    """
    found = _HEAD.match(letters.folded, position)
    if found is None:
        return None
    names = list(_names(letters, found, loose=loose))
    if not names or _GOES_ON.match(letters.folded, names[-1][1]):
        return None
    end = names[-1][1]
    body, units = names[0][0], [name for name, _ in names[1:]]
    if _has_doubtful_unit(letters, end) or not _is_body(body):
        return None
    is_known = is_state_body(body)
    is_announced = is_announced or is_letter or read_date(letters.folded, end)[0] is not None
    if not _is_told(is_known, bool(units), is_announced or loose, is_letter):
        return None
    suffix = letters.written[slice(*found.span("suffix"))] if found["suffix"] else ""
    issuer = canonical_issuer("-".join((body, *units)))
    return DocumentNumber(int(found["number"]), issuer=issuer, suffix=suffix), end


def _is_told(is_known: bool, has_unit: bool, is_announced: bool, is_letter: bool) -> bool:
    if is_letter or (is_known and has_unit):
        return True
    return is_announced and (is_known or has_unit)


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
    pieces = re.split(r"([&.])", name)
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
    return bool(_abbreviation(name) == name and not is_state_body(name))


def _is_doubtful(letters: Letters, unit: re.Match[str]) -> bool:
    name = letters.written[slice(*unit.span("unit"))]
    if _abbreviation(name) != name or is_state_body(name):
        return True
    follows = _CAPITAL_FOLLOWS.match(letters.written, unit.end())
    return follows is not None and follows[0][1].isupper()
