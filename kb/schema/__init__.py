"""How a content file is taken apart, and how a record declares its fields, once.

In: the text of a file; dataclasses declared with `declare`. Out: nodes with their lines
(`frontmatter`), values of the declared `types`, and the `Problem`s found on the way.
"""

from kb.schema import frontmatter, types
from kb.schema.declared import (
    Column,
    FieldSpec,
    Part,
    Weight,
    declare,
    from_plain,
    json_schema,
    read_fields,
    searched,
    spec_of,
    specs,
    to_plain,
)
from kb.schema.problems import Problem, Report, Severity
from kb.schema.shapes import is_within, shape
from kb.schema.types import SLUG_RE

__all__ = [
    "SLUG_RE",
    "Column",
    "FieldSpec",
    "Part",
    "Problem",
    "Report",
    "Severity",
    "Weight",
    "declare",
    "from_plain",
    "frontmatter",
    "is_within",
    "json_schema",
    "read_fields",
    "searched",
    "shape",
    "spec_of",
    "specs",
    "to_plain",
    "types",
]
