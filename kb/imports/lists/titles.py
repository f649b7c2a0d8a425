"""What stands above the headings: letterhead, motto, the title of the list.

In: the rows above a header. Out: a `Layer` of what they state of all entries (kind and level of the
title, province and district also of the letterhead), and the `Source` that the drafts name.
"""

import re
from dataclasses import replace

from kb.imports.lists.clues import Clues, clues_in, holds, kind_in_title, year_about
from kb.imports.lists.context import Layer
from kb.imports.origins import Origin, Spot
from kb.imports.readers.grid import Row
from kb.records.parts import Source
from kb.text.vietnamese import match_key
from kb.vocabularies import Vocabularies

_MOTTO = ("cong hoa xa hoi chu nghia viet nam", "doc lap tu do hanh phuc", "dang cong san viet nam")
_LETTERHEAD = (
    r"ubnd|ủy ban|đảng bộ|đảng ủy|huyện ủy|tỉnh ủy|thành ủy|ban|sở|hội|hội đồng|phòng|mttq|bộ|đoàn"
    r"|trường|công an|liên đoàn|đơn vị|cơ quan"
)
_LONGEST = 500  # letters of a line that may be a title


class Title:
    """The lines above a list; what they state is read once."""

    def __init__(self, file: str, vocabularies: Vocabularies) -> None:
        self.file, self.vocabularies = file, vocabularies
        self.lines: list[tuple[str, tuple[Spot, ...]]] = []
        self._layer: Layer | None = None

    def add(self, row: Row) -> None:
        """Take one more row above the headings."""
        texts = dict.fromkeys(row.filled.values())
        spots = tuple(Spot(row.number, column) for column in row.filled)
        self.lines.append(("\n".join(texts), spots))
        self._layer = None

    @property
    def layer(self) -> Layer:
        """What the lines state, each value by the first line that has it."""
        if self._layer is None:
            self._layer = self._read()
        return self._layer

    def _read(self) -> Layer:
        clues = Clues()
        spots: dict[str, tuple[Spot, ...]] = {}
        for text, held in self.lines:
            if len(text) > _LONGEST:
                continue
            found = replace(clues_in(text, self.vocabularies), kind=kind_in_title(text))
            if _is_letterhead(text):
                found = replace(found, kind=None, form=None, stage=None, level=None)
            for name, value in vars(found).items():
                if value and not getattr(clues, name):
                    clues = replace(clues, **{name: value})
                    spots[name] = held
        about = next((line for line in self.lines if year_about(line[0][:_LONGEST])), None)
        if about:  # stronger than the date of a paper that the list came with
            clues = replace(clues, years=year_about(about[0]))
            spots["years"] = about[1]
        return Layer(replace(clues, form=None) if clues.stage else clues, spots)

    def source(self, origin: Origin) -> Source:
        """Where a row is from: the list's title, the office that sent it, file and row."""
        return Source(title=self._title(), publisher=self._publisher(), file=str(origin))

    def _title(self) -> str:
        lines = [text for text, _ in self.lines if match_key(text[:_LONGEST]) not in _MOTTO]
        begin = next((i for i, line in enumerate(lines) if _is_list_title(line)), None)
        if begin is None:
            return re.sub(r"\.\w+$", "", self.file)
        ends = (i for i, line in enumerate(lines) if i > begin and line.startswith("("))
        return " ".join(" ".join(lines[begin : next(ends, begin + 3)]).split())[:300]

    def _publisher(self) -> str | None:
        """The last line of the letterhead: under "ĐẢNG BỘ TỈNH BẮC KẠN", "HUYỆN ỦY NA RÌ"."""
        publisher = None
        for line, _ in self.lines:
            if _is_list_title(line):
                break
            if _is_letterhead(line) and len(line) <= 120:
                cut = re.split(r"\s+CỘNG (?:HÒA|HOÀ)|\s+ĐẢNG CỘNG SẢN|\n", line)[0]
                publisher = " ".join(cut.split())
        return publisher


def _is_letterhead(line: str) -> bool:
    match = holds(_LETTERHEAD, line[:_LONGEST])
    return match is not None and match.start() == 0


def _is_list_title(line: str) -> bool:
    match = holds(r"danh sách|tổng hợp|biểu|bảng|các điển hình|điển hình", line[:_LONGEST])
    return match is not None and match.start() == 0
