"""The rows of a list that are not entries: titles, sections, totals, column numbers, signatures.

In: a `Row` under a `Header`. Out: what the row is. Sections nest by their marks (A. above I. above
1.), in whichever order the list uses them; what a section states holds until it closes.
"""

import re
from dataclasses import dataclass, replace

from kb.imports.lists.clues import Clues, clues_in, holds
from kb.imports.lists.columns import Header
from kb.imports.lists.context import Layer
from kb.imports.lists.honours import award_in, is_award
from kb.imports.lists.places import split_place
from kb.imports.origins import Spot
from kb.imports.readers.grid import Row
from kb.text.vietnamese import match_key
from kb.vocabularies import Vocabularies

_MARK = r"(?:(?P<roman>[IVXL]+)|(?P<letter>[A-ZĐ])|(?P<arabic>\d+(?:\.\d+)*)|(?P<small>[a-zđ]))"
_MARK_RE = re.compile(rf"{_MARK}\s*[.)/:–-]?")
_MARKED_RE = re.compile(rf"{_MARK}\s*[.)/:–-]+\s*(?P<text>\S.*)", re.DOTALL)
_COUNTED_RE = re.compile(r"(?:danh sach|bieu|tong hop) (?:nay |tren |tren day )?(?:co|gom) ")
_LONGEST = 300  # letters of a section
_NUMBER_RE = re.compile(r"\(?\d[\d.,]*\)?[.)]?")
_COUNT_RE = re.compile(r"\(?\d[\d.]*(?: (?:tập thể|cá nhân|đơn vị|mô hình|người))?\)?")
# A row of these words alone opens a section, marked or not.
_WORDS = (
    "tap the ca nhan mo hinh cach lam cac cap huyen xa tinh co so trung uong tieu bieu dien hinh"
    " tien xuat sac va duoc bieu duong khen thuong tuyen ton vinh guong thuoc tong so danh sach"
    " nguoi tot viec ho gia dinh thi quan phuong tran hay moi bo nganh khoi doi voi nhom"
)
_SECTION_WORDS = frozenset(_WORDS.split())
_TOTAL_RE = re.compile(r"(?:tong cong|tong so|tong|cong|cong don)(?: \d.*| [ivx]+(?: .*)?)?")
_TITLE_RE = r"danh sách|biểu tổng hợp|bảng tổng hợp|phụ lục|kèm theo|tổng hợp"
_SIGNATURE_RE = (
    r"nơi nhận|người lập(?: biểu| danh sách)?|tm|kt|thủ trưởng|xác nhận|ký tên|người tổng hợp"
    r"|[\w\s]{0,40}, ngày \d* ?tháng|ngày … tháng|đại diện"
)


@dataclass(frozen=True)
class Section:
    """An open section: the sort of its mark, what it states, its words, and where they stand."""

    rank: str
    clues: Clues
    text: str
    spot: Spot

    @property
    def layer(self) -> Layer:
        """What it states for the rows below it."""
        return Layer(self.clues, dict.fromkeys(vars(self.clues), (self.spot,)))


class Sections:
    """The sections that a row stands in, outermost first."""

    def __init__(self) -> None:
        self.open: list[Section] = []

    def enter(self, section: Section) -> None:
        """Close what the new section ends: everything down to its own sort of mark."""
        ranks = [each.rank for each in self.open]
        if section.rank in ranks:
            del self.open[ranks.index(section.rank) :]
        self.open.append(section)


def is_number(text: str) -> bool:
    """Whether a cell of the STT column numbers an entry."""
    return _NUMBER_RE.fullmatch(text) is not None


