"""Records that may be the one that is being written: told before it is written twice.

In: a record as typed, and all others, of every state. Out: a few `Alike`s with the reason in
words, likeliest first: the same number, the same name, the same person, names nearly alike.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kb.citations import DocumentNumber
from kb.records import Directive, Exemplar, Record, as_type
from kb.text.vietnamese import match_key

_MOST = 3
_NEAR = 0.75  # of the words of two names that are in both
_FEWEST_WORDS = 3
# Before a name: "Bà Nguyễn Thị Ví Dụ" is "Nguyễn Thị Ví Dụ", "Đồng chí Trung tá …" too.
_ADDRESSED = frozenset(
    re.findall(
        r"\w+",
        "ong ba anh chi em co thay bac chu dong si giao nha thieu trung thuong dai uy ta tuong "
        "lao nong nghe nhan",
    )
)


@dataclass(frozen=True)
class Alike:
    """Another record, and why it may be the same: "cùng người được nêu, cùng tỉnh"."""

    record: Record
    why: str


def alike(record: Record, others: Iterable["Told"]) -> tuple[Alike, ...]:
    """The likeliest few among others."""
    ours = Told(record)
    found = [
        (reason, other.record)
        for other in others
        if other.record.id != record.id and other.record.record_type == record.record_type
        if (reason := ours.reason(other))
    ]
    found.sort(key=lambda pair: (pair[0], pair[1].id))
    return tuple(Alike(other, why) for (_, why), other in found[:_MOST])


class Told:
    """What is compared of a record."""

    def __init__(self, record: Record) -> None:
        self.record = record
        exemplar, directive = as_type(Exemplar, record), as_type(Directive, record)
        self.title = match_key(record.title or "")
        self.province = match_key(record.province or "")
        self.person = _person(exemplar) if exemplar else ""
        self.number: DocumentNumber | None = directive.parsed_number if directive else None
        self.year = directive.issued.year if directive and directive.issued else None

    def reason(self, other: "Told") -> tuple[int, str] | None:
        """Why another may be the same, and how much that says (0 says most)."""
        place = ", cùng tỉnh" if self.province and self.province == other.province else ""
        if self._same_number(other):
            return 0, f"cùng số {self.number}"
        if self.title and self.title == other.title and not self._other_number(other):
            return 1, f"cùng tên{place}"
        if not self._near(other):
            return None
        if self.person and self.person == other.person:
            return 2, f"cùng người được nêu{place}"
        is_near = self._same_words(other) and not self._other_number(other)
        return (3, f"tên gần giống{place}") if is_near else None

    def keys(self, record_type: str) -> Iterator[tuple[str, ...]]:
        """What a twin has as well, each after the reason it gives."""
        number, year = self.number.key if self.number else "", str(self.year or "")
        if self.title:
            yield "cùng tên", record_type, self.title, self.province, number
        if self.person:
            yield "cùng người được nêu", self.person, self.province
        if number:
            yield "cùng số", number, self.province, year

    def _near(self, other: "Told") -> bool:
        """Whether nothing says that they are of different places."""
        return len({self.province, other.province} - {""}) < 2

    def _same_number(self, other: "Told") -> bool:
        """Numbers restart: one of another province or year is another document."""
        if not self.number or not other.number or self.number.key != other.number.key:
            return False
        return self._near(other) and len({self.year, other.year} - {None}) < 2

    def _other_number(self, other: "Told") -> bool:
        return bool(self.number and other.number and self.number.key != other.number.key)

    def _same_words(self, other: "Told") -> bool:
        ours, theirs = set(self.title.split()), set(other.title.split())
        return len(ours) >= _FEWEST_WORDS and len(ours & theirs) >= _NEAR * len(ours | theirs)


def _person(record: Exemplar) -> str:
    """The name of the person or unit, without how people are addressed."""
    words = match_key(record.subject or (record.title if record.kind == "ca-nhan" else "")).split()
    while len(words) > 2 and words[0] in _ADDRESSED:
        words = words[1:]
    return " ".join(words)


def twins(records: Iterable[Record]) -> tuple[tuple[Record, Record, str], ...]:
    """Pairs that may be one record written twice, each with the reason; in time that grows evenly.

    Names that are only nearly alike are told of while they are typed.
    """
    first: dict[tuple[str, ...], Record] = {}
    found: dict[tuple[str, str], tuple[Record, Record, str]] = {}
    for record in records:
        for why, *key in Told(record).keys(record.record_type):
            other = first.setdefault((why, *key), record)
            if other is not record:
                found.setdefault((other.id, record.id), (other, record, why))
    return tuple(found.values())
