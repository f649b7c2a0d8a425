"""What the cells of a column look like, and what that leaves of the meaning of its heading.

In: rows below the headings, and what the headings announce. Out: the meaning of each column once
both are weighed: the best column of names for each kind of name, one column for each thing that a
record has once, none that its cells contradict.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from kb.imports.lists.clues import (
    CHECK_MARKS,
    is_kind_code,
    kind_of_cell,
    kind_of_name,
    level_of_cell,
    years_in,
)
from kb.imports.lists.headings import EXACT, GUESSED, LEFT_OUT, NAMES, Meaning
from kb.imports.readers.grid import Row
from kb.text.vietnamese import lower, match_key

MANY = frozenset(
    {"merit", "note", "source", "form", "proposed", "private", "code", "measure", "other"}
)
_TEXTS = frozenset({"merit", "note", "role", "unit", "subject", "form", "proposed"})
# Headings that stand over many things: the cells must bear them out.
_WEAK = frozenset(
    match_key(phrase)
    for phrase in (
        "Đối tượng", "Loại", "Phân loại", "Cấp", "Thời gian", "Thời gian thực hiện", "Cấp bậc",
        "Kết quả", "Hiệu quả", "Kết quả thực hiện", "Đơn vị", "Tổ chức", "Nội dung", "Hình thức",
    )
)  # fmt: skip
_SUM_RE = re.compile(r"[-+]?[\d.,\s]+(?:%|đ|đồng|vnđ)?", re.IGNORECASE)
# What is counted, and how people are addressed: no names.
_UNITS = frozenset(
    match_key(word)
    for word in (
        "Người", "Hộ", "Đồng", "Triệu đồng", "Nghìn đồng", "Tỷ đồng", "ha", "m2", "km", "Lần",
        "Lượt", "Cái", "Bộ", "Tấn", "Kg", "Đảng viên", "Hội viên", "Tổ chức", "Cuộc", "Mô hình",
        "Lớp", "Buổi", "Căn", "Chi bộ", "Điểm", "Ngày công", "Suất", "Công trình", "Bài", "Tin",
    )
)  # fmt: skip
_ADDRESSES = frozenset(
    ("ông", "bà", "anh", "chị", "đ/c", "đồng chí", "em", "cô", "thầy", "bác", "ông/bà", "cụ")
)
MARK = "mark_"  # before a key of names: a column of crosses under "Tập thể" tells the kind


@dataclass
class Look:
    """What the cells of a column look like, counted."""

    filled: int = 0
    names: int = 0
    people: int = 0
    sums: int = 0
    marks: int = 0
    kinds: int = 0
    of_kind: int = 0
    years: int = 0
    levels: int = 0
    links: int = 0
    units: int = 0

    def share(self, count: int) -> float:
        """Which part of the filled cells that is; 1 of no cells at all."""
        return count / self.filled if self.filled else 1.0

    @property
    def are_names(self) -> bool:
        """Whether these may be names: no sums, no marks, no forms of address."""
        return self.share(self.names) >= 0.5


def look_at(rows: Iterable[Row], columns: Iterable[int]) -> dict[int, Look]:
    """What the cells of each column look like."""
    looks = {column: Look() for column in columns}
    for row in rows:
        if len(row.filled) < 2 and len(looks) > 2:
            continue  # a title, a section, a signature
        for column, text in row.filled.items():
            if column in looks:
                _take_in(looks[column], " ".join(text.split())[:300])
    return looks


def _take_in(look: Look, text: str) -> None:
    if text in ("-", "–", "…", "...") or text.startswith(("#", "=")):
        return
    lowered = text.lower()
    is_sum = _SUM_RE.fullmatch(text) is not None
    is_mark = lowered in CHECK_MARKS
    is_word = len(text.split()) > 1 or text[:1].isupper()
    is_word = is_word and lowered.strip(".") not in _ADDRESSES
    is_link = lowered.startswith(("http://", "https://", "www."))
    look.filled += 1
    look.sums += is_sum
    look.marks += is_mark
    look.links += is_link
    look.kinds += is_kind_code(text)
    look.of_kind += kind_of_cell(text) is not None
    look.years += bool(years_in(text))
    look.levels += level_of_cell(text) is not None
    look.units += match_key(text) in _UNITS or lowered == "%"
    look.names += not (is_sum or is_mark or is_link) and is_word and "@" not in text
    look.people += kind_of_name(text) == "ca-nhan"


def settled(
    meanings: Mapping[int, Meaning], headings: Mapping[int, str], looks: Mapping[int, Look]
) -> dict[int, Meaning]:
    """The meaning of each column once its cells have been looked at."""
    words = {column: lower(heading.rpartition(" / ")[2]) for column, heading in headings.items()}
    found = {
        column: _fitting(meaning, words, column, looks[column])
        for column, meaning in meanings.items()
    }
    _settle_names(found, looks, words)
    if not any(meaning.key == "kind" for meaning in found.values()):
        for column, meaning in found.items():
            look = looks[column]
            if meaning.key in ("", "other") and look.filled and look.share(look.kinds) == 1:
                found[column] = Meaning("kind", GUESSED)
                break
    return _once(found)


def _fitting(meaning: Meaning, words: Mapping[int, str], column: int, look: Look) -> Meaning:
    """The meaning, or none when the cells contradict it."""
    key, heading = meaning.key, words[column]
    if key == "year" and heading == "nam":  # without marks: "Năm", or "Nam" beside "Nữ"
        is_sex = bool({"nu", "nữ"} & set(words.values())) or look.share(look.years) < 0.5
        return Meaning("private", EXACT) if is_sex else meaning
    if key == "unit" and look.filled and look.share(look.units) > 0.5:
        return Meaning("measure", EXACT)
    if not look.filled or key in LEFT_OUT or not key:
        return meaning
    if look.share(look.links) > 0.5:
        return meaning if key == "source" else Meaning()
    is_weak = meaning.certainty < EXACT or match_key(heading) in _WEAK
    fits = {"year": look.years, "level": look.levels, "kind": look.of_kind}.get(key)
    if fits is not None and is_weak and look.share(fits) < 0.5:
        return Meaning()
    are_sums = look.share(look.sums) > 0.8 and look.share(look.years) < 0.5
    if key in _TEXTS and is_weak and are_sums:
        return Meaning()
    return meaning


def _settle_names(
    found: dict[int, Meaning], looks: Mapping[int, Look], words: Mapping[int, str]
) -> None:
    """Keep of each key of names its best column; without any, find one that can name."""
    if any(meaning.key == "family" for meaning in found.values()):
        for column, meaning in found.items():
            if meaning.key == "name":
                found[column] = replace(meaning, key="given")
    for key in (*NAMES, "family", "given"):
        rivals = [column for column, meaning in found.items() if meaning.key == key]
        rivals.sort(key=lambda c: (not looks[c].are_names, -found[c].certainty, c))
        for column in rivals[1:]:
            found[column] = Meaning("other")
    named = [column for column, meaning in found.items() if meaning.key in NAMES]
    good = [column for column in named if looks[column].are_names]
    for column in named:
        look = looks[column]
        if column in good or not look.filled:
            continue
        if look.share(look.marks) > 0.5:
            found[column] = replace(found[column], key=f"{MARK}{found[column].key}")
        elif look.share(look.sums) > 0.8 and (look.filled > 1 or len(named) > 1):
            found[column] = Meaning("measure", EXACT)
        elif good or found[column].certainty < EXACT:
            found[column] = Meaning("other")
    if not any(meaning.key in (*NAMES, "family") for meaning in found.values()):
        _find_names(found, looks, words)


def _find_names(
    found: dict[int, Meaning], looks: Mapping[int, Look], words: Mapping[int, str]
) -> None:
    """What names exemplars where no heading says so: "Tên đơn vị", people by their names, units."""
    if any(meaning.key == "measure" for meaning in found.values()):
        return
    units = [c for c, meaning in found.items() if meaning.key == "unit" and looks[c].are_names]
    named = [c for c in units if match_key(words[c]).startswith("ten ")]
    likely = [
        column
        for column, meaning in found.items()
        if meaning.key in ("", "other") and looks[column].share(looks[column].people) > 0.5
    ]
    likely = [column for column in likely if looks[column].filled]
    called = [
        column
        for column, meaning in found.items()
        if meaning.key in ("", "other") and words[column].startswith(("tên ", "ten "))
    ]
    called = [column for column in called if looks[column].filled and looks[column].are_names]
    if called and not named:
        found[called[0]] = Meaning("name", GUESSED)
    elif likely and not named:
        best = max(likely, key=lambda c: looks[c].share(looks[c].people))
        found[best] = Meaning("person", GUESSED)
    elif named or units:
        first = (named or units)[0]
        found[first] = Meaning("group", found[first].certainty)


def _once(found: Mapping[int, Meaning]) -> dict[int, Meaning]:
    """One column for each key that a record has once: the surest, then the leftmost."""
    settled = dict(found)
    for key in {meaning.key for meaning in found.values()} - MANY - {""}:
        rivals = [column for column, meaning in found.items() if meaning.key == key]
        best = max(rivals, key=lambda c: (found[c].certainty, -c))
        for column in rivals:
            if column != best:
                settled[column] = Meaning("other")
    return settled
