"""What a search box may suggest, as a reader sees it and as it is kept.

In: nothing. Out: values. A `Goal` is small, for there is one for every name of the collection; the
record it leads to is read when it is shown, in a `Suggestion`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from sys import intern
from typing import ClassVar

from kb.question import SearchQuery
from kb.records import RECORD_CLASSES, Record
from kb.vocabularies import Anniversary

MOST_WEIGHT = 9


@dataclass(frozen=True)
class Suggestion:
    """Something to go to: a record, a day, or else a question. `label` says what it is.

    `KINDS` are the types of records and what else there is, with their labels.
    """

    KINDS: ClassVar[Mapping[str, str]] = {
        **{name: cls.about.short for name, cls in RECORD_CLASSES.items()},
        "number": "Số văn bản",
        "unit": "Đơn vị",
        "place": "Nơi",
        "honour": "Khen thưởng",
        "field": "Lĩnh vực",
        "day": "Ngày kỷ niệm",
    }

    text: str
    kind: str
    label: str
    record: Record | None = None
    question: SearchQuery | None = None
    day: Anniversary | None = None


@dataclass(frozen=True, slots=True)
class Goal:
    """A suggestion before it is shown: its record is known by id."""

    text: str
    kind: str
    label: str
    record_id: str | None = None
    question: SearchQuery | None = None
    day: Anniversary | None = None

    @property
    def key(self) -> tuple[str, ...]:
        """The same for two names of one thing."""
        return (self.record_id,) if self.record_id else (self.text, self.label)


@dataclass(frozen=True, slots=True)
class Entry:
    """A goal; `names` also find it (those without marks only text without marks)."""

    goal: Goal
    weight: int
    names: tuple[str, ...] = ()

    @property
    def rank(self) -> tuple[bool, int, int, str]:
        """Sorts document numbers first, then the better known, then the shorter."""
        goal = self.goal
        return goal.kind != "number", -min(self.weight, MOST_WEIGHT), len(goal.text), goal.text


def joined(*parts: str | None) -> str:
    """A label: "Mô hình · Cao Bằng"; kept once, for many have the same."""
    return intern(" · ".join(part for part in parts if part))


def counted(count: int) -> str:
    """How many records there are."""
    return f"{count} hồ sơ"
