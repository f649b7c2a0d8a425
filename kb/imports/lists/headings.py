"""The headings that lists bear, in a declared table, and the row of a sheet that holds them.

In: rows of text. Out: which column holds what. Headings are matched folded ("HỌ VÀ TÊN" is "Ho va
ten"), whole first, else by the longest phrase of the table that stands in them ("Năm được khen").
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from kb.imports.readers.grid import Row
from kb.text.vietnamese import match_key

# What a column holds, and how lists call it. To teach the importer a wording, add it here.
HEADINGS: dict[str, tuple[str, ...]] = {
    "number": ("STT", "TT", "Số TT", "Số thứ tự", "No"),
    "person": ("Họ và tên", "Họ tên", "Họ, tên", "Tên cá nhân", "Cá nhân", "Họ và tên cá nhân"),
    "family": ("Họ", "Họ đệm", "Họ và tên đệm", "Họ và chữ đệm", "Họ lót"),
    "given": ("Tên riêng",),  # "Tên" beside "Họ": see `_settle`
    "group": ("Tên tập thể", "Tập thể", "Tên tổ chức", "Tên hộ gia đình"),
    "model": ("Tên mô hình", "Mô hình", "Tên mô hình, cách làm", "Tên công trình"),
    "practice": ("Tên cách làm", "Cách làm", "Cách làm hay"),
    "name": (
        "Tên", "Tên gương", "Tên điển hình", "Điển hình", "Gương điển hình", "Tên, địa chỉ",
        "Tên cá nhân, tập thể", "Tên tập thể, cá nhân", "Tập thể, cá nhân", "Cá nhân, tập thể",
        "Họ và tên, tên tập thể", "Tên đơn vị, cá nhân", "Tên đơn vị/cá nhân", "Tên gọi",
        "Họ tên cá nhân/Tên tập thể", "Tên cá nhân/đơn vị",
    ),
    "kind": ("Loại hình", "Loại", "Đối tượng", "Loại gương", "Phân loại", "Loại điển hình"),
    "role": (
        "Chức vụ", "Chức danh", "Nghề nghiệp", "Chức vụ, đơn vị", "Chức vụ, đơn vị công tác",
        "Chức vụ, nơi công tác", "Chức danh, đơn vị công tác", "Chức vụ/Nghề nghiệp", "Cấp bậc",
    ),
    "unit": (
        "Đơn vị", "Tên đơn vị", "Đơn vị công tác", "Nơi công tác", "Cơ quan", "Cơ quan, đơn vị",
        "Tổ chức", "Chủ thể", "Đơn vị thực hiện", "Tên cơ quan, đơn vị", "Đơn vị chủ trì",
    ),
    "commune": ("Xã", "Phường", "Xã, phường", "Xã, phường, thị trấn", "Xã/phường", "Tên xã"),
    "district": (
        "Huyện", "Quận", "Quận, huyện", "Huyện, thị xã", "Huyện, thành phố", "Tên huyện",
        "Huyện, thị xã, thành phố", "Huyện, thị, thành phố", "Huyện/thị",
    ),
    "province": ("Tỉnh", "Tỉnh, thành phố", "Tỉnh, thành", "Tỉnh/TP", "Tên tỉnh"),
    "place": ("Địa phương", "Địa bàn", "Địa chỉ", "Nơi ở", "Xã, huyện", "Xã/huyện", "Nơi cư trú"),
    "field": ("Lĩnh vực", "Lĩnh vực hoạt động", "Ngành, lĩnh vực", "Ngành"),
    "merit": (
        "Thành tích", "Tóm tắt thành tích", "Thành tích nổi bật", "Nội dung", "Việc làm",
        "Kết quả", "Nội dung mô hình", "Mô tả", "Tóm tắt", "Nội dung thành tích", "Hiệu quả",
        "Việc làm cụ thể", "Kết quả nổi bật",
    ),
    "form": (
        "Hình thức khen thưởng", "Hình thức", "Hình thức khen", "Danh hiệu", "Khen thưởng",
        "Danh hiệu thi đua", "Danh hiệu, hình thức khen thưởng", "Hình thức biểu dương",
        "Hình thức đã khen", "Hình thức khen thưởng, cấp khen",
    ),
    "proposed": ("Hình thức đề nghị", "Đề nghị khen thưởng", "Hình thức đề nghị khen thưởng",
                 "Đề nghị", "Danh hiệu đề nghị", "Hình thức đề nghị khen"),
    "level": (
        "Cấp khen", "Cấp khen thưởng", "Cấp", "Cấp ghi nhận", "Cấp công nhận", "Cấp biểu dương",
        "Cấp quyết định", "Cấp khen/năm khen",
    ),
    "issuer": (
        "Cơ quan khen", "Cơ quan khen thưởng", "Đơn vị khen", "Nơi khen", "Đơn vị khen thưởng",
        "Cơ quan ban hành", "Cơ quan ra quyết định", "Cơ quan quyết định", "Người ký quyết định",
    ),
    "year": (
        "Năm", "Năm khen", "Năm khen thưởng", "Năm công nhận", "Năm biểu dương", "Thời gian",
        "Thời gian khen", "Năm được khen thưởng", "Năm thực hiện", "Thời gian thực hiện",
    ),
    "decision": (
        "Số quyết định", "Quyết định số", "Số QĐ", "QĐ số", "Quyết định", "Số, ngày quyết định",
        "Quyết định khen thưởng", "Số quyết định khen thưởng", "Số quyết định, ngày tháng năm",
        "Số văn bản",
    ),
    "source": ("Nguồn", "Nguồn tin", "Nguồn tài liệu", "Đường dẫn", "Link", "Nguồn trích dẫn"),
    "note": ("Ghi chú",),
    # Known, and never copied: private data of living people (content/README.md).
    "private": (
        "Năm sinh", "Ngày sinh", "Ngày tháng năm sinh", "Ngày, tháng, năm sinh", "Giới tính", "Nữ",
        "Dân tộc", "Tôn giáo", "Số điện thoại", "Điện thoại", "SĐT", "CCCD", "CMND", "Số CCCD",
        "Số CMND", "Số định danh", "Email", "Quê quán", "Nơi sinh", "Tuổi", "Số tài khoản",
        "Hộ khẩu", "Hộ khẩu thường trú", "Số nhà", "Trình độ",
    ),
    "other": (
        "Ký nhận", "Số tiền", "Tiền thưởng", "Mức thưởng", "Chữ ký", "Đơn vị đề nghị", "Số năm",
        "Cơ quan trình", "Đơn vị trình", "Số lượng", "Ngày vào Đảng",
    ),
}  # fmt: skip

NAMES = ("person", "group", "model", "practice", "name")  # columns that can name an exemplar
KIND_OF_COLUMN = {
    "person": "ca-nhan", "group": "tap-the", "model": "mo-hinh", "practice": "cach-lam",
}  # fmt: skip
_EXACT = {match_key(phrase): key for key, phrases in HEADINGS.items() for phrase in phrases}
_PHRASES = sorted(_EXACT, key=lambda phrase: -len(phrase.split()))
_MAX_SYLLABLES = 14


@dataclass(frozen=True)
class Header:
    """Which column holds what; `unknown` and `private` columns are told to the editor."""

    row: int
    columns: Mapping[str, int]
    unknown: Mapping[int, str]
    private: Mapping[int, str]
    has_number: bool
    depth: int = 1


@lru_cache(maxsize=4096)
def heading_of(text: str) -> tuple[str | None, bool]:
    """What a heading announces and whether it is in the table word for word."""
    folded = match_key(text)
    if folded in _EXACT:
        return _EXACT[folded], True
    if not folded or len(folded.split()) > _MAX_SYLLABLES:
        return None, False
    inside = [phrase for phrase in _PHRASES if _stands_in(phrase, folded)]
    names = {_EXACT[phrase] for phrase in inside if len(phrase.split()) > 1} & set(KIND_OF_COLUMN)
    if len(names) > 1:
        return "name", False
    return (_EXACT[inside[0]] if inside else None), False


def _stands_in(phrase: str, heading: str) -> bool:
    """A phrase anywhere; a single syllable only in front ("Năm được khen", not "Xếp loại")."""
    if " " in phrase:
        return f" {phrase} " in f" {heading} "
    return heading.startswith(f"{phrase} ")


def count_headings(cells: Sequence[str]) -> int:
    """How many cells are headings word for word."""
    return sum(heading_of(cell)[1] for cell in cells)


def find_header(row: Row, below: Row | None) -> Header | None:
    """The header that starts in this row, of one row or two; None when it is an ordinary row."""
    if not _looks_like_header(row):
        return None
    single = _settle(row.number, dict(row.filled), 1)
    if below is not None and _continues(row, below):
        texts = {**row.filled, **below.filled}
        double = _settle(row.number, texts, 2)
        if double and (not single or len(double.columns) >= len(single.columns)):
            return double
    return single


def is_list(rows: Sequence[Row]) -> bool:
    """Whether a table of a Word file is a list: headings in its first rows, and rows below."""
    pairs = zip(rows[:3], [*rows[1:4], None], strict=False)
    headers = [header for row, below in pairs if (header := find_header(row, below))]
    return bool(headers) and len(rows) > 2 and len(headers[0].columns) >= 2


def _looks_like_header(row: Row) -> bool:
    texts = list(row.filled.values())
    if not texts or any(text.replace(".", "").isdigit() for text in texts):
        return False
    exact = count_headings(texts)
    known = sum(heading_of(text)[0] is not None for text in texts)
    if len(texts) == 1:  # a list of names only; a lone "TẬP THỂ" opens a section
        return exact == 1 and match_key(texts[0]).startswith(("ho ", "ten "))
    return exact >= 2 or (exact >= 1 and known >= min(3, len(texts)))


def _continues(row: Row, below: Row) -> bool:
    """A second row of headings: every one under nothing, or under a heading over several."""
    fresh = {c: text for c, text in below.filled.items() if c not in below.carried}
    if not fresh or any(text[:1].isdigit() or text.startswith("(") for text in fresh.values()):
        return False
    for column, text in fresh.items():
        is_under_group = not row.cell(column + 1) and column + 1 in fresh
        if heading_of(text)[0] is None or (row.cell(column) and not is_under_group):
            return False
    return True


def _settle(number: int, texts: dict[int, str], depth: int) -> Header | None:
    columns: dict[str, int] = {}
    unknown: dict[int, str] = {}
    private: dict[int, str] = {}
    has_women = any(match_key(text) == "nu" for text in texts.values())
    for is_exact in (True, False):  # a heading in the table goes before one that only holds it
        for column, text in sorted(texts.items()):
            key, exact = heading_of(text)
            if exact != is_exact:
                continue
            if key == "private" or (has_women and match_key(text) == "nam"):
                private[column] = text
            elif key is None or key == "other" or key in columns:
                unknown[column] = text
            else:
                columns[key] = column
    if "family" in columns and "name" in columns:
        columns["given"] = columns.pop("name")
    if not any(name in columns for name in (*NAMES, "family")) and "unit" in columns:
        columns["group"] = columns.pop("unit")
    if not any(name in columns for name in (*NAMES, "family")):
        return None
    has_number = "number" in columns
    return Header(number, columns, unknown, private, has_number, depth)
