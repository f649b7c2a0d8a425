"""Finds what must not be published of a person: numbers of telephones and papers, addresses.

In: text, also Markdown. Out: the places where it stands (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15),
and the text without them. Odd spellings count: "(0912) 345 678", "0912–345–678", full-width digits.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

PHONE, IDENTITY, ACCOUNT, EMAIL, ADDRESS = (
    "số điện thoại", "số căn cước, chứng minh", "số tài khoản", "thư điện tử",
    "địa chỉ dưới cấp xã",
)  # fmt: skip

# One letter for one letter, so that a place in the plain text is the place in the text.
_PLAIN = {0xFF01 + step: 0x21 + step for step in range(94)}
_PLAIN |= dict.fromkeys([*range(0x2010, 0x2016), 0x2212, 0xFE63], ord("-"))
_PLAIN |= dict.fromkeys([0xA0, 0x2007, 0x2009, 0x202F, 0x3000, 0x200B, 0x200C, 0x2060], ord(" "))

_START, _GAP = r"(?<!\w)(?<!\d[.,/-])", r"[ ./()*_\\-]{0,4}"
_DIGIT = rf"(?:{_GAP}\d)"
_ABROAD = rf"\(?(?:\+{_GAP}84|0084|84(?=\))){_GAP}0?\)?{_GAP}[1-9]{_DIGIT}{{8}}"
_PHONE_RE = re.compile(
    rf"{_START}(?:{_ABROAD}|\(?0{_GAP}[12]{_DIGIT}{{9}}|\(?0{_GAP}[1-9]{_DIGIT}{{8}})(?!\d|[/-]\w)"
)
_DATE_RE = re.compile(r"(?<!\d)\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)\d\d(?!\d)")
_UNITS = r"đồng|đ|vnđ|usd|m2|m²|kg|tấn|cây|con|lượt|người|hộ"
_IDENTITY_RE = re.compile(
    rf"{_START}(?:\d{{12}}|\d{{9}}|0\d\d(?:[ .-]\d{{3}}){{3}})(?!\w|[.,/-]?\d|\s*(?:{_UNITS})\b)",
    re.IGNORECASE,
)
_PAPERS = (
    r"cccd|cmnd|cmtnd|căn cước(?: công dân)?|chứng minh(?: nhân dân| thư)?|định danh(?: cá nhân)?"
    r"|hộ chiếu|bhxh|bhyt"
)
_NUMBER = r"\W{0,4}(?:số)?[ :.*]*([A-Z]{0,2}\d(?:[ .-]?\d){5,18})(?!\d)"
_PAPER_RE = re.compile(rf"\b(?:{_PAPERS}){_NUMBER}", re.IGNORECASE)
_ACCOUNT_RE = re.compile(rf"\b(?:số tài khoản|stk|số tk){_NUMBER}", re.IGNORECASE)
_EMAIL_RE = re.compile(r"(?<![\w.+\\-])[\w.+\\-]++@[\w-]+(?:\.[\w-]+)+")

_CAPITAL = "".join(filter(str.isupper, map(chr, range(0x41, 0x1EFA))))
_NAME = rf"(?-i:[{_CAPITAL}0-9])[^,;.|()\n]{{0,60}}?"  # "khu phố 3", and not "khu vực này"
_UNITS_ABOVE = r"xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh|tp"
_END = rf"(?=\s*(?:[,;.|()\n]|\s(?:{_UNITS_ABOVE})\b|$))"
_BELOW = (
    r"(?:thôn|xóm|bản|ấp|khóm|buôn|làng|phum|sóc|tổ(?: dân phố)?|tdp|tiểu khu"
    r"|khu(?: phố| dân cư| tập thể)?"
    rf"|ngõ|ngách|hẻm|kiệt|đường|phố|đội|căn hộ|chung cư|số(?: nhà)?|nhà số)\s{_NAME}{_END}"
)
_HOUSE_NUMBER = r"\d+[a-z]?(?:[/-]\d+[a-z]?)*"
_HOUSE_RE = re.compile(
    rf"\b(?:(?:số nhà|nhà số) {_HOUSE_NUMBER}"
    rf"|số {_HOUSE_NUMBER}(?=,? (?:(?:ngõ|ngách|hẻm|kiệt) \d|(?:đường|phố) (?-i:[{_CAPITAL}]))))"
    rf"(?:,?\s+{_BELOW})*(?:\s*,\s*|\s+)?",
    re.IGNORECASE,
)
_DWELLING_RE = re.compile(
    r"\b(?:địa chỉ|nơi ở|chỗ ở|thường trú|tạm trú|trú quán|trú tại|cư trú|ngụ tại|hộ khẩu|quê quán"
    r"|nguyên quán|nhà riêng|nhà ở|sống (?:tại|ở)|ngụ)\b[^:;.|\n]{0,30}?[\s:*|]+(?=\S)",
    re.IGNORECASE,
)
_BELOW_RE = re.compile(rf"{_BELOW}(?:\s*,\s*|\s+)?", re.IGNORECASE)


@dataclass(frozen=True)
class Private:
    """Something at text[start:end], and what it is."""

    what: str
    start: int
    end: int


def find_private(text: str) -> list[Private]:
    """Everything private in a text, in order; no two of them overlap."""
    plain = text.translate(_PLAIN)
    taken = bytearray(len(text))
    found: list[Private] = []
    for finder in _FINDERS:
        for each in finder(plain):
            if not any(taken[each.start : each.end]):
                taken[each.start : each.end] = bytes([1]) * (each.end - each.start)
                found.append(each)
    return sorted(found, key=lambda each: each.start)


def _papers(text: str) -> Iterator[Private]:
    for what, pattern in ((IDENTITY, _PAPER_RE), (ACCOUNT, _ACCOUNT_RE)):
        yield from (Private(what, *match.span(1)) for match in pattern.finditer(text))
    yield from (Private(IDENTITY, *match.span()) for match in _IDENTITY_RE.finditer(text))


def _phones(text: str) -> Iterator[Private]:
    for match in _PHONE_RE.finditer(text):
        if not _DATE_RE.search(match[0]):
            yield Private(PHONE, *match.span())


def _emails(text: str) -> Iterator[Private]:
    yield from (Private(EMAIL, *match.span()) for match in _EMAIL_RE.finditer(text))


def _addresses(text: str) -> Iterator[Private]:
    """Houses anywhere; hamlets, lanes and streets only where somebody is said to live."""
    yield from (Private(ADDRESS, *match.span()) for match in _HOUSE_RE.finditer(text))
    for dwelling in _DWELLING_RE.finditer(text):
        start = dwelling.end()
        while match := _BELOW_RE.match(text, start):
            yield Private(ADDRESS, *match.span())
            start = match.end()


_FINDERS: tuple[Callable[[str], Iterator[Private]], ...] = (_papers, _phones, _emails, _addresses)


def without_private(text: str, mark: str = "[…]") -> tuple[str, tuple[str, ...]]:
    """The text without what is private, and what was left out: "ĐT […]", ("số điện thoại",).

    A number leaves a mark behind, so that the editor sees where it stood; an address begins with
    its commune.
    """
    found = find_private(text)
    pieces, start = [], 0
    for each in found:
        pieces += [text[start : each.start], "" if each.what == ADDRESS else mark]
        start = each.end
    return "".join([*pieces, text[start:]]), tuple(each.what for each in found)
