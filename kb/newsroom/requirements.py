"""What documents ask: of whom, where, in which year; gathered by addressee or by month.

In: records, vocabularies, and what is wanted. Out: `Duty`s, each with its document, and `Gathered`
groups of them. A document without a province asks everywhere, and what its sources tell of one
province is asked there only.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from kb.citations import PartialDate
from kb.documents import age
from kb.records import Directive, Record, Requirement, of_type
from kb.records.codes import ENDED
from kb.search import Snapshot
from kb.text.phrases import joined, sentence
from kb.vocabularies import Vocabularies, Where

NOBODY, UNTIMED, REPEATED = "", "khong-han", "lap-lai"
_UNNAMED = "Nguồn không nêu ai làm"


@dataclass(frozen=True)
class Wanted:
    """Which duties: of a place, an addressee (a code), a year, a document (an id); all if blank."""

    where: Where | None = None
    role: str = ""
    year: int | None = None
    directive: str = ""


@dataclass(frozen=True)
class Duty:
    """A requirement and the document that states it; `roles` are labels, none for nobody named."""

    requirement: Requirement
    directive: Directive
    roles: tuple[str, ...]

    @property
    def province(self) -> str | None:
        """Where it is asked: the document's own province, or the one that a source tells of."""
        return self.requirement.province or self.directive.province

    @property
    def place(self) -> str:
        """Where it stands: "mục II.2"; told by a certain source: "đoạn 12, theo “Tên bài”"."""
        held, sources = self.requirement, self.directive.sources
        if not held.source or held.source > len(sources):
            return held.part or ""
        return joined(held.part, f"theo “{sources[held.source - 1].name}”")

    @property
    def is_ended(self) -> bool:
        """Whether its document is known to be in force no more."""
        held = self.directive.validity
        return held is not None and held.state == ENDED

    def is_due_in(self, year: int) -> bool:
        """Whether it falls into a year.

        One with a date, in the year of that; any other from its document's issue until its end.
        """
        if self.requirement.date:
            return self.requirement.date.year == year
        issued, held = self.directive.issued, self.directive.validity
        until = held.until if held else None
        return (issued is None or issued.year <= year) and (until is None or until.year >= year)


@dataclass(frozen=True)
class Gathered:
    """Duties under one heading; `key` is the role's code, or the month as "2024-04"."""

    key: str
    label: str
    duties: tuple[Duty, ...]


def duties_of(directive: Directive, vocabularies: Vocabularies) -> tuple[Duty, ...]:
    """What one document asks, in its own order."""
    labels = vocabularies.role_labels
    return tuple(
        Duty(each, directive, tuple(labels.get(code, code) for code in each.who))
        for each in directive.requirements
    )


def held_duties(snapshot: Snapshot) -> tuple[Duty, ...]:
    """What all published documents ask, gathered once for a generation."""
    return snapshot.derived(_gathered)


def _gathered(snapshot: Snapshot) -> tuple[Duty, ...]:
    return all_duties(snapshot.records, snapshot.vocabularies)


def all_duties(records: Iterable[Record], vocabularies: Vocabularies) -> tuple[Duty, ...]:
    """What the documents among records ask, the latest document's first."""
    directives = sorted(of_type(Directive, records), key=age, reverse=True)
    return tuple(duty for each in directives for duty in duties_of(each, vocabularies))


def narrowed(held: Iterable[Duty], wanted: Wanted, vocabularies: Vocabularies) -> tuple[Duty, ...]:
    """Those of them that are wanted."""
    return tuple(duty for duty in held if _is_wanted(duty, wanted, vocabularies))


def _is_wanted(duty: Duty, wanted: Wanted, vocabularies: Vocabularies) -> bool:
    if wanted.directive not in ("", duty.directive.id):
        return False
    if wanted.role and wanted.role not in duty.requirement.who:
        return False
    if wanted.year and not duty.is_due_in(wanted.year):
        return False
    if wanted.where is None or duty.province is None:
        return True
    own = vocabularies.where(duty.province)
    return own is not None and wanted.where.slug in (own.slug, own.today.slug)


def by_role(found: Iterable[Duty], vocabularies: Vocabularies, role: str = "") -> list[Gathered]:
    """Under each addressee what is asked of it; with a `role` under that one alone."""
    held = tuple(found)
    groups = [
        Gathered(each.code, each.label, tuple(d for d in held if each.code in d.requirement.who))
        for each in vocabularies.roles
        if role in ("", each.code)
    ]
    unnamed = tuple(duty for duty in held if not duty.requirement.who)
    return [each for each in (*groups, Gathered(NOBODY, _UNNAMED, unnamed)) if each.duties]


def by_month(found: Iterable[Duty]) -> list[Gathered]:
    """Under each month what is due in it, then what comes again and again, then the rest."""
    held: dict[str, list[Duty]] = {}
    for duty in found:
        held.setdefault(_moment(duty.requirement), []).append(duty)
    months = sorted((key for key in held if key not in (REPEATED, UNTIMED)), key=_year_last)
    keys = (*months, *(key for key in (REPEATED, UNTIMED) if key in held))
    return [Gathered(key, _month_label(key), tuple(_in_days(held[key]))) for key in keys]


def due_between(
    held: Iterable[Duty], first: date, last: date, vocabularies: Vocabularies
) -> tuple[tuple[date, Duty], ...]:
    """Those due on a day between two, the last not counted; of home and of everywhere, in order."""
    found = []
    for duty in held:
        due = duty.requirement.date
        if due and due.month and due.day and vocabularies.is_of_home(duty.province):
            found.append((date(due.year, due.month, due.day), duty))
    return tuple(
        sorted((each for each in found if first <= each[0] < last), key=lambda each: each[0])
    )


def _moment(requirement: Requirement) -> str:
    if requirement.date:
        return str(requirement.date)[:7]
    return REPEATED if requirement.how_often else UNTIMED


def _year_last(key: str) -> str:
    """A year stands behind its months: what is due in it, nobody says when."""
    return key if len(key) > len("2024") else f"{key}-13"


def _month_label(key: str) -> str:
    if key in (REPEATED, UNTIMED):
        return "Lặp lại" if key == REPEATED else "Không ghi hạn"
    moment = PartialDate.parse_iso(key)
    if moment is None:
        return key
    return sentence(moment.with_unit()) if moment.month else f"Trong {moment.with_unit()}"


def _in_days(found: list[Duty]) -> Iterator[Duty]:
    yield from sorted(found, key=lambda duty: str(duty.requirement.date or ""))
