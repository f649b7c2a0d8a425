"""What a report states by labels: "Họ và tên: Lê Văn Mẫu", "Nghề nghiệp: nông dân".

In: the lines of a write-up, cells of its tables included. Out: the first value of each sort, as it
is written. A label counts only as a whole: "Họ và tên thủ trưởng" names somebody else.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from kb.imports.readers import Block
from kb.imports.writeups.names import CAPITAL, HONORIFIC
from kb.imports.writeups.words import words
from kb.text.vietnamese import canonical, fold, has_marks, normalise

NAMES = ("ca-nhan", "tap-the", "mo-hinh", "cach-lam", "name")
_SORTS = {canonical(label): sort for sort, labels in words("labels").items() for label in labels}
_FOLDED = {fold(label): sort for label, sort in _SORTS.items()}
_COLON_RE = re.compile(r"\s*(?:\([^()]{0,60}\)\s*)?:\s*")
_LONGEST_LABEL = 6  # words
_NEAR = 90  # letters before a colon in which its label stands
_WORD_RE = re.compile(r"(?<![^\s.;,–•-])[^\W\d_]")
_BLANKS = re.compile(r"[.…_\s-]*")
_NAME_END = re.compile(
    r"\s*(?:[;,(–]|\s-\s|\.(?=\s|$)"
    r"|(?i:(?<!\w)(?:sinh năm|sinh ngày|giới tính|bí danh|tuổi)\b)).*",
    re.DOTALL,
)
# "Vợ chồng ông Lê Văn Mẫu, bà Hà Thị Thử" are one name, "Chi bộ thôn Mẫu, xã Thử" are not.
_UNIT_END = re.compile(rf"\s*(?:[;(–]|,(?!\s*(?i:{HONORIFIC})\s)|\s-\s|\.(?=\s|$)).*", re.DOTALL)
_VALUE_END = re.compile(rf"\s*(?:;|\.\s+(?=[{CAPITAL}])|\.$).*", re.DOTALL)


def labelled(blocks: Sequence[Block]) -> dict[str, str]:
    """The first stated value of each sort: {"ca-nhan": "Lê Văn Mẫu", "role": "nông dân"}."""
    found: dict[str, str] = {}
    for line in _lines(blocks):
        for sort, value in _values(normalise(line)):
            end = (_NAME_END if sort == "ca-nhan" else _UNIT_END) if sort in NAMES else _VALUE_END
            value = end.sub("", value).strip(" .,;:")
            if value and not _BLANKS.fullmatch(value):
                found.setdefault(sort, " ".join(value.split()))
    return found


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    """The lines of text; a row of a table that begins with a label is one line."""
    for block in blocks:
        if not block.rows:
            yield from block.text.split("\n")
        for row in block.rows:
            cells = [cell for cell in row.cells if cell]
            if len(cells) == 2 and _sort_of(cells[0].rstrip(": ")):
                yield f"{cells[0].rstrip(': ')}: {' '.join(cells[1].split())}"
            else:
                yield from (line for cell in cells for line in cell.split("\n"))


def _values(line: str) -> Iterator[tuple[str, str]]:
    """The labels of a line with what stands up to the next one."""
    marks = [(start, match.end(), sort) for match in _COLON_RE.finditer(line)
             for start, sort in [_label_before(line, match.start())] if sort]  # fmt: skip
    ends = [start for start, _, _ in marks[1:]] + [len(line)]
    for (_, value, sort), end in zip(marks, ends, strict=False):
        yield sort, line[value:end]


def _label_before(line: str, end: int) -> tuple[int, str | None]:
    """Where the label starts that ends here, and what it announces: the longest one that fits."""
    near = max(0, end - _NEAR)
    starts = [near + match.start() for match in _WORD_RE.finditer(line[near:end])]
    for start in starts[-_LONGEST_LABEL - 2 :]:
        before = line[max(0, start - _NEAR) : start].rstrip(" \t-–•*")
        sort = _sort_of(line[start:end])
        if sort and (not before or before[-1] in ".;,|)" or sort == "other"):
            return start, sort
        if sort and re.fullmatch(r"[\dIVXa-z]{1,4}[.)]?", before):
            return start, sort
    return end, None


def _sort_of(label: str) -> str | None:
    key = canonical(" ".join(normalise(label).split()))
    return _SORTS.get(key) if has_marks(key) else _FOLDED.get(fold(key))
