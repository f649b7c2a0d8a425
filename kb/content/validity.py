"""What the validity of a document contradicts: its own days, its issue, what replaces it, today.

In: documents. Out: `Doubt`s; what cannot be true is an error, what time may have overtaken only a
warning: a record must not leave the site because a day has come.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from kb.citations import PartialDate
from kb.records import Directive
from kb.records.codes import ENDED
from kb.records.parts import Validity

_IN_FORCE = "con-hieu-luc"
_LOOK = "hãy xem lại ngày theo nguồn"


@dataclass(frozen=True)
class Doubt:
    """What is wrong with a part of `validity`, and what to write instead."""

    part: str
    wrong: str
    remedy: str

    @property
    def field(self) -> str:
        """The field that it is of: "validity.until"."""
        return f"validity.{self.part}"


def contradictions(held: Validity) -> Iterator[Doubt]:
    """What cannot be true whenever it is read."""
    since, until, as_of = held.since, held.until, held.as_of
    if since and until and until.is_before(since):
        wrong = f"hết hiệu lực ({until.vietnamese()}) trước khi có hiệu lực ({since.vietnamese()})"
        yield Doubt("until", wrong, _LOOK)
    if not as_of:
        return
    if held.state == _IN_FORCE and since and as_of.is_before(since):
        wrong = f"ghi còn hiệu lực mà {since.with_unit()} mới có hiệu lực"
        yield Doubt("from", wrong, f"{_LOOK}, hoặc ngày kiểm tra ở as_of")
    if until and held.state != ENDED and until.is_before(as_of):
        wrong = f"{until.with_unit()} đã hết hiệu lực mà không ghi là hết"
        yield Doubt("until", wrong, f"hãy viết state: {ENDED}, hoặc xem lại ngày")
    if until and held.state == ENDED and as_of.is_before(until):
        wrong = f"ghi hết hiệu lực mà {until.with_unit()} mới hết"
        yield Doubt("until", wrong, f"hãy viết state: {_IN_FORCE}, hoặc xem lại ngày")


def overtaken(record: Directive, replacing: Iterable[Directive], today: date) -> Iterator[Doubt]:
    """What was true when it was written and may not be now, or is seldom true."""
    held = record.validity
    if held is None:
        return
    if held.since and record.issued and held.since.is_before(record.issued):
        wrong = f"có hiệu lực trước {record.issued.with_unit()}, khi văn bản ra đời"
        yield Doubt("from", wrong, _LOOK)
    if held.state == ENDED:
        return
    is_told = any(each.part == "until" for each in contradictions(held))
    if held.until and held.until.is_before(PartialDate.of(today)) and not is_told:
        wrong = f"đã qua {held.until.with_unit()}, khi văn bản hết hiệu lực"
        yield Doubt("state", wrong, f"hãy viết state: {ENDED}, và ngày kiểm tra mới ở as_of")
    for other in replacing if held.state == _IN_FORCE else ():
        wrong = f"ghi còn hiệu lực mà {other.name} đã thay thế văn bản này"
        yield Doubt("state", wrong, f"hãy viết state: {ENDED} và ngày hết hiệu lực ở until")
