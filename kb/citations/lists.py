"""Cuts a text into lists of numbers, each with the words that announce it.

Every citation is read as a list, mostly of one: "Quyết định số 217, 218-QĐ/TW" is the head
"Quyết định số" and the items 217 and 218-QĐ/TW. What an item means is left to finder.py.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kb.citations.dates import PartialDate, read_date
from kb.citations.letters import Letters
from kb.citations.numbers import DocumentNumber
from kb.citations.reading import DIGITS, START, YEAR, read_number
from kb.citations.untyped import announced, read_untyped
from kb.citations.vocabulary import (
    LETTER,
    SYMBOLS_FOLDED,
    TYPE_BY_WORD,
    DocumentType,
    canonical_issuer,
    canonical_symbol,
    is_known_issuer,
)


@dataclass(frozen=True)
class Head:
    """What announces a number: "Quyết định số", only "số", "QD" in a search box, or nothing."""

    start: int
    word: str = ""  # as written: "Quyết định"
    type: DocumentType | None = None
    symbol: str = ""
    has_so: bool = False

    @property
    def kind(self) -> str:
        return self.symbol or next(iter(self.type.symbols if self.type else ()), "")

    @property
    def is_marked(self) -> bool:
        word = " ".join(self.word.lower().split()).replace("qui ", "quy ")
        return self.type is not None and word == self.type.label.lower()


@dataclass(frozen=True)
class Item:
    """One number of a list and the date beside it. Not whole: 217 lacks its symbol."""

    start: int
    end: int
    number: DocumentNumber
    is_whole: bool
    date: PartialDate | None
    end_with_date: int


_SO = r"so\s{0,2}[:.]?\s{0,2}"
_WORDS = "|".join(sorted(TYPE_BY_WORD, key=len, reverse=True)).replace(" ", r"\s{1,2}")
_WORD_HEAD = rf"(?<!\w)(?P<word>{_WORDS})\s{{1,3}}(?P<so>{_SO})?"
# Not "da", "pa", "bb", "tc", "cl": those are everyday syllables and abbreviations.
_SYMBOLS = "|".join(sorted(SYMBOLS_FOLDED - {"da", "pa", "bb", "tc", "cl"}, reverse=True))
# In a search box the number may also come last: "CT/TW 05". Whose it is, the search finds out.
_SYMBOL_HEAD = (
    rf"(?<!\w)(?P<symbol>{_SYMBOLS})(?:[-/]t[wu](?=\s))?"
    rf"(?:\s{{1,2}}(?P<symbol_so>{_SO})|[\s.\-]?)"
)
_BARE_HEAD = rf"(?<!\w)(?P<bare_so>{_SO})|{START}"
_STRICT = re.compile(rf"(?:{_WORD_HEAD}|{_BARE_HEAD})(?=[0-9])")
_LOOSE = re.compile(rf"(?:{_WORD_HEAD}|{_SYMBOL_HEAD}|{_BARE_HEAD})(?=[0-9])")

_SHORT = re.compile(rf"{DIGITS}(?:[-/]{YEAR}(?![-/.][0-9]))?(?![0-9])")
_JOINED = re.compile(
    r"(?:\s{0,2}[,;]\s{0,2}(?:va\s{1,2})?|\s{1,2}(?:va|hoac|&)\s{1,2})" + rf"(?:{_SO})?(?=[0-9])"
)
_TYPED_WORD = re.compile(r"(?P<link>\s{0,2}[-/]?\s{0,2})(?P<word>[a-z][a-z0-9]{1,11})(?!\w)")


def read_lists(letters: Letters, *, loose: bool) -> Iterator[tuple[Head, list[Item]]]:
    """Every list of numbers in a text, in order; a list is read once, fruitful or not."""
    pattern = _LOOSE if loose else _STRICT
    position = 0
    while found := pattern.search(letters.folded, position):
        head = _head(letters, found)
        items = list(_items(letters, found.end(), head, loose=loose))
        if items:
            yield head, items
        position = items[-1].end_with_date if items else found.end() + 1


def _head(letters: Letters, found: re.Match[str]) -> Head:
    groups = found.groupdict()
    has_so = any(groups.get(name) for name in ("so", "symbol_so", "bare_so"))
    word = letters.written[slice(*found.span("word"))] if groups["word"] else ""
    if word:
        return Head(found.start(), word, TYPE_BY_WORD[" ".join(groups["word"].split())], "", has_so)
    symbol = letters.written[slice(*found.span("symbol"))] if groups.get("symbol") else ""
    return Head(found.start(), symbol=canonical_symbol(symbol) or "", has_so=has_so)


def _items(letters: Letters, position: int, head: Head, *, loose: bool) -> Iterator[Item]:
    while item := _item(letters, position, head, loose=loose):
        yield item
        joined = _JOINED.match(letters.folded, item.end_with_date)
        if joined is None or not (item.is_whole or head.kind or head.has_so or loose):
            return
        position = joined.end()


def _item(letters: Letters, position: int, head: Head, *, loose: bool) -> Item | None:
    whole = _whole(letters, position, head, loose=loose)
    if whole:
        number, end = whole
    else:
        found = _SHORT.match(letters.folded, position)
        if found is None:
            return None
        year = int(found["year"]) if found["year"] else None
        suffix = letters.written[slice(*found.span("suffix"))] if found["suffix"] else ""
        number, end = DocumentNumber(int(found["number"]), year, suffix=suffix), found.end()
        if loose:
            number, end = _with_typed_ending(letters, number, end, head)
    date, end_with_date = read_date(letters.folded, end)
    return Item(position, end, number, whole is not None, date, end_with_date)


def _whole(
    letters: Letters, position: int, head: Head, *, loose: bool
) -> tuple[DocumentNumber, int] | None:
    """A number that needs no other to be read: with its symbol, or a letter's without."""
    is_announced = head.has_so or head.type is not None
    number = read_number(letters, position, loose=loose, is_announced=is_announced)
    if number:
        return number
    is_letter = head.kind == LETTER
    said = announced(letters, head.start, is_letter=is_letter, has_so=head.has_so)
    return read_untyped(letters, position, said, loose=loose)


