"""Tells a spoken number from a quantity by the words around it.

"Quy định 08 của Bộ Chính trị" cites a document, "quy định 08 trường hợp" counts cases. Only
for numbers without a symbol: "08-QĐi/TW" needs no such care.
"""

import re

from kb.citations.letters import fold
from kb.citations.vocabulary import SYMBOLS_FOLDED

# What follows a citation and hardly ever a counted noun. The first three are enough even
# after a word that is often a verb: "quyết định 236 do Bộ ban hành".
_TELLING = frozenset({"của", "về", "do"})
_FITTING = _TELLING | {
    *("và", "với", "hoặc", "hay", "là", "được", "bị", "đã", "đang", "sẽ", "cũng", "còn", "chưa"),
    *("không", "có", "cho", "cần", "phải", "theo", "trong", "trên", "tại", "từ", "đến", "ra"),
    *("vào", "nêu", "gắn", "nhằm", "để", "khi", "thì", "mà", "như", "bằng", "này", "đó", "trước"),
    *("sau", "khóa", "khoá", "thay", "vẫn", "nên", "hướng", "ban", "tiếp", "cùng"),
}
_MEASURES = (
    *("năm", "tháng", "ngày", "tuần", "giờ", "phút", "triệu", "tỷ", "tỉ", "nghìn", "ngàn"),
    *("người", "tập thể", "cá nhân", "mô hình", "điển hình", "trường hợp", "nội dung"),
    *("nhiệm vụ", "giải pháp", "tiêu chí", "chỉ tiêu", "hình thức", "đảng viên", "cán bộ"),
    *("đơn vị", "phần trăm", "trang", "bước", "km", "kg"),
)
_COUNTED = re.compile(rf"\s{{1,3}}(?:{'|'.join(_MEASURES)})(?!\w|\s{{1,2}}[0-9])")
_COUNTED_UNMARKED = re.compile(
    rf"\s{{1,3}}(?:{'|'.join(map(fold, _MEASURES))})(?!\w|\s{{1,2}}[0-9])"
)
# Also half a number, whose other half stands after a blank or in the next line: "91\n- KH/TU".
_GOES_ON = re.compile(
    rf"\w|\s?[%/]|-|[.,:]\w|\s{{1,3}}(?:-\s{{0,3}})?(?:{'|'.join(SYMBOLS_FOLDED)})\s?[-/]\s?[a-z]"
)
_DAY_OR_MONTH = re.compile(r"\s{1,2}[0-9]{1,2}(?![0-9])")
_NEXT_WORD = re.compile(r"\s{1,3}(?:([^\W\d_]+)|[0-9])")


def is_complete(folded: str, end: int) -> bool:
    """Whether the number ends here, and is no part of "1,5", "10-0", "15 %", "36/NHNN", "91-"."""
    return not _GOES_ON.match(folded, end)


def is_counting(written: str, end: int, *, unmarked: bool) -> bool:
    """Whether a measure follows: "chỉ thị 10 năm", in a search box also "chi thi 10 nam"."""
    lowered = written[end : end + 30].lower()
    return bool(_COUNTED.match(lowered) or (unmarked and _COUNTED_UNMARKED.match(lowered)))


def is_followed_fittingly(written: str, end: int, *, tellingly: bool = False) -> bool:
    """Whether the next word fits a citation. The end of a clause fits too, but tells nothing."""
    found = _NEXT_WORD.match(written, end)
    if found is None:
        return not tellingly
    word = (found[1] or "").lower()
    if word in ("ngày", "tháng", "năm"):
        return _DAY_OR_MONTH.match(written, found.end()) is not None
    return word in (_TELLING if tellingly else _FITTING)
