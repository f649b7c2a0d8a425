"""What an office asks of the records on its shortlist, and what it writes beside them.

In: an exemplar. Out: what its record leaves open (what a reporter asks first, what a dossier must
fill in), most important first: what sources do not say is not made up; it is named. And `Mark`s:
how far a record has come, and a note.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kb.citations import find_citations
from kb.records import Exemplar
from kb.text.markup import to_text

# How far a record of a shortlist has come; the first is where each begins.
STATES = {"de-xuat": "Đề xuất", "chon": "Đã chọn", "loai": "Loại"}
# How texts call people, before a name: what tells a woman from a man where a record says so.
_CALLED = {"nu": "bà|chị|cô|nữ", "nam": "ông|anh|thầy|chú|nam"}
GENDERS = {"nu": "Nữ", "nam": "Nam"}


@dataclass(frozen=True)
class Mark:
    """What an office has written beside a record."""

    state: str = next(iter(STATES))
    note: str = ""

    @property
    def label(self) -> str:
        """The state as a reader sees it."""
        return STATES[self.state]


def gaps(record: Exemplar) -> tuple[str, ...]:
    """The open questions of a record: ("chỉ có một nguồn", "không rõ năm", …)."""
    return tuple(_gaps(record))


def _gaps(record: Exemplar) -> Iterator[str]:
    if len(record.sources) == 1:
        yield "chỉ có một nguồn"
    if record.honours and not any(
        each.number or find_citations(each.title) for each in record.honours
    ):
        yield "chưa có số quyết định khen thưởng"
    if not record.province:
        yield "không rõ tỉnh"
    if not record.years:
        yield "không rõ năm"
    if record.kind == "ca-nhan" and not record.role:
        yield "không rõ chức danh, nghề nghiệp"
    if record.kind != "ca-nhan" and not record.subject:
        yield "không rõ đơn vị, người thực hiện"


def gender(record: Exemplar) -> str | None:
    """Of one person, where the record's own words say so: "Bà Nguyễn Thị Ví Dụ …" gives "nu"."""
    name = (record.subject or record.title).split(",")[0].strip()
    if record.kind != "ca-nhan" or not name:
        return None
    text = f"{record.summary or ''} {to_text(record.body)}"
    last = name.split()[-1]
    found = {
        code
        for code, words in _CALLED.items()
        if re.search(
            rf"(?<!\w)(?:{words}) (?:{re.escape(name)}|{re.escape(last)})(?!\w)",
            text,
            re.IGNORECASE,
        )
    }
    return found.pop() if len(found) == 1 else None
