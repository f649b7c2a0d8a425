"""The deadlines of a plan, and of a theme: which day, what by then, by whom.

In: duties, and what a theme says itself. Out: `Due`s from the first on. Only what its source gives
a day, a month or a year stands here; "sớm" and "theo kế hoạch" are no deadlines.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kb.citations import PartialDate
from kb.newsroom.requirements import Duty, duties_of, held_duties
from kb.records import Directive, Theme
from kb.records.parts import Deadline
from kb.search import Snapshot
from kb.text.phrases import listed, sentence
from kb.vocabularies import Vocabularies

_LAST = 99  # of a month, of a year: after each of its days


@dataclass(frozen=True)
class Task:
    """What has to be done, and by whom where the source says it."""

    what: str
    who: str


@dataclass(frozen=True)
class Due:
    """What falls due together; `by` are the words of the source: "trước 15/4/2024"."""

    by: str
    date: PartialDate | None
    tasks: tuple[Task, ...]


@dataclass(frozen=True)
class Deadlines:
    """The deadlines in order, and the documents that set them."""

    dues: tuple[Due, ...]
    documents: tuple[Directive, ...]


def document_deadlines(directive: Directive, vocabularies: Vocabularies) -> tuple[Due, ...]:
    """The deadlines that a document sets."""
    return _in_order(_of_duties(duties_of(directive, vocabularies)))


def theme_deadlines(snapshot: Snapshot, theme: Theme) -> Deadlines:
    """Those of the documents of its place that it rests on, in its years.

    Its own `deadlines` tell the same in fewer words: they stand where no document has that day.
    """
    ours = [duty for duty in held_duties(snapshot) if _is_of(duty, theme, snapshot.vocabularies)]
    dues = list(_of_duties(ours))
    told = {str(each.date) for each in dues}
    own = [each for each in theme.deadlines if str(each.date) not in told]
    return Deadlines(
        _in_order((*dues, *map(_of_theme, own))),
        tuple(dict.fromkeys(duty.directive for duty in ours)),
    )


def _is_of(duty: Duty, theme: Theme, vocabularies: Vocabularies) -> bool:
    """Whether a dated duty is of the theme: its document, its place, one of its years."""
    due = duty.requirement.date
    if due is None or due.year not in theme.years or duty.directive.id not in theme.directives:
        return False
    where = vocabularies.where(theme.province)
    is_same = where is not None and where == vocabularies.where(duty.province)
    return is_same or duty.province == theme.province


def _of_duties(duties: Iterable[Duty]) -> Iterator[Due]:
    """What one document is to see done by the same day, in the same words, together."""
    tasks: dict[tuple[str, PartialDate], list[Task]] = {}
    for duty in duties:
        held = duty.requirement
        if held.date:
            by = sentence(held.deadline or held.date.with_unit())
            task = Task(held.what, sentence(listed(duty.roles)))
            tasks.setdefault((by, held.date), []).append(task)
    for (by, date), together in tasks.items():
        yield Due(by, date, tuple(together))


def _of_theme(deadline: Deadline) -> Due:
    task = Task(deadline.what, sentence(deadline.who or ""))
    return Due(sentence(deadline.by), deadline.date, (task,))


def _in_order(dues: Iterable[Due]) -> tuple[Due, ...]:
    """By the day; a month behind its days, a year behind its months, what has no day last."""

    def key(due: Due) -> tuple[int, int, int]:
        day = due.date
        return (day.year, day.month or _LAST, day.day or _LAST) if day else (9999, _LAST, _LAST)

    return tuple(sorted(dues, key=key))
