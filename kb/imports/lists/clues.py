"""What the words of a list say: kind, level, years, places, form of recognition.

In: a title, a section row or a cell. Out: `Clues` or one value, only what the words state. Accents
count where the writer typed them ("tình" is not "tỉnh"); text without any is read folded.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from kb.imports.lists.places import district_in, province_in
from kb.records.codes import KINDS, LEVELS
from kb.text.vietnamese import canonical, fold, has_marks, match_key, normalise
from kb.vocabularies import Vocabularies

KIND_WORDS = {
    "tap-the": r"tập thể|đơn vị|tổ chức|hộ gia đình",
    "ca-nhan": r"cá nhân|người tốt",
    "mo-hinh": r"mô hình",
    "cach-lam": r"cách làm",
}
# How names begin when nothing else tells the kind.
NAME_BEGINNINGS = {
    "ca-nhan": r"ông|bà|anh|chị|đồng chí|đ/c|đc|em|thầy|cô|bác sĩ|thượng tọa|linh mục",
    "mo-hinh": r"mô hình",
    "cach-lam": r"cách làm",
    "tap-the": r"chi bộ|đảng bộ|đảng ủy|chi hội|hội|ban|tổ|thôn|xóm|bản|khu dân cư|nhân dân|cán bộ"
    r"|trường|công ty|hợp tác xã|htx|ubnd|ủy ban|ubmttq|mttq|chi đoàn|đoàn thanh niên"
    r"|câu lạc bộ|clb|nhóm|đội|trạm|bệnh viện|phòng|sở|công an|bộ chỉ huy|ban chỉ huy|tập thể|hộ"
    r"|gia đình|huyện ủy|cơ quan"
    r"|trung tâm|đồn|chùa|giáo xứ|liên đoàn|công đoàn|doanh nghiệp|văn phòng|quỹ|đảng viên chi bộ",
}
# "Đoàn" and "Ban" are left out: they begin the names of organisations.
FAMILY_NAMES = (
    r"nguyễn|trần|lê|phạm|hoàng|huỳnh|phan|vũ|võ|đặng|bùi|đỗ|hồ|ngô|dương|lý|nông|hà|đinh|lương|mai"
    r"|trương|triệu|trịnh|vi|lò|đào|tô|cao|lâm|tạ|ma|sùng|giàng|vàng|thào|lục|bế|chu|quách|phùng"
)
_BODY = r"(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân|ubmttq|mttq|chủ tịch|bí thư|lđlđ|đảng bộ)"
_CITIES = r"(?:hà nội|hồ chí minh|hcm|hải phòng|đà nẵng|cần thơ)"
_MINISTRIES = (
    r"quốc phòng|công an|giáo dục|y tế|nội vụ|tài chính|nông nghiệp|văn hóa|công thương|xây dựng"
    r"|giao thông|tư pháp|khoa học|thông tin|lao động|ngoại giao|kế hoạch|tài nguyên|dân tộc"
)
# The first pattern that fits gives the level.
LEVEL_WORDS = (
    ("bo-nganh", r"cấp bộ|bộ trưởng|bộ, ngành|ban, bộ, ngành|tổng liên đoàn|tổng cục|quân khu"
     rf"|(?:trung ương|tw) (?:hội|đoàn)|bộ (?:{_MINISTRIES})"),
    ("trung-uong", r"cấp (?:trung ương|tw|nhà nước|quốc gia)|thủ tướng|chính phủ|chủ tịch nước"
     r"|bộ chính trị|ban bí thư|quốc hội|huân chương|trung ương|toàn quốc"),
    ("tinh", rf"cấp tỉnh|{_BODY}(?: {_BODY})? tỉnh|tỉnh (?:ủy|đoàn|hội)|(?:khen|đua) (?:của )?tỉnh"
     rf"|(?:thành phố|tp|tp\.|thành ủy|cấp thành phố) {_CITIES}"),
    ("huyen", r"cấp (?:huyện|quận|thị xã|thành phố thuộc tỉnh)|(?:huyện|quận|thị) (?:ủy|đoàn)"
     rf"|{_BODY}(?: {_BODY})? (?:huyện|quận|thị xã|thành phố|tp)|khen (?:của )?(?:huyện|thị xã)"
     r"|thành ủy"),
    ("co-so", rf"cấp (?:xã|cơ sở|phường|thị trấn)|{_BODY}(?: {_BODY})? (?:xã|phường|thị trấn)"
     r"|đảng ủy (?:xã|phường|thị trấn)|khen (?:của )?(?:xã|phường)"),
)  # fmt: skip
_BARE_LEVELS = {
    "tinh": "tinh", "huyen": "huyen", "quan": "huyen", "thi xa": "huyen", "xa": "co-so",
    "phuong": "co-so", "thi tran": "co-so", "co so": "co-so", "trung uong": "trung-uong",
    "tw": "trung-uong", "bo": "bo-nganh", "bo nganh": "bo-nganh", "nha nuoc": "trung-uong",
    "quan huyen": "huyen", "huyen thi": "huyen", "xa phuong": "co-so", "toan quoc": "trung-uong",
    "xa phuong thi tran": "co-so",
} | {match_key(label): code for code, label in LEVELS.items()}  # fmt: skip

# How a list says that its entries were honoured.
FORM_WORDS = (
    "Giấy khen", "Bằng khen", "Cờ thi đua", "Khen thưởng", "Biểu dương", "Tuyên dương", "Tôn vinh",
    "Vinh danh",
)  # fmt: skip
# A title calls its entries honoured when it says so of them, not when it names a movement.
_FORMS = r"(giấy khen|bằng khen|cờ thi đua|khen thưởng|biểu dương|tuyên dương|tôn vinh|vinh danh)"
_AWARDED = (
    rf"(?:được|đã) (?:[\w ]{{0,60}}? )?{_FORMS}"
    r"|danh sách (?:(?:các|tập thể|cá nhân|mô hình|gương|điển hình|hộ gia đình|và|,)[ ,]*)*"
    rf"{_FORMS}"
)
CHECK_MARKS = frozenset({"x", "✓", "✔", "v", "√", "☑"})
# What award software writes for a kind, letters only.
_KIND_CODES = {
    "tapthe": "tap-the", "tt": "tap-the", "tapthenho": "tap-the", "taptheloi": "tap-the",
    "hogiadinh": "tap-the", "hgd": "tap-the", "giadinh": "tap-the", "donvi": "tap-the",
    "tochuc": "tap-the", "doanhnghiep": "tap-the", "coquan": "tap-the", "hokinhdoanh": "tap-the",
    "congdong": "tap-the", "taptheld": "tap-the", "canhan": "ca-nhan", "cn": "ca-nhan",
    "nguoi": "ca-nhan", "mohinh": "mo-hinh", "mh": "mo-hinh", "cachlam": "cach-lam",
    "canhannuocngoai": "ca-nhan", "taptheca": "tap-the",
}  # fmt: skip
_YEAR_RE = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SPAN_RE = re.compile(
    r"(?<!\d)((?:19|20)\d\d)\s*(?:[-–—]|đến|den|tới)\s*(?:năm |nam )?((?:19|20)\d\d)(?!\d)"
)
# What a level is called after "cấp"; a title that names several states none.
_STATED = (
    ("bo-nganh", r"cấp (?:bộ|bộ ngành)"),
    ("trung-uong", r"cấp (?:trung ương|tw|nhà nước|quốc gia|toàn quốc)"),
    ("tinh", rf"cấp (?:tỉnh|thành phố {_CITIES})"),
    ("huyen", r"cấp (?:huyện|quận|thị xã|thành phố thuộc tỉnh)"),
    ("co-so", r"cấp (?:xã|cơ sở|phường|thị trấn)"),
)


_ABOUT_RE = re.compile(r"(?<!\d )(?<!\d)nam (\d{4})(?! ?[-–]\s?\d)(?!\d)")
_DATED_RE = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-](\d{4})|thang \d{1,2} nam (\d{4})")


@dataclass(frozen=True)
class Clues:
    """What a title or a section states; None and () where it says nothing."""

    kind: str | None = None
    level: str | None = None
    province: str | None = None
    district: str | None = None
    commune: str | None = None
    years: tuple[int, ...] = ()
    form: str | None = None
    stage: str | None = None


@lru_cache(maxsize=256)
def _pattern(pattern: str, is_folded: bool) -> re.Pattern[str]:
    pattern = fold(canonical(pattern)) if is_folded else canonical(pattern)
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)")


def holds(pattern: str, text: str) -> re.Match[str] | None:
    """Find whole words: with accents if the text has any, else without."""
    matching = canonical(normalise(text))
    is_folded = not has_marks(matching)
    return _pattern(pattern, is_folded).search(matching)


def kind_in(text: str) -> str | None:
    """The one kind that the words name: "II. CÁ NHÂN" gives ca-nhan, "tập thể, cá nhân" none."""
    found = [kind for kind, pattern in KIND_WORDS.items() if holds(pattern, text)]
    return found[0] if len(found) == 1 else None


def kind_of_cell(text: str) -> str | None:
    """The kind in a cell of a kind column: a label, a code or words."""
    return _kind_code(text) or kind_in(text)


def is_kind_code(text: str) -> bool:
    """Whether a cell is a kind and nothing else: "Cá nhân", "TAPTHE", "ho_gia_dinh"."""
    return _kind_code(text) is not None


def _kind_code(text: str) -> str | None:
    letters = re.sub(r"[\W_\d]", "", fold(normalise(text))).lower()
    exact = {match_key(label).replace(" ", ""): code for code, label in KINDS.items()}
    return exact.get(letters) or _KIND_CODES.get(letters)


def kind_in_title(text: str) -> str | None:
    """The kind of all that a title heads: "tập thể, cá nhân" and "mô hình, điển hình" are none."""
    if holds(r"danh sách (?:các )?(?:đơn vị|tổ chức|cơ quan)", text) and not holds("cá nhân", text):
        return "tap-the"
    kind = kind_in(text)
    if kind == "tap-the" and not holds(r"tập thể|hộ gia đình", text):
        return None  # "đơn vị" is somebody's, not what the list is of
    return None if kind == "mo-hinh" and holds(r"gương|điển hình", text) else kind


def kind_of_name(name: str) -> str | None:
    """The kind that the first words of a name tell: "Mô hình…", "Chi bộ…", "Ông…"."""
    if not has_marks(name):
        return None  # "Ban" may be "Bàn", a family, or "Ban", a committee
    for kind, pattern in NAME_BEGINNINGS.items():
        match = holds(pattern, name)
        if match and match.start() == 0:
            return kind
    words = name.split()
    looks_personal = 2 <= len(words) <= 5 and all(word[0].isupper() for word in words)
    match = holds(FAMILY_NAMES, words[0])
    return "ca-nhan" if looks_personal and match else None


def level_in(text: str) -> str | None:
    """The level that the words state: "Giấy khen của Chủ tịch UBND huyện" gives huyen."""
    for code, pattern in LEVEL_WORDS:
        if holds(pattern, text):
            return code
    return None


def level_stated(text: str) -> str | None:
    """The one level that stands after "cấp": "DANH SÁCH CẤP TỈNH" gives tinh, "UBND TỈNH" none."""
    found = [code for code, pattern in _STATED if holds(pattern, text)]
    return found[0] if len(found) == 1 else None


def level_of_cell(text: str) -> str | None:
    """The level in a cell of a level column, where a bare "Huyện" or "xã" is enough."""
    folded = match_key(text).removeprefix("cap ")
    if folded in _BARE_LEVELS:
        return _BARE_LEVELS[folded]
    return text if text in LEVELS else level_in(text)


def years_in(text: str) -> tuple[int, ...]:
    """Every year of a cell, spans filled: "2021-2023" gives 2021, 2022, 2023."""
    years = {int(found) for found in _YEAR_RE.findall(text)}
    for first, last in _SPAN_RE.findall(text):
        if int(first) <= int(last) <= int(first) + 10:
            years.update(range(int(first), int(last) + 1))
    return tuple(sorted(years))


def is_years_only(text: str) -> bool:
    """Whether a cell says nothing but years: "từ 2021 đến 2023" does, "15/5/2022" says a day."""
    words = _YEAR_RE.sub(" ", fold(canonical(normalise(text))))
    return re.fullmatch(r"(?:[\s,;/–—-]|nam|tu|den|va|giai doan)*", words) is not None


def year_of_title(text: str) -> tuple[int, ...]:
    """The one year that a title is about; else that of the one date it bears."""
    return year_about(text) or year_dated(text)


def year_about(text: str) -> tuple[int, ...]:
    """The one year after "năm": "DANH SÁCH NĂM 2023" is about 2023."""
    about = set(_ABOUT_RE.findall(fold(canonical(normalise(text)))))
    return years_in(about.pop()) if len(about) == 1 else ()


def year_dated(text: str) -> tuple[int, ...]:
    """The year of the one date of a text: "(Kèm theo Quyết định ngày 15/5/2024)"."""
    found = _DATED_RE.findall(fold(canonical(normalise(text))))
    dated = {one or other for one, other in found}
    return years_in(dated.pop()) if len(dated) == 1 else ()


def form_in(text: str) -> str | None:
    """The form in which a title says that its entries were honoured: "được tuyên dương"."""
    match = holds(_AWARDED, text)
    form = match_key(next(filter(None, match.groups()))) if match else ""
    return next((word for word in FORM_WORDS if match_key(word) == form), None)


def clues_in(text: str, vocabularies: Vocabularies) -> Clues:
    """Everything that a section row or the title above a list states; a level only after "cấp"."""
    is_proposal = holds(r"đề nghị|đề xuất|hiệp y|đăng ký", text) is not None
    return Clues(
        kind=kind_in(text),
        level=level_stated(text),
        province=province_in(text, vocabularies),
        district=district_in(text),
        years=year_of_title(text),
        form=None if is_proposal else form_in(text),
        stage="de-nghi" if is_proposal else None,
    )
