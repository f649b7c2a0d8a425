"""All record types together: the classes, what their tables of types say, and choosing by type.

In: records. Out: those of a type. What is done differently for each type is a function of
`functools.singledispatch` in the room that does it, registered for every class; nobody else asks a
record for its type.
"""

from collections.abc import Iterable
from typing import TypeVar

from kb.records.directive import Directive
from kb.records.exemplar import Exemplar
from kb.records.figure import Figure
from kb.records.theme import Theme

Record = Exemplar | Directive | Theme | Figure
R = TypeVar("R", bound=Record)

RECORD_CLASSES: dict[str, type[Record]] = {
    cls.record_type: cls for cls in (Exemplar, Directive, Theme, Figure)
}
KIND_LABELS = {
    kind: label for cls in RECORD_CLASSES.values() for kind, label in cls.about.kinds.items()
}


def of_type(cls: type[R], records: Iterable[Record]) -> tuple[R, ...]:
    """The records of one type among these, in their order: `of_type(Exemplar, records)`."""
    return tuple(record for record in records if isinstance(record, cls))


def as_type(cls: type[R], record: Record | None) -> R | None:
    """The record, if it is of this type: `as_type(Directive, found)`."""
    return record if isinstance(record, cls) else None
