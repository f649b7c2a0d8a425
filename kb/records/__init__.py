"""The types of record, every field declared once with its label, help, type and uses.

In: front matter (`kb.schema.frontmatter`) and a body, or an item of a list. Out: frozen
`Exemplar`s, `Directive`s, `Theme`s, `Figure`s, and the `Problem`s found on the way. Their closed
vocabularies are in `codes`, what they are made of in `parts`. Touches no disk.
"""

from kb.records import codes, parts
from kb.records.directive import Directive
from kb.records.exemplar import Exemplar
from kb.records.figure import Figure
from kb.records.files import (
    RecordFile,
    read_item,
    read_record,
    record_from_plain,
    record_to_plain,
)
from kb.records.pictures import Picture
from kb.records.record import KIND_LABELS, RECORD_CLASSES, Record, as_type, of_type
from kb.records.requirements import Requirement
from kb.records.theme import Theme

__all__ = [
    "KIND_LABELS",
    "RECORD_CLASSES",
    "Directive",
    "Exemplar",
    "Figure",
    "Picture",
    "Record",
    "RecordFile",
    "Requirement",
    "Theme",
    "as_type",
    "codes",
    "of_type",
    "parts",
    "read_item",
    "read_record",
    "record_from_plain",
    "record_to_plain",
]
