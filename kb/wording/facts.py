"""What a record says, field by field, under the labels that the fields are declared with.

In: a record, the vocabularies, and the documents it answers to. Out: `Fact`s; one without values is
what no source says. Pages, Word profiles and tables of exports show the same facts, each those it
wants; a field that is declared as shown is there without a line here.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import singledispatch
from operator import attrgetter
from typing import Any

from kb.records import Directive, Exemplar, Figure, Record
from kb.schema import FieldSpec, Part, specs
from kb.schema.types import ListOf, Slug, Type, Year
from kb.text.phrases import sentence
from kb.vocabularies import Vocabularies
from kb.wording.parts import entry
from kb.wording.places import place
from kb.wording.titles import heading, kind_label

# Fields that are said otherwise than they are held.
_OTHERWISE: Mapping[str, Callable[[Any], str]] = {
    "kind": kind_label,
    "role": lambda record: sentence(record.role),
    "value": attrgetter("amount"),
}
# What says more than the field itself: a term that follows from the date.
_FULLER = {"term": "congress_term"}
# What an office asks of every record; where no source says it, it is named as lacking.
_ASKED = frozenset({
    *("subject", "province", "fields", "level", "years", "honours", "directives"),
    *("number", "issuer", "issued", "validity", "signer", "value"),
})  # fmt: skip
# Fields that only some records of a type are about.
_OF_SOME = frozenset({"role", "province"})


@dataclass(frozen=True)
class Value:
    """A fact's value; `key` is the code or name that stands in the record for it."""

    text: str
    key: str


@dataclass(frozen=True)
class Fact:
    """A field of a record: its name and label, and its values, none where no source says it."""

    name: str
    label: str
    values: tuple[Value, ...] = ()
    separator: str = "; "

    @property
    def text(self) -> str | None:
        """The values in a row, or None."""
        return self.separator.join(value.text for value in self.values) or None


def facts(
    record: Record, vocabularies: Vocabularies, documents: Sequence[Directive] = ()
) -> tuple[Fact, ...]:
    """The shown fields in the order of their declaration: those filled in, and those lacking."""
    found = (
        fact(record, spec.name, vocabularies, documents)
        for spec in specs(type(record))
        if spec.shown
    )
    return tuple(each for each in found if each)


def fact(
    record: Record, name: str, vocabularies: Vocabularies, documents: Sequence[Directive] = ()
) -> Fact | None:
    """A field of a record, whether it is shown among the facts or not.

    None where there is nothing to say and nobody asks: the record's type has no such field, or a
    central document names no province.
    """
    spec = next((each for each in specs(type(record)) if each.name == name), None)
    if spec is None:
        return None
    found = said(spec, record, vocabularies, documents)
    return found if found.values or is_asked(record, name) else None


def said(
    spec: FieldSpec,
    record: Record,
    vocabularies: Vocabularies,
    documents: Sequence[Directive] = (),
) -> Fact:
    """What a record has under the name of a field, declared in its own type or in another."""
    values = tuple(_values(record, spec, vocabularies, documents))
    is_short = isinstance(_item(spec.type), Slug | Year) and spec.name != "directives"
    return Fact(spec.name, spec.shown_as, values, ", " if is_short else "; ")


def applies(record: Record, name: str) -> bool:
    """Whether such a record can have a field: a document has no honours, a collective no role."""
    has = any(each.name == name for each in specs(type(record)))
    return has and (name not in _OF_SOME or is_asked(record, name))


@singledispatch
def is_asked(record: Record, name: str) -> bool:
    """Whether an office wants to know it of such a record, so that it is told as lacking."""
    return name in _ASKED


@is_asked.register
def _of_exemplar(record: Exemplar, name: str) -> bool:
    return name in _ASKED or (name == "role" and record.kind == "ca-nhan")


@is_asked.register
def _of_document(record: Directive, name: str) -> bool:
    return name in _ASKED - {"province"}


@is_asked.register
def _of_figure(record: Figure, name: str) -> bool:
    return name in _ASKED and not (name == "years" and record.period)


def _values(
    record: Record, spec: FieldSpec, vocabularies: Vocabularies, documents: Sequence[Directive]
) -> Iterator[Value]:
    held = getattr(record, _FULLER.get(spec.name, spec.name), None)
    if spec.name == "directives":
        yield from (Value(heading(each), each.id) for each in documents)
    elif spec.name == "province":
        where = place(record, vocabularies)
        yield from [Value(where, held or "")] if where else []
    elif held not in (None, ()):
        for each in held if isinstance(held, tuple) else (held,):
            yield Value(_said(spec, each, record, vocabularies), str(each))


def _item(type: Type[Any]) -> Type[Any]:
    """The type of one value of a field."""
    return type.item if isinstance(type, ListOf) else type


def _said(spec: FieldSpec, value: Any, record: Record, vocabularies: Vocabularies) -> str:
    type = _item(spec.type)
    if spec.name in _OTHERWISE:
        return _OTHERWISE[spec.name](record)
    if isinstance(type, Part):
        return entry(value).text
    words = vocabularies.words(spec, (value,) if isinstance(spec.type, ListOf) else value)
    return ", ".join(words) or str(value)
