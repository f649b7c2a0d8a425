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
RecordClass = type[Exemplar] | type[Directive] | type[Theme] | type[Figure]
R = TypeVar("R", bound=Record)

RECORD_CLASSES: dict[str, RecordClass] = {
    cls.record_type: cls for cls in (Exemplar, Directive, Theme, Figure)
}
RECORD_TYPES = {name: cls.about.label for name, cls in RECORD_CLASSES.items()}
# Records that are files of their own, with a body; the others are items of a list.
DOCUMENT_TYPES = tuple(name for name, cls in RECORD_CLASSES.items() if cls.about.is_file)
KIND_LABELS = {
    kind: label for cls in RECORD_CLASSES.values() for kind, label in cls.about.kinds.items()
}


def of_type(cls: type[R], records: Iterable[Record]) -> tuple[R, ...]:
    """The records of one type among these, in their order: `of_type(Exemplar, records)`."""
    return tuple(record for record in records if isinstance(record, cls))


def as_type(cls: type[R], record: Record | None) -> R | None:
    """The record, if it is of this type: `as_type(Directive, found)`."""
    return record if isinstance(record, cls) else None
