"""Document numbers as people type them: in any order, with any joint, with letters for digits.

In: the text of a search box. Out: `Citation`s. Beside the loose reading of `finder.py` stand
numbers turned round ("CT/TW 05", "TW CT 05", "số 5 chỉ thị"), other joints or none ("05_CT_TW",
"05.CT.TW", "CTTW 05") and digits read off a picture ("o5-CT/TW"). In prose none is a number.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from kb.citations.dates import read_date
from kb.citations.finder import Citation, find_citations
from kb.citations.letters import fold
from kb.citations.numbers import DocumentNumber
from kb.citations.vocabulary import (
    SYMBOLS_FOLDED,
    TYPE_BY_WORD,
    canonical_issuer,
    canonical_symbol,
    is_known_issuer,
    type_of_symbol,
)

_SYMBOL = "|".join(sorted(SYMBOLS_FOLDED, key=len, reverse=True))
_WORD = "|".join(sorted(TYPE_BY_WORD, key=len, reverse=True)).replace(" ", r"\s{1,2}")

# Letter for letter, seen without marks: what joins the parts of a number, letters for digits.
_MENDED = (
    (re.compile(r"\\"), "/"),
    (re.compile(r"(?<=[a-z0-9])_(?=[a-z0-9])"), "-"),
    (re.compile(rf"(?<=[0-9])\.(?=(?:{_SYMBOL})(?![a-z]))"), "-"),
    (re.compile(rf"(?<![a-z])(?:{_SYMBOL})(\.)(?=[a-z0-9])"), "-"),
    (re.compile(rf"(?<![a-z])(?:{_SYMBOL})?(o)(?=[0-9])|(?<=[0-9])(o)(?![a-z])"), "0"),
    (re.compile(r"(?<![a-z])(l)(?=[0-9])|(?<=[0-9])(l)(?![a-z])"), "1"),
)

_JOINT = r"[\s/-]{1,3}"
_NUMBER = (
    r"(?:so[\s.:]{0,2})?(?P<number>[0-9]{1,4})(?:[/-](?P<year>(?:19|20)[0-9]{2}))?(?![\w%]|[./,]\w)"
)
_ISSUER = r"(?P<issuer>[a-z]{2,9}(?:[0-9]{1,2})?)"
_KIND = rf"(?P<kind>{_SYMBOL})"
_TYPE = rf"(?P<type>{_WORD})"
_TURNED = tuple(
    re.compile(rf"(?<![\w/.-]){pattern}")
    for pattern in (
        # CT/TW 05, CT-TW-05, Chỉ thị TW 05
        rf"(?:{_KIND}|{_TYPE}){_JOINT}{_ISSUER}[\s/-]{{0,3}}{_NUMBER}",
        # CTTW 05, cttw05, NQTW-33
        rf"{_KIND}(?P<issuer>tw|ttg)[\s/-]{{0,3}}{_NUMBER}",
        # 05 CTTW, 05cttw, 27-CTTTg
        rf"(?:so[\s.:]{{0,2}})?(?P<number>[0-9]{{1,4}})[\s/-]{{0,3}}{_KIND}(?P<issuer>tw|ttg)(?![\w/-])",
        # TW CT 05, TW/CT-05
        rf"{_ISSUER}{_JOINT}{_KIND}[\s/-]{{0,3}}{_NUMBER}",
        # QH15 06/2022
        rf"(?P<assembly>(?:ubtv)?qh[0-9]{{1,2}})[\s/-]{{1,3}}{_NUMBER}",
        # số 5 chỉ thị TW, số 05 chỉ thị
        rf"(?=so|0){_NUMBER}\s(?:{_TYPE})(?:\s(?:cua\s)?{_ISSUER}(?!\w))?",
    )
)
# Who issued it, where the loose reading leaves that out: CT/TW 05, TW CT 05, CT 05 TW.
_INSIDE_RE = re.compile(rf"{_KIND}{_JOINT}{_ISSUER}[\s/-]{{0,3}}{_NUMBER}")
_BEFORE_RE = re.compile(rf"(?<![\w/.-]){_ISSUER}{_JOINT}\Z")
_AFTER_RE = re.compile(rf"[\s/-]{{1,3}}{_ISSUER}(?![\w/-])")
# Behind a number any other may be a body that is spoken of: "Kết luận 01 BTGTU".
_ISSUERS_BEHIND = {"TW", "TU", "CP", "TTg"}
# "NQ TW4" is what the fourth plenum of some term decided, of whatever number; no term has had 20.
_PLENUM_RE = re.compile(r"(?:nq|nghi\s{1,2}quyet)\s{0,2}tw\s{0,2}(?:1[0-9]|[1-9])")


def find_typed(text: str) -> tuple[Citation, ...]:
    """Every document number in a search box, in order: "ct/tw 05" is Chỉ thị 05-CT/TW."""
    mended = _mend(text)
    found = [_with_issuer(mended, each) for each in find_citations(mended, loose=True)]
    turned = _turned(mended, _blotted(mended, found))
    every = sorted((*found, *turned), key=lambda citation: citation.start)
    return tuple(replace(each, text=text[each.start : each.end]) for each in every)


def _mend(text: str) -> str:
    """The text with usual joints and digits, letter for letter."""
    letters = list(text)
    folded = fold(text)
    for pattern, letter in _MENDED:
        for match in pattern.finditer(folded):
            letters[match.start(match.lastindex or 0)] = letter
    return "".join(letters)


def _blotted(text: str, found: list[Citation]) -> str:
    for each in found:
        text = text[: each.start] + "\n" * (each.end - each.start) + text[each.end :]
    return text


def _turned(text: str, left: str) -> Iterator[Citation]:
    """The numbers whose parts stand in another order, in what is left of a text."""
    for pattern in _TURNED:
        for match in pattern.finditer(fold(left)):
            number = _number(text, match)
            if number and not _PLENUM_RE.fullmatch(match[0]):
                left = left[: match.start()] + "\n" * len(match[0]) + left[match.end() :]
                yield _citation(text, match, number)


def _number(text: str, match: re.Match[str]) -> DocumentNumber | None:
    """The number, if who is said to have issued it is known."""
    said = match.groupdict()
    value, year = int(said["number"]), int(said["year"]) if said.get("year") else None
    if assembly := said.get("assembly"):
        return DocumentNumber(value, year, "QH", assembly.upper())
    kind = TYPE_BY_WORD[_type(match)].symbols[0] if _type(match) else _written(text, match, "kind")
    issuer = _written(text, match, "issuer")
    symbol = canonical_symbol(kind)
    if symbol is None or (issuer and not is_known_issuer(issuer)):
        return None
    return DocumentNumber(value, year, symbol, canonical_issuer(issuer) if issuer else "")


def _written(text: str, match: re.Match[str], group: str) -> str:
    """A part of what matched without marks, as it is written; "" where it does not stand."""
    return text[slice(*match.span(group))] if match.groupdict().get(group) else ""


def _type(match: re.Match[str]) -> str:
    """The word for the type, if it stands there."""
    return " ".join((match.groupdict().get("type") or "").split())


def _with_issuer(text: str, citation: Citation) -> Citation:
    """The citation with who issued it, if that stands in it or beside it."""
    if citation.number.issuer or not citation.number.kind:
        return citation
    folded = fold(text)
    start, end = citation.start, citation.end
    if inside := _INSIDE_RE.fullmatch(folded, start, end):
        return _issued(text, citation, inside, start, end)
    before = _BEFORE_RE.search(folded, 0, start)
    if before and text[start].isupper() and _written(text, before, "issuer")[1:2].isupper():
        return _issued(text, citation, before, before.start(), end)
    after = _AFTER_RE.match(folded, end)
    if after and _written(text, after, "issuer") in _ISSUERS_BEHIND:
        return _issued(text, citation, after, start, after.end())
    return citation


def _issued(text: str, citation: Citation, said: re.Match[str], start: int, end: int) -> Citation:
    issuer = _written(text, said, "issuer")
    if not is_known_issuer(issuer):
        return citation
    number = replace(citation.number, issuer=canonical_issuer(issuer))
    end_with_date = max(end, citation.end_with_date)
    return replace(citation, number=number, start=start, end=end, end_with_date=end_with_date)


def _citation(text: str, match: re.Match[str], number: DocumentNumber) -> Citation:
    word = _type(match)
    date, end = read_date(fold(text), match.end())
    return Citation(
        start=match.start(),
        end=match.end(),
        text=match[0],
        type=TYPE_BY_WORD[word].code if word else type_of_symbol(number.kind, number.issuer),
        number=number,
        date=date,
        end_with_date=end,
    )
