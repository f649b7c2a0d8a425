"""How each record is suggested, and what it tells of units, honours and places.

In: records, one after the other. Out: entries of those that stand for themselves, and counts. No
record is kept but documents, until it is known how many exemplars answer to each.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import singledispatch

from kb.citations import TYPE_LABELS, DocumentNumber, name_by_subject
from kb.records import KIND_LABELS, Directive, Exemplar, Figure, Record, Theme
from kb.records.codes import rank
from kb.search.suggestions.goals import Entry, Goal, joined
from kb.text.vietnamese import match_key

CENTRAL = 3
_PLENUM_RE = re.compile(r"trung ương (\d+)", re.IGNORECASE)

# The district of a commune, or nothing, by name and province.
Places = defaultdict[tuple[str, str | None], list[str]]


@dataclass
class Names:
    """Names by their matching form, as last written, and in how many records each stands."""

    counts: Counter[str] = field(default_factory=Counter)
    written: dict[str, str] = field(default_factory=dict)

    def add(self, name: str | None) -> None:
        """Count a name, if there is one."""
        if name:
            key = match_key(name)
            self.counts[key] += 1
            self.written[key] = name

    def counted(self) -> Iterable[tuple[str, int]]:
        """Every name and its count."""
        return ((name, self.counts[key]) for key, name in self.written.items())


@dataclass
class Gathered:
    """What one pass over all records leaves."""

    entries: list[Entry] = field(default_factory=list)
    documents: list[Directive] = field(default_factory=list)
    answering: Counter[str] = field(default_factory=Counter)
    units: Names = field(default_factory=Names)
    honours: Names = field(default_factory=Names)
    places: Places = field(default_factory=lambda: defaultdict(list))


@singledispatch
def gather(record: Record, gathered: Gathered) -> None:
    """A record by its title, and by what it is: "Số liệu Cao Bằng"."""
    gathered.entries.append(_titled(record, record.about.short))


def _titled(record: Record, what: str, when: str | None = None) -> Entry:
    label = joined(what, record.province, when)
    goal = Goal(record.title, record.record_type, label, record.id)
    return Entry(goal, CENTRAL, (f"{what} {record.province or ''}",))


@gather.register
def _gather_theme(record: Theme, gathered: Gathered) -> None:
    """Found also by its occasion: "Chuyên đề năm 2024"."""
    gathered.entries.append(_titled(record, record.occasion))


@gather.register
def _gather_figure(record: Figure, gathered: Gathered) -> None:
    gathered.entries.append(_titled(record, record.about.short, record.period))


@gather.register
def _gather_exemplar(record: Exemplar, gathered: Gathered) -> None:
    label = joined(KIND_LABELS.get(record.kind), record.province)
    weight = 1 + max(rank(record.level), 0)
    gathered.entries.append(Entry(Goal(record.title, "exemplar", label, record.id), weight))
    subject, is_person = record.subject, _is_person(record)
    if subject and is_person and match_key(subject) not in match_key(record.title):
        gathered.entries.append(Entry(Goal(subject, "exemplar", label, record.id), weight))
    if not is_person:
        gathered.units.add(subject)
    gathered.answering.update(set(record.directives))
    # Without what is added in brackets: "Huân chương Dũng cảm (truy tặng)".
    for title in {honour.title.split(" (")[0] for honour in record.honours}:
        gathered.honours.add(title)
    for name in filter(None, (record.commune, record.district)):
        inside = record.district if name is record.commune else None
        gathered.places[name[:1].upper() + name[1:], record.province].append(inside or "")


def _is_person(record: Exemplar) -> bool:
    """Whether the subject is somebody: "Nguyễn Thị Hoan và thành viên HTX", not "Hội Phụ nữ xã"."""
    names = (record.subject or "").split()[:3]
    return record.kind == "ca-nhan" or (len(names) == 3 and all(map(str.istitle, names)))


@gather.register
def _gather_directive(record: Directive, gathered: Gathered) -> None:
    gathered.documents.append(record)
    gathered.units.add(record.issuer)


def of_document(record: Directive, answering: int) -> Iterator[Entry]:
    """A document by its number and by its subject; known by how many exemplars answer to it."""
    weight = answering + (CENTRAL if record.level == "trung-uong" else 0)
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
