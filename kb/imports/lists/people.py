"""The names in a cell: one, several, or what only a person can tell apart.

In: the text of a cell of names. Out: a `Named` for each exemplar, with what stands beside the name
("Nguyễn Văn An, trưởng thôn"); or that there are several and where one ends is not clear.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from kb.content.private import without_private
from kb.imports.lists.clues import FAMILY_NAMES, holds
from kb.text.vietnamese import has_marks, normalise

MORE_FAMILIES = (
    r"đoàn|ban|hứa|bàn|lường|quàng|cà|lèo|bạc|hờ|mùa|vừ|ly|sìn|chẻo|tẩn|phàn|lù|giáp|thân|la|đàm|nùng"
    r"|âu|kim|thạch|danh|châu|cầm|hạng|thẩm|chảo|cư|giang|hàn|hầu|khổng|kiều|la|lại|lăng|lưu|mạc"
    r"|mã|mẫn|nghiêm|ninh|ông|phí|phó|phù|phương|quản|quan|sơn|thái|thân|thi|tiêu|tôn|tống|từ|tưởng"
    r"|uông|văn|viên|vương|điểu|y|h|k|rơ|siu|ksor|rmah|kpă|nay|bá|cụt|lô|lữ|lương|moong|và|xồng|già"
)
_HONORIFIC = (
    r"anh hùng lao động|anh hùng|nhà giáo ưu tú|nhà giáo|nghệ sĩ ưu tú|nghệ sĩ|thương binh"
    r"|cựu chiến binh|ông|bà|anh|chị|đồng chí|đ/c|đc|em|thầy giáo|cô giáo|thầy|cô|bác|cụ|già làng"
    r"|nghệ nhân|bác sĩ|kỹ sư|thượng tọa|đại đức|ni sư|linh mục|mục sư|thiếu tá|trung tá|thượng tá"
    r"|đại tá|thượng úy|đại úy|trung úy|thiếu úy|nsưt|nsnd|ts|ths|pgs|gs"
)
_MARK_RE = re.compile(r"^(?:\d{1,2}\s*[.)/]|\(\d{1,2}\)|[-–•*+·])\s*")
_LINES_RE = re.compile(r"\n|;|(?<=\w)[.,]?\s+(?=\d{1,2}[.)]\s*[^\W\d])")
_COMMAS_RE = re.compile(r"\s*[,&+/]\s*|\s[-–]\s|\s+(?:và|va)\s+")
_EVERY_RE = re.compile(rf"{_LINES_RE.pattern}|{_COMMAS_RE.pattern}")
_BESIDE_RE = re.compile(r"\s*(?:[,;\n(]|\s[-–]\s|\s[-–](?=\S))\s*")
_DATE = r"(?:\d{1,2}[/.-]\d{1,2}[/.-])?(?:19|20)\d\d"
_BORN_RE = re.compile(
    rf"[\s,(]*\b(?:sinh ngày|sinh năm|năm sinh|sinh|sn|ns)[ .:]*{_DATE}\b"
    rf"|^{_DATE}$|^{_DATE}(?=[,;)])",
    re.IGNORECASE,
)
_EMPTY_RE = re.compile(
    r"(?:sđt|đt|điện thoại|số điện thoại|cccd|cmnd|email)[\s.:]*$", re.IGNORECASE
)


@dataclass(frozen=True)
class Named:
    """A name, and the rest of its cell: "Lê Văn Mẫu (trưởng thôn)"."""

    name: str
    beside: str = ""


def is_person(text: str) -> bool:
    """Whether a text is a person's name and nothing else: "Bà Lò Thị Thử" is, "Tổ một" is not."""
    bare = bare_name(text)
    words = bare.split()
    if not 2 <= len(words) <= 7 or any(
        not re.fullmatch(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*", w) for w in words
    ):
        return False
    if not (bare.isupper() or all(word[0].isupper() for word in words)):
        return False
    if bare != text.strip():
        return True
    return holds(rf"{FAMILY_NAMES}|{MORE_FAMILIES}", words[0]) is not None


def bare_name(text: str) -> str:
    """The name without a form of address: "Ông Lê Văn Mẫu" gives "Lê Văn Mẫu"."""
    match = holds(rf"(?:{_HONORIFIC})(?=[.\s])", normalise(text.strip()))
    if match and match.start() == 0:
        return bare_name(text.strip()[match.end() :].lstrip(" ."))
    return text.strip()


def people_in(text: str, is_place: Callable[[str], bool]) -> list[str] | None:
    """The names in a cell of people; [] when there is one or none, None when it is not clear.

    "Ma Thị Ví⏎Nông Văn Dụ" are two; "Nguyễn Văn⏎An" is one, whose name is broken over two lines.
    """
    lines = [line.strip() for line in _LINES_RE.split(text) if line.strip(" .,")]
    pieces = [_MARK_RE.sub("", line).strip(" .,") for line in lines]
    if len(pieces) > 1:
        is_listed = all(_MARK_RE.match(line) for line in lines)
        return pieces if is_listed else _parted(pieces, text)
    pieces = [piece.strip(" .") for piece in _COMMAS_RE.split(text) if piece.strip(" .")]
    if len(pieces) < 2 or any(is_place(piece) for piece in pieces):
        return []
    return _parted(pieces, text)


def likely_people(text: str) -> tuple[str, ...]:
    """The names in a cell if it seems to hold several people, for somebody to say yes or no.

    "Ma Thị Ví, Lý Thử" gives ("Ma Thị Ví", "Lý Thử"); where every piece is no name, nothing.
    """
    for pattern in (_LINES_RE, _EVERY_RE):
        pieces = [_MARK_RE.sub("", piece.strip()).strip(" .,") for piece in pattern.split(text)]
        pieces = [piece for piece in pieces if piece]
        if len(pieces) > 1 and all(is_person(split_beside(piece).name) for piece in pieces):
            return tuple(pieces)
    return ()


def without_mark(text: str) -> str:
    """A name without the number or the dash before it: "1. Lê Văn Mẫu"."""
    return _MARK_RE.sub("", text)


def _parted(pieces: list[str], text: str) -> list[str] | None:
    heads = [split_beside(piece).name for piece in pieces]
    people = [is_person(head) for head in heads]
    if all(people):
        is_whole = len(" ".join(heads).split()) > 4  # "Nguyễn Văn⏎Hà Nam" may be one person
        is_parted = is_whole and _LINES_RE.search(text) is not None
        return pieces if is_parted or all(_is_sure(head) for head in heads) else None
    if sum(people) > 1 and sum(_is_sure(head) for head in heads) > 1:
        return None
    return []


def _is_sure(piece: str) -> bool:
    """Three syllables or a form of address: "Lý Nhân" after a comma may be a place."""
    return len(piece.split()) > 2 or bare_name(piece) != piece


def split_beside(text: str) -> Named:
    """A person's name and what is written after it; the whole text when it begins otherwise."""
    match = _BESIDE_RE.search(text)
    if match is None:
        return Named(text)
    name, beside = text[: match.start()].strip(), text[match.end() :].strip(" .,;()")
    if "\n" in match[0] and is_person(f"{name} {beside}"):
        return Named(f"{name} {beside}")  # one name, broken over two lines
    if not has_marks(text) or not is_person(name) or is_person(beside):
        return Named(text)
    return Named(name, beside)


def public_beside(beside: str) -> tuple[str, bool]:
    """What stands beside a name without a year of birth and numbers, and whether there were any:
    "sinh năm 1970, trưởng thôn, ĐT 0900 111 222" gives "trưởng thôn".
    """
    rest, found = without_private(_BORN_RE.sub("", beside), mark="")
    rest = _EMPTY_RE.sub("", rest.strip(" .,;:()–-")).strip(" .,;:()–-")
    return rest, bool(found) or _BORN_RE.search(beside) is not None
