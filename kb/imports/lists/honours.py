"""The honours in a cell, each with its own issuer, year, number and date, as they are written.

In: "Giấy khen Đồn Biên phòng Mẫu, 2022; Bằng khen của Bộ trưởng Bộ Quốc phòng, 2024". Out: two
`Honour`s, and whether the cell says anything that stands in neither. A year within a sentence ("vì
thành tích năm 2022"), a span of years and a year inside a name are no year of the honour.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kb.citations import PartialDate, find_citations
from kb.imports.lists.clues import holds, level_in, level_of_cell
from kb.imports.lists.phrases import AWARDS, GIVERS, ORGANISATIONS, PAPERS, TITLES
from kb.records.parts import Honour
from kb.text.vietnamese import normalise

_LONGEST = 5_000  # letters; what is longer is no list of honours
_SPLIT_RE = re.compile(r"\n|;")
_NONE_RE = re.compile(r"(?:chưa|không)(?: được| có)?(?: hình thức)?(?: tặng| khen| nào|$)", re.I)
_MARK_RE = re.compile(r"^(?:[-–•*+·]|\d{1,2}\s*[.)](?!\d)|\(\d{1,2}\))\s*")
_YEARS = r"(?:19|20)\d\d(?:\s*(?:,|và|&)\s*(?:năm )?(?:19|20)\d\d)*"
_TAIL_RE = re.compile(
    rf"[\s,–(-]*(?:(?<!\w)(?:các |những )?năm(?: khen)?\s+|(?<=[\s,(–-]))({_YEARS})\s*[).]*$", re.I
)
_HEAD_RE = re.compile(rf"^(?:năm\s+)?({_YEARS})\s*(?:[:–-]|,?\s*(?=được))\s*", re.I)
_ONE_YEAR_RE = re.compile(r"(?:19|20)\d\d")
_YEARS_RE = re.compile(rf"(?:năm )?{_YEARS}", re.I)
_BRACKETS_RE = re.compile(r"(?P<title>[^()]+)\((?P<inner>[^()]*)\)\s*")
# In brackets or after a comma; in "Bằng khen cấp tỉnh" it is part of the title.
_LEVEL_RE = re.compile(
    r"(?:(?<=\()|,\s*)(?P<level>cấp (?:cơ sở|xã|phường|huyện|tỉnh|thành phố|bộ(?:, ngành)?"
    r"|trung ương|nhà nước))(?=[,)]|$),?\s*",
    re.I,
)
_SPAN_TAIL_RE = re.compile(
    r"[\s,(]*(?:(?:các |từ )?năm|giai đoạn)?\s*\d{4}\s*[-–]\s*\d{4}\)?\s*$", re.I
)
_SPAN_RE = re.compile(r"\d{4}\s*[-–]\s*\d{4}")
_DATE_RE = re.compile(
    r"[\s,(–-]*(?:ngày\s+)?(?<![\d/.-])(\d{1,2})(?:[/.-]|\s+tháng\s+)(\d{1,2})(?:[/.-]|\s+năm\s+)((?:19|20)\d\d)(?![\d/-])",
    re.I,
)
_ACCORDING_RE = re.compile(
    r"[\s,(–-]*(?:theo|tại|kèm theo)?\s*(?:quyết định|qđ)?\s*(?:khen thưởng)?\s*(?:số)?[\s:]*$",
    re.I,
)
_NUMBERED_RE = re.compile(r"\d[\d.]*\s*[-/–]|(?:số|qđ)\s*\d", re.IGNORECASE)
_SUM_RE = re.compile(
    r"\d[\d.,]*\s*(?:đ|đồng|vnđ|triệu|nghìn|tr|tỷ|%|m2|kg|người|hộ|lần|năm)(?!\w)", re.I
)
_REASON_RE = re.compile(
    r"[\s,]+(?:vì|do có|đã có|có thành tích|về thành tích|về việc|trong|nhân dịp|cho)\s", re.I
)
_GIVING = r"(?:trao tặng|tặng thưởng|khen tặng|tặng|trao|cấp)"
_GIVEN_RE = re.compile(rf"^(?:được\s+)?(?P<issuer>\S.*?)\s+{_GIVING}\s+(?P<title>\S.*)$", re.I)
_OF_RE = re.compile(
    rf"^(?P<title>\S.*?)\s+(?:của|do)\s+(?P<issuer>\S.*?)(?:\s+(?:{_GIVING}|ký))?$", re.I
)
_RECEIVED_RE = re.compile(
    r"^(?:đã )?(?:được|đạt)\s+(?:(?:trao|xét)?\s*tặng(?: thưởng)?\s+|nhận\s+)?", re.I
)


@dataclass(frozen=True)
class Said:
    """What a cell says of honours; `is_whole`: it says nothing else."""

    honours: tuple[Honour, ...]
    is_whole: bool = True


def honours_in(text: str) -> Said:
    """The honours in a cell: "Bằng khen của Chủ tịch UBND tỉnh năm 2023" is one, with its year."""
    honours: list[Honour] = []
    is_whole = len(text) <= _LONGEST
    for piece in _pieces(text) if is_whole else ():
        said = _honour(piece)
        honours += said.honours
        is_whole = is_whole and said.is_whole
    return Said(tuple(honours), is_whole)


def decisions_in(text: str) -> tuple[list[tuple[str | None, PartialDate | None]], bool]:
    """Number and date of each decision in a cell, and whether it says nothing else."""
    found = []
    is_whole = True
    for line in _SPLIT_RE.split(text):
        rest, number, date = _without_decision(line.strip())
        if number or date:
            found.append((number, date))
        is_whole = is_whole and not re.search(
            r"\w", re.sub(r"(?i)\b(?:ngày|số|qđ|quyết định)\b", "", rest)
        )
    return found, is_whole


def is_form(text: str) -> bool:
    """Whether a text begins with what is awarded: "Bằng khen UBND tỉnh"."""
    return _starts(rf"{PAPERS}|{TITLES}", text)


def is_award(text: str) -> bool:
    """Whether a heading is what is awarded: "Bằng khen UBND tỉnh" is, "Nông dân" is not."""
    return _starts(rf"{PAPERS}|{AWARDS}", text)


def award_in(text: str) -> str:
    """What a section awards: "BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH" gives "Bằng khen"."""
    match = holds(rf"{PAPERS}|{AWARDS}", text)
    return text[match.start() : match.end()].capitalize() if match else ""


def issuer_in(text: str) -> bool:
    """Whether these words begin like the name of a body or an office: "Chủ tịch UBND tỉnh"."""
    return _starts(ORGANISATIONS, text)


def _starts(pattern: str, text: str) -> bool:
    match = holds(pattern, text.lstrip(' “"'))
    return match is not None and match.start() == 0


def _pieces(text: str) -> Iterator[str]:
    """One honour each: lines and semicolons part them, commas where a form begins after them."""
    for line in _SPLIT_RE.split(normalise(text)):
        start = 0
        line = _MARK_RE.sub("", line.strip())
        if _NONE_RE.match(line):
            continue
        for match in re.finditer(r"\s*,\s*(?:và\s+)?|\s+(?:và|&|\+)\s+", line):
            rest = line[match.end() :]
            if is_form(rest[:40]) and _starts_form(line[start : match.start()]):
                yield line[start : match.start()]
                start = match.end()
        yield line[start:]


def _starts_form(piece: str) -> bool:
    """Whether what stands before a comma is an honour by itself, not the words of a title."""
    return holds(rf"{PAPERS}|{TITLES}", piece) is not None and piece.count("“") == piece.count("”")


def _honour(piece: str) -> Said:
    rest, number, date = _without_decision(piece.strip(" .,-–"))
    rest, level = _without_level(rest)
    rest, inner = _without_brackets(rest)
    rest, reason = _without_reason(rest)
    level = level or level_in(f"{rest} {inner.text}")
    title, issuer, years, span = _taken_apart(rest, inner)
    level = level or (level_of_cell(issuer) if issuer else None)
    is_named = re.search(r"[^\W\d_]{2}", title) and not _SUM_RE.match(title)
    if not is_named or (not issuer and _starts(GIVERS, title)):
        return Said((), not re.search(r"\w", piece))
    if date and not years:
        years = [date.year]
    honour = Honour(
        title=title[:1].upper() + title[1:],
        issuer=issuer or None,
        level=level,
        year=years[0] if len(years) == 1 else None,
        number=number,
        date=date,
    )
    each = (replace(honour, year=year) for year in years) if len(years) > 1 else (honour,)
    return Said(tuple(each), not reason and not span)


def _taken_apart(text: str, inner: "_Brackets") -> tuple[str, str, list[int], str]:
    """Title, issuer, years, and a span of years that belongs to none of them."""
    text, years = _without_years(re.sub(r"^(?:của|do) ", "", text))
    title, issuer = text.strip(" .,:-–"), inner.issuer
    if not issuer:
        title, issuer = _parted(title)
    if not issuer:
        return title, "", years or inner.years, ""
    bare = _SPAN_TAIL_RE.sub("", issuer)
    span = issuer[len(bare) :]
    issuer, of_issuer = _without_years(bare)
    title, of_title = _without_years(title)
    return title, issuer, years or inner.years or of_issuer or of_title, span


def _without_level(text: str) -> tuple[str, str | None]:
    """The text without a level that is stated by itself: "Bằng khen (cấp tỉnh, 2022)"."""
    stated = _LEVEL_RE.search(text)
    if stated is None:
        return text, None
    before, after = text[: stated.start()], text[stated.end() :]
    joint = ", " if before[-1:] != "(" and after[:1] not in ("", ")") else ""
    return f"{before}{joint}{after}", level_of_cell(stated["level"])


def _without_decision(text: str) -> tuple[str, str | None, PartialDate | None]:
    """The text without the number and the date of a decision, and those two."""
    number: str | None = None
    date: PartialDate | None = None
    cited = next(iter(find_citations(text)), None) if _NUMBERED_RE.search(text) else None
    if cited is not None and cited.number is not None:
        found = re.search(r"\d\S*$", cited.text)
        number = found[0] if found else cited.text
        date = cited.date
        before = _ACCORDING_RE.sub("", text[: cited.start])
        text = f"{before} {text[cited.end_with_date :].lstrip(' ).,')}".strip()
    if date is None and (match := _DATE_RE.search(text)):
        day, month, year = (int(part) for part in match.groups())
        if 1 <= month <= 12 and 1 <= day <= 31:
            date = PartialDate(year, month, day)
            text = f"{text[: match.start()]} {text[match.end() :].lstrip(' )')}".strip()
    return text.strip(" ,("), number, date


@dataclass(frozen=True)
class _Brackets:
    """What stands in brackets after a title: "Bằng khen (UBND tỉnh, cấp tỉnh, 2021)"."""

    text: str = ""
    issuer: str = ""
    years: list[int] = field(default_factory=list)


def _without_brackets(text: str) -> tuple[str, _Brackets]:
    """The text without brackets of which every part is understood; else as it is."""
    match = _BRACKETS_RE.fullmatch(text)
    if match is None:
        return text, _Brackets()
    issuer, years = "", []
    for part in match["inner"].split(","):
        words = part.strip()
        if _YEARS_RE.fullmatch(words):
            years += [int(year) for year in _ONE_YEAR_RE.findall(words)]
        elif words and not issuer and issuer_in(words):
            issuer = words
        elif words:
            return text, _Brackets()
    return match["title"].strip(), _Brackets(match["inner"], issuer, years)


def _without_reason(text: str) -> tuple[str, str]:
    match = _REASON_RE.search(text) if holds(rf"{PAPERS}|tặng", text) else None
    if match is None or ("“" in text[: match.start()] and "”" not in text[: match.start()]):
        return text, ""
    return text[: match.start()], text[match.start() :]


def _without_years(text: str) -> tuple[str, list[int]]:
    """The years before or after the honour, taken off; those within it stay where they are."""
    if _SPAN_RE.search(text):
        return text, []
    for pattern in (_TAIL_RE, _HEAD_RE):
        match = pattern.search(text)
        if match:
            years = [int(year) for year in _ONE_YEAR_RE.findall(match[1])]
            return (text[: match.start()] + text[match.end() :]).strip(" ,("), years
    return text, []


def _parted(text: str) -> tuple[str, str]:
    """Title and issuer: "Chủ tịch UBND tỉnh tặng Bằng khen", "Giấy khen Đồn Biên phòng Mẫu"."""
    given = _GIVEN_RE.match(text)
    if given and issuer_in(given["issuer"]):
        return given["title"], given["issuer"]
    text = _RECEIVED_RE.sub("", text)
    paper = holds(PAPERS, text)
    is_paper = paper is not None and paper.start() == 0
    of = _OF_RE.match(text)
    if of and (issuer_in(of["issuer"]) or (is_paper and of["issuer"][:1].isupper())):
        return of["title"], of["issuer"]
    if paper is not None and is_paper:
        rest = text[paper.end() :].strip(" ,–-(")
        if issuer_in(rest):
            return text[: paper.end()], rest.strip(")")
    return text, ""
