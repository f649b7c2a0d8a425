"""What fields of work are called: "an sinh xã hội", "an sinh"; "khoa học", "sáng tạo".

In: fields. Out: their names, to be found in running text (`kb.text.called`).
"""

from collections.abc import Iterable, Iterator

from kb.text.called import Names, called
from kb.text.vietnamese import fold, syllable_texts
from kb.vocabularies.items import Field

_AND = " và "


def names_of_fields(fields: Iterable[Field]) -> Names:
    """A field by its label, by the parts of it, and as its code is short for: "an sinh"."""
    return called((name, each.code, each.label) for each in fields for name in _names(each))


def _names(field: Field) -> Iterator[str]:
    yield field.label
    yield from field.label.split(_AND)
    short = syllable_texts(field.label)[: field.code.count("-") + 1]
    if fold(" ".join(short)) == field.code.replace("-", " "):
        yield " ".join(short)
