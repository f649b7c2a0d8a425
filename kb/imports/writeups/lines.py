"""What a line of an office's paper is: letterhead, motto, number, date, signature, byline.

In: the text of a line, and whether it is bold. Out: `Line`s, each of one `Kind`; NONE is text that
belongs to the write-up itself. Several stand in one line where an office parts them by tabs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from kb.citations import PartialDate
from kb.imports.lists import holds
from kb.imports.writeups.names import bare
from kb.imports.writeups.words import either


class Kind(Enum):
    """What a line is; those from MOTTO to STAR stand above the title of a paper."""

    NONE = auto()
    MOTTO = auto()
    ISSUER = auto()
    NUMBER = auto()
    DATED = auto()
    STAR = auto()  # the star under a Party body, a rule under anything
    REPORT = auto()  # "BÁO CÁO THÀNH TÍCH": the kind of document
    RUBRIC = auto()  # "GƯƠNG NGƯỜI TỐT, VIỆC TỐT": what the write-ups below it are
    PROPOSAL = auto()
    ADDRESSEE = auto()
    BYLINE = auto()
    CONFIRMED = auto()  # who confirms, signs for whom, in what post
    POSITION = auto()
    SIGNED = auto()
    RECIPIENTS = auto()


HEAD = frozenset({Kind.MOTTO, Kind.ISSUER, Kind.NUMBER, Kind.DATED, Kind.STAR})
CLOSING = frozenset({Kind.CONFIRMED, Kind.SIGNED, Kind.RECIPIENTS})


@dataclass(frozen=True)
class Line:
    """A line, or the part of one that is of one kind; `key` is the label of a byline."""

    kind: Kind
    text: str
    key: str = ""


_LONGEST = 200
_MOTTO = either("lines", "motto")
_BLANK = r"[.…_ ]*"
_WORDED = rf"(\d{{1,2}}|{_BLANK})\s*tháng\s*(\d{{1,2}}|{_BLANK})\s*năm\s*((?:19|20)\d\d|{_BLANK})"
_SLASHED = r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*((?:19|20)\d\d)"
_PLACE = r"[^\W\d_][^,;:.]{0,60}?\s*,\s*(?:ngày\s*)?"
_DATED_RE = re.compile(
    rf"(?:(?:{_PLACE}|[.…_ ]+,?\s*ngày\s*|ngày\s*){_WORDED}|{_PLACE}{_SLASHED})\s*\.?",
    re.IGNORECASE,
)
_NUMBER_RE = re.compile(
    r"số\s*:?\s*[\d.…_ ]*(?:/\s*(?:19|20)\d\d\s*)?[/-]\s*[A-ZĐƯ][\w&./-]*", re.IGNORECASE
)
_FOR_RE = re.compile(r"(?:T/?M|K/?T|T/?L|TUQ|T/?U/?Q|Q)\s*\.?\s+[^\W\d_]")
_RUBRIC = rf"(?:(?:{either('lines', 'rubrics')})[ ,.–“”\"-]*)+"
_PROPOSAL = (
    rf"(?:kính |v/v |về việc |\()*(?:{either('lines', 'proposing')})[\w ,]{{0,60}}?"
    rf"(?:{either('lines', 'proposed')})"
)
_BYLINES = either("lines", "bylines")
_BYLINE_RE = re.compile(rf"\(?\s*({_BYLINES})\s*:\s*(\S.*?)\s*\)?", re.IGNORECASE)
_ACCORDING_RE = re.compile(r"\(\s*(theo)\s+([^()]{2,60})\)\.?", re.IGNORECASE)


def lines_of(text: str, *, is_bold: bool = False) -> list[Line]:
    """The kinds of a line, in order: a letterhead by tabs gives an issuer and a motto.

    "ỦY BAN NHÂN DÂN XÃ THỬ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" gives ISSUER and MOTTO.
    """
    text = text.strip(" *\\_–—-•\t")
    if not text or len(text) > _LONGEST:
        return [Line(Kind.NONE if text else Kind.STAR, text)]
    return [line for piece in _pieces(text) for line in _dated_apart(piece, is_bold=is_bold)]


def _pieces(text: str) -> Iterator[str]:
    """The text cut at the mottos, which stand alone or in capitals."""
    rest = text
    while match := holds(_MOTTO, rest):
        motto = rest[match.start() : match.end()]
        if not (motto.isupper() or motto.startswith(("Độc", "độc")) or motto == rest):
            break
        yield rest[: match.start()].strip(" *\\")
        yield motto
        rest = rest[match.end() :].strip(" *\\")
    yield rest


def _dated_apart(text: str, *, is_bold: bool) -> Iterator[Line]:
    """A number and a date in one line are two lines."""
    number = _NUMBER_RE.match(text)
    if number and text[number.end() :].strip():
        yield Line(Kind.NUMBER, number[0].strip())
        text = text[number.end() :].strip()
    if text:
        yield _line(text, is_bold=is_bold)


def _line(text: str, *, is_bold: bool) -> Line:
    if byline := _BYLINE_RE.fullmatch(text) or _ACCORDING_RE.fullmatch(text):
        return Line(Kind.BYLINE, byline[2], byline[1].lower())
    return Line(_kind(text, is_bold=is_bold), text)


def _kind(text: str, *, is_bold: bool) -> Kind:
    is_capital, words = text.isupper(), len(text.split())
    if is_whole(_MOTTO, text):
        return Kind.MOTTO
    if _DATED_RE.fullmatch(text):
        return Kind.DATED
    if _NUMBER_RE.fullmatch(text) and words <= 4:
        return Kind.NUMBER
    if is_whole(either("lines", "signed"), text.strip("()[]. ")):
        return Kind.SIGNED
    if begins(either("lines", "recipients"), text):
        return Kind.RECIPIENTS
    if begins(either("lines", "addressee"), text) and words <= 25:
        return Kind.ADDRESSEE
    if (
        begins(_PROPOSAL, text)
        and (is_capital or is_bold or not text.endswith("."))
        and words <= 35
    ):
        return Kind.PROPOSAL
    return _kind_of_title(text, is_capital=is_capital, is_bold=is_bold)


def _kind_of_title(text: str, *, is_capital: bool, is_bold: bool) -> Kind:
    """The kind of a line that counts as such only in capitals or bold, or when it is very short."""
    words, is_title = len(text.split()), is_capital or is_bold
    if _FOR_RE.match(text) and words <= 14:
        return Kind.CONFIRMED
    is_short = is_title or (words <= 6 and text[-1] != ".")
    if is_short and words <= 14 and begins(either("lines", "confirmed"), text):
        return Kind.CONFIRMED
    if is_title and words <= 8 and is_whole(either("lines", "positions"), text):
        return Kind.POSITION
    is_short = is_bold or (words <= 12 and text[-1] not in ".:;,")
    is_report = is_capital or (is_short and holds(either("lines", "achievements"), text))
    if is_report and words <= 30 and begins(either("lines", "papers"), bare(text)):
        return Kind.REPORT
    if is_title and 1 < words <= 30 and is_whole(_RUBRIC, text.strip('“”"()')):
        return Kind.RUBRIC
    if is_capital and words <= 15 and begins(either("lines", "bodies"), text):
        return Kind.ISSUER
    return Kind.NONE


def begins(pattern: str, text: str) -> bool:
    """Whether the words stand at the beginning, with or without marks as the text has them."""
    match = holds(rf"^(?:{pattern})", text[:_LONGEST])
    return match is not None


def is_whole(pattern: str, text: str) -> bool:
    """Whether the words are the whole text."""
    match = holds(rf"^(?:{pattern})$", text)
    return match is not None


def date_in(text: str) -> PartialDate | None:
    """The date of a dated line, as far as it is there: "ngày … tháng 5 năm 2024" is 5/2024."""
    found = re.search(_WORDED, text, re.IGNORECASE) or re.search(_SLASHED, text)
    if found is None or not found[3].strip().isdigit():
        return None
    filled = [part.strip() for part in reversed(found.groups())]
    parts = filled[: filled.index("")] if "" in filled else filled
    return PartialDate.parse_iso("-".join(part.zfill(2) for part in parts if part.isdigit()))
