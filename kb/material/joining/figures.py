"""Figures that a sentence states, each with what it counts.

In: a sentence. Out: `Figure`s: "gần 10.000 gốc lan" counts "gốc lan". Days, years, numbers of
documents and of addresses count nothing.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kb.material.joining.words import content_words, sentences
from kb.text.vietnamese import canonical

_WORD = r"(?:m[23²³]|[^\W\d_]+)"
_FIGURE_RE = re.compile(rf"(?<![\w.,/-])(\d+(?:[.,]\d+)*)(?:\s?(%)|\s({_WORD})(?:\s({_WORD}))?)")
_YEAR_RE = re.compile(r"(?<![\w.-])(?<!\D/)((?:19|20)\d\d)(?![\w%]|[.,/-]\d)")
YEAR = "(năm)"
# "quận 4", "lớp 7", "ngày 5": a number behind these is a name.
_NAMED_RE = re.compile(
    r"(?:ngày|tháng|lúc|quý|mùng|mồng|số|quận|lớp|tổ|khóa|khối|thôn|ấp|phố|phường|thứ|điều|khoản|hạng"
    r"|quốc lộ|tập|chương|khu|đoàn|cấp|năm)\s$",
    re.IGNORECASE,
)
# "15 triệu đồng" counts "triệu đồng": what comes behind belongs to it as well.
_SIZES = frozenset(map(canonical, ("triệu", "tỷ", "tỉ", "nghìn", "ngàn", "trăm", "vạn")))
_NO_UNITS = frozenset(
    canonical("tháng và đến của theo là ở trong tại giờ phút khi với cũng được").split()
)


@dataclass(frozen=True)
class Figure:
    """A number as it is written, what it counts (in matching form), and its sentence."""

    value: str
    unit: str
    sentence: str

    @property
    def text(self) -> str:
        """As it is said: "49 lần", "2016"."""
        return self.value if self.unit == YEAR else f"{self.value} {self.unit}"

    @property
    def amount(self) -> str:
        """The number alone, for comparing: "10.000" is "10000"."""
        return self.value.replace(".", "")

    @cached_property
    def around(self) -> frozenset[str]:
        """The words of its sentence that mean something, but for what it counts."""
        return content_words(self.sentence) - set(self.unit.split())

    def counts_like(self, other: "Figure") -> bool:
        """Whether both count the same: "gốc lan" and "gốc"; of years, sizes by both words."""
        ours, theirs = self.unit.split(), other.unit.split()
        fewest = 2 if ours[0] in _SIZES or ours[0] == "năm" else 1
        return ours[:fewest] == theirs[:fewest]


def figures_of(text: str) -> Iterator[Figure]:
    """Every figure of a text of several sentences."""
    for line in text.split("\n"):
        for sentence in sentences(line):
            yield from _in_sentence(sentence)


def _in_sentence(sentence: str) -> Iterator[Figure]:
    for match in _YEAR_RE.finditer(sentence):
        yield Figure(match[1], YEAR, sentence)
    for match in _FIGURE_RE.finditer(sentence):
        value, percent, *words = match.groups()
        before = sentence[: match.start()]
        if _NAMED_RE.search(before) or canonical(words[0] or "") in _NO_UNITS:
            continue
        if words[1] == "khác":  # "132 gương khác" are 133 with the one that is told of
            continue
        unit = "%" if percent else canonical(" ".join(filter(None, words)))
        yield Figure(value, unit, sentence)