def section_in(row: Row, header: Header, vocabularies: Vocabularies) -> Section | None:
    """The section that a row opens; None for an entry."""
    parts = [(column, text) for column, text in row.filled.items() if column not in row.carried]
    while len(parts) > 1 and _COUNT_RE.fullmatch(parts[-1][1].lower()):
        parts.pop()  # "I | TẬP THỂ | 49 tập thể"
    if not 1 <= len(parts) <= 2:
        return None
    column, text = parts[-1]
    in_number_column = column == header.first("number")
    if len(parts) == 2:
        match = _MARK_RE.fullmatch(parts[0][1])
        if not match:
            return None
    else:
        match = _MARKED_RE.fullmatch(text)
        text = match["text"] if match else text
    rank = (match.lastgroup if match and match.lastgroup != "text" else None) or _rank(match)
    is_marked = rank in ("roman", "letter") or (in_number_column and not is_number(text))
    if not (is_marked or is_section_text(text) or (not match and _is_place(text, header))):
        return None
    text = text[:_LONGEST]
    clues = clues_in(text, vocabularies)
    commune = split_place(re.sub(r"\(.*?\)", "", text), vocabularies).commune
    if is_award(text):  # "II. BẰNG KHEN CỦA CHỦ TỊCH UBND TỈNH"
        clues = replace(clues, form=award_in(text))
    if commune:
        clues = replace(clues, commune=commune.title() if commune.isupper() else commune)
    return Section(rank, clues, text, Spot(row.number, column))


def _rank(match: re.Match[str] | None) -> str:
    if match is None:
        return "none"
    return next((name for name in ("roman", "letter", "arabic", "small") if match[name]), "none")


def is_section_text(text: str) -> bool:
    """Whether these words alone open a section: "Tập thể tiêu biểu", "CẤP HUYỆN"."""
    words = [word for word in match_key(text).split() if not word.isdigit()]
    stated = holds(r"tập thể|cá nhân|mô hình|cách làm|cấp", text)
    return bool(words) and set(words) <= _SECTION_WORDS and stated is not None


def _is_place(text: str, header: Header) -> bool:
    """A bare "HUYỆN NA RÌ" among entries that are numbered, or that say more than a name."""
    starts = match_key(text).startswith(("huyen ", "quan ", "thi xa ", "xa ", "phuong "))
    says_more = len(set(header.by_key) - {"", "other"}) > 1
    return (header.has_number or says_more) and starts and len(text.split()) <= 8


def is_total(row: Row) -> bool:
    """Whether this is a row of sums: "Tổng cộng", "Cộng: 49 tập thể"."""
    texts = [text for text in row.filled.values() if not is_number(text)]
    return bool(texts) and _TOTAL_RE.fullmatch(match_key(texts[0])) is not None


def is_column_numbers(row: Row) -> bool:
    """Whether this is the row that numbers the columns: (1) (2) (3), or A B 1 2."""
    texts = [text.strip("()") for text in row.filled.values()]
    if len(texts) < 3 or not all(re.fullmatch(r"\d{1,2}|[A-E]", text) for text in texts):
        return False
    numbers = [int(text) for text in texts if text.isdigit()]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else True


def is_title(row: Row) -> bool:
    """Whether a further list starts here, with a title of its own."""
    texts = list(row.filled.values())
    match = holds(_TITLE_RE, texts[0][:_LONGEST].lstrip("( ")) if len(texts) == 1 else None
    return match is not None and match.start() == 0


def is_signature(row: Row, header: Header) -> bool:
    """Whether the part with date and signatures starts here."""
    if is_number(row.cell(header.first("number"))):
        return False
    names = header.name_columns
    is_named = any(row.cell(column) for column in names)
    for column, text in row.filled.items():
        match = holds(_SIGNATURE_RE, text[:_LONGEST])
        if match is not None and match.start() == 0 and (column in names or not is_named):
            return True
    return False


def is_remark(row: Row, header: Header) -> bool:
    """Whether a lone cell is a sentence about the list: "Danh sách này gồm 10 người."."""
    if len(row.filled) > 1:
        return False
    text = next(iter(row.filled.values()))
    if _COUNTED_RE.match(match_key(text[:60])):
        return True
    if header.first("number") in row.filled:
        return False
    is_marked = text.startswith(("(", "*")) or holds(r"ghi chú|lưu ý", text[:20]) is not None
    return is_marked or (len(text.split()) > 8 and text.endswith((".", "!", "…")))


def looks_like_entry(row: Row, header: Header) -> bool:
    """Whether a row names somebody and says something of them."""
    told = [c for c, column in header.columns.items() if column.key and row.cell(c)]
    names = [column for column in header.name_columns if row.cell(column)]
    return bool(names) and len(set(told) - set(names)) > 0
