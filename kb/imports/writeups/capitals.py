"""Writes small what offices write in capitals, as a sentence or a signboard has it.

In: "ỦY BAN NHÂN DÂN XÃ THỬ", "BÁO CÁO THÀNH TÍCH CỦA ÔNG LÊ VĂN MẪU". Out: "Ủy ban nhân dân xã
Thử", "Báo cáo thành tích của ông Lê Văn Mẫu". What is not in capitals, or without marks, stays.
"""

from collections.abc import Iterator

from kb.imports.writeups.names import HONORIFIC
from kb.imports.writeups.words import words
from kb.text.vietnamese import canonical, fold, has_marks, lower

_UNITS = frozenset(canonical(unit) for unit in words("capitals")["units"])
_LINKS = frozenset(canonical(word) for word in words("capitals")["links"])
_ABBREVIATIONS = frozenset(words("capitals")["abbreviations"])
# What is named after its place, without a word between: "Tỉnh ủy Cao Bằng", "Trường THCS Mẫu".
_BEFORE_NAMES = frozenset(
    canonical(lower(name))
    for name in (*words("lines")["committees"], *words("capitals")["before_names"])
)
# Names that are written with these capitals wherever they stand.
_WRITTEN = words("capitals")["written"]
_KEYS = sorted(
    ((canonical(lower(name)).split(), name.split()) for name in _WRITTEN),
    key=lambda pair: -len(pair[0]),
)
_CALLS = frozenset(canonical(word) for word in HONORIFIC.split("|"))


def natural(text: str) -> str:
    """The name of a body as on a signboard: "SỞ NỘI VỤ TỈNH THỬ" gives "Sở Nội vụ tỉnh Thử"."""
    return _rewritten(text, is_name=True) if text.isupper() and has_marks(text) else text


def sentence(text: str) -> str:
    """A title in capitals as a sentence: "BÁO CÁO THÀNH TÍCH" gives "Báo cáo thành tích"."""
    return _rewritten(text, is_name=False) if text.isupper() and has_marks(text) else text


def _rewritten(text: str, *, is_name: bool) -> str:
    first, *rest = _words(text.split(), is_name=is_name)
    return " ".join([first[:1].upper() + first[1:], *rest])


def _words(given: list[str], *, is_name: bool) -> Iterator[str]:
    """Word by word: known names as written, the words of a place or person with capitals.

    `is_name`: the word after the first, which says what a body is, is the first of its name.
    """
    keys = [canonical(lower(word.strip('().,;:“”"'))) for word in given]
    at, is_proper, is_first = 0, False, False
    while at < len(given):
        known = next((name for key, name in _KEYS if keys[at : at + len(key)] == key), None)
        unit = next((size for size in (2, 1) if " ".join(keys[at : at + size]) in _UNITS), 0)
        unit = unit if at or is_name else 0  # "BẢN KHAI" is of no village
        if known:
            yield from known
            is_proper = canonical(lower(" ".join(known))) in _BEFORE_NAMES
            at, is_first = at + len(known), is_name
            continue
        if unit or keys[at] in _LINKS or keys[at] in _CALLS:
            size = unit or 1
            yield from map(lower, given[at : at + size])
            is_proper, is_first = bool(unit) or keys[at] in _CALLS, False
            at += size
            continue
        yield _word(given[at], keys[at], is_capital=is_proper or is_first)
        is_proper = is_proper or keys[at] in _BEFORE_NAMES
        is_first = is_name and (at == 0 or (is_first and _is_short(keys[at])))
        at += 1


def _is_short(key: str) -> bool:
    """Whether a word is an abbreviation: one that we know, or one that nobody could say."""
    return key in _ABBREVIATIONS or (key != "" and not set(fold(key)) & set("aeiouy"))


def _word(word: str, key: str, *, is_capital: bool) -> str:
    if _is_short(key):
        return word
    is_quoted = word[0] in '“"‘'
    return word.title() if is_capital or is_quoted else lower(word)
