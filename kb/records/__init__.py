"""The kinds of record, with every field declared once: label, help and type.

In: front matter (`kb.schema.frontmatter`) and a body. Out: frozen `Exemplar`s, `Directive`s,
`Theme`s, `Figure`s, and the `Problem`s found on the way. From these declarations come the checks,
the editors' tables in content/README.md, the labels on the page and the columns of exports. Touches
no disk.
"""

from kb.records.codes import (
    ASKED,
    FAMILY,
    FIGURE_KINDS,
    KINDS,
    LEVELS,
    RELATIONS,
    STAGES,
    STATUSES,
    THEME_KINDS,
    UNTOLD,
    UNUSED,
    USE_LABELS,
    USES,
    VALIDITY_STATES,
)
from kb.records.directive import Directive
from kb.records.exemplar import Exemplar
from kb.records.figure import Amount, Figure
from kb.records.files import (
    RecordFile,
    read_item,
    read_record,
    record_from_plain,
    record_to_plain,
)
from kb.records.parts import Deadline, Honour, RecordType, Relation, Source, Use, Validity
from kb.records.record import (
    DOCUMENT_TYPES,
    KIND_LABELS,
    RECORD_CLASSES,
    RECORD_TYPES,
    Record,
    RecordClass,
    as_type,
    of_type,
)
from kb.records.theme import Theme

__all__ = [
    "ASKED",
    "DOCUMENT_TYPES",
    "FAMILY",
    "FIGURE_KINDS",
    "KINDS",
    "KIND_LABELS",
    "LEVELS",
    "RECORD_CLASSES",
    "RECORD_TYPES",
    "RELATIONS",
    "STAGES",
    "STATUSES",
    "THEME_KINDS",
    "UNTOLD",
    "UNUSED",
    "USES",
    "USE_LABELS",
    "VALIDITY_STATES",
    "Amount",
    "Deadline",
    "Directive",
    "Exemplar",
    "Figure",
    "Honour",
    "Record",
    "RecordClass",
    "RecordFile",
    "RecordType",
    "Relation",
    "Source",
    "Theme",
    "Use",
    "Validity",
    "as_type",
    "of_type",
    "read_item",
    "read_record",
    "record_from_plain",
    "record_to_plain",
]