# Issuers that, in small letters, are words: ThU (Thành ủy) and thu, thứ, thư, thủ.
_ORDINARY_WORDS = frozenset({"thu"})


def _is_of(head: Head, symbol: str) -> bool:
    """Whether a symbol says the type once more: not "da" (đã) of "quy dinh 47 da thay the"."""
    return symbol in (head.type.symbols if head.type else (head.symbol,))


def _with_typed_ending(
    letters: Letters, number: DocumentNumber, end: int, head: Head
) -> tuple[DocumentNumber, int]:
    """Take what people type after a number: "HD 24 BTGTU", "01 KL", "chi thi 05 ct"."""
    for _ in ("symbol", "issuer"):
        found = _TYPED_WORD.match(letters.folded, end)
        if found is None:
            break
        word = letters.written[slice(*found.span("word"))]
        # "05 tu" may be "05 từ" typed without marks, "2 bc" anything, "27 thu tuong" Thủ tướng.
        is_meant = "-" in found["link"] or "/" in found["link"] or not word.islower()
        if word.lower() in _ORDINARY_WORDS and letters.written.isupper():
            break
        symbol = "" if number.kind else canonical_symbol(word)
        if symbol and (is_meant or not found["link"] or _is_of(head, symbol)):
            number, end = replace(number, kind=symbol), found.end()
        elif (number.kind or head.kind) and is_known_issuer(word):
            if is_meant or word == "tw" or (len(word) > 2 and word not in _ORDINARY_WORDS):
                return replace(number, issuer=canonical_issuer(word)), found.end()
            break
        else:
            break
    return number, end
