"""The Whoosh schema, and the form of what is stored. Whoosh pickles the schema into every index:
keep names and import paths.

Terms come ready-made with their weights from `kb.index.analysis`, so the field type has no
analyzer; its one job is to hand them over.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from whoosh import columns, fields, formats

from kb.index.analysis import TERM_KINDS
from kb.records import RECORD_CLASSES
from kb.schema.declared import shape
from kb.vocabularies.vocabularies import VOCABULARIES

# Raise it when an index built before could not be read.
SCHEMA_VERSION = 3


class WeightedTerms(fields.FieldType):  # type: ignore[misc]  # Whoosh ships no types
    """A field whose value is a mapping of term to weight."""

    analyzer = None
    indexed = True
    scorable = (
        True  # our scores need no lengths; without them Whoosh asks the disk at every posting
    )
    stored = False
    unique = False
    vector = None
    column_type = None
    spelling = False

    def __init__(self) -> None:
        self.format = formats.Existence()

    def index(
        self, value: Mapping[str, float], **_: Any
    ) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Whoosh's contract: (term, frequency, weight, encoded value) for each term."""
        for term, weight in value.items():
            yield term.encode(), 1, weight, b""


def whoosh_schema() -> fields.Schema:
    """One field per kind of term; `row` is what is read for all documents, `data` for hits only."""
    return fields.Schema(
        id=fields.ID(unique=True),
        row=fields.COLUMN(columns.VarBytesColumn()),
        data=fields.STORED(),
        **{kind: WeightedTerms() for kind in TERM_KINDS},
    )


def known_shape() -> dict[str, Any]:
    """Every field of records and vocabularies that this version can read from an index."""
    return {name: shape(cls) for name, cls in (RECORD_CLASSES | VOCABULARIES).items()}


def is_within(held: Any, known: Any) -> bool:
    """Whether what an index holds is known; what it lacks does not matter."""
    if isinstance(held, dict) and isinstance(known, dict):
        return all(key in known and is_within(each, known[key]) for key, each in held.items())
    if isinstance(held, list) and isinstance(known, list):
        return is_within(held[0], known[0])
    return bool(held == known)
