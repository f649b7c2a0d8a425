"""All that a search box may suggest: titles, people, units, places and document numbers.

In: a snapshot. Out: `Entry`s: a `Suggestion` as the reader sees it, the further words by which it
is found, and how well known it is. Where a suggestion leads is a record or a question; addresses
are made elsewhere. How entries are found is `kb.search.suggestions.find`'s business.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import singledispatch
from typing import ClassVar

from kb.citations import TYPE_LABELS, DocumentNumber
from kb.question import Filters, SearchQuery
from kb.records import (
    KIND_LABELS,
    RECORD_CLASSES,
    Directive,
    Exemplar,
    Figure,
    Record,
    Theme,
    of_type,
)
from kb.records.codes import rank
from kb.search.snapshot import Snapshot
from kb.text.vietnamese import match_key
from kb.vocabularies import PROVINCE_KINDS, FormerProvince, Province

_LONGEST_UNIT = 12  # words; a longer subject lists people, it is no name
_MOST_WEIGHT = 9
_CENTRAL = 3


@dataclass(frozen=True)
class Suggestion:
    """Something to go to: a record, or else a question. `label` says what it is.

    `KINDS` are the types of records and what else there is, with their labels.
    """

    KINDS: ClassVar[Mapping[str, str]] = {
        **{name: cls.about.short for name, cls in RECORD_CLASSES.items()},
        "number": "Số văn bản",
        "unit": "Đơn vị",
        "place": "Nơi",
    }

    text: str
    kind: str
    label: str
    record: Record | None = None
    question: SearchQuery | None = None


@dataclass(frozen=True)
class Entry:
    """A suggestion; `names` also find it (those without marks only text without marks)."""

    suggestion: Suggestion
    weight: int
    names: tuple[str, ...] = ()

    @property
    def rank(self) -> tuple[bool, int, int, str]:
        """Sorts document numbers first, then the better known, then the shorter."""
        shown = self.suggestion
        return shown.kind != "number", -min(self.weight, _MOST_WEIGHT), len(shown.text), shown.text


def entries(snapshot: Snapshot) -> list[Entry]:
    """Everything that may be suggested, best first."""
    exemplars = of_type(Exemplar, snapshot.records)
    found = [
        *(
            entry
            for cls in RECORD_CLASSES.values()
            for record in of_type(cls, snapshot.records)
            for entry in _of_record(record, snapshot)
        ),
        *_units(snapshot, exemplars, of_type(Directive, snapshot.records)),
        *_provinces(snapshot),
        *_localities(snapshot, exemplars),
    ]
    return sorted(found, key=lambda entry: entry.rank)


@singledispatch
def _of_record(record: Record, snapshot: Snapshot) -> Iterator[Entry]:
    """A record by its title, and by what it is: "Số liệu Cao Bằng"."""
    yield _titled(record, record.about.short)


def _titled(record: Record, what: str, when: str | None = None) -> Entry:
    label = _joined(what, record.province, when)
    shown = Suggestion(record.title, record.record_type, label, record)
    return Entry(shown, _CENTRAL, (f"{what} {record.province or ''}",))


@_of_record.register
def _of_theme(record: Theme, _: Snapshot) -> Iterator[Entry]:
    """Found also by its occasion: "Chuyên đề năm 2024"."""
    yield _titled(record, record.occasion)


@_of_record.register
def _of_figure(record: Figure, _: Snapshot) -> Iterator[Entry]:
    yield _titled(record, record.about.short, record.period)


@_of_record.register
def _of_exemplar(record: Exemplar, _: Snapshot) -> Iterator[Entry]:
    label = _joined(KIND_LABELS.get(record.kind), record.province)
    weight = 1 + max(rank(record.level), 0)
    yield Entry(Suggestion(record.title, "exemplar", label, record), weight)
    subject = record.subject
    if subject and _is_person(record) and match_key(subject) not in match_key(record.title):
        yield Entry(Suggestion(subject, "exemplar", label, record), weight)


def _is_person(record: Exemplar) -> bool:
    """Whether the subject is somebody: "Nguyễn Thị Hoan và thành viên HTX", not "Hội Phụ nữ xã"."""
    names = (record.subject or "").split()[:3]
    return record.kind == "ca-nhan" or (len(names) == 3 and all(map(str.istitle, names)))


@_of_record.register
def _of_directive(record: Directive, snapshot: Snapshot) -> Iterator[Entry]:
    cited = len(snapshot.relations.exemplars_of(record.id))
    weight = cited + (_CENTRAL if record.level == "trung-uong" else 0)
    issued = record.issued.vietnamese() if record.issued else None
    number = record.parsed_number
    if number:
        label = _joined(record.issuer, record.title)
        names = tuple(_spoken(number, TYPE_LABELS[record.type]))
        yield Entry(Suggestion(record.name, "number", label, record), weight, names)
    label = _joined(record.name, record.issuer if not number else None, issued)
    yield Entry(Suggestion(record.title, "directive", label, record), weight)


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


def _units(
    snapshot: Snapshot, exemplars: Iterable[Exemplar], directives: Iterable[Directive]
) -> Iterator[Entry]:
    """Units honoured, and those that issue documents, with how many records name them."""
    subjects = (record.subject for record in exemplars if not _is_person(record))
    units = [unit for unit in (*subjects, *(record.issuer for record in directives)) if unit]
    counts = Counter(map(match_key, units))
    for unit in {match_key(unit): unit for unit in units}.values():
        if len(unit.split()) <= _LONGEST_UNIT and ";" not in unit:
            count = counts[match_key(unit)]
            label = _joined(Suggestion.KINDS["unit"], _counted(count))
            shown = Suggestion(unit, "unit", label, question=SearchQuery(unit))
            yield Entry(shown, count, tuple(_other_names(snapshot, unit)))


def _other_names(snapshot: Snapshot, text: str) -> Iterator[str]:
    """The name with an abbreviation written out, or the other way round: "UBND xã", "Ủy ban …"."""
    key = f" {match_key(text)} "
    for group in snapshot.vocabularies.synonyms:
        for term in group.terms:
            if f" {match_key(term)} " in key:
                yield from (
                    key.replace(match_key(term), match_key(other))
                    for other in group.terms
                    if other != term
                )


def _provinces(snapshot: Snapshot) -> Iterator[Entry]:
    """Today's provinces and those that went into them, as far as there are records."""
    counts = snapshot.counts("province")
    for place in snapshot.vocabularies.places:
        units: list[Province | FormerProvince] = [place]
        units += [unit for unit in place.predecessors if unit.slug != place.slug]
        for unit in units:
            found = unit if counts.get(unit.slug) else place
            count = counts.get(found.slug, 0)
            if count:
                label = _joined(_province_label(unit, place), _counted(count))
                question = SearchQuery(filters={"province": (found.slug,)})
                shown = Suggestion(unit.name, "place", label, question=question)
                yield Entry(shown, _CENTRAL + count, unit.aliases)


def _province_label(unit: Province | FormerProvince, today: Province) -> str:
    return PROVINCE_KINDS[today.kind] if unit is today else f"Nay thuộc {today.name}"


def _localities(snapshot: Snapshot, exemplars: Iterable[Exemplar]) -> Iterator[Entry]:
    """Districts and communes as recorded, within their province."""
    places: defaultdict[tuple[str, str | None], list[str]] = defaultdict(list)
    for record in exemplars:
        for name in (record.commune, record.district):
            if name:
                inside = record.district if name is record.commune else None
                places[name[:1].upper() + name[1:], record.province].append(inside or "")
    for (name, province), districts in places.items():
        where = snapshot.vocabularies.where(province)
        filters: Filters = {"province": (where.slug,)} if where else {}
        label = _joined(districts[0], province, _counted(len(districts)))
        question = SearchQuery(name, filters)
        yield Entry(Suggestion(name, "place", label, question=question), len(districts))


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)


def _counted(count: int) -> str:
    return f"{count} hồ sơ"
