"""Forms of address and titles before a name: "bà Lường Thị Mẫu", "đ/c phạm văn hát".

In: a `Frame` whose words are taken. Out: the words that only say who somebody is. A record of that
person may call them otherwise, so they need not stand in it. A name is known by its surname, never
by capitals, which change nothing of what is found: before "Hát" alone a title is a word.
"""

from collections.abc import Sequence
from dataclasses import replace

from kb.search.reading.frame import Frame
from kb.search.reading.values import Token
from kb.text.vietnamese import fold, syllable_texts

_FORMS = (
    *("ông", "bà", "anh", "chị", "cô", "chú", "bác", "thầy", "em", "cụ", "cháu", "mẹ", "bố"),
    *("đồng chí", "đ/c", "đc", "thầy giáo", "cô giáo", "nhà giáo", "hiệu trưởng"),
    *("bác sĩ", "y sĩ", "dược sĩ", "kỹ sư", "luật sư", "giáo sư", "phó giáo sư", "tiến sĩ"),
    *("thạc sĩ", "bs", "gs", "pgs", "ts", "ths", "ks", "nghệ nhân", "nghệ sĩ", "nhà báo"),
    *("nghệ nhân ưu tú", "nghệ nhân nhân dân", "nghệ sĩ ưu tú", "nghệ sĩ nhân dân"),
    *("nhà khoa học", "anh hùng", "bí thư", "phó bí thư", "chủ tịch", "phó chủ tịch"),
    *("trưởng thôn", "trưởng bản", "trưởng ấp", "già làng", "linh mục", "hòa thượng"),
    *("thượng tọa", "đại đức", "sư thầy", "mục sư", "giám đốc", "phó giám đốc", "đội trưởng"),
    *("thiếu úy", "trung úy", "thượng úy", "đại úy", "thiếu tá", "trung tá", "thượng tá"),
    *("đại tá", "thiếu tướng", "trung tướng", "thượng tướng", "đại tướng", "hạ sĩ", "trung sĩ"),
    *("thượng sĩ", "binh nhất", "binh nhì", "chiến sĩ"),
)
_TABLE = {tuple(map(fold, syllable_texts(form))): tuple(syllable_texts(form)) for form in _FORMS}
_LONGEST = max(map(len, _TABLE))
_SURNAMES = frozenset(
    syllable_texts(
        "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đoàn Đinh Lương Tô "
        "Đào Trịnh Trương Phùng Đàm Nông Triệu Lục Bàn Châu Thạch Quách Hứa Tống Kiều Nghiêm Doãn "
        "Khổng Tăng Lường Lò Vàng Giàng Sùng Thào Quàng Bế Lầu Mùa Hờ Cầm Lèng Chảo Phàn Tẩn"
    )
)
_MIDDLE = frozenset({"van", "thi"})  # between a surname without marks and a given name
_UNMARKED_SURNAMES = frozenset(map(fold, _SURNAMES))


def mark_addresses(frame: Frame) -> None:
    """Mark the words of each form of address that a name follows."""
    tokens = frame.parsed.tokens
    found: set[int] = set()
    for start in range(len(tokens)):
        size = _size_of_form(tokens, start)
        if size and _is_name(tokens[start + size :]):
            found.update(range(start, start + size))
    words = frozenset(tokens[place].word for place in found)
    frame.parsed = replace(frame.parsed, addresses=words)


def _size_of_form(tokens: Sequence[Token], start: int) -> int:
    for size in range(min(_LONGEST, len(tokens) - start), 0, -1):
        words = [each.word for each in tokens[start : start + size]]
        form = _TABLE.get(tuple(word.folded for word in words))
        if form and all(
            not word.has_marks or word.text == text for word, text in zip(words, form, strict=True)
        ):
            return size
    return 0


def _is_name(tokens: Sequence[Token]) -> bool:
    """Whether a name begins there: a usual surname, and more of the name."""
    words = [token.word for token in tokens[:2]]
    if len(words) < 2:
        return False
    surname, next_one = words
    is_unmarked = surname.text in _UNMARKED_SURNAMES and next_one.folded in _MIDDLE
    return surname.text in _SURNAMES or is_unmarked
