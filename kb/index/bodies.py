"""Which organisations a record bears: who issued or set it, who honoured, who is honoured.

In: a record and the vocabularies. Out: codes of content/organisations.yaml; a name that is not
listed there is only text.
"""

from collections.abc import Iterator
from functools import singledispatch

from kb.records import Directive, Exemplar, Record, Theme
from kb.vocabularies import Vocabularies


def bodies_of(record: Record, vocabularies: Vocabularies) -> tuple[str, ...]:
    """The organisations of a record, each with the one it went into."""
    found = (vocabularies.organisation(name) for name in _names(record) if name)
    known = (code for each in found if each for code in (each.slug, each.merged_into))
    return tuple(dict.fromkeys(code for code in known if code))


@singledispatch
def _names(_: Record) -> Iterator[str | None]:
    """The names of organisations that stand in fields of a record."""
    yield from ()


@_names.register
def _of_directive(record: Directive) -> Iterator[str | None]:
    yield record.issuer


@_names.register
def _of_theme(record: Theme) -> Iterator[str | None]:
    yield record.issuer


@_names.register
def _of_exemplar(record: Exemplar) -> Iterator[str | None]:
    yield record.subject
    yield from (honour.issuer for honour in record.honours)
