"""The columns of an exported list: those that the fields are declared with, and a few beside.

In: a selection. Out: rows of plain one-line texts, one a record, in the order of `COLUMNS`.
"""

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from kb.exchange.addresses import record_path
from kb.exports.selection import Selection
from kb.records import KIND_LABELS, RECORD_CLASSES, Record
from kb.schema import Column as Shape
from kb.schema import FieldSpec, specs
from kb.wording import said

# What a document that tells records one by one says in a place of its own.
_TOLD_APART = ("title", "summary", "sources")


@dataclass(frozen=True)
class Column:
    """A column: its head, how wide it is in a workbook, and what a record has in it.

    A document that tells records one by one lists the facts only; the rest has its own place.
    """

    label: str
    width: int
    value: Callable[[Record, Selection], str | None]
    is_fact: bool = True


def rows(selection: Selection) -> Iterator[tuple[str, ...]]:
    """One row a record; a record that lacks a field has an empty cell."""
    columns = columns_of(selection)
    for record in selection.records:
        yield tuple(_one_line(column.value(record, selection)) for column in columns)


def _one_line(text: str | None) -> str:
    return " ".join((text or "").split())


def record_address(record: Record, selection: Selection) -> str:
    """The page of a record, whole where the site's address is known."""
    return selection.base_url + record_path(record)


def _kind(record: Record, _: Selection) -> str:
    return KIND_LABELS.get(record.kind, record.kind)


def _province(record: Record, _: Selection) -> str | None:
    return record.province


def _province_today(record: Record, selection: Selection) -> str | None:
    where = selection.vocabularies.where(record.province)
    return where.today.name if where else record.province


# What a column holds otherwise than prose says it: a cell is one thing, to be sorted and counted.
_HELD = {"kind": _kind, "province": _province}


def _field_column(spec: FieldSpec, shape: Shape, types: Container[str]) -> Column:
    """The column of a field, for records of these types."""

    def told(record: Record, selection: Selection) -> str | None:
        if record.record_type not in types:
            return None
        return said(spec, record, selection.vocabularies, selection.documents_of(record)).text

    value = _HELD.get(spec.name, told)
    return Column(shape.heading or spec.label, shape.width, value, spec.name not in _TOLD_APART)


def _declared() -> Iterator[Column]:
    """The columns of the first type, in its order, for all records: each type has such properties.

    Behind title and kind stand the columns that only other types declare.
    """
    first, *others = RECORD_CLASSES.values()
    shared = {spec.name: spec for spec in specs(first)}
    for spec in specs(first):
        if spec.column:
            apart = {cls.record_type for cls in others if _is_apart(cls, spec)}
            yield _field_column(spec, spec.column, RECORD_CLASSES.keys() - apart)
        if spec.name == "kind":
            yield from _of_others(others, shared)
        elif spec.name == "province":
            yield Column("Tỉnh, thành phố hiện nay", 18, _province_today)


def _is_apart(cls: type[Record], spec: FieldSpec) -> bool:
    """Whether a type calls the same field otherwise in tables: "Cấp ban hành", "Cấp ghi nhận"."""
    own = next((each for each in specs(cls) if each.name == spec.name), None)
    return own is not None and own.column is not None and own.label != spec.label


def _of_others(others: Iterable[type[Record]], shared: Mapping[str, FieldSpec]) -> Iterator[Column]:
    bearers: dict[str, set[str]] = defaultdict(set)
    for cls in others:
        for spec in specs(cls):
            bearers[spec.name].add(cls.record_type)
    told: set[str] = set()
    for bearer, spec in ((cls, spec) for cls in others for spec in specs(cls)):
        is_own = spec.name in shared and _is_apart(bearer, shared[spec.name])
        if spec.column and spec.name not in told and (is_own or spec.name not in shared):
            told.add(spec.name)
            types = {bearer.record_type} if is_own else bearers[spec.name]
            yield _field_column(spec, spec.column, types)


COLUMNS = (*_declared(), Column("Địa chỉ", 50, record_address))
# Only in a list that somebody has marked.
_STATE = Column("Trạng thái", 14, lambda record, selection: selection.mark(record).label)
_NOTE = Column("Ghi chú", 40, lambda record, selection: selection.mark(record).note)


def columns_of(selection: Selection) -> tuple[Column, ...]:
    """The columns that a selection needs."""
    states = (_STATE,) if selection.has_states else ()
    notes = (_NOTE,) if selection.has_notes else ()
    return (*states, *notes, *COLUMNS)
