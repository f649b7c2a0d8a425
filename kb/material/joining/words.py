"""The words, names and sentences of a text, as articles and records are compared by them.

In: text as written. Out: its words in matching form between blanks, so that a row of words is
found by looking for it; names as runs of capitals; rare pairs of words; sentences.
"""

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from kb.text.vietnamese import canonical, syllable_texts

_CAPITAL = "".join(filter(str.isupper, map(chr, range(0x41, 0x1EFA))))
_PART = rf"[{_CAPITAL}](?:[^\W\d_]|['’-](?=\w)|['’](?= [{_CAPITAL}]))*"
_RUN_RE = re.compile(rf"{_PART}(?: {_PART})*(?: \d{{1,4}}(?![\d.,/]\d))?")
_HEAD_RE = re.compile(r"(?:^|[.!?:\n])[\s“\"'‘(–-]*$")
_WORD_RE = re.compile(r" ([^\W\d_]+)")
# A full stop after these ends no sentence: "TP. Hồ Chí Minh", "ThS. Lê Văn Mẫu".
_SHORT = r"TP|Tp|TX|Th\.?S|TS|PGS|GS|BS|Bs|KS|CN|NSƯT|NSND|Đ/c|Tr|St|tr|đ/c|v\.v"
_END_RE = re.compile(rf"(?<=[.!?…])[”\"’)]?\s+(?=[“\"‘(–-]?\s?[{_CAPITAL}\d])")
_SHORT_END_RE = re.compile(rf"(?:^|[\s(“\"])(?:{_SHORT}|[{_CAPITAL}])\.$")
_ADDRESSED = frozenset(
    canonical(
        "ông bà anh chị em cô chú bác thầy cụ theo tại ở khi từ năm trong với nhờ và cả những các"
        " tuy nhưng vì do để đến nay sau trước ngoài ngày tháng"
    ).split()
)
# What ends a word that began with the last capital: "Hội Liên" goes on with "hiệp".
_ENDS = frozenset(
    canonical(
        "hiệp phòng học đoàn thư động tịch ủy trận binh chiến quốc niên nghiệp hội ban an sát sinh"
        " giáo viện lệnh sự đốc sản tế chương khen bộ ương phủ đội đảng nữ dân tộc ngành sĩ khuyến"
        " cảm hiệu hàng đồng thống tuyên công nhân nông thuật nghệ văn hóa thầy thuốc cấp"
    ).split()
)
# Words of every story: a pair of them says nothing.
_LITTLE = frozenset(
    canonical(
        "của là các những và với được đã này đó trong cho có không một người nhiều khi ở từ đến"
        " theo năm về để cũng ra vào trên như hơn tại do bà ông anh chị em mình họ nay còn rất"
        " sau trước lại mỗi việc cả vì nên mà thì đi làm ngày tháng hai ba"
    ).split()
)


def between_blanks(text: str) -> str:
    """The text's words in matching form, each between blanks: " bà đặng thị mẫu "."""
    return f" {' '.join(syllable_texts(text))} "


def runs(text: str) -> Iterator[str]:
    """Names as they are written: runs of capitals without how people are addressed.

    "Theo chị Đặng Thị Mẫu ở thôn Thử 2" gives "Đặng Thị Mẫu" and "Thử 2". One word alone at the
    head of a sentence is none.
    """
    for match in _RUN_RE.finditer(text):
        following = _WORD_RE.match(text, match.end())
        is_cut = following is not None and canonical(following[1]) in _ENDS
        words = match[0].split()[: -1 if is_cut else None]
        is_head = _HEAD_RE.search(text[: match.start()]) is not None
        for name in _without_abbreviations(words):
            while len(name) > 2 and canonical(name[0]) in _ADDRESSED:
                name = name[1:]
            if len(name) > 1 or (name and not is_head and len(name[0]) > 1):
                yield " ".join(name)


def _without_abbreviations(words: list[str]) -> Iterator[list[str]]:
    """The stretches between abbreviations: of "Trường THCS Lê Mẫu" "Trường" and "Lê Mẫu"."""
    for is_short, stretch in groupby(words, lambda word: len(word) > 1 and word.isupper()):
        if not is_short:
            yield list(stretch)


def pairs(text: str) -> set[str]:
    """Neighbouring words that mean something together: "hạt giống", not "của các"."""
    words = syllable_texts(text)
    return {f"{a} {b}" for a, b in pairwise(words) if a not in _LITTLE and b not in _LITTLE}


def content_words(text: str) -> frozenset[str]:
    """The words of a text that mean something."""
    return frozenset(word for word in syllable_texts(text) if word not in _LITTLE and len(word) > 1)


def sentences(text: str) -> Iterator[str]:
    """The sentences of a paragraph, word for word."""
    start = 0
    for match in _END_RE.finditer(text):
        if not _SHORT_END_RE.search(text[start : match.start()]):
            yield text[start : match.end()].strip()
            start = match.end()
    if rest := text[start:].strip():
        yield rest
