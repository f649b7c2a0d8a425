"""How each record is suggested, and what it tells of units, honours and places.

In: records, one after the other. Out: what each tells (`tell`), which is kept while the record
stays as it is, and what all tell together (`gather`). No record is kept.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import singledispatch
from itertools import chain
from typing import NamedTuple

from kb.citations import TYPE_LABELS, DocumentNumber, name_by_subject
from kb.records import KIND_LABELS, Directive, Exemplar, Figure, Record, Theme
from kb.records.codes import rank
from kb.search.suggestions.goals import Entry, Goal, joined
from kb.text.vietnamese import match_key

CENTRAL = 3
_PLENUM_RE = re.compile(r"trung ương (\d+)", re.IGNORECASE)

# The district of a commune, or nothing, by name and province.
Places = defaultdict[tuple[str, str | None], list[str]]
# A name by its matching form.
Keyed = tuple[str, str]


class Told(NamedTuple):
    """What one record tells: of itself, and of what others tell as well.

    `numbered` is of a document, better known the more records are `answering` to it.
    """

    entries: tuple[Entry, ...] = ()
    numbered: tuple[Entry, ...] = ()
    answering: tuple[str, ...] = ()
    units: tuple[Keyed, ...] = ()
    honours: tuple[Keyed, ...] = ()
    places: tuple[tuple[tuple[str, str | None], str], ...] = ()


@dataclass
class Names:
    """Names by their matching form, as last written, and in how many records each stands."""

    counts: Counter[str] = field(default_factory=Counter)
    written: dict[str, str] = field(default_factory=dict)

    def add(self, names: Iterable[Keyed]) -> None:
        """Count names."""
        for key, name in names:
            self.counts[key] += 1
            self.written[key] = name

    def counted(self) -> Iterable[tuple[str, int]]:
        """Every name and its count."""
        return ((name, self.counts[key]) for key, name in self.written.items())


@dataclass
class Gathered:
    """What all records tell together."""

    entries: list[Entry] = field(default_factory=list)
    units: Names = field(default_factory=Names)
    honours: Names = field(default_factory=Names)
    places: Places = field(default_factory=lambda: defaultdict(list))


def gather(told: Mapping[str, Told]) -> Gathered:
    """Bring together what each record tells, by its id."""
    gathered = Gathered()
    answering = Counter(chain.from_iterable(each.answering for each in told.values()))
    for record_id, each in told.items():
        gathered.entries += each.entries
        for entry in each.numbered:
            known = replace(entry, weight=entry.weight + answering[record_id])
            gathered.entries.append(known)
        gathered.units.add(each.units)
        gathered.honours.add(each.honours)
        for place, inside in each.places:
            gathered.places[place].append(inside)
    return gathered


def _keyed(*names: str | None) -> tuple[Keyed, ...]:
    return tuple((match_key(name), name) for name in names if name)


@singledispatch
def tell(record: Record) -> Told:
    """A record by its title, and by what it is: "Số liệu Cao Bằng"."""
    return Told((_titled(record, record.about.short),))


def _titled(record: Record, what: str, when: str | None = None) -> Entry:
    label = joined(what, record.province, when)
    goal = Goal(record.title, record.record_type, label, record.id)
    return Entry(goal, CENTRAL, (f"{what} {record.province or ''}",))


@tell.register
def _tell_theme(record: Theme) -> Told:
    """Found also by its occasion: "Chuyên đề năm 2024"."""
    return Told((_titled(record, record.occasion),))


@tell.register
def _tell_figure(record: Figure) -> Told:
    return Told((_titled(record, record.about.short, record.period),))


@tell.register
def _tell_exemplar(record: Exemplar) -> Told:
    label = joined(KIND_LABELS.get(record.kind), record.province)
    weight = 1 + max(rank(record.level), 0)
    subject, is_person = record.subject, _is_person(record)
    names = [record.title]
    if subject and is_person and match_key(subject) not in match_key(record.title):
        names.append(subject)
    # Without what is added in brackets: "Huân chương Dũng cảm (truy tặng)".
    honours = dict.fromkeys(honour.title.split(" (")[0] for honour in record.honours)
    return Told(
        entries=tuple(Entry(Goal(name, "exemplar", label, record.id), weight) for name in names),
        answering=tuple(dict.fromkeys(record.directives)),
        units=() if is_person else _keyed(subject),
        honours=_keyed(*honours),
        places=tuple(_places(record)),
    )


def _places(record: Exemplar) -> Iterator[tuple[tuple[str, str | None], str]]:
    for name in filter(None, (record.commune, record.district)):
        inside = record.district if name is record.commune else None
        yield (name[:1].upper() + name[1:], record.province), inside or ""


def _is_person(record: Exemplar) -> bool:
    """Whether the subject is somebody: "Nguyễn Thị Hoan và thành viên HTX", not "Hội Phụ nữ xã"."""
    names = (record.subject or "").split()[:3]
    return record.kind == "ca-nhan" or (len(names) == 3 and all(map(str.istitle, names)))


@tell.register
def _tell_directive(record: Directive) -> Told:
    return Told(numbered=tuple(_of_document(record)), units=_keyed(record.issuer))


def _of_document(record: Directive) -> Iterator[Entry]:
    """A document by its number and by its subject."""
    weight = CENTRAL if record.level == "trung-uong" else 0
    issued = record.issued.vietnamese() if record.issued else None
    number = record.parsed_number
    if number:
        label = joined(record.issuer, record.title)
        names = (*_spoken(number, TYPE_LABELS[record.type]), *_described(record))
        yield Entry(Goal(record.name, "number", label, record.id), weight, names)
    label = joined(record.name, record.issuer if not number else None, issued)
    names = () if number else tuple(_described(record))
    yield Entry(Goal(record.title, "directive", label, record.id), weight, names)


def _spoken(number: DocumentNumber, label: str) -> Iterator[str]:
    """The ways to begin a number: "05-CT/TW", "CT05", "CT 5", "chỉ thị 5" …"""
    if number.number is None:
        return
    yield str(number)
    for digits in {f"{number.number:02}", str(number.number)}:
        yield f"{number.kind}{digits}"
        yield f"{number.kind} {digits} {number.issuer}"
        yield f"{digits}{number.kind}"
        yield f"{label} {digits}"
        yield f"{label} số {digits}"


def _described(record: Directive) -> Iterator[str]:
    """A document without its number: "Luật Thi đua, khen thưởng", "Kế hoạch Bình Dương 2024"."""
    label = TYPE_LABELS[record.type]
    year = str(record.issued.year) if record.issued else ""
    yield name_by_subject(record.type, record.title)
    yield f"{label} {record.title} {year}"
    for variant in record.variants:
        yield variant
        yield _abbreviated(variant, label)
    for body in dict.fromkeys(filter(None, (record.province, record.issuer))):
        yield f"{label} {body} {year}"
        yield f"{label} của {body}"


def _abbreviated(name: str, label: str) -> str:
    """As it is said for short: "Nghị quyết Trung ương 4" is "NQ TW4"."""
    initials = "".join(word[0] for word in label.split())
    return _PLENUM_RE.sub(r"TW\1", name.replace(label, initials))
